"""What a sentence mentions on the way to what it says: "the fire that killed two began below deck, she said"."""

from sayso.evidence import Span
from sayso.extract.references import is_participle
from sayso.languages.parse import Parse, Token

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


def _is_counted_as_known(parse: Parse, head: Token) -> bool:
    noun = parse.tokens[head.head] if head.dependency in {"nummod", "quantmod"} else head
    if head.pos != "NUM" or noun.pos not in {"NOUN", "PROPN"}:
        return False
    return any(child.lower in _DEFINITE or child.dependency == "poss" for child in parse.children(noun.index))
