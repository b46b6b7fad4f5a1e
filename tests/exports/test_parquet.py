"""Typed tables; without pyarrow, a message that says what to install."""

import sys
from datetime import date

import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet

from sayso.errors import SetupError
from sayso.exports.parquet import write_parquet
from sayso.exports.tables import load_tables
from tests.worlds import quay


def test_without_pyarrow_it_says_what_to_install(quay_case, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r"pip install 'sayso\[parquet\]'"):
        write_parquet(quay_case, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_the_tables_keep_their_types_and_meanings(quay_case, tmp_path):
    write_parquet(quay_case, tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(load_tables())
    table = parquet.read_table(tmp_path / "out" / "statements.parquet")
    row = next(row for row in table.to_pylist() if row["id"] == quay.DENIAL.id)
    assert (row["start"], row["said_start"], row["chain"]) == (58, date(2031, 5, 5), ["Quay Post", "Ana Roth"])
    assert row["origin_named"] is True
    assert row["holds_start"] is None
    for name, described in load_tables().items():
        schema = parquet.read_schema(tmp_path / "out" / f"{name}.parquet")
        for column, (_, meaning) in described.columns.items():
            assert schema.field(column).metadata[b"description"].decode() == meaning


def test_polars_and_pandas_read_the_words(case, tmp_path):
    write_parquet(case, tmp_path / "out")
    expected = {key: one.words for key, one in case.statements().items()}
    frame = pl.read_parquet(tmp_path / "out" / "statements.parquet")
    assert dict(frame.select("id", "words").iter_rows()) == expected
    table = pd.read_parquet(tmp_path / "out" / "statements.parquet")
    assert dict(zip(table["id"], table["words"], strict=True)) == expected
