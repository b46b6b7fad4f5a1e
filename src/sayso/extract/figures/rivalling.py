"""Another number for a count just told, of which it says no more: "the police put it at 900", "sixteen, said the ministry"."""

from msgspec import structs

from sayso.evidence import Figure, Quantity, hull
from sayso.extract.figures.groups import giver_of
from sayso.extract.figures.naming import NEAR_SENTENCES, last_count
from sayso.extract.figures.words import SIZES, TALLIES, Index, governor_of
from sayso.extract.mentions import word_set
from sayso.extract.references import is_passive
from sayso.languages import Parse, Token

_BARE = {"dobj", "attr", "ccomp", "pobj", "ROOT", "npadvmod", "oprd", "acomp", "dep"}
_PUTTING = {"at", "of", "about"}  # "put it at 900", "speaks of 900"
_OPENING, _CLOSING = '"“‘', '"”’'
_IT = {"it", "that", "this"}
_SAME = {"number", "figure", "amount", "sum", "total"}  # "half that number"


def rival_of(index: Index, quantity: Quantity, number: Token, before: list[Figure]) -> Figure | None:
    """The last count with this number in its place, and who gives it; `None` where the number tells of what it counts."""
    if not before or number.sentence is None:
        return None
    share = _share_of_the_last(index.parse, quantity, before[-1], number)
    if share is not None:
        return _replaced(index, quantity, number, share)
    if not _is_quoted_alone(index.parse, quantity) and not _is_given_alone(index, number):
        return None
    told = last_count(index.parse, quantity, "number", before)
    if told is None:
        return None
    values = structs.replace(told, low=quantity.low, high=quantity.high, bound=quantity.bound)
    return _replaced(index, quantity, number, structs.replace(values, approximate=quantity.approximate))


def _replaced(index: Index, quantity: Quantity, number: Token, told: Figure) -> Figure:
    verb = governor_of(index.parse, number)
    pieces = [quantity.span] if verb is None or verb.index > number.index else [verb.span, quantity.span]
    return structs.replace(
        told,
        span=hull(pieces),
        quantity=quantity.span,
        revised_from=None,
        giver=giver_of(index, number, number),
        beside=told.beside or told.quantity,
        negation_used=False,
    )


def _is_quoted_alone(parse: Parse, quantity: Quantity) -> bool:
    """Whether the number is all that stands between quotation marks."""
    before, after = parse.text[: quantity.span.start].rstrip()[-1:], parse.text[quantity.span.end :].lstrip(" ,.!?")[:1]
    return before in _OPENING and after in _CLOSING and bool(before) and bool(after)


def _is_given_alone(index: Index, number: Token) -> bool:
    """Whether a number without a noun is all that somebody says or counts."""
    parse = index.parse
    if number.pos == "VERB":  # "an estimated 250" has a noun, "the army estimated 250" has none
        bare = parse.child(number.index, "dobj")
        return number.tag == "VBD" and bare is not None and bare.pos == "NUM" and number.dependency != "amod"
    if number.dependency not in _BARE or parse.child(number.index, "prep", "relcl", "acl") is not None:
        return False
    above = parse.tokens[number.head]
    if number.dependency == "pobj":
        if above.lower not in _PUTTING:
            return False
        put = parse.tokens[above.head]
        above = put if put.pos == "VERB" else parse.tokens[put.head]  # "it at 900"
        known = put.pos == "VERB" or put.lower in _IT
        return known and above.lemma.lower() in index.words.words.giving and not is_passive(parse, above)
    verbs = word_set(parse.language, "speaking") | word_set(parse.language, "reckoning")
    return above.index != number.index and above.lemma.lower() in verbs and not is_passive(parse, above)


def _share_of_the_last(parse: Parse, quantity: Quantity, last: Figure, number: Token) -> Figure | None:
    """The last figure halved, where a share is of "that": "the union put the loss at no more than half of that"."""
    value = quantity.high if quantity.high is not None else quantity.low
    there = parse.head_of(last.quantity)
    if value is None or not 0 < value < 1 or quantity.unit is not None or there is None:
        return None
    after = [token.lower for token in parse.tokens[parse.between(quantity.span)[-1].index + 1 :][:3]]
    of = after[1:] if after[:1] == ["of"] else after
    if not of or of[0] not in _IT or (of[0] == "this" and of[1:2] and of[1] not in _SAME):
        return None
    if not 0 <= number.sentence - there.sentence <= NEAR_SENTENCES:
        return None
    base = last.low if last.low is not None else last.high
    if base is None or _is_of_a_subject(parse, number):
        return None
    low = quantity.low * base if quantity.low is not None else None
    high = quantity.high * base if quantity.high is not None else None
    return structs.replace(last, low=low, high=high, bound=quantity.bound, approximate=True)


def _is_of_a_subject(parse: Parse, number: Token) -> bool:
    """Whether something else is told to be the share: "history is only half of it"."""
    verb = governor_of(parse, number)
    subject = parse.child(verb.index, "nsubj") if verb is not None and verb.lemma.lower() == "be" else None
    known = SIZES | TALLIES | {"loss", "cost", "sum", "amount", "toll"}
    return subject is not None and subject.lemma.lower() not in known and subject.pos in {"NOUN", "PROPN"}
