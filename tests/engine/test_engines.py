"""Every engine does what the serial one does, and one bad item costs nothing but itself."""

import math
import operator
import time

import pytest

from sayso.engine import Outcome, Processes, Serial, default_jobs
from sayso.engine.engine import describe
from sayso.errors import SetupError
from tests.worlds import work


@pytest.fixture(params=[Serial, lambda: Processes(2)], ids=["serial", "processes"])
def engine(request):
    made = request.param()
    yield made
    made.close()
    made.close()


def test_results_are_those_of_the_function(engine):
    outcomes = list(engine.map(math.factorial, range(20)))
    assert sorted(outcomes, key=lambda one: one.item) == [Outcome(n, math.factorial(n)) for n in range(20)]


def test_nothing_gives_nothing(engine):
    assert list(engine.map(math.sqrt, [])) == []


def test_an_exception_costs_its_item(engine):
    outcomes = {one.item: one for one in engine.map(math.sqrt, [4.0, -1.0, 9.0])}
    assert (outcomes[4.0].result, outcomes[9.0].result) == (2.0, 3.0)
    assert outcomes[-1.0].result is None
    assert "ValueError" in (outcomes[-1.0].failure or "")


def test_it_can_be_used_again(engine):
    for _ in range(3):
        assert {one.result for one in engine.map(operator.neg, [1, 2, 3])} == {-3, -2, -1}


def test_items_are_taken_as_they_are_needed(engine):
    taken = []

    def items():
        for number in range(100):
            taken.append(number)
            yield number

    outcomes = engine.map(operator.neg, items())
    next(outcomes)
    assert len(taken) <= 6
    outcomes.close()
    assert [one.result for one in engine.map(operator.neg, [5])] == [-5]


def test_a_broken_installation_ends_the_run(engine):
    with pytest.raises(SetupError, match="the model x is not installed"):
        list(engine.map(work.give_up, ["x", "y", "z"]))


def test_a_process_that_dies_costs_its_item_alone():
    engine = Processes(2)
    try:
        for _ in range(2):
            outcomes = list(engine.map(work.negate_or_die, [1, 2, 0, 3, 0, 4, 5, 0]))
            assert {one.result for one in outcomes if one.failure is None} == {-5, -4, -3, -2, -1}
            assert [one.item for one in outcomes if one.failure] == [0, 0, 0]
            assert all("died (exit code 3)" in one.failure for one in outcomes if one.failure)
    finally:
        engine.close()


def test_an_interpreter_that_cannot_start_is_said_to_be_so(monkeypatch):
    monkeypatch.setattr("sayso.engine.processes.sys.executable", "/bin/false")
    with pytest.raises(SetupError, match="--jobs 1"):
        list(Processes(2).map(operator.neg, [1, 2]))


def test_a_slow_item_does_not_hold_up_the_others():
    engine = Processes(2)
    try:
        list(engine.map(time.sleep, [0, 0]))
        outcomes = [one.item for one in engine.map(time.sleep, [0.6, 0.0, 0.0, 0.0])]
    finally:
        engine.close()
    assert outcomes[-1] == 0.6


def test_few_items_are_not_worth_a_process():
    assert default_jobs(0) == default_jobs(3) == 1
    assert 1 <= default_jobs(100) <= 4


def test_failures_are_one_line():
    assert describe(ValueError("two\nlines")) == "ValueError: two lines"
    assert describe(KeyError()) == "KeyError"
