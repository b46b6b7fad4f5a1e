"""Which of two reports was there first, with the reasons: dates, credits, traces of reworking, what only one has."""

import re
from typing import NamedTuple

from sayso.evidence import Document
from sayso.languages.paragraphs import plain
from sayso.lineage.comparing import Comparison
from sayso.lineage.lexicon import lexicon
from sayso.lineage.texts import Text

_MANGLED = re.compile(r"[“„]\s\w|\w[.,]?\s”|”[a-z]|[a-z]“|\w \" \w|\s,\s?[”\"][a-z]|”\s?,\s?[”\"]")

_UPDATED = re.compile(
    r"^\W*(?:(?:story |last )?updated?|correction|corrected|clarification)\b(?=\W)", re.IGNORECASE | re.MULTILINE
)

_TIME = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\b(?!\.\d)\s?(?P<half>[ap]\.?m)?", re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20|21)\d\d\b|\b(?:published|updated|posted|modified|filed)\b", re.IGNORECASE)
_HEAD, _LINES, _OPENING = 1_500, 8, 80  # characters, lines, and characters of a line that may say when it was published

ADDS_NO_WORD, ADDS_NO_FACT, ADDS_NO_NAME = 0.93, 0.7, 0.8  # share of a report that stands in the other: it adds nothing
LEAN = 4.0  # by how much more it must speak for one of two ways that sentences were retold
LACKS, LACKS_NAMES = 0.2, 0.15  # how much less of the other stands in it


class Direction(NamedTuple):
    """`first` is true where the first of two was made from the second, false the other way, `None` where nothing tells."""

    first: bool | None
    reasons: tuple[str, ...]
    strength: float = 0.0


UNTOLD = Direction(None, ("nothing tells which of the two was first",))


def tell_direction(comparison: Comparison, one: Text, other: Text, credits_: tuple[bool, bool]) -> Direction:
    """Which of the two was made from the other; `credits_` tells whether each names the other's outlet as its source.

    Evidence in order: days of publication that do not meet; the time of day where both give one; a credit; that one is an
    update; wordings and marks that a paraphrasing machine leaves; that one adds nothing to what the other has. Reasons
    name the derived report "it".
    """
    dated, reason = _by_date(one.document, other.document), _days
    if dated is None:
        dated, reason = _by_clock(one.document, other.document), _hours
    credited = None if credits_[0] == credits_[1] else credits_[0]
    if dated is not None and not (reason is _hours and credited is (not dated)):
        reasons = [reason(one.document, other.document)]
        if credited is dated:
            reasons.append(_credit(other if dated else one))
        return Direction(dated, tuple(reasons), 1.0)
    if credited is not None:
        return Direction(credited, (_credit(other if credited else one),), 0.9)
    if comparison.quotes[0] != comparison.quotes[1]:
        return Direction(comparison.quotes[0], ("it has passages of the other between quotation marks",), 0.8)
    updated = _updated(one, other)
    if updated is not None:
        return Direction(updated, ("it says that it was updated or corrected, and the other does not",), 0.75)
    traces = _traces(one, other)
    if traces is not None:
        return traces
    return _by_surplus(comparison)


def _by_date(one: Document, other: Document) -> bool | None:
    if one.published.interval.meets(other.published.interval):
        return None
    first, second = one.published.start, other.published.end
    return first is not None and second is not None and first > second


def _days(one: Document, other: Document) -> str:
    early, late = (other, one) if _by_date(one, other) else (one, other)
    start, end = late.published.start, early.published.end
    assert start is not None and end is not None  # noqa: PT018  # else the intervals would meet
    days = (start - end).days
    exact = late.published.start == late.published.end and early.published.start == early.published.end
    return f"it was published {'' if exact else 'at least '}{days} {'day' if days == 1 else 'days'} later"


def _by_clock(one: Document, other: Document) -> bool | None:
    """Which of two reports of one day was later by the time of day at their heads."""
    days = {each for document in (one, other) for each in (document.published.start, document.published.end)}
    mine, theirs = _clock(one.text), _clock(other.text)
    if len(days) != 1 or None in days or mine is None or theirs is None or mine == theirs:
        return None
    return mine > theirs


def _hours(one: Document, other: Document) -> str:
    late, early = sorted((_clock(one.text) or 0, _clock(other.text) or 0), reverse=True)
    return (
        f"it gives {late // 60}:{late % 60:02d} as its time, the other {early // 60}:{early % 60:02d} of the same day"
    )


def _clock(text: str) -> int | None:
    """The time of day in the lines that say when a report was published, in minutes after midnight."""
    for line in text[:_HEAD].split("\n")[:_LINES]:
        found = _TIME.search(line[:_OPENING])
        if found and _DATED.search(line[:_OPENING]):
            hour, minute, half = int(found["hour"]), int(found["minute"]), (found["half"] or "")[:1].lower()
            return (hour % 12 + 12 * (half == "p") if half else hour) * 60 + minute
    return None


def _credit(parent: Text) -> str:
    return f"it names {parent.document.outlet or parent.document.name} as its source"


def _updated(one: Text, other: Text) -> bool | None:
    """Which of two versions says of itself that it was updated; `None` where neither or both do."""
    mine, theirs = (_UPDATED.search(text.document.text) is not None for text in (one, other))
    return None if mine == theirs else mine


def _traces(one: Text, other: Text) -> Direction | None:
    """What a paraphrasing machine leaves: odd wordings and marks that stand in one and not in the other."""
    mine, theirs = _odd(one, other), _odd(other, one)
    if len(mine) == len(theirs) or min(len(mine), len(theirs)) * 3 > max(len(mine), len(theirs)):
        return None
    marks = mine if len(mine) > len(theirs) else theirs
    if len(marks) < 2:
        return None
    shown = " and ".join(f"“{mark.strip()}”" for mark in marks[:2])
    return Direction(marks is mine, (f"it has marks of machine rewriting that the other lacks: {shown}",), 0.7)


def _odd(text: Text, other: Text) -> list[str]:
    easy, opposite = plain(text.document.text), " ".join(other.words)
    found = [mark.group() for mark in _MANGLED.finditer(text.document.text)]
    low = easy.lower()
    found.extend(wording for wording in lexicon().odd_wordings if wording in low and wording not in opposite)
    return found


def _by_surplus(comparison: Comparison) -> Direction:
    """Who adds nothing, and lacks something that the other has, was made from the other."""
    if comparison.details:
        return _by_lean(comparison.lean)
    one, other = comparison.one, comparison.other
    measures = [(one.retold * (1 - one.new), other.retold * (1 - other.new), ADDS_NO_FACT, LACKS, "facts")]
    if comparison.condensed:
        measures = [(1 - one.new, 1 - other.new, ADDS_NO_NAME, LACKS_NAMES, "names and numbers")]
    if comparison.verbatim:
        measures.insert(0, (one.covered, other.covered, ADDS_NO_WORD, LACKS, "words"))
    for held, other_held, enough, lacks, what in measures:
        for first, most, least in ((True, held, other_held), (False, other_held, held)):
            if most >= enough and least <= most - lacks:
                rest = round(100 * (1 - least))
                reason = f"nearly all of its {what} stand in the other report, which has {rest} % more of its own"
                return Direction(
                    first, (reason,), 0.6 if comparison.condensed else 0.5
                )  # who adds keeps what was there
    return UNTOLD


def _by_lean(lean: float) -> Direction:
    """Where a part of one retells the other: whose sentences add less to what both tell."""
    if abs(lean) < LEAN:
        return UNTOLD
    return Direction(lean > 0, ("where both tell the same, it adds less of its own than the other has",), 0.6)
