"""Where estimates stand in the picture."""

from datetime import date

from sayso.evidence import Interval
from sayso.web.chart import Estimate, draw


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
    assert [source for source, _ in chart.legend] == ["ministry", "union"]
    assert chart.marks[0].x != chart.marks[1].x
