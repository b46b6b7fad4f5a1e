"""Whom the text gives as the one who speaks, for a given cue."""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.evidence import Span
from sayso.extract.attributions.drafts import pieces
from sayso.languages.parse import Chunk, Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_EMPTY = frozenset({"it", "there"})


def source_of(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """The spans of the source of `verb`: its subject, the one it shares with the verb above it, or "by ..."; or none."""
    if is_passive(parse, verb):
        return agent_of(parse, verb)
    subject = subject_of(parse, verb)
    if subject is None:
        return ()
    relative = antecedent_of(parse, subject)
    if relative is not None:
        return (*noun_phrase(parse, relative, besides=verb.index), subject.span)
    return noun_phrase(parse, subject, besides=verb.index)


def antecedent_of(parse: Parse, subject: Token) -> Token | None:
    """What a "who", "which" or "that" stands for: the noun that its clause hangs on; `None` for any other word."""
    if subject.tag not in {"WP", "WDT"} and subject.lower not in {"who", "which"}:
        return None
    clause = parse.tokens[subject.head]
    while clause.dependency in {"conj", "xcomp", "ccomp"} and clause.head != clause.index:
        clause = parse.tokens[clause.head]
    head = parse.tokens[clause.head]
    return head if clause.dependency == "relcl" and head.pos in {"NOUN", "PROPN", "PRON"} else None


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The head word of the subject, followed up through "and", participles and infinitives; `None` where there is none."""
    seen = set()
    at = verb
    while at.index not in seen:
        seen.add(at.index)
        if subject := parse.child(at.index, *_SUBJECTS):
            if at is not verb and is_passive(parse, at) and at.dependency not in {"conj", "ROOT"}:
                return subject
            return None if subject.lower in _EMPTY and subject.dependency != "nsubj" else subject
        head = parse.tokens[at.head]
        if at.dependency in {"acl", "relcl"} and at.tag == "VB" and head.pos == "NOUN" and head.dependency == "dobj":
            at = parse.tokens[head.head]  # "the ministry has no reason to believe the figure"
            continue
        if at.dependency == "acl" and head.pos in {"NOUN", "PROPN", "PRON"}:
            return head
        if at.dependency in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "relcl"}:
            if at.dependency == "xcomp" and (owner := parse.child(head.index, "dobj")) and owner.index < at.index:
                return owner
            at = head
            continue
        if at.dependency == "prep" or head.dependency == "prep":
            at = head
            continue
        return None
    return None


def chunks_near(parse: Parse, verb: Token) -> Sequence[Chunk]:
    """The base noun phrases of the sentence of `verb` that begin within some twenty words of it."""
    sentence = parse.sentences[verb.sentence]
    low = bisect_left(parse.noun_chunks, max(sentence.first, verb.index - 20), key=_first)
    high = bisect_left(parse.noun_chunks, min(sentence.last, verb.index + 20), key=_first)
    return parse.noun_chunks[low:high]


def _first(chunk: Chunk) -> int:
    return chunk.first


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether `verb` is a passive form, also a bare participle with an agent ("a plan backed by ...")."""
    if parse.child(verb.index, "auxpass", "nsubjpass"):
        return True
    return (
        verb.tag == "VBN"
        and parse.child(verb.index, "aux", "nsubj") is None
        and (
            parse.child(verb.index, "agent") is not None
            or (verb.dependency == "conj" and is_passive(parse, parse.tokens[verb.head]))
            or verb.dependency == "acl"
        )
    )


def agent_of(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """The spans of "by ..." beside a passive verb, without the preposition."""
    for child in parse.children(verb.index, "agent", "prep"):
        if child.lower == "by" and (agent := parse.child(child.index, "pobj")):
            found = noun_phrase(parse, agent)
            for name in parse.children(child.index, "pobj")[1:2]:  # "the news agency" | "Coast"
                if found and name.pos == "PROPN" and agent.index + 1 == min(parse.subtree(name.index)):
                    found = (Span(found[0].start, noun_phrase(parse, name)[-1].end),)
            return found
    return ()


def noun_phrase(parse: Parse, head: Token, *, besides: int | None = None) -> tuple[Span, ...]:
    """The phrase that `head` governs, without clauses that hold the token `besides` and without marks at its ends."""
    kept: list[int] = []
    open_ = [head.index]
    while open_:
        at = open_.pop()
        kept.append(at)
        for child in parse.tokens[at].children:
            token = parse.tokens[child]
            if child == besides or (
                besides is not None and token.dependency in {"relcl", "acl"} and besides in parse.subtree(child)
            ):
                continue
            if token.dependency in {"punct", "cc", "preconj"} and at == head.index and child < _first_word(parse, head):
                continue
            open_.append(child)
    ordered = sorted(kept)
    run = [at for at in ordered if _joined(ordered, at, head.index)]
    return pieces(parse, run)[:1]


def _first_word(parse: Parse, head: Token) -> int:
    return min(
        [head.index, *[child for child in head.children if parse.tokens[child].dependency not in {"punct", "cc"}]]
    )


def _joined(ordered: list[int], at: int, head: int) -> bool:
    low, high = min(at, head), max(at, head)
    have = set(ordered)
    return all(k in have for k in range(low, high + 1))
