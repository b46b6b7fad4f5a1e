"""What happened when, as far as the reports tell, and when did they appear?"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from sayso.casefile import Case
from sayso.casefile.calendar import Holding, appearances, claims_of_kinds, holdings
from sayso.evidence import Interval, Record, Span
from sayso.evidence.notation import claim_words
from sayso.views.answers import Answer, ShownStatement
from sayso.views.claims import ShownClaim

LONGEST = timedelta(days=370)  # what holds for years is a state, not a moment


class Moment(Record, frozen=True):
    """Something on the calendar: a report that appeared, or something said to have happened or to hold.

    `claim` is the id of the claim, `document`, `span` and `words` one place where it stands; `documents` counts all.
    """

    when: Interval
    kind: Literal["report", "relation", "event", "figure", "assertion"]
    text: str
    claim: str | None = None
    contested: bool = False
    denied: bool = False
    documents: int = 1
    document: str | None = None
    span: Span | None = None
    words: str | None = None


class Timeline(Answer, frozen=True):
    """Moments in the order of their days."""

    timeline: tuple[Moment, ...]


def timeline(case: Case) -> Timeline:
    """All that can be dated in the case: events and figures, and the reports themselves."""
    reports = tuple(
        Moment(published, "report", title or name, document=name)
        for name, title, published in appearances(case)
        if published.known
    )
    return Timeline(timeline=in_order((*reports, *_told(case))))


def _told(case: Case) -> Iterator[Moment]:
    """The events and figures of the whole case, as `moments` gives them, straight from the columns."""
    statements: dict[str, list[Holding]] = {}
    for one in holdings(case):
        statements.setdefault(one.claim, []).append(one)
    for claim in claims_of_kinds(case, ("event", "figure")):
        listed = statements.get(claim.id, [])
        dated = [one for one in listed if _length(one.holds) <= LONGEST]
        if not dated:
            continue
        best = min(dated, key=lambda one: (_length(one.holds), str(one.holds.start), one.document, one.span))
        yield Moment(
            best.holds,
            claim.kind,
            claim_words(claim),
            claim.id,
            claim.contested,
            not any(position.polarity == "affirmed" for position in claim.positions),
            len({one.document for one in listed}),
            best.document,
            best.span,
            best.words,
        )


def moments(claims: Sequence[ShownClaim]) -> tuple[Moment, ...]:
    """The claims that hold at a known time, each once, at the closest time that one of its statements gives."""
    found = []
    for claim in claims:
        statements = [statement for position in claim.positions for statement in position.statements]
        dated = [statement for statement in statements if _length(statement.holds) <= LONGEST]
        if not dated:
            continue
        best = min(dated, key=_closeness)
        affirmed = any(position.polarity == "affirmed" for position in claim.positions)
        found.append(
            Moment(
                best.holds,
                claim.kind,
                claim.words,
                claim.id,
                claim.contested,
                not affirmed,
                claim.documents,
                best.document,
                best.span,
                best.words,
            )
        )
    return tuple(found)


def in_order(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """By first day; reports after what happened on the day."""
    return tuple(
        sorted(
            moments,
            key=lambda one: (
                one.when.start or one.when.end or date.max,
                one.when.end or date.max,
                one.kind == "report",
                one.text,
                one.document or "",
            ),
        )
    )


def _length(interval: Interval) -> timedelta:
    if interval.start is None or interval.end is None:
        return timedelta.max if not interval.known else timedelta(days=360)
    return interval.end - interval.start


def _closeness(statement: ShownStatement) -> tuple[timedelta, str, str, Span]:
    return _length(statement.holds), str(statement.holds.start), statement.document, statement.span
