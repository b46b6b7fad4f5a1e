"""Web pages: the article's words, without the page around them, and what the page says about itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, islice
from typing import Any, NamedTuple

from sayso.evidence import Document, Hyperlink, Problem, Published, Span
from sayso.formats.decoding import decode, is_binary, well_formed
from sayso.formats.format import MEGABYTE, Format, Read, unreadable
from sayso.formats.metadata import read_published
from sayso.formats.plain import document_id

LARGEST = 24 * MEGABYTE
MOST_ELEMENTS = 60_000  # the extractor needs about 50 s for a million
DEEPEST = 250  # libxml2 itself stops at 256
LONGEST_TEXT = 16 * MEGABYTE

_UNSEEN = re.compile(rb"<(?:(script|style|svg)\b|!--)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_BLOCKS = {"p", "head", "quote", "item", "row", "code", "div", "fw"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_FAR_FUTURE = "2200-12-31"


def read_html(data: bytes, name: str) -> Read:
    """One document: the article's paragraphs, a line each, with title, outlet, date and links from the page."""
    if not data.strip():
        return unreadable(name, "the page is empty")
    text, note = _decode_page(data)
    if text is None:
        return unreadable(name, "this is no web page but binary data")
    tree, fault = _parse_page(text)
    if tree is None:
        return unreadable(name, fault)
    return _read_tree(tree, data, name, note)


def _decode_page(data: bytes) -> tuple[str | None, str | None]:
    """The page's characters, in the encoding it declares where that works out."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared:
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (ValueError, LookupError):  # some encodings fail in ways of their own
            pass
        else:
            return (None, None) if is_binary(text) else (text, None)
    return decode(data)


MOST_ATTRIBUTES = 5_000  # libxml2 looks through all of a tag's attributes for each one
_TAG = re.compile(rb"<[^<>]{4096,}")


def _parse_page(text: str) -> tuple[Any, str]:
    """The page as a tree, or `None` and why it was refused."""
    from lxml import etree, html  # noqa: PLC0415

    source = _without_unseen(text.encode("utf-8", errors="replace"))
    if any(tag.count(b"=") > MOST_ATTRIBUTES for tag in _TAG.findall(source)):
        return None, f"a tag of the page has more than {MOST_ATTRIBUTES:,} attributes: the page was left out"
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, recover=True)
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        return None, f"the page cannot be parsed: {error}"
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        return None, f"the page has more than {MOST_ELEMENTS:,} elements and was left out"
    if _depth(tree) >= DEEPEST:
        return None, f"the page is nested more than {DEEPEST} levels deep and was left out"
    return tree, ""


def _without_unseen(source: bytes) -> bytes:
    """The page without comments, styles, drawings and scripts, except those that describe the article (JSON-LD)."""
    kept: list[bytes] = []
    unclosed: set[bytes] = set()  # looked for once only: a page of openings without ends would take for ever
    lower = source.lower()
    at = searched = 0
    while match := _UNSEEN.search(source, searched):
        tag = (match[1] or b"").lower()
        closing = b"</" + tag if tag else b"-->"
        end = -1 if closing in unclosed else lower.find(closing, match.end())
        searched = match.end()
        if end < 0:
            unclosed.add(closing)
            continue
        end = lower.find(b">", end) + 1 or len(source)
        if b"application/ld+json" not in source[match.start() : match.start() + 200]:
            kept.append(source[at : match.start()])
            at = end
        searched = end
    return b"".join([*kept, source[at:]])


def _depth(tree: Any) -> int:
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def _read_tree(tree: Any, data: bytes, name: str, note: str | None) -> Read:
    from trafilatura import bare_extraction  # noqa: PLC0415

    problems = [Problem(note, source=name)] if note else []
    language = tree.get("lang")
    dates = {"extensive_search": False, "original_date": True, "max_date": _FAR_FUTURE}
    try:
        found: Any = bare_extraction(
            tree,
            with_metadata=True,
            include_links=True,
            include_comments=False,
            include_tables=True,
            favor_precision=False,
            date_extraction_params=dates,
        )
    except Exception as error:  # noqa: BLE001  (whatever a malformed page does to the extractor, the run goes on)
        return unreadable(name, f"no article could be taken from the page: {type(error).__name__}")
    if found is None or found.body is None:
        return unreadable(name, "the page holds no article text")
    lines = [line for line in _lines(found.body) if line.words]
    text = well_formed("\n".join(line.words for line in lines))
    if not text:
        return unreadable(name, "the page holds no article text")
    if len(text) > LONGEST_TEXT:
        return unreadable(name, f"the page holds more than {LONGEST_TEXT // MEGABYTE} million characters of text")
    document = Document(
        id=document_id(data),
        name=name,
        text=text,
        title=_clean(found.title),
        outlet=_outlet(tree, found),
        url=_clean(found.url),
        language=language[:2].lower() if language and len(language) >= 2 else None,
        published=_published(found.date),
        links=tuple(dict.fromkeys(_links(found.body))),
        hyperlinks=tuple(_placed(lines)),
    )
    return (document,), tuple(problems)


class _Line(NamedTuple):
    """The words of one block, and where in them its links stand."""

    words: str
    links: tuple[Hyperlink, ...]


def _lines(body: Any) -> Iterator[_Line]:
    """The words of each block of the extracted body, one line each, nested blocks taken apart."""
    pieces: list[str] = []
    opened: list[tuple[str, int, int]] = []  # address, the first of its pieces, the one after its last
    block = 0  # how many were closed

    def flush() -> _Line:
        nonlocal block
        block += 1
        raw = "".join(pieces)
        edges = [0, *accumulate(map(len, pieces))]
        spans = [Span(edges[first], edges[last]) for _, first, last in opened]
        links = zip(opened, _squeezed(raw, spans), strict=True) if spans else ()
        line = _Line(_squeeze(raw), tuple(Hyperlink(span, one[0]) for one, span in links if span is not None))
        pieces.clear()
        opened.clear()
        return line

    def walk(element: Any) -> Iterator[_Line]:
        own = element.tag in _BLOCKS or element.tag in {"list", "table", "main", "body", "lb", "graphic"}
        if own:
            yield flush()
        first, here = len(pieces), block
        pieces.append(element.text or "")
        for child in element:
            yield from walk(child)
            pieces.append(child.tail or "")
        if element.tag == "ref" and here == block and (address := _address(element)):
            opened.append((address, first, len(pieces)))
        if element.tag == "cell":
            pieces.append(" ")
        if own:
            yield flush()

    yield from walk(body)
    yield flush()


def _squeeze(words: str) -> str:
    return _BLANKS.sub(" ", words.strip())


def _squeezed(raw: str, spans: Sequence[Span]) -> Iterator[Span | None]:
    """Where the words at `spans` of a block stand when its blanks are squeezed; `None` where they are nothing but blanks."""
    lead = len(raw) - len(raw.lstrip())
    runs = [match.span() for match in _BLANKS.finditer(raw, lead)]
    ends = [end for _, end in runs]
    left_out = [0, *accumulate(end - start - 1 for start, end in runs)]
    for span in spans:
        words = span.words(raw)
        if not words.strip():
            yield None
            continue
        at = span.start + len(words) - len(words.lstrip())
        start = at - lead - left_out[bisect_right(ends, at)]
        yield Span(start, start + len(_squeeze(words)))


def _placed(lines: Sequence[_Line]) -> Iterator[Hyperlink]:
    """The links of all lines, where they stand in the text of these."""
    before = 0
    for line in lines:
        for link in line.links:
            yield Hyperlink(Span(before + link.span.start, before + link.span.end), link.address)
        before += len(line.words) + 1


def _links(body: Any) -> Iterator[str]:
    return (address for element in body.iter("ref") if (address := _address(element)))


def _address(element: Any) -> str | None:
    """Where a link of the extracted body leads to; `None` for one into the page itself."""
    target = (element.get("target") or "").strip()
    inside = target.startswith(("#", "javascript:", "mailto:"))
    return well_formed(target) if target and not inside and len(target) < 4096 else None


def _outlet(tree: Any, found: Any) -> str | None:
    """The site's name as the page gives it: Open Graph, the application's name, else what the extractor found."""
    for path in (
        "//meta[@property='og:site_name']/@content",
        "//meta[@name='og:site_name']/@content",
        "//meta[@name='application-name']/@content",
        "//meta[@name='citation_journal_title' or @name='DC.publisher' or @name='dc.publisher']/@content",
    ):
        for value in tree.xpath(path):
            if words := _clean(value):
                return words
    return _clean(found.sitename)


def _published(value: str | None) -> Published:
    """The day that the page's own metadata gives."""
    published = read_published(value, reason="the page itself gives this date") if value else None
    if published and published.start and published.start > date(1990, 1, 1):
        return published
    return Published()


def _clean(value: object) -> str | None:
    return (" ".join(well_formed(value).split()) or None) if isinstance(value, str) else None


HTML = Format("html", (".html", ".htm", ".xhtml"), read_html, largest=LARGEST)
