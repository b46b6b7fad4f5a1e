"""Where a text rejects what was said before without repeating it: "rejected the allegation", "called that a lie"."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.evidence import Attribution, Span, Statement
from sayso.extract.gists import Sameness
from sayso.languages import Parse, Token, load_lexicon

FAR = 4  # sentences that what is rejected may lie back
_POINTING = {"that", "this", "it", "these", "those"}
_DETERMINERS = {"the", "that", "this", "these", "those", "such", "any", "all"}
_PREDICATES = ("attr", "acomp", "oprd", "dobj", "amod", "conj")
_CALLING = {
    "call",
    "describe",
    "label",
    "dismiss",
    "reject",
    "brand",
    "deny",
    "dispute",
    "refute",
    "simply",
    "pure",
    "complete",
}
_INTRODUCING = {"communicated_with", "in_charge_of", "speaks_for", "employs", "belongs_to"}


class Rejection(NamedTuple):
    """The words that point back (`span`), the attribution in which they stand, and whether its cue already denies them."""

    span: Span
    attribution: Attribution | None
    denied: bool
    noun: str | None = None  # of "no such letter": what must have been spoken of


@lru_cache(maxsize=4)
def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = load_lexicon(language, "sameness", Sameness)
    return frozenset(words.said.split()), frozenset(words.untrue.split())


def find_rejections(parse: Parse, attributions: Iterable[Attribution]) -> list[Rejection]:
    """The rejections of a text, in order; each points back to something that somebody else has said."""
    said, untrue = _lists(parse.language)
    listed = list(attributions)
    found: dict[Span, Rejection] = {}
    for item in listed:
        for piece in item.content:
            for token in parse.between(piece):
                if item.polarity == "denied" and _points_back(parse, token, said) and _heads(parse, token, piece):
                    found.setdefault(token.span, Rejection(_phrase(parse, token), item, denied=True))
    for token in parse.tokens:
        if token.lemma.lower() in untrue and token.dependency in _PREDICATES and not _is_negated(parse, token):
            pointed = _said_of(parse, token, said)
            if pointed is not None and pointed.span not in found:
                deepest = _deepest(listed, pointed.span)
                denied = deepest is not None and deepest.polarity == "denied"
                found[pointed.span] = Rejection(_phrase(parse, pointed), deepest, denied=denied)
    for token in parse.tokens:
        if token.pos == "NOUN" and {"no", "such"} <= {child.lower for child in parse.children(token.index)}:
            deepest = _deepest(listed, token.span)
            found.setdefault(
                token.span, Rejection(_phrase(parse, token), deepest, denied=False, noun=token.lemma.lower())
            )
    return sorted(found.values(), key=lambda one: one.span)


def _deepest(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    inner = [item for item in attributions if any(piece.covers(span) for piece in item.content)]
    return min(inner, key=lambda item: sum(end - start for start, end in item.content), default=None)


def _points_back(parse: Parse, token: Token, said: frozenset[str]) -> bool:
    if token.pos != "NOUN" or token.lemma.lower() not in said:
        return False
    if any(child.dependency in {"acl", "ccomp", "relcl"} for child in parse.children(token.index)):
        return False  # "the claim that ..." tells what is denied
    if any(child.lower in {"of", "about", "against"} for child in parse.children(token.index, "prep")):
        return False
    determiners = {child.lower for child in parse.children(token.index, "det", "predet", "poss")}
    return bool(determiners & _DETERMINERS) or token.tag == "NNS" or bool(parse.children(token.index, "poss"))


def _heads(parse: Parse, token: Token, piece: Span) -> bool:
    """Whether the noun is what the content is about, not a word inside a clause of it."""
    above = parse.tokens[token.head]
    return not piece.covers(above.span) or above.pos == "ADP" or above.index == token.index


def _said_of(parse: Parse, token: Token, said: frozenset[str]) -> Token | None:
    """What is called untrue: the subject of "is", the object of "called ... a lie", "dismissed ... as nonsense"."""
    verb = parse.tokens[token.head]
    if verb.lower == "as":
        verb = parse.tokens[verb.head]
    for child in parse.children(verb.index, "nsubj", "dobj"):
        if child.index != token.index and (child.lower in _POINTING or _points_back(parse, child, said)):
            return child
    return None


def _is_negated(parse: Parse, token: Token) -> bool:
    verb = parse.tokens[token.head]
    return parse.child(verb.index, "neg") is not None or parse.child(token.index, "neg") is not None


def _phrase(parse: Parse, token: Token) -> Span:
    first = min([token.index, *(child.index for child in parse.children(token.index, "det", "predet", "poss", "amod"))])
    return parse.span_of(first, token.index + 1)


def _speaks_of(parse: Parse, span: Span, noun: str) -> bool:
    return any(token.lemma.lower() == noun for token in parse.between(span))


def saying_nouns(parse: Parse) -> frozenset[str]:
    """Nouns for what somebody has said ("allegation")."""
    return _lists(parse.language)[0]


def says_untrue(parse: Parse, words: Iterable[str]) -> bool:
    """Whether a clause of these words says only that something is not so."""
    said, untrue = _lists(parse.language)
    return not set(words) - said - untrue - _CALLING


def is_called_untrue(parse: Parse, noun: Token) -> bool:
    """Whether the sentence says of what `noun` tells that it is not so: "the claim that he fled is false"."""
    if noun.dependency not in {"nsubj", "nsubjpass"}:
        return False
    verb = parse.tokens[noun.head]
    untrue = _lists(parse.language)[1]
    if noun.dependency == "nsubjpass" and parse.child(verb.index, "neg") is None:
        made = verb.lower if parse.child(verb.index, "prt") is None else f"{verb.lower}_up"
        return made in untrue  # "were invented", "was made up"
    for child in parse.children(verb.index, "attr", "acomp", "oprd"):
        negated = _is_negated(parse, child)
        if (child.lemma.lower() in untrue and not negated) or (child.lower == "true" and negated):
            return True
    return False


def find_rejected(
    parse: Parse, rejection: Rejection, statements: Sequence[Statement], rejecter: frozenset[str]
) -> Statement | None:
    """The statement that a rejection points back to: of somebody else, near before, best about who rejects it.

    `rejecter` are the ids of the entities that reject. `None` where nothing fits.
    """
    own = parse.sentence_at(rejection.span.start)
    before = list(_before(parse, rejection, statements, rejecter))
    if own is None or not before:
        return None

    def rank(statement: Statement) -> tuple[int, bool, bool, int, int]:
        there = parse.sentence_at(statement.span.start)
        back = own.index - there.index if there is not None else FAR
        about = statement.gist is not None and bool(rejecter & set(statement.gist.entities))
        return (back, not about, len(statement.chain) < 2, len(statement.chain), statement.span.start)

    return min(before, key=rank)


def _before(
    parse: Parse, rejection: Rejection, statements: Sequence[Statement], rejecter: frozenset[str]
) -> Iterator[Statement]:
    own = parse.sentence_at(rejection.span.start)
    for statement in statements:
        there = parse.sentence_at(statement.span.start)
        if own is None or there is None or not 0 <= own.index - there.index <= FAR:
            continue
        if statement.span.end > rejection.span.start or statement.polarity == "denied":
            continue
        if rejection.noun is not None and not _speaks_of(parse, there.span, rejection.noun):
            continue
        if statement.chain[-1].entity in rejecter or getattr(statement.proposition, "kind", "") in _INTRODUCING:
            continue
        yield statement
