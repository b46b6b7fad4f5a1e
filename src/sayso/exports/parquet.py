"""`parquet`: the same tables as `csv`, with their types, for polars, DuckDB, Spark and pandas; needs pyarrow.

Lists stay lists, days are dates, words are as they stand in the document. Every column carries its meaning as metadata.
"""

from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.errors import SetupError
from sayso.exports.export import Export
from sayso.exports.gathering import gather
from sayso.exports.tables import Table, load_tables, rows_of
from sayso.exports.whole import whole_folder

ROWS = 50_000  # written at a time


def write_parquet(case: Case, path: Path) -> None:
    """Write the tables as Parquet files into the folder `path`.

    Raises `SetupError` where pyarrow is not installed, `InputError` or `CaseError` where `path` cannot be written.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise SetupError(
            "writing Parquet needs pyarrow: pip install 'sayso[parquet]'; csv has the same tables"
        ) from error
    pile = gather(case)
    with whole_folder(path) as folder:
        for name, table in load_tables().items():
            schema = _schema(pa, table)
            with pq.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
                rows: list[dict[str, Any]] = []
                for row in rows_of(name, case, pile):
                    rows.append(
                        {column: list(value) if isinstance(value, tuple) else value for column, value in row.items()}
                    )
                    if len(rows) == ROWS:
                        writer.write_table(pa.Table.from_pylist(rows, schema=schema))
                        rows.clear()
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _schema(pa: Any, table: Table) -> Any:
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


PARQUET = Export("parquet", "", "polars, DuckDB, Spark: the tables of csv, typed (needs pyarrow)", write_parquet)
