"""Which report was made from which, and how we know."""

from typing import Any

from sayso.views.lineage import Lineage, find_families, lineage, show_derivations
from sayso.web.pages.page import Ask, Part, part_of

SIZE = 25
MEMBERS = 30  # of one family shown


def answer(ask: Ask) -> Lineage:
    """All derivations and families."""
    return lineage(ask.case)


def show(ask: Ask) -> dict[str, Any]:
    """A part of the derivations, and the largest families."""
    start = (ask.asked.number() - 1) * SIZE
    found = show_derivations(ask.case, ask.case.derivations(limit=SIZE, offset=start))
    families = ask.memory.recall(ask.case, "families", lambda: find_families(ask.case))
    return {
        "part": Part(found, ask.asked, size=SIZE, total=ask.case.count_derivations()),
        "families": part_of(families, ask.asked, SIZE).items,
        "total": len(families),
        "members": MEMBERS,
    }
