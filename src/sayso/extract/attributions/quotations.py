"""Finds the stretches of a text that stand in quotation marks, also where marks are odd, missing or wrong.

Marks understood: straight, curly, low and angled double marks, `''` and two backticks, and single marks where they cannot be
apostrophes; also the same mark inside itself, where marks enough follow to close both, and curly marks turned round. A quotation that is not closed ends with its paragraph, and goes on in the next one where that opens with
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
_LONGEST = 2_000  # characters between single marks, and to the cue after a quotation that nothing closes
_DEEPEST = 6
_TRIES = 100  # marks in a paragraph at which the one before is looked at for a missing end
_SHORTEST = 8  # characters that may hold a quotation of their own
_CLIPPED = re.compile(r"(?i)(?:em|til|tis|twas|cause|n|round|bout|im|er)\b|\d")  # "'em", "'90s"
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
        singles = _singles(parse.text, paragraph, index)
        around = [one for one in singles if _holds_doubles(parse.text, one, doubles)]
        found.extend(one for one in doubles if not touching(around, one.span))
        found.extend(around)
        found.extend(one for one in singles if not touching(doubles, one.span))
    return tuple(sorted(found))


def _holds_doubles(text: str, single: Quotation, doubles: Sequence[Quotation]) -> bool:
    """Whether single marks stand outside and double ones inside, as in British print."""
    inside = touching(doubles, single.span)
    whole = text[single.span.start + 1].isupper() and text[single.span.end - 2] in ".,!?"
    return bool(inside) and whole and all(single.span.covers(one.span) and one.opened and one.closed for one in inside)


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
    """Quotations inside quotations, six deep at most, each after the one that holds it."""
    found: list[tuple[Quotation, Quotation]] = []
    layer: Sequence[Quotation] = quotations
    for _ in range(_DEEPEST):
        pairs = [(outer, inner) for outer in layer for inner in _inside(parse, outer)]
        found.extend(pairs)
        layer = [inner for _, inner in pairs]
    return tuple(found)


def _inside(parse: Parse, outer: Quotation) -> list[Quotation]:
    text = parse.text
    width = 2 if text[outer.span.start : outer.span.start + 2] in ("''", "``", "‘‘") else 1
    area = Span(outer.span.start + (width if outer.opened else 0), outer.span.end - (width if outer.closed else 0))
    if area.end - area.start < _SHORTEST:
        return []
    doubles = [one for one in _doubles(parse, area, outer.paragraph) if one.opened and one.closed]
    singles = _singles(text, area, outer.paragraph)
    around = [one for one in singles if any(one.span.covers(other.span) for other in doubles)]
    found = [*around, *(one for one in doubles if not touching(around, one.span))]
    found.extend(one for one in singles if not touching(doubles, one.span))
    found.sort()
    if outer.closed and text[outer.span.start] not in "'‘" and (last := _left_open(text, area, found)) is not None:
        found.append(Quotation(last, outer.paragraph, closed=False))
    return found


def _left_open(text: str, area: Span, found: Sequence[Quotation]) -> Span | None:
    """A quotation in single marks that only the double mark around it closes."""
    start = found[-1].span.end if found else area.start
    for match in _SINGLE_OPEN.finditer(text, start, area.end):
        rest = text[match.end() : area.end]
        if not _CLIPPED.match(rest) and len(rest.split()) >= 3 and match.start() > area.start:
            return Span(match.start(), area.end)
    return None


def _doubles(parse: Parse, paragraph: Span, index: int) -> list[Quotation]:
    text = parse.text
    found: list[Quotation] = []
    start: int | None = None
    tried = 0
    deep = 0  # marks open inside the one open at `start`
    after = paragraph.start  # where the quotation before ended
    marks = [one for one in _MARK.finditer(text, paragraph.start, paragraph.end) if not _inches(text, one.start())]
    turned = _turned_round(marks, paragraph)
    signs = _signs(text, marks, paragraph)
    balanced = _balanced(signs)
    for at, match in enumerate(marks):
        if start is None:
            if _can_open(text, match, paragraph) or turned or (signs[at] == 0 and 0 in signs[at + 1 :]):
                start = match.start()
            else:
                begin = max(after, _sentence_start(parse, match.start(), paragraph))
                if text[begin : match.start()].strip():
                    found.append(Quotation(_trimmed(text, begin, match.end()), index, opened=False))
                after = match.end()
            continue
        if signs[at] > 0 and not turned and match.start() > start:
            if balanced[at]:
                deep += 1
                continue
            tried += 1
            if tried > _TRIES:
                continue
            end = _missing_end(parse, start, Span(paragraph.start, match.start()), len(parse.paragraphs))
            if end < match.start() and not text[end : match.start()].isspace():
                found.append(Quotation(Span(start, end), index, closed=False))
                start, deep = match.start(), 0
                continue
        if turned or _can_close(text, match, paragraph):
            if deep:
                deep -= 1
                continue
            found.append(Quotation(Span(start, match.end()), index))
            start, after = None, match.end()
    if start is not None and text[start : paragraph.end].strip("\"“”'` "):
        found.append(Quotation(Span(start, _missing_end(parse, start, paragraph, index)), index, closed=False))
    return found


def _turned_round(marks: Sequence[re.Match[str]], paragraph: Span) -> bool:
    """Whether a paragraph has its curly marks the wrong way round from its first word on: `” Go, “ he said`."""
    shapes = [one[0] for one in marks]
    return (
        len(shapes) > 1
        and marks[0].start() == paragraph.start
        and all(shape == "”“"[at % 2] for at, shape in enumerate(shapes))
    )


def _signs(text: str, marks: Sequence[re.Match[str]], paragraph: Span) -> list[int]:
    """For each mark 1 where it can only open, -1 where it can only close, 0 where it stands between spaces."""
    found = []
    for match in marks:
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        free = before.isspace() or before in _BEFORE or before in "'‘"
        late = before.isspace() and after.islower() and text[: match.start()].rstrip()[-1:] in (",", "!", "?")
        if match[0] in ("”", "»", "’’"):
            found.append(-1)
        elif match[0] in _OPENING - {"«", "“"}:
            found.append(1)
        elif before.isspace() and after.isspace():
            found.append(0 if match[0] in ('"', "''", "″") else 1)
        else:
            found.append(1 if free and not after.isspace() and not late else -1)
    return found


def _balanced(signs: Sequence[int]) -> list[bool]:
    """For each opening mark inside an open quotation, whether later marks close both."""
    found = [False] * len(signs)
    low = 0  # the lowest sum of the signs from here to any later mark, and how far it lies below this one
    for at in range(len(signs) - 1, -1, -1):
        low = min(0, signs[at] + low)
        found[at] = signs[at] > 0 and low < 0
    return found


def _missing_end(parse: Parse, start: int, paragraph: Span, index: int) -> int:
    """Where a quotation that nothing closes ends: before ", he said", or else with its paragraph."""
    goes_on = index + 1 < len(parse.paragraphs) and _MARK.match(parse.text, parse.paragraphs[index + 1].start)
    if goes_on:
        return paragraph.end
    frames = load_cues(parse.language).frames
    for token in parse.between(Span(start, min(paragraph.end, start + _LONGEST))):
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
