"""Which report was made from which, and how we know."""

from collections.abc import Sequence
from typing import Any

from sayso.casefile.choosing import heads
from sayso.views.answers import find_parents
from sayso.views.lineage import Family, Lineage, find_families, lineage, show_derivations
from sayso.web.descent import Descent, draw_descent
from sayso.web.pages.page import Ask, Part

SIZE = 25
FAMILIES, ROWS = 25, 120  # drawn


def answer(ask: Ask) -> Lineage:
    """All derivations and families."""
    return lineage(ask.case)


def show(ask: Ask) -> dict[str, Any]:
    """A part of the derivations, and the largest families."""
    start = (ask.asked.number() - 1) * SIZE
    found = show_derivations(ask.case, ask.case.derivations(limit=SIZE, offset=start))
    families = ask.memory.recall(ask.case, "families", lambda: find_families(ask.case))
    drawn = families[:FAMILIES]
    picture = ask.memory.recall(ask.case, "descent", lambda: _draw(ask, drawn)) if ask.asked.number() == 1 else None
    return {
        "part": Part(found, ask.asked, size=SIZE, total=ask.case.count_derivations()),
        "picture": picture,
        "left": sum(1 + len(one.derived) for one in families) - (len(picture.leaves) if picture else 0),
        "heads": heads(ask.case, (name for one in found for name in (one.document, one.from_) if name)),
    }


def _draw(ask: Ask, families: Sequence[Family]) -> Descent | None:
    names = {name for one in families for name in (one.original, *one.derived)}
    documents = ask.case.document_names()
    parents = {documents[key]: parent for key, parent in find_parents(ask.case).items() if documents.get(key) in names}
    return draw_descent([one.original for one in families], parents, heads(ask.case, names), ROWS)
