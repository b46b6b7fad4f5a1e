"""Ties spoken of again without their parties: "The relationship remains intact", "They will not betray this alliance"."""

from collections.abc import Iterable, Sequence

from sayso.evidence import Relation, hull
from sayso.evidence.kinds import relation_kinds
from sayso.extract.relations.finder import Finder
from sayso.extract.relations.nouns import noun_standing
from sayso.languages import Token

_POINTING = frozenset({"the", "this", "that", "these", "those", "their"})
_REACH = 5  # sentences back to the tie that is meant


def echoed(finder: Finder, found: Sequence[Relation]) -> Iterable[Relation]:
    """The tie told last before each noun that points back to one, told again at that noun.

    Only symmetric ties are meant so; the parties are those of the first telling.
    """
    parse = finder.parse
    told = sorted((r for r in found if _mutual(r)), key=lambda r: r.cue or r.span)
    cues = [r.cue for r in found if r.cue is not None]
    for token in parse.tokens:
        patterns = finder.patterns.nouns.get(token.lemma.lower(), ())
        kinds = {p.kind for p in patterns if p.status == "current"}
        if "allied_with" not in kinds or not _points_back(finder, token) or any(c.overlaps(token.span) for c in cues):
            continue
        before = [r for r in told if r.kind == "allied_with" and (r.cue or r.span).end <= token.start]
        last = before[-1] if before else None
        sentence = parse.sentence_at((last.cue or last.span).start) if last is not None else None
        if last is None or sentence is None:
            continue
        if token.sentence - parse.tokens[sentence.first].sentence > _REACH:
            continue
        verb = finder.governor(token)
        pattern = next(p for p in patterns if p.kind == "allied_with")
        stands = noun_standing(finder, token, pattern, verb)
        head = verb or parse.tokens[token.head]
        span = hull((token.span, head.span)) if head.sentence == token.sentence else token.span
        yield Relation(last.kind, last.source, last.target, span, token.span, stands.status, stands.negation_used)


def _mutual(relation: Relation) -> bool:
    return relation_kinds()[relation.kind].symmetric


def _points_back(finder: Finder, noun: Token) -> bool:
    """Whether the noun has a word that points and nothing behind it that names parties."""
    parse = finder.parse
    if noun.pos != "NOUN" or noun.dependency not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    if noun.tag != "NN" and noun.lemma not in {"tie", "relation", "link", "bond"}:
        return False  # "the partnerships" are many
    before = parse.children(noun.index, "det", "poss")
    if not any(c.lower in _POINTING for c in before):
        return False
    beside = parse.children(noun.index, "prep", "compound", "nmod", "relcl", "acl")
    return not beside
