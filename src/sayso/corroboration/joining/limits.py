"""Numbers that say what may, shall or is expected to be: a rule, a limit, a capacity, a target or a forecast, not a count of what was."""

import re

from sayso.corroboration.items import Item, singular
from sayso.evidence import FigureProposition
from sayso.languages.lexicon import word_list

BEFORE, AFTER = 6, 3  # words of its sentence before and behind a figure that tell what it is
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?;:,]\s|\n")


def tells_a_limit(item: Item) -> bool:
    """Whether a statement, or what stands beside its number, is worded as a rule or a forecast: "a limit of 250 tonnes", "licensed for 90 passengers"."""
    return not _beside(item).isdisjoint(word_list("substitution", "limits"))


def tells_a_rate(item: Item) -> bool:
    """Whether the number of a statement is of a day, a month or a year: "6 million crowns annually"."""
    return not _beside(item).isdisjoint(word_list("substitution", "rates"))


def _beside(item: Item) -> frozenset[str]:
    """The words of a statement, of a figure also those beside it, in the singular."""
    words = item.words
    if isinstance(item.statement.proposition, FigureProposition):
        start, end = item.statement.span
        before = _END.split(item.document.text[max(0, start - 120) : start])[-1].split()[-BEFORE:]
        after = _END.split(item.document.text[end : end + 60])[0].split()[:AFTER]
        words = " ".join([*before, words, *after])
    return frozenset(singular(word.casefold()) for word in _WORD.findall(words))
