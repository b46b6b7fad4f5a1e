"""When a text was published: from its metadata, its address, its date line, or from what its own words prove.

The proof is an interval with its reasons in words. Where the words prove only that a text is not older than something, the
interval ends where news that speaks of such a date has nearly always been published; where they prove too little even for
that, it stays open.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.evidence import Document, Published, Span
from sayso.formats.chances import Argument, Month, arguments, first_day, last_day, month_of
from sayso.formats.clues import MONTHS, Clue, find_clues

SURE = 0.8  # how much of the likelihood the interval should hold
WIDEST = 18  # months
ENOUGH = 0.55  # what the widest interval must hold to be given at all
LONGEST = 60_000  # characters looked at from either end: reports are shorter, and books say little about their date

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_URL_DAY = re.compile(
    r"/(19[89]\d|20\d\d)[/-]?(0[1-9]|1[0-2]|[a-z]{3,9})[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)", re.IGNORECASE
)
_FILE_DAY = re.compile(
    r"(?<![^\W_])(19[89]\d|20\d\d)(?:[-_. ]?)(0[1-9]|1[0-2])(?:[-_. ]?)(0[1-9]|[12]\d|3[01])(?![^\W_])"
)
_URL_MONTH = re.compile(r"/(19[89]\d|20\d\d)/(0[1-9]|1[0-2]|[a-z]{3,9})/", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^[ \t*_]*(?P<place>[A-Z][A-Z.'’ /-]{{2,40}}(?:,? \(?[A-Z][\w.'’ -]{{1,30}}\)?)?"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}}(?=, [^,\n]{{3,20}},? (?:19|20)\d\d)), (?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})\.?)"
    rf"(?:,? (?P<year>(?:19|20)\d\d))?(?:,? \d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?)?,?(?: ?\([^)\n]{{2,40}}\))? ?(?:—|–|--|-|_|:|$)",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\r\n]+")
_LINE_DATE = re.compile(
    rf"(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.? (?P<m2>{_MONTH})\.?,?|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))"
    rf"(?: (?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_BELOW = 3  # how many lines below the headline may say when and by whom it was published
_SENTENCE = re.compile(r"\b(?:said|says|was|were|is|are|has|had|will|told|killed)\b")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day before a report's first words, perhaps without its year."""

    span: Span
    month: int
    day: int
    year: int | None


def find_published(document: Document) -> Published:
    """The days on which `document` may have been published, with the evidence in the text and the reason in words.

    What the document's own `published` says stands: two ends are returned as they are, one end bounds what is found.
    """
    given = document.published
    if given.start is not None and given.end is not None:
        return given
    exact = _from_address(document.url) or _from_lines(document) or _from_file(document.name)
    if exact and _fits(exact, given):
        return exact
    text = document.text[:LONGEST]
    clues = find_clues(text, [span for span in document.furniture if span.start < LONGEST])
    dateline = find_dateline(text)
    if dateline and dateline.year:
        day = _day(dateline.year, dateline.month, dateline.day)
        if day and _fits(
            found := Published(day, day + timedelta(days=1), (dateline.span,), "its date line gives the day"), given
        ):
            return found
    return _from_words(text, clues, dateline, given)


def find_dateline(text: str) -> Dateline | None:
    """The day in a line such as "SENN, May 1 (VPA) —" at the head of one of the first paragraphs."""
    for match in _DATELINE.finditer(text[:4_000]):
        month = MONTHS.get((match["m1"] or match["m2"]).rstrip("."))
        day = int(match["d1"] or match["d2"])
        if month and 1 <= day <= 31:
            return Dateline(Span(*match.span()), month, day, int(match["year"]) if match["year"] else None)
    return None


def _fits(found: Published, given: Published) -> bool:
    return found.interval.meets(given.interval)


def _from_address(url: str | None) -> Published | None:
    """The day in the address, as most outlets put it there; a month where there is no day."""
    if not url:
        return None
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url)
    if match := _URL_DAY.search(path):
        month = _month_number(match[2])
        day = _day(int(match[1]), month, int(match[3])) if month else None
        if day:
            return Published(day, day, reason="the address gives the day")
    if (match := _URL_MONTH.search(path)) and (month := _month_number(match[2])):
        first = date(int(match[1]), month, 1)
        return Published(first, last_day(month_of(first)), reason="the address gives the month")
    return None


def _from_file(name: str) -> Published | None:
    """The day in a file's name ("2031-05-09 Harbour Post.txt")."""
    match = _FILE_DAY.search(name.replace("\\", "/").rpartition("/")[2])
    day = _day(int(match[1]), int(match[2]), int(match[3])) if match else None
    return Published(day, day, reason="the name of its file gives the day") if day else None


def _month_number(words: str) -> int | None:
    return int(words) if words.isdigit() else MONTHS.get(words.capitalize())


def _from_lines(document: Document) -> Published | None:
    """A line among the first or last that holds little but a date ("Harbour Post, 5 May 2031", "Published: 5 May 2031")."""
    lines = [match for match in _LINE.finditer(document.text[:LONGEST]) if match[0].strip()]
    edges = [*lines[:8], *(lines[-4:] if len(lines) > 12 else ())]
    for at, line in enumerate(edges):
        words = line[0].strip()
        if (
            len(words) > 90
            or _SENTENCE.search(words)
            or words.lower().startswith(("copyright", "©", "updated", "last updated"))
        ):
            continue
        match = _LINE_DATE.search(words)
        if match is None or len(words) - len(match[0]) > 60:
            continue
        year = int(match["year"] or match["y3"] or 0)
        below = 0 < at <= _BELOW and year and not words.endswith((".", "!", "?", ":", ","))  # the headline
        if not below and not any(block.start <= line.start() < block.end for block in document.furniture):
            continue
        month = int(match["m3"]) if match["m3"] else MONTHS.get((match["m1"] or match["m2"]).capitalize().rstrip("."))
        day = _day(year, month, int(match["d1"] or match["d2"] or match["d3"])) if year and month else None
        if day:
            start = line.start() + line[0].index(words) + match.start()
            return Published(
                day, day, (Span(start, start + len(match[0])),), "the line of its author or date gives the day"
            )
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_words(text: str, clues: Sequence[Clue], dateline: Dateline | None, given: Published) -> Published:
    """What the words prove, kept inside the one end that may be `given`."""
    grid = _grid(clues, given)
    if not grid:
        return given
    argued = list(arguments(text, clues))
    if dateline:
        argued.append(_dateline_argument(dateline))
    weights = [[argument.weigh(month) for month in grid] for argument in argued]
    scores = [sum(column) for column in zip(*weights, strict=True)] or [0.0] * len(grid)
    best = max(scores)
    mass = [math.exp(score - best) for score in scores]
    total = sum(mass)
    first, last = _shortest(mass, SURE * total)
    if last - first + 1 > WIDEST:
        first = max(range(max(1, len(mass) - WIDEST + 1)), key=lambda at: sum(mass[at : at + WIDEST]))
        last = min(first + WIDEST, len(mass)) - 1
        if sum(mass[first : last + 1]) < ENOUGH * total:
            first, last = _shortest(mass, 0.95 * total)
            if last == len(mass) - 1:
                return _placed(clues, argued, (grid, first, last), given, open_end=True)
    found = _placed(clues, argued, (grid, first, last), given, open_end=False)
    if dateline and found.start and found.end:
        days = [
            day
            for year in range(found.start.year, found.end.year + 1)
            if (day := _day(year, dateline.month, dateline.day))
        ]
        inside = [day for day in days if found.start <= day <= found.end]
        if len(inside) == 1:
            return Published(
                inside[0],
                inside[0] + timedelta(days=1),
                (dateline.span, *found.evidence),
                f"its date line; the year: {found.reason}",
            )
    return found


def _grid(clues: Sequence[Clue], given: Published) -> range:
    """The months that can come into question at all; none where nothing in the text has a year."""
    ends = [clue.last or clue.first for clue in clues if clue.first and clue.kind in {"date", "holder", "event"}]
    starts = [
        clue.first
        for clue in clues
        if clue.first and clue.kind in {"date", "holder", "event"} and clue.tense != "future"
    ]
    years = [clue.number for clue in clues if clue.unit == "named year" and clue.number]
    anchors = [day.year for day in (*starts, *ends) if day] + years
    if given.end:
        anchors.append(given.end.year)
    if given.start:
        anchors.append(given.start.year)
    if not anchors:
        return range(0)
    low, high = 12 * (min(anchors) - 1), 12 * (max(anchors) + 8)
    low = max(low, 12 * (max(anchors) - 120))
    if given.start:
        low = month_of(given.start)
    if given.end:
        high = month_of(given.end) + 1
        low = min(low, high - 1)
    return range(low, high)


def _dateline_argument(dateline: Dateline) -> Argument:
    at = dateline.month - 1

    def weigh(month: Month) -> float:
        gone = (month - at) % 12
        return 0.0 if gone == 0 else (-2.0 if gone == 1 and dateline.day >= 28 else -7.0)

    return Argument("its date line gives the month", (dateline.span,), weigh)


def _shortest(mass: Sequence[float], enough: float) -> tuple[int, int]:
    """The shortest run of months that holds `enough`."""
    best = (0, len(mass) - 1)
    start, held = 0, 0.0
    for end, value in enumerate(mass):
        held += value
        while held - mass[start] >= enough:
            held -= mass[start]
            start += 1
        if held >= enough and end - start < best[1] - best[0]:
            best = (start, end)
    return best


def _placed(
    clues: Sequence[Clue],
    argued: Sequence[Argument],
    window: tuple[range, int, int],
    given: Published,
    *,
    open_end: bool,
) -> Published:
    """The interval with its evidence: the arguments that speak most for it."""
    grid, first, last = window
    inside = range(grid[first], grid[last] + 1)

    def speaks(argument: Argument) -> float:
        within = sum(argument.weigh(month) for month in inside) / len(inside)
        return within - sum(argument.weigh(month) for month in grid) / len(grid)

    ranked = sorted(((speaks(argument), at) for at, argument in enumerate(argued)), reverse=True)
    chosen: list[Argument] = []
    for worth, at in ranked:
        if worth > 0.05 and len(chosen) < 3 and argued[at].says not in {one.says for one in chosen}:
            chosen.append(argued[at])
    if not chosen:
        return given
    start, end = first_day(inside[0]), last_day(inside[-1])
    latest = max(
        (
            clue.first
            for clue in clues
            if clue.kind == "date" and clue.tense == "past" and clue.exact <= 92 and clue.first
        ),
        default=None,
    )
    if latest and start < latest <= end:
        start = latest
    start = max(start, given.start) if given.start else start
    end = min(end, given.end) if given.end else end
    spans = tuple(sorted({span for argument in chosen for span in argument.spans}))
    reason = "; ".join(argument.says for argument in chosen)
    return Published(start, None if open_end else end, spans, reason)
