"""The page to hand on: whole, self-contained, every number a link to its words, and nothing of a document as markup."""

import re
from html import unescape
from pathlib import Path

import pytest

from sayso.building.build import build
from sayso.casefile import open_case
from sayso.errors import CaseError
from sayso.web.report import render_report, write_report

REPORT = """Fire at <b>Senn</b> & more

SENN, May 1 - At least nine people were killed in the fire at the port of Senn, the health ministry said.
"We received no warning," said Ana Roth, a spokeswoman for the Port Authority. <script>alert("x")</script>
The Port Authority had been warned twice, a harbour inspector said.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    (folder / "pile").mkdir()
    (folder / "pile" / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "pile" / "b.txt").write_text(REPORT.replace("nine", "12"), encoding="utf-8")
    build(folder / "x.case", [folder / "pile"])
    with open_case(folder / "x.case") as opened:
        yield opened


def test_every_link_leads_somewhere_on_the_page(case):
    page = render_report(case)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links <= set(re.findall(r'id="([^"]+)"', page))


def test_no_markup_of_a_document_reaches_the_page(case):
    page = render_report(case)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>Senn</b>" not in page


def test_the_page_asks_nothing_of_the_network(case):
    page = render_report(case)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "default-src 'none'" in page


def test_the_whole_text_of_each_document_is_on_the_page(case):
    page = " ".join(unescape(re.sub(r"<[^>]+>", "", render_report(case))).split())
    for line in REPORT.splitlines():
        assert " ".join(line.split()) in page


def test_the_file_is_written_whole_or_not_at_all(case, tmp_path):
    target = tmp_path / "out.html"
    assert write_report(case, target) == target
    assert target.read_text(encoding="utf-8") == render_report(case)
    with pytest.raises(CaseError, match="cannot be written"):
        write_report(case, tmp_path / "no" / "folder.html")


def test_a_link_stays_a_link_and_a_device_a_device(case, tmp_path):
    real = tmp_path / "real.html"
    real.write_text("old", encoding="utf-8")
    link = tmp_path / "link.html"
    link.symlink_to(real)
    write_report(case, link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("<!doctype html>")
    write_report(case, "/dev/null")
    assert not Path("/dev/null").is_file()
