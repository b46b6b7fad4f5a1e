"""Small files of every format, made here so that nothing binary lies in the repository."""

import gzip
import io
import json

WORDS = (
    "The harbour master of Senn said on Tuesday that two berths had been closed after the storm. "
    "“Nobody was hurt,” she told reporters, and the ferries would sail again on Thursday."
)
SECOND = "The union of pilots said that it had asked for a new breakwater three times since 2027 and had never had an answer."


def text_file() -> bytes:
    return f"Two berths closed at Senn\n\n{WORDS}\n\n{SECOND}\n".encode()


def markdown_file() -> bytes:
    front = "---\ntitle: Two berths closed\noutlet: Senn Courier\npublished: 2031-04-02\n---\n"
    return (
        f"{front}# Two berths closed\n\n{WORDS}\n\n{SECOND} See [the report](https://senn.example/report).\n".encode()
    )


def html_file(
    body: str = f"<p>{WORDS}</p><p>{SECOND} <a href='https://senn.example/report'>The report</a> is public.</p>",
) -> bytes:
    head = (
        "<title>Two berths closed | Senn Courier</title><meta property='og:site_name' content='Senn Courier'>"
        "<meta property='og:title' content='Two berths closed'><meta property='article:published_time' content='2031-04-02T09:00:00+02:00'>"
    )
    nav = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{nav}<article><h1>Two berths closed</h1>{body}</article></body></html>".encode()


def pdf_file(lines: tuple[str, ...] = ("Two berths closed at Senn.", "The ferries sail again on Thursday.")) -> bytes:
    """A PDF of one page, written by hand."""
    drawn = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {drawn} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Two berths closed) /CreationDate (D:20310402090000) >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def json_lines_file() -> bytes:
    first = {
        "id": "one",
        "title": "Two berths closed",
        "outlet": "Senn Courier",
        "published": "2031-04-02",
        "text": WORDS,
    }
    return f"{json.dumps(first)}\n{json.dumps({'text': SECOND})}\n".encode()


def warc_file(*pages: tuple[str, bytes, str], packed: bool = False) -> bytes:
    """An archive of pages (address, content, content type), written by hand as ISO 28500 has it."""
    records = []
    for at, (address, content, kind) in enumerate(
        pages or (("https://courier.example/berths", html_file(), "text/html; charset=utf-8"),)
    ):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (kind.encode(), content)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{at:012}>\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2031-04-05T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(records)


def email_file() -> bytes:
    return (
        "From: Senn Courier <news@courier.example>\r\nTo: readers@courier.example\r\nSubject: Two berths closed\r\n"
        "Date: Wed, 02 Apr 2031 09:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        f"{WORDS}\r\n\r\n{SECOND}\r\n"
    ).encode()


SAMPLES = {
    "text": ("a.txt", text_file()),
    "markdown": ("a.md", markdown_file()),
    "html": ("a.html", html_file()),
    "pdf": ("a.pdf", pdf_file()),
    "json_lines": ("a.jsonl", json_lines_file()),
    "warc": ("a.warc", warc_file()),
    "email": ("a.eml", email_file()),
}
