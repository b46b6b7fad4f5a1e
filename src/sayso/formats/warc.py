"""Web archives (WARC, ISO 28500): every page that a crawler fetched and that is text, as a document of its own."""

import io
import zlib
from contextlib import redirect_stderr
from datetime import date
from typing import Any

from sayso.evidence import Document, Problem, Published
from sayso.formats.format import MEGABYTE, Format, Read, unreadable
from sayso.formats.html import LARGEST, read_html
from sayso.formats.metadata import read_days
from sayso.formats.plain import read_plain

MOST_BYTES = 2_048 * MEGABYTE  # unpacked
MOST_TIMES = (
    100  # how many times its size an archive may unpack to: pages shrink five to twenty times, a bomb a thousand
)
LONGEST_RUN = 4 * MEGABYTE  # without a line break; even films have one every few hundred bytes
MOST_RECORDS = 200_000
_FAULTS = (EOFError, OSError, ValueError, UnicodeError, KeyError, AttributeError, ArithmeticError)
_READERS = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_plain,
}


class TooLargeError(Exception):
    """The archive unpacks to more than is reasonable."""


def read_warc(data: bytes, name: str) -> Read:
    """The documents of all successful text responses; each record that cannot be read becomes a problem.

    The day of the crawl bounds each document's date from above, for the page itself may say when it was published.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    if not data:
        return unreadable(name, "the archive is empty")
    documents: list[Document] = []
    problems: list[Problem] = []
    stream = Unpacked(data) if data[:2] == b"\x1f\x8b" else io.BytesIO(data)
    complaints = Complaints()
    number = 0
    try:
        _check_beginning(data)
        with redirect_stderr(complaints):
            for number, record in enumerate(ArchiveIterator(stream), start=1):
                if number > MOST_RECORDS:
                    problems.append(Problem(f"only the first {MOST_RECORDS:,} records were read", source=name))
                    break
                found, notes = _read_record(record, f"{name}:{number}")
                documents.extend(found)
                problems.extend(notes)
    except TooLargeError:
        problems.append(Problem("the archive unpacks to far more than pages do: cut off", source=name, unread=True))
    except (ArchiveLoadFailed, zlib.error, *_FAULTS):
        damage = f"the archive is damaged or cut off after record {number}"
        what = damage if number else "this is no web archive, or it is damaged at its beginning"
        problems.append(Problem(what, source=name, unread=True))
    if complaints.count:
        problems.append(Problem("records of the archive do not end where they say: pages may be cut off", source=name))
    if not documents and not problems:
        problems.append(Problem("the archive holds no page with text", source=name))
    return tuple(documents), tuple(problems)


def _check_beginning(data: bytes) -> None:
    """Raises `ValueError` where the bytes do not begin as an archive does, `TooLargeError` for endless lines."""
    head = data[:64]
    if data[:2] == b"\x1f\x8b":
        head = zlib.decompressobj(wbits=31).decompress(data[:4096], 64)
    elif any(b"\n" not in data[at : at + LONGEST_RUN] for at in range(0, len(data) - LONGEST_RUN, LONGEST_RUN)):
        raise TooLargeError
    if not head.lstrip().startswith((b"WARC/", b"filedesc:")):
        raise ValueError


def _read_record(record: Any, where: str) -> Read:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not str(headers.get_statuscode()).startswith("2"):
        return (), ()
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    reader = _READERS.get(kind)
    if reader is None:
        return (), ()
    payload = record.content_stream().read(LARGEST + 1)
    if len(payload) > LARGEST:
        return unreadable(where, f"the page is larger than {LARGEST // MEGABYTE} MB and was left out")
    url = record.rec_headers.get_header("WARC-Target-URI")
    documents, problems = reader(payload, where)
    crawled = read_days(record.rec_headers.get_header("WARC-Date"))
    return tuple(_placed(document, url, crawled[1] if crawled else None) for document in documents), problems


def _placed(document: Document, url: str | None, crawled: date | None) -> Document:
    import msgspec  # noqa: PLC0415

    published = document.published
    if published.start is None and published.end is None and crawled:
        published = Published(None, crawled, reason="it was in the archive by then")
    return msgspec.structs.replace(document, url=document.url or url, published=published)


class Complaints(io.TextIOBase):
    """Stands in for standard error, on which the library talks about damage; `count` says how often it did."""

    count = 0

    def write(self, words: str) -> int:
        """Take note, and pass nothing on."""
        self.count += 1
        return len(words)


class Unpacked(io.RawIOBase):
    """The bytes that a gzip file of any number of members unpacks to, read piece by piece; a bomb ends in an error."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0
        self._total = 0
        self._run = 0
        self._member = zlib.decompressobj(wbits=31)
        self._ahead = b""
        self._begun = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with unpacked bytes; 0 at the end. Raises `TooLargeError` for a bomb, `zlib.error` for damage."""
        while True:
            if self._member.eof:
                rest = self._member.unused_data
                self._at -= len(rest)
                self._member = zlib.decompressobj(wbits=31)
                self._ahead, self._begun = b"", False
            source = self._ahead
            if not source:
                source = bytes(self._data[self._at : self._at + 65536])
                self._at += len(source)
                if not source:
                    if self._begun:
                        raise EOFError
                    return 0
                self._begun = True
            piece = self._member.decompress(source, len(buffer))
            self._ahead = self._member.unconsumed_tail
            if piece:
                break
        self._total += len(piece)
        self._run = 0 if b"\n" in piece else self._run + len(piece)
        if (
            self._run > LONGEST_RUN
            or self._total > MOST_BYTES
            or self._total > max(MOST_BYTES // 32, MOST_TIMES * self._at)
        ):
            raise TooLargeError
        buffer[: len(piece)] = piece
        return len(piece)


WARC = Format("warc", (".warc", ".warc.gz"), read_warc, largest=1_024 * MEGABYTE, container=True)
