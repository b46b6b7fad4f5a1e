"""What somebody only talks of: "commented on his capture", "a statement on the war that has killed nine"; the outlet tells that it is so."""

from msgspec import structs

from sayso.evidence import Attribution, Span
from sayso.extract.mentions import word_set
from sayso.languages import Parse

_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def without_topics(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions that state something; what stands inside another one stands inside what that one stands in."""
    topics = {item.id: item.inside for item in attributions if is_topic(parse, item)}
    found = []
    for item in attributions:
        inside = item.inside
        while inside in topics:
            inside = topics[inside]
        if item.id not in topics:
            found.append(item if inside == item.inside else structs.replace(item, inside=inside))
    return tuple(found)


def is_topic(parse: Parse, attribution: Attribution) -> bool:
    """Whether a content is but the thing that is talked of, so that its source vouches for nothing that is told there."""
    if attribution.manner != "indirect" or attribution.polarity == "denied" or not attribution.cue:
        return False
    cue = [token for span in attribution.cue for token in parse.between(span)]
    words = word_set(parse.language, "talking_of")
    if not cue or cue[-1].lower not in _ABOUT or not any(token.lemma.lower() in words for token in cue):
        return False
    return all(_is_thing(parse, piece) for piece in attribution.content)


def _is_thing(parse: Parse, piece: Span) -> bool:
    head = parse.head_of(piece)
    return head is not None and head.pos in {"NOUN", "PROPN", "PRON"} and head.tag not in _FINITE
