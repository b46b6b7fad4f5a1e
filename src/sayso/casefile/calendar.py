"""What the case has on the calendar: when documents appeared, and when what they tell is said to hold."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.casefile.case import Case
from sayso.evidence import Claim, Interval, Span, StatementKind


class Holding(NamedTuple):
    """A statement of a claim (its id): when what it says holds, its document's name, where and in which words."""

    claim: str
    holds: Interval
    document: str
    span: Span
    words: str


def appearances(case: Case) -> Iterator[tuple[str, str | None, Interval]]:
    """The name, the title and the day of publication of each document, by name."""
    rows = case.rows("SELECT name, title, published_start, published_end FROM documents ORDER BY name, id")
    return ((name, title, case.interval(start, end)) for name, title, start, end in rows)


def holdings(case: Case) -> Iterator[Holding]:
    """All statements of claims that are events or figures."""
    rows = case.rows(
        """SELECT p.claim, s.holds_start, s.holds_end, d.name, s.span_start, s.span_end, s.words
           FROM position_statements p JOIN statements s ON s.id = p.statement JOIN documents d ON d.id = s.document
           WHERE p.claim IN (SELECT id FROM claims WHERE kind IN ('event', 'figure'))"""
    )
    for claim, start, end, document, first, last, words in rows:
        yield Holding(claim, case.interval(start, end), document, Span(first, last), words)


def claims_of_kinds(case: Case, kinds: Sequence[StatementKind]) -> Iterator[Claim]:
    """The claims of those kinds, best attested first."""
    marks = ",".join("?" * len(kinds))
    rows = case.rows(f"SELECT record FROM claims WHERE kind IN ({marks}) ORDER BY place", kinds)  # noqa: S608
    return (case.parse(record, Claim) for (record,) in rows)
