"""Finds in each format the statements it names, the way its readers would; an export that is added brings its own."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from pyarrow import parquet

from sayso.exports.csv_tables import BETWEEN, restore
from sayso.exports.prov import BASE

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


class Quoted(NamedTuple):
    """A statement as an export quotes it."""

    document: str
    start: int
    end: int
    words: str


class Found(NamedTuple):
    """The statements that an export quotes, by id, and all ids of statements that its other rows or nodes name."""

    quoted: dict[str, Quoted]
    named: set[str]


def rows(path: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table, apostrophes before formulas taken away."""
    with (path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key: restore(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines, which are parted by line feeds alone."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def read_csv(path: Path) -> Found:
    quoted = {
        row["id"]: Quoted(row["document"], int(row["start"]), int(row["end"]), row["words"])
        for row in rows(path, "statements")
    }
    named = {row["statement"] for row in rows(path, "figures")}
    for table in ("documents", "claims", "positions", "origins", "entities", "conflicts"):
        for row in rows(path, table):
            named.update(row["statements"].split(BETWEEN) if row["statements"] else ())
    return Found(quoted, named)


def read_json_lines(path: Path) -> Found:
    found = lines(path)
    quoted = {
        line["id"]: Quoted(line["name"], line["span"][0], line["span"][1], line["words"])
        for line in found
        if line["record"] == "statement"
    }
    named = {key for line in found if line["record"] == "entity" for key in line["statements"]}
    return Found(quoted, named)


def read_markdown(path: Path) -> Found:
    note = re.compile(r"^\[\^(\w+)\]: “(.*)” \((.*), (\d+) to (\d+); .*; statement \1\)\.", re.MULTILINE)
    page = path.read_text(encoding="utf-8")
    quoted = {
        key: Quoted(unescape(name), int(start), int(end), unescape(words))
        for key, words, name, start, end in note.findall(page)
    }
    return Found(quoted, set(re.findall(r"(?<!\\)\[\^(\w+)\](?!:)", page)))


def read_graphml(path: Path) -> Found:
    quoted: dict[str, Quoted] = {}
    named: set[str] = set()
    for element in ET.parse(path).getroot().iter():
        data = {one.get("key"): one.text or "" for one in element.iter(f"{GRAPHML}data")}
        if element.tag == f"{GRAPHML}node" and data["kind"] == "statement":
            place = Quoted(data["document"], int(data["start"]), int(data["end"]), data["words"])
            quoted[str(element.get("id")).removeprefix("s-")] = place
        elif element.tag in {f"{GRAPHML}node", f"{GRAPHML}edge"}:
            named.update(data.get("statements", "").split())
    return Found(quoted, named)


def read_prov(path: Path) -> Found:
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    names = {node["id"]: node["label"] for node in graph if "sayso:Report" in node["type"]}
    quoted: dict[str, Quoted] = {}
    named: set[str] = set()
    for node in graph:
        if "oa:Annotation" in node["type"]:
            position, quote = node["target"]["selector"]
            place = Quoted(names[node["target"]["source"]], position["start"], position["end"], quote["exact"])
            quoted[node["id"].removeprefix(f"{BASE}statement/")] = place
        else:
            named.update(re.findall(rf'"{BASE}statement/(\w+)"', json.dumps(node)))
    return Found(quoted, named)


def read_ftm(path: Path) -> Found:
    found = lines(path)
    names = {line["id"]: line["properties"]["fileName"][0] for line in found if line["schema"] == "Article"}
    quoted: dict[str, Quoted] = {}
    named: set[str] = set()
    for line in found:
        for one in line["statements"]:
            named.update(one.get("origin", "").split())
        if line["id"].startswith("sayso-statement-"):
            told = line["properties"]
            start, end = re.findall(r"characters (\d+) to (\d+)$", told["notes"][0])[0]
            place = Quoted(names[told["proof"][0]], int(start), int(end), told["description"][0])
            quoted[line["id"].removeprefix("sayso-statement-")] = place
    return Found(quoted, named)


def read_stix(path: Path) -> Found:
    found = json.loads(path.read_text(encoding="utf-8"))["objects"]
    quoted: dict[str, Quoted] = {}
    named: set[str] = set()
    for one in found:
        for reference in one.get("external_references", ()):
            if reference["source_name"] == "sayso statement":
                named.add(reference["external_id"])
            elif one["type"] == "note":
                start, end = re.findall(r"^characters (\d+) to (\d+) ", reference["description"])[0]
                place = Quoted(reference["source_name"], int(start), int(end), one["content"])
                quoted[reference["external_id"]] = place
    return Found(quoted, named)


def read_parquet(path: Path) -> Found:
    tables = {one.stem: parquet.read_table(one).to_pylist() for one in path.iterdir()}
    quoted = {
        row["id"]: Quoted(row["document"], row["start"], row["end"], row["words"]) for row in tables["statements"]
    }
    named = {row["statement"] for row in tables["figures"]}
    for table in ("documents", "claims", "positions", "origins", "entities", "conflicts"):
        named.update(key for row in tables[table] for key in row["statements"])
    return Found(quoted, named)


def unescape(words: str) -> str:
    """What Markdown shows for `words`: signs without the backslash before them."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words)


READERS: dict[str, Callable[[Path], Found]] = {
    "csv": read_csv,
    "jsonl": read_json_lines,
    "md": read_markdown,
    "graphml": read_graphml,
    "prov": read_prov,
    "ftm": read_ftm,
    "stix": read_stix,
    "parquet": read_parquet,
}
