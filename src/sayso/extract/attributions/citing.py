"""Sources cited by a source: "citing an official, the daily reported ...", "according to the daily, which quoted a clerk"."""

from collections.abc import Iterable

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues
from sayso.extract.attributions.drafts import Draft, pieces, strip
from sayso.extract.attributions.sources import antecedent_of, noun_phrase, source_of
from sayso.extract.attributions.verbs import cue_span
from sayso.languages.parse import Parse, Token


def cited(parse: Parse, cues: Cues, by_verb: dict[int, Draft], loose: Iterable[Draft]) -> list[Draft]:
    """What those who are cited say: the content of the one who cites them, inside it.

    The drafts in `by_verb` are mended on the way: the one who cites loses the words "citing ..." from its content.
    """
    found: list[Draft] = []
    others = list(loose)
    for token in parse.tokens:
        if token.lemma.lower() not in cues.carriers.citing or token.pos != "VERB":
            continue
        thing = parse.child(token.index, "dobj", "pobj")
        if thing is None:
            continue
        if token.tag == "VBG" and token.dependency in {"advcl", "acl", "prep", "conj", "dep", "ccomp", "pcomp"}:
            draft = _beside_cue(parse, token, thing, by_verb)
        else:
            draft = _in_relative_clause(parse, token, thing, [*by_verb.values(), *others])
        if draft is not None:
            by_verb.pop(token.index, None)
            found.append(draft)
    return found


def _beside_cue(parse: Parse, token: Token, thing: Token, by_verb: dict[int, Draft]) -> Draft | None:
    """As in "X, citing Y, said C", wherever the participle stands."""
    host = _host(parse, token, by_verb)
    own = parse.child(token.index, "ccomp")  # "X reported, citing Y, that C", where the parser gives C to "citing"
    source = noun_phrase(parse, thing, besides=own.index if own is not None else None)
    if host is None or not source:
        return None
    if own is not None and own.index > thing.index:
        content = pieces(parse, parse.subtree(own.index))
        cue = (cue_span(parse, host),)
        outer = by_verb.get(host.index) or Draft(source_of(parse, host), cue, content, rule="citing-host")
        by_verb[host.index] = outer._replace(content=content)
    elif (outer_ := by_verb.get(host.index)) is not None:
        if outer_.certainty == "underspecified":
            return None  # "declined to comment, citing the trial": a reason, not a source
        outer = outer_
        content = _without(parse, outer.content, parse.subtree_span(token.index))
        by_verb[host.index] = outer._replace(content=content)
    else:
        return None
    return Draft(source, (token.span,), content, rule="citing", within=outer.cue) if content else None


def _host(parse: Parse, token: Token, by_verb: dict[int, Draft]) -> Token | None:
    """The verb whose subject does the citing."""
    above = parse.ancestors(token.index)
    for verb in above:
        if verb.index in by_verb and verb.sentence == token.sentence:
            return verb
    head = parse.tokens[token.head]
    for index, draft in by_verb.items():
        if parse.tokens[index].sentence == token.sentence and any(span.covers(head.span) for span in draft.source):
            return parse.tokens[index]
    if parse.child(token.index, "ccomp") is not None and head.pos == "VERB" and source_of(parse, head):
        return head
    return None


def _without(parse: Parse, content: tuple[Span, ...], phrase: Span) -> tuple[Span, ...]:
    found = []
    for span in content:
        if not span.overlaps(phrase):
            found.append(span)
            continue
        for side in (Span(span.start, phrase.start), Span(phrase.end, span.end)):
            if side.start < side.end and (kept := strip(parse.text, side)):
                found.append(kept)
    return tuple(found)


def _in_relative_clause(parse: Parse, token: Token, thing: Token, drafts: list[Draft]) -> Draft | None:
    """As in "according to X, which cited Y"."""
    subject = parse.child(token.index, "nsubj")
    known = antecedent_of(parse, subject) if subject is not None else None
    if known is None or parse.child(token.index, "ccomp", "xcomp") is not None:
        return None
    source = noun_phrase(parse, thing)
    for draft in drafts:
        speaks = draft.rule != "citing" and any(span.covers(known.span) for span in draft.source)
        if speaks and source and not any(a.overlaps(b) for a in source for b in draft.content):
            return Draft(source, (token.span,), draft.content, rule="citing", within=draft.cue)
    return None
