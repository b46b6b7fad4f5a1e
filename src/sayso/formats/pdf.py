"""PDF: the words of each page, lines joined to paragraphs, running heads and page numbers left out."""

import re
from collections import Counter
from typing import Any

from sayso.evidence import Document, Problem, Published
from sayso.formats.decoding import well_formed
from sayso.formats.format import MEGABYTE, Format, Read, unreadable
from sayso.formats.metadata import read_published
from sayso.formats.plain import document_id
from sayso.formats.wrapping import unwrap

MOST_PAGES = 2_000
LONGEST_TEXT = 64 * MEGABYTE

_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DIGITS = re.compile(r"\d+")


def read_pdf(data: bytes, name: str) -> Read:
    """One document; a page that cannot be read becomes a problem, a scan without text a problem and no document."""
    import pypdfium2  # noqa: PLC0415

    if not data:
        return unreadable(name, "the file is empty")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        reason = "it is locked with a password" if "assword" in str(error) else "it is damaged, cut off, or no PDF"
        return unreadable(name, f"the PDF cannot be opened: {reason}")
    try:
        return _read_open(pdf, data, name)
    finally:
        pdf.close()


def _read_open(pdf: Any, data: bytes, name: str) -> Read:
    problems: list[Problem] = []
    pages: list[list[str]] = []
    size = 0
    for number in range(min(len(pdf), MOST_PAGES)):
        words = _page_text(pdf, number)
        if words is None:
            problems.append(Problem(f"page {number + 1} cannot be read", source=name, unread=True))
            continue
        size += len(words)
        if size > LONGEST_TEXT:
            problems.append(Problem(f"the text was cut off at page {number + 1}: it is too long", source=name))
            break
        pages.append(words.split("\n"))
    if len(pdf) > MOST_PAGES:
        problems.append(Problem(f"only the first {MOST_PAGES:,} of {len(pdf):,} pages were read", source=name))
    text = unwrap("\n".join(line for page in _without_running_lines(pages) for line in page), hyphens=True).strip()
    if not text:
        problems.append(Problem("the PDF holds no text (a scan?): run it through text recognition first", source=name))
        return (), tuple(problems)
    title, published = _metadata(pdf)
    document = Document(id=document_id(data), name=name, text=text, title=title, published=published)
    return (document,), tuple(problems)


def _page_text(pdf: Any, number: int) -> str | None:
    """The words of one page, or `None` where it is damaged."""
    import pypdfium2  # noqa: PLC0415

    try:
        page = pdf[number]
        textpage = page.get_textpage()
        try:
            words = str(textpage.get_text_bounded())
        finally:
            textpage.close()
            page.close()
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "\u00ad").replace("\ufffe", "\u00ad")
    return well_formed(_CONTROL.sub(" ", words))


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the first and last lines that nearly all share (numbers apart) and without bare page numbers."""

    def key(line: str) -> str:
        return _DIGITS.sub("#", line.strip().lower())

    edges = Counter(k for page in pages for k in {key(line) for line in [*page[:2], *page[-2:]]} if k)
    running = {k for k, count in edges.items() if len(pages) >= 3 and count * 2 > len(pages) and count >= 3}
    kept: list[list[str]] = []
    for page in pages:
        last = len(page) - 2
        kept.append(
            [
                line
                for at, line in enumerate(page)
                if not (
                    (at < 2 or at >= last) and (key(line) in running or re.fullmatch(r"#|page #( of #)?", key(line)))
                )
            ]
        )
    return kept


def _metadata(pdf: Any) -> tuple[str | None, Published]:
    """Title and day of creation; a title that is a file name, or a day written by a printer's clock long ago, is dropped."""
    try:
        fields = pdf.get_metadata_dict(skip_empty=True)
    except ValueError:  # half a character
        return None, Published()
    title = " ".join(well_formed(fields.get("Title", "")).split())
    if re.search(
        r"\.(?:docx?|indd|qxd|pdf|tmp|rtf|odt)$|^(?:microsoft word|untitled|unbekannt)\b", title, re.IGNORECASE
    ):
        title = ""
    created = _DATE.match(fields.get("CreationDate", ""))
    published = None
    if created:
        published = read_published("-".join(created.groups()), reason="the PDF gives this as the day it was made")
    return title or None, published or Published()


PDF = Format("pdf", (".pdf",), read_pdf, largest=200 * MEGABYTE)
