"""Rulings that wait are taken in beside the pages, in a process of its own where the case is large."""

import pytest

from sayso.building import judge
from sayso.casefile import open_case, write_case
from sayso.casefile.rulings import pending_rulings
from sayso.web import app_weighing
from sayso.web.app_weighing import Weigher
from tests.worlds import quay


@pytest.fixture
def path(tmp_path):
    quay.fill(tmp_path / "quay.case")
    judge(tmp_path / "quay.case", "wrong_statement", quay.WARNING.id, weigh=False)
    return tmp_path / "quay.case"


def pending(path):
    with open_case(path) as case:
        return len(pending_rulings(case))


@pytest.mark.parametrize("small", [0, 500])
def test_what_waits_is_taken_in(path, monkeypatch, small):
    monkeypatch.setattr(app_weighing, "SMALL", small)
    Weigher(path).wake(patience=120)
    assert pending(path) == 0


def test_a_build_at_work_is_waited_for(path, monkeypatch):
    monkeypatch.setattr(app_weighing, "PAUSE", 0.01)
    weigher = Weigher(path)
    with write_case(path):
        weigher.wake(patience=0.2)
        assert pending(path) == 1
    weigher.wake(patience=120)
    assert pending(path) == 0


def test_a_case_that_goes_away_ends_it(path):
    path.unlink()
    Weigher(path).wake(patience=10)
