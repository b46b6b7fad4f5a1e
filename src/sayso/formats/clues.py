"""Words in a text that tell something about when it was written: dates, months, "last year", who is president.

A scan of its own, small and cautious, that only serves to date the document; the times of what is reported are read later,
with the date that comes out of here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from sayso.evidence import Record, Span
from sayso.formats.history import find_known

Kind = Literal["date", "month", "relative", "holder", "event"]
Tense = Literal["past", "future", "open"]

_FULL = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = {
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Sept": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
MONTHS = (
    {name: at for at, name in enumerate(_FULL, start=1)}
    | _SHORT
    | {name.upper(): at for at, name in enumerate(_FULL, 1)}
)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:19[3-9]\d|20\d\d)"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}

_DATES = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),? (?:the )?)?"
    rf"(?:(?P<m1>{_MONTH}) ?(?P<d1>{_DAY})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?(?:{_MONTH} )?(?P<e1>{_DAY})(?:st|nd|rd|th)?)?\b(?!\d|[:,]\d)"
    rf"|(?P<d2>{_DAY})(?:st|nd|rd|th)?(?: of|-)? ?(?P<m2>{_MONTH}))"
    rf"(?:(?:,? |, ?| of )(?P<y1>{_YEAR})\b)?"
    rf"|(?:(?P<part1>[Ee]arly|[Mm]id|[Ll]ate)[- ])?(?P<m3>{_MONTH})(?:,? | of )(?P<y3>{_YEAR})\b"
    rf"|(?:(?P<part2>[Ee]arly|[Mm]id|[Ll]ate|[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter|(?:end|beginning|start|middle) of)(?:[- ](?:of |in )?)?(?P<y4>{_YEAR})\b)"
    rf"|\b(?P<y5>{_YEAR})-(?P<m5>0[1-9]|1[0-2])-(?P<d5>0[1-9]|[12]\d|3[01])\b"
    rf"|(?P<near>\b(?:[Ll]ast|[Tt]his(?: past)?|[Nn]ext|[Pp]ast)) (?P<m6>{_MONTH})"
    rf"|(?:\b(?P<before8>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hrough|[Bb]etween|[Ss]tarting|[Bb]ack in|[Bb]efore|[Aa]fter|[Oo]f|and|to)"
    rf"(?: (?:early|mid|late)[- ]?)? |\b(?P<part8>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in )?)(?P<m8>{_MONTH})(?!,? (?:of )?{_YEAR}| {_DAY}\b| [A-Z])"
)
_BESIDE = re.compile(r",? (?:of )?(this|last|next) year\b", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\d$€£#.,/:-])\b(?P<year>{_YEAR})\b(?![\d%]|[.,:/]\d|-\d)(?P<after>[’']s\b|s\b)?(?P<next>[- ][a-z]+)?"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|during|until|till|after|before|by|from|between|for|of|early|late|mid|and|to|through|a|an|the|his|her|its|their|that|this|around|circa|back in|fiscal|year)"
    r"|[’']s|[(—–-])\s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[- ](?!us\b|was\b|has\b|its\b|his\b|this\b|as\b|is\b|does\b|s\b)[a-z]+s\b|[- ](?:people|men|women|children|feet|percent|per)\b"
)
_ATTRIBUTIVE = re.compile(r"\b(?:an?|his|her|their|its|this|that)\s$|[’']s\s$", re.IGNORECASE)
_WEAK = re.compile(r"\b(?:of|and|to|by|for|between)\s$", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r" (?!(?:and|as|at|but|by|for|from|in|on|or|that|to|was|were|when|where|which|while|who|with|is|has|had|after|before)\b)[a-z]"
)
_NAMED_YEAR = re.compile(
    r"[- ](?:(?:us |general |presidential |midterm |parliamentary |federal |state |local |republican |democratic |gop |party |summer |winter )*"
    r"(?:elections?|campaigns?|race|nomination|nominees?|cycle|candidates?|contenders?|convention|primary|primaries|caucus|caucuses|olympics|games|budget|season|goal|target|deadline|referendum|census|presidential|vote|ballot|field|bid|hopefuls?|ticket))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?P<part>earlier|early|later|late|mid)[- ])?(?P<which>this|last|next) (?P<unit>month|year)\b(?!-)"
    r"|\b(?:(?P<about>more than|over|nearly|almost|about|around|some|roughly|just over) )?(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?P<span>years?|months?|decades?) (?P<way>ago|after|since|later|on from)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: at
    for at, word in enumerate(["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {
    "a": 1,
    "an": 1,
}
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|[\r\n]+")
_ABBREVIATED = re.compile(
    rf"(?:\b(?:{'|'.join(_SHORT)}|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Sen|Rep|Gov|St|No|vs|etc|U\.S|U\.N|[A-Z])\.)\s+$"
)
_FUTURE_BEFORE = re.compile(
    r"\b(?:by|until|till|through|next|coming|upcoming|no later than|not before|as early as|as soon as|due|for|toward|towards)\s+(?:the )?"
    r"(?:fiscal (?:years? )?|(?:end|start|beginning|middle|summer|spring|fall|autumn|winter) of |early |late |mid-? ?|midnight |\w+day,? )?$",
    re.IGNORECASE,
)
_FUTURE_AFTER = re.compile(
    r"\b(?:will|won[’']t|shall|is (?:expected|scheduled|due|set|to)|are (?:expected|scheduled|due|set|to)|elections?|deadline)\b|[’']ll\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:the )?(?:end of |early |late |mid-? ?|middle of )?$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|would|going to|plan(?:s|ned|ning)?|expect(?:s|ed)?|scheduled|slated|due|set (?:to|for)|hop(?:es|ed|ing) to|aim(?:s|ed|ing)? to|are to|is to|deadline|target"
    r"|project(?:s|ed)|forecasts?|predict(?:s|ed)?|proposed?|ahead of|could|may|might|upcoming|promis(?:e|es|ed)|vow(?:s|ed)?|pledg(?:e|es|ed)|until|re-?elections?|renewal|contenders?|running for|run for|runs for|candidacy|mull(?:s|ing|ed)|eye(?:s|ing)|prep(?:s|are|ares|aring)|contemplat\w+)\b|[’']ll\b",
    re.IGNORECASE,
)


class Clue(Record, frozen=True):
    """Words at `span` that bear on the date of the text.

    `kind` date: an absolute date (`first` to `last`; `exact` of what grain: 1 a day, 31 a month, 366 a year); month: a
    month (and `day`, `weekday`) without year; relative: "last year" and the like; holder and event: what everybody
    knows. `tense` is how the sentence places it; `sentence` the number of the sentence.
    """

    span: Span
    kind: Kind
    sentence: int
    tense: Tense = "open"
    first: date | None = None
    last: date | None = None
    exact: int = 1
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: str | None = None
    number: int | None = None
    unit: str | None = None
    name: str | None = None


def find_clues(text: str, furniture: Sequence[Span] = ()) -> tuple[Clue, ...]:
    """All clues in `text` outside `furniture`, in the order of the text."""
    sentences = _sentence_starts(text)
    blocks = sorted(furniture)
    starts = [block.start for block in blocks]

    def free(span: Span) -> bool:
        at = bisect_right(starts, span.start) - 1
        return at < 0 or blocks[at].end <= span.start

    def number(at: int) -> int:
        return bisect_right(sentences, at)

    def tense(span: Span) -> Tense:
        at = number(span.start)
        start = sentences[at - 1]
        end = sentences[at] if at < len(sentences) else len(text)
        return _tense(text[max(start, span.start - 200) : span.start], text[span.end : min(end, span.end + 200)])

    found = [clue for scan in (_dates, _relatives) for clue in scan(text) if free(clue.span)]
    found.extend(
        Clue(
            known.span,
            known.kind,
            0,
            "past" if known.former else "open",
            known.first,
            known.last,
            name=known.name,
            near="former" if known.former else None,
        )
        for known in find_known(text)
        if free(known.span)
    )
    taken = {at for clue in found if clue.kind in {"date", "month"} for at in range(clue.span.start, clue.span.end)}
    found.extend(clue for clue in _bare_years(text) if free(clue.span) and clue.span.start not in taken)
    placed = [msgspec.structs.replace(clue, sentence=number(clue.span.start)) for clue in found]
    return tuple(
        sorted(
            (
                msgspec.structs.replace(clue, tense=tense(clue.span))
                if clue.kind in {"date", "month"} and clue.tense == "open"
                else clue
                for clue in placed
            ),
            key=lambda clue: clue.span,
        )
    )


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text, max(0, match.start() - 12), match.end()):
            starts.append(match.end())
    return starts


def _tense(before: str, after: str) -> Tense:
    """How a sentence places a date that stands between `before` and `after` of it."""
    if re.search(
        r"\b(?:since|ago|last|back in|earlier in|as of)\s+(?:early |late |mid-? ?|the )?$", before, re.IGNORECASE
    ):
        return "past"
    if _BY.search(before) and not re.search(r"\bha(?:d|s|ve)\b", before[-80:] + after[:60]):
        return "future"
    if re.search(r"\bhad\b|\bwas\b|\bwere\b", before[-80:]) and not _FUTURE.search(before[-60:]):
        return "past"
    if _FUTURE_BEFORE.search(before) or _FUTURE.search(before[-60:]) or _FUTURE_AFTER.search(after[:40]):
        return "future"
    return "past"


def _dates(text: str) -> Iterator[Clue]:
    for match in _DATES.finditer(text):
        found = match.groupdict()
        named = next((found[key] for key in ("m1", "m2", "m3", "m6", "m8") if found[key]), None)
        month = MONTHS[named.rstrip(".")] if named else int(found["m5"]) if found["m5"] else None
        year = next((int(found[key]) for key in ("y1", "y3", "y4", "y5") if found[key]), None)
        day = next((int(found[key]) for key in ("e1", "d1", "d2", "d5") if found[key]), None)
        weekday = WEEKDAYS.index(found["weekday"]) if found["weekday"] else None
        span = Span(*match.span())
        part = (found["part1"] or found["part2"] or "").lower()
        if year is not None:
            days = _days(year, month, day, part)
            if days:
                exact = 1 if day else 31 if month else 92 if part else 366
                yield Clue(span, "date", 0, first=days[0], last=days[1], exact=exact, weekday=weekday)
        elif month is not None:
            near = (found["near"] or "").lower().removeprefix("this ") or None
            if beside := _BESIDE.match(text, span.end):
                near = f"{beside[1].lower()} year"
            tense: Tense = "past" if near in {"last", "past"} else "future" if near == "next" else "open"
            if not (
                day is None
                and near is None
                and text[match.start("m8") :].startswith(("May ", "March "))
                and found["before8"] in {"and", "to", "of"}
            ):
                yield Clue(span, "month", 0, month=month, day=day, weekday=weekday, near=near, tense=tense)


def _bare_years(text: str) -> Iterator[Clue]:
    for match in _BARE.finditer(text):
        if match["after"] == "s":
            continue  # the 1990s
        before = text[max(0, match.start() - 24) : match.start()]
        if re.search(rf"{_MONTH}\W*(?:{_DAY}(?:st|nd|rd|th)?)?\W*(?:of )?$|-$", before):
            continue  # part of a fuller date
        following = text[match.start("year") + 4 :][:60]
        if _NAMED_YEAR.match(following):
            yield _year(match, name="named")
            continue
        if (
            not _BEFORE_YEAR.search(before)
            or _COUNTED.match(following)
            or (_WEAK.search(before) and _ADJECTIVE.match(following))
        ):
            continue
        attributive = _ATTRIBUTIVE.search(before) and match["next"] and match["next"].startswith(" ")
        yield _year(match, name="attributive" if attributive else None)


def _year(match: re.Match[str], *, name: str | None = None) -> Clue:
    year = int(match["year"])
    span = Span(*match.span("year"))
    if name == "named":
        return Clue(span, "relative", 0, number=year, unit="named year", name=name)
    return Clue(span, "date", 0, first=date(year, 1, 1), last=date(year, 12, 31), exact=366, name=name)


def _days(year: int, month: int | None, day: int | None, part: str) -> tuple[date, date] | None:
    """The days that a date of any grain covers, or `None` where there is no such day."""
    first, last = 1, 12
    if month is None and part in _SEASONS:
        first, last = _SEASONS[part]
    elif month is None and part:
        key = {
            "early": (1, 4),
            "beginning of": (1, 3),
            "start of": (1, 3),
            "mid": (4, 9),
            "middle of": (4, 9),
            "late": (9, 12),
            "end of": (10, 12),
        }
        first, last = key.get(part, (1, 12))
    elif month is not None:
        first = last = month
    try:
        if day is not None and month is not None:
            return date(year, month, day), date(year, month, day)
        start = date(year, first, 1)
        end = date.fromordinal(date(year + last // 12, last % 12 + 1, 1).toordinal() - 1)
    except ValueError:
        return None
    if month is not None and part == "mid":
        return date(year, month, 10), date(year, month, 20)
    if month is not None and part == "late":
        return date(year, month, 20), end
    if month is not None and part == "early":
        return start, date(year, month, 10)
    return start, end


def _relatives(text: str) -> Iterator[Clue]:
    for match in _RELATIVE.finditer(text):
        span = Span(*match.span())
        if match["unit"]:
            near = match["which"].lower()
            yield Clue(
                span, "relative", 0, near=near, unit=match["unit"].lower(), name=(match["part"] or "").lower() or None
            )
        else:
            number = _NUMBERS.get(match["number"].lower(), 0) or (
                int(match["number"]) if match["number"].isdigit() else 0
            )
            months = {"y": 12, "m": 1, "d": 120}[match["span"][0].lower()] * number
            yield Clue(
                span,
                "relative",
                0,
                near=match["way"].lower(),
                unit="months",
                number=months,
                name=(match["about"] or "").lower() or None,
            )
