"""How a measure is called: "people killed", "jobs cut"."""

from sayso.evidence import Figure, Quantity
from sayso.extract.figures.groups import is_owner
from sayso.extract.figures.words import ACTORS, Index, names_a_group
from sayso.languages import Token


def measure_of(
    index: Index, quantity: Quantity, head: Token | None, state: str | None, before: list[Figure], *, active: bool
) -> str | None:
    """The words for what is counted, in the plural or as measured, without the group's name."""
    if head is None:
        noun = quantity.concept or quantity.unit
    elif head.pos == "PRON" or (("noun", head.lemma.lower()) in index.states and state in index.words.states):
        noun = "people"
    elif state in index.words.states and head.dependency == "nsubj" and quantity.span.start > head.end and active:
        noun = "people"  # "the blast wounded 90"
    elif quantity.unit is not None and is_owner(index, quantity, head):
        noun = quantity.unit  # "the company made 19 million crowns": what was made, not the company
    elif names_a_group(index, head):
        counts_them = head.tag == "NNPS" or quantity.span.end <= head.start
        noun = quantity.unit or ("people" if counts_them else "strength")
    else:
        noun = _bare(index, head)
        if head.lemma.lower() in {"other", "others", "more"} and before:
            alike = [one.measure for one in before if one.measure.split(" ")[-1] in index.words.states]
            noun = alike[-1].rsplit(" ", 1)[0] if alike else "people"
    if not noun:
        return None
    if state is not None and state not in noun.split(" "):
        return f"{noun} {state}"
    return noun


def _bare(index: Index, head: Token) -> str:
    """The counted noun with its modifiers, less numbers and the names of groups."""
    parse = index.parse
    kept = []
    for child in parse.children(head.index, "amod", "compound", "nmod"):
        mention = index.mentions.holding(child.index)
        named = mention is not None and mention.kind in ACTORS and mention.form == "name"
        if child.index < head.index and not named and child.pos in {"NOUN", "ADJ", "VERB"} and child.lower.isalpha():
            if ("adjective", child.lower) in index.states or child.lower in index.words.words.counting:
                continue
            kept.append(child.lower)
    return " ".join([*kept, head.lower])
