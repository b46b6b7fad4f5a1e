"""The tables as Arrow: typed columns that polars, pandas, DuckDB and Parquet take as they are; needs pyarrow.

Lists stay lists, days are dates, words are as they stand in the document. Every column carries its meaning as metadata.
"""

from collections.abc import Iterator
from itertools import islice
from types import ModuleType
from typing import Any

from sayso.casefile import Case
from sayso.errors import InputError, SetupError
from sayso.exports.gathering import Pile
from sayso.exports.tables import Table, load_tables, rows_of

ROWS = 50_000  # put into columns at a time


def arrow_table(name: str, case: Case, pile: Pile) -> Any:
    """The table called `name` as a `pyarrow.Table`.

    Raises `InputError` where there is no table of that name, `SetupError` where pyarrow is not installed.
    """
    pa = load_pyarrow()
    schema = arrow_schema(pa, _described(name))
    return pa.concat_tables([schema.empty_table(), *arrow_parts(name, case, pile)])


def arrow_parts(name: str, case: Case, pile: Pile) -> Iterator[Any]:
    """The same in parts of at most `ROWS` rows, of which one is in memory at a time. Raises as `arrow_table`."""
    pa = load_pyarrow()
    schema = arrow_schema(pa, _described(name))
    rows = rows_of(name, case, pile)
    while listed := [
        {column: list(value) if isinstance(value, tuple) else value for column, value in row.items()}
        for row in islice(rows, ROWS)
    ]:
        yield pa.Table.from_pylist(listed, schema=schema)


def arrow_schema(pa: ModuleType, table: Table) -> Any:
    """The columns of a table with their types; its meaning, and that of each column, as metadata."""
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "day": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    fields = [
        pa.field(column, types[kind], metadata={"description": meaning})
        for column, (kind, meaning) in table.columns.items()
    ]
    return pa.schema(fields, metadata={"description": table.about})


def load_pyarrow() -> ModuleType:
    """pyarrow. Raises `SetupError`, which says what to install, where it is not there."""
    try:
        import pyarrow  # noqa: PLC0415, ICN001
    except ImportError as error:
        raise SetupError(
            "tables in memory and Parquet need pyarrow: pip install 'sayso[parquet]'; "
            "sayso export --to csv writes the same tables without it"
        ) from error
    module: ModuleType = pyarrow
    return module


def _described(name: str) -> Table:
    tables = load_tables()
    if name not in tables:
        raise InputError(f"there is no table {name!r}; there are {', '.join(tables)}")
    return tables[name]
