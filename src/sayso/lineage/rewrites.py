"""Whether one report tells another's facts in the other's order in words of its own: sentences aligned by meaning."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.languages.meaning import Vectors, embed
from sayso.lineage.details import Told
from sayso.lineage.texts import Text

SHORTEST = 5  # words of a sentence that is compared
MOST = 200  # sentences of one text that are compared
NEAR = 0.5  # cosine from which two sentences may say the same
SHARED = 0.3  # what the same names and numbers add to a cosine
FILLED, SLACK = 0.45, 1  # nearness of sentences between paired ones, and how far out of order they may stand
QUOTED = 0.6  # share of quoted words from which a sentence is somebody else's


class Outline:
    """A text's sentences for comparison: ranges of words, the names and numbers in each, and their meanings once needed.

    `quoted` marks sentences that are not the report's own: quotations, and phrases that many unlike reports share
    (`standing` runs of words).
    """

    def __init__(self, text: Text, standing: frozenset[int]) -> None:
        self._phrases = text.standing(standing)
        alien = text.quoted | self._phrases
        self.text = text
        self.sentences = [(first, last) for first, last in text.sentences if last - first >= SHORTEST][:MOST]
        self.quoted = np.array([bool(alien[first:last].mean() > QUOTED) for first, last in self.sentences], dtype=bool)
        self.facts = [
            frozenset(text.words[first + at] for at in np.flatnonzero(text.facts[first:last]).tolist())
            for first, last in self.sentences
        ]
        self.all_facts: frozenset[str] = frozenset().union(*self.facts)

    @cached_property
    def vectors(self) -> Vectors:
        """The meaning of each sentence."""
        return embed([self.text.span(first, last).words(self.text.document.text) for first, last in self.sentences])

    @cached_property
    def details(self) -> Told:
        """The names, numbers and words that tell of each sentence."""
        return Told(self.text, self.sentences, self._phrases)

    def told_words(self, at: int) -> tuple[str, ...]:
        """The words of one sentence."""
        return tuple(self.text.words[slice(*self.sentences[at])])

    def is_earlier(self, other: "Outline") -> bool:
        """Whether it was certainly published before the other: then it was not made from it."""
        end, start = self.text.document.published.end, other.text.document.published.start
        return end is not None and start is not None and end < start


class Alignment(NamedTuple):
    """What two outlines share: pairs of sentence indexes in order, and how much of each side that is.

    `share` is the part of the first text's own sentences that are paired, `other_share` of the second's; `new` the part
    of the first's names and numbers that the second lacks, `other_new` the other way round; `nearness` the mean cosine.
    """

    pairs: tuple[tuple[int, int], ...]
    share: float
    other_share: float
    new: float
    other_new: float
    nearness: float


def align(one: Outline, other: Outline) -> Alignment:
    """The sentences of `one` that say, in the same order, what sentences of `other` say.

    A pair must be each other's nearest, agree in names or numbers where both have some, and not be a quotation on both
    sides; pairs out of order are dropped (longest increasing chain).
    """
    own = int((~one.quoted).sum())
    other_own = int((~other.quoted).sum())
    if not own or not other_own:
        return Alignment((), 0.0, 0.0, 1.0, 1.0, 0.0)
    cosines = products(one.vectors, other.vectors)
    scores = cosines + SHARED * _agreement(one, other)
    nearest = scores.argmax(axis=1)
    back = scores.argmax(axis=0)
    pairs = []
    for at, place in enumerate(nearest.tolist()):
        if back[place] != at or (one.quoted[at] and other.quoted[place]):
            continue
        facts, other_facts = one.facts[at], other.facts[place]
        agree = not facts or not other_facts or bool(facts & other_facts)
        if cosines[at, place] >= (NEAR if agree else NEAR + 0.2):
            pairs.append((at, place))
    chain = _in_order(pairs)
    nearness = float(np.mean([cosines[pair] for pair in chain])) if chain else 0.0
    facts, other_facts = one.all_facts, other.all_facts
    return Alignment(
        tuple(chain),
        sum(not one.quoted[at] for at, _ in chain) / own,
        sum(not other.quoted[at] for _, at in chain) / other_own,
        len(facts - other_facts) / max(1, len(facts)),
        len(other_facts - facts) / max(1, len(other_facts)),
        nearness,
    )


def near_in_meaning(one: Outline, other: Outline) -> NDArray[np.float32]:
    """How near each sentence of `one` (rows) is to each of `other`: in meaning, and more so with names in common."""
    return np.asarray(products(one.vectors, other.vectors) + SHARED * _agreement(one, other), dtype=np.float32)


def products(rows: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The products of all `rows` with all `others`; in plain loops, since threads cost more than such small tables."""
    return np.asarray(np.einsum("ik,jk->ij", rows, others), dtype=np.float32)


def fill(one: Outline, other: Outline, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`pairs` and, once a rewrite is established, the sentences between them that fit less plainly, in order.

    A sentence left over on either side, quotations too, goes to the nearest sentence of the other that stands about
    where it should, if they are at all near in meaning and share a name or number where both have some.
    """
    if not pairs:
        return ()
    scores = near_in_meaning(one, other)
    found = set(pairs)
    found |= {(at, place) for at, place in _left_over(scores, pairs) if _may_agree(one.facts[at], other.facts[place])}
    turned = [(place, at) for at, place in sorted(pairs, key=lambda pair: pair[1])]
    found |= {
        (at, place) for place, at in _left_over(scores.T, turned) if _may_agree(one.facts[at], other.facts[place])
    }
    return tuple(sorted(found))


def _left_over(scores: NDArray[np.float32], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each row that no pair has, the best column that stands between those of its neighbours, if it is near."""
    rows, columns = scores.shape
    found = []
    ordered = [(-1, -1), *pairs, (rows, columns)]
    for (before, left), (after, right) in pairwise(ordered):
        low, high = max(0, left - SLACK), min(columns, right + SLACK + 1)
        for at in range(before + 1, after):
            place = low + int(scores[at, low:high].argmax())
            if scores[at, place] >= FILLED:
                found.append((at, place))
    return found


def _may_agree(facts: frozenset[str], other: frozenset[str]) -> bool:
    return not facts or not other or bool(facts & other)


def _agreement(one: Outline, other: Outline) -> NDArray[np.float32]:
    names = sorted(one.all_facts & other.all_facts)
    index = {name: at for at, name in enumerate(names)}
    sides = []
    for side in (one, other):
        table = np.zeros((len(side.facts), len(names)), dtype=np.float32)
        for at, facts in enumerate(side.facts):
            for fact in facts:
                if fact in index:
                    table[at, index[fact]] = 1
        sides.append(table)
    both = products(sides[0], sides[1])
    sizes = np.array([len(facts) for facts in one.facts], dtype=np.float32)[:, None]
    others = np.array([len(facts) for facts in other.facts], dtype=np.float32)[None, :]
    return np.asarray(2 * both / np.maximum(1, sizes + others), dtype=np.float32)


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of `pairs` (sorted by the first) whose seconds rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
