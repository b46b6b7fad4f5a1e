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


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a woman of 22 on Monday.",
        "The man of 34 under arrest left the firm in April, Ana Roth said.",
        "The clock lies on the table with its hands at twenty to seven.",
        "The gauge recorded a sharp shock at Senn at 18.52 on Monday.",
        "Pupils will take History Paper Two again in June.",
        "The ferry took everybody from the beach at Three Coves by sea.",
        "The board has six weeks. Harsk Steel, in 2011, had four.",
    ],
)
def test_years_of_life_hours_names_and_numbers_without_a_noun_count_nothing(text: str) -> None:
    assert figures(text) == []


def test_who_counts_is_not_counted() -> None:
    assert [measure for _, measure, _, _ in figures("They went to the square, where the police counted 300.")] == []


def test_a_crew_of_six_is_counted() -> None:
    assert [low for low, *_ in figures("A crew of six was on board.")] == [6]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("This morning the prefect gave the number of dead as seven.", (7, "people killed")),
        ("Ana Roth put the number of schools touched by the affair at 11.", (11, "schools touched")),
        ("The notice raises the number of posts to go across the group to 1,400.", (1400, "posts")),
        ("The number of phones in the store has not changed; it is twenty-seven.", (27, "phones")),
        ("A cliff fell on Tuesday, killing four workers and leaving 12 missing.", (12, "people missing")),
        ("The fire at Senn killed 17, the coroner said.", (17, "people killed")),
        ("Police in Senn say they now hold five people.", (5, "people arrested")),
        ("Five people are now in custody, police said.", (5, "people arrested")),
        ("A driver is one of two people now behind bars.", (2, "people arrested")),
        ("A heap came down on the shed and six men lost their lives.", (6, "men killed")),
        ("The notice says that 12 guests slept in the chapel, 9 of them on mats.", (9, "people slept")),
    ],
)
def test_what_a_number_is_told_to_be_of(text: str, counted: tuple[float, str]) -> None:
    assert counted in [(low, measure) for low, measure, _, _ in figures(text)]


def test_a_hall_holds_nobody_captive() -> None:
    assert [measure for _, measure, _, _ in figures("The hall holds 500 people.")] == ["people"]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        (
            "Ana Roth said that the pictures of Paper Four were posted on Sunday in a closed group with about 640 members.",
            "a closed group",
        ),
        ("“Underneath it said eighty crowns,” the pupil told the Courier.", None),
        ("The firm lists a bonus for its chief executive of 4.1 million crowns.", None),
    ],
)
def test_whose_a_number_is_stands_beside_it(text: str, of: str | None) -> None:
    assert [whose for _, _, whose, _ in figures(text)] == [of]


def test_who_is_half_of_it_halves_no_count() -> None:
    text = (
        "The petition had gathered 41,000 signatures by last night. Its chairman says that history is only half of it."
    )
    assert [low for low, *_ in figures(text)] == [41_000]


def test_a_currency_is_what_the_text_calls_it() -> None:
    found = read_document(Document("d", "d", "The loan is of 30 million marks.", language="en")).quantities
    assert [one.unit for one in found] == ["mark"]


def test_millions_are_as_many_as_they_say() -> None:
    assert [low for low, *_ in figures("The bonus was 4.1 million crowns.")] == [4_100_000]
