"""Another number for a count just told, of which the text says no more than who gives it."""

import pytest

from sayso.evidence import Document, FigureProposition
from sayso.reading import read_document


def figures(text):
    """Of each figure its number, what it counts and who gives it."""
    read = read_document(Document("d", "d", text, language="en", outlet="Post"))
    return [
        (one.proposition.high, one.proposition.measure, one.chain[-1].source)
        for one in read.statements
        if isinstance(one.proposition, FigureProposition)
    ]


@pytest.mark.parametrize(
    ("text", "rival"),
    [
        ("The toll rose to 19, the union said. The coroner put it at 17.", (17, "people killed", "The coroner")),
        ("The toll rose to 19, the union said. “Sixteen,” said the ministry.", (16, "people killed", "the ministry")),
        ("The storm wrecked 60 boats, the mayor said. The navy counted 45.", (45, "boats", "The navy")),
        (
            "About 40 percent of voters stayed at home, Ana Roth said. The party says 55 percent.",
            (55, "voters", "The party"),
        ),
        (
            "The delay has cost the port 4 million crowns, Ana Roth said. The union put the loss at half of that.",
            (2_000_000, "crowns", "The union"),
        ),
    ],
)
def test_a_number_alone_is_for_what_was_counted_last(text, rival):
    found = figures(text)
    assert len(found) == 2
    assert (found[1][0], found[1][2]) == (rival[0], rival[2])
    assert found[1][1] == found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Ten ships were sunk, the navy said. Ana Roth was given 15 in May.",
        "Ten ships were sunk, the navy said. The keeper is 12.",
        "The mill employs 900 people, the owner said. The union put the loss at 4 million crowns.",
        "Ten ships were sunk. The weather was fair. The moon was up. “Twelve,” said Ana Roth.",
    ],
)
def test_other_numbers_are_not(text):
    first, *others = figures(text)
    assert first[1] not in {measure for _, measure, _ in others}


def test_what_is_put_at_a_number_keeps_what_is_told_of_it():
    assert [measure for _, measure, _ in figures("Ana Roth put the number of people killed in the fire at 17.")] == [
        "people killed"
    ]
