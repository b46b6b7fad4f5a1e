"""A real browser obeys no document, finds every page readable at 390 and 1280 pixels, and can rule and take it back."""

import os
import shutil

import pytest

from tests.worlds import hostile, quay
from tests.worlds.server import served

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no real browser to try")
CHROMIUM = os.environ.get("SAYSO_CHROMIUM") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PAGES = (
    "/", "/claims", "/claims/warned", "/figures", "/sources", "/entities", "/documents", f"/documents/{quay.document('a.txt').id}",
    "/lineage", "/timeline", "/search?q=warned", "/about/board", "/judgements",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The hostile case, served."""
    path = tmp_path_factory.mktemp("browser") / "quay.case"
    hostile.fill(path)
    with served(path) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        pytest.skip("there is no chromium on the path")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_document_is_obeyed_and_nothing_runs_off_the_side(address, chromium, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    said = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    outside = []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith(address) else None)
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.scripts.length") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1
        assert page.locator("main").count() == 1
    page.close()
    assert said == []
    assert outside == []


def test_the_keyboard_leads_to_the_content(address, chromium):
    page = chromium.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_a_claim_leads_to_its_words_and_they_are_marked(address, chromium):
    page = chromium.new_page()
    page.goto(f"{address}/claims/warned")
    page.get_by_text("open in text").first.click()
    assert page.locator(".shown").count() > 0
    assert page.locator("aside.panel h2").is_visible()
    page.close()
