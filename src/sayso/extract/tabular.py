"""Tables and lists that were flattened into running text: words and numbers without grammar, of which nothing is asserted."""

import re
from functools import lru_cache
from typing import TypeVar

from sayso.evidence import Event, Figure, Relation
from sayso.languages import Parse, Sentence

Found = TypeVar("Found", Event, Figure, Relation)

_CELLS = 3  # separators, or numbers among few other words, that make a table
_GRAMMAR = frozenset({"DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART"})
_ITEMS = re.compile(r"(?:^|\s)[-•*]\s|\w:\s*(?:\d|no\b|none\b)|\t|\|", re.IGNORECASE)


def without_tables(parse: Parse, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Those of `found` that do not stand in a flattened table or list: which number goes with which word is unknown there."""
    tables = _tables(parse)
    return tuple(each for each in found if not any(table.span.overlaps(each.span) for table in tables))


@lru_cache(maxsize=4)
def _tables(parse: Parse) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in parse.sentences if is_table(parse, sentence))


def is_table(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence is a row of cells or a run of list items: separators, or mostly numbers and names, no grammar."""
    text = sentence.span.words(parse.text)
    if not any(map(str.isdigit, text)) and "|" not in text and "\t" not in text:
        return False  # as nearly all sentences are
    words = [token for token in parse.between(sentence.span) if token.text.strip()]
    items = len(_ITEMS.findall(text))
    numbers = sum(any(sign.isdigit() for sign in token.text) for token in words)
    grammar = sum(token.pos in _GRAMMAR and token.text.isalpha() for token in words)
    if text.count("|") >= 2 or text.count("\t") >= 2:
        return grammar * 4 < len(words)
    if items >= _CELLS and numbers >= 2:
        return grammar * 6 < len(words)
    return numbers >= _CELLS and numbers * 3 >= len(words) and grammar == 0
