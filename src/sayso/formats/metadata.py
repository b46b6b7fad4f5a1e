"""What a file says about itself: title, address, outlet, date and language, from wherever it is written."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from sayso.evidence import Published, Record

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?$", re.DOTALL)
_WRITTEN = re.compile(
    r"(?:[A-Za-z]+,? )?(?:(\d{1,2})\.? ([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.? (\d{1,2}),?),? (\d{4})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_].*)?$")


class Metadata(Record, frozen=True):
    """What is known about a document from outside its text; `None` where nothing is."""

    name: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Published | None = None
    language: str | None = None


def read_metadata(fields: Mapping[str, object], *, origin: str) -> tuple[Metadata, tuple[str, ...]]:
    """The known ones among `fields` (`id title url outlet published language`), and notes on those that make no sense.

    `origin` says in words where they come from ("the sidecar a.json") and is given as the reason for the date.
    """
    notes: list[str] = []

    def words(key: str) -> str | None:
        value = fields.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and key == "id":
            return str(value)
        if value is None or isinstance(value, str):
            return (" ".join(value.split()) or None) if value else None
        notes.append(f"{origin}: {key!r} is not a text and was ignored")
        return None

    published = None
    if fields.get("published") is not None:
        published = read_published(fields["published"], reason=f"given by {origin}")
        if published is None:
            notes.append(f"{origin}: 'published' is no date (use 2031-05-02, or start and end) and was ignored")
    language = words("language")
    if language is not None and not _LANGUAGE.match(language):
        notes.append(f"{origin}: 'language' is no language code such as en and was ignored")
        language = None
    found = Metadata(
        words("id"),
        words("title"),
        words("url"),
        words("outlet"),
        published,
        re.split("[-_]", language)[0].lower() if language else None,
    )
    return found, tuple(notes)


def read_published(value: object, *, reason: str) -> Published | None:
    """The days that `value` means: a date, a date with time, a year, a month, or `{"start", "end"}`; else `None`."""
    if isinstance(value, Mapping):
        start, end = read_days(value.get("start")), read_days(value.get("end"))
        if start is None and end is None:
            return None
        first, last = start[0] if start else None, end[1] if end else None
        return None if first and last and last < first else Published(first, last, reason=reason)
    days = read_days(value)
    return Published(days[0], days[1], reason=reason) if days else None


def read_days(value: object) -> tuple[date, date] | None:
    """The first and last day that `value` (ISO 8601, RFC 5322, or "May 2, 2031") stands for."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(value)
    if not isinstance(value, str):
        return None
    words = value.strip()
    if iso := _ISO.match(words):
        return _whole(int(iso[1]), int(iso[2] or 0), int(iso[3] or 0))
    if written := _WRITTEN.match(words):
        month = (written[2] or written[3])[:3].lower()
        if month in _MONTHS:
            return _whole(int(written[5]), _MONTHS.index(month) + 1, int(written[1] or written[4]))
    try:
        day = parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day, day


def _epoch(value: float) -> tuple[date, date] | None:
    """Seconds, or milliseconds, since 1970; a bare number like 2031 is a year."""
    if 1000 <= value <= 9999:
        return _whole(int(value), 0, 0)
    seconds = value / 1000 if value > 1e11 else value
    if not 0 < seconds < 1e11:
        return None
    day = datetime.fromtimestamp(seconds, UTC).date()
    return day, day


def _whole(year: int, month: int, day: int) -> tuple[date, date] | None:
    """The first and last day of a year, a month (day 0) or a day (month 0 means the year)."""
    try:
        if month == 0:
            return date(year, 1, 1), date(year, 12, 31)
        if day == 0:
            last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
            return date(year, month, 1), date.fromordinal(last)
        return date(year, month, day), date(year, month, day)
    except (ValueError, OverflowError):
        return None
