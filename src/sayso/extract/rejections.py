"""Where a text rejects what was said before without repeating it: "rejected the allegation", "called that a lie"."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.evidence import Attribution, Mention, Reference, Span, hull, trim
from sayso.extract.denials import load_denials
from sayso.extract.elliptical import elliptical
from sayso.extract.references import MentionIndex, index_of
from sayso.languages import Parse, Token

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
_NAMING = {"call", "describe", "label", "brand"}  # these alone reject nothing
OF_WORDS = frozenset({"deny", "dispute", "refute", "rebut", "contest", "rule"})  # verbs of denying only what was said
_ANYTHING = {"thing", "incident", "event"}  # "no such thing had happened"
_DISMISSING = {"dismiss", "reject", "denounce"}
_RELATIVE = {"WDT", "WP"}
_TRUE = {"true", "correct", "accurate", "right"}
_ERRING = {"wrong", "mistaken", "incorrect", "misinformed", "misled"}
# words of a clause that says only that nothing of what was told is so, or that who told it erred
_GIVING = {"give", "issue", "make", "repeat", "offer"}
_EMPTY = {
    "disagree",
    "give",
    "issue",
    "denial",
    "flat",
    "kind",
    "sort",
    "thing",
    "happen",
    "occur",
    "take",
    "place",
    "take_place",
    "lie",
    "nothing",
    *_ERRING,
}


class Rejection(NamedTuple):
    """The words that point back (`span`), the attribution in which they stand, and whether its cue already denies them."""

    span: Span
    attribution: Attribution | None
    denied: bool
    noun: str | None = None  # of "no such letter": what must have been spoken of
    speaker: str | None = None  # of "the union is mistaken", "the union's claim": the entity whose words are rejected
    vague: bool = (
        False  # of "the allegations": they may be any that are known; those must be told of whoever rejects them
    )
    noun_at: int | None = (
        None  # the token that points back, where its words do more than that: "called [that report] a lie"
    )
    source: Reference | None = (
        None  # of "the owner called that a lie", "the owner disagreed": who rejects it, where no attribution tells
    )
    about: tuple[str, ...] = ()  # of "the fraud claims": what must have been spoken of
    empty: bool = False  # of "nothing of the kind happened": its clause says nothing else
    left_out: tuple[Token, Token] | None = None  # of "he did not": the pronoun and the verb
    about_whom: str | None = None  # and the entity for which the pronoun stands, where it is known


def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = load_denials(language)
    return words.said, words.untrue


def find_rejections(
    parse: Parse, attributions: Iterable[Attribution], mentions: Iterable[Mention] = ()
) -> list[Rejection]:
    """The rejections of a text, in order; each points back to something that somebody else has said."""
    said, untrue = _lists(parse.language)
    listed = list(attributions)
    index = index_of(parse, tuple(mentions))
    found: dict[Span, Rejection] = {}
    for item in listed:
        if _is_only_thought_of(parse, item):
            continue
        for piece in item.content:
            for token in parse.between(piece):
                if item.polarity != "denied" or not (
                    _heads(parse, token, piece) or _is_before_colon(parse, token, piece)
                ):
                    continue
                if _is_denied_itself(parse, item, token) or _points_back(parse, token, said):
                    about = tuple(
                        child.lemma.lower()
                        for child in parse.children(token.index, "compound", "amod")
                        if child.pos == "NOUN"
                    )
                    found.setdefault(token.span, Rejection(_phrase(parse, token), item, denied=True, about=about))
    for token in parse.tokens:
        if _calls_untrue(parse, token, said, untrue):
            pointed = _said_of(parse, token, said)
            if pointed is not None and pointed.lower == "it" and _judges(parse, token):
                continue  # "it was wrong": that may be a deed
            if pointed is None or pointed.span in found:
                continue
            deepest = _deepest(listed, pointed.span)
            whole = deepest is not None and any(piece.start == pointed.start for piece in deepest.content)
            if not _is_expletive(parse, token, pointed, opens=whole):
                denied = deepest is not None and deepest.polarity == "denied"
                source = _subject(parse, token, pointed, index) if not _tells(parse, deepest, token) else None
                span = hull([_phrase(parse, pointed), token.span])
                found[pointed.span] = Rejection(span, deepest, denied=denied, source=source, noun_at=pointed.index)
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
    found.update(_elliptical(parse, listed, index, found))
    found.update(_denied_outright(parse, listed, index, found))
    found.update(_begging_to_differ(parse, listed, index))
    found.update(_of_nothing(parse, listed, found))
    found.update(_of_speakers(parse, listed, index))
    found.update(_of_disagreeing(parse, listed, index))
    owned = (_with_owner(parse, one, index, listed) for one in found.values())
    return sorted((one for one in owned if one is not None), key=lambda one: one.span)


def _with_owner(
    parse: Parse, rejection: Rejection, index: MentionIndex, listed: Sequence[Attribution]
) -> Rejection | None:
    """The rejection with whose words they are; `None` where those have an owner of whom nothing is told ("the other's")."""
    noun = pointing_word(parse, rejection)
    if noun is None or noun.pos != "NOUN" or rejection.noun is not None or rejection.empty:
        return rejection
    owner = parse.child(noun.index, "poss")
    if owner is not None:
        speaker = _speaker(parse, owner, index, listed)
        if owner.tag == "PRP$" and speaker is not None and speaker == _rejecter(rejection):
            return rejection  # nobody rejects his own version
        return rejection._replace(speaker=speaker) if speaker is not None else None
    pointing = any(child.lower in _POINTING | {"such"} for child in parse.children(noun.index, "det", "amod", "predet"))
    return rejection._replace(vague=not pointing and not rejection.about and noun.tag == "NNS")


def _rejecter(rejection: Rejection) -> str | None:
    """The entity of who rejects, where it is known."""
    if rejection.source is not None:
        return rejection.source.entity
    return rejection.attribution.source_entity if rejection.attribution is not None else None


def pointing_word(parse: Parse, rejection: Rejection) -> Token | None:
    """The word of a rejection that points back: "report" of "called that report a lie"."""
    return parse.tokens[rejection.noun_at] if rejection.noun_at is not None else parse.head_of(rejection.span)


def _speaker(parse: Parse, owner: Token, index: MentionIndex, listed: Sequence[Attribution]) -> str | None:
    """The entity of those whose words are meant: of the owner's mention, else of the source of that name."""
    mention = index.holding(owner.index)
    entities = {item.source_entity for item in listed}
    if mention is not None and mention.entity in entities:
        return mention.entity
    for item in listed:
        heads = [parse.head_of(piece) for piece in item.source]
        if any(head is not None and head.lower == owner.lower for head in heads):
            return item.source_entity
    return mention.entity if mention is not None else None


def _tells(parse: Parse, attribution: Attribution | None, token: Token) -> bool:
    """Whether the verb above a word is what an attribution goes by, so that this has its source."""
    verb = parse.tokens[token.head]
    return attribution is not None and any(piece.covers(verb.span) for piece in attribution.cue)


def _subject(parse: Parse, token: Token, pointed: Token, index: MentionIndex) -> Reference | None:
    """Who calls it so, of "the owner called that a lie"; nobody where it is said to be so ("that is a lie")."""
    verb = parse.tokens[token.head]
    if verb.lower == "as":
        verb = parse.tokens[verb.head]
    subject = parse.child(verb.index, "nsubj")
    if verb.pos != "VERB" or subject is None or subject.index == pointed.index:
        return None
    return _reference(parse, subject, index)


def _reference(parse: Parse, noun: Token, index: MentionIndex) -> Reference:
    mention = index.headed_by(noun.index)
    span = mention.span if mention is not None else parse.subtree_span(noun.index)
    return Reference(span.words(parse.text), mention.entity if mention is not None else None, span)


def _of_disagreeing(parse: Parse, listed: list[Attribution], index: MentionIndex) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected by a clause that says no more than that: "the company disagreed", "the airport issued a denial"."""
    for verb in parse.tokens:
        subject = parse.child(verb.index, "nsubj")
        if verb.pos != "VERB" or verb.dependency not in {"ROOT", "conj"} or subject is None or _is_negated(parse, verb):
            continue
        told = parse.child(verb.index, "dobj")
        disagrees = verb.lemma.lower() == "disagree" and told is None
        denies = verb.lemma.lower() in _GIVING and told is not None and told.lemma.lower() == "denial"
        if (not disagrees and not denies) or _deepest(listed, verb.span) is not None:
            continue
        end = told if told is not None else verb
        if any(parse.child(one.index, "prep", "acl", "ccomp", "xcomp", "aux") for one in {verb, end}):
            continue
        span = parse.span_of(verb.index, end.index + 1)
        yield verb.span, Rejection(span, None, denied=False, empty=True, source=_reference(parse, subject, index))


def _calls_untrue(parse: Parse, token: Token, said: frozenset[str], untrue: frozenset[str]) -> bool:
    """Whether a word is what something is called that is not so: "that is a lie", "a false report"; not "this is the lie that ..."."""
    if token.dependency not in _PREDICATES:
        return False
    if _is_negated(parse, token):
        return token.lower in _TRUE and token.dependency == "acomp"
    if _is_tale(parse, token):
        return True
    if token.lemma.lower() not in untrue:
        return False
    if token.dependency == "amod" and parse.tokens[token.head].lower != "as":
        noun = parse.tokens[token.head].lemma.lower()
        return noun in said or noun in untrue
    defined = any(child.lower == "the" for child in parse.children(token.index, "det"))
    return not (defined and parse.child(token.index, "relcl", "acl") is not None)


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


def _judges(parse: Parse, token: Token) -> bool:
    """Whether a word for what is not so is said of what is so as well: "absurd"."""
    return token.lemma.lower() in load_denials(parse.language).judging


def _is_tale(parse: Parse, token: Token) -> bool:
    before = parse.tokens[token.index - 1].lower if token.index else ""
    return token.lower == "tale" and before in {"fairy", "tall"}


def _is_denied_itself(parse: Parse, item: Attribution, token: Token) -> bool:
    """Whether a "this" is all that somebody denies: "the company denied this", not "doubts it", "an idea that was denied"."""
    whole = trim(hull(item.content), parse.text)
    object_ = token.dependency == "dobj" and any(cue.covers(parse.tokens[token.head].span) for cue in item.cue)
    alone = (token.span == whole or (object_ and token.start == whole.start)) and _is_pronoun(token)
    if token.lower not in _POINTING or not (alone or _is_before_colon(parse, token, whole)):
        return False
    verbs = {other.lemma.lower() for cue in item.cue for other in parse.between(cue)}
    pointed = token.lower in {"this", "that"}
    return bool(verbs & OF_WORDS) or (pointed and bool(verbs & {"reject", "believe", "accept"}))


def _is_only_thought_of(parse: Parse, item: Attribution) -> bool:
    """Whether nobody rejects it: "easy as it may be to laugh off such claims"."""
    verb = parse.head_of(item.cue[0]) if item.cue else None
    if verb is None or verb.tag != "VB":
        return False
    above = parse.tokens[verb.head]
    subject = parse.child(above.index, "nsubj")
    if above.pos not in {"ADJ", "AUX"} and (subject is None or subject.lower != "it"):
        return False
    return any(child.lower == "to" for child in parse.children(verb.index, "aux"))


def _is_before_colon(parse: Parse, token: Token, content: Span) -> bool:
    """Whether a word is all of a content before a colon, behind which reasons stand: "rejects that: it rained"."""
    after = parse.tokens[token.index + 1].lower if token.index + 1 < len(parse.tokens) else ""
    return token.lower in {"this", "that", "it"} and token.start == content.start and after == ":"


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
            if token.span not in known and not _goes_on(parse, listed, token):
                yield token.span, Rejection(span, _deepest(listed, token.span), denied=False, empty=True)


def _goes_on(parse: Parse, listed: list[Attribution], token: Token) -> bool:
    """Whether whoever says it says something before in the sentence, of which it is the same kind: "we had no letter, nor anything of the kind"."""
    deepest, sentence = _deepest(listed, token.span), parse.sentences[token.sentence]
    return deepest is not None and any(
        piece.start < token.start and piece.overlaps(sentence.span) and not piece.covers(token.span)
        for item in listed
        if (item.id, item.source) == (deepest.id, deepest.source) or item.source_entity == deepest.source_entity
        for piece in item.content
    )


def _elliptical(
    parse: Parse, listed: list[Attribution], index: MentionIndex, known: dict[Span, Rejection]
) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected by a clause that says nothing itself: "that is not so, the union said", "the union said it had not"."""
    for item in listed:
        if item.polarity == "denied":
            continue
        for piece in item.content:
            for sentence in parse.sentences_in(piece):
                clause = trim(
                    Span(max(piece.start, sentence.span.start), min(piece.end, sentence.span.end)), parse.text
                )
                found = elliptical(parse, clause)
                if found is None or any(span.overlaps(clause) for span in known):
                    continue
                if found.subject is None or found.verb is None:
                    yield clause, Rejection(clause, item, denied=False, empty=True)
                    continue
                mention = index.headed_by(found.subject.index)
                whom = mention.entity if mention is not None else None
                left_out = (found.subject, found.verb)
                yield clause, Rejection(clause, item, denied=False, empty=True, left_out=left_out, about_whom=whom)


def _denied_outright(
    parse: Parse, listed: list[Attribution], index: MentionIndex, known: dict[Span, Rejection]
) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected where no attribution tells: "the union dismissed such claims", "the ministry contradicted him"."""
    words = load_denials(parse.language)
    said = words.said
    for verb in parse.tokens:
        if verb.lemma.lower() not in words.rejecting or verb.pos != "VERB" or not _is_told_outright(parse, verb):
            continue
        subject, told = parse.child(verb.index, "nsubj"), parse.child(verb.index, "dobj")
        if subject is None or told is None or subject.lower in words.nobody or told.span in known:
            continue
        person = verb.lemma.lower() == "contradict" and _is_somebody(told, said)
        denied = any(
            piece.overlaps(told.span) for item in listed if item.polarity == "denied" for piece in item.content
        )
        if denied and not person:
            continue
        span, source, deepest = _phrase(parse, told), _reference(parse, subject, index), _deepest(listed, verb.span)
        if person:
            mention = index.headed_by(told.index) if told.pos != "PRON" else None
            speaker = mention.entity if mention is not None else None
            if told.pos == "PRON" or (speaker is not None and any(speaker == item.source_entity for item in listed)):
                yield told.span, Rejection(span, deepest, denied=False, source=source, speaker=speaker)
        elif _points_back(parse, told, said) or _is_all_that_is_denied(parse, verb, told):
            yield told.span, Rejection(span, deepest, denied=False, source=source)


def _is_somebody(told: Token, said: frozenset[str]) -> bool:
    """Whether a word may mean who has said something, and not what was said."""
    if told.pos == "NOUN":
        return told.lemma.lower() not in said
    return (told.tag == "PRP" or told.pos == "PROPN") and told.lower != "it"


def _is_all_that_is_denied(parse: Parse, verb: Token, told: Token) -> bool:
    """Whether "this", "that", or "it" of what only words can be denied, is all that a verb denies."""
    if told.lower == "it":
        return verb.lemma.lower() in OF_WORDS and parse.child(verb.index, "xcomp", "oprd") is None
    return told.lower in {"this", "that"} and _is_pronoun(told)


def _is_told_outright(parse: Parse, verb: Token) -> bool:
    """Whether somebody does what a verb tells: not "may deny", "if they deny", "does not deny"."""
    if verb.dependency not in {"ROOT", "conj", "ccomp"} or parse.child(verb.index, "mark") is not None:
        return False
    negated = parse.child(verb.index, "neg") is not None
    return not negated and not any(one.tag == "MD" for one in parse.children(verb.index, "aux"))


def _begging_to_differ(
    parse: Parse, listed: list[Attribution], index: MentionIndex
) -> Iterator[tuple[Span, Rejection]]:
    """What is rejected by an idiom that says no more: "the mayor will have none of it"."""
    words = load_denials(parse.language)
    for verb in parse.tokens:
        subject = parse.child(verb.index, "nsubj")
        if (
            verb.pos not in {"VERB", "AUX"}
            or subject is None
            or subject.lower in words.nobody
            or parse.child(verb.index, "neg") is not None
        ):
            continue
        idioms = words.differing.get(verb.lemma.lower(), ())
        after = tuple(
            token.lower for token in parse.tokens[verb.index + 1 : verb.index + 1 + max(map(len, idioms), default=0)]
        )
        end = next((len(idiom) for idiom in idioms if after[: len(idiom) - 1] == idiom[1:]), 0)
        if end:
            span = parse.span_of(verb.index, verb.index + end)
            source = _reference(parse, subject, index)
            yield verb.span, Rejection(span, _deepest(listed, verb.span), denied=False, empty=True, source=source)


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
            accused = parse.tokens[above.head]  # "accused the minister of lying"
            subject = accused if accused.dependency == "dobj" else parse.child(accused.index, "dobj")
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
    if any(
        child.lower in {"of", "about", "against"} and not _is_of_events(parse, child)
        for child in parse.children(token.index, "prep")
    ):
        return False
    determiners = {child.lower for child in parse.children(token.index, "det", "predet", "poss")}
    return bool(determiners & _DETERMINERS) or token.tag == "NNS" or bool(parse.children(token.index, "poss"))


def _is_of_events(parse: Parse, preposition: Token) -> bool:
    """Whether a preposition only makes "his version of events" of "his version"."""
    noun = parse.child(preposition.index, "pobj")
    return noun is not None and noun.lower == "events"


def _heads(parse: Parse, token: Token, piece: Span) -> bool:
    """Whether the noun is what the content is about, not a word inside a clause of it."""
    above = parse.tokens[token.head]
    if above.pos == "ADP" and piece.covers(above.span) and above.index != token.index:
        return not (parse.tokens[above.head].pos == "NOUN" and piece.covers(parse.tokens[above.head].span))
    return not piece.covers(above.span) or above.index == token.index


def _said_of(parse: Parse, token: Token, said: frozenset[str]) -> Token | None:
    """What is called untrue: the subject of "is", the object of "called ... a lie", "dismissed ... as nonsense"."""
    verb = parse.tokens[token.head]
    if verb.lower == "as":
        verb = parse.tokens[verb.head]
    for child in parse.children(verb.index, "nsubj", "dobj"):
        if child.index != token.index and (child.lower in _POINTING or _points_back(parse, child, said)):
            return child
    return None


def _is_expletive(parse: Parse, token: Token, pointed: Token, *, opens: bool) -> bool:
    """Whether "it" only stands for what follows ("it is misleading to imply"), or "that" for the noun before it.

    Where that `opens` what somebody says it cannot ("told the Post that was a lie").
    """
    verb = parse.tokens[token.head]
    if pointed.lower in _POINTING and not (_is_pronoun(pointed) or (opens and pointed.tag == "WDT")):
        return True
    if any(child.lower == "how" for child in parse.children(token.index)):
        return True
    later = [
        *parse.children(verb.index, "ccomp", "xcomp"),
        *parse.children(token.index, "ccomp", "xcomp", "acl", "relcl"),
    ]
    return pointed.lower == "it" and any(child.index > token.index for child in later)


def _is_pronoun(token: Token) -> bool:
    """Whether "that" stands for what was said; behind a verb the tagger takes it for a conjunction ("called that a lie")."""
    return token.tag in {"DT", "PRP"} or (token.tag == "IN" and token.dependency == "dobj" and token.index > token.head)


def _is_negated(parse: Parse, token: Token) -> bool:
    verb = parse.tokens[token.head]
    return parse.child(verb.index, "neg") is not None or parse.child(token.index, "neg") is not None


def _phrase(parse: Parse, token: Token) -> Span:
    first = min([token.index, *(child.index for child in parse.children(token.index, "det", "predet", "poss", "amod"))])
    return parse.span_of(first, token.index + 1)


def says_nothing_else(words: Iterable[str]) -> bool:
    """Whether a clause of these words says only that nothing of the kind happened."""
    return set(words) <= _EMPTY


def saying_nouns(parse: Parse) -> frozenset[str]:
    """Nouns for what somebody has said ("allegation")."""
    return _lists(parse.language)[0]


def says_untrue(parse: Parse, words: Iterable[str]) -> bool:
    """Whether a clause of these words says only that something is not so."""
    said, untrue = _lists(parse.language)
    told = set(words)
    return not told <= _NAMING and not told - said - untrue - _CALLING - _TRUE  # "any call had been made" is none


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
