"""A file that lies about itself costs nothing but itself."""

import pytest

from sayso.formats import load

PAGE = (
    "<html><head><meta charset='{}'></head><body><p>The Roads Board said on Friday that it is sorry.</p></body></html>"
)
MAIL = "From: Ana Roth <ana@roads.example>\r\nSubject: Sorry\r\nContent-Type: text/plain; charset={}\r\n\r\nThe board is sorry."
CHARSETS = [
    "punycode", "idna", "undefined", "base64", "hex", "zlib", "rot13", "unicode_escape", "raw_unicode_escape", "utf-7",
    "utf-16", "utf-99", "x" * 40, "mbcs", "oem", "palmos", "iso-2022-jp", "utf_8_sig", "latin-1",
]  # fmt: skip


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(("name", "form"), [("odd.html", PAGE), ("odd.eml", MAIL)])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_any_declared_encoding_gives_words_or_a_problem(tmp_path, charset, name, form):
    (tmp_path / name).write_text(form.format(charset), encoding="ascii")
    documents, problems = load(tmp_path / name, name=name)
    assert problems or "sorry" in documents[0].text
    assert documents or problems[0].unread


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.jsonl", "a.warc", "a.warc.gz", "a.eml"])
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"\xff\xfe\x00", bytes(range(256)) * 8, b"\x1f\x8b\x08", b"%PDF-1.7", b"{" * 5000, b"<" * 5000],
)
def test_any_bytes_under_any_name(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    documents, problems = load(tmp_path / name, name=name)
    assert documents or all(problem.message for problem in problems)
    assert documents or problems
