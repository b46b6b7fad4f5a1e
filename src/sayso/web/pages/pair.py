"""Two reports side by side: what both have, aligned; what only one has; and the words that changed."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from typing import Any, Literal

from sayso.errors import InputError
from sayso.evidence import Passage, Record, Span
from sayso.views.comparison import Comparison, comparison
from sayso.web.pages.page import Ask

_WORDS = re.compile(r"\s+|[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|.", re.DOTALL)
CLOSING = ".,;:!?\"'”’»)]"
OPENING = "\"'“‘«(["
LONGEST = 4000  # characters of a passage whose words are compared one by one

Change = Literal["same", "changed", "telling"]


class Word(Record, frozen=True):
    """Words of a passage, and whether the other text has them: `telling` are changed numbers and names."""

    words: str
    change: Change = "same"


class Row(Record, frozen=True):
    """What stands beside each other; one side is empty where only one report has it."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    aligned: bool


def answer(ask: Ask) -> Comparison:
    """The two documents, and what was found of one in the other. Raises `InputError` where one is not there."""
    return comparison(ask.case, ask.asked.parts["document"], ask.asked.parts["other"])


def show(ask: Ask) -> dict[str, Any]:
    """The same, in rows."""
    view = answer(ask)
    telling = tuple(_telling(ask, one.id) for one in (view.document, view.other))
    return {
        "view": view,
        "rows": rows_of(view.document.text, view.other.text, view.passages, (telling[0], telling[1])),
    }


def _telling(ask: Ask, document: str) -> frozenset[int]:
    """Where names and amounts stand in the text; nowhere where it is not read yet."""
    try:
        reading = ask.case.reading(document)
    except InputError:
        return frozenset()
    text = reading.document.text
    spans = [mention.span for mention in reading.mentions if mention.form == "name"]
    spans += [one.span for one in reading.quantities if not any(map(str.isdigit, one.span.words(text)))]
    return frozenset(at for span in spans for at in range(*span))


def rows_of(
    left: str,
    right: str,
    passages: Sequence[Passage],
    telling: tuple[AbstractSet[int], AbstractSet[int]] = (frozenset(), frozenset()),
) -> tuple[Row, ...]:
    """All of both texts, each part once: aligned passages beside each other, what lies between them on its own.

    `telling` are the places of signs of names and amounts in either text; figures are told by themselves.

    The order is the left text's; what only the right one has stands before the passage that it precedes there.
    """
    kept = _closed(left, right, _apart(passages))
    before = _gaps(right, [passage.from_span for passage in kept])
    rows, at = [], 0
    for passage in kept:
        rows += _alone(left[at : passage.span.start], before.pop(passage.from_span.start, ""))
        ours, theirs = (
            {at - start for at in one}
            for one, start in zip(telling, (passage.span.start, passage.from_span.start), strict=True)
        )
        sides = compare(passage.span.words(left), passage.from_span.words(right), (ours, theirs))
        rows.append(Row(*sides, aligned=True))
        at = passage.span.end
    rows += _alone(left[at:], "".join(before.values()))
    return tuple(_gathered(rows))


def _gathered(rows: Sequence[Row]) -> list[Row]:
    """The rows without any that hold nothing but marks; those go to the end of the row before."""
    kept: list[Row] = []
    for row in rows:
        words = [word.words for side in (row.left, row.right) for word in side]
        if kept and not any(map(str.isalnum, "".join(words))):
            before = kept.pop()
            kept.append(Row((*before.left, *row.left), (*before.right, *row.right), aligned=before.aligned))
        else:
            kept.append(row)
    return kept


def compare(
    left: str, right: str, telling: tuple[AbstractSet[int], AbstractSet[int]] = (frozenset(), frozenset())
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of two passages that say the same, each marked where the other one does not have it."""
    if max(len(left), len(right)) > LONGEST:
        return (Word(left),), (Word(right),)
    ours, theirs = list(_WORDS.finditer(left)), list(_WORDS.finditer(right))
    sides: tuple[list[Word], list[Word]] = ([], [])
    for tag, a, b, c, d in SequenceMatcher(
        a=[_fold(one[0]) for one in ours], b=[_fold(one[0]) for one in theirs], autojunk=False
    ).get_opcodes():
        for side, words, where in zip(sides, (ours[a:b], theirs[c:d]), telling, strict=True):
            for word in words:
                side.append(Word(word[0], "same" if tag == "equal" else _change(word, where)))
    return _joined(sides[0]), _joined(sides[1])


def _change(word: re.Match[str], telling: AbstractSet[int]) -> Change:
    if not word[0][0].isalnum():
        return "same"  # commas and spaces tell nothing
    return "telling" if word[0][0].isdigit() or not telling.isdisjoint(range(*word.span())) else "changed"


def _joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words marked alike in one, with the spaces between them."""
    joined: list[Word] = []
    space = ""
    for word in words:
        if word.words.isspace():
            space += word.words
        elif joined and joined[-1].change == word.change:
            joined[-1] = Word(joined[-1].words + space + word.words, word.change)
            space = ""
        else:
            joined += [Word(space)] if space else []
            joined.append(word)
            space = ""
    return (*joined, *([Word(space)] if space else []))


def _fold(word: str) -> str:
    return " " if word.isspace() else word.casefold()


def _apart(passages: Sequence[Passage]) -> list[Passage]:
    """The passages in the left text's order, without those that overlap one that is longer on either side."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda one: (-(one.span.end - one.span.start), one.span)):
        if not any(passage.span.overlaps(one.span) or passage.from_span.overlaps(one.from_span) for one in kept):
            kept.append(passage)
    return sorted(kept, key=lambda one: one.span)


def _closed(left: str, right: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages with the quote marks before them, and the full stops and quote marks that follow, which nobody wants
    to see alone.
    """
    ours = _widened(left, [one.span for one in passages])
    theirs = _widened(right, [one.from_span for one in passages])
    return [Passage(ours[one.span], theirs[one.from_span]) for one in passages]


def _widened(text: str, spans: Sequence[Span]) -> dict[Span, Span]:
    found: dict[Span, Span] = {}
    border = 0
    starts = sorted(span.start for span in spans)
    for span in sorted(spans):
        start, end = span
        while start > border and text[start - 1] in OPENING:
            start -= 1
        limit = next((one for one in starts if one > span.start), len(text))
        while end < limit and text[end] in CLOSING:
            end += 1
        found[span] = Span(start, end)
        border = end
    return found


def _gaps(text: str, spans: Sequence[Span]) -> dict[int, str]:
    """What lies between the spans, by where it ends; in the text's order."""
    gaps, at = {}, 0
    for span in sorted(spans):
        gaps[span.start] = text[at : span.start]
        at = span.end
    gaps[len(text) + 1] = text[at:]
    return gaps


def _alone(left: str, right: str) -> list[Row]:
    if not left.strip() and not right.strip():
        return []
    return [Row(_plain(left.strip()), _plain(right.strip()), aligned=False)]


def _plain(words: str) -> tuple[Word, ...]:
    return (Word(words),) if words else ()
