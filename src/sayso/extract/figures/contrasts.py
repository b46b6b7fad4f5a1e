"""Numbers set against others: "12, not 30", "not 4 billion but 170 million", "far from the 4,000 that the union claims"."""

from itertools import pairwise
from typing import Literal

from msgspec import structs

from sayso.evidence import Figure, Quantity, Reference
from sayso.extract.figures.words import Index, governor_of
from sayso.extract.references import agent_of, refer
from sayso.languages import Parse, Token

_NOT = frozenset({"not", "n't", "n’t", "never"})
_FILLING = {"DET", "ADP", "ADV", "SYM", "PRON"}  # between "not" and the number: "not for the $4 billion"
_MOST_FILLING = 4
_COMPARING = {"fewer", "less", "more", "lower", "higher", "smaller", "greater", "larger"}
_BELOW = {"fewer", "less", "lower", "smaller"}
_GIVERS = {"person", "organisation", "document", "place", "nationality", "other"}
_BREAKING = {";", ":", "(", ")", "—", "–"}
_JOINING = {",", "and", "-", "–", "—", "("}


def told_apart(index: Index, figures: list[Figure], quantities: tuple[Quantity, ...]) -> list[Figure]:
    """The figures with what a text sets against what: each number of a contrast on its own side, and who gave it in passing.

    Of "12, not 30" the first is affirmed and the second denied, whatever the parse hangs "not" on; of "30, as the union said"
    the union is the giver. A number beside another that counts nothing by itself ("not 30") counts what that one does.
    """
    found = {figure.quantity: figure for figure in figures}
    listed = sorted(quantities, key=lambda one: one.span)
    for before, after in pairwise(listed):
        sides = _sides(index, before, after)
        if sides is None:
            continue
        for own, other, side in ((before, after, sides[0]), (after, before, sides[1])):
            figure, model = found.get(own.span), found.get(other.span)
            if model is not None and (figure is None or (own is after and _is_bare(index.parse, own))):
                figure = _like(model, own, figure)
            if figure is not None:
                found[own.span] = structs.replace(figure, contrast=side, negation_used=False)
    for quantity in listed:
        figure = found.get(quantity.span)
        if figure is None:
            continue
        if figure.contrast is None and _set_aside(index, quantity):
            found[quantity.span] = figure = structs.replace(figure, contrast="denied", negation_used=False)
        giver = given_in_passing(index, quantity)
        if giver is not None and figure.giver is None:
            found[quantity.span] = structs.replace(figure, giver=giver, compared=_compared(index.parse, quantity))
    return sorted(found.values(), key=lambda one: one.quantity)


def _sides(
    index: Index, before: Quantity, after: Quantity
) -> tuple[Literal["affirmed", "denied"], Literal["affirmed", "denied"]] | None:
    """On which side each of two numbers stands that follow one another; `None` where they are not set against each other."""
    parse = index.parse
    last, first = parse.between(before.span)[-1], parse.between(after.span)[0]
    if last.sentence != first.sentence or not _alike(before, after):
        return None
    opener = _opener(parse, after)
    between = parse.tokens[last.index + 1 : first.index]
    if opener is not None and opener.lower in _NOT and opener.index > last.index:
        joint = parse.tokens[opener.index - 1]
        verbless = not any(token.pos in {"VERB", "AUX"} for token in parse.tokens[opener.index : first.index])
        if verbless and (joint.index == last.index or joint.lower in _JOINING):
            return "affirmed", "denied"
    but = opener is not None and opener.lower == "but" and opener.index > last.index
    if but and not any(token.text in _BREAKING for token in between) and _is_denied_before(parse, before):
        return "denied", "affirmed"
    return None


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers could be of one thing; "not one of them" is nothing that a number is set against."""
    return one.unit == other.unit and 1 not in {one.high, other.high}


def _opener(parse: Parse, quantity: Quantity) -> Token | None:
    """The word before a number, past articles, prepositions and words that bound it: the "not" of "not for the $4 billion"."""
    inside = parse.between(quantity.span)
    at = inside[0].index
    if inside[0].lower in _NOT:
        return inside[0]
    start = parse.sentences[inside[0].sentence].first
    for _ in range(_MOST_FILLING):
        at -= 1
        if at < start:
            return None
        token = parse.tokens[at]
        if token.lower in _NOT or token.pos not in _FILLING:
            return token
    return None


def _is_denied_before(parse: Parse, quantity: Quantity) -> bool:
    """Whether "not" stands before a number, at its verb or right before it."""
    first = parse.between(quantity.span)[0]
    verb = governor_of(parse, first)
    start = max(parse.sentences[first.sentence].first, first.index - 12)
    for token in parse.tokens[start : first.index]:
        under = verb is not None and (token.head == verb.index or parse.tokens[token.head].head == verb.index)
        if token.lower in _NOT and (under or first.index - token.index <= _MOST_FILLING):
            after = parse.tokens[token.index + 1].lower
            if after not in {"only", "just", "merely"}:
                return True
    return False


def _set_aside(index: Index, quantity: Quantity) -> bool:
    """Whether a number is what something is not: "rather than 30", "far from the 4,000", "instead of the promised 2,000"."""
    parse = index.parse
    first = parse.between(quantity.span)[0]
    start = parse.sentences[first.sentence].first
    at = first.index
    while at > start and first.index - at < _MOST_FILLING and _describes(parse.tokens[at - 1]):
        at -= 1
    before = [token.lower for token in parse.tokens[max(start, at - 4) : at]]
    return any(before[-len(words) :] == list(words) for words in index.words.contrasts.phrases)


def _describes(token: Token) -> bool:
    return token.pos in {"DET", "ADJ", "SYM"} or token.tag in {"VBN", "PRP$"}  # "of the promised 2,000 tents"


def _is_bare(parse: Parse, quantity: Quantity) -> bool:
    """Whether a number has no noun of its own: "not 30"."""
    last = parse.between(quantity.span)[-1].index
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else parse.tokens[last]
    return after.pos not in {"NOUN", "PROPN", "ADJ", "NUM"} and after.lower != "of"


def _like(other: Figure, own: Quantity, found: Figure | None) -> Figure:
    """What the other figure counts with this number in its place, at the words of the figure `found` for it so far."""
    values = structs.replace(other, low=own.low, high=own.high, bound=own.bound, approximate=own.approximate)
    span = found.span if found is not None else own.span
    values = structs.replace(values, giver=found.giver if found is not None else None)
    return structs.replace(values, span=span, quantity=own.span, revised_from=None, beside=None, contrast=None)


def _compared(parse: Parse, quantity: Quantity) -> Literal["at_least", "at_most"] | None:
    """The bound that "fewer than the 300 reported" gives, which is not that of the 300."""
    at = parse.between(quantity.span)[0].index
    words = [token.lower for token in parse.tokens[max(0, at - 3) : at]]
    if words[1:] != ["than", "the"] or words[0] not in _COMPARING:
        return None
    return "at_most" if words[0] in _BELOW else "at_least"


def given_in_passing(index: Index, quantity: Quantity) -> Reference | None:
    """Who is told by the way to have given a number: "the 4,000 that the union claims", "the 30 reported by the army"."""
    parse = index.parse
    inside = parse.between(quantity.span)
    for verb in _describing(parse, inside):
        known = index.words.contrasts.ascribing if verb.dependency != "advcl" else index.words.contrasts.giving
        if verb.lemma.lower() not in known or parse.child(verb.index, "neg", "oprd") is not None:
            continue
        passive = verb.tag == "VBN" and parse.child(verb.index, "nsubj") is None
        who = agent_of(parse, verb) if passive and parse.child(verb.index, "agent") is not None else None
        who = who or (parse.child(verb.index, "nsubj") if not passive else None)
        if who is None or who.tag in {"WDT", "WP"}:
            continue
        mention = index.mentions.headed_by(who.index)
        if mention is None and who.pos not in {"NOUN", "PROPN"}:
            continue
        if mention is not None and (mention.kind not in _GIVERS or (mention.form == "pronoun" and not mention.entity)):
            continue
        giver = refer(index.mentions, who)
        if giver.span is None or any(giver.span.overlaps(token.span) for token in inside):
            continue
        return giver
    return None


def _describing(parse: Parse, inside: tuple[Token, ...] | list[Token]) -> list[Token]:
    """The verbs of the clauses that describe a number or what it counts, those behind "as" with them."""
    held = {token.index for token in inside}
    last = inside[-1]
    heads = [*inside]
    for token in inside:
        above = parse.tokens[token.head]
        if above.index not in held and above.pos in {"NOUN", "PROPN"} and above.index - last.index <= _MOST_FILLING:
            heads.append(above)
    found = [clause for head in heads for clause in parse.children(head.index, "relcl", "acl")]
    found = [clause for clause in found if clause.index > last.index and _is_object(parse, clause)]
    verb = governor_of(parse, last)
    for clause in parse.children(verb.index, "advcl") if verb is not None else ():
        opening = parse.tokens[min(parse.subtree(clause.index))]
        if opening.lower == "as" and last.index < opening.index <= last.index + _MOST_FILLING:
            found.append(clause)
    return found


def _is_object(parse: Parse, clause: Token) -> bool:
    """Whether what a clause describes is what is said or given in it: "the 4,000 (that) the union claims"."""
    if parse.child(clause.index, "ccomp", "xcomp") is not None:
        return False
    subject = parse.child(clause.index, "nsubj")
    if subject is None:
        return clause.tag == "VBN"
    given = parse.child(clause.index, "dobj")
    return subject.tag not in {"WDT", "WP"} and (given is None or given.index < subject.index)
