"""A document's text cut into pieces, each with what was found there, so that a page can show it without losing a word."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Generic, Literal, TypeVar

from sayso.evidence import Attribution, Derivation, Reading, Record, Span

Thing = TypeVar("Thing")


class Target(Record, frozen=True):
    """What a stretch of text speaks of: a name (the id of an entity of the reading), a figure (the id of a statement), or
    days (as `2031-05-01/2031-05-31`).
    """

    kind: Literal["name", "figure", "time"]
    value: str


class Voice(Record, frozen=True):
    """Whose words a line has: the name, at which level of nesting (1: said to the outlet), and the entity of the reading."""

    name: str
    level: int = 1
    entity: str | None = None


class Piece(Record, frozen=True):
    """A stretch of text that is marked the same throughout.

    `depth` is how many attributions its words stand inside; `classes` the marks; `anchors` the ids of the statements that
    start here; `title` what to say about it; `target` what it speaks of.
    """

    words: str
    classes: tuple[str, ...] = ()
    depth: int = 0
    anchors: tuple[str, ...] = ()
    title: str | None = None
    target: Target | None = None


class Paragraph(Record, frozen=True):
    """A line of the text in pieces, with the voices named in its margin and whether it was copied from somewhere."""

    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...] = ()
    copied_from: tuple[str, ...] = ()
    furniture: bool = False


def mark_text(
    reading: Reading,
    derivations: Sequence[Derivation] = (),
    names: Mapping[str, str] | None = None,
    anchored: Iterable[str] = (),
    shown: Sequence[Span] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of a reading's document, marked.

    Joining the words of all pieces, paragraph by paragraph with the line ends between them, gives back the text. `anchored`
    are the ids of the statements to be reached by a link; `names` gives documents' names by id; `shown` are the spans to
    be marked as what was looked for.
    """
    marks = _Marks(reading, set(anchored), shown)
    text, paragraphs, start = reading.document.text, [], 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(line)
        if span.start == span.end or not span.words(text).strip():
            continue
        paragraphs.append(
            Paragraph(
                marks.pieces(span),
                marks.voices_in(span),
                _copied(span, derivations, names or {}),
                _is_within(span, text, reading.document.furniture),
            )
        )
    return tuple(paragraphs)


def _is_within(line: Span, text: str, blocks: Sequence[Span]) -> bool:
    """Whether all words of the line stand in one of the blocks."""
    words = line.words(text)
    start = line.start + len(words) - len(words.lstrip())
    return any(block.covers(Span(start, start + len(words.strip()))) for block in blocks)


def _copied(span: Span, derivations: Sequence[Derivation], names: Mapping[str, str]) -> tuple[str, ...]:
    found = {
        names.get(derivation.parent or "", derivation.absent or "")
        for derivation in derivations
        if any(passage.span.overlaps(span) for passage in derivation.passages)
    }
    return tuple(sorted(name for name in found if name))


class _Placed(Generic[Thing]):
    """Spans with something each, found by what they overlap without looking at all of them."""

    def __init__(self, placed: Iterable[tuple[Span, Thing]]) -> None:
        self._placed = sorted(placed, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._placed]
        self._ends = list(accumulate((span.end for span, _ in self._placed), max))  # how far all up to here reach

    def over(self, line: Span) -> list[tuple[Span, Thing]]:
        """Those that overlap `line`, in order."""
        first, last = bisect_right(self._ends, line.start), bisect_left(self._starts, line.end)
        return [one for one in self._placed[first:last] if one[0].overlaps(line)]


class _Marks:
    def __init__(self, reading: Reading, anchored: set[str], shown: Sequence[Span]) -> None:
        self.text = reading.document.text
        self.attributions = reading.attributions
        self._by_id = {attribution.id: attribution for attribution in reading.attributions}
        self.entities = {entity.id: entity.name for entity in reading.entities}
        spans: list[tuple[Span, str]] = []
        for attribution in reading.attributions:
            spans.extend((span, "cue") for span in attribution.cue)
            spans.extend((span, "source") for span in attribution.source)
        contents = [(span, attribution) for attribution in reading.attributions for span in attribution.content]
        spans.extend((span, "furniture") for span in reading.document.furniture)
        spans.extend((quantity.span, "figure") for quantity in reading.quantities)
        spans.extend((time.span, "time") for time in reading.times)
        self.anchors: dict[int, list[str]] = defaultdict(list)
        for statement in reading.statements:
            if statement.id in anchored:
                self.anchors[statement.span.start].append(statement.id)
                spans.append((statement.span, "statement"))
        spans.extend((span, "shown") for span in shown)
        self._marked, self._said = _Placed(spans), _Placed(contents)
        self._targets_over = _Placed(_targets(reading))
        self._targets = sorted(self.anchors)

    def pieces(self, line: Span) -> tuple[Piece, ...]:
        cuts = {line.start, line.end}
        for span, _ in [*self._marked.over(line), *self._said.over(line), *self._targets_over.over(line)]:
            cuts.update(at for at in span if line.start < at < line.end)
        first, last = bisect_right(self._targets, line.start), bisect_left(self._targets, line.end)
        cuts.update(self._targets[first:last])
        edges = sorted(cuts)
        return tuple(self._piece(Span(start, end)) for start, end in pairwise(edges))

    def _piece(self, span: Span) -> Piece:
        inside = [item for content, item in self._said.over(span) if content.covers(span)]
        classes = sorted({name for marked, name in self._marked.over(span) if marked.covers(span)})
        says = " › ".join(self._name(item) for item in sorted(inside, key=lambda item: (self._level(item), item.id)))
        return Piece(
            span.words(self.text),
            tuple(classes),
            min(len(inside), 4),
            tuple(self.anchors.get(span.start, ())),
            says or None,
            min((one for marked, one in self._targets_over.over(span) if marked.covers(span)), key=_rank, default=None),
        )

    def voices_in(self, line: Span) -> tuple[Voice, ...]:
        """Who speaks in a line, in the order in which their words begin, outer ones first."""
        found = sorted(
            (span.start, self._level(item), self._name(item), item.id) for span, item in self._said.over(line)
        )
        return tuple(dict.fromkeys(Voice(name, level, self._by_id[key].source_entity) for _, level, name, key in found))

    def _level(self, attribution: Attribution) -> int:
        """How deep it is nested: 1 where nobody else's words hold it."""
        level, at, passed = 1, attribution.inside, {attribution.id}
        while at is not None and at in self._by_id and at not in passed:
            passed.add(at)
            at = self._by_id[at].inside
            level += 1
        return min(level, 4)

    def _name(self, attribution: Attribution) -> str:
        if attribution.source_entity in self.entities:
            return self.entities[attribution.source_entity]
        words = " ".join(span.words(self.text) for span in attribution.source)
        return " ".join(words.split()) or "a source not named"


def _targets(reading: Reading) -> Iterator[tuple[Span, Target]]:
    """What the names, amounts and times of a text lead to; an amount to the shortest statement that tells it."""
    for mention in reading.mentions:
        if mention.form == "name" and mention.entity is not None:
            yield mention.span, Target("name", mention.entity)
    figures = sorted(
        (one for one in reading.statements if one.kind == "figure"), key=lambda one: one.span.end - one.span.start
    )
    for quantity in reading.quantities:
        told = next((one.id for one in figures if one.span.covers(quantity.span)), None)
        if told is not None:
            yield quantity.span, Target("figure", told)
    for time in reading.times:
        if time.start and time.end:
            yield time.span, Target("time", f"{time.start}/{time.end}")


def _rank(target: Target) -> tuple[int, str]:
    return ("figure", "name", "time").index(target.kind), target.value
