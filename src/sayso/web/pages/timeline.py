"""What happened when, filtered by what the address asks for."""

from datetime import date
from itertools import groupby
from typing import Any

import msgspec

from sayso.casefile.filtering import Filter, claim_ids
from sayso.views.timeline import Moment, Timeline, timeline
from sayso.views.wording import days
from sayso.web.pages.filters import offered, wanted
from sayso.web.pages.page import Ask, part_of

SIZE = 100
KINDS = ("event", "figure", "report")


def answer(ask: Ask) -> Timeline:
    """All that can be dated, as far as it is wanted."""
    whole = ask.memory.recall(ask.case, "timeline", lambda: timeline(ask.case))
    chosen, kind = wanted(ask, kind=False), ask.asked.choice("kind", KINDS)
    if kind is None and chosen == Filter():
        return whole
    found = ask.memory.recall(ask.case, ("timeline", chosen, kind), lambda: narrow(ask, whole, chosen))
    return Timeline(timeline=tuple(one for one in found if kind in {None, one.kind}))


def show(ask: Ask) -> dict[str, Any]:
    """A part of it, day by day."""
    part = part_of(answer(ask).timeline, ask.asked, SIZE)
    grouped = [(when, list(listed)) for when, listed in groupby(part.items, key=lambda one: days(one.when))]
    return {"part": part, "days": grouped, **offered(ask), "kinds": KINDS}


def narrow(ask: Ask, whole: Timeline, chosen: Filter) -> tuple[Moment, ...]:
    """What happened between the days wanted and stands in claims wanted; reports only where their outlet is all that is asked."""
    claims = msgspec.structs.replace(chosen, since=None, until=None)
    keys = None if claims == Filter() else set(claim_ids(ask.case, claims))
    reports: set[str] | None = None
    if claims == Filter(outlet=chosen.outlet) and chosen.outlet is not None:
        reports = {stored.document.name for stored in ask.case.documents(outlet=chosen.outlet)}
    elif keys is not None:
        reports = set()
    return tuple(
        one
        for one in whole.timeline
        if _is_between(one, chosen.since, chosen.until)
        and (keys is None or one.claim in keys or (one.claim is None and one.document in (reports or ())))
    )


def _is_between(one: Moment, since: date | None, until: date | None) -> bool:
    first, last = one.when.start or one.when.end, one.when.end or one.when.start
    return not (since and last and last < since) and not (until and first and first > until)
