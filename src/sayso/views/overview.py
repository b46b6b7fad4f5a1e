"""What is solid here, what rests on one voice, and what is disputed?"""

from collections import Counter
from collections.abc import Container, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import msgspec

from sayso.casefile import Case, open_case
from sayso.casefile.standing import (
    Carried,
    Publication,
    claims_of_one_origin,
    claims_with_several_origins,
    contested_claims,
    count_of,
    disputed_figures,
    publications,
    telling_series,
)
from sayso.casefile.voices import Heard, most_heard
from sayso.casefile.waiting import count_nearest
from sayso.evidence import Claim, Interval, Record
from sayso.evidence.notation import is_introduction
from sayso.languages.halves import is_half_a_clause
from sayso.views.answers import Answer, find_parents
from sayso.views.claims import ShownClaim, show_claims
from sayso.views.figures import ShownConflict, ShownSeries, show_conflicts, show_series
from sayso.views.lineage import find_families

MOST = 6  # lines under each heading
QUOTED = 8  # sources listed
CLOSE = timedelta(days=62)  # a report dated to within two months tells when the affair was
LOOSE = timedelta(days=366)  # one dated to within more than a year tells nothing


class Day(Record, frozen=True):
    """How many reports appeared on a day, and how many of them were made from others."""

    day: date
    documents: int
    derived: int


class ShownOutlet(Record, frozen=True):
    """An outlet (`None`: not known), how many reports of it the case has, and how many of them were made from others."""

    name: str | None
    documents: int
    derived: int


class Quoted(Record, frozen=True):
    """Somebody named who is quoted: by how many `outlets`, in how many `statements`; `body` is whom they speak for.

    `entity` is the id of the case's entity that is meant, where there is one.
    """

    name: str
    entity: str | None
    body: str | None
    outlets: int
    statements: int


class Standing(Record, frozen=True):
    """The part of an overview that stays until other conclusions are drawn."""

    originals: tuple[str, ...]
    best_attested: tuple[ShownClaim, ...]
    contested: tuple[ShownClaim, ...]
    least_supported: tuple[ShownClaim, ...]
    figures: tuple[ShownSeries, ...]
    conflicts: tuple[ShownConflict, ...]
    quoted: tuple[Quoted, ...]
    claims: int
    entities: int


class Overview(Answer, frozen=True):
    """What is in the case, in numbers and in the claims that tell most.

    `derived` documents were made from others, which are the `originals`; `first` and `last` are the days of the
    earliest and latest report. `best_attested`: most independent origins first; `contested`: affirmed and denied;
    `least_supported`: in most documents with one origin behind them; `figures`: series whose points disagree, or, where
    none do, those that most documents give a figure of; `by_outlet`: all outlets, those with most reports first, what has none last; `quoted`:
    named sources, those whom most outlets quote first; `unread` counts the problems in reading, `waiting` the documents
    that an unfinished build has not read yet, `nearest` those that are weighed beside the ones nearest to them only.
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
    nearest: int = 0
    by_outlet: tuple[ShownOutlet, ...] = ()
    quoted: tuple[Quoted, ...] = ()


def waiting(case: Case) -> int:
    """How many documents of the case were not read yet, because the build was stopped or is still running."""
    return sum(1 for one in publications(case) if one.statements is None)


def overview(case: Case, standing: Standing | None = None) -> Overview:
    """The case at a glance; `standing` is what `conclusions` gives for it, where that is known already."""
    documents = publications(case)
    parents = find_parents(case)
    days: dict[date, list[bool]] = {}
    for one in documents:
        if one.published.start and one.published.start == one.published.end:
            days.setdefault(one.published.start, []).append(one.id in parents)
    first, last = _period([one.published for one in documents])
    by_outlet = _by_outlet(documents, parents)
    return Overview(
        name=case.path.stem,
        documents=len(documents),
        outlets=tuple(one.name for one in by_outlet if one.name),
        first=first,
        last=last,
        derived=len(parents),
        days=tuple(Day(day, len(derived), sum(derived)) for day, derived in sorted(days.items())),
        statements=sum(one.statements or 0 for one in documents),
        unread=count_of(case, "problems"),
        waiting=sum(1 for one in documents if one.statements is None),
        nearest=count_nearest(case),
        by_outlet=by_outlet,
        **msgspec.structs.asdict(standing or conclusions(case)),
    )


def conclusions(case: Case) -> Standing:
    """What all reports come to, in the claims and figures that tell most."""
    with ThreadPoolExecutor(1) as beside:  # one long question to the case file, while the others are asked
        heard = beside.submit(_heard, case.path)
        return _conclusions(case, heard)


def _heard(path: Path) -> list[Heard]:
    with open_case(path) as case:
        return most_heard(case, QUOTED)


def _conclusions(case: Case, heard: Future[list[Heard]]) -> Standing:
    attested = islice((one for one in claims_with_several_origins(case) if _is_news(one)), MOST)
    repeated = islice((one for one in claims_of_one_origin(case) if _is_news(one)), MOST)
    return Standing(
        originals=tuple(family.original for family in find_families(case)),
        best_attested=show_claims(case, tuple(attested)),
        contested=show_claims(case, contested_claims(case, MOST)),
        least_supported=show_claims(case, case.claims_of_ids([one.id for one in repeated])),
        figures=show_series(case, telling_series(case, MOST)),
        conflicts=show_conflicts(case, disputed_figures(case, MOST)),
        quoted=tuple(map(_quoted, heard.result())),
        claims=count_of(case, "claims"),
        entities=count_of(case, "entities", "named"),
    )


def _quoted(heard: Heard) -> Quoted:
    return Quoted(heard.name, heard.entity, heard.body, heard.outlets, heard.statements)


def _by_outlet(documents: Sequence[Publication], made: Container[str]) -> tuple[ShownOutlet, ...]:
    """All outlets; `made` holds the ids of the documents that were made from others."""
    every = Counter(one.outlet for one in documents)
    derived = Counter(one.outlet for one in documents if one.id in made)
    order = sorted(every, key=lambda outlet: (outlet is None, -every[outlet], outlet or ""))
    return tuple(ShownOutlet(outlet, every[outlet], derived[outlet]) for outlet in order)


def _period(published: Sequence[Interval]) -> tuple[date | None, date | None]:
    """From the first to the last report; those of which no more than the year is known count only where all are so, others not."""
    close, loose = (
        [one for one in published if one.start and one.end and one.end - one.start <= most] for most in (CLOSE, LOOSE)
    )
    days = [day for one in close or loose for day in (one.start, one.end) if day]
    return min(days, default=None), max(days, default=None)


def _is_news(claim: Claim | Carried) -> bool:
    """Whether a claim tells more than who somebody is or that two spoke, an event more than where it was, and words more than half a clause."""
    if claim.kind == "event":
        return claim.subject is not None
    if claim.kind == "assertion":
        return not is_half_a_clause(claim.text)
    return claim.kind != "relation" or not is_introduction(claim.text)
