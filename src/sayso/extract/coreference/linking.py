"""Who is who by grammar: appositions ("Ana Roth, the spokeswoman"), "X is the leader", roles before names."""

from collections.abc import Iterable

from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item
from sayso.languages import Parse

_PEOPLE = {"person", "organisation", "other"}


def join_appositions(parse: Parse, items: list[Item], clusters: Clusters) -> list[tuple[int, int]]:
    """Join each name with the descriptions set beside it, in place; returns the pairs (name's item, description's item)."""
    by_head = {item.head: item for item in items if item.form != "pronoun"}
    pairs: list[tuple[int, int]] = []
    for item in items:
        if item.form == "pronoun":
            continue
        for other in _beside(parse, item, by_head):
            if not _agree(item, other):
                continue
            name, description = (item, other) if item.form == "name" else (other, item)
            if clusters.join(item.number, other.number):
                pairs.append((name.number, description.number))
    return pairs


def _beside(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    token = parse.tokens[item.head]
    for child in parse.children(token.index, "appos"):
        other = by_head.get(child.index)
        if other is not None and other.number != item.number and _comma_between(parse, item, other):
            yield other
    for child in parse.children(token.index, "acl", "relcl"):  # "a village known as Hibhib"
        if child.lemma in {"know", "call", "name"}:
            for deep in (*parse.children(child.index, "oprd", "dobj"), *(g for prep in parse.children(child.index, "prep") for g in parse.children(prep.index, "pobj"))):
                other = by_head.get(deep.index)
                if other is not None and other.form == "name":
                    yield other
    if token.dependency in {"nsubj"} and parse.tokens[token.head].lemma == "be" and item.form == "name":
        verb = parse.tokens[token.head]
        if parse.child(verb.index, "neg", "aux") is None:
            other = by_head.get(getattr(parse.child(verb.index, "attr"), "index", -1))
            if other is not None and other.form == "nominal" and other.determiner in {"definite", "possessive"}:
                yield other
    # "the Taliban's emir, Mullah X" and "Taliban commander Hazrat Ali": a description directly before the name
    if item.form == "name" and item.kind == "person":
        before = parse.tokens[parse.between(item.span)[0].index - 1] if parse.between(item.span) and parse.between(item.span)[0].index else None
        if before is not None and before.index in by_head and before.sentence == token.sentence:
            other = by_head[before.index]
            if other.form == "nominal" and other.span.end <= item.span.start and other.kind == "person":
                yield other


def _comma_between(parse: Parse, item: Item, other: Item) -> bool:
    first, second = sorted((item.span, other.span))
    if first.covers(second):
        return False
    between = parse.text[first.end : second.start]
    return (between.strip(" \u00a0\n") != "" or first.end <= second.start) and len(between) < 60 and "(" not in between


def _agree(item: Item, other: Item) -> bool:
    if item.form == "name" and other.form == "name":
        return False
    if item.kind == other.kind:
        return item.plural == other.plural or item.kind == "organisation"
    if {item.kind, other.kind} == {"place", "organisation"}:
        return item.form == other.form or item.noun in {"country", "nation", "kingdom"} or other.noun in {"country", "nation", "kingdom", "ally"}
    return False
