"""Paragraphs of a text, and its characters made plain for a parser's eyes without moving any of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.evidence import Document, Span, trim
from sayso.evidence.wrapped import goes_on, usual_width

RUNNING = 0.5  # of the lines right after another that begin in small letters, as most words of running text do
_LINE = re.compile(r"[^\r\n\u2028\u2029\f\v]+")
# "SENN, 5 May (Harbour Wire) -": what stands before a report's first sentence and is none of it
_DATELINE = re.compile(
    r"[A-Z][A-Z .'\u2019/-]{2,40}(?:, [A-Z][\w.'\u2019 ]{1,20})?"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? (?:19|20)\d\d)?)?"
    r"(?: ?\([^)\n]{2,40}\))? ?(?:[\u2013\u2014]|--|(?<= )-) "
)
_NO_WORD = re.compile("[^\\s\u200b\u200e\u200f\ufeff]{1000,}")  # a parser takes the square of such a run's length
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2028\u2029\t\r\n\f\v\x85\u200b\u200e\u200f\ufeff", " "
        ),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'"),
        "\u2010": "-",
        "\u2011": "-",
    }
)
_DOUBLED = re.compile(r"''|``")


def plain(text: str) -> str:
    """`text` with straight quotes and ordinary spaces, exactly as long as before (`''` becomes `" `)."""
    return _DOUBLED.sub('" ', text.translate(_PLAIN))


def split_paragraphs(document: Document) -> tuple[Span, ...]:
    """The blocks between line breaks that are not furniture, without white space at their ends, in order.

    Line breaks that only the width of a page made part no blocks. Left out besides is what no writing has: a thousand
    characters and more without a blank. A dateline is a block of its own.
    """
    found: list[Span] = []
    unreadable = (Span(*run.span()) for run in _NO_WORD.finditer(document.text))
    furniture = sorted((*document.furniture, *unreadable))
    at = 0
    for span in split_lines(document.text):
        while at < len(furniture) and furniture[at].end <= span.start:
            at += 1
        found.extend(
            piece for part in _undated(span, document.text) for piece in _outside(part, furniture[at:], document.text)
        )
    return tuple(found)


def split_lines(text: str) -> list[Span]:
    """The lines that hold something, each with those that go on from it where the width of a page broke it."""
    lines = [
        span for span in (trim(Span(*line.span()), text) for line in _LINE.finditer(text)) if span.start < span.end
    ]
    width = _width(lines, text)
    if width is None:
        return lines
    joined: list[Span] = []
    for at, line in enumerate(lines):
        if at and _follows(lines[at - 1], line, text) and goes_on(lines[at - 1].words(text), line.words(text), width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _width(lines: Sequence[Span], text: str) -> int | None:
    """The width of the page that broke running text; `None` where lines end for other reasons, as in a table."""
    width = usual_width([line.words(text) for line in lines])
    if width is None:
        return None
    ahead = [other for one, other in pairwise(lines) if _follows(one, other, text)]
    running = sum(text[line.start].islower() for line in ahead)
    return width if ahead and running >= RUNNING * len(ahead) else None


def _follows(one: Span, other: Span, text: str) -> bool:
    """Whether no blank line parts two lines."""
    return text[one.end : other.start].replace("\r\n", "\n").count("\n") <= 1


def _undated(span: Span, text: str) -> list[Span]:
    """A line with its dateline, if it has one, taken apart: the place and day are no words of the first sentence."""
    dateline = _DATELINE.match(text, span.start, span.end)
    if dateline is None:
        return [span]
    return [trim(Span(span.start, dateline.end()), text), trim(Span(dateline.end(), span.end), text)]


def _outside(span: Span, furniture: list[Span], text: str) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for block in furniture:
        if block.start >= span.end:
            break
        if block.start > start:
            pieces.append(Span(start, block.start))
        start = max(start, block.end)
    if start < span.end:
        pieces.append(Span(start, span.end))
    trimmed = [trim(piece, text) for piece in pieces]
    return [piece for piece in trimmed if piece.start < piece.end]
