"""Where a text rejects what was said before without repeating it: "rejected the allegation", "called that a lie"."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.evidence import Attribution, Mention, Span, Statement, hull, trim
from sayso.extract.denials import load_denials
from sayso.extract.mentions import word_set
from sayso.extract.references import MentionIndex, index_of
from sayso.languages import Parse, Token

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
OF_WORDS = frozenset({"deny", "dispute", "refute", "rebut", "contest", "rule"})  # verbs of denying only what was said
_ANYTHING = {"thing", "incident", "event"}  # "no such thing had happened"
_DISMISSING = {"dismiss", "reject", "denounce"}
_RELATIVE = {"WDT", "WP"}
_ERRING = {"wrong", "mistaken", "incorrect", "misinformed", "misled"}
# words of a clause that says only that nothing of what was told is so, or that who told it erred
_EMPTY = {"kind", "sort", "thing", "happen", "occur", "take", "place", "take_place", "lie", "nothing", *_ERRING}
_INTRODUCING = {"communicated_with", "in_charge_of", "speaks_for", "employs", "belongs_to"}


class Rejection(NamedTuple):
    """The words that point back (`span`), the attribution in which they stand, and whether its cue already denies them."""

    span: Span
    attribution: Attribution | None
    denied: bool
    noun: str | None = None  # of "no such letter": what must have been spoken of
    speaker: str | None = None  # of "the union is mistaken": the entity whose words are rejected
    about: tuple[str, ...] = ()  # of "the fraud claims": what must have been spoken of
    empty: bool = False  # of "nothing of the kind happened": its clause says nothing else


def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = load_denials(language)
    return words.said, words.untrue


def find_rejections(
    parse: Parse, attributions: Iterable[Attribution], mentions: Iterable[Mention] = ()
) -> list[Rejection]:
    """The rejections of a text, in order; each points back to something that somebody else has said."""
    said, untrue = _lists(parse.language)
    listed = list(attributions)
    found: dict[Span, Rejection] = {}
    for item in listed:
        for piece in item.content:
            for token in parse.between(piece):
                if item.polarity != "denied" or not _heads(parse, token, piece):
                    continue
                if _is_denied_itself(parse, item, token) or _points_back(parse, token, said):
                    about = tuple(
                        child.lemma.lower()
                        for child in parse.children(token.index, "compound", "amod")
                        if child.pos == "NOUN"
                    )
                    found.setdefault(token.span, Rejection(_phrase(parse, token), item, denied=True, about=about))
    for token in parse.tokens:
        called = token.lemma.lower() in untrue or _is_tale(parse, token)
        if called and token.dependency in _PREDICATES and not _is_negated(parse, token):
            pointed = _said_of(parse, token, said)
            if pointed is not None and not _is_expletive(parse, token, pointed) and pointed.span not in found:
                deepest = _deepest(listed, pointed.span)
                denied = deepest is not None and deepest.polarity == "denied"
                found[pointed.span] = Rejection(_phrase(parse, pointed), deepest, denied=denied)
    for token in parse.tokens:
        if token.pos == "NOUN" and {"no", "such"} <= {child.lower for child in parse.children(token.index)}:
            if token.lower in _ANYTHING and parse.child(token.index, "prep", "relcl") is not None:
                continue  # "no such thing as a free lunch"
            deepest = _deepest(listed, token.span)
            noun = None if token.lemma.lower() in _ANYTHING else token.lemma.lower()
            found.setdefault(
                token.span, Rejection(_phrase(parse, token), deepest, denied=False, noun=noun, empty=noun is None)
            )
    found.update(_dismissed(parse, listed, found, said))
    found.update(_of_nothing(parse, listed, found))
    found.update(_of_speakers(parse, listed, index_of(parse, tuple(mentions))))
    return sorted(found.values(), key=lambda one: one.span)


def _dismissed(
    parse: Parse, listed: list[Attribution], known: dict[Span, Rejection], said: frozenset[str]
) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected by "dismissed that as", whatever it is dismissed as."""
    for token in parse.tokens:
        verb = parse.tokens[token.head]
        if token.dependency != "dobj" or verb.lemma.lower() not in _DISMISSING or token.span in known:
            continue
        if not any(child.lower == "as" and child.index > token.index for child in parse.children(verb.index)):
            continue
        deepest = _deepest(listed, token.span)
        if deepest is not None and (token.lower in _POINTING or _points_back(parse, token, said)):
            denied = deepest.polarity == "denied"
            yield token.span, Rejection(_phrase(parse, token), deepest, denied=denied)


def _is_tale(parse: Parse, token: Token) -> bool:
    before = parse.tokens[token.index - 1].lower if token.index else ""
    return token.lower == "tale" and before in {"fairy", "tall"}


def _is_denied_itself(parse: Parse, item: Attribution, token: Token) -> bool:
    """Whether a "this" is all that somebody denies: "the company denied this", not "doubts it", "an idea that was denied"."""
    if (
        token.lower not in _POINTING
        or token.tag not in {"DT", "PRP"}
        or token.span != trim(hull(item.content), parse.text)
    ):
        return False
    verbs = {other.lemma.lower() for cue in item.cue for other in parse.between(cue)}
    pointed = token.lower in {"this", "that"}
    return bool(verbs & OF_WORDS) or (pointed and bool(verbs & {"reject", "believe", "accept"}))


def _of_nothing(
    parse: Parse, listed: list[Attribution], known: dict[Span, Rejection]
) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected by "nothing of the kind", "nothing of the sort"."""
    for token in parse.tokens:
        words = (
            [other.lower for other in parse.tokens[token.index : token.index + 4]] if token.lower == "nothing" else []
        )
        if words[1:3] == ["of", "the"] and words[3:] in (["kind"], ["sort"]):
            span = parse.span_of(token.index, token.index + 4)
            if token.span not in known:
                yield token.span, Rejection(span, _deepest(listed, token.span), denied=False, empty=True)


def _of_speakers(parse: Parse, listed: list[Attribution], index: MentionIndex) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected by a word on who said it: "the paper was mistaken", "they are lying"."""
    for token in parse.tokens:
        lying = token.lower == "lying"
        if not lying and (token.lower not in _ERRING or token.dependency not in {"acomp", "oprd"}):
            continue
        above = parse.tokens[token.head]
        verb = token if lying else above
        if parse.child(token.index, "prep", "xcomp", "ccomp", "advcl") is not None or _is_negated(parse, token):
            continue
        if parse.child(verb.index, "mark", "advcl") is not None or any(
            one.tag == "MD" for one in parse.children(verb.index, "aux")
        ):
            continue
        if lying and above.lower != "of" and parse.child(token.index, "aux") is None:
            continue
        subject = parse.child(token.index if lying else above.index, "nsubj")
        if lying and above.lower == "of":
            subject = parse.child(above.head, "dobj")  # "accused the minister of lying"
        mention = index.headed_by(subject.index) if subject is not None else None
        deepest = _deepest(listed, token.span)
        if mention is None or mention.entity is None or deepest is None or deepest.source_entity == mention.entity:
            continue
        span = parse.span_of(min(above.index, token.index), max(above.index, token.index) + 1)
        yield token.span, Rejection(span, deepest, denied=False, speaker=mention.entity, empty=True)


def _deepest(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    inner = [item for item in attributions if any(piece.covers(span) for piece in item.content)]
    return min(inner, key=lambda item: sum(end - start for start, end in item.content), default=None)


def _points_back(parse: Parse, token: Token, said: frozenset[str]) -> bool:
    if token.pos != "NOUN" or token.lemma.lower() not in said:
        return False
    after = parse.tokens[token.index + 1].lower if token.index + 1 < len(parse.tokens) else ""
    if after == "that" or any(child.dependency in {"acl", "ccomp", "relcl"} for child in parse.children(token.index)):
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


def _is_expletive(parse: Parse, token: Token, pointed: Token) -> bool:
    """Whether "it" only stands for what follows ("it is misleading to imply"), or "that" for the noun before it."""
    verb = parse.tokens[token.head]
    if pointed.lower in _POINTING and pointed.tag not in {"DT", "PRP"}:
        return True
    if any(child.lower == "how" for child in parse.children(token.index)):
        return True
    later = [
        *parse.children(verb.index, "ccomp", "xcomp"),
        *parse.children(token.index, "ccomp", "xcomp", "acl", "relcl"),
    ]
    return pointed.lower == "it" and any(child.index > token.index for child in later)


def _is_negated(parse: Parse, token: Token) -> bool:
    verb = parse.tokens[token.head]
    return parse.child(verb.index, "neg") is not None or parse.child(token.index, "neg") is not None


def _phrase(parse: Parse, token: Token) -> Span:
    first = min([token.index, *(child.index for child in parse.children(token.index, "det", "predet", "poss", "amod"))])
    return parse.span_of(first, token.index + 1)


def _speaks_of(parse: Parse, span: Span, noun: str) -> bool:
    return any(token.lemma.lower() == noun for token in parse.between(span))


def says_nothing_else(words: Iterable[str]) -> bool:
    """Whether a clause of these words says only that nothing of the kind happened."""
    return set(words) <= _EMPTY


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
        if rejection.speaker is not None and statement.chain[-1].entity != rejection.speaker:
            continue
        if statement.kind == "figure" and len(statement.chain) < 2 and statement.chain[-1].source is None:
            continue
        if rejection.about and not any(_speaks_of(parse, there.span, word) for word in rejection.about):
            continue
        if rejection.noun is not None and not _speaks_of(parse, there.span, rejection.noun):
            continue
        if statement.chain[-1].entity in rejecter or getattr(statement.proposition, "kind", "") in _INTRODUCING:
            continue
        if statement.kind == "assertion" and _only_reports(parse, statement.span):
            continue
        yield statement


def _only_reports(parse: Parse, span: Span) -> bool:
    """Whether a clause tells only who reported it: "the Post was the first to report that"."""
    head = parse.head_of(span)
    if head is None or head.lemma.lower() != "be":
        return False
    first = parse.child(head.index, "attr", "acomp")
    verb = parse.child(first.index, "xcomp", "acl", "relcl") if first is not None else None
    return verb is not None and span.covers(verb.span) and verb.lemma.lower() in word_set(parse.language, "speaking")
