"""All on one person, body or place, or on the tie between two."""

from collections import Counter
from typing import Any

from sayso.casefile.choosing import heads, names_beside
from sayso.views.dossier import Dossier, dossier
from sayso.views.judgements import rulings_on
from sayso.web.pages.figures import POINTS, block
from sayso.web.pages.page import Ask

CLAIMS, EVENTS, SERIES, SOURCES, MOMENTS, TIES = 25, 15, 8, 20, 40, 16
REPORTS = 200  # listed for each
KNOWN = 300  # names offered where somebody rules


def answer(ask: Ask) -> Dossier:
    """The dossier. Raises `InputError` where a name is not in the case."""
    name, other = ask.asked.parts["name"], ask.asked.parts.get("other")
    return ask.memory.recall(ask.case, ("dossier", name, other), lambda: dossier(ask.case, name, other), ruled=True)


def show(ask: Ask) -> dict[str, Any]:
    """The dossier, cut to what a page can hold (what is cut is a link away), and with whom there are ties."""
    view = answer(ask)
    subjects = [one for one in (view.subject, view.other) if one]
    own = {view.subject.id, view.other.id if view.other else ""}
    near: Counter[str] = Counter(
        key for claim in (*view.claims, *view.events) for key in claim.entities if key not in own
    )
    names = ask.case.entity_names(near, named=True)
    return {
        "view": view,
        "claims": view.claims[:CLAIMS],
        "events": view.events[:EVENTS],
        "figures": [block(series, ()) for series in view.figures[:SERIES]],
        "most": POINTS,
        "sources": view.sources[:SOURCES],
        "moments": view.timeline[:MOMENTS],
        "ties": [(key, names[key], count) for key, count in near.most_common() if key in names][:TIES],
        "both": sorted(set(view.subject.documents) & set(view.other.documents)) if view.other else [],
        "ruled": rulings_on(ask.case, {name for one in subjects for name in (one.id, one.name, *one.names)}),
        "known": names_beside(ask.case, view.subject.id, KNOWN),
        "subjects": subjects,
        "heads": heads(ask.case, (name for one in subjects for name in one.documents[:REPORTS])),
    }
