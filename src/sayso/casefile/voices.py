"""Who stands last in the chain of each statement, straight from the columns: for lists over the whole case."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sayso.casefile.case import Case

_PART = 400  # ids in one query


class Voice(NamedTuple):
    """One statement's last link, with the statement's document and days (ISO 8601), as the case file has them.

    `entity` is the id of the case's entity that the link means, `steps` how many links the chain has.
    """

    statement: str
    document: str
    name: str
    outlet: str | None
    said: str | None
    published: str | None
    start: int
    end: int
    source: str | None
    body: str | None
    named: bool
    plural: bool
    steps: int
    entity: str | None


def voices(case: Case, statements: Iterable[str] | None = None) -> list[Voice]:
    """The voices of the statements of those ids, or of all, in the order of the documents and of what they say."""
    query = """
        SELECT s.id, s.document, d.name, d.outlet, coalesce(s.said_start, s.said_end), d.published_start, s.span_start,
               s.span_end, l.source, l.body, l.named, l.plural, l.place + 1,
               (SELECT m.entity FROM entity_members m WHERE m.document = s.document AND m.member = l.entity LIMIT 1)
        FROM statements s JOIN documents d ON d.id = s.document JOIN links l ON l.statement = s.id
            AND l.place = (SELECT max(place) FROM links WHERE statement = s.id)"""
    order = "ORDER BY d.name, d.id, s.place"
    if statements is None:
        rows = case.rows(f"{query} {order}")
    else:
        rows = [
            row
            for part in _parts(statements)
            for row in case.rows(f"{query} WHERE s.id IN ({','.join('?' * len(part))}) {order}", part)
        ]
    return [Voice._make(row) for row in rows]


def claims_of_statements(case: Case, statements: Iterable[str] | None = None) -> list[tuple[str, str, str]]:
    """The claim of each of the statements, or of all, and the side on which it is: claim, polarity, statement."""
    query = "SELECT claim, polarity, statement FROM position_statements"
    if statements is None:
        return case.rows(query)
    return [
        row
        for part in _parts(statements)
        for row in case.rows(f"{query} WHERE statement IN ({','.join('?' * len(part))})", part)
    ]


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    listed = list(dict.fromkeys(keys))
    return (listed[at : at + _PART] for at in range(0, len(listed), _PART))


class Heard(NamedTuple):
    """Somebody named who is quoted: the id of the case's entity that is meant, where there is one, else only a `name`.

    `outlets` counts those that quote (reports, where the outlet is not known), `statements` what they quote.
    """

    name: str
    entity: str | None
    body: str | None
    outlets: int
    statements: int


def most_heard(case: Case, limit: int) -> list[Heard]:
    """The first named sources that others quote, those whom most outlets quote first."""
    rows = case.rows(
        """WITH last AS (  -- SQLite takes the other columns from the row that has the max()
               SELECT statement, source, entity, body, named, max(place) FROM links GROUP BY statement HAVING max(place) > 0),
           told AS (
               SELECT s.document, l.entity, l.source, min(l.body) AS body, max(l.named) AS named, count(*) AS statements
               FROM last l JOIN statements s ON s.id = l.statement GROUP BY 1, 2, 3),
           meant AS (
               SELECT t.*, m.entity AS meant, coalesce(d.outlet, d.name) AS outlet FROM told t
               JOIN documents d ON d.id = t.document
               LEFT JOIN entity_members m ON m.document = t.document AND m.member = t.entity)
           SELECT coalesce(e.name, q.source) AS called, e.id, coalesce(b.name, min(q.body)),
                  count(DISTINCT q.outlet) AS outlets, sum(q.statements) AS statements
           FROM meant q LEFT JOIN entities e ON e.id = q.meant LEFT JOIN entities b ON b.id = e.body
           WHERE coalesce(e.named, q.named) AND called IS NOT NULL
           GROUP BY coalesce(q.meant, q.source) ORDER BY outlets DESC, statements DESC, called, e.id LIMIT ?""",
        (limit,),
    )
    return [Heard._make(row) for row in rows]
