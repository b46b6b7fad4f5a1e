"""Amounts as a reading gives them: the counted noun is the unit, and behind the concept stands whose the counted things are."""

import pytest

from sayso.evidence import Document
from sayso.evidence.times import Quantity
from sayso.extract.quantities import describe, find_quantities
from sayso.extract.times import find_times
from sayso.languages.en.parser import parse


def read(text: str) -> tuple[Quantity, ...]:
    parsed = parse(Document("d", "d", text))
    return describe(parsed, find_quantities(parsed, find_times(parsed)))


@pytest.mark.parametrize(
    ("text", "unit", "concept"),
    [
        ("Mirel Shipping, which employs 13,000 workers, closed.", "worker", "workers, Mirel Shipping"),
        ("The club signed 14 first-team players.", "first-team player", "first-team players, club"),
        ("A survey of more than 6,000 farmers was published.", "farmer", "farmers, survey"),
        ("Senn's 40 dockers walked out.", "docker", "dockers, Senn"),
        ("Five seasons of the drama were filmed.", "season", "seasons, drama"),
        ("The bay is the home port for about 60 trawlers.", "trawler", "trawlers, bay"),
        ("The ferry line announced plans to lay off 650 sailors.", "sailor", "sailors, ferry line"),
        ("About 460 red and yellow buses were burnt.", "red yellow bus", "red and yellow buses"),
        ("A 12 page letter was found.", "page", "page letter"),
        ("There were 8 million people.", "people", "people"),
    ],
)
def test_counted_nouns_are_units_and_have_a_bearer(text: str, unit: str, concept: str) -> None:
    (one,) = read(text)
    assert (one.unit, one.concept, one.counted) == (unit, concept, True)
    assert one.concept_span is not None
    assert text[one.concept_span.start : one.concept_span.end] in concept


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The first index closed at 1,463.87 points while the second rose to 1,333.18.", ["point", "point"]),
        ("The highest bid was 84.75 cents and the lowest 74.07.", ["cent", "cent"]),
        ("She has raised 280 million of the 1.5 billion euros.", ["euro", "euro"]),
        ("The yuan fell 0.4 percent to 7.13.", ["percent", None]),
        ("Rents rose 2.5 percent and 3.5 houses burnt.", ["percent", "house"]),
    ],
)
def test_a_bare_number_shares_the_unit_of_its_like(text: str, units: list[str | None]) -> None:
    assert [one.unit for one in read(text)] == units


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Shares of the dairy were up 4 per cent to $13.60.", ["Shares", "Shares"]),
        ("The warning wiped $340 million off the bank's value.", ["value"]),
        ("They let in players over the age of 21.", ["players"]),
        ("Their daughter Maria, who was 10, spoke.", ["Maria"]),
        ("Profits 2.2 million euros, the mill said.", ["Profits"]),
        ("Mirel Capital owes its banks 67 million euros.", ["Mirel Capital"]),
    ],
)
def test_what_is_measured(text: str, concept: list[str]) -> None:
    assert [one.concept for one in read(text)] == concept


@pytest.mark.parametrize(
    "text", ["He sat in Section 427 Row 21.", "The Stoxx 600 index rose.", "The iPhone 14 Pro sold well."]
)
def test_numbers_in_names_count_nothing(text: str) -> None:
    assert read(text) == ()


def test_measures_keep_their_unit_and_are_no_counts() -> None:
    (one,) = read("One US pint was spilt.")
    assert (one.unit, one.counted) == ("pint", False)
