"""Whether sources of one side certainly say the same: what joins statements may err, and two voices are two only on one matter."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import combinations, groupby, pairwise
from operator import itemgetter

import msgspec

from sayso.corroboration.items import Directory, Item
from sayso.corroboration.joining.wordings import passage_of
from sayso.corroboration.roots import root
from sayso.engine import Memory, key_of
from sayso.languages import load_lexicon
from sayso.languages.matching import Match, Passage, load_matcher

SURE = 0.8  # that two say the same (or both the opposite of a claim), as the matcher finds
SAYINGS = 3  # statements of one source that are read
SOURCES = (
    12  # of one side that are read with so many; with more, one statement of each, and each beyond these beside a few
)
READ_BESIDE = (
    3  # of those that say the same beside which each further source is read, so that the work grows with their number
)


class _File(msgspec.Struct, frozen=True):
    himself: str


@lru_cache(maxsize=4)
def _himself(language: str = "en") -> re.Pattern[str]:
    """The words by which somebody speaks of himself."""
    return re.compile(rf"\b(?:{'|'.join(load_lexicon(language, 'voices', _File).himself.split())})\b")


class Agreement:
    """What the claim matcher finds of pairs of statements; it depends on the two paragraphs alone and is noted in the `memory`."""

    def __init__(self, memory: Memory | None = None) -> None:
        self._notes = (memory or Memory()).notes("agreements", tuple[float, float])
        self._passages: dict[str, Passage] = {}

    def most(self, sources: Sequence[Sequence[Item]], directory: Directory) -> int:
        """How many of the `sources`, each with its statements, certainly say the same, some perhaps through others.

        What somebody says of himself ("I am not going") only those say too who name him.
        """
        few = SAYINGS if len(sources) <= SOURCES else 1
        told = [_unlike(listed)[:few] for listed in sources]
        near = self._together(list(combinations(range(min(len(told), SOURCES)), 2)), told, directory)
        if len(told) <= SOURCES:
            return len(near)
        beside = [(at, other) for at in sorted(near)[:READ_BESIDE] for other in range(SOURCES, len(told))]
        return len(near | self._together(beside, told, directory, near))

    def _together(
        self,
        beside: Sequence[tuple[int, int]],
        told: Sequence[Sequence[Item]],
        directory: Directory,
        near: Iterable[int] = (),
    ) -> set[int]:
        """The largest group of sources that say the same; those `near` do already.

        The pairs to be read (`beside`) stand in the order of the first of each.
        """
        head = {str(at): str(at) for at in range(len(told))}
        find = partial(root, head)
        for at, other in pairwise(sorted(near)):
            head[find(str(other))] = find(str(at))
        for _, listed in groupby(beside, key=itemgetter(0)):  # who is tied to others already is not read again
            pairs = [
                (at, other, one, two)
                for at, other in listed
                if find(str(at)) != find(str(other))
                for one in told[at]
                for two in told[other]
                if all(_speaks_of(directory, *pair) for pair in ((one, two), (two, one)))
            ]
            for (at, other, _, _), sure in zip(pairs, self._are_sure([pair[2:] for pair in pairs]), strict=True):
                if sure:
                    head[find(str(at))] = find(str(other))
        groups: dict[str, set[int]] = defaultdict(set)
        for at in sorted({each for pair in beside for each in pair} | set(near)):
            groups[find(str(at))].add(at)
        return max(groups.values(), key=len, default={0} if told else set())

    def _are_sure(self, pairs: Sequence[tuple[Item, Item]]) -> list[bool]:
        passages = [sorted((self._passage(one), self._passage(other))) for one, other in pairs]
        keys = [key_of(*pair) for pair in passages]
        known = {key: found for key in keys if (found := self._notes.find(key)) is not None}
        new = {key: (one, other) for key, (one, other) in zip(keys, passages, strict=True) if key not in known}
        if new:
            for key, match in zip(new, load_matcher().match(list(new.values())), strict=True):
                known[key] = self._notes.note(key, (match.same, match.opposite))
        return [sum(Match(*known[key])) >= SURE for key in keys]

    def _passage(self, item: Item) -> Passage:
        if item.id not in self._passages:
            self._passages[item.id] = passage_of(item)
        return self._passages[item.id]


def _speaks_of(directory: Directory, one: Item, other: Item) -> bool:
    """Whether the other statement tells of who says the first, where that speaks of nobody but himself."""
    link = one.statement.chain[-1]
    if link.manner == "indirect" or _himself().search(one.words) is None:
        return True
    speaker = directory.source(one.document.id, link)
    document, span = other.document.id, other.statement.span
    told = (directory.find(document, entity) for entity in directory.mentioned(document, span))
    return speaker is not None and any(each is not None and each.id == speaker.id for each in told)


def _unlike(items: Iterable[Item]) -> list[Item]:
    """Those that stand in different words, the longest first: they tell most of what is said."""
    first = {item.words: item for item in sorted(items, key=lambda item: item.id)}
    return sorted(first.values(), key=lambda item: (-len(item.words), item.id))
