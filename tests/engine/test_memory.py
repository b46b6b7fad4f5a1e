"""What a run notes the next one finds, what it asks for no more is forgotten, and what is damaged was never there."""

from functools import partial

import pytest

from sayso.engine import Memory, Notes, key_of


def run(stored, *asked):
    """What each of `asked` comes to, how often something was worked out, and what is stored for the next run."""
    worked: list[int] = []

    def double(one: int) -> tuple[int, ...]:
        worked.append(one)
        return (one, one)

    memory = Memory(stored.get)
    notes = memory.notes("doubles", tuple[int, ...])
    found = [notes.made(key_of(one), partial(double, one)) for one in asked]
    return found, worked, memory.stored()


def test_what_was_worked_out_is_found_in_the_next_run():
    found, worked, stored = run({}, 1, 2, 1)
    assert (found, worked) == ([(1, 1), (2, 2), (1, 1)], [1, 2])
    assert run(stored, 2, 3)[:2] == ([(2, 2), (3, 3)], [3])


def test_what_was_not_asked_for_is_forgotten():
    stored = run(run({}, 1, 2)[2], 2)[2]
    assert run(stored, 1, 2)[1] == [1]


def test_what_is_stored_does_not_depend_on_the_way_there():
    assert run(run({}, 3, 1)[2], 2, 1)[2] == run({}, 1, 2)[2]


def test_without_another_run_nothing_is_kept():
    memory = Memory()
    notes = memory.notes("doubles", int)
    assert notes.note(key_of(1), 2) == 2
    assert notes.find(key_of(1)) is None


@pytest.mark.parametrize(
    "damage", [lambda old: old[:-3], lambda old: b"\xa5" + old[1:], lambda old: old[:20] + b"\0" * 9]
)
def test_what_is_damaged_is_worked_out_again(damage):
    stored = run({}, *range(50))[2]
    assert run({"doubles": damage(stored["doubles"])}, 7)[:2] == ([(7, 7)], [7])


def test_a_key_tells_what_is_alike_apart():
    assert key_of("ab", "c") != key_of("a", "bc") != key_of("abc")
    assert key_of(None) != key_of(()) != key_of(b"")
    assert Notes(int).find(key_of(1)) is None


def test_what_is_packed_can_be_stored_at_once():
    kept: dict[str, bytes] = {}
    memory = Memory(lambda step: None, kept.__setitem__)
    memory.notes("doubles", int).note(key_of(1), 2)
    memory.notes("halves", int).note(key_of(4), 2)
    memory.pack("doubles")
    assert set(kept) == {"doubles"}
    memory.pack()
    assert set(kept) == {"doubles", "halves"}
    assert memory.stored() == {}
    assert Memory(kept.get).notes("halves", int).find(key_of(4)) == 2
