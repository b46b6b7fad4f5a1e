"""What is only asked for, planned or wished for, by the form in which it is told: "demanded the release", "told the crew to leave"."""

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues
from sayso.extract.attributions.drafts import Draft
from sayso.extract.references import is_passive
from sayso.languages.parse import Parse, Token

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def left_open(parse: Parse, cues: Cues, draft: Draft) -> Draft:
    """The draft, left open where its source wants what it tells and does not say that it is so; "opted not to" is sure."""
    if draft.certainty == "underspecified" and _is_decided(parse, cues, draft):
        against = parse.between(draft.cue[-1])[-1].lower == "against"
        return draft._replace(certainty="certain", polarity="denied" if against else "affirmed")
    if draft.polarity == "denied" or draft.certainty == "underspecified":
        return draft
    head = parse.head_of(draft.cue[0]) if draft.cue else None
    if head is None or head.pos != "VERB" or any(piece.words(parse.text)[:1] in '"\u201c' for piece in draft.content):
        return draft
    lemma = _lemma(cues, head)
    if is_passive(parse, head) or lemma in cues.claiming:
        return draft
    wished = any(_names(cues, parse, head, piece) for piece in draft.cue)
    open_ = any(_is_deed(parse, piece, wished=wished) for piece in draft.content)
    return draft._replace(certainty="underspecified") if open_ else draft


def _is_decided(parse: Parse, cues: Cues, draft: Draft) -> bool:
    """Whether somebody decided not to do it: "opted not to tap the reserve", "decided against selling"."""
    head = parse.head_of(draft.cue[0]) if draft.cue else None
    if head is None or head.tag not in {"VBD", "VBN"} or head.lemma.lower() not in cues.deciding:
        return False
    opening = [token.lower for token in parse.between(draft.content[0])[:2]]
    against = [token.lower for token in parse.between(draft.cue[-1])[-1:]] == ["against"]
    return (against or opening == ["not", "to"]) and parse.child(head.index, "neg") is None


def _lemma(cues: Cues, verb: Token) -> str:
    lemma = verb.lemma.lower()
    whole = f"{lemma}e"  # "hopes" comes with the lemma "hop"
    return whole if whole in cues.wished and verb.lower.startswith(whole) else lemma


def _names(cues: Cues, parse: Parse, verb: Token, cue: Span) -> bool:
    """Whether the verb, alone or with a word of its cue, is one of wishing."""
    lemma = _lemma(cues, verb)
    rest = [token.lower for token in parse.between(cue) if token.index > verb.index]
    return (
        lemma in cues.wished
        or "_".join([lemma, *rest]) in cues.wished
        or any(f"{lemma}_{word}" in cues.wished for word in rest)
    )


def _is_deed(parse: Parse, content: Span, *, wished: bool) -> bool:
    """Whether a content is a deed to be done ("to leave", "the crew to leave"), or a thing or deed where such are `wished`."""
    tokens = parse.between(content)
    if not tokens or any(token.tag in _FINITE for token in tokens[:4]):
        return False
    for token in tokens:
        above = parse.tokens[token.head]
        if token.tag == "VB" and not content.covers(above.span):
            helpers = [child.lower for child in parse.children(token.index, "aux")]
            return "to" in helpers and "have" not in helpers
    head = parse.head_of(content)
    finite = any(token.tag in _FINITE for token in tokens)
    return wished and not finite and head is not None and (head.pos in {"NOUN", "PROPN"} or head.tag == "VBG")
