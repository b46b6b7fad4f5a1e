"""Parts of what a case holds, so that a page of a long list costs no more than it shows."""

from collections.abc import Iterable
from typing import Any

from sayso.casefile.case import Case
from sayso.evidence import (
    Certainty,
    Polarity,
    Record,
    Span,
    StatementKind,
)


class State(Record, frozen=True):
    """How far the case is: what the conclusions were drawn from, documents in it, those read, and rulings made or undone."""

    weighed: str | None
    documents: int
    read: int
    rulings: tuple[int, int]


class Filter(Record, frozen=True):
    """Which claims are wanted: about all of the entities (ids), and with a statement that has all the rest."""

    about: tuple[str, ...] = ()
    kind: StatementKind | None = None
    contested: bool = False
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    outlet: str | None = None

    def sql(self) -> tuple[str, list[Any]]:
        """The condition on `claims c`, and its parameters."""
        wheres, values = ["1"], list[Any]()
        for entity in self.about:
            wheres.append("EXISTS (SELECT 1 FROM claim_entities e WHERE e.claim = c.id AND e.entity = ?)")
            values.append(entity)
        if self.kind:
            wheres.append("c.kind = ?")
            values.append(self.kind)
        if self.contested:
            wheres.append("c.contested")
        inner: list[str] = []
        for column, value in (
            ("p.polarity", self.polarity),
            ("s.certainty", self.certainty),
            ("d.outlet", self.outlet),
        ):
            if value is not None:
                inner.append(f"{column} = ?")
                values.append(value)
        if inner:
            joins = "JOIN documents d ON d.id = s.document" if self.outlet is not None else ""
            wheres.append(
                "c.id IN (SELECT p.claim FROM position_statements p JOIN statements s ON s.id = p.statement "  # noqa: S608
                f"{joins} WHERE {' AND '.join(inner)})"
            )
        return " AND ".join(wheres), values


def find_state(case: Case) -> State:
    """How far the case is now."""
    ((weighed, documents, read, made, undone),) = case.rows(
        """SELECT (SELECT value FROM meta WHERE key = 'weighed'), (SELECT count(*) FROM documents),
                  (SELECT count(*) FROM readings), (SELECT count(*) FROM judgements), (SELECT count(undone) FROM judgements)"""
    )
    return State(weighed, documents, read, (made, undone))


def claim_ids(case: Case, wanted: Filter) -> list[str]:
    """The ids of all claims wanted, best attested first."""
    where, values = wanted.sql()
    return [key for (key,) in case.rows(f"SELECT c.id FROM claims c WHERE {where} ORDER BY c.place", values)]  # noqa: S608


def entity_ids(case: Case) -> list[tuple[str, str, bool]]:
    """Id and kind of all entities, and whether they are named; those in most documents first."""
    rows = case.rows(
        "SELECT id, kind, named FROM entities ORDER BY documents DESC, mentions DESC, named DESC, name, id"
    )
    return [(key, kind, bool(named)) for key, kind, named in rows]


def outlets(case: Case) -> tuple[str, ...]:
    """The outlets whose reports are in the case."""
    rows = case.rows("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL ORDER BY outlet")
    return tuple(outlet for (outlet,) in rows)


class Surroundings(Record, frozen=True):
    """The text before and after a statement's words, on the same line, cut where it is long."""

    before: str
    after: str


def surroundings(case: Case, statements: Iterable[str], *, reach: int = 140) -> dict[str, Surroundings]:
    """By the id of each of the statements: what stands around its words."""
    found = {}
    for part in _parts(statements):
        rows = case.rows(
            f"""SELECT s.id, s.span_start, s.span_end, substr(d.text, max(s.span_start - ?1, 0) + 1,
                       s.span_end - max(s.span_start - ?1, 0) + ?1)
                FROM statements s JOIN documents d ON d.id = s.document
                WHERE s.id IN ({",".join(f"?{at}" for at in range(2, len(part) + 2))})""",  # noqa: S608
            [reach, *part],
        )
        for key, start, end, text in rows:
            own = Span(min(start, reach), min(start, reach) + end - start)
            before, after = text[: own.start].rpartition("\n")[2], text[own.end :].partition("\n")[0]
            if start > reach and len(before) == reach:
                before = "…" + before.partition(" ")[2]
            if len(after) == reach:
                after = after.rpartition(" ")[0] + "…"
            found[key] = Surroundings(before, after)
    return found


def _parts(keys: Iterable[str]) -> Iterable[list[str]]:
    listed = list(dict.fromkeys(keys))
    return (listed[at : at + 400] for at in range(0, len(listed), 400))
