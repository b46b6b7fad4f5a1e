"""A dossier on a name, or on the tie of two, as one file whose every footnote leads to the words."""

import re

import pytest
from lxml import html

import sayso
from sayso.cli import run
from sayso.errors import InputError
from sayso.exports.catalogue import export_case
from sayso.exports.dossier_page import write_dossier_page
from sayso.exports.markdown import one_line
from tests.exports.reading_back import read_markdown
from tests.worlds import quay


@pytest.fixture
def page(case, tmp_path):
    write_dossier_page(case, tmp_path / "x.html")
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    return html.document_fromstring(text)


def test_every_number_leads_to_its_note_and_back(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href")
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    numbers = {link.get("href"): int(link.text) for link in page.xpath("//sup/a")}
    notes = [f"#{note.get('id')}" for note in page.xpath("//ol/li")]
    assert [numbers[note] for note in notes] == list(range(1, len(notes) + 1))


def test_every_note_has_the_words_and_where_they_stand(case, page):
    stored = case.statements()
    texts = {one.document.name: case.text(one.document.id) for one in case.documents()}
    for note in page.xpath("//ol/li"):
        one = stored[note.get("id").removeprefix("s-")]
        assert note.find("q").text == one_line(one.words)
        start, end = map(int, re.findall(r", (\d+) to (\d+); ", note.find("span").text)[0])
        assert texts[one.name][start:end] == one.words


def test_nothing_of_a_document_is_markup_and_nothing_is_fetched(page):
    seen = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    own = {"html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p", "ul", "ol", "li"}
    assert seen <= {*own, "a", "sup", "q", "span", "strong"}
    assert not page.xpath("//@src | //@onload | //@style | //link")
    assert page.xpath("//meta[@http-equiv]/@content")[0].startswith("default-src 'none'")


@pytest.mark.parametrize("name", ["md", "html"])
def test_on_a_name_it_tells_what_is_about_it_and_no_more(quay_case, tmp_path, name):
    export_case(quay_case, name, tmp_path / "x", about=["Ana Roth"])
    page = (tmp_path / "x").read_text(encoding="utf-8")
    assert "What the reports of “quay” establish on “Ana Roth”" in page
    about = {key for claim in quay_case.claims(about="Ana Roth") for one in claim.positions for key in one.statements}
    figures = {key for one in quay_case.series(about="Ana Roth") for point in one.points for key in (point.statement,)}
    assert set(re.findall(r'id="s-(\w+)"|^\[\^(\w+)\]:', page, re.MULTILINE)) == {
        (key, "") if name == "html" else ("", key) for key in about | figures
    }


def test_on_a_tie_it_tells_what_is_about_both(quay_case, tmp_path):
    export_case(quay_case, "md", tmp_path / "x.md", about=["Ana Roth", "Quay Board"])
    page = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "establish on “Ana Roth” and “Quay Board”, and on whose say-so" in page
    assert "**Quay Board** organisation. Also called" in page
    both = quay_case.claims(about=["Ana Roth", "Quay Board"])
    assert read_markdown(tmp_path / "x.md").quoted.keys() <= {
        key for claim in both for one in claim.positions for key in one.statements
    }


def test_what_cannot_be_written_is_explained(quay_case, tmp_path):
    with pytest.raises(InputError, match="nobody and nothing in the case is called 'Nobody At All'"):
        export_case(quay_case, "html", tmp_path / "x", about=["Nobody At All"])
    with pytest.raises(InputError, match="csv is of the whole case; a dossier on a name is md or html"):
        export_case(quay_case, "csv", tmp_path / "x", about=["Ana Roth"])
    assert not list(tmp_path.iterdir())


def test_on_the_command_line_and_in_python(quay_case, tmp_path):
    arguments = ["export", str(quay_case.path), "--to", "html", "--about", "Ana Roth", "-o", str(tmp_path / "a.html")]
    assert run(arguments) == 0
    with sayso.open_case(quay_case.path) as case:
        case.export("html", tmp_path / "b.html", about="Ana Roth")
        assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
        case.export("html", tmp_path / "c.html")
    assert quay.DENIAL.id in (tmp_path / "c.html").read_text(encoding="utf-8")
