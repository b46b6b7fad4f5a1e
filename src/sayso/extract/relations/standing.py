"""How a tie stands in its clause: current, ended, still to come, supposed; and whether a "never" is used up by that."""

from typing import NamedTuple

from sayso.evidence import Status
from sayso.extract.relations.patterns import Patterns
from sayso.languages import Parse, Token

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "without", "none"})


class Standing(NamedTuple):
    """A tie's status, and whether the clause's negation has been used to find it."""

    status: Status
    negation_used: bool = False


def negated(parse: Parse, patterns: Patterns, verb: Token) -> bool:
    """Whether the verb's clause says that it does not happen ("has never cut", "refused to cut", "without cutting")."""
    for child in parse.children(verb.index):
        if child.dependency == "neg" or (child.lower in _NEGATIONS and child.dependency in {"advmod", "preconj"}):
            return True
        if child.dependency == "nsubj" and any(
            c.lower in {"no", "neither"} for c in parse.children(child.index, "det")
        ):
            return True
    if verb.head == verb.index:
        return False
    head = parse.tokens[verb.head]
    if verb.dependency in {"xcomp", "ccomp"} and (head.lemma in patterns.refusing or head.lower == "yet"):
        return not negated(parse, patterns, head)
    if verb.dependency == "pcomp" and head.lower == "without":
        return True
    if (
        verb.dependency == "xcomp"
        and head.lemma == "have"
        and any(c.lower == "yet" for c in parse.children(head.index))
    ):
        return True
    return (
        verb.dependency == "conj"
        and head.pos == "VERB"
        and any(c.lower == "nor" for c in parse.children(head.index, "cc"))
    )


def standing(parse: Parse, patterns: Patterns, verb: Token, base: Status) -> Standing:
    """How the tie that `verb` words stands; `base` is what the verb itself says (an ending, or a tie)."""
    chain = [verb, *_above(parse, verb)]
    no_longer = any(_no_longer(parse, token) for token in chain)
    ended_by = next((t for t in chain[1:] if t.lemma in patterns.ending), None)
    if base == "current" and (no_longer or ended_by is not None):
        ender = ended_by or verb
        if ended_by is not None and negated(parse, patterns, ender) and not no_longer:
            return Standing("current", negation_used=True)
        return Standing("ended", negation_used=no_longer)
    if base == "ended":
        if negated(parse, patterns, verb) and not no_longer:
            return Standing("current", negation_used=True)
        if _to_come(parse, patterns, verb) or _supposed(parse, patterns, verb):
            return Standing("current")  # a tie that is yet to be cut is a tie
        return Standing("ended")
    if any(c.lower in {"once", "formerly", "previously"} for c in parse.children(verb.index, "advmod")) or _used_to(
        parse, verb
    ):
        return Standing("ended")
    if _supposed(parse, patterns, verb):
        return Standing("hypothetical")
    if _to_come(parse, patterns, verb):
        return Standing("future")
    return Standing(base)


def _above(parse: Parse, verb: Token) -> list[Token]:
    """The verbs that `verb` completes ("stopped supporting")."""
    found: list[Token] = []
    token = verb
    while token.dependency in {"xcomp", "pcomp"} and token.head != token.index and len(found) < 5:
        token = parse.tokens[token.head]
        if token.pos == "VERB":
            found.append(token)
    return found


def _no_longer(parse: Parse, verb: Token) -> bool:
    for child in parse.children(verb.index, "advmod", "neg", "npadvmod"):
        if child.lower == "longer" and any(c.lower == "no" for c in parse.children(child.index)):
            return True
        if child.lower == "anymore":
            return True
    return False


def _used_to(parse: Parse, verb: Token) -> bool:
    """Whether it was so once ("used to fund the party", not "used the school to attack the village")."""
    head = parse.tokens[verb.head]
    plain = parse.child(head.index, "dobj", "nsubjpass", "auxpass") is None
    return verb.dependency == "xcomp" and head.lower == "used" and head.index < verb.index and plain


def _to_come(parse: Parse, patterns: Patterns, verb: Token) -> bool:
    if any(aux.lower in {"will", "shall", "'ll", "wo"} for aux in parse.children(verb.index, "aux")):
        return True
    if verb.dependency in {"xcomp", "ccomp"} and verb.head != verb.index:
        head = parse.tokens[verb.head]
        to = any(aux.lower == "to" for aux in parse.children(verb.index, "aux"))
        if to and (head.lemma in patterns.future or (head.lemma == "go" and head.lower == "going")):
            return True
        if verb.dependency == "xcomp":
            return _to_come(parse, patterns, head)
    if verb.dependency == "acl" and any(aux.lower == "to" for aux in parse.children(verb.index, "aux")):
        return parse.tokens[verb.head].lemma in {
            "plan",
            "promise",
            "pledge",
            "vow",
            "intention",
            "threat",
            "proposal",
            "deal",
            "agreement",
            "offer",
            "bid",
            "decision",
        }
    return False


def _supposed(parse: Parse, patterns: Patterns, verb: Token) -> bool:
    if any(mark.lower in patterns.hypothetical for mark in parse.children(verb.index, "mark")):
        return True
    if any(
        aux.lower in {"would", "could", "should", "'d", "might", "may"} for aux in parse.children(verb.index, "aux")
    ):
        return (
            not any(aux.lower == "have" for aux in parse.children(verb.index, "aux"))
            or parse.child(verb.index, "advcl") is not None
        )
    head = parse.tokens[verb.head]
    return (
        verb.dependency in {"xcomp", "conj"}
        and head.index != verb.index
        and head.pos == "VERB"
        and verb.dependency == "xcomp"
        and _supposed(parse, patterns, head)
    )
