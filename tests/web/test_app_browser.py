"""A real browser obeys no document, finds every page readable and without grave faults for those who cannot see it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.worlds import chromium, hostile, quay
from tests.worlds.server import served

A, B = (quay.document(name).id for name in ("a.txt", "b.txt"))
PAGES = (
    "/", "/claims", "/claims?contested=yes", "/claims/warned", "/figures", "/sources", "/entities", "/documents",
    f"/documents/{A}", f"/documents/{A}?statement={quay.WARNING.id}", "/lineage", f"/lineage/{B}/{A}", "/timeline", "/search",
    "/search?q=warned", "/about/board", "/about/board/roth", "/judgements", "/nowhere",
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_on_any_page(address, browser, scheme):
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    grave = []
    for path in PAGES:
        page.goto(address + path)
        for one in Axe().run(page).response["violations"]:
            if one["impact"] in {"serious", "critical"}:
                grave.append((path, one["id"], [node["html"][:200] for node in one["nodes"][:3]]))
    page.close()
    assert grave == []


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
