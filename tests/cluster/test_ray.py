"""A Ray cluster of two nodes on this machine reads and compares what one process does, to the byte. `make test-ray` runs it."""

import os
import signal
import time
from importlib import import_module
from pathlib import Path

import pytest

from sayso.building import build
from sayso.engine import Limits, in_groups
from sayso.engine.ray_engine import Ray
from sayso.errors import SetupError
from tests.worlds import work
from tests.worlds.contents import contents

ray = pytest.importorskip("ray", reason="Ray is not installed: make test-ray")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own
REPORTS = Path(__file__).parents[2] / "examples" / "harbour" / "reports"


@pytest.fixture(scope="module")
def cluster():
    """Two nodes of one processor each, joined."""
    made = import_module("ray.cluster_utils").Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    made.add_node(num_cpus=1)
    made.wait_for_nodes()
    ray.init(address=made.address, log_to_driver=False)
    assert len([node for node in ray.nodes() if node["Alive"]]) == 2
    yield made
    ray.shutdown()
    made.shutdown()


@pytest.fixture
def engine(cluster):
    made = Ray(None, Limits(seconds=30, start=30))
    yield made
    made.close()


def stuck(*_):
    """Never ends."""
    time.sleep(600)


def test_both_nodes_work(engine):
    outcomes = list(engine.map(work.where, [0.5] * 8))
    assert all(one.failure is None for one in outcomes)
    assert len({one.result for one in outcomes}) >= 2


def test_a_process_that_dies_costs_its_item_alone(engine):
    outcomes = {one.item: one for one in engine.map(work.die_by, [0, signal.SIGKILL, signal.SIGSEGV])}
    assert outcomes[0].result == 0
    assert "died" in outcomes[signal.SIGKILL].failure
    assert "died" in outcomes[signal.SIGSEGV].failure


def test_an_item_that_takes_too_long_costs_itself_alone(cluster):
    engine = Ray(2, Limits(start=600))
    begun = time.monotonic()
    outcomes = {one.item: one for one in engine.map(time.sleep, [600, 0.0], seconds=lambda _: 2.5)}
    assert outcomes[0.0].failure is None
    assert "longer than 2.5 s" in (outcomes[600].failure or "")
    assert time.monotonic() - begun < 60


def test_what_an_item_needs_is_loaded_once_and_not_in_its_time(cluster):
    engine = Ray(1, Limits(start=60))
    outcomes = {one.item: one for one in engine.map(work.loaded, [0.0, 0.1, 0.2], seconds=lambda _: 0.4)}
    assert [one.failure for one in outcomes.values()] == [None] * 3
    assert 1 in {one.result for one in outcomes.values()}


def test_what_never_begins_is_given_up(cluster, monkeypatch):
    monkeypatch.setattr("sayso.engine.ray_engine.GRACE", 0.5)
    engine = Ray(1, Limits(start=0.5))
    monkeypatch.setattr(engine, "_work", ray.remote(num_cpus=1, max_retries=0)(stuck))
    (outcome,) = engine.map(abs, [1], seconds=lambda _: 0.5)
    assert "longer than 0.5 s" in (outcome.failure or "")


def test_an_exception_costs_its_item_and_a_broken_installation_ends_the_run(engine):
    outcomes = {one.item: one for one in engine.map(int, ["1", "x"])}
    assert outcomes["1"].result == 1
    assert "ValueError" in outcomes["x"].failure
    with pytest.raises(SetupError, match="the model x is not installed"):
        list(engine.map(work.give_up, ["x"]))


def test_groups_come_in_their_order_whatever_fails(engine):
    assert in_groups(engine, abs, [-3, 2, -1]) == [3, 2, 1]
    assert in_groups(engine, work.fail_elsewhere, [(os.getpid(), 5), (os.getpid(), 6)]) == [5, 6]


def test_items_are_taken_as_they_are_needed(engine):
    taken = []

    def items():
        for number in range(50):
            taken.append(number)
            yield number

    outcomes = engine.map(abs, items())
    next(outcomes)
    assert len(taken) <= 6
    outcomes.close()


def test_a_case_from_a_cluster_is_the_case_from_one_process_to_the_byte(cluster, tmp_path):
    build(tmp_path / "serial.case", [REPORTS], engine="serial")
    build(tmp_path / "ray.case", [REPORTS], engine="ray")
    assert contents(tmp_path / "ray.case") == contents(tmp_path / "serial.case")
