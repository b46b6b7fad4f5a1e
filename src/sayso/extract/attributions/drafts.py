"""An attribution in the making: its parts, before it is known which stand inside which."""

from collections.abc import Iterable
from typing import NamedTuple

from sayso.evidence import Certainty, Polarity, Span
from sayso.languages.parse import Parse


class Draft(NamedTuple):
    """`rule` says what found it; `outer` is true where the rule itself knows that the next draft stands inside it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    rule: str = ""
    score: float = 1.0
    within: "tuple[Span, ...]" = ()  # the content of the attribution that this one is known to stand inside

    def moved(self, by: int) -> "Draft":
        """The same draft so many characters further on."""
        source, cue, content, within = (
            tuple(Span(start + by, end + by) for start, end in part)
            for part in (self.source, self.cue, self.content, self.within)
        )
        return Draft(source, cue, content, self.certainty, self.polarity, self.rule, self.score, within)

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(span.start for part in (self.source, self.cue, self.content) for span in part)

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return max(span.end for part in (self.source, self.cue, self.content) for span in part)


class Near:
    """Finds quickly which of many lists of spans touch the same part of a text."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[int]] = {}

    def add(self, at: int, spans: Iterable[Span]) -> None:
        """Remember that number `at` has these spans."""
        for block in {block for span in spans for block in range(span.start // _BLOCK, span.end // _BLOCK + 1)}:
            self._blocks.setdefault(block, []).append(at)

    def to(self, spans: Iterable[Span]) -> list[int]:
        """The numbers that have a span near one of these, in order."""
        blocks = {block for span in spans for block in range(span.start // _BLOCK, span.end // _BLOCK + 1)}
        return sorted({at for block in blocks for at in self._blocks.get(block, ())})


_BLOCK = 200  # characters
_EDGE = frozenset(" \t\r\n\u00a0,;:-–—")


def pieces(parse: Parse, indexes: Iterable[int], *, keep: str = "") -> tuple[Span, ...]:
    """The tokens `indexes` as spans, one for each unbroken run, without commas, dashes and white space at the ends.

    Gaps that hold nothing but punctuation are closed. `keep` are marks that may stand at an end.
    """
    ordered = sorted(set(indexes))
    if ordered and ordered[-1] - ordered[0] + 1 == len(ordered):
        return _piece(parse, ordered[0], ordered[-1], keep)
    runs: list[list[int]] = []
    for at in ordered:
        if runs and (at == runs[-1][-1] + 1 or _only_marks(parse, runs[-1][-1] + 1, at)):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(span for run in runs for span in _piece(parse, run[0], run[-1], keep))


def _piece(parse: Parse, first: int, last: int, keep: str) -> tuple[Span, ...]:
    span = strip(parse.text, Span(parse.tokens[first].start, parse.tokens[last].end), keep=keep)
    return (span,) if span is not None and any(map(str.isalnum, span.words(parse.text))) else ()


def _only_marks(parse: Parse, first: int, last: int) -> bool:
    return last - first <= 2 and all(parse.tokens[at].pos == "PUNCT" for at in range(first, last))


def strip(text: str, span: Span, *, keep: str = "") -> Span | None:
    """`span` without white space, commas and dashes at the ends, and without a full stop at its end, or `None`."""
    start, end = span
    while start < end and (text[start] in _EDGE or text[start] == ".") and text[start] not in keep:
        start += 1
    while start < end and text[end - 1] in _EDGE and text[end - 1] not in keep:
        end -= 1
    if end - start > 1 and text[end - 1] == "." and not _abbreviated(text, start, end) and "." not in keep:
        end -= 1
    return Span(start, end) if start < end else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at `end - 1` belongs to a word such as "U.S." or "Inc."."""
    words = text[start : end - 1].split()
    last = words[-1] if words else ""
    return "." in last or last in {"Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "St"} or (len(last) == 1 and last.isupper())
