"""A real browser obeys no document, finds every page readable and without grave faults for those who cannot see it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from sayso.building import build
from sayso.casefile import open_case, write_case
from tests.worlds import chromium, hostile, quay, slow_build
from tests.worlds.server import served

A, B = (quay.document(name).id for name in ("a.txt", "b.txt"))
PAGES = (
    "/", "/claims", "/claims?contested=yes", "/claims/warned", "/figures", "/sources", "/entities", "/documents",
    f"/documents/{A}", f"/documents/{A}?statement={quay.WARNING.id}", "/lineage", f"/lineage/{B}/{A}", "/timeline", "/search",
    "/search?q=warned", "/network", "/network?of=sources", "/statements", "/about/board", "/about/board/roth", "/judgements", "/nowhere",
    "/documents?sort=-published", "/sources?sort=quoted", "/entities?sort=name", "/claims?sort=last&kind=figure",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The hostile case, served."""
    path = tmp_path_factory.mktemp("browser") / "quay.case"
    hostile.fill(path)
    with served(path) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def browser():
    with chromium.launched() as browser:
        yield browser


def is_noise(words):
    """Chromium says so of a page with another code than 200, which is what /nowhere has."""
    return words == "Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.mark.parametrize("width", [320, 390, 1280, 3840])
def test_no_document_is_obeyed_and_nothing_runs_off_the_side(address, browser, width):
    watched = chromium.Watched(browser, address, viewport={"width": width, "height": 900})
    page = watched.page
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1
        assert page.locator("main").count() == 1
    page.close()
    assert [one for one in watched.said if not is_noise(one)] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_grave_on_any_page(address, browser, scheme, width):
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    grave = []
    for path in PAGES:
        page.goto(address + path)
        for one in Axe().run(page).response["violations"]:
            if one["impact"] in {"serious", "critical"}:
                grave.append((path, one["id"], [node["html"][:200] for node in one["nodes"][:3]]))
    page.close()
    assert grave == []


def test_filters_are_folded_on_a_phone_and_open_by_the_keyboard(address, browser):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/claims?kind=figure")
    kind = page.locator("select[name=kind]")
    assert not kind.is_visible()
    assert page.get_by_text("Filters: kind figure").is_visible()
    page.locator("#fold").focus()
    page.keyboard.press("Space")
    assert kind.is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/claims")
    assert kind.is_visible()
    page.close()


def test_the_keyboard_leads_to_the_content(address, browser):
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_a_claim_leads_to_its_words_and_they_are_marked(address, browser):
    page = browser.new_page()
    page.goto(f"{address}/claims/warned")
    page.get_by_text("open in text").first.click()
    assert page.locator(".shown").count() > 0
    assert page.locator("aside.panel h2").is_visible()
    page.close()


def test_an_open_page_tells_that_more_was_read(tmp_path, browser):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with served(path) as address:
        page = browser.new_page()
        page.goto(address)
        assert page.locator("#live").is_hidden()
        with write_case(path) as writer:
            writer.replace_derived(quay.DERIVATIONS, quay.weighing(), made_from="more")
        page.get_by_text("There is more than this page shows").wait_for(timeout=20_000)
        page.get_by_role("link", name="Show it").click()
        page.locator("#live").wait_for(state="hidden")
        page.close()


def test_a_table_is_sorted_by_its_heads(tmp_path, browser):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with served(path) as address:
        page = browser.new_page()
        page.goto(f"{address}figures")
        values = page.locator("table.points a.value")
        assert values.all_inner_texts() == ["at least 12", "17"]
        head = page.get_by_role("button", name="Estimate")
        head.click()
        head.click()
        assert values.all_inner_texts() == ["17", "at least 12"]
        assert page.locator("th[aria-sort=descending]").count() == 1
        page.close()


def test_the_words_behind_a_mark_show_when_it_is_reached_and_neighbours_stand_out(tmp_path, browser):
    path = tmp_path / "quay.case"
    quay.fill(path)
    with served(path) as address:
        page = browser.new_page()
        page.goto(f"{address}network?of=sources&about=Ana+Roth")
        page.locator("a.node.k-person").focus()
        assert page.locator("#tip").inner_text() == "Ana Roth: person, 1 citation"
        assert page.locator("svg.network.lit .edge.near").count() == 1
        page.close()


def test_a_person_rules_in_the_browser_and_takes_it_back(tmp_path, browser, monkeypatch):
    slow_build.install(monkeypatch.setattr)
    (tmp_path / "a.txt").write_text("The quay was closed. The mayor denies it.", encoding="utf-8")
    build(tmp_path / "a.case", [tmp_path / "a.txt"])
    with served(tmp_path / "a.case") as address:
        page = browser.new_page()
        page.goto(f"{address}documents/a.txt")
        page.locator("a.pin").nth(1).click()
        page.locator(".panel summary", has_text="Wrong?").click()
        form = page.locator(".panel form.judge").first
        form.locator("input[name=reason]").fill("nobody said so")
        form.locator("input[name=by]").fill("Ana Roth")
        form.get_by_role("button", name="Count it no more").click()
        page.locator("li", has_text="“nobody said so”").wait_for()
        with open_case(tmp_path / "a.case") as case:
            assert [(one.kind, one.by) for one in case.judgements()] == [("wrong_statement", "Ana Roth")]
        page.get_by_text("Back to where you ruled").click()
        assert "statement=" in page.url
        assert page.locator(".panel .ruled").is_visible()
        page.goto(f"{address}judgements")
        page.get_by_role("button", name="Take it back").click()
        page.get_by_text("No ruling stands.").wait_for()
        page.get_by_text("1 ruling taken back").click()
        assert page.get_by_text("nobody said so").count() == 0
        assert page.get_by_text("wrong statement").is_visible()
        page.close()


def test_a_link_with_filters_shows_another_person_the_same(address, browser):
    page = browser.new_page()
    page.goto(f"{address}/statements")
    page.get_by_label("Said to be").select_option("denied")
    page.get_by_role("button", name="Show").click()
    first = page.locator("main").inner_text()
    other = browser.new_context().new_page()
    other.goto(page.url)
    assert "polarity=denied" in page.url
    assert other.locator("main").inner_text() == first
    page.close()
    other.context.close()
