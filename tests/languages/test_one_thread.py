"""Numpy is held to one thread for as long as asked, whatever happens meanwhile."""

import pytest

from sayso.languages import one_thread as module
from sayso.languages.one_thread import one_thread


class Threads:
    def __init__(self, count: int) -> None:
        self.count = count

    def get(self) -> int:
        return self.count

    def set(self, count: int) -> None:
        self.count = count


@pytest.fixture
def four(monkeypatch: pytest.MonkeyPatch) -> Threads:
    threads = Threads(4)
    monkeypatch.setattr(module, "_openblas", lambda: threads)
    return threads


def test_one_inside_and_as_before_afterwards(four: Threads) -> None:
    with one_thread():
        assert four.count == 1
        with one_thread():
            assert four.count == 1
        assert four.count == 1
    assert four.count == 4


def test_as_before_after_an_error(four: Threads) -> None:
    with pytest.raises(ValueError, match="no"), one_thread():
        raise ValueError("no")
    assert four.count == 4


def test_a_numpy_of_another_make_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_openblas", lambda: None)
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    with one_thread():
        assert not module.can_be_held()
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert module.can_be_held()
