"""Numbers beside verbs and descriptions: who is counted, of whom, and what is no number at all."""

import pytest

from sayso.evidence import Document, FigureProposition
from sayso.reading import read_document


def figures(text: str) -> list[tuple[float | None, str, str | None, str | None]]:
    """Of each figure the least, what is measured, of whom, and who gives it."""
    found = read_document(Document("d", "d", text, language="en")).statements
    return [
        (
            one.proposition.low,
            one.proposition.measure,
            one.proposition.of.name if one.proposition.of else None,
            one.chain[-1].source,
        )
        for one in found
        if isinstance(one.proposition, FigureProposition)
    ]


def test_who_marches_to_protest_is_counted() -> None:
    text = "About 60 people who work for Tern Freight marched to the town hall to protest against that."
    assert [(low, measure) for low, measure, _, _ in figures(text)] == [(60, "people")]


def test_how_many_speak_is_no_figure() -> None:
    assert figures("Two officials said that the dam had burst.") == []


def test_who_gives_work_to_so_many_gives_no_number() -> None:
    assert [source for *_, source in figures("The mill gives work to 310 people.")] == [None]


def test_inhabitants_are_those_of_the_town_that_is_described() -> None:
    text = "The mill is the pride of Anstey, a town of 9,200 residents."
    assert [(low, of) for low, _, of, _ in figures(text)] == [(9200, "Anstey")]


@pytest.mark.parametrize(
    "text",
    [
        "Police began to zero in on a warehouse.",
        "There is zero evidence of it.",
        "Zero tolerance is the school's policy.",
    ],
)
def test_a_zero_that_counts_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_zero_that_counts() -> None:
    assert [low for low, *_ in figures("Zero deaths were reported.")] == [0]


def test_money_that_is_eyed_is_not_of_eyes() -> None:
    assert [measure for _, measure, *_ in figures("Norland eyes $8 billion from the sale.")] == ["dollars"]
