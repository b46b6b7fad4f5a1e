"""Whether two texts of one outlet are bulletins of two days: one form, filled in anew with another date."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.evidence import Document
from sayso.lineage.lexicon import lexicon

OPENING = 25  # words at the head of a text, or in its title, in which a bulletin gives its day
FORM = 8  # of them that must be the same in both, in one order, but for days and numbers
_WORD = re.compile(r"[^\W_]+")
_MONTH = 3  # letters to which a month is cut short


def are_bulletins(one: Document, other: Document) -> bool:
    """Whether both open, or are headed, with the same words and each with another day of the year.

    What is the same in them is the form: neither was made from the other, and what they tell is not one thing told twice.
    """
    heads = ((one.text, other.text), (one.title or "", other.title or ""))
    return any(_is_form(_opening(mine), _opening(theirs)) for mine, theirs in heads)


def _opening(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text[: OPENING * 20])[:OPENING]]


def _is_form(mine: list[str], theirs: list[str]) -> bool:
    days, others = set(_days(mine)), set(_days(theirs))
    if not days or not others or days & others:
        return False
    same = 0
    for one, two in zip(_masked(mine), _masked(theirs), strict=False):
        if one != two:
            break
        same += one != "#"
    return same >= FORM


def _days(words: list[str]) -> Iterator[tuple[str, str]]:
    """The days of a year told in words: "Jan 9", "9 January"."""
    for one, other in pairwise(words):
        for month, day in ((one, other), (other, one)):
            if _is_month(month) and day.isdigit() and len(day) <= 2:
                yield month[:_MONTH], day.lstrip("0")


def _is_month(word: str) -> bool:
    return any(word in {month, month[:_MONTH], month[: _MONTH + 1]} for month in lexicon().months if word)


def _masked(words: list[str]) -> list[str]:
    """The words with every number and month as the same sign."""
    known = lexicon().numbers
    return ["#" if any(map(str.isdigit, word)) or word in known or _is_month(word) else word for word in words]
