"""Which of two was first."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.lineage.comparing import Comparison, Side
from sayso.lineage.direction import tell_direction
from sayso.lineage.texts import Text

EVEN = Side(0.8, 0.8, 0.8, 0.1, 200)
SAME = Comparison(EVEN, EVEN, (), verbatim=True)


def text(first=None, last=None, shown="Ships wait off Karr."):
    return Text(Document("d", "d", shown, outlet="Karr Post", published=Published(first, last)))


def test_days_that_do_not_meet():
    early, late = text(date(2031, 5, 1), date(2031, 5, 2)), text(date(2031, 5, 4), date(2031, 5, 4))
    found = tell_direction(SAME, late, early, (False, True))
    assert (found.first, found.reasons) == (True, ("it was published at least 2 days later",))
    assert tell_direction(SAME, early, late, (False, False)).first is False


@pytest.mark.parametrize(("start", "end"), [(None, None), (date(2031, 5, 1), None), (None, date(2031, 5, 9))])
def test_open_days_tell_nothing(start, end):
    assert (
        tell_direction(SAME, text(start, end), text(date(2031, 5, 4), date(2031, 5, 4)), (False, False)).first is None
    )


def test_a_credit_and_two_that_credit_each_other():
    assert tell_direction(SAME, text(), text(), (True, False)).reasons == ("it names Karr Post as its source",)
    assert tell_direction(SAME, text(), text(), (True, True)).first is None


def test_marks_of_machine_rewriting():
    mangled = text(shown="“ Ships wait ” he said ,“and wait. ”Nobody comes , ”she said.")
    found = tell_direction(SAME, mangled, text(), (False, False))
    assert found.first is True
    assert "machine" in found.reasons[0]


def test_who_adds_nothing():
    part = SAME._replace(one=Side(1.0, 0.98, 1.0, 0.0, 80), other=Side(0.4, 0.4, 0.4, 0.6, 200))
    assert tell_direction(part, text(), text(), (False, False)).first is True
    assert tell_direction(part.turned(), text(), text(), (False, False)).first is False


def test_of_two_versions_of_one_day_the_time_at_the_head_tells():
    day = date(2031, 5, 4)
    noon = text(day, day, "Ships wait\nPublished: 2031-05-04 12:10\n\nShips wait off Karr.")
    night = text(day, day, "Ships wait\nKARR, May 4, 2031, 9:40 p.m. (Karr Wire) - Ships wait off Karr.")
    found = tell_direction(SAME, night, noon, (False, False))
    assert found.first is True
    assert found.reasons == ("it gives 21:40 as its time, the other 12:10 of the same day",)
    assert tell_direction(SAME, noon, night, (False, False)).first is False
    other = text(day, day, "Ships wait\nThe 12:10 ferry to Karr did not sail.")
    assert tell_direction(SAME, night, other, (False, False)).first is None
