"""Where words stand in a text: half-open stretches of characters."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to, not including, `end`, counted in Unicode code points of a document's text."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """The characters of `text` inside this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans`, which must not be empty."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


def any_covers(spans: Iterable[Span], other: Span) -> bool:
    """Whether one of `spans` covers `other`."""
    return any(span.covers(other) for span in spans)


def trim(span: Span, text: str) -> Span:
    """`span` without white space at its ends."""
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
