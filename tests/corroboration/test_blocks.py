"""Statements that stand together under two marks."""

from itertools import combinations, product

import numpy as np
import pytest

from sayso.corroboration.joining import blocks
from sayso.corroboration.joining.blocks import Blocks, sharing
from sayso.corroboration.joining.wording import Vocabulary


def pairs_of(parties, marks, largest):
    """What `Blocks.pairs` says it gives, worked out one by one."""
    under: dict[tuple[str, str], list[int]] = {}
    for at, (named, said) in enumerate(zip(parties, marks, strict=True)):
        for key in {*product(named, said), *combinations(said, 2)}:
            under.setdefault(key, []).append(at)
    small = [listed for listed in under.values() if len(listed) <= largest]
    return sorted({pair for listed in small for pair in combinations(sorted(listed), 2)})


@pytest.mark.parametrize("at_once", [5, 4_000_000])
@pytest.mark.parametrize("largest", [2, 3, 60])
def test_pairs_share_a_party_and_a_mark_or_two_marks(monkeypatch, at_once, largest):
    monkeypatch.setattr(blocks, "AT_ONCE", at_once)
    drawn = np.random.default_rng(3)
    parties = [
        [f"p{one}" for one in sorted(set(drawn.integers(0, 5, drawn.integers(0, 3)).tolist()))] for _ in range(40)
    ]
    marks = [[f"m{one}" for one in sorted(set(drawn.integers(0, 9, drawn.integers(0, 4)).tolist()))] for _ in range(40)]
    filed = Blocks()
    for at, (named, said) in enumerate(zip(parties, marks, strict=True)):
        filed.cross(at, named, said)
        filed.pair(at, said)
    found = [divmod(pair, 40) for pair in filed.pairs(40, largest).tolist()]
    assert found == pairs_of(parties, marks, largest)
    assert found


def test_nothing_filed_gives_no_pairs():
    assert Blocks().pairs(1, 60).tolist() == []


@pytest.mark.parametrize("largest", [2, 5])
def test_sharing_counts_the_marks_that_two_have_in_common(largest):
    drawn = np.random.default_rng(4)
    marked = [{f"m{one}" for one in drawn.integers(0, 12, drawn.integers(0, 5)).tolist()} for _ in range(30)]
    rare = {mark for marks in marked for mark in marks if sum(mark in each for each in marked) <= largest}
    found = [pair for pair in combinations(range(30), 2) if len(marked[pair[0]] & marked[pair[1]] & rare) >= 2]
    assert list(sharing(marked, least=2, largest=largest)) == found
    assert found or largest == 2


def test_each_word_has_the_likeness_of_the_likest_word_of_the_other_side():
    words = Vocabulary([["warn", "inspector"], ["warning", "harbour"]])
    ours, theirs = words.likenesses(["warn", "inspector"], ["warning"])
    assert ours["warn"] == theirs["warning"] == 1.0
    assert ours["inspector"] < 1.0
