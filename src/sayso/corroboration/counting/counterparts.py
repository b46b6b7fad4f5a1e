"""Which statements of a report those of another one can repeat that was made from it, likest first.

They are found one at a time: where a sentence stands a thousand times in a report and in its copy, each has its own at hand.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple, Protocol

from sayso.corroboration.items import Key
from sayso.evidence import Derivation, Passage, Span


class Source(Protocol):
    """Whose say-so a statement rests on: the `key` that equal ones share, and of which `sort` they are."""

    @property
    def key(self) -> Key: ...  # noqa: D102
    @property
    def sort(self) -> str: ...  # noqa: D102


class Rank(NamedTuple):
    """How little a statement fits the one that it may repeat: the sources, and the characters from where it is looked for."""

    unlike: bool
    unfit: bool
    distance: float


Found = tuple[Rank, int]
UNFIT = Rank(True, True, 0.0)


class Counterparts:
    """The statements of some reports: by number their `spans` and `sources`, by report (`by_document`) their numbers."""

    def __init__(
        self, spans: Sequence[Span], sources: Sequence[Source], by_document: Mapping[str, Sequence[int]]
    ) -> None:
        self._spans = spans
        self._sources = sources
        self._by_document = by_document
        self._reports: dict[str, _Report] = {}
        self._passages: dict[int, tuple[Derivation, _Spans]] = {}  # by `id`: hashing one goes through all its passages

    def of(self, at: int, derivation: Derivation) -> Iterator[Found]:
        """The statements of the parent document that the one of that number can repeat, with how little they fit; best first."""
        ours, span = self._sources[at], self._spans[at]
        report = self._report(derivation.parent or "")
        aligned = self._aligned(derivation, span)
        rewrite = derivation.kind == "rewrite"  # it renames its parent's sources too
        for unlike, unfit, there in (
            (False, False, report.alike(ours)),
            (True, False, report.fitting(ours)),
            (True, True, report.every(ours)),
        ):
            found = merge(*(there.near(passage, span.start) for passage in aligned))
            some = list(islice(found, 2))
            if some and (not unfit or len(some) == 1):
                return ((Rank(unlike, unfit, distance), other) for distance, other in chain(some, found))
            if some and not rewrite:
                return iter(())
        if rewrite:
            return ((UNFIT, other) for other in report.every(ours).places)
        if derivation.kind == "credit" or not aligned:
            return iter(())  # what no passage of the other covers is the report's own
        return ((UNFIT, other) for other in merge(report.same(ours).places, report.fitting(ours).places))

    def _aligned(self, derivation: Derivation, span: Span) -> list[Passage]:
        """The passages of the derived document that hold some of the span."""
        known = self._passages.get(id(derivation))
        if known is None:
            spans = [passage.span for passage in derivation.passages]
            known = self._passages[id(derivation)] = (derivation, _Spans(spans, range(len(spans))))
        return [derivation.passages[at] for at in known[1].overlapping(span)]

    def _report(self, document: str) -> "_Report":
        if document not in self._reports:
            self._reports[document] = _Report(self._by_document.get(document, ()), self._spans, self._sources)
        return self._reports[document]


class _Spans:
    """The spans at some `places`, by where they start."""

    def __init__(self, spans: Sequence[Span], places: Iterable[int]) -> None:
        self.places = list(places)
        self._starting: dict[int, list[int]] = defaultdict(list)
        for at in self.places:
            self._starting[spans[at].start].append(at)
        self._starts = sorted(self._starting)
        self._spans = spans
        self._longest = max((spans[at].end - spans[at].start for at in self.places), default=0)

    def overlapping(self, span: Span) -> Iterator[int]:
        """The places of those that share a character with `span`."""
        first, last = self._between(span)
        return (at for row in range(first, last) for at in self._at(row, span))

    def near(self, passage: Passage, start: int) -> Iterator[tuple[float, int]]:
        """The places of those that stand where the passage comes from, those first that stand nearest to where `start` would.

        Each with how far from there it starts.
        """
        there, here = passage.from_span, passage.span
        expected = there.start + (start - here.start) * ((there.end - there.start) / max(1, here.end - here.start))
        first, last = self._between(there)
        behind = min(max(bisect_left(self._starts, expected), first), last)
        before = behind - 1
        while before >= first or behind < last:
            left = abs(self._starts[before] - expected) if before >= first else None
            right = abs(self._starts[behind] - expected) if behind < last else None
            if right is None or (left is not None and left <= right):
                row, distance, before = before, left, before - 1
            else:
                row, distance, behind = behind, right, behind + 1
            for at in self._at(row, there):
                yield distance or 0.0, at

    def _between(self, span: Span) -> tuple[int, int]:
        """From which to which of the starts there can be some that share a character with `span`."""
        return bisect_right(self._starts, span.start - self._longest), bisect_left(self._starts, span.end)

    def _at(self, row: int, span: Span) -> Iterator[int]:
        return (at for at in self._starting[self._starts[row]] if self._spans[at].overlaps(span))


class _Report:
    """The statements of one report by whose say-so they are."""

    def __init__(self, listed: Sequence[int], spans: Sequence[Span], sources: Sequence[Source]) -> None:
        by_key: dict[Key, list[int]] = defaultdict(list)
        by_words: dict[str, list[int]] = defaultdict(list)
        for at in listed:
            by_key[sources[at].key].append(at)
            if sources[at].sort == "unnamed":
                by_words[sources[at].key[2]].append(at)
        self._spans = spans
        self._by_key = {key: _Spans(spans, places) for key, places in by_key.items()}
        self._by_words = {words: _Spans(spans, places) for words, places in by_words.items()}
        named = _Spans(spans, [at for at in listed if sources[at].sort == "named"])
        around = {
            at for at in listed if sources[at].sort == "voice" and next(named.overlapping(spans[at]), None) is not None
        }
        self._all = _Spans(spans, listed)
        self._telling = _Spans(spans, [at for at in listed if at not in around])
        self._unnamed = _Spans(spans, [at for at in self._telling.places if sources[at].sort != "named"])

    def same(self, source: Source) -> _Spans:
        """Those of the very same source."""
        return self._by_key.get(source.key) or _Spans(self._spans, ())

    def alike(self, source: Source) -> _Spans:
        """Those of one that is the same, or is described by the same words."""
        described = self._by_words.get(source.key[2]) if source.sort == "unnamed" else None
        return described or self.same(source)

    def fitting(self, source: Source) -> _Spans:
        """Those of one that can be it though it is not the same: one of the two is left unnamed."""
        return self._unnamed if source.sort == "named" else self._all

    def every(self, source: Source) -> _Spans:
        """All; for a source with a name less what the report says around the words of such a one: "The ministry spoke of [nine dead]"."""
        return self._telling if source.sort == "named" else self._all
