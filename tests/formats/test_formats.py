"""What each format knows about its documents beyond their words."""

import gzip
import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from sayso.formats import load


def read(name, data):
    return load(Path(name), name=name, data=data)


def test_html_gives_the_article_without_the_page(samples):
    (document,), problems = read("a.html", samples.html_file())
    assert problems == ()
    assert (document.title, document.outlet) == ("Two berths closed", "Senn Courier")
    assert document.published.start == document.published.end == date(2031, 4, 2)
    assert "Sport" not in document.text
    assert document.links == ("https://senn.example/report",)
    assert "The report is public." in document.text
    assert samples.WORDS in document.text.split("\n")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (b"<html><body>" + b"<div>" * 100_000 + b"words" + b"</div>" * 100_000, "nested"),
        (b"<html><body>" + b"<p>words</p>" * 200_000, "elements"),
        (b"<!--" * 500_000, "parsed"),
        (b"<script>" + b"<p" * 500_000, "no article"),
        (b"<html><body></body></html>", "no article"),
    ],
    ids=["deep", "many", "comments", "unclosed", "nothing"],
)
def test_html_bombs_are_refused_in_plain_words(page, says):
    documents, problems = read("a.html", page)
    assert documents == ()
    assert says in problems[0].message


def test_pdf_gives_its_words_and_title(samples):
    (document,), problems = read("a.pdf", samples.pdf_file())
    assert problems == ()
    assert document.text.split("\n")[0] == "Two berths closed at Senn."
    assert document.title == "Two berths closed"
    assert document.published.start == date(2031, 4, 2)


def test_a_truncated_pdf_and_one_without_text_are_problems(samples):
    whole = samples.pdf_file()
    assert "cannot be opened" in read("a.pdf", whole[:40])[1][0].message
    assert "no text" in read("a.pdf", samples.pdf_file(lines=()))[1][0].message


def test_json_lines_name_their_documents_and_survive_broken_lines(samples):
    data = (
        samples.json_lines_file()
        + b'{"text": broken\n[1]\n{"title": "no text"}\n{"text": " "}\n'
        + json.dumps({"text": samples.WORDS}).encode()
    )
    documents, problems = read("a.jsonl", data)
    assert [document.name for document in documents] == ["one", "a.jsonl:2", "a.jsonl:7"]
    assert documents[0].outlet == "Senn Courier"
    assert [problem.source for problem in problems] == ["a.jsonl:3", "a.jsonl:4", "a.jsonl:5", "a.jsonl:6"]
    assert all(problem.unread for problem in problems)


def test_a_lone_surrogate_in_json_does_no_harm():
    (document,), _ = read("a.jsonl", b'{"text": "The quay \\ud83d of Senn"}')
    document.text.encode("utf-8")


@pytest.mark.parametrize("packed", [False, True])
def test_warc_gives_its_pages_and_the_day_of_the_crawl_as_a_bound(samples, packed):
    undated = b"<html><body><article><p>" + samples.WORDS.encode() + b"</p></article></body></html>"
    data = samples.warc_file(
        ("https://courier.example/berths", samples.html_file(), "text/html"),
        ("https://courier.example/logo.png", b"\x89PNG", "image/png"),
        ("https://pilots.example/plain", samples.WORDS.encode(), "text/plain"),
        ("https://pilots.example/undated", undated, "text/html"),
        packed=packed,
    )
    name = "a.warc.gz" if packed else "a.warc"
    documents, problems = read(name, data)
    assert problems == ()
    assert [document.outlet for document in documents] == ["Senn Courier", "pilots.example", "pilots.example"]
    assert documents[0].published.start == date(2031, 4, 2)
    assert documents[2].published.end == date(2031, 4, 5)
    assert [document.name for document in documents] == [f"{name}:1", f"{name}:3", f"{name}:4"]


def test_a_truncated_archive_gives_what_stands_before_the_damage(samples):
    page = ("https://courier.example/berths", samples.html_file(), "text/html")
    data = samples.warc_file(page, page, packed=True)
    documents, problems = read("a.warc.gz", data[: len(data) - 30])
    assert len(documents) >= 1
    assert "cut off" in problems[0].message
    assert problems[0].unread


def test_a_gzip_bomb_ends_early():
    documents, problems = read("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"\0" * 200_000_000, 1))
    assert documents == ()
    assert problems


def test_mail_gives_subject_sender_day_and_names_what_it_left_out(samples):
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "Senn Courier <news@courier.example>",
        "Berths",
        "Wed, 02 Apr 2031 09:00:00 +0200",
    )
    message.set_content(samples.WORDS)
    message.add_alternative(samples.html_file().decode(), subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    (document,), problems = read("a.eml", message.as_bytes())
    assert (document.title, document.outlet) == ("Berths", "Senn Courier")
    assert document.published.start == date(2031, 4, 2)
    assert document.text.strip() == samples.WORDS
    assert [problem.message for problem in problems] == ["the attachment 'plan.pdf' was not read"]


def test_mail_in_html_only_is_read_as_a_page(samples):
    message = EmailMessage()
    message["From"], message["Subject"] = "news@courier.example", "Berths"
    message.set_content(samples.html_file().decode(), subtype="html")
    (document,), _ = read("a.eml", message.as_bytes())
    assert samples.WORDS in document.text
    assert (document.title, document.outlet) == ("Berths", "courier.example")


def test_the_words_of_links_are_found_in_the_text_of_a_page():
    page = b"""<html><body><article><h1>The dam leaks</h1>
    <p>The wall of the Orvane dam has   leaked since March, the <a href="https://observer.example/dam">Coast
      <b>Observer</b> </a>reported. Engineers counted forty cracks below the water line, and nobody was told.</p>
    <p>Divers were sent down twice, <a href="/older">we wrote</a>, and <a href="#top"> </a> found a hole that was as wide as a door.</p>
    </article></body></html>"""
    (document,), _ = read("a.html", page)
    assert [(link.address, link.span.words(document.text)) for link in document.hyperlinks] == [
        ("https://observer.example/dam", "Coast Observer"),
        ("/older", "we wrote"),
    ]


def test_the_words_of_links_are_found_in_markdown(samples):
    (document,), _ = read("a.md", samples.markdown_file())
    (link,) = document.hyperlinks
    before, after = document.text[link.span.start - 1], document.text[link.span.end]
    assert (before, after, link.address) == ("[", "]", "https://senn.example/report")


def test_markdown_keeps_its_text_and_reads_its_front_matter(samples):
    data = samples.markdown_file()
    (document,), problems = read("a.md", data)
    assert problems == ()
    assert document.text == data.decode()
    assert (document.title, document.outlet) == ("Two berths closed", "Senn Courier")
    assert document.published.start == date(2031, 4, 2)
    assert document.furniture[0].words(document.text).startswith("---\ntitle")
    assert document.links == ("https://senn.example/report",)


def test_a_tag_with_thousands_of_attributes_is_refused_at_once(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><body><p " + " ".join(f'a{at}="1"' for at in range(20_000)) + ">Words.</p></body></html>")
    documents, problems = load(page, name="page.html")
    assert documents == ()
    assert "attributes" in problems[0].message
