"""The times a text names, read against the day on which it was published."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from sayso.evidence.spans import Span
from sayso.evidence.times import TimeExpression
from sayso.extract.quantities.words import read_words
from sayso.extract.times.calendar import Reading
from sayso.extract.times.durations import DURATION_RULES
from sayso.extract.times.found import Found, Rule, Stated, When
from sayso.extract.times.rules_clock import CLOCK_RULES
from sayso.extract.times.rules_dates import DATE_RULES
from sayso.extract.times.rules_holidays import holiday_at, load_holidays, read_holiday
from sayso.extract.times.rules_periods import PERIOD_RULES
from sayso.extract.times.rules_relative import RELATIVE_RULES
from sayso.extract.times.rules_years import YEAR_RULES
from sayso.extract.times.stream import LETTERS, Item, Lexicon, Stream, compile_pattern, load_times, read_stream
from sayso.extract.times.tense import Direction, direction
from sayso.languages.parse import Parse
from sayso.languages.remembered import Remembered

RULES: tuple[Rule, ...] = (
    *CLOCK_RULES,
    *DATE_RULES,
    *YEAR_RULES,
    *PERIOD_RULES,
    *RELATIVE_RULES,
    *DURATION_RULES,
)
REMEMBERED = 6  # how many dated expressions back a phrase may refer
_Places = tuple[tuple[int, int], ...]
_remembered = Remembered[str, _Places](1_000_000)


class _Candidate(NamedTuple):
    start: int
    end: int
    order: int
    found: Found | None
    reading: Reading | None
    holiday: tuple[str, int | None] | None = None  # its rule, and the year named beside it


def find_times(parse: Parse) -> tuple[TimeExpression, ...]:
    """The dates, times, durations and sets named in the text, in order, none inside another.

    The reference is `parse.document.published`; where that is more than a day, each expression is read from its first and its last day:
    the value stands where both agree, and `start` to `end` covers both. Follows TimeML's TIMEX3 (ISO-TimeML 1.2.1).
    """
    words = load_times(parse.language)
    stream = read_stream(read_words(parse), parse.language)
    published = parse.document.published
    ends = [published.start, published.end] if published.start != published.end else [published.start]
    stated: list[list[tuple[int, Reading]]] = [[] for _ in ends]
    found: list[TimeExpression] = []
    for cluster in _clusters(
        [*_matches(stream, words), *_references(stream, words), *_holidays(stream, parse.language)]
    ):
        taken: list[TimeExpression] = []
        for candidate in cluster:
            span = Span(candidate.start, candidate.end)
            if any(span.start < other.span.end and other.span.start < span.end for other in taken):
                continue
            if candidate.found is not None and _in_name(parse, span, candidate.found):
                continue
            readings = [_read(candidate, parse, span, day, before) for day, before in zip(ends, stated, strict=True)]
            joined = _joined(readings)
            if joined is None:
                continue
            for reading, before in zip(readings, stated, strict=True):
                if reading is not None and reading.start is not None and _tells(candidate, reading):
                    before.append((candidate.end, reading))
                    del before[:-REMEMBERED]
            taken.append(TimeExpression(span, joined.type, joined.value, joined.start, joined.end))
        found.extend(sorted(taken, key=lambda time: time.span))
    return tuple(found)


def _matches(stream: Stream, words: Lexicon) -> Iterator[_Candidate]:
    for order, place in _places(stream.letters):
        match = compile_pattern(RULES[order].pattern).match(stream.letters, place)
        if match is None or not _whole(stream, match) or _is_title(stream, match):
            continue
        found = Found(match, stream, words)
        items = _trimmed(found.items, found.after())
        if items:
            yield _Candidate(items[0].start, items[-1].end, order, found, None)


def _places(letters: str) -> list[tuple[int, int]]:
    """Which rules match where, each by its number.

    No rule looks over a break, so what matches between two breaks is remembered by the letters there.
    """
    parts = letters.split("\n")
    known = {part: found for part in parts if (found := _remembered.get(part)) is not None}
    new = [part for part in dict.fromkeys(parts) if part not in known]
    if new:
        known.update(zip(new, _searched(new), strict=True))
        for part in new:
            _remembered.add(part, known[part])
    places: list[tuple[int, int]] = []
    start = 0
    for part in parts:
        places.extend((order, start + at) for order, at in known[part])
        start += len(part) + 1
    return places


def _searched(parts: list[str]) -> list[_Places]:
    """The same for each of some parts between breaks, counted from its start."""
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
    found: list[list[tuple[int, int]]] = [[] for _ in parts]
    together = "\n".join(parts)
    for order, rule in enumerate(RULES):
        for match in compile_pattern(rule.pattern).finditer(together):
            if match.end() > match.start():
                number = bisect_right(starts, match.start()) - 1
                found[number].append((order, match.start() - starts[number]))
    return list(map(tuple, found))


def _is_title(stream: Stream, match: re.Match[str]) -> bool:
    """Whether words that have capitals only in names stand with them: the "Daily Herald", "This Week"."""
    first = stream.index_at(match.start())
    items = stream.items[first : stream.index_at(match.end())]
    plain = [item for item in items if item.letter in _PLAIN]
    if items[0].text == "the" and len(plain) == 1 and items[-1].letter in _PLAIN and items[-1].text[0].isupper():
        return True
    if not plain or len(plain) < len(items) or not all(item.text[0].isupper() for item in plain):
        return False
    if all(item.text.isupper() for item in plain) and len(items[0].text) > 1:
        return False
    before = stream.items[first - 1] if first else None
    behind = stream.items[first + len(items)] if first + len(items) < len(stream.items) else None
    if before is not None and behind is not None and before.letter == behind.letter == '"':
        return True  # the programme "Today"
    return len(items) > 1 or (
        before is not None and before.letter not in '.\n":-–—*(?!' and before.lower not in ".?!’”…"
    )


_PLAIN = frozenset(
    LETTERS[name] for name in ("SET", "DAYWORD", "THIS", "UNIT", "LAST", "NEXT", "NIGHT", "EVERY", "PART")
)


def _in_name(parse: Parse, span: Span, found: Found) -> bool:
    """Whether capitalised words are part of the name of a paper, a body or a person: "USA Today", "April Jones"."""
    items = found.items
    if not items[0].text[0].isupper() or items[0].letter not in _NAMELIKE or len(items) > 1:
        return False
    names = ("PERSON",) if items[0].letter == LETTERS["MONTH"] else ("ORG", "WORK_OF_ART", "PRODUCT", "FAC")
    return any(token.entity in names for token in parse.between(span))


_SHORT = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
_NAMELIKE = frozenset(LETTERS[name] for name in ("SET", "DAYWORD", "MONTH"))


def _trimmed(items: list[Item], after: Item | None) -> list[Item]:
    """The items that the annotation covers: no full stop after a whole month, no article before "third-quarter results"."""
    if len(items) > 1 and items[-1].letter == "." and items[-2].lower not in _SHORT:
        items = items[:-1]
    glued = all(one.end == two.start for one, two in pairwise(items[1:]))
    if (
        len(items) > 3
        and items[0].letter in "TA"
        and items[2].letter == "-"
        and glued
        and after is not None
        and after.letter.isalpha()
    ):
        items = items[1:]
    return items


def _whole(stream: Stream, match: re.Match[str]) -> bool:
    """Whether the match neither begins nor ends inside a longer figure ("5.10.2" or "$1990")."""
    letters, first, last = stream.letters, match.start(), match.end()
    if letters[first] == " ":
        return False
    before = letters[first - 1] if first else " "
    if before in "$£€" or (before in ".,:/" and first > 1 and letters[first - 2] in "dNYf"):
        return False
    after = letters[last : last + 2]
    return not (len(after) == 2 and after[0] in ".,:/" and after[1] in "dNYf") and after[:1] != "%"


def _references(stream: Stream, words: Lexicon) -> Iterator[_Candidate]:
    """As in "now", "recently", "the future"."""
    table = _phrases(tuple((value, tuple(listed)) for value, listed in words.references.items()))
    items = stream.items
    for at, item in enumerate(items):
        if item.lower not in table:
            continue
        for phrase, value in table[item.lower]:
            if all(at + i < len(items) and items[at + i].lower == word for i, word in enumerate(phrase)):
                beside = (items[at - 1].lower if at else "", items[at + 1].lower if at + 1 < len(items) else "")
                if phrase == ("soon",) and ("as" in beside or "after" in beside):
                    continue  # "as soon as", "soon after"
                yield _Candidate(item.start, items[at + len(phrase) - 1].end, 900, None, Reading("DATE", value))


def _holidays(stream: Stream, language: str) -> Iterator[_Candidate]:
    items, names = stream.items, load_holidays(language)
    for at, item in enumerate(items):
        if item.lower not in names:
            continue
        found = holiday_at(items, at, language)
        if found is None:
            continue
        last, rule = found
        dated = last < len(items) and items[last].letter == LETTERS["YEAR"]
        year = int(items[last].number) if dated else None
        end = items[last if dated else last - 1].end
        yield _Candidate(item.start, end, -1, None, None, (rule, year))


@lru_cache(maxsize=4)
def _phrases(listed: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for value, phrases in listed:
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, value))
    return table


def _clusters(candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """The candidates in groups that overlap, in text order; in a group the longest first: the first that makes sense wins."""
    cluster: list[_Candidate] = []
    end = -1
    for candidate in sorted(candidates, key=lambda one: (one.start, one.order)):
        if candidate.start >= end and cluster:
            yield sorted(cluster, key=lambda one: (one.start - one.end, one.order))
            cluster = []
        cluster.append(candidate)
        end = max(end, candidate.end)
    if cluster:
        yield sorted(cluster, key=lambda one: (one.start - one.end, one.order))


def _read(
    candidate: _Candidate, parse: Parse, span: Span, day: date | None, before: list[tuple[int, Reading]]
) -> Reading | None:
    if candidate.found is None and candidate.holiday is None:
        return candidate.reading
    looked: list[Direction | None] = []

    def looks() -> Direction | None:
        if not looked:
            looked.append(direction(parse, span))
        return looked[0]

    stated = tuple(_stated(parse, span, end, reading) for end, reading in reversed(before))
    if candidate.holiday is not None:
        return read_holiday(*candidate.holiday, When(day, looks, stated))
    if candidate.found is None:
        return candidate.reading
    rule = RULES[candidate.order]
    preceding = candidate.found.before()
    open_ended = preceding is None or preceding.lower in candidate.found.words.open_ended
    return rule.read(candidate.found, When(day, looks, stated, open_ended))


def _tells(candidate: _Candidate, reading: Reading) -> bool:
    """Whether later expressions may be told from this one: a date of its own, not the name of an attack."""
    return reading.type == "DATE" and candidate.found is not None and not RULES[candidate.order].derived


def _stated(parse: Parse, span: Span, end: int, reading: Reading) -> Stated:
    here, there = parse.sentence_at(span.start), parse.sentence_at(max(0, end - 1))
    known = here is not None and there is not None
    return Stated(
        span.start - end,
        reading,
        known and here == there,
        known and here is not None and there is not None and here.paragraph == there.paragraph,
    )


def _joined(readings: list[Reading | None]) -> Reading | None:
    """The reading that holds for both ends of the document's dates."""
    first, last = readings[0], readings[-1]
    if first is None or last is None or first == last:
        return first if first is not None else last
    starts = [reading.start for reading in (first, last)]
    ends = [reading.end for reading in (first, last)]
    return Reading(
        first.type,
        _coarsest(first, last),
        min(start for start in starts if start is not None) if all(starts) else None,
        max(end for end in ends if end is not None) if all(ends) else None,
    )


def _coarsest(first: Reading, last: Reading) -> str | None:
    """The value both have in common: the month of two days of it, the year of two months of it."""
    if first.value == last.value:
        return first.value
    if first.value is None or last.value is None or first.type != "DATE" or "W" in first.value + last.value:
        return None
    for length in (7, 4):
        if first.value[:length] == last.value[:length] and len(first.value) >= length:
            return first.value[:length]
    return None
