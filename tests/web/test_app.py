"""Each page of the web app shows its view, its twin prints it, every link leads somewhere, every number to its words."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from sayso.casefile import Case, open_case, write_case
from sayso.casefile.filtering import Filter
from sayso.errors import CaseError
from sayso.evidence import Judgement, Weighing, to_json
from sayso.views.answers import Answer
from sayso.views.claims import claims
from sayso.views.comparison import comparison
from sayso.views.document import document
from sayso.views.documents import documents
from sayso.views.dossier import dossier
from sayso.views.entities import entities
from sayso.views.figures import figures
from sayso.views.judgements import judgements
from sayso.views.lineage import lineage
from sayso.views.network import network
from sayso.views.overview import overview
from sayso.views.search import search
from sayso.views.sources import sources
from sayso.views.statements import statements
from sayso.views.timeline import timeline
from sayso.web.app import make_app
from tests.worlds import quay, walking

A, B = quay.document("a.txt").id, quay.document("b.txt").id

TWINS: dict[str, Callable[[Case], Answer]] = {
    "/overview.json": overview,
    "/claims.json": claims,
    "/claims.json?kind=figure": lambda case: claims(case, kind="figure"),
    "/claims.json?contested=yes": lambda case: claims(case, contested=True),
    "/claims.json?about=Quay+Board": lambda case: claims(case, about=["Quay Board"]),
    "/about/Quay%20Board.json": lambda case: dossier(case, "Quay Board"),
    "/about/Quay%20Board/Ana%20Roth.json": lambda case: dossier(case, "Quay Board", "Ana Roth"),
    "/figures.json": figures,
    "/sources.json": sources,
    "/entities.json": entities,
    "/documents.json": documents,
    f"/documents/{A}.json": lambda case: document(case, A),
    "/documents/a.txt.json": lambda case: document(case, "a.txt"),
    "/lineage.json": lineage,
    f"/lineage/{B}/{A}.json": lambda case: comparison(case, B, A),
    "/timeline.json": timeline,
    "/network.json": network,
    "/network.json?of=sources": lambda case: network(case, "sources"),
    "/network.json?about=Ana+Roth": lambda case: network(case, about="Ana Roth"),
    "/statements.json": statements,
    "/statements.json?outlet=Northern+Ledger": lambda case: statements(case, Filter(outlet="Northern Ledger")),
    "/search.json?q=warned": lambda case: search(case, "warned"),
    "/judgements.json": judgements,
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("app") / "quay.case"
    quay.fill(path)
    return path


@pytest.fixture(scope="module")
def browser(path):
    return TestClient(make_app(path), base_url="http://localhost")


@pytest.mark.parametrize("address", TWINS)
def test_a_twin_prints_what_the_command_prints(browser, path, address):
    answer = browser.get(address)
    assert answer.headers["content-type"] == "application/json"
    with open_case(path) as case:
        assert answer.content == to_json(TWINS[address](case)) + b"\n"


@pytest.mark.parametrize("address", TWINS)
def test_each_page_names_its_twin(browser, address):
    page = address.replace("/overview.json", "/").replace(".json", "")
    answer = browser.get(page)
    assert answer.status_code == 200
    assert f'href="{address.replace("&", "&amp;")}"' in answer.text


@pytest.fixture(scope="module")
def walked(browser):
    return walking.walk(browser)


def test_every_link_leads_to_a_page_and_a_place_on_it(walked):
    assert len(walked) > 40
    walking.check_places(walked)


def test_every_number_leads_in_two_clicks_to_the_words(walked):
    walking.check_numbers(walked)


def test_the_overview_tells_what_is_solid_and_what_is_not(browser):
    page = browser.get("/").text
    for words in (
        "Best attested",
        "Contested",
        "Most repeated, least supported",
        "someone warned Quay Board",
        "4 reports",
    ):
        assert words in page


def test_a_claim_has_both_sides_their_origins_and_folded_copies(browser):
    page = browser.get("/claims/warned").text
    assert "at least 1, at most 1 independent origin" in page
    assert "b.txt was made from a.txt" in page
    assert "1 report made from it says the same" in page
    assert "<mark>We received no such warning</mark>" in page
    assert 'an inspector</a><span class="quiet">, unnamed' in page


def test_the_reader_marks_a_statement_and_shows_its_claim_beside_it(browser):
    page = browser.get(f"/documents/{A}?statement={quay.WARNING.id}").text
    assert f'id="s-{quay.WARNING.id}" class="pin affirmed chosen"' in page
    assert f'id="s-{quay.DENIAL.id}" class="pin denied"' in page
    assert 'href="/claims/warned"' in page
    plain = re.sub(r"<[^>]+>", "", page)
    for words in quay.TEXTS["a.txt"].split(". "):
        assert words in plain.replace("◆", "")


def test_the_text_of_a_document_is_whole_and_in_order(browser):
    page = browser.get(f"/documents/{A}").text
    text = page[page.index('<article class="text"') : page.index("</article>")]
    paragraphs = re.findall(r"<p>(.*?)</p>", text, re.DOTALL)
    assert re.sub(r"<[^>]+>|◆", "", "".join(paragraphs)) == quay.TEXTS["a.txt"]


def test_two_documents_stand_side_by_side(browser):
    page = browser.get(f"/lineage/{B}/{A}").text
    assert "is a rewrite of" in page
    assert '<mark class="changed">' in page


@pytest.mark.parametrize(
    ("address", "shown", "hidden"),
    [
        ("/claims?kind=figure", "people killed", "The ferry"),
        ("/claims?contested=yes", "warned", "The ferry"),
        ("/claims?about=Quay+Board", "warned", "The ferry"),
        ("/claims?polarity=denied", "warned", "The ferry"),
        ("/claims?certainty=probable", "warned", "The ferry"),
        ("/claims?outlet=Northern+Ledger", "people killed", "The ferry"),
        ("/claims?source=Ana+Roth", "warned", "people killed"),
        ("/claims?source=Quay+Post", "The ferry", "warned"),
        ("/claims?since=2031-05-06", "people killed", "accident"),
        ("/claims?until=2031-05-05", "accident", "The ferry"),
        ("/statements?kind=figure", "Twelve people died", "The sheds burned"),
        ("/statements?polarity=denied", "We received no such warning", "The sheds burned"),
        ("/statements?about=Quay+Board", "alerted two times", "The sheds burned"),
        ("/statements?contested=yes", "alerted two times", "The sheds burned"),
        ("/figures?outlet=Northern+Ledger", "Seventeen people were killed", "Twelve people died"),
        ("/figures?source=the+clinic", "At least 12 people were killed", ">Seventeen people were killed"),
        ("/timeline?outlet=Northern+Ledger", "Report C", "Report A"),
        ("/timeline?source=Ana+Roth", "Nothing of that kind", "Report A"),
        ("/timeline?since=2031-05-06", "Report B", "Report A"),
        ("/network?of=sources&about=Ana+Roth", "Quay Post", "the coroner"),
        ("/documents?outlet=Northern+Ledger", "Report C", "Report A"),
        ("/entities?kind=person", "Ana Roth", "Quay Board</a>"),
        ("/timeline?kind=report", "Report A", "people killed"),
    ],
)
def test_filters_live_in_the_address(browser, address, shown, hidden):
    page = browser.get(address).text
    main = page[page.index('<ol class="list"') if "<ol" in page and "/claims" in address else page.index("<main") :]
    assert shown in main
    assert hidden not in main


@pytest.mark.parametrize(
    "address",
    [
        "/claims?since=Friday",
        "/claims?since=2031-05-06&until=2031-05-05",
        "/claims?rating=Z",
        "/network?of=all",
        "/claims?kind=rumour",
        "/claims?page=0",
        "/claims?page=x",
        "/claims?about=Zebra",
        f"/documents/{A}?from=x&to=9",
    ],
)
def test_a_filter_that_makes_no_sense_is_explained(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 400
    assert "That did not work" in answer.text


@pytest.mark.parametrize("address", ["/claims.json?kind=rumour", "/claims.json?about=Zebra"])
def test_a_twin_explains_in_json(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/claims/nope", "/about/Zebra", "/documents/zebra.txt", "/documents/%2e%2e/%2e%2e/etc/passwd",
     "/documents//etc/passwd", "/static/app.py", f"/lineage/{A}/{A}", "/statements/nope"],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_missing(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 404
    assert "Not found" in answer.text


def test_odd_names_are_no_trouble(browser):
    for name in ("\0", "x" * 9000, "%", "\u202e", "🙂", "' OR 1=1 --"):
        assert browser.get("/search", params={"q": name}).status_code == 200
        assert browser.get("/about/" + name.replace("%", "%25").replace("\0", "%00")[:900]).status_code in {400, 404}


def test_pages_show_that_more_was_read(tmp_path):
    path = tmp_path / "new.case"
    quay.fill(path, weigh=False)
    browser = TestClient(make_app(path), base_url="http://localhost")
    assert "Nothing is concluded yet" in browser.get("/").text
    assert browser.get(f"/documents/{A}").status_code == 200
    quay.fill(path)
    page = browser.get("/").text
    assert "Nothing is concluded yet" not in page
    assert "someone warned Quay Board" in page


def test_long_lists_come_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.web.pages.claims.SIZE", 3)
    quay.fill(tmp_path / "quay.case")
    browser = TestClient(make_app(tmp_path / "quay.case"), base_url="http://localhost")
    first, second = browser.get("/claims").text, browser.get("/claims?page=2").text
    assert 'rel="next" href="/claims?page=2"' in first
    assert 'rel="prev" href="/claims?page=1"' in second
    assert first.count('<li class="claim">') == 3
    assert second.count('<li class="claim">') == 1


def test_a_list_is_sorted_whole_and_its_parts_keep_the_order(tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.web.pages.lists.SIZE", 2)
    quay.fill(tmp_path / "quay.case")
    browser = TestClient(make_app(tmp_path / "quay.case"), base_url="http://localhost")

    def names(address):
        return re.findall(r'<tr[^>]*><td data-label="Report"><a [^>]*>([^<]*)', browser.get(address).text)

    first, second = names("/documents?sort=published"), names("/documents?sort=published&page=2")
    assert [*first, *second] == ["Report A", "Report B", "Report C", "Report D"]
    page = browser.get("/documents?sort=-published").text
    assert names("/documents?sort=-published") == ["Report B", "Report C"]
    assert names("/documents?sort=-published&page=2") == [
        "Report A",
        "Report D",
    ]  # what has no day stands last, either way
    assert 'href="/documents?sort=-published&amp;page=2"' in page
    assert 'aria-sort="descending"><a class="sort" href="/documents?sort=published">Published</a>' in page
    assert browser.get("/documents?sort=size").status_code == 400


@pytest.mark.parametrize(
    ("address", "columns"),
    [
        ("/documents", ["report", "outlet", "published", "statements", "attributions", "made"]),
        ("/sources", ["source", "for", "statements", "first", "repeats", "quoted", "rating"]),
        ("/entities", ["name", "kind", "mentions", "reports"]),
        ("/network", ["who", "with", "count"]),
        ("/claims", ["reports", "first", "last"]),
    ],
)
def test_every_column_sorts_either_way_and_loses_nothing(browser, address, columns):
    whole = sorted(re.findall(r"<tr[ >]|<li class=.claim", browser.get(address).text))
    for column in columns:
        for way in ("", "-"):
            answer = browser.get(f"{address}?sort={way}{column}")
            assert answer.status_code == 200
            assert sorted(re.findall(r"<tr[ >]|<li class=.claim", answer.text)) == whole


def test_there_must_be_a_case(tmp_path):
    with pytest.raises(CaseError, match="no such case"):
        make_app(tmp_path / "none.case")


def test_a_case_that_goes_away_is_explained(tmp_path):
    path = tmp_path / "gone.case"
    quay.fill(path)
    browser = TestClient(make_app(path), base_url="http://localhost")
    path.unlink()
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "there is no such case" in answer.text


def test_claims_can_be_asked_for_by_how_a_person_rated_who_vouches(tmp_path):
    path = tmp_path / "rated.case"
    quay.fill(path)
    with write_case(path) as writer:
        for subject, letter in (("Ana Roth", "B"), ("Northern Ledger", "D")):
            moment = datetime(2031, 5, 9, tzinfo=UTC)
            writer.add_judgement(Judgement(subject, "rating", subject, None, letter, None, None, moment))
    browser = TestClient(make_app(path), base_url="http://localhost")
    found = {
        letter: [one["id"] for one in browser.get(f"/claims.json?rating={letter}").json()["claims"]] for letter in "ABD"
    }
    assert found == {"A": [], "B": ["warned"], "D": ["deaths", "warned"]}
    assert '<option value="B">B or better' in browser.get("/claims").text


def test_a_page_knows_the_state_it_shows_and_the_case_its_own(tmp_path):
    path = tmp_path / "new.case"
    quay.fill(path, weigh=False)
    browser = TestClient(make_app(path), base_url="http://localhost")
    before = browser.get("/state.json").json()
    assert f'data-state="{before["key"]}"' in browser.get("/").text
    assert "Nothing is concluded yet" in before["words"]
    quay.fill(path)
    after = browser.get("/state.json").json()
    assert after["key"] != before["key"]
    assert after["words"] is None
    assert f'data-state="{after["key"]}"' in browser.get("/claims").text


def test_a_person_can_rule_on_the_page_of_a_claim_that_voices_are_one_or_two(tmp_path):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with write_case(path) as writer:
        claim = next(one for one in writer.claims() if len(one.positions[0].statements) > 1)
        side = claim.positions[0]
        origins = tuple(structs.replace(side.origins[0], statements=(key,)) for key in side.statements)
        changed = structs.replace(claim, positions=(structs.replace(side, origins=origins),))
        weighing = Weighing(writer.entities(), (changed,), writer.series(), writer.conflicts())
        writer.replace_derived((), weighing, made_from="hand")
    page = TestClient(make_app(path), base_url="http://localhost").get(f"/claims/{claim.id}").text
    forms = re.findall(r'value="same_origin".*?name="subject" value="(\w+)"(.*?)</form>', page, re.DOTALL)
    offered = {subject: re.findall(r'<option value="(\w+)"', rest) for subject, rest in forms}
    assert {key: set(others) for key, others in offered.items()} == {
        key: {*side.statements} - {key} for key in side.statements
    }


def test_an_empty_case_says_what_to_do_and_no_page_fails(tmp_path):
    with write_case(tmp_path / "empty.case"):
        pass
    browser = TestClient(make_app(tmp_path / "empty.case"), base_url="http://localhost")
    assert "sayso build empty.case reports/" in browser.get("/").text
    for address in TWINS:
        if "?" not in address and address.count("/") == 1:
            assert browser.get(address.replace("/overview.json", "/").removesuffix(".json")).status_code == 200


def test_a_page_that_is_not_there_offers_to_search_for_it(browser):
    page = browser.get("/about/Quay%20Bored").text
    assert '<input name="q" value="Quay Bored">' in page
