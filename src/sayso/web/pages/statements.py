"""The list of statements, word for word, filtered by what the address asks for."""

from typing import Any

from sayso.casefile.filtering import statement_ids
from sayso.views.statements import Statements, claimed_statements, statements
from sayso.web.pages.filters import offered, wanted
from sayso.web.pages.page import Ask, part_of

SIZE = 40


def answer(ask: Ask) -> Statements:
    """All statements wanted."""
    return statements(ask.case, wanted(ask))


def show(ask: Ask) -> dict[str, Any]:
    """A part of them, each with the words of its claim."""
    chosen = wanted(ask)
    keys = ask.memory.recall(ask.case, ("statements", chosen), lambda: statement_ids(ask.case, chosen), growing=True)
    part = part_of(keys, ask.asked, SIZE)
    shown = claimed_statements(ask.case, part.items)
    claims = ask.case.claims_of_ids(one.claim for one in shown if one.claim)
    return {"part": part.of(shown), "claims": {claim.id: claim for claim in claims}, **offered(ask)}
