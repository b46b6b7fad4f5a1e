"""Where estimates stand in the picture."""

from datetime import date

import msgspec

from sayso.evidence import Interval
from sayso.web.chart import FADED, Estimate, Repeat, draw


def estimate(low, high, day, source="ministry", approximate=False):
    when = Interval(date(2031, 5, day), date(2031, 5, day)) if day else Interval()
    return Estimate(low, high, approximate, when, source, "label", "s1")


def drawn(estimates):
    chart = draw(estimates)
    assert chart is not None
    return chart


def test_estimates_of_one_day_make_no_chart():
    assert draw([estimate(9, 9, 1)]) is None
    assert draw([estimate(9, 9, 1), estimate(12, 12, 1)]) is None
    assert draw([estimate(9, 9, 1), estimate(9, 9, None)]) is None


def test_later_stands_further_right_and_more_stands_higher():
    chart = drawn([estimate(9, 9, 1), estimate(17, 17, 9)])
    first, last = chart.marks
    assert first.x < last.x
    assert last.top < first.top


def test_a_range_is_a_bar_and_an_open_end_an_arrow():
    bar, open_above, open_below = drawn([estimate(5, 9, 1), estimate(9, None, 2), estimate(None, 9, 3)]).marks
    assert bar.top < bar.bottom
    assert (bar.up, bar.down) == (False, False)
    assert (open_above.up, open_above.down) == (True, False)
    assert (open_below.up, open_below.down) == (False, True)


def test_each_source_has_its_colour_and_stands_in_the_legend():
    chart = drawn([estimate(9, 9, 1), estimate(19, 19, 1, "union"), estimate(10, 10, 2)])
    assert chart.marks[0].colour == chart.marks[2].colour != chart.marks[1].colour
    assert [one.source for one in chart.legend] == ["ministry", "union"]
    assert chart.marks[0].x != chart.marks[1].x


def test_where_colours_run_out_shapes_tell_sources_apart():
    chart = drawn([estimate(at, at, at, f"source {at}") for at in range(1, 13)])
    assert len({(one.tone, one.shape) for one in chart.legend}) == 12
    assert {one.shape for one in chart.legend} == {0, 1}


def test_the_scale_is_round_and_not_half_empty():
    chart = drawn([estimate(9, 9, 1), estimate(19, 19, 9)])
    assert [tick.label for tick in chart.values] == ["0", "5", "10", "15", "20"]


def test_what_repeats_an_estimate_stands_faded_on_its_own_day_and_is_counted():
    days = [Interval(date(2031, 5, day), date(2031, 5, day)) for day in (1, 4, 4)]
    repeats = tuple(Repeat(day, "again", f"s{at}") for at, day in enumerate(days))
    first = msgspec.structs.replace(estimate(9, 9, 1), repeats=repeats)
    mark, last = drawn([first, estimate(17, 17, 9)]).marks
    assert mark.count == 3
    assert [one.link for one in mark.faded] == ["s1"]
    assert mark.x < mark.faded[0].x < last.x


def test_the_day_on_which_it_was_said_stands_beside_the_day_it_holds_for():
    said = msgspec.structs.replace(estimate(9, 9, 1), said=Interval(date(2031, 5, 3), date(2031, 5, 3)))
    mark, last = drawn([said, estimate(17, 17, 9)]).marks
    assert mark.said is not None
    assert mark.x < mark.said < last.x
    assert last.said is None


def test_very_many_repetitions_are_counted_and_not_drawn():
    day = Interval(date(2031, 5, 4), date(2031, 5, 4))
    repeats = tuple(Repeat(day, "again", f"s{at}") for at in range(FADED + 1))
    mark, _ = drawn([msgspec.structs.replace(estimate(9, 9, 1), repeats=repeats), estimate(17, 17, 9)]).marks
    assert (mark.count, mark.faded) == (FADED + 1, ())
