"""Files of every format with markup in every field that the format has: what somebody who means ill would put on a pile."""

import html
import json

from tests.formats import samples

# Each tries to run `alert` or to fetch something, in another way: element, attribute, address, entity, style, template.
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "</title></textarea></style><svg/onload=alert(3)>",
    "<a href=javascript:alert(4)>x</a>",
    "<iframe srcdoc='<script>alert(5)</script>'></iframe>",
    "&lt;script&gt;alert(6)&lt;/script&gt;",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<form action=http://evil.example/><input autofocus onfocus=alert(7)>",
    "<base href=http://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<details open ontoggle=alert(8)><math><mi xlink:href='data:x,<script>alert(9)</script>'>",
    "]]><!--><style>@import 'http://evil.example/x';</style>",
)
ADDRESSES = (
    "javascript:alert(10)",
    "data:text/html,<script>alert(11)</script>",
    'http://evil.example/" onclick=alert(12) x="',
)


def fields(number):
    """A title, an outlet, a source, a name, and a sentence, all of them with payloads."""
    one, two, three, four = (PAYLOADS[(number + at) % len(PAYLOADS)] for at in range(4))
    return (
        f"Bridge closed {one}",
        f"Courier {two}",
        (
            f"The mayor of Senn, Ana {three} Roth, said on Tuesday that at least 12 people of the {four} club had been hurt. "
            f"“{one} We were warned twice,” Marek {two} Tolle told reporters. The Bridge {three} Board denies that it was warned."
        ),
    )


def write(folder):
    """Write them all into the folder."""
    for number, address in enumerate(ADDRESSES):
        title, outlet, text = fields(number)
        (folder / f"text{number}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
        sidecar = {"title": title, "outlet": outlet, "url": address, "published": "2031-05-05"}
        (folder / f"text{number}.json").write_text(json.dumps(sidecar), encoding="utf-8")
    title, outlet, text = fields(3)
    (folder / "<img src=x onerror=alert(13)>.txt").write_text(text, encoding="utf-8")
    front = f"---\ntitle: {json.dumps(title)}\noutlet: {json.dumps(outlet)}\npublished: 2031-05-06\n---\n"
    (folder / "a.md").write_text(f"{front}# {title}\n\n{text} [x](javascript:alert(14))\n", encoding="utf-8")
    title, outlet, text = fields(4)
    line = {"id": title, "title": title, "outlet": outlet, "url": ADDRESSES[0], "published": "2031-05-06", "text": text}
    (folder / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    for name, number in (("a.html", 5), ("b.html", 8)):
        (folder / name).write_bytes(_page(number))
    (folder / "a.warc").write_bytes(
        samples.warc_file((ADDRESSES[2].replace(" ", "%20"), _page(6), "text/html; charset=utf-8"))
    )
    title, outlet, text = fields(7)
    (folder / "a.eml").write_text(
        f'From: "{outlet.translate({34: None})}" <a@courier.example>\nSubject: {title}\nDate: Mon, 05 May 2031 09:00:00 +0000\n'
        f"Content-Type: text/plain; charset=utf-8\n\n{text}\n",
        encoding="utf-8",
    )
    lines = tuple(
        line.replace("(", r"\(").replace(")", r"\)")
        for line in fields(9)[2].replace("“", '"').replace("”", '"').split(". ")
    )
    (folder / "a.pdf").write_bytes(
        samples.pdf_file(lines).replace(b"(Two berths closed)", rb"(<script>alert\(15\)</script>)")
    )


def _page(number):
    """A web page: its text holds payloads as text (as entities), and as markup too."""
    title, outlet, text = fields(number)
    content = html.escape(outlet)
    return (
        samples.html_file(
            f"<p>{html.escape(text)}</p><p>{text}</p><p>It was <b onclick=alert(16)>closed</b> on Monday, the board said.</p>"
        )
        .replace(b"content='Senn Courier'", f'content="{content}"'.encode())
        .replace(b"content='Two berths closed'", f'content="{html.escape(title)}"'.encode())
    )
