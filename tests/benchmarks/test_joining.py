"""What is reached on the small piles, where hardly two statements are worded alike, is kept."""

from collections import Counter

import pytest

from benchmarks.joining.__main__ import HERE, build_pile, read_pile, score
from sayso.casefile import open_case

# By pile: pairs rightly joined, pairs wrongly joined at most, statements on the right side, sides whose interval holds.
FLOORS = {
    "bank_run": (63, 5, 42, 18),  # one claim of five statements, and one that is not of it
    "doping": (24, 0, 35, 16),
    "ferry": (11, 2, 34, 12),  # held back
    "fever": (26, 0, 30, 16),
}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def counted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Counter[str]]:
    name = str(request.param)
    pile = read_pile(HERE / f"{name}.toml")
    with open_case(build_pile(pile, tmp_path_factory.mktemp(name), 1)) as case:
        counts, _ = score(case, pile)
    return name, counts


def test_no_pile_is_without_a_floor() -> None:
    assert {path.stem for path in HERE.glob("*.toml")} == set(FLOORS)


def test_what_was_joined_and_counted_is_kept(counted: tuple[str, Counter[str]]) -> None:
    name, counts = counted
    rightly, wrongly, sides, intervals = FLOORS[name]
    assert counts["rightly"] >= rightly
    assert counts["joined"] - counts["rightly"] <= wrongly
    assert counts["right side"] >= sides
    assert counts["interval contains"] >= intervals
