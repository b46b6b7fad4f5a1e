"""Which claims and series stand out, chosen by the case file itself, so that a glance does not take the whole case."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.casefile.case import Case
from sayso.casefile.opening import explained
from sayso.evidence import Claim, Conflict, FigureProposition, Interval, Record, Series

_AT_ONCE = 200  # claims whose documents are counted together


class Publication(Record, frozen=True):
    """A document's `outlet`, when it was `published`, and how many statements were read in it (`None`: not read yet)."""

    id: str
    outlet: str | None
    published: Interval
    statements: int | None


class Carried(Record, frozen=True):
    """A claim that `documents` reports affirm, and what tells whether it is news."""

    id: str
    kind: str
    text: str
    subject: str | None
    documents: int


def publications(case: Case) -> tuple[Publication, ...]:
    """All documents, by name."""
    rows = case.rows(
        """SELECT d.id, d.outlet, d.published_start, d.published_end, r.statements
           FROM documents d LEFT JOIN readings r ON r.document = d.id ORDER BY d.name, d.id"""
    )
    return tuple(
        Publication(key, outlet, case.interval(start, end), statements) for key, outlet, start, end, statements in rows
    )


def count_of(case: Case, table: str, where: str = "1") -> int:
    """How many rows a table has; both words are ours."""
    return int(case.rows(f"SELECT count(*) FROM {table} WHERE {where}")[0][0])  # noqa: S608


def claims_with_several_origins(case: Case) -> Iterator[Claim]:
    """The claims behind whose affirmed side two origins or more stand, or can stand in two documents or more.

    Best attested first, read one by one.
    """
    query = """SELECT c.record FROM claims c JOIN positions p ON p.claim = c.id
               WHERE p.polarity = 'affirmed' AND p.at_most > 1 AND (
                   p.at_least > 1 OR (
                       SELECT count(DISTINCT s.document) FROM position_statements t JOIN statements s ON s.id = t.statement
                       WHERE t.claim = p.claim AND t.polarity = p.polarity) > 1)
               ORDER BY c.place"""
    return (case.parse(record, Claim) for (record,) in _lazily(case, query))


def contested_claims(case: Case, limit: int) -> tuple[Claim, ...]:
    """The first contested claims, those with two sides before those that only other figures contradict."""
    rows = case.rows(
        """SELECT record FROM claims WHERE id IN (
               SELECT id FROM claims c WHERE contested
               ORDER BY (SELECT count(*) FROM positions p WHERE p.claim = c.id) < 2, place LIMIT ?1)
           ORDER BY (SELECT count(*) FROM positions p WHERE p.claim = claims.id) < 2, place""",
        (limit,),
    )
    return tuple(case.parse(record, Claim) for (record,) in rows)


def claims_of_one_origin(case: Case) -> Iterator[Carried]:
    """The claims that two documents or more affirm with one origin behind them at most, the most repeated first.

    No claim is in more documents than it has statements, so those with most are looked at first, and the rest only
    when somebody asks for more.
    """
    many = case.rows(
        """SELECT p.claim, count(*) AS statements FROM positions p
           JOIN position_statements t ON t.claim = p.claim AND t.polarity = p.polarity
           WHERE p.polarity = 'affirmed' AND p.at_most <= 1 GROUP BY p.claim HAVING statements > 1 ORDER BY 2 DESC"""
    )
    waiting: list[tuple[tuple[object, ...], Carried]] = []
    for at in range(0, len(many), _AT_ONCE):
        some = many[at : at + _AT_ONCE]
        waiting += [(_repetition(one), one) for one in _carried(case, [claim for claim, _ in some])]
        waiting.sort(key=lambda pair: pair[0])
        left = many[at + _AT_ONCE][1] if at + _AT_ONCE < len(many) else 0
        while waiting and waiting[0][1].documents > left:
            yield waiting.pop(0)[1]


def _repetition(one: Carried) -> tuple[object, ...]:
    return (-one.documents, one.kind == "assertion", one.text, one.id)


def _carried(case: Case, claims: Sequence[str]) -> list[Carried]:
    """In how many documents each of the claims is affirmed, where in more than one."""
    rows = case.rows(
        f"""SELECT c.id, c.kind, c.text, c.subject, count(DISTINCT s.document) AS carrying
            FROM claims c JOIN position_statements t ON t.claim = c.id AND t.polarity = 'affirmed'
            JOIN statements s ON s.id = t.statement
            WHERE c.id IN ({",".join("?" * len(claims))}) GROUP BY c.id HAVING carrying > 1""",  # noqa: S608
        claims,
    )
    return [Carried(*row) for row in rows]


def telling_series(case: Case, limit: int) -> tuple[Series, ...]:
    """The first series whose figures disagree, those that most documents give a figure of first.

    Where none do: those that two documents or more give a figure of, since unlike numbers of one report are mostly of two things.
    """
    choice = (
        """SELECT record FROM series s WHERE id IN (
               SELECT series FROM points WHERE statement IN (
                   SELECT j.value FROM conflicts c, json_each(c.record, '$.statements') j WHERE c.kind = 'figures'))""",
        """SELECT record FROM series s WHERE (
               SELECT count(DISTINCT t.document) FROM points p JOIN statements t ON t.id = p.statement
               WHERE p.series = s.id) > 1""",
    )
    for query in choice:
        found = case.rows(
            f"""{query} ORDER BY (SELECT count(DISTINCT t.document) FROM points p JOIN statements t ON t.id = p.statement
                                  WHERE p.series = s.id) DESC,
                        (SELECT count(*) FROM points p WHERE p.series = s.id) DESC, place LIMIT ?""",  # noqa: S608
            (limit,),
        )
        if found:
            return tuple(case.parse(record, Series) for (record,) in found)
    return ()


def series_ids(case: Case, *, about: str | None = None) -> tuple[str, ...]:
    """The ids of the series that have figures, those that disagree first, then those with most; about an entity (id)."""
    rows = case.rows(
        """WITH disputed (id) AS (SELECT series FROM points WHERE statement IN (
               SELECT j.value FROM conflicts c, json_each(c.record, '$.statements') j WHERE c.kind = 'figures')),
           counted (id, points) AS (SELECT series, count(*) FROM points GROUP BY series)
           SELECT s.id FROM series s JOIN counted n ON n.id = s.id
           WHERE ?1 IS NULL OR (instr(s.record, ?1) AND EXISTS (
               SELECT 1 FROM json_each(s.record, '$.entities') WHERE value = ?1))
           ORDER BY s.id NOT IN (SELECT id FROM disputed), n.points DESC, s.place""",
        (about,),
    )
    return tuple(key for (key,) in rows)


def series_of_ids(case: Case, keys: Sequence[str]) -> tuple[Series, ...]:
    """The series of those ids, in that order."""
    marks = ",".join("?" * len(keys))
    found = dict(case.rows(f"SELECT id, record FROM series WHERE id IN ({marks})", keys))  # noqa: S608
    return tuple(case.parse(found[key], Series) for key in keys)


def series_about(case: Case, entities: Sequence[str]) -> tuple[Series, ...]:
    """The series about all of those entities (ids), in the case's order."""
    wheres = " AND ".join("instr(record, ?)" for _ in entities) or "1"
    rows = case.rows(f"SELECT record FROM series WHERE {wheres} ORDER BY place", entities)  # noqa: S608
    found = (case.parse(record, Series) for (record,) in rows)
    return tuple(series for series in found if set(entities) <= set(series.entities))


def conflicts_by_series(case: Case) -> dict[str, list[Conflict]]:
    """By the id of each series: the conflicts among its figures, in the case's order."""
    rows = case.rows(
        """SELECT DISTINCT p.series, c.place, c.record
           FROM conflicts c, json_each(c.record, '$.statements') j JOIN points p ON p.statement = j.value
           WHERE c.kind IN ('figures', 'superseded') ORDER BY c.place, p.series"""
    )
    found: dict[str, list[Conflict]] = {}
    for series, _, record in rows:
        found.setdefault(series, []).append(case.parse(record, Conflict))
    return found


def disputed_figures(case: Case, limit: int) -> tuple[Conflict, ...]:
    """The first contradictions among figures; that several give the one value and several the other is told once."""
    found: dict[frozenset[tuple[float | None, float | None, str | None]], Conflict] = {}
    for (record,) in _lazily(case, "SELECT record FROM conflicts WHERE kind = 'figures' ORDER BY place"):
        conflict = case.parse(record, Conflict)
        told = (one.statement.proposition for one in case.statements(conflict.statements).values())
        values = frozenset((one.low, one.high, one.unit) for one in told if isinstance(one, FigureProposition))
        found.setdefault(values, conflict)
        if len(found) == limit:
            break
    return tuple(found.values())


def _lazily(case: Case, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows one by one: whoever needs only the first few asks for no more."""
    with explained(case.path):
        rows: sqlite3.Cursor = case.connection.execute(query)
        yield from rows
