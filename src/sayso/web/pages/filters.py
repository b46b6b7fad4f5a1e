"""The filters that lists of claims, statements, figures and moments share; they live in the address, to be sent along."""

from typing import Any, get_args

from msgspec.structs import replace

from sayso.casefile.choosing import outlets
from sayso.casefile.filtering import Filter, Source
from sayso.errors import InputError
from sayso.evidence import Certainty, Polarity, StatementKind
from sayso.evidence.judgements import SOURCE_RATINGS, STATEMENT_RATINGS
from sayso.views.ratings import rated, ratings
from sayso.web.pages.page import Ask


def wanted(ask: Ask, *, kind: bool = True) -> Filter:
    """The filter that the address gives, without its `kind` where that means something else. Raises `InputError` where it names what is not there."""
    asked = ask.asked
    source = asked.text("source")
    since, until = asked.day("since"), asked.day("until")
    if since and until and since > until:
        raise InputError(f"since ({since}) is after until ({until})")
    return replace(
        rated(ask.case, asked.choice("rating", SOURCE_RATINGS + STATEMENT_RATINGS)),
        about=tuple(ask.case.entity(name).id for name in asked.texts("about")),
        kind=asked.choice("kind", StatementKind) if kind else None,
        contested=asked.flag("contested"),
        polarity=asked.choice("polarity", Polarity),
        certainty=asked.choice("certainty", Certainty),
        outlet=asked.text("outlet"),
        source=Source(source, ask.case.meant_by(source)) if source else None,
        since=since,
        until=until,
    )


def offered(ask: Ask) -> dict[str, Any]:
    """What a form can offer: the outlets, the kinds, and so on."""
    return {
        "kinds": get_args(StatementKind),
        "polarities": get_args(Polarity),
        "certainties": get_args(Certainty),
        "outlets": ask.memory.recall(ask.case, "outlets", lambda: outlets(ask.case), growing=True),
        "letters": sorted(set(ratings(ask.case).values())),
    }
