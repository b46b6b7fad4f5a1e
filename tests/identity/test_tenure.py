"""Who held an office on a day."""

from datetime import date

from sayso.identity.tenure import Tenure, held_then

ROTH, VELM = 1, 2


def may(*days):
    return tuple(date(2031, 5, day) for day in days)


def tenure(*days, former=(), new=False):
    return Tenure(may(*days), may(*former), bool(days), new)


def test_the_only_holder():
    assert held_then({ROTH: tenure(4)}, "", date(2031, 5, 9)) == ROTH
    assert held_then({ROTH: tenure(4)}, "", None) == ROTH
    assert held_then({}, "", date(2031, 5, 9)) is None


def test_an_office_that_changes_hands():
    both = {ROTH: tenure(2, 8), VELM: tenure(20, 24)}
    assert held_then(both, "", date(2031, 5, 5)) == ROTH
    assert held_then(both, "", date(2031, 5, 22)) == VELM
    assert held_then(both, "", date(2031, 5, 12)) is None, "changed hands on some day between"
    assert held_then(both, "", None) is None
    assert held_then(both, "", date(2031, 6, 30)) == VELM


def test_two_at_once_are_neither():
    assert held_then({ROTH: tenure(2, 8), VELM: tenure(4)}, "", date(2031, 5, 4)) is None


def test_the_former_holder():
    both = {ROTH: tenure(2, 8), VELM: tenure(20)}
    assert held_then(both, "former", date(2031, 5, 24)) == ROTH
    assert held_then({ROTH: tenure(2)}, "former", date(2031, 5, 24)) is None, "may be one before her"
    assert held_then({ROTH: tenure(former=(3,))}, "former", date(2031, 5, 24)) == ROTH
    assert held_then({ROTH: tenure(former=(3,))}, "", date(2031, 5, 24)) is None


def test_the_new_holder():
    both = {ROTH: tenure(2, 8), VELM: tenure(20)}
    assert held_then(both, "new", date(2031, 5, 24)) == VELM
    assert held_then({ROTH: tenure(2)}, "new", date(2031, 5, 24)) is None
    assert held_then({ROTH: tenure(2, new=True)}, "new", date(2031, 5, 24)) == ROTH


def test_whoever_is_called_new_held_it_from_then_on():
    both = {ROTH: tenure(2, 8), VELM: tenure(20, 24, new=True)}
    assert held_then(both, "", date(2031, 5, 12)) == ROTH
    assert held_then(both, "", date(2031, 5, 20)) == VELM


def test_a_former_holder_whom_earlier_reports_call_the_holder_must_be_named_there():
    assert held_then({ROTH: tenure(2)}, "former", date(2031, 5, 24), {ROTH}) == ROTH
    assert held_then({ROTH: tenure(2, 28)}, "former", date(2031, 5, 24), {ROTH}) is None
