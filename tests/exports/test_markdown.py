"""A dossier that shows a document's words as words, whatever they try to be."""

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from sayso.exports.markdown import one_line, plain, write_markdown
from tests.exports.hostile import PAYLOADS
from tests.worlds import quay


def test_nothing_of_a_document_is_taken_for_markup():
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).disable("linkify").render
    for words in PAYLOADS:
        shown = html(f"- {plain(words)}")
        assert re.sub(r"</?(ul|li)>|\n", "", shown) == html_escaped(one_line(words)), words


def html_escaped(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def test_no_address_becomes_a_link():
    for words in ("http://evil.example", "HTTPS://evil.example", "www.evil.example", "a@evil.example"):
        assert not re.search(r"(?i)https?://|www\.|\w@", plain(words))


def test_no_line_of_a_hostile_report_is_its_own(hostile_case, tmp_path):
    write_markdown(hostile_case, tmp_path / "x.md")
    page = (tmp_path / "x.md").read_text(encoding="utf-8")
    for line in page.split("\n"):
        assert line == "" or line.startswith(("# What", "## ", "### ", "**Affirmed", "- ", "[^")) or " sayso" in line
        assert not re.search(r"(?<!\\)[<`|]", line)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", page)


def test_the_dossier_tells_the_quay(quay_case, tmp_path):
    write_markdown(quay_case, tmp_path / "x.md")
    page = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "# What the reports of “quay” establish" in page
    assert (
        f"- an inspector, unnamed · interview [^{quay.WARNING.id}] [^{quay.WARNING_AGAIN.id}] (b was made from a)"
        in page
    )
    assert "**Denied** by 1 independent origin:" in page
    assert "- at least 12 · the clinic · as of 5 May 2031 · certain" in page
    assert "- b.txt: rewrite of a.txt (says the same in the same order; appeared a day later)" in page
    assert "- a.txt: credit of Coast Observer (not in the pile)" in page
    assert "the last line is cut off" in page
    assert (
        "“We received no such warning” (a.txt, 58 to 85; Quay Post › Ana Roth; certain, denied; said 5 May 2031;"
        in page
    )


def test_every_footnote_is_found_and_defined_by_a_reader_of_markdown(case, tmp_path):
    write_markdown(case, tmp_path / "x.md")
    page = (tmp_path / "x.md").read_text(encoding="utf-8")
    env: dict[str, dict[str, dict[str, int]]] = {}
    tokens = MarkdownIt("commonmark").use(footnote_plugin).parse(page, env)
    referred = [one.meta["label"] for token in tokens for one in token.children or () if one.type == "footnote_ref"]
    assert set(referred) == {label.removeprefix(":") for label in env["footnotes"]["refs"]}
    assert set(referred) <= case.statements().keys()
    assert not [one for token in tokens for one in token.children or () if one.type in {"link_open", "html_inline"}]
