"""What somebody only talks of is told by the outlet, and a claim of lives is no saying."""

import pytest

from sayso.evidence import Document, RelationProposition
from sayso.reading import read_document


def sources(text: str, words: str) -> set[str | None]:
    """Who says what stands at the words; nobody is the outlet."""
    found = read_document(Document("d", "d", text, language="en")).statements
    return {one.chain[-1].source for one in found if words in one.span.words(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was the council's strongest statement yet on the war that has killed 1,030 farmers.", "killed 1,030"),
        ("Ana Roth spoke about the fire that destroyed nine houses.", "destroyed nine houses"),
        ("Commenting on the arrest of Ivo Marek, General Roth said that nobody knew.", "arrest of Ivo Marek"),
    ],
)
def test_what_is_talked_of_is_told_by_the_outlet(text: str, words: str) -> None:
    assert sources(text, words) == {None}


def test_what_is_warned_of_is_said() -> None:
    assert sources("Ana Roth said that the dam had burst.", "the dam had burst") == {"Ana Roth"}


def test_a_flood_that_claims_lives_says_nothing() -> None:
    assert sources("The flood has also claimed the lives of 67 farmers.", "67 farmers") == {None}


@pytest.mark.parametrize(
    "text",
    ["More weapons attacked the soldiers.", "A similar white van hit Ana Roth.", "The tunnels attacked Norland."],
)
def test_weapons_and_tunnels_fight_nobody(text: str) -> None:
    found = read_document(Document("d", "d", text, language="en")).statements
    ties = [one.proposition for one in found if isinstance(one.proposition, RelationProposition)]
    assert [tie for tie in ties if tie.kind == "fighting_against"] == []
