"""Amounts: which numbers count or measure something, how much they come to, and of what."""

import itertools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Document
from sayso.evidence.times import Quantity
from sayso.extract.quantities import find_quantities
from sayso.extract.times import find_times
from sayso.languages.en.parser import parse

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "quantities").glob("*.toml"))
PASSAGES: list[dict[str, Any]] = [
    {**passage, "id": f"{path.stem}-{at:02}"}
    for path in GOLDEN
    for at, passage in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["passage"], 1)
]


def read(text: str) -> tuple[Quantity, ...]:
    parsed = parse(Document("d", "d", text))
    return find_quantities(parsed, find_times(parsed))


def notation(one: Quantity, text: str) -> str:
    """`words = ~bound unit change: concept`; a range as 400..600, open ends as >= and <=."""
    low, high = (f"{end:,.12g}" if end is not None else "" for end in (one.low, one.high))
    value = {"exact": low, "range": f"{low}..{high}", "at_least": f">= {low}", "at_most": f"<= {high}"}[one.bound]
    parts = [("~" if one.approximate else "") + value, one.unit, one.change]
    words = text[one.span.start : one.span.end]
    return f"{words} = {' '.join(part for part in parts if part)}: {one.concept or '-'}"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_golden(passage: dict[str, Any]) -> None:
    assert [notation(one, passage["text"]) for one in read(passage["text"])] == passage["amounts"]


def test_golden_covers_every_kind_of_amount() -> None:
    lines = [line.rsplit(" = ", 1)[1] for passage in PASSAGES for line in passage["amounts"]]
    shapes = [r"\d+: ", r"~\d+: ", r"\d.*\.\.\d.*: ", r">= ", r"<= ", r"~<= ", r"~\d.*\.\.", r"0\.25: ", r".* percent up", r".* percent down",
              r".* dollar: ", r".* dollar per", r"-\d+ celsius", r".* year of age", r".* day: -"]  # fmt: skip
    assert [shape for shape in shapes if not any(re.match(shape, line) for line in lines)] == []


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("40", 40, 40, False),
        ("about 40", 40, 40, True),
        ("nearly 40", None, 40, True),
        ("as many as 40", None, 40, False),
        ("more than 40", 40, None, False),
        ("at least 40", 40, None, False),
        ("no more than 40", None, 40, False),
        ("no fewer than 40", 40, None, False),
        ("40 to 60", 40, 60, False),
        ("between 40 and 60", 40, 60, False),
        ("roughly 40 to 60", 40, 60, True),
        ("40-60", 40, 60, False),
        ("half a million", 500_000, 500_000, False),
        ("three thousand six hundred", 3600, 3600, False),
        ("a hundred and five", 105, 105, False),
        ("nearly two dozen", None, 24, True),
        ("tens of thousands of", 10_000, 100_000, True),
        ("millions of", 1_000_000, None, True),
        ("2.5 million", 2_500_000, 2_500_000, False),
        ("4 to 5 million", 4_000_000, 5_000_000, False),
    ],
)
def test_bounds(words: str, low: float | None, high: float | None, *, approximate: bool) -> None:
    text = f"They counted {words} barges."
    (one,) = read(text)
    assert (one.low, one.high, one.approximate, one.concept) == (low, high, approximate, "barges")
    assert text[one.span.start : one.span.end] == words.removesuffix(" of")


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$4.2m", 4_200_000, "dollar"),
        ("US$3 billion", 3e9, "dollar"),
        ("C$5", 5, "canadian dollar"),
        ("€12,000", 12_000, "euro"),
        ("12 euros", 12, "euro"),
        ("£3bn", 3e9, "pound sterling"),
        ("¥700 million", 7e8, "japanese yen"),
        ("30 per cent", 30, "percent"),
        ("30%", 30, "percent"),
        ("3 percentage points", 3, "percentage point"),
        ("12 km", 12, "kilometre"),
        ("9 tonnes", 9, "metric ton"),
        ("40 miles an hour", 40, "mile per hour"),
        ("$3 a gallon", 3, "dollar per gallon"),
        ("2,000 sq m", 2000, "square metre"),
    ],
)
def test_units_have_one_name(words: str, value: float, unit: str) -> None:
    (one,) = read(f"The new pier took {words}.")
    assert (one.low, one.unit) == (value, unit)


def test_a_duration_that_is_counted_is_an_amount_too() -> None:
    (one,) = read("The strike lasted 18 days.")
    assert (one.low, one.unit, one.concept) == (18, "day", None)


def test_a_stretch_that_ends_today_is_none() -> None:
    assert read("Rents doubled over the past 18 months.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "x",
        "9" * 400,
        "1/0",
        "..5..",
        "$",
        "%",
        "−",
        "1.2.3.4",
        "half",
        "a few",
        "one",
        "-" * 300,
        "5" + "0" * 30 + " ships",
    ],
)
def test_bad_input_gives_no_made_up_number(text: str) -> None:
    assert all(one.low is None or one.low < 1000 for one in read(text))


WORDS = st.sampled_from(
    [
        "12",
        "1,500",
        "2.5",
        "1.000,50",
        "$",
        "€",
        "%",
        "km",
        "million",
        "dozen",
        "hundred",
        "two",
        "half",
        "a",
        "and",
        "to",
        "-",
        "between",
        "from",
        "at",
        "least",
        "nearly",
        "about",
        "of",
        "the",
        "in",
        "four",
        "people",
        "ships",
        "rose",
        "fell",
        "by",
        "percent",
        "per",
        "hour",
        "(",
        ")",
        ",",
        ".",
        "/",
        "one",
        "third",
        "several",
        "thousands",
        "minus",
        "+",
        "1990",
        "m",
        "bn",
        "old",
        "year",
        "-",
        "IV",
        "~",
    ]
)


@given(st.lists(WORDS, max_size=14))
def test_spans_lie_inside_the_text_in_order_and_low_is_not_above_high(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all(one.low <= one.high for one in found if one.low is not None and one.high is not None)
    assert all(one.low is not None or one.high is not None for one in found)
    for one in found:
        if one.concept_span is not None:
            assert text[one.concept_span.start : one.concept_span.end].split() == (one.concept or "").split()
