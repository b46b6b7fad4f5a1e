"""Which noun a number counts."""

from sayso.evidence import Quantity
from sayso.extract.figures.words import TALLIES, Index
from sayso.languages import Parse, Token


def counted_noun(parse: Parse, quantity: Quantity, number: Token) -> Token | None:
    """The noun that is counted: the head of the quantity's concept, else the noun that the number modifies."""
    bracketed = _before_bracket(parse, quantity)
    if bracketed is not None:
        return bracketed
    if quantity.concept_span is not None:
        head = parse.head_of(quantity.concept_span)
        if head is not None:
            return head
    token = number
    for _ in range(3):
        above = parse.tokens[token.head]
        if above.index == token.index:
            return None
        if above.pos in {"NOUN", "PROPN"} and token.dependency in {"nummod", "quantmod", "compound", "amod", "nmod"}:
            return above
        token = above
    return None


def toll_noun(index: Index, number: Token) -> Token | None:
    """The count that a number is the new value of: "raised its death toll to 17", "the toll stands at 17"."""
    parse = index.parse
    token = number
    for _ in range(3):
        above = parse.tokens[token.head]
        if above.pos in {"VERB", "AUX"} and token.dependency in {"prep", "dobj", "attr"}:
            for noun in parse.children(above.index, "dobj", "nsubj", "nsubjpass"):
                known = ("noun", noun.lemma.lower()) in index.states
                put_at = token.lower in {"at", "to"} and noun.dependency == "dobj" and noun.pos == "NOUN"
                if noun.index != token.index and (known or put_at):
                    return _of_which(index, noun)
            return _of_the_number(index, above) if token.lower == "at" else None
        if above.pos not in {"ADP", "NUM"}:
            return None
        token = above
    return None


def _of_which(index: Index, noun: Token) -> Token:
    """What a tally is of: the accounts of "the number of closed accounts", else the tally itself."""
    of = index.parse.child(noun.index, "prep") if noun.lemma.lower() in TALLIES else None
    counted = index.parse.child(of.index, "pobj") if of is not None and of.lower == "of" else None
    return counted if counted is not None else noun


def _of_the_number(index: Index, state: Token) -> Token | None:
    """The people of "put the number of people killed in the fire at 17", where the parse hangs "at 17" on "killed"."""
    parse = index.parse
    counted = parse.tokens[state.head]
    of = parse.tokens[counted.head]
    number = parse.tokens[of.head]
    put = parse.tokens[number.head]
    told = state.dependency in {"acl", "relcl"} and of.lower == "of" and number.lemma.lower() in TALLIES
    return counted if told and put.lemma.lower() in index.words.words.giving else None


def _before_bracket(parse: Parse, quantity: Quantity) -> Token | None:
    """For a number alone in brackets, the noun before them or what that noun is a number of: "a group (about 20) of men"."""
    inside = parse.between(quantity.span)
    first, last = inside[0].index, inside[-1].index
    if not (first > 1 and last + 1 < len(parse.tokens)):
        return None
    if parse.tokens[first - 1].lower != "(" or parse.tokens[last + 1].lower != ")":
        return None
    noun = parse.tokens[first - 2]
    if noun.pos not in {"NOUN", "PROPN"}:
        return None
    for at in range(last + 2, min(last + 3, len(parse.tokens))):
        if parse.tokens[at].lower == "of":
            following = parse.child(at, "pobj")
            return following if following is not None else noun
    return noun
