"""A file becomes documents: what wins over what, and what goes wrong in plain words."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from sayso.evidence import Document, Span
from sayso.formats import complete, load


def read(name, data, **more):
    return load(Path(name), name=name, data=data, **more)


def test_plain_text_is_unchanged_but_for_the_byte_order_mark():
    words = "Senn\u00a0closed\r\n\r\n  “odd”\t''quotes''\u2028 and ends \n"
    (document,), problems = read("a.txt", b"\xef\xbb\xbf" + words.encode())
    assert document.text == words
    assert problems == ()


def test_the_sidecar_wins(tmp_path, samples):
    path = tmp_path / "a.txt"
    path.write_bytes(samples.text_file())
    path.with_suffix(".json").write_text(
        json.dumps(
            {
                "title": "Berths",
                "outlet": "Senn Courier",
                "url": "https://courier.example/b",
                "published": {"start": "2031-04-02", "end": "2031-04-03"},
            }
        )
    )
    (document,), problems = load(path, name="a.txt")
    assert (document.title, document.outlet, document.url) == ("Berths", "Senn Courier", "https://courier.example/b")
    assert (document.published.start, document.published.end) == (date(2031, 4, 2), date(2031, 4, 3))
    assert document.published.reason == "given by the sidecar a.json"
    assert problems == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ('{"published": "someday"}', "'published' is no date"),
        ('{"title": 7}', "'title' is not a text"),
    ],
)
def test_a_broken_sidecar_is_a_note_and_the_text_is_read(tmp_path, samples, content, says):
    path = tmp_path / "a.txt"
    path.write_bytes(samples.text_file())
    path.with_suffix(".json").write_text(content)
    documents, problems = load(path, name="a.txt")
    assert len(documents) == 1
    assert says in problems[0].message
    assert not problems[0].unread


def test_the_first_line_is_the_title_where_nothing_else_is(samples):
    (document,), _ = read("a.txt", samples.text_file())
    assert document.title == "Two berths closed at Senn"
    assert not any(span.start == 0 for span in document.furniture)


def test_the_id_is_that_of_the_bytes_and_not_of_the_name(samples):
    (first,), _ = read("a.txt", samples.text_file())
    (second,), _ = read("b.txt", samples.text_file())
    assert first.id == second.id
    assert first.name != second.name


def test_binary_data_named_text_is_a_problem():
    documents, problems = read("a.txt", bytes(range(256)) * 40)
    assert documents == ()
    assert "binary" in problems[0].message


def test_windows_quotes_are_read_with_a_note():
    (document,), problems = read("a.txt", "The mayor of Senn said “no” – twice.".encode("cp1252"))
    assert document.text == "The mayor of Senn said “no” – twice."
    assert "Windows-1252" in problems[0].message


def test_damaged_utf8_stays_utf8():
    good = "Élodie Größe née Ångström of Pôrt-Señn — “déjà” ".encode() * 20
    (document,), problems = read("a.txt", good + b"\xff" + good)
    assert "Größe" in document.text
    assert "damaged" in problems[0].message


def test_utf16_with_its_mark_is_read():
    (document,), problems = read("a.txt", "\ufeffThe quay of Senn".encode("utf-16-le"))
    assert document.text == "The quay of Senn"
    assert problems == ()


def test_an_unknown_ending_and_a_missing_file_are_problems(tmp_path):
    assert "no format" in read("a.docx", b"PK")[1][0].message
    assert "cannot be read" in load(tmp_path / "gone.txt", name="gone.txt")[1][0].message


def test_two_million_words_load_quickly():
    line = "The pilots of Senn asked again for a breakwater and again nobody answered them at all. " * 5
    started = time.monotonic()
    (document,), _ = read("a.txt", ((line + "\n") * 25_000).encode())
    assert len(document.text.split()) >= 2_000_000
    assert time.monotonic() - started < 20


def test_the_language_is_found_and_left_open_where_the_text_is_short():
    german = "Das Hafenamt von Senn teilte am Dienstag mit, dass zwei Liegeplätze nach dem Sturm geschlossen bleiben und niemand verletzt wurde."
    assert read("a.txt", german.encode())[0][0].language == "de"
    assert read("a.txt", b"Senn closed")[0][0].language is None


@pytest.mark.parametrize(
    "text",
    [
        "De haven van Senn was dinsdag dicht; of dat zo blijft, was niet bekend, en er was geen schip binnen of buiten.",
        "Havnen i Senn var lukket tirsdag, og for mange skippere blev det en lang dag, for ingen kunne have set det komme.",
    ],
)
def test_words_that_a_language_shares_with_english_do_not_make_it_english(text: str):
    assert read("a.txt", text.encode())[0][0].language != "en"


@pytest.mark.parametrize("day", ["2301-05-09", "9999-12-31", "0001-01-01"])
def test_a_day_that_cannot_be_is_no_evidence(day: str):
    line = json.dumps({"id": "a", "text": "Two berths were closed on Tuesday.", "published": day})
    ((document,), _) = read("a.jsonl", line.encode())
    assert document.published.start is None
    assert document.published.end is None


def test_plain_english_is_known_without_loading_the_identifier(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sayso.formats.language._identifier", lambda: pytest.fail("loaded"))
    text = b"The harbour office of Senn said on Tuesday that two quays had been closed by the storm and that nobody was hurt."
    assert read("a.txt", text)[0][0].language == "en"


def test_completing_keeps_furniture_of_the_format_and_joins_what_overlaps():
    text = "Title of it here\nShare this article\nThe quay of Senn was closed on Monday, the harbour master said.\n"
    document = complete(Document(id="x", name="x", text=text, furniture=(Span(0, 20),)))
    assert document.furniture == (Span(0, 35),)
