"""What a length measures: how wide a hole is, how deep, how tall a mast."""

from sayso.evidence import Quantity
from sayso.extract.figures.words import Index
from sayso.languages import Token


def dimension_of(index: Index, quantity: Quantity) -> str | None:
    """The word for what a length measures, by the word behind it: "30 metres wide", "9 metres in depth"; `None` where none tells."""
    words = index.words.words
    if quantity.unit not in words.lengths:
        return None
    behind = _behind(index, quantity)
    if len(behind) > 1 and behind[0].lower == "in" and behind[1].lower in index.words.dimensions.values():
        return behind[1].lower
    return index.words.dimensions.get(behind[0].lower) if behind else None


def _behind(index: Index, quantity: Quantity) -> list[Token]:
    """The next words of the sentence, but for hyphens ("30-metre-wide")."""
    parse = index.parse
    last = parse.between(quantity.span)[-1]
    following = parse.tokens[last.index + 1 : last.index + 4]
    return [token for token in following if token.sentence == last.sentence and token.lower not in {"-", "–"}]
