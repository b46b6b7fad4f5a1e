"""Readings in which the annotators' groups stand for who is who."""

from benchmarks.identity.given import with_groups
from benchmarks.identity.marked import Marked
from sayso.evidence import Document, Span
from sayso.reading import read_document

TEXT = "The engineer closed the quay on Monday. Ana Roth said that it was unsafe. The mayor thanked Roth."


def mark(words: str, entity: str) -> Marked:
    start = TEXT.index(words)
    return Marked("a", Span(start, start + len(words)), words, entity, "name")


def test_those_whom_annotators_hold_to_be_one_are_one_entity():
    reading = read_document(Document("a", "a", TEXT, language="en"))
    marked = [mark("engineer", "roth"), mark("Ana Roth", "roth"), mark("The mayor", "mayor")]
    given, local = with_groups(reading, marked)
    assert local[0] == local[1] != local[2]
    stand = {one.span.words(TEXT): one.entity for one in given.mentions}
    assert stand["The engineer"] == stand["Ana Roth"] == local[0]
    roth = next(one for one in given.entities if one.id == local[0])
    assert (roth.name, roth.kind, roth.named) == ("Ana Roth", "person", True)
    assert "Ana Roth" not in {one.name for one in given.entities if one.id != roth.id}


def test_a_group_of_which_nothing_was_found_has_no_entity():
    reading = read_document(Document("a", "a", TEXT, language="en"))
    _, local = with_groups(reading, [mark("unsafe", "nobody")])
    assert local == [None]
