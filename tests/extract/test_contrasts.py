"""Numbers set against others, and numbers that somebody is told in passing to have given."""

import pytest

from sayso.evidence import Document, FigureProposition
from sayso.reading import read_document


def figures(text):
    """Of each figure who gives it, its bounds, and its side."""
    read = read_document(Document("d", "d", text, language="en", outlet="Post"))
    return {
        (one.chain[-1].source, one.proposition.low, one.proposition.high, one.polarity)
        for one in read.statements
        if isinstance(one.proposition, FigureProposition)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve ships sank, not 30.", {("Post", 12, 12, "affirmed"), ("Post", 30, 30, "denied")}),
        (
            "The quay did not cost 4 million crowns but 3 million crowns.",
            {("Post", 4e6, 4e6, "denied"), ("Post", 3e6, 3e6, "affirmed")},
        ),
        ("Twelve ships sank rather than 30.", {("Post", 12, 12, "affirmed"), ("Post", 30, 30, "denied")}),
        (
            "Twelve ships sank, far from the 30 that the navy claims.",
            {("Post", 12, 12, "affirmed"), ("Post", 30, 30, "denied"), ("the navy", 30, 30, "affirmed")},
        ),
        (
            "Fewer than the 300 villagers reported by the army were moved.",
            {("Post", None, 300, "affirmed"), ("the army", 300, 300, "affirmed")},
        ),
        (
            "The ship cost 3 million crowns, not the 4 million crowns mentioned by the admiral-elect.",
            {("Post", 3e6, 3e6, "affirmed"), ("Post", 4e6, 4e6, "denied"), ("admiral-elect", 4e6, 4e6, "affirmed")},
        ),
        ("The mayor paid for the 40 tents that the army named.", {("the army", 40, 40, "affirmed")}),
    ],
)
def test_each_number_stands_on_its_side(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Not only 12 ships but 30 boats sank.",
        "Twelve ships sank, and not one of them was insured.",
        "The navy lost 12 ships, the fleet 30.",
    ],
)
def test_other_numbers_are_not_set_against_each_other(text):
    assert "denied" not in {polarity for *_, polarity in figures(text)}


def test_what_was_first_reported_has_no_part_in_what_is_said_now():
    found = figures("Sixteen miners died, and not 40 as first reported.")
    assert found == {("Post", 16, 16, "affirmed"), ("Post", 40, 40, "denied")}


def test_what_happened_to_a_part_did_not_happen_to_the_whole():
    read = read_document(Document("d", "d", "Two of the four gates were opened.", language="en", outlet="Post"))
    counted = {
        one.proposition.low: one.proposition.measure
        for one in read.statements
        if isinstance(one.proposition, FigureProposition)
    }
    assert counted == {2: "gates opened", 4: "gates"}
