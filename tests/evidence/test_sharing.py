"""Readings that share their equal parts."""

from sayso.evidence import Document, Reading, from_json, to_json
from sayso.evidence.sharing import Sharing
from sayso.reading import read_document

TEXT = "Mayor Ana Roth of Vell said on Monday that 12 boats were lost. “Nobody was warned,” she told the Harbour Post."


def decoded(key):
    """A reading as a case gives it: every part an object of its own."""
    found = read_document(Document(key, f"{key}.txt", TEXT, outlet="Vell Post"))
    return from_json(to_json(found), Reading)


def test_what_is_shared_is_equal_to_what_was_given():
    sharing = Sharing()
    for key in ("a", "b"):
        assert to_json(sharing.share(decoded(key))) == to_json(decoded(key))


def test_equal_parts_of_two_readings_are_one_object():
    sharing = Sharing()
    one, other = (sharing.share(decoded(key)) for key in ("a", "b"))
    assert one.statements
    for mine, theirs in zip(one.statements, other.statements, strict=True):
        assert mine.gist is theirs.gist
        assert mine.chain is theirs.chain
    assert one.mentions[0].span is other.mentions[0].span
    assert one.entities[0].name is other.entities[0].name
