"""A text cut into words, numbers and marks for the grammars of times and amounts, wherever a parser would cut it."""

import re
from functools import lru_cache
from typing import NamedTuple

from sayso.languages.paragraphs import plain
from sayso.languages.parse import Parse
from sayso.languages.remembered import Remembered

_WORD = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.000,50
    r"|[1-9]\d{0,2}(?:'\d{3})+(?:\.\d+)?(?!\d)"  # 1'000.50
    r"|(?<!\d)(?<!\d[ .,])[1-9]\d{0,2}(?: \d{3})* 000(?![\d,.]?\d)"  # 10 000; other groups may be numbers of their own
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"  # 1,000.50
    r"|\d{1,3}(?:,\d{2})+,\d{3}(?!\d)"  # 12,34,567
    r"|\d+(?:\.\d+)*"
    r"|(?<![\w.])\.\d+"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|[^\W\d_]+"
    r"|\n"
    r"|[^\s]"
)
_REMEMBERED = 500_000  # characters of paragraphs whose words are kept, some 30 MB
_SENTENCE_ENDS = '.!?:"”’)'


class Word(NamedTuple):
    r"""One word, number or mark: its place in the document, itself, and in small letters; a break is a `"\\n"`."""

    start: int
    end: int
    text: str
    lower: str


_Cut = tuple[int, int, str, str]  # as in a `Word`; Python searches plain tuples for no garbage
_remembered = Remembered[str, tuple[_Cut, ...]](_REMEMBERED)


def cut(text: str) -> list[str]:
    """The words of a phrase in small letters, cut as `read_words` cuts a document."""
    return [found.group() for found in _WORD.finditer(text.lower())]


def read_words(parse: Parse) -> list[Word]:
    """The words of the document in order, with a break where a paragraph ends (a line cut for width is no end)."""
    return list(_read(parse))


@lru_cache(maxsize=4)
def _read(parse: Parse) -> tuple[Word, ...]:
    """Kept for the few texts in hand, since times and quantities both ask."""
    words: list[Word] = []
    text = parse.text
    last = None
    for paragraph in parse.paragraphs:
        if last is not None and not _runs_on(text, last, paragraph.start):
            words.append(Word(last, last, "\n", "\n"))
        start = paragraph.start
        cuts = _cuts(text[start : paragraph.end])
        words.extend(Word(start + begin, start + end, word, lower) for begin, end, word, lower in cuts)
        last = paragraph.end
    return tuple(words)


def _cuts(paragraph: str) -> tuple[_Cut, ...]:
    """The words of a paragraph, counted from its start; remembered."""
    known = _remembered.get(paragraph)
    if known is None:
        found = _WORD.finditer(plain(paragraph))
        known = tuple((*one.span(), one.group(), one.group().lower()) for one in found)
        _remembered.add(paragraph, known)
    return known


def _runs_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on over the line break between `end` and `start`."""
    between = text[end:start]
    return (
        between.count("\n") <= 1
        and len(between) < 12
        and not between.strip()
        and text[end - 1 : end] not in _SENTENCE_ENDS
    )
