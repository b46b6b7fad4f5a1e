"""Ties worded by adjectives: "dependent on B", "loyal to B"."""

from collections.abc import Iterable

from sayso.evidence import Relation
from sayso.extract.relations.finder import Finder
from sayso.extract.relations.grammar import behind, subjects
from sayso.extract.relations.standing import Standing, standing
from sayso.extract.relations.verbs import hyphened
from sayso.languages import Token


def by_adjective(finder: Finder, word: Token) -> Iterable[Relation]:
    """The ties that an adjective words ("dependent on X", "X-linked")."""
    pattern = finder.patterns.adjectives.get(word.lower)
    if pattern is None:
        return
    target = finder.parties(behind(finder.parse, word, pattern.after))
    head = finder.parse.tokens[word.head]
    if word.dependency in {"acomp", "oprd", "xcomp"} and head.index != word.index:
        source = finder.parties(subjects(finder.parse, head))
        stands = standing(finder.parse, finder.patterns, head, "current")
        if not target:
            target = finder.parties(behind(finder.parse, head, pattern.after))
    else:
        source, stands = finder.parties([head]) if head.pos in {"NOUN", "PROPN"} else [], Standing("current")
    if not target and word.dependency == "amod":
        target = hyphened(finder, word)
    if pattern.reverse:
        source, target = target, source
    yield from finder.ties(pattern.kind, (source, target), word.span, stands)
