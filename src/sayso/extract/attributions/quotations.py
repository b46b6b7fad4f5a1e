"""Finds the stretches of a text that stand in quotation marks, also where marks are odd, missing or wrong.

Marks understood: straight, curly, low and angled double marks, `''` and two backticks, and single marks where they cannot be
apostrophes. A quotation that is not closed ends with its paragraph, and goes on in the next one where that opens with
a mark again; one that is not opened starts where its sentence starts. Offsets: code points, half-open.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from sayso.evidence import Span
from sayso.extract.attributions.cues import load_cues
from sayso.languages.parse import Parse

_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»″]")
_OPENING = frozenset("“„«``‘‘")
_BEFORE = frozenset("([{-–—/:…")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?])['‘](?=\w|[\[(…])")
_SINGLE_CLOSE = re.compile(r"(?:(?<=[.,!?;:…])['’](?!\w)|(?<=[\w)\]])['’](?=\s|$|[.,;:!?)—–]))")
_LONGEST = 2_000  # characters between single marks
_POSSESSIVE = re.compile(r"s['’]\s+[a-z]")


class Quotation(NamedTuple):
    """`span` holds the marks; `paragraph` is its index; `opened` and `closed` say whether the text has both marks."""

    span: Span
    paragraph: int
    opened: bool = True
    closed: bool = True

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return self.span.words(text).strip("\"“”„‟«»″'`‘’ \u00a0")


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """All quotations, in text order; none overlaps another (one inside another is part of it)."""
    found: list[Quotation] = []
    for index, paragraph in enumerate(parse.paragraphs):
        doubles = _doubles(parse, paragraph, index)
        found.extend(doubles)
        singles = _singles(parse.text, paragraph, index)
        found.extend(one for one in singles if not touching(doubles, one.span))
    return tuple(sorted(found))


def touching(quotations: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """Those of the quotations, which are in text order and do not overlap, that share a character with `span`."""
    low = bisect_right(quotations, span.start, key=_end)
    high = low
    while high < len(quotations) and quotations[high].span.start < span.end:
        high += 1
    return quotations[low:high]


def _end(quotation: Quotation) -> int:
    return quotation.span.end


def find_inner_quotations(parse: Parse, quotations: tuple[Quotation, ...]) -> tuple[tuple[Quotation, Quotation], ...]:
    """Quotations in single marks inside those in double marks, each after the one that holds it."""
    found: list[tuple[Quotation, Quotation]] = []
    for outer in quotations:
        if parse.text[outer.span.start] in "'‘" and not parse.text.startswith("''", outer.span.start):
            continue
        area = Span(outer.span.start + 1, outer.span.end)
        found.extend((outer, inner) for inner in _singles(parse.text, area, outer.paragraph))
    return tuple(found)


def _doubles(parse: Parse, paragraph: Span, index: int) -> list[Quotation]:
    text = parse.text
    found: list[Quotation] = []
    start: int | None = None
    after = paragraph.start  # where the quotation before ended
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        if _inches(text, match.start()):
            continue
        if start is None:
            if _can_open(text, match, paragraph):
                start = match.start()
            else:
                begin = max(after, _sentence_start(parse, match.start(), paragraph))
                if text[begin : match.start()].strip():
                    found.append(Quotation(_trimmed(text, begin, match.end()), index, opened=False))
                after = match.end()
        elif _can_close(text, match, paragraph):
            found.append(Quotation(Span(start, match.end()), index))
            start, after = None, match.end()
    if start is not None and text[start : paragraph.end].strip("\"“”'` "):
        found.append(Quotation(Span(start, _missing_end(parse, start, paragraph, index)), index, closed=False))
    return found


def _missing_end(parse: Parse, start: int, paragraph: Span, index: int) -> int:
    """Where a quotation that nothing closes ends: before ", he said", or else with its paragraph."""
    goes_on = index + 1 < len(parse.paragraphs) and _MARK.match(parse.text, parse.paragraphs[index + 1].start)
    if goes_on:
        return paragraph.end
    frames = load_cues(parse.language).frames
    for token in parse.between(Span(start, paragraph.end)):
        if token.pos != "VERB" or "clause" not in frames.get(token.lemma.lower(), {}):
            continue
        subject = parse.child(token.index, "nsubj")
        if subject is None or parse.child(token.index, "mark", "aux") is not None:
            continue
        first = min(parse.subtree(subject.index)[0], token.index)
        before = parse.tokens[first - 1] if first else None
        if before is not None and before.text in {",", "?", "!"} and before.start > start:
            return before.end
    return paragraph.end


def _inches(text: str, at: int) -> bool:
    return (
        text[at] == '"'
        and text[max(0, at - 1) : at].isdigit()
        and text[at + 1 : at + 2] in ("", " ", "-")
        and (re.search(r"\d['′]\s?\d{1,2}$", text[max(0, at - 6) : at]) is not None)
    )


def _can_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    if match[0] in _OPENING:
        return True
    at_start = match.start() <= paragraph.start
    before = " " if at_start else text[match.start() - 1]
    after = text[match.end() : match.end() + 1]
    fits = (before.isspace() or before in _BEFORE) and bool(after) and not after.isspace()
    if match[0] in ("”", "»", "’’"):
        return fits and after.isalnum() and not at_start
    return fits


def _can_close(text: str, match: re.Match[str], paragraph: Span) -> bool:
    before = text[match.start() - 1]
    after = text[match.end() : match.end() + 1] if match.end() < paragraph.end else ""
    if match[0] in ("”", "»", "’’"):
        return True
    if match[0] in _OPENING:
        return not before.isspace() and (not after or after.isspace() or after in ".,;:!?")
    if (
        before.isspace()
        and after.islower()
        and text[max(0, match.start() - 4) : match.start()].rstrip()[-1:] in (",", ".", "!", "?")
    ):
        return True  # `"We go, "he said`
    return not before.isspace() or not after or after.isspace()


def _sentence_start(parse: Parse, at: int, paragraph: Span) -> int:
    sentence = parse.sentence_at(at - 1) or parse.sentence_at(at)
    return max(paragraph.start, sentence.span.start) if sentence else paragraph.start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _singles(text: str, paragraph: Span, index: int) -> list[Quotation]:
    found: list[Quotation] = []
    at = paragraph.start
    while match := _SINGLE_OPEN.search(text, at, paragraph.end):
        close = None
        for end in _SINGLE_CLOSE.finditer(text, match.end(), min(paragraph.end, match.end() + _LONGEST)):
            if text[end.start() - 1] == "s" and _POSSESSIVE.match(text, end.start() - 1, paragraph.end):
                # "the dockers' union": a possessive, unless nothing else closes
                continue
            close = end
            break
        if close is None or close.end() - match.start() < 4:
            at = match.end()
            continue
        found.append(Quotation(Span(match.start(), close.end()), index))
        at = close.end()
    return found
