"""When two statements make one claim though one is a tie and the other an assertion, or one denies what the other says.

What is compared are gists: the words with a meaning, the parties, numbers and days of the clause. Whether a statement
affirms or denies plays no part; that decides the side on which it stands.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.corroboration.joining.blocks import Blocks, Integers
from sayso.corroboration.joining.clashing import (
    at_other_times,
    clash,
    contradict,
    has_others,
    share_numbers,
    value_of,
    worded_otherwise,
)
from sayso.corroboration.joining.eras import past
from sayso.corroboration.joining.shapes import SIZE, Scored, Scores, shape_of, weights_of
from sayso.corroboration.joining.substitution import is_opposed
from sayso.corroboration.joining.told import Told
from sayso.corroboration.joining.wording import Vocabulary, classes
from sayso.corroboration.roots import root
from sayso.engine import Memory

SHAPES = f">u{SIZE}"
BARE = 3  # words with a meaning that a bare denial has at most
LARGEST_BLOCK = 60  # wordings of one block that are compared with each other
LEAST = 0.42  # share of either side's weight that the other has
STRANGERS = 0.3  # share of the pairs of two groups that may each name somebody whom the other does not
ASKED = 10  # statements of a group that are asked whom they name
UNLIKE = 0.2  # cosine of the vectors of two words below which they are of different things
SURE = 0.68  # what takes the place of ENOUGH where the one names nobody, or does not say what carries the other
ALIKE = 0.8  # what takes the place of ENOUGH where hardly more than a place is shared
ENOUGH = 0.6  # mean share of the two sides' weight that both have
HEAD = 2.0  # what the words that carry a clause weigh beside the others
PARTY, MORE = 1.5, 0.6  # what a party weighs that both name, and one that only the longer wording names


class Comparison:
    """Compares the statements of one pile."""

    def __init__(self, told: Sequence[Told], memory: Memory | None = None) -> None:
        self.told = told
        self._scores = Scores(memory)
        self._weighed = False
        self._weighed_as = array("Q", bytes(8 * len(told)))  # what `weights_of` gives; 0 until it is asked
        self.vocabulary = Vocabulary(
            (*one.gist.words, *one.gist.heads, *(f"@{party}" for party in one.parties)) for one in told
        )

    def pairs(self) -> Iterator[tuple[Told, Told]]:
        """The pairs whose gists say the same (or the opposite), surest first: candidates share a party and a word, or two words.

        What two shapes come to is worked out once, one shape after the other, and kept no longer than it is asked for.
        """
        raw = np.frombuffer(b"".join(map(shape_of, self.told)), dtype=SHAPES)
        shapes, kinds = np.unique(raw, return_inverse=True)
        one, other = np.divmod(self._candidates(), max(1, len(self.told)))
        order = np.lexsort((other, one, kinds[other], kinds[one]))
        one, other = one[order], other[order]
        new_row = _changes(kinds[one])
        firsts = np.flatnonzero(new_row | _changes(kinds[other]))  # of the pairs of the same two shapes
        rows = np.append(np.flatnonzero(new_row[firsts]), len(firsts)).tolist()
        scores = np.full(len(firsts), np.nan)
        for start, end in pairwise(rows):
            left, right = one[firsts[start:end]], other[firsts[start:end]]
            names = [shape.tobytes() for shape in shapes[kinds[right]]]
            found = self._row(shapes[kinds[left[0]]].tobytes(), left.tolist(), right.tolist(), names)
            scores[start:end] = [np.nan if score is None else score for score in found]
        scores = np.repeat(scores, np.diff(np.append(firsts, len(one))))
        same = ~np.isnan(scores)
        one, other, scores = one[same], other[same], scores[same]
        order = np.lexsort((other, one, -scores))
        for at, place in zip(one[order].tolist(), other[order].tolist(), strict=True):
            yield self.told[at], self.told[place]

    def _row(self, shape: bytes, left: list[int], right: list[int], names: list[bytes]) -> list[float | None]:
        """What the statements on the `left`, all of one shape, come to with those on the `right`, which have these `names`."""
        known = self._scores.find(shape)
        asked = {}
        for at, place, name in zip(left, right, names, strict=True):
            one, other = self.told[at], self.told[place]
            scored = known.get(name)
            if scored is None or scored.weights is not None:
                both = self._weights(at) ^ self._weights(place)
                if scored is None or scored.weights != both:
                    scored = self._score(one, other, both)
            asked[name] = scored
        self._scores.note(shape, asked)
        return [scored.score for scored in asked.values()]

    def _weights(self, at: int) -> int:
        if not self._weighed_as[at]:
            self._weighed_as[at] = weights_of(self.told[at], self.vocabulary.weight)
        return self._weighed_as[at]

    def _candidates(self) -> Integers:
        blocks = Blocks()
        for at, one in enumerate(self.told):
            marks = sorted({mark for word in (*one.gist.words, *one.gist.heads) for mark in classes(word)})
            blocks.cross(at, one.about, marks)
            blocks.pair(at, sorted(one.parties))
            if len(one.parties) < 2 and len(marks) <= 12:
                blocks.pair(at, marks)
        return blocks.pairs(max(1, len(self.told)), LARGEST_BLOCK)

    def bare_denials(self, group: Callable[[Told], str]) -> list[tuple[Told, Told]]:
        """Denials in few words with what they deny: "there was no warning", by one whom a claim says was warned.

        Only where what is said of the denier under that word is one claim (`group`), in the pile or, failing that, in the same
        document.
        """
        blocks: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in self.told:
            if not one.is_denied:
                for party in one.parties:
                    for mark in sorted({mark for head in one.gist.heads for mark in classes(head)}):
                        blocks[party, mark].append(one)
        found = []
        for one in self.told:
            if not one.is_denied or len(one.gist.words) > BARE:
                continue
            marks = sorted({mark for word in (*one.gist.heads, *one.gist.words) for mark in classes(word)})
            denied = {
                other.item.id: other
                for speaker in sorted(one.speakers | one.parties)
                for mark in marks
                for other in blocks.get((speaker, mark), ())[:LARGEST_BLOCK]
                if not clash(one, other)
                and one.parties <= other.parties | {body for _, body in other.bodies}
                and not one.speakers & other.speakers
            }
            for listed in (
                [other for other in denied.values() if other.item.document.id == one.item.document.id],
                list(denied.values()),
            ):
                if len({group(other) for other in listed}) == 1:
                    found.append((one, min(listed, key=lambda other: other.item.id)))
                    break
        return found

    def _score(self, left: Told, right: Told, weights: int) -> Scored:
        """`score`, and by which weights, where it looked at any."""
        self._weighed = False
        score = self.score(left, right)
        return Scored(score, weights if self._weighed else None)

    def score(self, left: Told, right: Told) -> float | None:
        """How much of what they tell the two share, from 0 to 1; `None` where they are not one claim."""
        if clash(left, right):
            return None
        ours, theirs = left.about, right.about
        near = self.vocabulary.likenesses(_words(left), _words(right))
        heads = [any(each[head] > 0 for head in one.gist.heads) for one, each in zip((left, right), near, strict=True)]
        common = len(ours & theirs) + sum(likeness > 0 for likeness in near[0].values())
        if common < 2 or not (all(heads) or (any(heads) and _is_pinned(left, right, common))):
            return None
        if self._of_other_things(left, right):
            return None
        covered = self._covered(left, right, near[0]), self._covered(right, left, near[1])
        mean = sum(covered) / 2
        enough = ENOUGH if all(heads) and bool(ours) == bool(theirs) else SURE
        if common - len(ours & theirs & left.settings & right.settings) < 2:
            enough = ALIKE  # beside the place where it happens they share one word
        return mean if min(covered) >= LEAST and mean >= enough else None

    def _of_other_things(self, left: Told, right: Told) -> bool:
        """Whether two events are done to things of which neither is called anything like the other: a mill, a harbour."""
        pairs = [(one, other) for one in left.objects for other in right.objects]
        return bool(pairs) and all(self.vocabulary.nearness(one, other) < UNLIKE for one, other in pairs)

    def _covered(self, one: Told, other: Told, near: Mapping[str, float]) -> float:
        """The share of what the one tells that the other tells too; `near` is how near the other comes to each of its words."""
        self._weighed = True
        total = found = 0.0
        heads = set(one.gist.heads)
        for word, likeness in near.items():
            own = self.vocabulary.weight[word] * (HEAD if word in heads else 1.0)
            total += own
            found += own * likeness
        theirs = other.parties | {body for _, body in other.bodies}
        for party in sorted(one.parties):  # sums depend on the order to the last bit
            own = self.vocabulary.weight[f"@{party}"] * (PARTY if party in theirs else MORE)
            total += own
            found += own * (party in theirs)
        return found / total if total else 0.0


def _words(one: Told) -> list[str]:
    """The words of a gist, each once, those that carry it last."""
    return list(dict.fromkeys((*one.gist.words, *one.gist.heads)))


def _changes(numbers: Integers) -> NDArray[np.bool_]:
    """Where a number is not the one before it."""
    found = np.ones(len(numbers), dtype=bool)
    found[1:] = numbers[1:] != numbers[:-1]
    return found


def _is_pinned(left: Told, right: Told, common: int) -> bool:
    """Whether two statements can only be of one matter: they share a party and a number, or two parties and a word."""
    parties = len(left.about & right.about)
    return (parties > 0 and share_numbers(left, right)) or (parties > 1 and common > 2)


def merge(told: Sequence[Told], groups: Mapping[str, str], memory: Memory | None = None) -> dict[str, str]:
    """The group of each statement (by id) after groups that make one claim are put together, surest first.

    Two groups become one only where no statement of the one says otherwise than one of the other, and few of them name each
    somebody whom the other does not: nothing is joined through a third that it does not agree with itself.
    """
    members: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        members[groups[one.item.id]].append(one)
    final = {group: group for group in groups.values()}
    find = partial(root, final)

    def join(left: Told, right: Told, *, worded: bool = True) -> None:
        ours, theirs = find(groups[left.item.id]), find(groups[right.item.id])
        kept, gone = sorted((ours, theirs))
        if kept == gone or (kept, gone) in refused or (worded and worded_otherwise(left, right)):
            return
        if _cannot_join(members[ours], members[theirs]):
            refused.add((kept, gone))
            return
        final[gone] = kept
        members[kept] = _distinct([*members[kept], *members.pop(gone)])

    refused: set[tuple[str, str]] = set()  # pairs of groups of which a statement clashes: more of them change nothing
    comparison = Comparison(told, memory)
    for left, right in comparison.pairs():
        join(left, right)
    for denial, denied in comparison.bare_denials(lambda one: find(groups[one.item.id])):
        join(denial, denied, worded=False)
    return {item: find(group) for item, group in groups.items()}


def _cannot_join(ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether statements of two groups cannot stand in one claim.

    More than a few of them name each somebody whom the other does not (of large groups some are asked), or any two of them
    clash in more than in whom they name.
    """
    few = [group[:: max(1, len(group) // ASKED)][:ASKED] for group in (ours, theirs)]
    strangers = sum(has_others(one, other) and has_others(other, one) for one in few[0] for other in few[1])
    if strangers > STRANGERS * len(few[0]) * len(few[1]):
        return True
    return any(
        contradict(one, other)
        or at_other_times(one, other)
        or is_opposed(one.item.words, other.item.words)
        or _says_both(one, other)
        for one in ours
        for other in theirs
    )


def _says_both(one: Told, other: Told) -> bool:
    """Whether words of one report that lie within each other would stand on both sides: "our [44 observers] saw no leak"."""
    return (
        one.is_denied != other.is_denied
        and one.item.document.id == other.item.document.id
        and one.item.statement.span.overlaps(other.item.statement.span)
    )


def _distinct(told: Sequence[Told]) -> list[Told]:
    """One statement of each gist and shape: enough to see what clashes."""
    kept: dict[object, Told] = {}
    for one in told:
        shape = (one.item.statement.kind, getattr(one.item.statement.proposition, "kind", ""))
        kept.setdefault(
            (one.parties, one.gist.heads, one.gist.numbers, value_of(one), one.gist.days, past(one.item), shape), one
        )
    return list(kept.values())
