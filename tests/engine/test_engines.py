"""Every engine does what the serial one does, and one bad item costs nothing but itself."""

import math
import operator
import signal
import sys
import time

import pytest

from sayso.engine import Limits, Outcome, Processes, Serial, default_jobs
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


@pytest.fixture
def strict():
    """Two workers that may ask for 200 MB."""
    made = Processes(2, Limits(seconds=30, megabytes=200))
    yield made
    made.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_worker_that_is_killed_or_crashes_costs_its_item_alone(strict, number):
    outcomes = {one.item: one for one in strict.map(work.die_by, [0, number])}
    assert outcomes[0].result == 0
    assert "died (killed" in outcomes[number].failure or f"died ({number.name})" in outcomes[number].failure


def test_an_item_that_takes_too_long_is_given_up_and_the_others_go_on(strict):
    slow, *others = sorted(strict.map(time.sleep, [60, 0, 0.1, 0], seconds=lambda _: 1.5), key=lambda one: -one.item)
    assert "longer than 1.5 s" in slow.failure
    assert [one.failure for one in others] == [None, None, None]


def test_each_item_has_the_time_that_it_is_given(strict):
    outcomes = strict.map(time.sleep, [20, 0.6], seconds=lambda item: 30 if item == 0.6 else 0.2)
    assert {one.item: one.failure is None for one in outcomes} == {20: False, 0.6: True}


def test_what_a_function_needs_is_loaded_once_and_not_in_the_time_of_its_first_item():
    engine = Processes(1)
    try:
        outcomes = {one.item: one for one in engine.map(work.loaded, [0.0, 0.1], seconds=lambda _: 0.3)}
    finally:
        engine.close()
    assert [outcomes[item].result for item in (0.0, 0.1)] == [1, 1]


def test_the_first_item_of_a_process_has_no_more_time_than_the_others():
    engine = Processes(1)
    try:
        start = time.monotonic()
        (late,) = engine.map(time.sleep, [50], seconds=lambda _: 0.5)
    finally:
        engine.close()
    assert "longer than 0.5 s" in (late.failure or "")
    assert time.monotonic() - start < 30


def test_loading_has_its_time_too():
    engine = Processes(1, Limits(start=0))
    try:
        (late,) = engine.map(work.loaded, [0.0], seconds=lambda _: 0.2)
    finally:
        engine.close()
    assert "longer" in (late.failure or "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not hold a process to its memory")
def test_an_item_that_takes_too_much_memory_costs_itself_alone(strict):
    outcomes = {one.item: one for one in strict.map(work.swallow, [1, 1000, 2])}
    assert (outcomes[1].result, outcomes[2].result) == (1, 2)
    assert "more memory" in outcomes[1000].failure


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not say how much a process holds")
def test_a_worker_that_grows_fat_is_replaced_before_it_fails():
    engine = Processes(1, Limits(megabytes=200))
    try:
        outcomes = list(engine.map(work.keep, [80] * 6))
    finally:
        engine.close()
    assert [one.failure for one in outcomes] == [None] * 6
    assert len({one.result for one in outcomes}) == 3


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
