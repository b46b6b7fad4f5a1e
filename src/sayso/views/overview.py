"""What is solid here, what rests on one voice, and what is disputed?"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.casefile import Case
from sayso.evidence import Claim, Interval, Record
from sayso.views.answers import Answer, find_parents
from sayso.views.claims import ShownClaim, show_claims
from sayso.views.figures import ShownConflict, ShownSeries, figure_conflicts, show_conflicts, show_series
from sayso.views.lineage import find_families

MOST = 6  # lines under each heading
CLOSE = timedelta(days=62)  # a report dated to within two months tells when the affair was


class Day(Record, frozen=True):
    """How many reports appeared on a day, and how many of them were made from others."""

    day: date
    documents: int
    derived: int


class Overview(Answer, frozen=True):
    """What is in the case, in numbers and in the claims that tell most.

    `derived` documents were made from others, which are the `originals`; `first` and `last` are the days of the
    earliest and latest report. `best_attested`: most independent origins first; `contested`: affirmed and denied;
    `least_supported`: in most documents with one origin behind them; `figures`: series whose points disagree, or, where
    none do, those with most points; `unread` counts the problems in reading, `waiting` the documents that an unfinished
    build has not read yet.
    """

    name: str
    documents: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    derived: int
    originals: tuple[str, ...]
    days: tuple[Day, ...]
    best_attested: tuple[ShownClaim, ...]
    contested: tuple[ShownClaim, ...]
    least_supported: tuple[ShownClaim, ...]
    figures: tuple[ShownSeries, ...]
    conflicts: tuple[ShownConflict, ...]
    claims: int
    entities: int
    statements: int
    unread: int
    waiting: int = 0


def waiting(case: Case) -> int:
    """How many documents of the case were not read yet, because the build was stopped or is still running."""
    return sum(1 for stored in case.documents() if stored.reader is None)


def overview(case: Case) -> Overview:
    """The case at a glance."""
    documents = case.documents()
    claims = case.claims()
    parents = find_parents(case)
    days: dict[date, list[bool]] = {}
    for stored in documents:
        published = stored.document.published
        if published.start and published.start == published.end:
            days.setdefault(published.start, []).append(stored.document.id in parents)
    first, last = _period([stored.document.published.interval for stored in documents])
    series = case.series()
    conflicts = figure_conflicts(case, series)
    disputed = {key for conflict in conflicts if conflict.kind == "figures" for key in conflict.statements}
    telling = [one for one in series if disputed & {point.statement for point in one.points}]
    telling = telling or [one for one in series if len(one.points) > 1]
    telling = [one for one in telling if one.points]
    telling.sort(key=lambda one: -len(one.points))
    outlets = Counter(stored.document.outlet for stored in documents if stored.document.outlet)
    return Overview(
        name=case.path.stem,
        documents=len(documents),
        outlets=tuple(sorted(outlets, key=lambda outlet: (-outlets[outlet], outlet))),
        first=first,
        last=last,
        derived=len(parents),
        originals=tuple(family.original for family in find_families(case)),
        days=tuple(Day(day, len(derived), sum(derived)) for day, derived in sorted(days.items())),
        best_attested=show_claims(case, [claim for claim in claims if _is_well_attested(claim)][:MOST]),
        contested=show_claims(case, sorted((one for one in claims if one.contested), key=_by_figures)[:MOST]),
        least_supported=show_claims(case, _least_supported(case, claims)[:MOST]),
        figures=show_series(case, telling[:MOST]),
        conflicts=show_conflicts(case, [one for one in conflicts if one.kind == "figures"][:MOST]),
        claims=len(claims),
        entities=sum(entity.named for entity in case.entities()),
        statements=sum(stored.statements for stored in documents),
        unread=len(case.problems()),
        waiting=waiting(case),
    )


def _period(published: Sequence[Interval]) -> tuple[date | None, date | None]:
    """From the first to the last report; those of which no more than the year is known count only where all are so."""
    close = [one for one in published if one.start and one.end and one.end - one.start <= CLOSE]
    days = [day for one in close or published for day in (one.start, one.end) if day]
    return min(days, default=None), max(days, default=None)


def _by_figures(claim: Claim) -> bool:
    """Whether a claim is contested by other figures alone: outright denials come before such."""
    return len(claim.positions) < 2


def _is_well_attested(claim: Claim) -> bool:
    """Whether two independent origins, or more, can stand behind a claim that is news."""
    return _is_news(claim) and any(
        position.polarity == "affirmed" and position.independent.at_most > 1 for position in claim.positions
    )


def _is_news(claim: Claim) -> bool:
    """Whether a claim tells more than who somebody is or that two spoke, and an event more than where it was."""
    if claim.kind == "event":
        return claim.subject is not None
    return claim.kind != "relation" or not any(f" -{kind}-> " in claim.text for kind in _INTRODUCING)


# Ties that reports tell to say who somebody is, rather than as news.
_INTRODUCING = ("speaks_for", "in_charge_of", "belongs_to", "communicated_with", "employs")


def _least_supported(case: Case, claims: tuple[Claim, ...]) -> list[Claim]:
    """Claims that two documents or more carry and at most one origin vouches for, the most repeated first."""
    document = case.statement_documents()
    repeated = []
    for claim in claims:
        affirmed = next((one for one in claim.positions if one.polarity == "affirmed"), None)
        if affirmed is None or affirmed.independent.at_most > 1 or not _is_news(claim):
            continue
        carrying = len({document[key] for key in affirmed.statements if key in document})
        if carrying > 1:
            repeated.append((-carrying, claim.kind == "assertion", claim.text, claim.id, claim))
    return [claim for *_, claim in sorted(repeated, key=lambda one: one[:4])]
