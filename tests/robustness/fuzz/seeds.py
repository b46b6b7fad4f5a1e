"""Sound files of every format, richer than the samples of the contract test: what mutations start from."""

import gzip
import json
import zlib
from email.message import EmailMessage
from functools import lru_cache

from tests.formats import samples

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Berths closed at Senn</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Berths closed",
"datePublished":"2031-04-02T09:00:00+02:00","author":{{"@type":"Person","name":"Ilka Brandt"}}}}</script>
<meta property="og:site_name" content="Senn Courier"><link rel="canonical" href="https://courier.example/a"></head>
<body><header><nav><ul><li><a href="/">Home</a></li></ul></nav></header><main><article><h1>Berths closed</h1>
<p class="byline">By Ilka Brandt, <time datetime="2031-04-02">2 April 2031</time></p><p>{samples.WORDS}</p>
<figure><img src="q.jpg" alt="x"><figcaption>The quay. Photo: S. Orr</figcaption></figure><blockquote><p>{samples.SECOND}</p></blockquote>
<table><tr><th>Berth</th><th>Days</th></tr><tr><td>Four</td><td>12</td></tr></table><ul><li>First of all, the ferries sail.</li></ul>
<p>A port official said that “at least 400” dockers &mdash; or 12&nbsp;% &#x2014; stayed away on May&nbsp;3.</p></article>
<aside><h2>Related articles</h2><a href="/b">More</a></aside><!-- end --></main><footer>© 2031</footer></body></html>"""

TOKENS: dict[str, tuple[bytes, ...]] = {
    "html": tuple(
        word.encode("latin-1")
        for word in (
            "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "<p>", "</p>",
            "<div>", "</div>", "<table>", "<tr>", "<td>", "<a href='", "<meta charset='utf-7'>", "<meta charset=utf-16>",
            "&#0;", "&#x110000;", "&amp;", "&", "<svg>", "<math>", "<template>", "<br/>" * 50, "<b>" * 300, "<li>" * 50,
            "<blockquote>" * 100, '="', "'", "<title>", "<base href='//x'>", "2031-99-99", "\x00", "\xa0", "\xff\xfe",
            '<script type="application/ld+json">', '{"@type":"NewsArticle","datePublished":"', "[[[[[[", "<html><html>",
        )
    ),
    "pdf": (
        b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"<<", b">>", b"/Length 99999999",
        b"/Kids [3 0 R 2 0 R]", b"/Count -1", b"/Count 2147483647", b"1 0 R", b"2 0 R", b"3 0 R", b"/Filter /FlateDecode",
        b"/Filter [/FlateDecode /FlateDecode /LZWDecode /ASCII85Decode]", b"/Parent 3 0 R", b"/Prev 0", b"/Encrypt 1 0 R",
        b"/Type /ObjStm", b"/MediaBox [0 0 1e38 1e38]", b"(((((", b")))))", b"%%EOF", b"-2147483648", b"1e999", b"/Font", b"Tj",
        b"BT", b"ET", b"q " * 500, b"[" * 500, b"<<" * 300, b"/ToUnicode 4 0 R", b"/Title <FEFFD800>", b"D:99999999999999",
    ),
    "warc": (
        b"WARC/1.0\r\n", b"WARC/1.1\r\n", b"\r\n\r\n", b"Content-Length: 0\r\n", b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999\r\n", b"Content-Length: x\r\n", b"WARC-Type: response\r\n", b"WARC-Type: revisit\r\n",
        b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 999999\r\n", b"HTTP\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: br\r\n", b"Content-Encoding: deflate\r\n", b"ffffffff\r\n", b"-5\r\n", b"0\r\n\r\n", b"\x1f\x8b\x08\x00",
        b"WARC-Date: 9999-99-99T99:99:99Z\r\n", b"WARC-Target-URI: http://[::1\r\n", b"filedesc://x 0.0.0.0 2 text/plain 3\n",
        b"\n", b"\x00", b"\xff", b":" * 200, b"Content-Type: text/html; charset=\xff\r\n",
    ),
    "email": (
        b"\r\n", b"\r\n\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"--b--\r\n", b'boundary=""',
        b"Content-Type: text/html; charset=utf-7\r\n", b"Content-Type: message/rfc822\r\n", b"Content-Type: /\r\n",
        b"Content-Type: multipart/alternative\r\n", b"Content-Transfer-Encoding: base64\r\n", b"=?utf-8?q?=ff?=", b"=?x?b?!?=",
        b"Content-Transfer-Encoding: quoted-printable\r\n", b"Content-Transfer-Encoding: uuencode\r\n", b"=\r\n", b"=3D=ZZ",
        b'From: "\r\n', b"From: @,@<>;:\r\n", b"Date: 99 Foo 99999 99:99:99 +9999\r\n", b"Subject: =?utf-8?b?4pyT", b"(" * 400, b"<" * 400,
        b"charset*0*=utf-8''%ff; ", b"filename*1=x; ", b"begin 644 x\n", b"\x00", b"\xff\xfe", b" " * 300, b"\t\r\n ", b"::", b";" * 300,
    ),
    "text": (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\xe2\x80\xa8", b"\xe2\x80\x9c", b'"' * 40, b"said " * 60, b"400 to 600 "),
    "markdown": (b"---\n", b"...\n", b"# ", b"![](", b"[x](y)", b"[" * 200, b"](", b"> " * 100, b"title: ", b"published: 0000-00-00\n"),
    "json_lines": (
        b"{", b"}", b"[" * 600, b'{"a":' * 300, b'"text":', b"\\ud800", b"\\u0000", b"1e999", b"-", b"null", b"\n", b"\\", b'"',
        b'"published": "2031-13-45"', b'"published": {"start": 5}', b'"language": [1]', b'"id": 7,', b'"url": "//["', b"NaN",
    ),
}  # fmt: skip


@lru_cache(maxsize=1)
def seeds() -> dict[str, tuple[tuple[str, bytes], ...]]:
    """Files (name, bytes) by the name of their format."""
    page = PAGE.encode()
    archived = (("https://courier.example/a", page, "text/html; charset=utf-8"),)
    found = {name: [sample] for name, sample in samples.SAMPLES.items()}
    found["html"].append(("b.html", page))
    found["html"].append(("c.html", page.decode().replace("utf-8", "windows-1252").encode("cp1252")))
    found["pdf"] += [("b.pdf", _packed_pdf()), ("c.pdf", _many_pages())]
    found["warc"] += [
        ("b.warc", samples.warc_file(*archived * 3)),
        ("c.warc.gz", samples.warc_file(*archived * 2, packed=True)),
        ("d.warc", _chunked()),
    ]
    found["email"] += [("b.eml", _newsletter()), ("c.eml", _forwarded())]
    line = {
        "id": "é",
        "text": samples.WORDS,
        "url": "https://a.example/1",
        "language": "en",
        "published": {"start": "2031-04"},
    }
    found["json_lines"].append(("b.jsonl", (json.dumps(line) + "\n").encode() * 3))
    return {name: tuple(listed) for name, listed in found.items()}


def _packed_pdf() -> bytes:
    """The sample's page with its content packed, so that mutations reach the unpacking."""
    plain = samples.pdf_file()
    start = plain.index(b"stream\n") + 7
    end = plain.index(b"\nendstream")
    packed = zlib.compress(plain[start:end])
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    before = plain[: plain.rindex(b"<< /Length", 0, start)]
    return before + head + packed + plain[end:]


def _many_pages() -> bytes:
    """A document of three pages that share a content, with a bookmark and without a table of places."""
    pages = b"".join(
        b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 9 0 R /Resources << /Font << /F1 8 0 R >> >> >>\nendobj\n"
        % number
        for number in (3, 4, 5)
    )
    lines = [
        "The ferries sail again on Thurs-",
        "day, the mayor said.",
    ] * 8  # more than the running heads that are left out
    text = b"BT /F1 12 Tf 72 720 Td " + b" ".join(b"(%s) Tj 0 -14 Td" % line.encode() for line in lines) + b" ET"
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>\nendobj\n" + pages
        + b"7 0 obj\n<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>\nendobj\n"
        b"8 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>\nendobj\n"
        + b"9 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(text), text)
        + b"trailer << /Root 1 0 R /Size 10 >>\n%%EOF\n"
    )  # fmt: skip


def _chunked() -> bytes:
    """An archive of one page that was sent in chunks and packed."""
    packed = gzip.compress(PAGE.encode(), mtime=0)
    body = b"".join(
        b"%x\r\n%s\r\n" % (len(packed[at : at + 200]), packed[at : at + 200]) for at in range(0, len(packed), 200)
    )
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        + body
        + b"0\r\n\r\n"
    )
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000009>\r\n"
        b"WARC-Target-URI: https://courier.example/b\r\nWARC-Date: 2031-04-05T00:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    )
    return head + answer + b"\r\n\r\n"


def _newsletter() -> bytes:
    message = EmailMessage()
    message["From"] = "Senn Courier <news@courier.example>"
    message["Subject"] = "Bérths ✓"
    message["Date"] = "Wed, 02 Apr 2031 09:00:00 +0200"
    message.set_content(f"{samples.WORDS} ✓", cte="quoted-printable")
    message.add_alternative(PAGE, subtype="html", cte="base64")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="plän.pdf")
    return _bounded(message)


def _forwarded() -> bytes:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "port@senn.example", "Notice"
    inner.set_content(samples.SECOND)
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "desk@courier.example", "Fw: Notice"
    outer.set_content(samples.WORDS)
    outer.add_attachment(inner)
    return _bounded(outer)


def _bounded(message: EmailMessage) -> bytes:
    """The mail's bytes with the same boundaries each time."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"=b{number}=")
    return message.as_bytes()
