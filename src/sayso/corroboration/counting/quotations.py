"""What stands between quotation marks around a few words: two reports that quote the same sentence quote one utterance."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.evidence import Span

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_OPENING = "\u201c\u201e\u00ab"
_CLOSING = "\u201d\u00bb"
_STOP = re.compile(r"[.!?;]\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
TWICE = 4  # words that two of one report do not say alike by chance
RUN = 7  # words in a row that two do not say alike by chance
LONGEST = 2000  # characters before and behind a span in which its paragraph is looked for


def quoted_sentence(text: str, span: Span) -> str | None:
    """The sentence of the quotation that holds `span`, as far as it is quoted; `None` where the span is not quoted.

    Quotation marks are paired within the paragraph. A quotation that is never closed ends with its paragraph.
    """
    first, last = max(0, span.start - LONGEST), span.end + LONGEST
    start = max(first, text.rfind("\n\n", first, span.start) + 1)
    opened: int | None = None
    for mark in _MARK.finditer(text, start, span.start):
        sign = mark.group()
        opened = mark.end() if sign in _OPENING or (sign == '"' and opened is None) else None
    if opened is None:
        return None
    close = _MARK.search(text, span.start, last)
    ends = [one for one in (close.start() if close else -1, text.find("\n\n", span.start, last)) if one >= 0]
    end = min(ends, default=min(last, len(text)))
    if end < span.end:
        return None
    for stop in _STOP.finditer(text, opened, end):
        if stop.end() <= span.start:
            opened = stop.end()
        elif stop.start() >= span.end - 1:
            end = stop.start()
            break
    return text[opened:end]


def quoted_around(text: str, span: Span) -> tuple[str, ...]:
    """All words that are quoted in the paragraph of `span`, in lower case and in order; none where the span is not quoted itself.

    What interrupts a quotation ("..., he said, ...") is left out, so that reports which break it elsewhere quote the same words.
    """
    if quoted_sentence(text, span) is None:
        return ()
    first = max(0, span.start - LONGEST, text.rfind("\n\n", 0, span.start) + 1)
    end = text.find("\n\n", span.end)
    last = min(span.end + LONGEST, end if end >= 0 else len(text))
    marks = [match.start() for match in _MARK.finditer(text, first, last)]
    pieces = [text[start:stop] for start, stop in list(pairwise((*marks, last)))[::2]]
    return tuple(_words(" ".join(pieces)))


def are_one_utterance(ours: Span, mine: str, theirs: Span, other: str) -> bool:
    """Whether two reports quote the same words at these places: a long run of them is in both, and what one of the two spans says too."""
    left, right = quoted_around(mine, ours), quoted_around(other, theirs)
    if not left or not right or not _runs(left, RUN) & _runs(right, RUN):
        return False
    told = _words(ours.words(mine)), _words(theirs.words(other))
    return any(
        words and _runs(words, len(words)) <= _runs(quoted, len(words))
        for words, quoted in zip(told, (right, left), strict=True)
    )


def repeats(one: str, other: str) -> bool:
    """Whether the words of one quotation stand in another of the same report, which repeats it in its lead or beside a picture."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return len(short) >= TWICE and _runs(short, len(short)) <= _runs(long, len(short))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
