"""Whether an amount is a rise or a fall: "rose 4 percent", "up 58 points", "-0.3%"; "rose to 4 percent" is where it ended."""

from typing import Literal

from sayso.evidence.spans import Span
from sayso.extract.quantities.lexicon import Units
from sayso.extract.quantities.measured import Measured
from sayso.languages.parse import Parse, Token

Change = Literal["up", "down"]
_RELATIVE = ("percent", "percentage point", "point", "basis point")
_OWN = {"lose", "gain", "add", "shed", "raise", "lift", "boost", "cut", "hike", "reduce", "improve"}
_WAYS: dict[str, Change] = {"up": "up", "higher": "up", "down": "down", "lower": "down", "off": "down"}


def change_of(parse: Parse, one: Measured, span: Span, units: Units) -> Change | None:
    """Which way the amount says something has moved."""
    if one.sign == "+":
        return "up"
    if one.sign == "-" and one.unit is not None:
        return "down"
    tokens = parse.between(span)
    if not tokens:
        return None
    first = tokens[0].index
    before = parse.tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[0].sentence:
        return None
    if one.sign == "down":  # a range from high to low
        return _of_verb_above(parse, tokens[0], units) and "down"
    if before.lower in ("up", "down", "off") and one.unit is not None:
        return _WAYS[before.lower] if before.dependency != "prt" or before.lower == "up" else None
    if before.lower == "by" and first > 1:
        before = parse.tokens[first - 2]
        if before.lower in ("up", "down", "higher", "lower", "upward", "upwards", "downward", "downwards"):
            return "up" if before.lower in ("up", "higher", "upward", "upwards") else "down"
        return _of_verb(parse, before, units) or (
            _of_verb_above(parse, tokens[0], units) if before.pos != "NOUN" else None
        )
    if one.shape == "range" and tokens[0].lower == "from":
        return None
    if before.pos == "ADV" and first > 1:
        before = parse.tokens[first - 2]
    if one.unit is None or (before.lemma in _OWN and one.unit not in _RELATIVE):
        return None  # "lost $2 million", "lost 5 soldiers": an amount, not a movement
    return _of_verb(parse, before, units)


def _of_verb(parse: Parse, token: Token, units: Units) -> Change | None:
    if token.lower in ("up", "down") and token.index:
        return _WAYS[token.lower]
    if token.pos not in ("VERB", "NOUN", "ADJ", "AUX") and token.tag not in ("VBD", "VBN", "VBZ", "VBP", "VB"):
        return None
    if token.pos == "NOUN" and token.tag not in ("NN", "NNS"):
        return None
    way = units.changes.get(token.lemma) or units.changes.get(_stem(token.lower))
    if token.pos == "NOUN" and parse.child(token.index, "det", "amod", "prep") is not None:
        return None
    return "up" if way == "up" else "down" if way == "down" else None


def _of_verb_above(parse: Parse, token: Token, units: Units) -> Change | None:
    for above in [token, *parse.ancestors(token.index)][:5]:
        if above.pos == "VERB":
            return _of_verb(parse, above, units)
    return None


def _stem(word: str) -> str:
    for ending in ("ed", "ing", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
