"""`csv`: a folder of tables for a spreadsheet, R, pandas or DuckDB, with a `datapackage.json` that explains every column.

The tables follow RFC 4180, with a byte-order mark so that a spreadsheet takes them for UTF-8; `datapackage.json`
follows the Frictionless Data Package. Several values in one cell are parted by " | ".
"""

import csv
import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.exports.export import Export
from sayso.exports.gathering import gather
from sayso.exports.tables import Table, load_tables, rows_of
from sayso.handover.files import whole_folder

BETWEEN = " | "
_FRICTIONLESS = {"text": "string", "day": "date", "list": "string"}

# What a spreadsheet takes for a formula (OWASP, "CSV Injection"), with any apostrophes already before it, so that
# taking one apostrophe away again always gives back what stood there.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def write_csv(case: Case, path: Path) -> None:
    """Write the tables as CSV files into the folder `path`. Raises `InputError` or `CaseError` where that cannot be."""
    pile = gather(case)
    with whole_folder(path) as folder:
        for name, table in load_tables().items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(table.columns)
                writer.writerows([_cell(row[column]) for column in table.columns] for row in rows_of(name, case, pile))
        described = json.dumps(_data_package(pile.name), ensure_ascii=False, indent=1)
        (folder / "datapackage.json").write_text(described + "\n", encoding="utf-8")


def neutralise(words: str) -> str:
    """`words` as a spreadsheet can hold them without running them: before a formula stands an apostrophe."""
    return f"'{words}" if _FORMULA.match(words) else words


def restore(cell: str) -> str:
    """The words that `neutralise` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | date():
            return str(value)
        case float():
            return f"{value:.15g}"
        case str():
            return neutralise(value)
    assert isinstance(value, Iterable)
    return neutralise(BETWEEN.join(map(str, value)))


def _data_package(name: str) -> dict[str, Any]:
    return {
        "name": re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "case",
        "title": name,
        "description": "Written by sayso. Spans are counted in Unicode code points. A cell that would begin like a "
        "spreadsheet formula (= + - @, tab, line end) has an apostrophe before it: take it away to have the words.",
        "resources": [_resource(name, table) for name, table in load_tables().items()],
    }


def _resource(name: str, table: Table) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": column, "type": _FRICTIONLESS.get(kind, kind), "description": meaning}
                for column, (kind, meaning) in table.columns.items()
            ]
        },
    }


CSV = Export("csv", "", "spreadsheets, R, pandas, DuckDB: a folder of tables", write_csv)
