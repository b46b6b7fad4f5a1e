"""Where the reports have these words, and who or what is called so."""

from typing import Any

from sayso.evidence import Record
from sayso.views.search import Passage, Search, search
from sayso.web.pages.page import Ask


class Found(Record, frozen=True):
    """A passage in pieces: words, and whether they are what was looked for."""

    passage: Passage
    pieces: tuple[tuple[str, bool], ...]


def answer(ask: Ask) -> Search:
    """What the case has on the words."""
    return search(ask.case, ask.asked.text("q") or "")


def show(ask: Ask) -> dict[str, Any]:
    """The same, with the words found marked."""
    view = answer(ask)
    return {"view": view, "found": [Found(one, _pieces(one)) for one in view.passages]}


def _pieces(passage: Passage) -> tuple[tuple[str, bool], ...]:
    pieces, at = [], 0
    for match in sorted(passage.matches):
        start, end = match.start - passage.span.start, match.end - passage.span.start
        if start < at:
            continue
        pieces += [(passage.words[at:start], False), (passage.words[start:end], True)]
        at = end
    pieces.append((passage.words[at:], False))
    return tuple(piece for piece in pieces if piece[0])
