"""What a sentence mentions on the way to what it says: "the fire that killed two began below deck, she said"."""

from sayso.evidence import Span
from sayso.extract.factuality.lexicon import load_hedges
from sayso.extract.mentions import word_set
from sayso.extract.references import is_participle
from sayso.languages.parse import Parse, Token

_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_TOLD = frozenset({"attr", "oprd", "acomp", "ROOT", "ccomp"})
_DEFINITE = frozenset({"the", "those", "these"})


def is_granted(parse: Parse, trigger: Span, scope: Span) -> bool:
    """Whether what `trigger` names is only mentioned inside `scope`, so that who says the rest need not vouch for it.

    It stands in a relative clause or a participle that describes something else, or it counts those who are spoken of as known
    ("of the 214 people carried, ...").
    """
    head = parse.head_of(trigger)
    if head is None:
        return False
    if _is_counted_as_known(parse, head):
        return True
    token = head
    while scope.covers(token.span):
        above = parse.tokens[token.head]
        if (token.dependency == "relcl" or is_participle(parse, token)) and scope.covers(above.span):
            return True
        if above.index == token.index:
            return False
        token = above
    return False


def is_known_event(parse: Parse, trigger: Span, scope: Span) -> bool:
    """Whether the event that `trigger` names is a noun that is spoken of as known, and something else is said of it inside `scope`.

    "The killing of the chief proves that the group is active", "after her arrest"; but not "the killing took place at night".
    """
    head = parse.head_of(trigger)
    if head is None or head.pos != "NOUN" or not _is_definite(parse, head):
        return False
    above = parse.tokens[head.head]
    if above.index == head.index or not scope.covers(above.span):
        return False
    return head.dependency not in {"nsubj", "nsubjpass"} or above.lemma.lower() not in word_set(
        parse.language, "occurring"
    )


def is_known_tie(parse: Parse, trigger: Span, scope: Span) -> bool:
    """Whether a noun that tells a tie only says of whom something else is told inside `scope`: "supporters of Roth marched".

    But not "they are supporters of Roth", "one of her friends is he", "she has a stake in it".
    """
    head = parse.head_of(trigger)
    if head is None or head.pos not in {"NOUN", "PROPN"}:
        return False
    above = parse.tokens[head.head]
    while head.dependency == "pobj" and above.lower == "of" and parse.tokens[above.head].pos in {"NOUN", "PRON", "NUM"}:
        head = parse.tokens[above.head]
        above = parse.tokens[head.head]
    if above.index == head.index or not scope.covers(above.span) or head.dependency in _TOLD:
        return False
    return head.dependency != "dobj" or above.lemma.lower() not in load_hedges(parse.language).words["light"]


def _is_definite(parse: Parse, noun: Token) -> bool:
    """Whether a noun has "the" or an owner before it."""
    return any(
        child.index < noun.index and (child.dependency == "poss" or child.lower in _KNOWN)
        for child in parse.children(noun.index)
    )


def _is_counted_as_known(parse: Parse, head: Token) -> bool:
    noun = parse.tokens[head.head] if head.dependency in {"nummod", "quantmod"} else head
    if head.pos != "NUM" or noun.pos not in {"NOUN", "PROPN"}:
        return False
    return any(child.lower in _DEFINITE or child.dependency == "poss" for child in parse.children(noun.index))
