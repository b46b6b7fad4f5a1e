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
                tally = token.lower == "as" and noun.lemma.lower() in TALLIES
                put_at = token.lower in {"at", "to"} and noun.dependency == "dobj" and noun.pos == "NOUN"
                if noun.index != token.index and (known or put_at or tally):
                    return _of_which(index, noun)
            return _of_the_number(index, above) if token.lower in {"at", "to"} else None
        if above.pos not in {"ADP", "NUM"}:
            return None
        token = above
    return None


def tallied_before(index: Index, number: Token) -> Token | None:
    """What a number is of that is all that "it" is told to be: the people of "disputed the count of people on site. It was 52"."""
    parse = index.parse
    verb = parse.tokens[number.head]
    subject = parse.child(verb.index, "nsubj")
    if (
        number.dependency != "attr"
        or verb.lemma.lower() != "be"
        or subject is None
        or subject.lower not in {"it", "that"}
    ):
        return None
    earliest = parse.sentences[max(0, number.sentence - 2)].first
    for noun in reversed(parse.tokens[earliest : number.index]):
        if noun.lemma.lower() in TALLIES and (counted := _of_which(index, noun)).index != noun.index:
            return counted
    return None


def _of_which(index: Index, noun: Token) -> Token:
    """What a tally is of: the accounts of "the number of closed accounts", else the tally itself."""
    of = index.parse.child(noun.index, "prep") if noun.lemma.lower() in TALLIES else None
    counted = index.parse.child(of.index, "pobj") if of is not None and of.lower == "of" else None
    return counted if counted is not None else noun


def _of_the_number(index: Index, state: Token) -> Token | None:
    """The people of "put the number of people killed in the fire at 17", where the parse hangs "at 17" on "killed".

    And the posts of "raised the number of posts to go to 1,400".
    """
    parse = index.parse
    counted = parse.tokens[state.head]
    if state.dependency in {"advcl", "xcomp"} and counted.pos == "VERB":
        tally = parse.child(counted.index, "dobj")
        counted = _of_which(index, tally) if tally is not None and tally.lemma.lower() in TALLIES else counted
    return counted if state.dependency in {"acl", "relcl", "advcl", "xcomp"} and is_of_a_tally(index, counted) else None


def is_of_a_tally(index: Index, counted: Token) -> bool:
    """Whether it is what a number is told to be of: the posts of "put the number of posts at 11"."""
    parse = index.parse
    of = parse.tokens[counted.head]
    tally = parse.tokens[of.head]
    put = parse.tokens[tally.head]
    words = index.words.words
    told = counted.dependency == "pobj" and of.lower == "of" and tally.lemma.lower() in TALLIES
    return told and put.lemma.lower() in words.giving | words.revising


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
