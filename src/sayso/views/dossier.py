"""What is said of one person, body or place, or of the tie between two?"""

from sayso.casefile import Case
from sayso.casefile.standing import series_about
from sayso.errors import InputError
from sayso.views.answers import Answer
from sayso.views.claims import ShownClaim, show_claims
from sayso.views.entities import ShownEntity, show_entities
from sayso.views.figures import ShownSeries, show_series
from sayso.views.sources import ShownSource, show_sources
from sayso.views.timeline import Moment, in_order, moments


class Dossier(Answer, frozen=True):
    """All on `subject`, or on `subject` and `other` together: ties and assertions, events, figures, who says so, when."""

    subject: ShownEntity
    other: ShownEntity | None
    claims: tuple[ShownClaim, ...]
    figures: tuple[ShownSeries, ...]
    events: tuple[ShownClaim, ...]
    sources: tuple[ShownSource, ...]
    timeline: tuple[Moment, ...]


def dossier(case: Case, name: str, other: str | None = None) -> Dossier:
    """The dossier on `name`, or on the tie between two. Raises `InputError` where a name is not in the case."""
    subjects = [case.entity(one) for one in (name, other) if one is not None]
    if len({subject.id for subject in subjects}) < len(subjects):
        raise InputError(f"{name!r} and {other!r} are both {subjects[0].name}: a tie needs two")
    found = case.claims(about=[subject.id for subject in subjects])
    series = series_about(case, [subject.id for subject in subjects])
    shown = show_claims(case, found)
    keys = {key for claim in found for position in claim.positions for key in position.statements}
    entities = show_entities(case, subjects)
    return Dossier(
        subject=entities[0],
        other=entities[1] if other is not None else None,
        claims=tuple(claim for claim in shown if claim.kind in {"relation", "assertion"}),
        figures=show_series(case, series),
        events=tuple(claim for claim in shown if claim.kind == "event"),
        sources=show_sources(case, keys),
        timeline=in_order(moments(shown)),
    )
