"""Tables that a spreadsheet opens without running anything, and that say what their columns mean."""

import csv
import json
from datetime import UTC, date, datetime

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.casefile import open_case, write_case
from sayso.evidence import Judgement
from sayso.exports.csv_tables import neutralise, restore, write_csv
from sayso.exports.gathering import gather
from sayso.exports.tables import load_tables, rows_of
from tests.exports.hostile import PAYLOADS
from tests.exports.reading_back import rows
from tests.worlds import quay

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
PYTHON = {
    "text": str,
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "day": date,
    "list": list | tuple,
}


@given(st.text() | st.sampled_from(PAYLOADS).flatmap(lambda words: st.sampled_from([words, "'" + words, " " + words])))
def test_no_cell_begins_like_a_formula_and_nothing_is_lost(words):
    cell = neutralise(words)
    assert cell.lstrip(" ")[:1] not in set("=+-@\t\r\n")
    assert restore(cell) == words


@pytest.mark.parametrize("words", ["", "12 people", "'tis said", "a=b", "“-5”"])
def test_what_is_no_formula_stays_as_it_is(words):
    assert neutralise(words) == words


def test_no_cell_of_a_hostile_report_runs(hostile_case, tmp_path):
    write_csv(hostile_case, tmp_path / "out")
    numbers = {
        (name, column)
        for name, table in load_tables().items()
        for column, (kind, _) in table.columns.items()
        if kind in {"integer", "number"}
    }
    for name in load_tables():
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    if (name, column) not in numbers:
                        assert cell.lstrip(" ")[:1] not in set("=+-@\t\r\n＝"), (name, column, cell)
                    else:
                        assert cell == "" or float(cell) is not None
    assert rows(tmp_path / "out", "figures")[0]["low"] == "-5"


@pytest.mark.parametrize("name", load_tables())
def test_every_row_fills_the_columns_with_their_types(name, case):
    columns = load_tables()[name].columns
    found = list(rows_of(name, case, gather(case)))
    assert found or name == "judgements"
    for row in found:
        assert row.keys() == columns.keys()
        for column, value in row.items():
            assert value is None or isinstance(value, PYTHON[columns[column][0]]), (column, value)


def test_the_tables_tell_the_quay(quay_case, tmp_path):
    write_csv(quay_case, tmp_path / "out")
    (claim,) = (row for row in rows(tmp_path / "out", "claims") if row["notation"] == "someone -warned-> Quay Board")
    assert (claim["affirmed_at_least"], claim["denied_at_least"], claim["contested"]) == ("1", "1", "true")
    assert claim["statements"] == f"{quay.WARNING.id} | {quay.WARNING_AGAIN.id} | {quay.DENIAL.id}"
    statement = next(row for row in rows(tmp_path / "out", "statements") if row["id"] == quay.DENIAL.id)
    assert statement["chain"] == "Quay Post | Ana Roth"
    assert (statement["polarity"], statement["said_start"], statement["holds_start"]) == ("denied", "2031-05-05", "")
    derivation = rows(tmp_path / "out", "derivations")[1]
    assert (derivation["document"], derivation["from"], derivation["kind"]) == ("b.txt", "a.txt", "rewrite")
    assert derivation["words"] == "The Quay Board was alerted two times"
    assert derivation["from_words"] == "The Quay Board had been warned twice"


def test_mentions_and_attributions_give_back_their_words(case):
    pile = gather(case)
    for name, parts in (("mentions", ("",)), ("attributions", ("source_", "cue_", "content_"))):
        for row in rows_of(name, case, pile):
            text = case.text(row["document_id"])
            for part in parts:
                words, start, end = row[part[:-1] or "words"], row[f"{part}start"], row[f"{part}end"]
                assert words == (text[start:end] if start is not None else None)


def test_a_ruling_is_a_row(tmp_path):
    quay.fill(tmp_path / "x.case")
    with write_case(tmp_path / "x.case") as writer:
        writer.add_judgement(Judgement("j1", "rating", "Quay Post", None, "B", "=often right", "Ida", AT))
    with open_case(tmp_path / "x.case") as opened:
        write_csv(opened, tmp_path / "out")
    (row,) = rows(tmp_path / "out", "judgements")
    assert (row["kind"], row["subject"], row["value"], row["by"]) == ("rating", "Quay Post", "B", "Ida")
    assert row["reason"] == "=often right"
    assert "'=often right" in (tmp_path / "out" / "judgements.csv").read_text(encoding="utf-8-sig")


def test_the_data_package_explains_every_file_and_column(quay_case, tmp_path):
    write_csv(quay_case, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    files = {"datapackage.json", *(resource["path"] for resource in package["resources"])}
    assert files == {path.name for path in (tmp_path / "out").iterdir()}
    for resource in package["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_pandas_and_polars_read_the_same_rows(case, tmp_path):
    write_csv(case, tmp_path / "out")
    pile = gather(case)
    for name, table in load_tables().items():
        path = tmp_path / "out" / f"{name}.csv"
        expected = len(list(rows_of(name, case, pile)))
        frame = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
        assert (list(frame.columns), len(frame)) == (list(table.columns), expected)
        if name == "statements":
            stored = case.statements()
            assert {key: restore(words) for key, words in zip(frame["id"], frame["words"], strict=True)} == {
                key: one.words for key, one in stored.items()
            }
        read = pl.read_csv(path, infer_schema=False)
        assert (read.columns, read.height) == (list(table.columns), expected)
