"""Reports that are nearly the same are found by a few of their word runs; files of what reports share hold each owner once."""

import numpy as np
import pytest

from sayso.lineage.filing import file_by, in_order, pairs_in
from sayso.lineage.near_copies import find_families, near_copies


def runs(seed: int, count: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 2**64, count, dtype=np.uint64)


@pytest.mark.parametrize("count", [3, 40, 130, 900, 4_000])
def test_a_copy_with_a_little_cut_off_is_found_and_other_texts_are_not(count):
    texts = [runs(1, count), runs(2, count), runs(1, count)[: count * 9 // 10 + 1], runs(3, count)]
    assert near_copies(texts) == ((0, 2),)


@pytest.mark.parametrize("count", [40, 300, 5_000])
def test_half_of_a_report_is_no_near_copy(count):
    assert near_copies([runs(1, count), runs(1, count)[: count // 2]]) == ()


def test_many_copies_are_one_family_that_the_first_names():
    texts = [runs(9, 500), *([runs(4, 500)] * 40), runs(9, 500)[:480]]
    families = find_families(len(texts), near_copies(texts))
    assert families.tolist() == [0, *[1] * 40, 0]


def test_a_run_that_comes_again_and_again_counts_once():
    once = runs(5, 200)
    assert near_copies([once, np.concatenate([once, once[:100]])]) == ((0, 1),)
    assert near_copies([np.repeat(runs(6, 1), 500), np.concatenate([runs(6, 1), runs(7, 499)])]) == ()


def test_texts_without_runs_are_copies_of_nothing():
    empty = np.zeros(0, dtype=np.uint64)
    assert near_copies([]) == ()
    assert near_copies([empty, empty]) == ()
    assert find_families(2, ()).tolist() == [0, 1]


def test_files_hold_their_owners_in_order_and_once():
    keys = np.array([7, 5, 7, 9, 7, 5], dtype=np.uint64)
    files = file_by(*in_order(keys, np.array([3, 2, 1, 1, 3, 0])))
    assert files.keys.tolist() == [5, 7]
    assert [files.owners_of(number).tolist() for number in range(2)] == [[0, 2], [1, 3]]


def test_all_pairs_of_a_small_file_and_a_chain_through_a_large_one():
    keys = np.array([5] * 3 + [7] * 4, dtype=np.uint64)
    files = file_by(*in_order(keys, np.array([0, 1, 2, 0, 2, 4, 6])))
    found = [(int(n), divmod(int(pair), 10)) for pairs, numbers in pairs_in(files, 3, 10)
             for pair, n in zip(pairs, numbers, strict=True)]  # fmt: skip
    assert sorted(pair for n, pair in found if n == 0) == [(0, 1), (0, 2), (1, 2)]
    assert sorted(pair for n, pair in found if n == 1) == [(0, 2), (0, 4), (0, 6), (2, 4), (4, 6)]
