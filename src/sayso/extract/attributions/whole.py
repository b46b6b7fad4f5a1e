"""Contents that end where what is said ends: with whole names, and without what is only told of the source's words."""

from sayso.evidence import Span
from sayso.extract.attributions.drafts import Draft
from sayso.languages.parse import Parse


def whole_pieces(parse: Parse, draft: Draft) -> Draft:
    """The draft with a content that opens on a whole name, and has no clause about a noun of its cue ("in a letter that the Post has seen")."""
    kept = tuple(piece for piece in draft.content if not _is_aside(parse, draft, piece)) or draft.content
    content = tuple(_from_first_name(parse, draft, piece) for piece in kept)
    return draft._replace(content=content) if content != draft.content else draft


def _is_aside(parse: Parse, draft: Draft, piece: Span) -> bool:
    """Whether a piece is a relative clause about a noun that stands in no piece, beside the cue."""
    if len(draft.content) < 2:
        return False
    first = parse.between(piece)[:1]
    if not first or first[0].tag not in {"WDT", "IN"} or first[0].lower not in {"that", "which"}:
        return False
    clause = next((one for one in parse.ancestors(first[0].index) if one.dependency == "relcl"), None)
    if clause is None:
        return False
    noun = parse.tokens[clause.head]
    if any(one.covers(noun.span) for one in draft.content):
        return False
    cues = {token.index for span in draft.cue for token in parse.between(span)}
    return noun.index in cues or any(above.index in cues for above in parse.ancestors(noun.index)[:2])


def _from_first_name(parse: Parse, draft: Draft, piece: Span) -> Span:
    """The piece from the first word of the name on in which it begins: not "Brine said" of "Tolva Brine said"."""
    tokens = parse.between(piece)
    if not tokens or tokens[0].tag != "NNP":
        return piece
    start = tokens[0]
    while start.index:
        before = parse.tokens[start.index - 1]
        apart = parse.text[before.end : start.start] != " " or before.tag != "NNP" or before.dependency != "compound"
        if apart or before.head not in {start.index, tokens[0].index, start.head}:
            break
        if any(span.overlaps(before.span) for span in (*draft.source, *draft.cue)):
            break
        start = before
    return Span(start.start, piece.end)
