"""Going through all pages of a case by their links, as a reader would."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """All ids of a page, its links with their words, and the numbers of its tables and tallies that are no links."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.loose = [], [], []
        self._open, self._number = None, 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self._open = [found["href"], ""]
            self.links.append(self._open)
        if tag == "td":
            self._number = "n" in (found.get("class") or "").split()

    def handle_endtag(self, tag):
        if tag == "a":
            self._open = None
        if tag == "td":
            self._number = False

    def handle_data(self, data):
        if self._open:
            self._open[1] += data
        elif self._number and any(map(str.isdigit, data)):
            self.loose.append(data)


def bare(address):
    """The address without its fragment."""
    return urlsplit(address)._replace(fragment="").geturl()


def walk(browser, start="/"):
    """Every page that links lead to, by its address; fails on a link that leads nowhere, or away."""
    found: dict[str, Page] = {}
    todo = [start]
    while todo:
        address = todo.pop()
        if address in found:
            continue
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        page = found[address] = Page(answer.text)
        for href, _ in page.links:
            if urlsplit(href).scheme in {"http", "https"} or urlsplit(href).path.endswith(".json"):
                continue  # where a report says it appeared; a twin, which other tests compare with the command
            assert not urlsplit(href).netloc, href
            todo.append(bare(href) or address)
    return found


def check_places(found):
    """Every id is there once, and every link with a fragment leads to one."""
    for address, page in found.items():
        assert len(page.ids) == len(set(page.ids)), address
        for href, _ in page.links:
            target = urlsplit(href)
            there = found.get(bare(href) or address)
            if target.fragment and there is not None:
                assert unquote(target.fragment) in there.ids, (address, href)


def check_numbers(found):
    """Every number of a table is a link, and every link with a number in it leads in at most two clicks to a text.

    What is in a text already has arrived.
    """
    reading = {address for address in found if address.startswith(("/documents/", "/statements/", "/lineage/"))}
    for address, page in found.items():
        assert not page.loose, (address, page.loose)
        for href, words in page.links:
            target = bare(href) or address
            if address in reading or not re.search(r"\d", words) or target not in found:
                continue
            near = {bare(one) for one, _ in found[target].links}
            assert target in reading or near & reading, (address, href, words)
