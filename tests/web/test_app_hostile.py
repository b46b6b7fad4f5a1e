"""No markup from a document reaches a page, whichever field it stands in; links lead nowhere but to our own pages."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import markupsafe
import pytest
from starlette.testclient import TestClient

from sayso.web.app import make_app
from tests.worlds import hostile

TAGS = frozenset(
    """html head meta title link body a header nav form label input button p main footer section h1 h2 h3 small b div span
    table caption thead tbody tr th td ul ol li q blockquote mark details summary svg g rect line circle path text figure
    figcaption article aside select option br code
    datalist defs marker textarea script""".split()  # noqa: SIM905  (read as a sentence)
)
ATTRIBUTES = frozenset(
    """lang charset name content rel href type class id aria-current aria-label aria-labelledby aria-hidden action role for
    value placeholder tabindex method scope data-label colspan start open selected checked required title preserveaspectratio
    viewbox x y x1 x2 y1 y2 cx cy r d width height text-anchor src maxlength rows
    list data-state data-sort aria-sort data-ends data-node hidden refx refy markerwidth markerheight markerunits orient marker-end""".split()  # noqa: SIM905  (read as a sentence)
)


class Strict(HTMLParser):
    """Every tag, attribute and link of a page; fails on one that our templates do not have."""

    def __init__(self, page):
        super().__init__()
        self.links = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name)
            assert name != "src" or re.fullmatch(r"/[a-z]+\.js\?v=[0-9a-f]+", value), value
            if name in {"href", "action"}:
                assert value.startswith(("/", "#")), value
                assert not value.startswith("//"), value
                self.links += [value] if name == "href" else []

    def handle_pi(self, data):
        raise AssertionError(data)

    def handle_comment(self, data):
        raise AssertionError(data)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "<b>quay.case"
    hostile.fill(path)
    return TestClient(make_app(path), base_url="http://localhost")


def test_markup_in_every_field_is_shown_and_not_obeyed(browser):
    todo, seen, shown = (
        ["/", f"/search?q={hostile.PAYLOADS[0]}", "/search?q=alert", "/about/%3Cscript%3E"],
        set(),
        set(),
    )
    while todo:
        address = todo.pop()
        if address in seen or ".json" in address:
            continue
        seen.add(address)
        answer = browser.get(address)
        assert answer.status_code == 200 or "/%3Cscript" in address, (address, answer.status_code)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        todo += [urlsplit(one)._replace(fragment="").geturl() for one in Strict(answer.text).links if one[0] == "/"]
        shown |= {payload for payload in hostile.PAYLOADS if str(markupsafe.escape(payload)) in answer.text}
        for payload in hostile.PAYLOADS[:3]:
            assert payload not in answer.text
    assert len(seen) > 50
    assert shown == set(hostile.PAYLOADS)


def test_a_twin_is_never_taken_for_a_page(browser):
    answer = browser.get("/claims.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
