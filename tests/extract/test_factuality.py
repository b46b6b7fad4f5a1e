"""Certain, probable, possible or open; so or not so: one line a phenomenon. The word judged stands in brackets."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Document, Span
from sayso.extract.factuality import Factuality, judge
from sayso.languages.en.parser import parse
from sayso.languages.parse import Parse, Sentence, Token


def judged(marked: str) -> tuple[str, Factuality]:
    match = re.search(r"\[(.*?)\]", marked)
    assert match
    text = marked.replace("[", "").replace("]", "")
    trigger = Span(match.start(), match.start() + len(match[1]))
    return text, judge(parse(Document(id="d", name="d.txt", text=text)), trigger, Span(0, len(text)))


LINES = """
certain affirmed: The ship [sank].
certain affirmed: [12] people were killed.
certain affirmed: He managed to [escape].
certain affirmed: They did not fail to [reach] the port.
certain affirmed: There are as many as [5,000] fighters.
certain denied: We [received] no such warning.
certain denied: The union has never [cut] its ties.
certain denied: Nobody [saw] the ship.
certain denied: Neither side [won].
certain denied: No dockers [died].
certain denied: The army has refused to [fight].
certain denied: They failed to [reach] the port.
certain denied: He forgot to [lock] the door.
certain denied: Without [paying], he left.
certain denied: The police prevented the [attack].
certain denied: The attack was not [carried] out by the group.
certain denied: It is not true that the ship [sank].
probable affirmed: The alleged [attack] killed two.
probable affirmed: The group is believed to have [fled].
probable affirmed: It appears that the group [paid].
probable affirmed: The ship probably [sank].
probable denied: He is unlikely to [win].
possible affirmed: The ship may have [sunk].
possible affirmed: [12] people may have been killed.
possible affirmed: With low confidence, 300 [fighters] remain.
possible affirmed: Perhaps the ship [sank].
possible denied: There is no evidence of strategic [ties] between the two.
underspecified affirmed: If the ship [sank], we pay.
underspecified affirmed: Has the ship [sunk]?
underspecified affirmed: He plans to [sail].
underspecified affirmed: [Close] the port.
"""


@pytest.mark.parametrize("line", [line for line in LINES.splitlines() if line])
def test_words_around_a_predicate_say_whether_it_is_so(line: str) -> None:
    verdict, marked = line.split(": ", 1)
    _, found = judged(marked)
    assert f"{found.certainty} {found.polarity}" == verdict


def test_the_words_that_decide_are_told() -> None:
    text, found = judged("The ship may not have [sunk].")
    assert [span.words(text) for span in found.markers] == ["may", "not"]


def test_words_outside_the_scope_do_not_count() -> None:
    text = "The minister denied that the ship sank."
    parsed = parse(Document(id="d", name="d.txt", text=text))
    trigger = Span(text.index("sank"), text.index("sank") + 4)
    assert judge(parsed, trigger, Span(text.index("that"), len(text) - 1)) == Factuality()
    assert judge(parsed, trigger, Span(0, len(text))).polarity == "denied"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="no tifmaysunk?.“”🙂\u200f", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_text_can_be_judged(text: str, start: int, length: int) -> None:
    found = judge(parse(Document(id="d", name="d.txt", text=text)), Span(start, start + length), Span(0, len(text)))
    assert all(0 <= span.start < span.end <= len(text) for span in found.markers)


def test_a_grammar_a_thousand_words_deep_is_judged_all_the_same():
    count = 1_200
    text = "sold " * count
    tokens = tuple(
        Token(at, at * 5, at * 5 + 4, "sold", "sold", "sell", "VERB", "VBD", "conj" if at else "ROOT", max(0, at - 1),
              (at + 1,) if at + 1 < count else (), 0, "")
        for at in range(count)
    )  # fmt: skip
    whole = Span(0, len(text) - 1)
    deep = Parse(
        Document(id="d", name="d.txt", text=text), tokens, (Sentence(0, whole, 0, count, 0),), (whole,), (), ()
    )
    assert judge(deep, tokens[-1].span, whole) == Factuality()
