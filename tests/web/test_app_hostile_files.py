"""A pile of files that mean ill, in every format, read by sayso itself: a real browser runs nothing of them on any page."""

from urllib.parse import urlsplit

import pytest

from sayso.building import build
from sayso.casefile import open_case
from tests.worlds import chromium, hostile_files
from tests.worlds.server import served

PAGES = 220  # looked at, the first of each kind of address first


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile-files")
    (folder / "pile").mkdir()
    hostile_files.write(folder / "pile")
    build(folder / "pile.case", [folder / "pile"], jobs=1)
    return folder / "pile.case"


def test_every_file_was_read_with_its_markup_as_words(path):
    with open_case(path) as case:
        documents = case.documents()
        assert len(documents) == 11
        assert not [problem for problem in case.problems() if problem.unread]
        texts = " ".join(case.text(one.document.id) for one in documents)
        words = texts + " ".join(f"{one.document.title} {one.document.outlet} {one.document.url}" for one in documents)
    assert [payload for payload in hostile_files.PAYLOADS if payload not in words] == []


def test_chromium_runs_nothing_of_it_and_breaks_no_policy(path):
    with served(path) as told, chromium.launched() as browser:
        address = told.rstrip("/")
        watched = chromium.Watched(browser, address)
        page = watched.page
        todo, shown = ["/", "/search?q=alert", "/network?of=sources"], ""
        seen: set[str] = set()
        while todo and len(seen) < PAGES:
            path_and_query = todo.pop(0)
            if path_and_query in seen:
                continue
            seen.add(path_and_query)
            page.goto(address + path_and_query)
            assert page.evaluate("[...document.scripts].every((one) => one.src.startsWith(location.origin))")
            assert (
                page.locator("iframe, object, embed, base, meta[http-equiv], [onclick], [onerror], [onload]").count()
                == 0
            )
            shown += page.locator("body").inner_text()
            hrefs = page.evaluate(
                "[...document.querySelectorAll('a[href]')].map((one) => one.href.baseVal ?? one.href)"
            )
            found = {
                urlsplit(one.removeprefix(address))._replace(fragment="").geturl() for one in hrefs if own(one, address)
            }
            todo += sorted(one for one in found if ".json" not in one)
            assert not [one for one in hrefs if one.casefold().startswith(("javascript:", "data:"))], path_and_query
        page.close()
    assert len(seen) > 100
    assert watched.said == []
    assert [payload for payload in hostile_files.PAYLOADS if payload not in shown] == []


def own(href, address):
    return href.startswith((f"{address}/", "/"))
