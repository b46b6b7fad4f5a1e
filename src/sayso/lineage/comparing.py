"""What two reports have in common, measured: words taken over, facts retold in the same order, and what only one has."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.condensed import condensed
from sayso.lineage.retelling import ENOUGH, Retold, retold_stretch
from sayso.lineage.rewrites import Alignment, Outline, align, fill
from sayso.lineage.stretches import Stretched, join, shared_stretches
from sayso.lineage.texts import Text

Mask = NDArray[np.bool_]
Range = tuple[int, int]

TAKEN = 0.2  # share of a report's own words that stand in the other, from which one is derived
FEWEST, UNNAMED = 28, 22  # such words, at least, and how many of them that are no part of a name
LIGHTLY, MANY = 0.1, 90  # a smaller share is enough where so many words are the same
IN_ONE_GO, PROSE = 40, 12  # words of one passage, quoted ones too, of which so many are prose and no part of a name
CLOSING, BEHIND = 40, 2  # words of a site's last lines at most, and words that may stand behind or before them
WHOLLY, SHORT = 0.7, 8  # in very short reports nearly all must be the same, of so many words
LONG = 120  # words in common, and most of both: too much for a standing phrase or a site's footer
BESIDE = 60  # words in all, quoted ones too, where the few words between the quotations are the same
QUOTED = 30  # words of one report's own prose, in one passage, that the other has between quotation marks
RETOLD, FEWEST_RETOLD = 0.45, 3  # share of a report's own sentences retold in order, and how many, at least
FEW_FACTS, COMMON_FACTS = 3, 0.2  # names and numbers that both must have, and their share, to be looked at closer
PAIR, PAIRS = 0.03, 10  # what each such sentence adds to the evidence, and how many can
MANY_RETOLD, TELLING_IN_FEW = 5, 0.75  # two short reports of one event say much the same anyway
TELLING = 0.55  # evidence that is enough: the share, and the pairs, less the share of names and numbers of its own


class Side(NamedTuple):
    """One report's part in a comparison.

    `taken`: share of its own words (outside quotation marks and standing phrases) that the other has too, in runs;
    `covered`: share of all its words inside the passages; `retold`: share of its own sentences that the other tells in
    the same order; `new`: share of its names and numbers that the other lacks; `words`: how many it has.
    """

    taken: float
    covered: float
    retold: float
    new: float
    words: int


class Comparison(NamedTuple):
    """Both sides; the passages as ranges of words in both; `verbatim` where words are shared and not only facts.

    `own_words` counts the shared words outside quotation marks, `nearness` is the mean cosine of retold sentences;
    `quotes` tells of each whether it has the other's own prose between quotation marks; `same` is the share of words
    inside the passages that are equal, `run` how many of them stand in a row on average; `condensed` says that one is the
    other in fewer words, in whatever order; `details` are those that a part of one has from the other, where only a part was retold,
    and `lean` how much more speaks for the one way than for the other there.
    """

    one: Side
    other: Side
    passages: tuple[tuple[Range, Range], ...]
    verbatim: bool
    own_words: int = 0
    nearness: float = 1.0
    quotes: tuple[bool, bool] = (False, False)
    same: float = 1.0
    run: float = 0.0
    condensed: bool = False
    details: tuple[str, ...] = ()
    lean: float = 0.0

    def turned(self) -> "Comparison":
        """The same seen from the other report."""
        passages = tuple(sorted((second, first) for first, second in self.passages))
        return self._replace(
            one=self.other, other=self.one, passages=passages, quotes=self.quotes[::-1], lean=-self.lean
        )


def compare_words(one: Text, other: Text, standing: frozenset[int]) -> Comparison | None:
    """What one has taken over from the other word by word; `None` where that is not enough to conclude anything.

    Words that are quoted in either report do not count (both may quote one speech), and words of `standing` runs, which
    many unlike reports share, only where the two share enough other words.
    """
    passages = join(shared_stretches(one, other))
    if not passages:
        return None
    quoting = _quoting(passages, one, other), _quoting(passages, other, one, turned=True)
    open_one, open_other = ~one.standing(standing), ~other.standing(standing)
    if (closing := _closing(passages, one, other)) is not None:
        open_one[closing.first[0] :] = open_other[closing.second[0] :] = False
    mine, theirs = _shared(passages, one.quoted, other.quoted, open_one, open_other)
    named = one.names | other.names
    mine_unnamed, theirs_unnamed = mine & ~one.among(named), theirs & ~other.among(named)
    unnamed = int(min(mine_unnamed.sum(), theirs_unnamed.sum()))
    in_one_go = any(
        passage.words >= IN_ONE_GO and mine_unnamed[slice(*passage.first)].sum() >= PROSE for passage in passages
    )
    if mine.sum() >= FEWEST or max(quoting) >= QUOTED or _too_much_for_a_footer(passages, one, other):
        open_one, open_other = np.ones_like(open_one), np.ones_like(open_other)
        mine, theirs = _shared(passages, one.quoted, other.quoted, open_one, open_other)
    else:
        passages = tuple(passage for passage in passages if open_one[slice(*passage.first)].any())
    own, other_own = ~one.quoted & open_one, ~other.quoted & open_other
    taken, other_taken = mine.sum() / max(1, own.sum()), theirs.sum() / max(1, other_own.sum())
    words = int(min(mine.sum(), theirs.sum()))
    most, least = max(taken, other_taken), min(taken, other_taken)
    enough = (
        (most >= TAKEN and words >= FEWEST and unnamed >= UNNAMED)
        or (most >= LIGHTLY and words >= MANY)
        or (least >= WHOLLY and words >= SHORT)
        or (most >= WHOLLY and words >= SHORT and sum(passage.words for passage in passages) >= BESIDE)
        or max(quoting) >= QUOTED
        or in_one_go
    )
    if not enough:
        return None
    return Comparison(
        Side(float(taken), _covered(passages, open_one, 0), 0.0, 0.0, len(one)),
        Side(float(other_taken), _covered(passages, open_other, 1), 0.0, 0.0, len(other)),
        tuple((passage.first, passage.second) for passage in passages),
        verbatim=True,
        own_words=words,
        quotes=(quoting[0] >= QUOTED, quoting[1] >= QUOTED),
        same=sum(passage.words for passage in passages) / max(1, sum(end - start for (start, end), _, _ in passages)),
        run=sum(passage.words for passage in passages) / max(1, sum(len(passage.stretches) for passage in passages)),
    )


def compare_facts(one: Outline, other: Outline) -> Comparison | None:
    """What one retells of the other in words of its own; `None` where that is not enough to conclude anything."""
    return _retold(one, other) or _condensed(one, other) or _in_part(one, other)


def _retold(one: Outline, other: Outline) -> Comparison | None:
    """Sentence by sentence, in the same order."""
    few = min(len(one.all_facts), len(other.all_facts))
    if few >= FEW_FACTS and len(one.all_facts & other.all_facts) < max(FEW_FACTS, few * COMMON_FACTS):
        return None
    found = align(one, other)
    if len(found.pairs) < FEWEST_RETOLD:
        return None
    telling = TELLING if len(found.pairs) >= MANY_RETOLD else TELLING_IN_FEW
    whole = any(
        share >= RETOLD and share - new + PAIR * min(len(found.pairs), PAIRS) >= telling
        for share, new in ((found.share, found.new), (found.other_share, found.other_new))
    )
    if not whole:
        return None
    passages = tuple((one.sentences[at], other.sentences[place]) for at, place in fill(one, other, found.pairs))
    return Comparison(
        Side(0.0, 0.0, found.share, found.new, len(one.text)),
        Side(0.0, 0.0, found.other_share, found.other_new, len(other.text)),
        passages,
        verbatim=False,
        nearness=found.nearness,
    )


def _condensed(one: Outline, other: Outline) -> Comparison | None:
    """In fewer words, whatever the order; where either may be made from the other, the one with less of its own."""
    mine, theirs = condensed(one, other), condensed(other, one)
    if mine is None and theirs is None:
        return None
    if mine is None or (theirs is not None and theirs.new < mine.new):
        turned = _condensed(other, one)
        return turned.turned() if turned is not None else None
    return Comparison(
        Side(0.0, 0.0, mine.share, mine.new, len(one.text)),
        Side(0.0, 0.0, mine.other_share, mine.other_new, len(other.text)),
        tuple((one.sentences[at], other.sentences[place]) for at, place in mine.pairs),
        verbatim=False,
        nearness=mine.nearness,
        condensed=True,
    )


def _in_part(one: Outline, other: Outline) -> Comparison | None:
    """A stretch of one retold from the other by another hand; where either may be, the one for which more speaks."""
    mine = None if one.is_earlier(other) else retold_stretch(one, other)
    theirs = None if other.is_earlier(one) else retold_stretch(other, one)
    if mine is None and theirs is None:
        return None
    if mine is None or (theirs is not None and theirs.score > mine.score):
        assert theirs is not None
        return _of_stretch(other, one, theirs, mine).turned()
    return _of_stretch(one, other, mine, theirs)


def _of_stretch(one: Outline, other: Outline, found: Retold, back: Retold | None) -> Comparison:
    sides = []
    for side, opposite, told in (
        (one, other, {at for at, _ in found.pairs}),
        (other, one, {place for _, place in found.pairs}),
    ):
        own = sum(not side.quoted[at] for at in told) / max(1, int((~side.quoted).sum()))
        new = len(side.all_facts - opposite.all_facts) / max(1, len(side.all_facts))
        sides.append(Side(0.0, 0.0, own, new, len(side.text)))
    return Comparison(
        sides[0],
        sides[1],
        tuple((one.sentences[at], other.sentences[place]) for at, place in found.pairs),
        verbatim=False,
        nearness=found.nearness,
        details=found.details,
        lean=found.score - (ENOUGH if back is None else back.score),
    )


def add_facts(comparison: Comparison, one: Outline, other: Outline) -> Comparison:
    """The word-by-word comparison with what the alignment of sentences tells beside it."""
    found: Alignment = align(one, other)
    taken = {at for (start, end), _ in comparison.passages for at in range(start, end)}
    passages = comparison.passages
    if found.share >= RETOLD or found.other_share >= RETOLD:
        retold = [(one.sentences[at], other.sentences[place]) for at, place in fill(one, other, found.pairs)]
        passages += tuple(pair for pair in retold if len(taken & set(range(*pair[0]))) * 2 < pair[0][1] - pair[0][0])
    return comparison._replace(
        passages=tuple(sorted(passages)),
        one=comparison.one._replace(retold=found.share, new=found.new),
        other=comparison.other._replace(retold=found.other_share, new=found.other_new),
        nearness=found.nearness,
    )


def _closing(passages: tuple[Stretched, ...], one: Text, other: Text) -> Stretched | None:
    """The passage with which both end, where it stands apart from what else they share: most likely the site's last lines."""
    last = passages[-1]
    if max(len(one) - last.first[1], len(other) - last.second[1]) > BEHIND or last.words > CLOSING:
        return None
    starts = last.first[0] in one.openings and last.second[0] in other.openings
    before = len(passages) > 1 and last.first[0] - passages[-2].first[1] <= BEHIND
    return last if starts and not before else None


def _too_much_for_a_footer(passages: tuple[Stretched, ...], one: Text, other: Text) -> bool:
    words = sum(passage.words for passage in passages)
    return words >= LONG and 2 * words >= max(len(one), len(other))


def _shared(
    passages: tuple[Stretched, ...], quoted: Mask, other_quoted: Mask, opened: Mask, other_opened: Mask
) -> tuple[Mask, Mask]:
    mine, theirs = np.zeros(len(quoted), dtype=bool), np.zeros(len(other_quoted), dtype=bool)
    for passage in passages:
        for first, second, length in passage.stretches:
            here, there = slice(first, first + length), slice(second, second + length)
            free = ~quoted[here] & ~other_quoted[there] & opened[here] & other_opened[there]
            mine[here] |= free
            theirs[there] |= free
    return mine, theirs


def _quoting(passages: tuple[Stretched, ...], quoting: Text, quoted: Text, *, turned: bool = False) -> int:
    """The most words of one passage that `quoting` has between quotation marks and `quoted` says in its own voice."""
    most = 0
    for passage in passages:
        words = 0
        for first, second, length in passage.stretches:
            here, there = (second, first) if turned else (first, second)
            between = quoting.quoted[here : here + length] & ~quoted.quoted[there : there + length]
            words += int(between.sum())
        most = max(most, words)
    return most


def _covered(passages: tuple[Stretched, ...], opened: Mask, part: int) -> float:
    mask = np.zeros(len(opened), dtype=bool)
    for passage in passages:
        mask[slice(*passage[part])] = True
    return float((mask & opened).sum() / max(1, opened.sum()))
