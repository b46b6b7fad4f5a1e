"""Is the gold of the harbour case well-formed, and is every word of it in the reports?"""

import datetime as dt
import email
import email.policy
import json
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour"
REPORTS = HARBOUR / "reports"
GOLD: dict[str, list[dict[str, Any]]] = tomllib.loads((HARBOUR / "gold.toml").read_text(encoding="utf-8"))

STATEMENT_KINDS = {"relation", "event", "figure", "assertion"}
DERIVATION_KINDS = {"copy", "excerpt", "rewrite", "credit"}
ENTITY_KINDS = {"person", "organisation", "place", "document"}
POLARITIES = {"affirmed", "denied"}
CERTAINTIES = {"certain", "probable", "possible", "underspecified"}
BOUNDS = {"exact", "range", "at_least", "at_most"}


class Paragraphs(HTMLParser):
    """The visible paragraphs of a page's article body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.title = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("class") == "article-body":
            self._inside.append("body")
        elif tag in {"p", "h1", "div"}:
            self._inside.append(tag)
            if tag == "p" and "body" in self._inside:
                self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "h1", "div"} and self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if "body" in self._inside and self._inside[-1] == "p":
            self.paragraphs[-1] += data
        elif self._inside[-1:] == ["h1"]:
            self.title += data


def paragraphs_of(page: str) -> Paragraphs:
    parser = Paragraphs()
    parser.feed(page)
    parser.close()
    return parser


def load_reports() -> tuple[dict[str, list[str]], dict[str, dict[str, str]]]:
    """The paragraphs of each report by document name, and what is known about it apart from its text."""
    texts: dict[str, list[str]] = {}
    known: dict[str, dict[str, str]] = {}
    for path in sorted(REPORTS.iterdir()):
        if path.suffix == ".json":
            continue
        content = path.read_bytes().decode("utf-8")
        known[path.name] = {}
        if path.suffix == ".jsonl":
            del known[path.name]
            for line in content.splitlines():
                record = json.loads(line)
                known[record["id"]] = record
                texts[record["id"]] = record["text"].split("\n")
        elif path.suffix == ".html":
            page = paragraphs_of(content)
            texts[path.name] = page.paragraphs
            known[path.name] = {"title": page.title}
        elif path.suffix == ".eml":
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            texts[path.name] = message.get_content().splitlines()
            known[path.name] = {"title": str(message["subject"])}
        else:
            texts[path.name] = content.splitlines()
            sidecar = path.with_suffix(".json")
            if sidecar.exists():
                known[path.name] = json.loads(sidecar.read_text(encoding="utf-8"))
    return texts, known


TEXTS, KNOWN = load_reports()
ENTITIES = {entity["name"] for entity in GOLD["entity"]}
STATEMENTS = {(statement["document"], statement["words"]): statement for statement in GOLD["statement"]}
POSITIONS = [
    pytest.param(position, id=f"{claim['id']}-{position['polarity']}")
    for claim in GOLD["claim"]
    for position in claim["position"]
]


def occurs(words: str, name: str) -> bool:
    """Whether the words stand in one paragraph of the report."""
    return any(words in paragraph for paragraph in TEXTS[name])


def test_every_report_is_listed_once() -> None:
    names = [document["name"] for document in GOLD["document"]]
    assert sorted(names) == sorted(TEXTS)


def test_sidecars_belong_to_a_report() -> None:
    for sidecar in REPORTS.glob("*.json"):
        assert sidecar.with_suffix(".txt").exists(), sidecar.name


@pytest.mark.parametrize("document", GOLD["document"], ids=lambda document: document["name"])
def test_documents_agree_with_their_metadata(document: dict[str, Any]) -> None:
    start, end = document["published"]["start"], document["published"]["end"]
    assert isinstance(start, dt.date)
    assert start <= end
    known = KNOWN[document["name"]]
    if "title" in known:
        assert document["title"] == known["title"]
    else:
        assert occurs(document["title"], document["name"])
    if "published" in known:
        assert known["published"] == start.isoformat() == end.isoformat()
    if "outlet" in known:
        assert document["outlet"] == known["outlet"]
    assert document.get("outlet") is None or document["outlet"] in ENTITIES


def test_derivations_resolve() -> None:
    published = {document["name"]: document["published"] for document in GOLD["document"]}
    seen = set()
    for derivation in GOLD["derivation"]:
        assert derivation["document"] in TEXTS
        assert derivation["kind"] in DERIVATION_KINDS
        assert ("from" in derivation) != ("from_absent" in derivation)
        assert derivation["reason"]
        if "from" in derivation:
            assert derivation["from"] in TEXTS
            assert derivation["from"] != derivation["document"]
            assert published[derivation["from"]]["start"] <= published[derivation["document"]]["end"]
        else:
            assert derivation["kind"] == "credit"
            assert derivation["from_absent"] in ENTITIES
        seen.add((derivation["document"], derivation.get("from", derivation.get("from_absent"))))
    assert len(seen) == len(GOLD["derivation"])


def test_not_derived_pairs_resolve() -> None:
    derived = {frozenset((item["document"], item["from"])) for item in GOLD["derivation"] if "from" in item}
    for pair in GOLD["not_derived"]:
        assert len(set(pair["documents"])) == 2
        assert set(pair["documents"]) <= set(TEXTS)
        assert frozenset(pair["documents"]) not in derived


@pytest.mark.parametrize("entity", GOLD["entity"], ids=lambda entity: entity["name"])
def test_entities_stand_in_the_reports(entity: dict[str, Any]) -> None:
    assert entity["kind"] in ENTITY_KINDS
    for link in ("speaks_for", "part_of", "written_by"):
        assert link not in entity or entity[link] in ENTITIES
    metadata = [value for known in KNOWN.values() for key, value in known.items() if key in {"title", "outlet"}]
    outlets = [document.get("outlet", "") for document in GOLD["document"]]
    assert entity["names"]
    for name in entity["names"]:
        said = any(occurs(name, document) for document in TEXTS)
        assert said or any(name in value for value in metadata + outlets), name


def test_entity_names_are_unique() -> None:
    assert len(ENTITIES) == len(GOLD["entity"])


def test_distinct_pairs_resolve() -> None:
    for pair in GOLD["distinct"]:
        assert len(set(pair["entities"])) == 2
        assert set(pair["entities"]) <= ENTITIES


@pytest.mark.parametrize(
    "statement", GOLD["statement"], ids=lambda statement: f"{statement['document']}-{statement['words'][:30]}"
)
def test_statements_are_words_of_their_report(statement: dict[str, Any]) -> None:
    assert occurs(statement["words"], statement["document"])
    assert statement["kind"] in STATEMENT_KINDS
    assert statement["polarity"] in POLARITIES
    assert statement["certainty"] in CERTAINTIES
    outlets = {document["name"]: document.get("outlet", "") for document in GOLD["document"]}
    assert statement["chain"][0] == outlets[statement["document"]]
    assert all(source == "" or source in ENTITIES for source in statement["chain"])


def test_statements_are_many_and_listed_once() -> None:
    assert len(STATEMENTS) == len(GOLD["statement"]) >= 60
    assert {statement["document"] for statement in GOLD["statement"]} == set(TEXTS)


@pytest.mark.parametrize("claim", GOLD["claim"], ids=lambda claim: claim["id"])
def test_claims_are_well_formed(claim: dict[str, Any]) -> None:
    assert claim["kind"] in STATEMENT_KINDS
    assert set(claim["about"]) <= ENTITIES
    polarities = [position["polarity"] for position in claim["position"]]
    assert len(set(polarities)) == len(polarities)
    assert claim["contested"] or len(polarities) == 1
    assert claim["kind"] == "figure" or claim["contested"] == (len(polarities) == 2)


def test_claims_are_many_with_ids_of_their_own() -> None:
    ids = {claim["id"] for claim in GOLD["claim"]}
    assert len(ids) == len(GOLD["claim"]) >= 12


@pytest.mark.parametrize("position", POSITIONS)
def test_positions_rest_on_statements(position: dict[str, Any]) -> None:
    assert position["polarity"] in POLARITIES
    assert position["statements"]
    assert position["reason"]
    assert all(origin == "" or origin in ENTITIES for origin in position["origins"])
    count = position["independent"]
    assert 1 <= count["at_least"] <= count["at_most"]
    assert count["at_least"] <= len(position["origins"])
    for reference in position["statements"] + position.get("optional", []):
        statement = STATEMENTS[reference["document"], reference["words"]]
        assert statement["polarity"] == position["polarity"]


@pytest.mark.parametrize("series", GOLD["series"], ids=lambda series: series["measure"])
def test_series_rest_on_statements(series: dict[str, Any]) -> None:
    for point in series["points"]:
        statement = STATEMENTS[point["document"], point["words"]]
        assert statement["kind"] == "figure"
        assert point["source"] in ENTITIES
        assert point["bound"] in BOUNDS
        assert ("low" in point) == (point["bound"] != "at_most")
        assert ("high" in point) == (point["bound"] != "at_least")
        assert point.get("low", 0) <= point.get("high", float("inf"))
        if "as_of" in point:
            assert point["as_of"]["start"] <= point["as_of"]["end"]
    for one, other in series["conflicts"]:
        first, second = series["points"][one], series["points"][other]
        assert first["source"] != second["source"]
        apart_below = first.get("high", float("inf")) < second.get("low", 0)
        apart_above = second.get("high", float("inf")) < first.get("low", 0)
        assert apart_below or apart_above
