"""How a measure is called: "people killed", "jobs cut"."""

from sayso.evidence import Figure, Quantity
from sayso.extract.figures.dimensions import dimension_of
from sayso.extract.figures.groups import is_owner
from sayso.extract.figures.words import ACTORS, SIZES, TALLIES, Index, names_a_group
from sayso.languages import Parse, Token

POINTING = SIZES | TALLIES | {"amount", "quantity", "sum"}
NEAR_SENTENCES = 2
LIKE_SIZE = 5  # times


def measure_of(
    index: Index, quantity: Quantity, head: Token | None, state: str | None, before: list[Figure], *, active: bool
) -> str | None:
    """The words for what is counted, in the plural or as measured, without the group's name."""
    dimension = dimension_of(index, quantity)
    if dimension is not None:
        return dimension
    if head is None:
        noun = quantity.concept or _sum(quantity)
    elif quantity.unit == "percent" and ("noun", head.lemma.lower()) in index.states:
        return _bare(index, quantity, head)  # "cut deaths by 18 percent" counts no dead
    elif (
        head.pos == "PRON"
        or head.lower == "own"
        or (("noun", head.lemma.lower()) in index.states and state in index.words.states)
    ):
        noun = "people"
    elif state in index.words.states and head.lemma.lower() == "life":
        noun = "people"  # "claimed 67 lives"
    elif state in index.words.states and head.dependency == "nsubj" and quantity.span.start > head.end and active:
        noun = "people"  # "the blast wounded 90"
    elif quantity.unit is not None and is_owner(index, quantity, head):
        noun = _sum(quantity)  # "the company made 19 million crowns": what was made, not the company
    elif names_a_group(index, head):
        counts_them = head.tag == "NNPS" or quantity.span.end <= head.start
        noun = _sum(quantity) or ("people" if counts_them else "strength")
    else:
        noun = _bare(index, quantity, head)
        if head.lemma.lower() in {"other", "others", "more"} and before:
            alike = [one.measure for one in before if one.measure.split(" ")[-1] in index.words.states]
            noun = alike[-1].rsplit(" ", 1)[0] if alike else "people"
    if not noun:
        return None
    if state is not None and state not in noun.split(" "):
        return f"{noun} {state}"
    return noun


def last_count(parse: Parse, quantity: Quantity, measure: str, before: list[Figure]) -> Figure | None:
    """The count that another number is put beside: after "1,500 workers stopped work", "the port put the number at 900".

    Of the sentence before at the earliest, or the one before that, and of like size: else nothing tells what is meant.
    """
    value = quantity.low if quantity.low is not None else quantity.high
    if measure not in POINTING or not before or not value or quantity.unit not in {None, before[-1].unit}:
        return None
    last, here = before[-1], parse.head_of(quantity.span)
    there = parse.head_of(last.quantity)
    known = last.low if last.low is not None else last.high
    if here is None or there is None or not known or last.measure in POINTING:
        return None
    near = here.sentence - there.sentence <= NEAR_SENTENCES
    return last if near and max(value, known) <= LIKE_SIZE * min(value, known) else None


def _sum(quantity: Quantity) -> str | None:
    """What is told of an amount of which nothing more is known: the money or measure itself."""
    if quantity.unit is None or quantity.unit.endswith(("s", "yen", "percent")) or " " in quantity.unit:
        return quantity.unit
    return f"{quantity.unit}s"


def _bare(index: Index, quantity: Quantity, head: Token) -> str:
    """The counted noun with its modifiers, less numbers, units and the names of groups."""
    parse = index.parse
    kept = []
    for child in parse.children(head.index, "amod", "compound", "nmod"):
        mention = index.mentions.holding(child.index)
        named = mention is not None and mention.kind in ACTORS and mention.form == "name"
        named = named or quantity.span.covers(child.span)
        if child.index < head.index and not named and child.pos in {"NOUN", "ADJ", "VERB"} and child.lower.isalpha():
            if ("adjective", child.lower) in index.states or child.lower in index.words.words.counting:
                continue
            kept.append(child.lower)
    return " ".join([*kept, head.lower])
