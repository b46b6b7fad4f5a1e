"""Numbers, days and chains read as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Independence, Interval
from sayso.views.wording import amount, chain, clip, count, days, dots, origins


@pytest.mark.parametrize(
    ("least", "most", "words", "marks"),
    [(1, 1, "1", "●"), (3, 4, "3 – 4", "●●●○"), (0, 2, "0 – 2", "○○"), (9, 12, "9 – 12", "●●●●●●●●+")],
)
def test_independent_origins(least, most, words, marks):
    assert (origins(Independence(least, most)), dots(Independence(least, most))) == (words, marks)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-05", "2031-05-05", "5 May 2031"),
        ("2031-05-02", "2031-05-09", "2 – 9 May 2031"),
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2031-12-01", "2031-12-31", "Dec 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-04-28", "2031-05-09", "28 Apr – 9 May 2031"),
        ("2030-12-28", "2031-01-02", "28 Dec 2030 – 2 Jan 2031"),
        ("2031-05-05", None, "since 5 May 2031"),
        (None, "2031-05-05", "until 5 May 2031"),
        (None, None, ""),
    ],
)
def test_days(start, end, words):
    assert days(Interval(*(date.fromisoformat(one) if one else None for one in (start, end)))) == words


@pytest.mark.parametrize(
    ("low", "high", "bound", "approximate", "unit", "words"),
    [
        (40, 40, "exact", True, None, "about 40"),
        (400, 600, "range", False, None, "400 – 600"),
        (12, None, "at_least", False, None, "at least 12"),
        (None, 19, "at_most", False, None, "at most 19"),
        (12, 12, "at_least", False, None, "at least 12"),
        (2.5, 2.5, "exact", False, "percent", "2.5 %"),
        (1500000, 1500000, "exact", False, "dollar", "1.5 million dollars"),
        (1234567, 1234567, "exact", False, "crown", "1,234,567 crowns"),
        (1, 1, "exact", False, "mile", "1 mile"),
        (90, 90, "exact", False, "kilometre per hour", "90 kilometres per hour"),
        (3, 5, "range", False, "square foot", "3 – 5 square feet"),
        (30, 30, "exact", False, "degree Celsius", "30 degrees Celsius"),
        (None, None, "exact", False, None, "not known"),
    ],
)
def test_amounts(low, high, bound, approximate, unit, words):
    assert amount(low, high, bound, approximate=approximate, unit=unit) == words


def test_chains_and_counts():
    assert chain(("Quay Post", None, "an official")) == "Quay Post › not named › an official"
    assert chain((None, "an official")) == "outlet not known › an official"
    assert [count(n, "report") for n in (0, 1, 2000)] == ["0 reports", "1 report", "2,000 reports"]


@given(words=st.text(max_size=200), length=st.integers(2, 80))
def test_clipped_words_fit_on_one_line(words, length):
    assert len(clip(words, length)) <= length
    assert len(clip(words, length).splitlines()) <= 1


@given(start=st.dates(), end=st.dates())
def test_any_interval_has_words(start, end):
    assert days(Interval(min(start, end), max(start, end)))
