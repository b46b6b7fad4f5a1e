"""Sources that carry the words of other sources: "told the agency", "quoted by the paper", "in a statement carried by".

Each rule turns one attribution into two, the carrier's outside and the speaker's inside it, with the same content.
"""

from sayso.evidence import Span, hull
from sayso.extract.attributions.cues import Cues
from sayso.extract.attributions.drafts import Draft, strip
from sayso.extract.attributions.sources import agent_of, chunks_near, noun_phrase, source_of
from sayso.extract.attributions.verbs import cue_span
from sayso.languages.parse import Parse, Token

_FARTHEST = 8  # tokens between a source and the verb of its carrier
_ARTICLES = frozenset({"the", "a", "an"})


def carried(parse: Parse, cues: Cues, by_verb: dict[int, Draft]) -> list[Draft]:
    """The further drafts that carriers give: for each verb with a draft, who carried it.

    The drafts in `by_verb` may be replaced: one that a carrier stands outside of is told so (`within`).
    """
    found: list[Draft] = []
    for index in sorted(by_verb):
        verb = parse.tokens[index]
        if verb.lemma.lower() in cues.carriers.citing and verb.tag == "VBG":
            continue
        if outer := _told_outlet(parse, cues, verb, by_verb[index]):
            found.append(outer)
            by_verb[index] = by_verb[index]._replace(within=outer.cue)
        elif both := _carried_by(parse, cues, verb, by_verb[index]):
            found.append(both[0])
            by_verb[index] = both[1]
    return found


def _of_source(parse: Parse, draft: Draft) -> list[Token]:
    return [head for span in draft.source if (head := parse.head_of(span)) is not None]


def _told_outlet(parse: Parse, cues: Cues, verb: Token, draft: Draft) -> Draft | None:
    """As in "X told the agency that C", "X said in an interview with the paper": the outlet's saying, around that of X."""
    if parse.document.outlet is None or draft.polarity == "denied":
        return None  # the paper may be the document's own: then it is no further link
    listener: Token | None = None
    if verb.lemma.lower() in {"tell", "inform", "assure"}:
        listener = parse.child(verb.index, "dobj", "dative")
    else:
        for child in parse.children(verb.index, "prep"):
            place = parse.child(child.index, "pobj")
            if place is None:
                continue
            if child.lower == "to":
                listener = place
            if child.lower in {"in", "during", "on"} and place.lower in {
                "interview",
                "comments",
                "remarks",
                "conversation",
                "call",
            }:
                for inner in parse.children(place.index, "prep"):
                    if inner.lower in {"with", "to", "for", "on"}:
                        listener = parse.child(inner.index, "pobj")
    if listener is None or not _is_outlet(parse, cues, listener):
        return None
    source = noun_phrase(parse, listener)
    if not source or _is_own(parse, source[0]):
        return None
    if any(span.overlaps(other) for span in source for other in draft.content):
        return None
    return Draft(source, draft.cue, draft.content, "certain", rule="told")


def _is_outlet(parse: Parse, cues: Cues, head: Token) -> bool:
    words = [
        parse.tokens[at].lower
        for at in (*head.children, head.index)
        if parse.tokens[at].dependency in {"compound", "amod", "det"} or at == head.index
    ]
    named = head.pos == "PROPN"
    if named:
        return any(word in cues.outlet_words for word in words) and head.entity != "PERSON"
    return head.lower in cues.carriers.bodies


def _is_own(parse: Parse, span: Span) -> bool:
    """Whether the outlet at `span` is the document's own: by its metadata, or by the credit in its first or last lines."""
    words = [word for word in span.words(parse.text).lower().split() if word not in _ARTICLES]
    name = " ".join(words)
    own = (parse.document.outlet or "").lower()
    if not name or name in own or words[-1] in own.split():
        return True
    edges = [parse.text[p.start : p.start + 60] for p in parse.paragraphs[:3]] + [
        parse.text[p.start : p.end] for p in parse.paragraphs[-2:]
    ]
    return any(f"({name})" in edge.lower() for edge in edges)


def _carried_by(parse: Parse, cues: Cues, verb: Token, draft: Draft) -> tuple[Draft, Draft] | None:
    """As in "X, quoted by the daily, said C", "X said in a statement carried by the agency": outer and inner."""
    heads = [*_of_source(parse, draft)]
    for child in parse.children(verb.index, "prep", "advcl", "dobj"):
        place = parse.child(child.index, "pobj") if child.dependency == "prep" else child
        if place is not None and not any(span.covers(place.span) for span in draft.content):
            heads.append(place)
    for head in heads:
        for child in parse.children(head.index, "acl", "advcl", "relcl"):
            if both := _around(parse, cues, child, draft, verb):
                return both
    beside = _beside_source(parse, cues, draft)
    if not draft.source and verb.index and parse.tokens[verb.index - 1].text == ",":
        beside = [
            child for child in parse.children(verb.index, "advcl") if child.index < verb.index and _parted(parse, child)
        ]
    for child in beside:
        if both := _around(parse, cues, child, draft, verb):
            return both
    return None


def _parted(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """The noun before ", a copy of which was obtained by"."""
    first = verb.index
    while first and parse.tokens[first - 1].lower in _COPY:
        first -= 1
    if first < 2 or first == verb.index or parse.tokens[first - 1].text != ",":
        return ()
    chunk = next((each for each in chunks_near(parse, verb) if each.last == first - 1), None)
    return (parse.span_of(chunk.first, chunk.last),) if chunk is not None else ()


def host_claims(parse: Parse, by_verb: dict[int, Draft], loose: list[Draft]) -> None:
    """Lengthens "could not confirm a claim by the band" by "that P", and puts the claim inside it, carried or not."""
    carriers = {draft.cue for draft in loose if draft.rule == "carried"}
    for index in [index for index, draft in by_verb.items() if draft.cue in carriers]:
        del by_verb[index]
    for at, draft in enumerate(loose):
        noun = parse.head_of(draft.cue[0]) if draft.rule == "noun" and draft.source else None
        host = by_verb.get(noun.head) if noun is not None and noun.dependency == "dobj" else None
        if noun is None or host is None or draft.cue[0].start < host.cue[0].end:
            continue
        last = draft.content[-1].end
        whole = any(span.covers(draft.content[-1]) for span in host.content)
        held = [span for span in host.content if span.covers(noun.span)]
        if whole or not held or any(one.overlaps(two) for one in host.cue for two in draft.content):
            continue
        by_verb[noun.head] = host._replace(content=(Span(held[0].start, last),))
        outer = next((k for k, each in enumerate(loose) if draft.within and each.cue == draft.within), at)
        loose[outer] = loose[outer]._replace(within=host.cue)


def _around(parse: Parse, cues: Cues, child: Token, draft: Draft, verb: Token | None) -> tuple[Draft, Draft] | None:
    """What the carrier's verb `child` makes of a draft: the carrier's, and the draft inside it."""
    draft = draft if draft.source else draft._replace(source=_parted(parse, child))
    if child.lemma.lower() not in cues.carriers.by or child.tag not in {"VBN", "VBD"}:
        return None
    source = agent_of(parse, child) or _holder(parse, child) or _aired_on(parse, cues, child)
    if not source or any(span.overlaps(other) for span in source for other in draft.content):
        return None
    first = parse.tokens[child.index - 1] if child.index else child
    cue = Span(first.start if first.head == child.index and first.pos == "ADV" else child.start, child.end)
    clause = hull((Span(_opening(parse, child), child.end), *source))
    inner = draft._replace(source=_cut(parse, draft.source, clause), within=(cue,))
    beside = _beside(parse, verb, clause) if verb is not None else ()
    whole = hull((*inner.source, *inner.cue, *inner.content, *beside))
    content = _cut(parse, (whole,), clause, both=True)
    return Draft(source, (cue,), content, "certain", rule="carried"), inner


def carried_phrases(parse: Parse, cues: Cues, drafts: list[Draft]) -> list[Draft]:
    """The drafts of phrases and nouns, with those of their carriers: "according to a letter seen by the paper"."""
    found: list[Draft] = []
    for draft in drafts:
        both = None
        if draft.rule in {"phrase", "noun", "possessed"} and not draft.within:
            for child in _beside_source(parse, cues, draft):
                both = both or _around(parse, cues, child, draft, None)
        found.extend(both or (draft,))
    return found


_COPY = frozenset(
    {
        "a",
        "copy",
        "copies",
        "excerpts",
        "extracts",
        "parts",
        "of",
        "which",
        "that",
        "was",
        "were",
        "has",
        "been",
        "first",
    }
)


def _beside_source(parse: Parse, cues: Cues, draft: Draft) -> list[Token]:
    """Carriers' verbs in the source of a draft, or right after it past "a copy of which was"."""
    found: list[Token] = []
    for span in draft.source:
        tokens = parse.between(span)
        found.extend(
            token for token in tokens if token.lemma.lower() in cues.carriers.by and token.tag in {"VBN", "VBD"}
        )
        at = tokens[-1].index + 1 if tokens else len(parse.tokens)
        last = min(at + _FARTHEST, len(parse.tokens))
        while at < last and (parse.tokens[at].text == "," or parse.tokens[at].lower in _COPY):
            at += 1
        if at < last and parse.tokens[at].tag in {"VBN", "VBD"} and parse.tokens[at - 1].start >= span.start:
            found.append(parse.tokens[at])
    return [token for token in found if not any(span.overlaps(token.span) for span in draft.cue)]


def _opening(parse: Parse, verb: Token) -> int:
    """Where the words that lead to a carrier's verb begin: "a copy of which was | obtained"."""
    first = verb.index
    while first and parse.tokens[first - 1].lower in _COPY and parse.tokens[first - 1].sentence == verb.sentence:
        first -= 1
    led = any(parse.tokens[at].lower in {"which", "that"} for at in range(first, verb.index))
    return parse.tokens[first].start if led else parse.subtree_span(verb.index).start


def _aired_on(parse: Parse, cues: Cues, verb: Token) -> tuple[Span, ...]:
    """The outlet in "broadcast on Radio Coast", "published in the Lamp"."""
    for child in parse.children(verb.index, "prep"):
        place = parse.child(child.index, "pobj") if child.lower in {"on", "in", "over", "via"} else None
        if place is not None and _is_outlet(parse, cues, place):
            clause = parse.child(place.index, "relcl", "acl")
            return noun_phrase(parse, place, besides=clause.index if clause is not None else None)
    return ()


def _holder(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """The subject of "which the paper has seen"."""
    thing, holder = parse.child(verb.index, "dobj"), parse.child(verb.index, "nsubj")
    if verb.dependency != "relcl" or thing is None or holder is None or thing.tag != "WDT":
        return ()
    return noun_phrase(parse, holder)


def _beside(parse: Parse, verb: Token, clause: Span) -> tuple[Span, ...]:
    """The phrase that the carrier's clause hangs on, up to it ("in a statement")."""
    for prep in parse.children(verb.index, "prep"):
        span = parse.subtree_span(prep.index)
        if span.covers(clause) and (kept := strip(parse.text, Span(span.start, clause.start))):
            return (kept,)
    return ()


def _cut(parse: Parse, spans: tuple[Span, ...], clause: Span, *, both: bool = False) -> tuple[Span, ...]:
    """The spans without `clause`; what follows it only where `both` is true."""
    found: list[Span] = []
    for span in spans:
        if not span.overlaps(clause):
            found.append(span)
            continue
        sides = [Span(span.start, clause.start), Span(clause.end, span.end)][: 1 + both]
        found.extend(kept for side in sides if side.start < side.end and (kept := strip(parse.text, side)))
    return tuple(found) or spans


def quoted_as_saying(parse: Parse, by_verb: dict[int, Draft]) -> None:
    """As in "the daily quotes X as saying C" and "X was quoted by the daily as saying C": two, one inside the other."""
    for index, draft in list(by_verb.items()):
        verb = parse.tokens[index]
        head = parse.tokens[verb.head]
        if verb.dependency != "pcomp" or head.lower != "as":
            continue
        quoting = parse.tokens[head.head]
        if quoting.pos != "VERB" or quoting.index == index:
            continue
        subject = parse.child(quoting.index, "nsubjpass")
        quoted = subject or parse.child(quoting.index, "dobj")
        if quoted is None:
            continue
        outlet = agent_of(parse, quoting) if subject is not None else source_of(parse, quoting)
        if not outlet:
            cue = Span(cue_span(parse, quoting).start, verb.end)
            by_verb[index] = draft._replace(source=noun_phrase(parse, quoted), cue=(cue,))
            by_verb.pop(quoting.index, None)
            continue
        saying = (Span(head.start, draft.cue[0].end),)
        inner = draft._replace(source=noun_phrase(parse, quoted), cue=saying, within=(quoting.span,))
        by_verb[index] = inner
        by_verb[quoting.index] = Draft(outlet, (quoting.span,), draft.content, "certain", rule="quotes")
