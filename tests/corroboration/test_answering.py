"""What a report has one source say and another, next to it, deny is one claim with two sides, whatever the words."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document
from sayso.weighing import weigh


def sides(*texts: str) -> list[list[set[str | None]]]:
    """Of each contested claim who affirms and who denies it."""
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Post {at}")) for at, text in enumerate(texts)
    ]
    sources = {one.id: one.chain[-1].source for reading in readings for one in reading.statements}
    claims = weigh(readings).weighing.claims
    return [
        [{sources[one] for one in side.statements} for side in claim.positions] for claim in claims if claim.contested
    ]


@pytest.mark.parametrize(
    ("text", "affirms", "denies"),
    [
        (
            "The harbour office says the order was faxed to the yard on Friday; Nils Farr insists that nobody in the yard ever saw the order.",
            "The harbour office",
            "Nils Farr",
        ),
        (
            "The council says the bells were rung at four. Several villagers told the Post they had heard nothing.",
            "The council",
            "Several villagers",
        ),
        (
            "The bank says it paid the farmers in March. The farmers' league said its members had received nothing from the bank.",
            "The bank",
            "The farmers' league",
        ),
    ],
)
def test_who_denies_in_other_words_what_was_said_just_before(text: str, affirms: str, denies: str) -> None:
    assert any(affirms in sources[0] and denies in sources[1] for sources in sides(text))


@pytest.mark.parametrize(
    "text",
    [
        # two matters
        "The council says the bells were rung at four. The baker said that no bread was left in the village.",
        # one body in two voices
        "The police said the man was not handcuffed. A police spokesman said the man walked to the station by himself.",
        # the report's own words, which nobody denies
        "The pump is made by Orvane Deep in Norhaven. Orvane Deep said it had found nothing odd in its tests.",
    ],
)
def test_what_only_stands_beside_a_denial_is_not_denied(text: str) -> None:
    assert sides(text) == []
