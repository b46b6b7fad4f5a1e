"""Whether the columns of conclusions, and the rows that hang on them, say what the records say."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sayso.casefile.case import Case
from sayso.casefile.deriving import (
    Row,
    claim_row,
    derivation_row,
    entity_row,
    origin_rows,
    point_rows,
    position_rows,
    series_row,
)
from sayso.evidence import CaseEntity, Claim, Derivation, Record, Series

_MENTIONS = 6  # the column of an entity that its record does not tell
_KINDS: Sequence[tuple[str, type[Record], Callable[[Row, Any], Row]]] = (
    ("derivations", Derivation, lambda row, one: derivation_row(row[0], one)),
    ("entities", CaseEntity, lambda row, one: entity_row(one, row[_MENTIONS])),
    ("claims", Claim, lambda row, one: claim_row(row[1], one)),
    ("series", Series, lambda row, one: series_row(row[0], one)),
)
_HANGING: Sequence[tuple[str, str, type[Record], Callable[[Any], Iterator[Row]]]] = (
    ("positions", "claims", Claim, position_rows),
    ("origins", "claims", Claim, origin_rows),
    ("points", "series", Series, point_rows),
)


def conclusions_repeat_their_records(case: Case) -> Iterator[str]:
    """The columns of conclusions, and the rows that hang on them, repeat their records."""
    for table, kind, made in _KINDS:
        for row in case.rows(f"SELECT * FROM {table} ORDER BY 1"):  # noqa: S608
            if made(row, case.parse(row[-1], kind))[:-1] != row[:-1]:  # the record itself comes last
                yield f"{table}: {row[0]}"
    for table, holder, kind, listed in _HANGING:
        there: dict[str, set[Row]] = {}
        for row in case.rows(f"SELECT * FROM {table}"):  # noqa: S608
            there.setdefault(row[0], set()).add(row)
        for key, record in case.rows(f"SELECT id, record FROM {holder} ORDER BY 1"):  # noqa: S608
            if there.get(key, set()) != set(listed(case.parse(record, kind))):
                yield f"{table}: those of {key}"
