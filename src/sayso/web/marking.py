"""A document's text cut into pieces, each with what was found there, so that a page can show it without losing a word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from sayso.evidence import Attribution, Derivation, Reading, Record, Span


class Piece(Record, frozen=True):
    """A stretch of text that is marked the same throughout.

    `depth` is how many attributions its words stand inside; `classes` the marks; `anchors` the ids of the statements that
    start here; `title` what to say about it.
    """

    words: str
    classes: tuple[str, ...] = ()
    depth: int = 0
    anchors: tuple[str, ...] = ()
    title: str | None = None


class Paragraph(Record, frozen=True):
    """A line of the text in pieces, with the sources named in its margin and whether it was copied from somewhere."""

    pieces: tuple[Piece, ...]
    sources: tuple[str, ...] = ()
    copied_from: tuple[str, ...] = ()
    furniture: bool = False


def mark_text(
    reading: Reading,
    derivations: Sequence[Derivation] = (),
    names: Mapping[str, str] | None = None,
    anchored: Iterable[str] = (),
    shown: Span | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of a reading's document, marked.

    Joining the words of all pieces, paragraph by paragraph with the line ends between them, gives back the text. `anchored`
    are the ids of the statements to be reached by a link; `names` gives documents' names by id; `shown` is a span to be
    marked as what was looked for.
    """
    marks = _Marks(reading, set(anchored))
    if shown is not None:
        marks.spans.append((shown, "shown"))
    text, paragraphs, start = reading.document.text, [], 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(line)
        if span.start == span.end or not span.words(text).strip():
            continue
        paragraphs.append(
            Paragraph(
                marks.pieces(span),
                marks.sources_in(span),
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


class _Marks:
    def __init__(self, reading: Reading, anchored: set[str]) -> None:
        self.text = reading.document.text
        self.attributions = reading.attributions
        self.entities = {entity.id: entity.name for entity in reading.entities}
        self.spans: list[tuple[Span, str]] = []
        for attribution in reading.attributions:
            self.spans.extend((span, "cue") for span in attribution.cue)
            self.spans.extend((span, "source") for span in attribution.source)
        self.contents = [(span, attribution) for attribution in reading.attributions for span in attribution.content]
        self.spans.extend((span, "furniture") for span in reading.document.furniture)
        self.spans.extend((quantity.span, "figure") for quantity in reading.quantities)
        self.spans.extend((time.span, "time") for time in reading.times)
        self.anchors: dict[int, list[str]] = defaultdict(list)
        for statement in reading.statements:
            if statement.id in anchored:
                self.anchors[statement.span.start].append(statement.id)
                self.spans.append((statement.span, "statement"))

    def pieces(self, line: Span) -> tuple[Piece, ...]:
        spans = [(span, name) for span, name in self.spans if span.overlaps(line)]
        contents = [(span, item) for span, item in self.contents if span.overlaps(line)]
        cuts = {line.start, line.end}
        for span, _ in [*spans, *contents]:
            cuts.update(at for at in span if line.start < at < line.end)
        cuts.update(at for at in self.anchors if line.start < at < line.end)
        edges = sorted(cuts)
        return tuple(self._piece(Span(start, end), spans, contents) for start, end in pairwise(edges))

    def _piece(
        self, span: Span, spans: Sequence[tuple[Span, str]], contents: Sequence[tuple[Span, Attribution]]
    ) -> Piece:
        inside = [item for content, item in contents if content.covers(span)]
        classes = sorted({name for marked, name in spans if marked.covers(span)})
        says = " › ".join(self._name(item) for item in sorted(inside, key=lambda item: (item.inside or "", item.id)))
        return Piece(
            span.words(self.text),
            tuple(classes),
            min(len(inside), 4),
            tuple(self.anchors.get(span.start, ())),
            says or None,
        )

    def sources_in(self, line: Span) -> tuple[str, ...]:
        """Who speaks in a line, in the order in which their words begin."""
        found = [(span.start, self._name(item)) for span, item in self.contents if span.overlaps(line)]
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    def _name(self, attribution: Attribution) -> str:
        if attribution.source_entity in self.entities:
            return self.entities[attribution.source_entity]
        words = " ".join(span.words(self.text) for span in attribution.source)
        return " ".join(words.split()) or "a source not named"
