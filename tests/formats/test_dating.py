"""When a text was published, from what it says itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Document, Published
from sayso.formats.dating import find_dateline, find_published
from sayso.formats.furniture import find_furniture


def published(text, **more):
    return find_published(Document(id="x", name="x", text=text, furniture=find_furniture(text), **more))


def interval(text, **more):
    found = published(text, **more)
    return found.start, found.end


def within(text, first, last, months=18):
    """Whether the interval lies in what a careful reader would say, and is narrow enough to be of use."""
    start, end = interval(text)
    assert start is not None
    assert end is not None
    assert (end - start).days <= months * 31
    return date.fromisoformat(first) <= start <= end <= date.fromisoformat(last)


def meets(text, day):
    start, end = interval(text)
    return (
        start is not None
        and end is not None
        and start <= date.fromisoformat(day) <= end
        and (end - start).days <= 18 * 31
    )


def test_metadata_stands():
    given_days = Published(date(2031, 5, 2), date(2031, 5, 2), reason="given")
    assert published("In May 2019 the wall fell.", published=given_days) == given_days


@pytest.mark.parametrize(
    ("url", "start", "end"),
    [
        ("https://courier.example/2031/05/02/wall", "2031-05-02", "2031-05-02"),
        ("https://courier.example/20310502/wall", "2031-05-02", "2031-05-02"),
        ("https://courier.example/news/2031-05-02/wall", "2031-05-02", "2031-05-02"),
        ("https://courier.example/2031/may/02/wall", "2031-05-02", "2031-05-02"),
        ("https://courier.example/2031/05/wall", "2031-05-01", "2031-05-31"),
    ],
)
def test_the_address_gives_the_day_or_month(url, start, end):
    assert interval("The wall fell.", url=url) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "url", ["https://courier.example/20319902/wall", "https://courier.example/a/12345678", "https://2031.example/wall"]
)
def test_numbers_in_an_address_that_are_no_day_give_none(url):
    assert interval("The wall fell.", url=url) == (None, None)


def test_a_line_with_the_day_gives_it_and_is_the_evidence():
    text = "# Wall falls\n\n*Senn Courier, 14 May 2031*\n\nThe wall fell on Tuesday, the harbour master said."
    found = published(text)
    assert (found.start, found.end) == (date(2031, 5, 14), date(2031, 5, 14))
    assert [span.words(text) for span in found.evidence] == ["14 May 2031"]


def test_a_full_dateline_gives_the_day():
    assert interval("SENN, May 1, 2031 (VPA) — The wall fell on Tuesday.")[0] == date(2031, 5, 1)


@pytest.mark.parametrize(
    ("line", "month", "day"),
    [
        ("SENN, May 1 (VPA) — The wall fell.", 5, 1),
        ("NEW SENN, Vantry, Oct. 9 (Reuters) -- The wall fell.", 10, 9),
        ("ST. MARIE, 16 Sept. — The wall fell.", 9, 16),
        ("Wall falls\n\nSENN, 16 May (Arkholm Mail)\n\nThe wall fell.", 5, 16),
    ],
)
def test_datelines(line, month, day):
    found = find_dateline(line)
    assert found is not None
    assert (found.month, found.day) == (month, day)


@pytest.mark.parametrize(
    "line", ["The wall fell in Senn, May 1 being a holiday.", "Senn fell on May 1 (a Tuesday), he said.", ""]
)
def test_sentences_are_no_datelines(line):
    assert find_dateline(line) is None


def test_a_dateline_without_year_takes_it_from_the_text():
    text = "SENN, May 14 (VPA) — The wall fell on Tuesday.\nThe wall was built in April 2031, the union said. In March 2031 the union had warned of it."
    assert interval(text) == (date(2031, 5, 14), date(2031, 5, 15))


def test_late_last_year_beside_a_month_with_its_year_gives_the_year():
    text = (
        "On June 13 the pilots said that the storm early this month had broken the wall.\n"
        "The ministry said late last year that the wall was sound.\n“It is sound,” the ministry wrote in December 2030."
    )
    assert meets(text, "2031-06-20")


def test_this_year_beside_a_year_with_its_number_is_another_year():
    text = (
        "In October 2030 the union put the strength of the wall at a half. The radio reported in April of this year that it was a third.\n"
        "The wall had been built in mid-April 2030.\nLate last month it fell."
    )
    start, end = interval(text)
    assert start >= date(2030, 10, 1)
    assert start <= date(2031, 8, 1) <= end


def test_plans_do_not_date_a_text():
    text = (
        "The wall will be rebuilt by 2040, the ministry said. It fell in March 2031 and had been built in January 2031."
    )
    assert meets(text, "2031-04-05")


def test_counts_and_decades_are_no_years():
    assert interval("Some 2000 dockers met in the 1990s hall, and 2031 sheep were sold, with 1950 crowns lost.") == (
        None,
        None,
    )


def test_whoever_is_president_dates_a_text_that_gives_no_year():
    text = "President Joe Biden spoke of the wall on Monday. The Biden administration had paid for it. President Biden was in Senn."
    start, end = interval(text)
    assert start >= date(2020, 12, 1)
    assert end is None or end <= date(2026, 1, 31)


def test_a_vice_president_and_a_president_to_come_do_not():
    assert interval("Vice President Joe Biden spoke. A Biden administration would pay, he said.") == (None, None)


def test_a_known_event_last_year_gives_the_year():
    text = "The murder of George Floyd last year changed the town, the mayor said. President Joe Biden came in May."
    assert within(text, "2020-12-01", "2022-06-30")


def test_a_text_without_any_year_stays_open():
    assert published("The wall fell on Tuesday, the harbour master said.") == Published()
    assert published("") == Published()


def test_one_old_year_proves_little_and_so_the_interval_is_wide():
    start, end = interval("The wall was built in 1962, the harbour master said.")
    assert start is not None
    assert start <= date(1963, 1, 1)
    assert end is None or (end - start).days > 5 * 365


def test_the_day_of_a_crawl_bounds_what_the_words_prove():
    text = "The wall fell in March 2031, the harbour master said. It had been mended in January 2031."
    start, end = interval(text, published=Published(None, date(2031, 4, 3), reason="crawled"))
    assert date(2031, 3, 1) <= start <= end <= date(2031, 4, 3)


def test_the_reason_is_in_words_and_quotes_the_text():
    found = published("The wall fell in March 2031, the harbour master said. It had been mended in January 2031.")
    assert "“March 2031”" in found.reason
    assert found.evidence


WORDS = st.sampled_from(
    [
        "May",
        "March 2031",
        "May 5, 2031",
        "last year",
        "this month",
        "in 2019",
        "February 30, 2030",
        "2031-02-30",
        "SENN, May 40 —",
        "in 2050",
        "9/11",
        "ago",
        "two years",
        "Monday, May 5",
        "President Biden",
        "\n",
        ". ",
        "by",
        "will",
        "late",
        "the",
        "mid-2020",
        "winter 2030",
        "of",
        "Sept. 11",
        "31 Dec",
        "December 9999",
        "former",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_mixture_gives_an_ordered_interval_with_spans_inside(text):
    found = published(text)
    if found.start and found.end:
        assert found.start <= found.end
    for span in found.evidence:
        assert 0 <= span.start < span.end <= len(text)
    assert published(text) == found


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2031-05-09 Harbour Post.txt", date(2031, 5, 9)),
        ("politics_20310509_quay.txt", date(2031, 5, 9)),
        ("ab20310509cd.txt", None),
        ("2031-13-09.txt", None),
    ],
)
def test_a_file_may_be_named_after_its_day(name, day):
    found = find_published(Document(id="x", name=name, text="Two berths were closed."))
    assert (found.start, found.end) == (day, day)


def test_a_line_below_the_headline_may_say_the_day():
    text = "Two berths shut\n\nQuay Evening Post · Friday 9 May 2031 · Late Edition\n\nTwo berths were closed."
    assert find_published(Document(id="x", name="x", text=text)).end == date(2031, 5, 9)


def test_a_date_line_may_give_the_time_as_well():
    text = "Two berths shut\n\nSENN, May 9, 2031, 20:40 (Vantry Wire) — Two berths were closed."
    assert find_published(Document(id="x", name="x", text=text)).start == date(2031, 5, 9)
