"""Ties between two that a text speaks of: who fights, supports, leads, owns, belongs to, meets whom, and who is where."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation
from sayso.extract.relations.adjectives import by_adjective
from sayso.extract.relations.echoes import echoed
from sayso.extract.relations.finder import Finder
from sayso.extract.relations.hands import at_hands
from sayso.extract.relations.nouns import by_noun
from sayso.extract.relations.patterns import patterns_of
from sayso.extract.relations.places import come_from, counted, included, located, near_first, same, visited
from sayso.extract.relations.roles import by_role
from sayso.extract.relations.verbs import by_verb
from sayso.languages import Parse

__all__ = ["find_relations"]


def find_relations(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Relation, ...]:
    """The ties that the text words, in order of their spans; arguments are spans of `mentions`, which carry their entities.

    Negation is left to factuality, but for a negated ending ("has never cut ties"), which is the tie itself and is marked
    by `negation_used`. A tie of several to one another ("the two groups fight each other") has them on both sides. A tie
    spoken of again ("the relationship remains intact") has the parties of its last telling, which stand before its span.
    """
    finder = Finder(parse, patterns_of(parse.language), mentions)
    found: list[Relation] = []
    for token in parse.tokens:
        if token.pos in {"VERB", "AUX"} or (token.dependency == "amod" and token.tag == "VBN"):
            found.extend(by_verb(finder, token))
            found.extend(visited(finder, token))
        if token.pos in {"ADJ", "VERB"}:
            found.extend(by_adjective(finder, token))
    for token in parse.tokens:
        if token.pos in {"NOUN", "PROPN"}:
            found.extend(by_noun(finder, token))
            found.extend(by_role(finder, token))
            found.extend(at_hands(finder, token))
        elif token.dependency == "prep":
            found.extend(located(finder, token))
            found.extend(included(finder, token))
            found.extend(come_from(finder, token))
    for sentence in parse.sentences:
        found.extend(near_first(finder, sentence))
    for mention in mentions:
        found.extend(counted(finder, mention))
    found.extend(same(finder, mentions))
    told = _distinct(found)
    return tuple(sorted([*told, *echoed(finder, told)], key=_order))


def _distinct(found: Iterable[Relation]) -> tuple[Relation, ...]:
    """Each tie of two mentions once; an ending before the tie it ends."""
    kept: dict[tuple[object, ...], Relation] = {}
    for relation in found:
        key = (relation.kind, relation.source, relation.target)
        if key not in kept or (kept[key].status == "current" and relation.status != "current"):
            kept[key] = relation
    return tuple(sorted(kept.values(), key=_order))


def _order(relation: Relation) -> tuple[object, ...]:
    return (relation.span, relation.kind, relation.source, relation.target)
