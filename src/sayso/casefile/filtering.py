"""Which statements are wanted, and so which claims: by outlet, source, day, certainty, side, and a person's rating."""

import json
from datetime import date
from typing import Any

from sayso.casefile.case import Case
from sayso.evidence import Certainty, Polarity, Record, StatementKind

# Who a statement rests on: every source in its chain, but the outlet only where it speaks for itself.
_VOUCHES = """EXISTS (SELECT 1 FROM links l WHERE l.statement = s.id
        AND (l.place > 0 OR NOT EXISTS (SELECT 1 FROM links n WHERE n.statement = s.id AND n.place = 1))
        AND ({names} OR EXISTS (SELECT 1 FROM entity_members m
                                WHERE m.document = s.document AND m.member = l.entity AND {entities})))"""


class Source(Record, frozen=True):
    """Somebody in a chain of sources, by the name given and the id of the case entity so called, if there is one."""

    name: str
    entity: str | None = None


class Filter(Record, frozen=True):
    """Statements that have all of it, and claims that have such a statement.

    `about` are ids of entities and `kind` and `contested` belong to the claim; `since` and `until` are days on which
    the report appeared, both included; `rated` are the names and ids that a person rated as wanted, one of which must
    be the outlet or a source in the chain, `graded` the ids of statements that one did.
    """

    about: tuple[str, ...] = ()
    kind: StatementKind | None = None
    contested: bool = False
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    outlet: str | None = None
    source: Source | None = None
    since: date | None = None
    until: date | None = None
    rated: tuple[str, ...] | None = None
    graded: tuple[str, ...] | None = None

    @property
    def narrows(self) -> bool:
        """Whether it asks anything of a statement, apart from what its claim is."""
        parts = (
            self.polarity,
            self.certainty,
            self.outlet,
            self.source,
            self.since,
            self.until,
            self.rated,
            self.graded,
        )
        return any(part is not None for part in parts)


def claim_ids(case: Case, wanted: Filter) -> list[str]:
    """The ids of all claims wanted, best attested first."""
    where, values = claims_where(wanted)
    return [key for (key,) in case.rows(f"SELECT c.id FROM claims c WHERE {where} ORDER BY c.place", values)]  # noqa: S608


def statement_ids(case: Case, wanted: Filter) -> list[str]:
    """The ids of all statements wanted, by the day on which their report appeared, its name, and their place in it."""
    where, values = _of_statements(wanted, "s.polarity")
    if wanted.kind:
        where.append("s.kind = ?")
        values.append(wanted.kind)
    if wanted.about or wanted.contested:
        claims, more = claims_where(Filter(about=wanted.about, contested=wanted.contested))
        where.append(
            "s.id IN (SELECT p.statement FROM position_statements p JOIN claims c ON c.id = p.claim "  # noqa: S608
            f"WHERE {claims})"
        )
        values += more
    rows = case.rows(
        f"""SELECT s.id FROM statements s JOIN documents d ON d.id = s.document WHERE {" AND ".join(where)}
            ORDER BY coalesce(d.published_end, d.published_start, '9999'), d.name, d.id, s.place""",  # noqa: S608
        values,
    )
    return [key for (key,) in rows]


def claims_where(wanted: Filter) -> tuple[str, list[Any]]:
    """The condition on `claims c`, and its parameters."""
    wheres, values = ["1"], list[Any]()
    for entity in wanted.about:
        wheres.append("c.id IN (SELECT claim FROM claim_entities WHERE entity = ?)")
        values.append(entity)
    if wanted.kind:
        wheres.append("c.kind = ?")
        values.append(wanted.kind)
    if wanted.contested:
        wheres.append("c.contested")
    if wanted.narrows:
        inner, more = _of_statements(wanted, "p.polarity")
        tables = "position_statements p JOIN statements s ON s.id = p.statement"
        if any("d." in one for one in inner):
            tables += " JOIN documents d ON d.id = s.document"
        wheres.append(f"c.id IN (SELECT p.claim FROM {tables} WHERE {' AND '.join(inner)})")  # noqa: S608
        values += more
    return " AND ".join(wheres), values


def _of_statements(wanted: Filter, polarity: str) -> tuple[list[str], list[Any]]:
    """The conditions on `statements s` and `documents d`, and their parameters."""
    wheres, values = ["1"], list[Any]()
    for condition, value in (
        (f"{polarity} = ?", wanted.polarity),
        ("s.certainty = ?", wanted.certainty),
        ("d.outlet = ?", wanted.outlet),
        ("coalesce(d.published_end, d.published_start) >= ?", wanted.since and wanted.since.isoformat()),
        ("coalesce(d.published_start, d.published_end) <= ?", wanted.until and wanted.until.isoformat()),
    ):
        if value is not None:
            wheres.append(condition)
            values.append(value)
    if wanted.source is not None:
        wheres.append(_VOUCHES.format(names="l.source = ?", entities="m.entity = ?"))
        values += [wanted.source.name, wanted.source.entity]
    if wanted.graded is not None:
        wheres.append("s.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(wanted.graded))
    if wanted.rated is not None:
        listed = "IN (SELECT value FROM json_each(?))"
        chain = _VOUCHES.format(names=f"l.source {listed}", entities=f"m.entity {listed}")
        wheres.append(f"(d.outlet {listed} OR {chain})")
        values += [json.dumps(wanted.rated)] * 3
    return wheres, values
