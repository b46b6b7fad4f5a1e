"""Weighing runs while Python's search for cyclic garbage waits, so what it made on the way must be in no cycle."""

import gc
from weakref import ref

from sayso.corroboration.joining.wording import Vocabulary
from sayso.evidence import Document
from sayso.identity import identify
from sayso.identity.nodes import Node
from sayso.identity.signs import Report
from sayso.languages.remembered import Remembered
from sayso.languages.uncollected import uncollected
from sayso.reading import read_document

REPORTS = (
    "Orla Velm and Jonas Brook met Ida Marsh in Harbel on Friday. The cement plant caught fire on Thursday.",
    "Ida Marsh told Jonas Brook and Orla Velm in Harbel that nine people were hurt when the cement plant burned.",
)


def alive(*kinds):
    return [one for one in gc.get_objects() if isinstance(one, kinds)]


def test_what_identity_looked_at_is_gone_when_it_is_done():
    readings = [read_document(Document(f"r{at}", f"r{at}", text)) for at, text in enumerate(REPORTS)]
    gc.collect()
    with uncollected():
        assert identify(readings)
        assert not alive(Node, Report)


def test_the_likeness_of_words_is_gone_with_the_vocabulary():
    with uncollected():
        words = Vocabulary([["bridge", "collapse"], ["bridge", "fall"]])
        seen = ref(words)
        assert words.likenesses(["bridge", "collapse"], ["bridge", "fall"])[0]["bridge"] == 1.0
        assert seen() is words
        del words
        assert seen() is None


def test_a_value_takes_room_beside_its_text():
    kept = Remembered[str, str](30, each=8)
    for text in ("aa", "bb", "cc"):
        kept.add(text, text.upper())
    assert [kept.get(text) for text in ("aa", "bb", "cc")] == ["AA", "BB", "CC"]
    kept.add("dd", "DD")
    assert [kept.get(text) for text in ("aa", "bb", "cc", "dd")] == [None, "BB", "CC", "DD"]
    kept.clear()
    for text in ("aa", "bb", "cc"):
        kept.add(text, text)
    assert kept.get("aa") == "aa"
