"""From pieces back to the text: spans that hold whole characters, with the marks that belong to them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.extract.tagger.confidence import Fragment
    from sayso.extract.tagger.pieces import Pieces, Window

Span = tuple[int, int]
_CLINGING = frozenset({"Mn", "Me", "Mc", "Cf"})  # accents, enclosing marks, joiners: part of the character before


def spans_of(
    text: str, window: Window, paragraphs: Sequence[Pieces], fragments: Iterable[Fragment]
) -> tuple[Span, ...]:
    """Half-open code point spans of fragments of a window, in order; each lies in one paragraph and is not empty."""
    spans = []
    for fragment in fragments:
        for part in window.slices:
            low = max(fragment.low, part.at) - part.at + part.low
            high = min(fragment.high, part.at + part.high - part.low) - part.at + part.low
            if low < high:
                pieces = paragraphs[part.paragraph]
                spans.append(_whole(text, pieces.offset + pieces.start[low], pieces.offset + pieces.end[high - 1]))
    return tuple(sorted(spans))


def _whole(text: str, start: int, end: int) -> Span:
    while start > 0 and unicodedata.category(text[start]) in ("Mn", "Me", "Mc"):
        start -= 1
    while end < len(text) and unicodedata.category(text[end]) in _CLINGING:
        end += 1
    return start, end
