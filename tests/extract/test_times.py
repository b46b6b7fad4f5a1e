"""Times: which words of a passage are times, and which days they come to."""

import itertools
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Document
from sayso.evidence.documents import Published
from sayso.evidence.times import TimeExpression
from sayso.extract.times import find_times
from sayso.languages.en.parser import parse

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "times").glob("*.toml"))
PASSAGES: list[dict[str, Any]] = [
    {**passage, "id": f"{path.stem}-{at:02}"}
    for path in GOLDEN
    for at, passage in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["passage"], 1)
]


def read(text: str, published: str | None = None) -> tuple[TimeExpression, ...]:
    first, _, last = (published or "").partition("..")
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else start
    return find_times(parse(Document("d", "d", text, published=Published(start, end))))


def notation(time: TimeExpression, text: str) -> str:
    """`words = TYPE value [first .. last day]`, what is not known as a dash."""
    words = text[time.span.start : time.span.end]
    days = f" [{time.start} .. {time.end}]" if time.start or time.end else ""
    return f"{words} = {time.type} {time.value or '-'}{days}"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_golden(passage: dict[str, Any]) -> None:
    found = [notation(time, passage["text"]) for time in read(passage["text"], passage.get("published"))]
    assert found == passage["times"]


def test_golden_covers_every_type_and_way_of_naming_a_time() -> None:
    lines = [line.rsplit(" = ", 1)[1] for passage in PASSAGES for line in passage["times"]]
    shapes = [
        r"DATE \d{4}-\d\d-\d\d \[", r"DATE \d{4}-\d\d \[", r"DATE \d{4} \[", r"DATE \d{3} \[", r"DATE \d\d \[", r"DATE \d{4}-Q\d",
        r"DATE \d{4}-H\d", r"DATE \d{4}-(SP|SU|FA|WI)", r"DATE \d{4}-W\d\d-WE", r"DATE [\d-]+/[\d-]+", r"DATE XXXX-", r"DATE -",
        r"DATE PRESENT_REF", r"DATE PAST_REF", r"DATE FUTURE_REF", r"TIME .*T\d\d:\d\d", r"TIME .*T(MO|NI)", r"DURATION P\d+Y",
        r"DURATION PT\d+H", r"DURATION PX", r"DURATION P20Y \[", r"SET P1D", r"SET P1M", r"SET P2D",
    ]  # fmt: skip
    assert [shape for shape in shapes if not any(re.match(shape, line) for line in lines)] == []


def test_a_weekday_lies_where_the_verb_looks() -> None:
    wednesday = "2031-05-07"
    assert read("They left on Friday.", wednesday)[0].start == date(2031, 5, 2)
    assert read("They will leave on Friday.", wednesday)[0].start == date(2031, 5, 9)


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert read("It is paid on Jan. 3.", "2031-11-20")[0].value == "2032-01-03"
    assert read("It was paid on Dec. 3.", "2031-01-20")[0].value == "2030-12-03"


def test_an_interval_keeps_what_holds_for_all_of_it() -> None:
    (time,) = read("It happened yesterday.", "2031-05-10..2031-05-12")
    assert (time.value, time.start, time.end) == ("2031-05", date(2031, 5, 9), date(2031, 5, 11))


def test_an_interval_open_at_one_end_gives_no_made_up_end() -> None:
    parsed = parse(Document("d", "d", "It happened last year.", published=Published(date(2031, 5, 10), None)))
    (time,) = find_times(parsed)
    assert time.end is None


def test_without_a_date_nothing_is_guessed() -> None:
    times = read("He came yesterday, on Sunday, May 17, and last month, a year ago.")
    assert [(time.start, time.end) for time in times] == [(None, None)] * len(times)
    assert len(times) == 4


def test_a_line_cut_for_width_does_not_cut_a_time() -> None:
    text = "The harbour was closed on September\n22, 2030 and the master went\naway last\nyear."
    assert [time.value for time in read(text, "2031-05-07")] == ["2030-09-22", "2030"]


def test_a_paragraph_does() -> None:
    assert [time.value for time in read("It closed in September.\n\n22 ships went.", "2031-05-07")] == ["2030-09"]


@pytest.mark.parametrize(
    "text", ["", " ", "x", "may", "17", "the", "1/2/3/4/5", "9" * 400, "31/31/31", "May 99, 99999", "-" * 500]
)
def test_bad_input_is_read_without_a_time(text: str) -> None:
    assert read(text, "2031-05-07") == ()


def test_far_away_days_are_not_computed() -> None:
    for time in read(
        "999999999 years ago, 99999 centuries later, 50000 months from now, in the 99th century.", "2031-05-07"
    ):
        assert time.start is None or time.start.year >= 1


WORDS = st.sampled_from(
    [
        "May",
        "17",
        ",",
        ".",
        "2031",
        "Sunday",
        "last",
        "next",
        "the",
        "of",
        "early",
        "late",
        "1990s",
        "'",
        "s",
        "quarter",
        "third",
        "year",
        "years",
        "ago",
        "two",
        "a",
        "few",
        "9/11",
        "5",
        "p.m.",
        "-",
        "to",
        "in",
        "mid",
        "half",
        "every",
        "month",
        "31",
        "February",
        "30",
        "\n",
        "night",
        "noon",
        "GMT",
        "from",
        "and",
        "several",
        "decade",
        "century",
        "week-end",
        "fiscal",
        "this",
        "morning",
    ]
)


@given(
    st.lists(WORDS, max_size=14),
    st.sampled_from([None, "2031-05-07", "0001-01-01", "9999-12-31", "2031-05-01..2032-02-01"]),
)
def test_spans_lie_inside_the_text_in_order_and_days_make_sense(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    times = read(text, published)
    assert all(0 <= time.span.start < time.span.end <= len(text) for time in times)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(times))
    assert all(time.start <= time.end for time in times if time.start and time.end)
