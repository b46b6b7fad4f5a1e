"""Ties worded by adjectives: "dependent on B", "loyal to B"."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation
from sayso.evidence.kinds import relation_kinds
from sayso.extract.mentions import word_set
from sayso.extract.relations.finder import Finder, paired
from sayso.extract.relations.grammar import behind, subjects
from sayso.extract.relations.standing import Standing, standing
from sayso.extract.relations.verbs import hyphened
from sayso.languages import Token


def by_adjective(finder: Finder, word: Token) -> Iterable[Relation]:
    """The ties that an adjective words ("dependent on X", "X-linked")."""
    pattern = finder.patterns.adjectives.get(word.lower)
    if pattern is None:
        return
    finder.kind = pattern.kind
    target = finder.parties(behind(finder.parse, word, pattern.after))
    head = finder.parse.tokens[word.head]
    if word.dependency in {"acomp", "oprd", "xcomp"} and head.index != word.index:
        source = finder.parties(subjects(finder.parse, head))
        stands = standing(finder.parse, finder.patterns, head, "current")
        if not target:
            target = finder.parties(behind(finder.parse, head, pattern.after))
    elif finder.parse.child(word.index, "nsubjpass", "auxpass") is not None:  # "are committed to one another"
        source = finder.parties(subjects(finder.parse, word))
        stands = standing(finder.parse, finder.patterns, word, "current")
    else:
        source, stands = finder.parties([head]) if head.pos in {"NOUN", "PROPN"} else [], Standing("current")
    if not target and word.dependency == "amod":
        target = hyphened(finder, word)
    if not target and source and _each_other(finder, word, source):
        yield from finder.mutual(pattern.kind, source, word.span, stands)
        return
    if pattern.reverse:
        source, target = target, source
    yield from finder.ties(pattern.kind, (source, target), word.span, stands)


def _each_other(finder: Finder, word: Token, parties: list[Mention]) -> bool:
    """Whether several are so to one another ("they are committed to each other", "the two groups are allied")."""
    around = {finder.parse.tokens[at].lower for at in finder.parse.subtree(word.index)}
    if not (len(parties) == 2 or (len(parties) == 1 and finder.several(parties[0]))):
        return False
    if "other" in around or {"one", "another"} <= around:
        return True
    symmetric = relation_kinds()[finder.patterns.adjectives[word.lower].kind].symmetric
    alone = word.lower in word_set(finder.parse.language, "reciprocal_adjectives")
    return symmetric and alone and (len(parties) == 2 or paired(finder.parse, parties[0]))
