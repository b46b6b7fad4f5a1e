"""`parquet`: the same tables as `csv`, with their types, for polars, DuckDB, Spark and pandas; needs pyarrow."""

from pathlib import Path

from sayso.casefile import Case
from sayso.exports.arrow import arrow_parts, arrow_schema, load_pyarrow
from sayso.exports.export import Export
from sayso.exports.gathering import gather
from sayso.exports.tables import load_tables
from sayso.handover.files import whole_folder


def write_parquet(case: Case, path: Path) -> None:
    """Write the tables as Parquet files into the folder `path`.

    Raises `SetupError` where pyarrow is not installed, `InputError` or `CaseError` where `path` cannot be written.
    """
    pa = load_pyarrow()
    import pyarrow.parquet as pq  # noqa: PLC0415

    pile = gather(case)
    with whole_folder(path) as folder:
        for name, table in load_tables().items():
            with pq.ParquetWriter(folder / f"{name}.parquet", arrow_schema(pa, table)) as writer:
                for part in arrow_parts(name, case, pile):
                    writer.write_table(part)


PARQUET = Export("parquet", "", "polars, DuckDB, Spark: the tables of csv, typed (needs pyarrow)", write_parquet)
