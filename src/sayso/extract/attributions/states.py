"""Attributions by what somebody is: "is convinced that", "was not aware of", "remains sceptical about"."""

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues
from sayso.extract.attributions.drafts import Draft, pieces
from sayso.extract.attributions.sources import noun_phrase, source_of
from sayso.extract.attributions.stance import stance_of
from sayso.languages.parse import Parse, Token

_ABOUT = frozenset({"of", "about", "over", "on"})
_BEING = frozenset({"be", "remain", "stay", "become", "feel", "seem", "appear", "sound", "grow"})


def state_drafts(parse: Parse, cues: Cues) -> list[Draft]:
    """A draft for each predicate adjective (or participle) that tells what its subject holds true."""
    found = []
    for token in parse.tokens:
        base = cues.states.get(token.lower)
        if base is None:
            continue
        verb = _copula(parse, token)
        source = _source(parse, token, verb) if verb is not None else ()
        content = pieces(parse, _told(parse, token, verb)) if source and verb is not None else ()
        if verb is None or not content:
            continue
        first = token.index
        while first and parse.tokens[first - 1].head in {token.index, verb.index} and first - 1 >= verb.index:
            first -= 1
        if verb.index == first - 1:
            first = verb.index
        while (
            first
            and parse.tokens[first - 1].dependency in {"aux", "neg"}
            and parse.tokens[first - 1].head == verb.index
        ):
            first -= 1
        stance = stance_of(cues, parse, verb, base)
        found.append(Draft(source, (parse.span_of(first, token.index + 1),), content, *stance, rule="state"))
    return found


def _copula(parse: Parse, token: Token) -> Token | None:
    """The verb that says it of the subject; the participle itself where the parser read a passive."""
    if token.tag == "VBN" and parse.child(token.index, "auxpass", "nsubjpass") is not None:
        return token
    head = parse.tokens[token.head]
    is_said = token.dependency in {"acomp", "oprd"} or (token.dependency == "conj" and head.dependency == "acomp")
    while head.dependency == "acomp":
        head = parse.tokens[head.head]
    return head if is_said and head.lemma.lower() in _BEING else None


def _source(parse: Parse, token: Token, verb: Token) -> tuple[Span, ...]:
    if verb is token:
        subject = parse.child(token.index, "nsubjpass")
        return noun_phrase(parse, subject, besides=token.index) if subject is not None else ()
    return source_of(parse, verb)


def _told(parse: Parse, token: Token, verb: Token) -> list[int]:
    for at in (token.index, verb.index):
        for child in parse.children(at, "ccomp"):
            if child.index > token.index:
                return list(parse.subtree(child.index))
        for child in parse.children(at, "prep"):
            thing = parse.child(child.index, "pobj", "pcomp")
            if child.index > token.index and child.lower in _ABOUT and thing is not None:
                return list(parse.subtree(thing.index))
    return []
