"""Does a build of the example case hold what the gold asks for, and never what must not be?

The case is built once. Each measure of the scores has a floor a little under what was measured last, so that losing
what was once reached fails; what a reader could not forgive is asserted outright.
"""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from benchmarks import harbour
from sayso.building import BuildReport, build
from sayso.casefile import Case, open_case
from sayso.evidence import Span, to_json
from sayso.reading import read_document
from sayso.views.answers import Answer
from sayso.views.claims import claims
from sayso.views.document import document
from sayso.views.documents import documents
from sayso.views.dossier import dossier
from sayso.views.entities import entities
from sayso.views.figures import figures
from sayso.views.lineage import lineage
from sayso.views.overview import overview
from sayso.views.search import search
from sayso.views.sources import sources
from sayso.views.timeline import timeline
from sayso.web.app import make_app
from tests.worlds import schema, walking

GOLD = harbour.read_gold()
COPIES = [one for one in GOLD["derivation"] if one["kind"] == "copy"]
WITH_OWN_LEAD = {"vantry-standard-strand.md"}
VIEWS: dict[str, Callable[[Case], Answer]] = {
    "overview": overview,
    "claims": claims,
    "about": lambda case: dossier(case, "Senn Port Authority"),
    "figures": figures,
    "sources": sources,
    "entities": entities,
    "documents": documents,
    "document": lambda case: document(case, "long-fuse.txt"),
    "lineage": lineage,
    "timeline": timeline,
    "search": lambda case: search(case, "warehouse"),
}

# The share of what the gold asks for that must be there, by table and measure.
FLOORS: dict[str, dict[str, float]] = {
    "documents": {
        "loaded": 0.96,  # 27 of 27
        "outlet": 0.92,  # 26 of 27
        "days contain the true one": 0.92,  # 26 of 27
        "days exact": 0.88,  # 25 of 27
        "title": 0.96,  # 27 of 27
    },
    "derivations": {
        "recall": 0.93,  # 15 of 15
        "direction (of those found)": 0.93,  # 15 of 15
        "kind (of those found)": 0.93,  # 15 of 15
        "precision": 0.93,  # 15 of 15
        "not derived": 0.88,  # 9 of 9
    },
    "entities": {
        "found": 0.84,  # 61 of 70
        "pairs of reports joined": 0.83,  # 785 of 906
        "one entity (of those found)": 0.80,  # 51 of 61
        "pairs of names joined": 0.55,  # 21 of 36
        "speaks for": 0.70,  # 9 of 12
        "distinct pairs apart": 0.91,  # 12 of 12
        "holds nobody else": 0.97,  # 72 of 72
    },
    "statements": {
        "found": 0.94,  # 162 of 167
        "same kind": 0.70,  # 122 of 167
        "polarity (of those found)": 0.92,  # 154 of 162
        "certainty (of those found)": 0.83,  # 140 of 162
        "last link (of those found)": 0.71,  # 121 of 162
        "whole chain (of those found)": 0.70,  # 119 of 162
    },
    "statements by kind": {
        "figure": 0.87,  # 75 of 83
        "assertion": 0.78,  # 26 of 32
        "relation": 0.45,  # 18 of 37
        "event": 0.13,  # 3 of 15
    },
    "claims": {
        "pairs: recall": 0.71,  # 168 of 235; 174 before surroundings were weighed (decision 021)
        "pairs: precision": 0.97,  # 174 of 176
        "found": 0.95,  # 23 of 23
        "whole (of those with several statements)": 0.26,  # 6 of 19
        "contested": 0.82,  # 19 of 23; 21 before what two statements have in common was weighed (decision 024)
        "interval contains": 0.7,  # 22 of 31; 25 before surroundings were weighed (021)
        "interval equals": 0.48,  # 15 of 31; 19 before 024: wordings with another origin are joined that the gold leaves out
        "origins: recall": 0.61,  # 28 of 44
        "origins: precision": 0.68,  # 28 of 40
    },
    "series": {
        "points found": 0.97,  # 36 of 36
        "bounds (of those found)": 0.91,  # 33 of 35
        "approximate (of those found)": 0.94,  # 34 of 35
        "as of (of those found)": 0.73,  # 26 of 34
        "source (of those found)": 0.65,  # 24 of 35
        "each once (of those found)": 0.97,  # 35 of 35
        "in one series (of those found)": 0.48,  # 18 of 35
        "conflicts: precision": 0.83,  # 6 of 6
        "conflicts: recall": 0.50,  # 6 of 10
    },
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    path = tmp_path_factory.mktemp("harbour") / "harbour.case"
    return path, build(path, [harbour.REPORTS])


@pytest.fixture(scope="module")
def case(built: tuple[Path, BuildReport]) -> Iterator[Case]:
    with open_case(built[0]) as opened:
        yield opened


@pytest.fixture(scope="module")
def card(case: Case) -> harbour.Card:
    return harbour.score(case, GOLD)


def shares(card: harbour.Card) -> dict[tuple[str, str], harbour.Score]:
    return {(one.table, one.measure): one for one in card.scores()}


def listed(card: harbour.Card, table: str, measure: str) -> list[harbour.Miss]:
    return [miss for miss in card.misses if miss.table == f"{table}: {measure}"]


@pytest.mark.parametrize(("table", "measure"), [(table, one) for table, floors in FLOORS.items() for one in floors])
def test_what_was_reached_is_kept(card: harbour.Card, table: str, measure: str) -> None:
    score = shares(card)[table, measure]
    told = "\n".join(f"{miss.where} {miss.words}: {miss.wanted} / {miss.got}" for miss in listed(card, table, measure))
    assert score.share >= FLOORS[table][measure], f"{score.right} of {score.wanted}\n{told}"


def test_every_measure_has_a_floor(card: harbour.Card) -> None:
    assert set(shares(card)) == {(table, measure) for table, floors in FLOORS.items() for measure in floors}


def test_nothing_is_lost(built: tuple[Path, BuildReport], case: Case) -> None:
    assert built[1].unread == ()
    assert {one.document.name for one in case.documents()} == {one["name"] for one in GOLD["document"]}


@pytest.mark.parametrize("wanted", COPIES, ids=lambda one: one["document"])
def test_copies_of_the_wire_are_found(case: Case, wanted: dict[str, str]) -> None:
    names = case.document_names()
    found = {
        (names[one.document], names[one.parent]): (one.kind, one.passages) for one in case.derivations() if one.parent
    }
    kind, passages = found[wanted["document"], wanted["from"]]
    assert kind == "copy"
    assert passages


@pytest.mark.parametrize("pair", GOLD["not_derived"], ids=lambda pair: " ".join(pair["documents"]))
def test_reports_written_independently_stay_so(case: Case, pair: dict[str, list[str]]) -> None:
    names = case.document_names()
    linked = [{names[one.document], names.get(one.parent or "")} for one in case.derivations()]
    assert set(pair["documents"]) not in linked


def test_no_two_who_are_distinct_become_one(card: harbour.Card) -> None:
    assert shares(card)["entities", "distinct pairs apart"].wanted == len(GOLD["distinct"])
    assert listed(card, "entities", "distinct pairs apart") == []


def test_no_two_who_are_named_become_one(card: harbour.Card) -> None:
    assert listed(card, "entities", "holds nobody else") == []


def test_every_span_gives_back_its_words(case: Case) -> None:
    texts = {reading.document.id: reading.document.text for reading in case.readings()}
    statements = case.statements()
    assert len(statements) > 2 * len(GOLD["statement"])
    for stored in statements.values():
        assert stored.statement.span.words(texts[stored.document]) == stored.words
        assert stored.words == stored.words.strip() != ""
    for reading in case.readings():
        text = reading.document.text
        attributed = [span for one in reading.attributions for span in (*one.source, *one.cue, *one.content)]
        spans = [*attributed, *reading.document.furniture]
        spans += [one.span for one in reading.mentions] + [one.span for one in reading.times]
        spans += [one.span for one in reading.quantities] + [one.span for one in reading.relations]
        spans += [span for one in reading.events for span in (one.span, one.trigger)]
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
    for derivation in case.derivations():
        for passage in derivation.passages:
            assert Span(*passage.span).words(texts[derivation.document])
            assert derivation.parent is None or Span(*passage.from_span).words(texts[derivation.parent])


def test_every_statement_is_in_one_claim_at_most_and_every_origin_has_its_own(case: Case) -> None:
    seen: set[str] = set()
    for claim in case.claims():
        assert len({position.polarity for position in claim.positions}) == len(claim.positions)
        for position in claim.positions:
            counts = position.independent
            assert 1 <= counts.at_least <= counts.at_most
            assert not seen & set(position.statements)
            seen |= set(position.statements)
            for origin in position.origins:
                assert set(origin.statements) <= set(position.statements)
            for one, other in itertools.combinations(position.origins, 2):
                assert not set(one.statements) & set(other.statements)


def test_who_copies_a_wire_vouches_for_nothing_in_it(case: Case) -> None:
    copied = {one["document"]: one["from"] for one in COPIES if one["document"] not in WITH_OWN_LEAD}
    of = {key: stored.name for key, stored in case.statements().items()}
    for claim in case.claims():
        for position in claim.positions:
            inside = {of[key] for key in position.statements}
            for origin in position.origins:
                made = {of[key] for key in origin.statements}
                if made and made <= set(copied):
                    assert not {copied[name] for name in made} & inside, (claim.text, origin)


def test_the_same_words_copied_are_one_claim(case: Case) -> None:
    world = harbour.World(case, GOLD)
    claims_at = {
        (one["document"], one["words"]): {
            world.claim_of.get(found.id)
            for found in world.candidates(one["document"], one["words"])
            if found.kind == one["kind"]
        }
        for one in GOLD["statement"]
    }
    compared = 0
    for copy in COPIES:
        for (name, words), claimed in claims_at.items():
            first = claims_at.get((copy["from"], words))
            if name == copy["document"] and first and claimed:
                compared += 1
                assert first & claimed, (name, words)
    assert compared > len(COPIES)


def test_building_again_changes_nothing(built: tuple[Path, BuildReport], case: Case) -> None:
    def whole() -> list[bytes]:
        answers = (case.documents(), case.entities(), case.claims(), case.series(), case.conflicts())
        return [to_json(one) for one in (*answers, case.derivations(), list(case.readings()))]

    before = whole()
    report = build(built[0], [harbour.REPORTS])
    assert (report.read, report.weighed, report.documents) == (0, False, len(GOLD["document"]))
    assert whole() == before


def test_reading_again_finds_the_same(case: Case) -> None:
    reading = case.reading(case.find_document("quayfm-0512"))
    assert to_json(read_document(reading.document)) == to_json(reading)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_follows_the_schema(case: Case, view: str) -> None:
    assert schema.check(view, to_json(VIEWS[view](case)))["contract"] == 1


def test_every_reading_follows_the_schema(case: Case) -> None:
    for reading in case.readings():
        assert schema.check("read", to_json(reading))["contract"] == 1


def test_every_number_of_every_page_leads_in_two_clicks_to_the_words(case: Case) -> None:
    walked = walking.walk(TestClient(make_app(case.path), base_url="http://localhost"))
    assert len(walked) > 1000
    walking.check_places(walked)
    walking.check_numbers(walked)
