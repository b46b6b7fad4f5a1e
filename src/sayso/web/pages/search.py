"""Where the reports have these words, and who or what is called so."""

from itertools import groupby
from typing import Any

from sayso.evidence import Record
from sayso.views.answers import ShownStatement
from sayso.views.search import Passage, Search, find_called, search
from sayso.web.pages.page import Ask


class Found(Record, frozen=True):
    """A passage in pieces (words, and whether they are what was looked for), with the statements that it holds."""

    passage: Passage
    pieces: tuple[tuple[str, bool], ...]
    statements: tuple[ShownStatement, ...] = ()


def answer(ask: Ask) -> Search:
    """What the case has on the words."""
    words = ask.asked.text("q") or ""
    called = ask.memory.recall(ask.case, ("called", words), lambda: find_called(ask.case, words))
    return search(ask.case, words, called)


def show(ask: Ask) -> dict[str, Any]:
    """The same, report by report, with the words found marked and what is stated in them."""
    view = answer(ask)
    said: dict[str, list[ShownStatement]] = {}
    for one in view.statements:
        said.setdefault(one.document, []).append(one)
    found = [
        Found(one, _pieces(one), tuple(each for each in said.get(one.document, ()) if each.span.overlaps(one.span)))
        for one in view.passages
    ]
    claims = ask.case.claims_with(one.id for one in view.statements)
    return {
        "view": view,
        "reports": [list(listed) for _, listed in groupby(found, key=lambda one: one.passage.document)],
        "claim_of": claims,
        "claims": {claim.id: claim for claim in ask.case.claims_of_ids(claims.values())},
    }


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
