"""Ties named by nouns: "the alliance of A with B", "ties between A and B", "A's support for B"."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation, Status
from sayso.evidence.kinds import relation_kinds
from sayso.extract.relations.finder import Finder, paired
from sayso.extract.relations.grammar import agents, behind, conjuncts, is_passive, subjects
from sayso.extract.relations.patterns import NounPattern
from sayso.extract.relations.standing import Standing, negated, standing
from sayso.languages import Token


def by_noun(finder: Finder, noun: Token) -> Iterable[Relation]:
    """The ties that a noun names."""
    if noun.index in finder.used:
        return
    for pattern in finder.patterns.nouns.get(noun.lemma.lower(), ()):
        finder.kind = pattern.kind
        verb = finder.governor(noun)
        source, target = _noun_sides(finder, noun, pattern, verb)
        if (
            not target
            and "between" in pattern.after
            and len(source) == 2
            and "and" in {finder.parse.tokens[at].lower for at in finder.parse.subtree(noun.index)}
            and noun.tag == "NNS"
        ):
            source, target = source[:1], source[1:]
        stands = noun_standing(finder, noun, pattern, verb)
        if source and source is target:
            yield from finder.mutual(pattern.kind, source, noun.span, stands)
            continue
        if not source or not target:
            continue
        under = pattern.kind in {"in_charge_of", "supports"} and _under(finder, noun)
        if pattern.reverse or under:  # "X is under the control of Y"
            source, target = target, source
        source = [m for m in source if m.kind in {"person", "organisation", "place", "other"}]
        target = [
            m for m in target if m.kind in {"person", "organisation", "place", "other", "vehicle", "military_platform"}
        ]
        yield from finder.ties(pattern.kind, (source, target), noun.span, stands)


def _noun_sides(
    finder: Finder, noun: Token, pattern: NounPattern, verb: Token | None
) -> tuple[list[Mention], list[Mention]]:
    parse = finder.parse
    between = behind(parse, noun, frozenset({"between", "among"}))
    if verb is not None and not between:
        between = behind(parse, verb, frozenset({"between"}))
    for clause in parse.children(noun.index, "relcl", "acl") if not between else ():  # "ties that grew between A and B"
        between = between or behind(parse, clause, frozenset({"between"}))
    if between and "between" in pattern.after:
        both = finder.parties(between)
        if len(both) >= 2:
            return both[:1], both[1:]
        if len(both) == 1 and finder.several(both[0]):
            each = finder.singly(both[0])
            return (each[:1], each[1:]) if len(each) > 1 else (both, both)
    source: list[Mention] = []
    if "poss" in pattern.holder:
        source += finder.parties(conj for poss in parse.children(noun.index, "poss") for conj in conjuncts(parse, poss))
    if not source and "by" in pattern.holder:
        source += finder.parties(behind(parse, noun, frozenset({"by"})))
    if not source and "from" in pattern.holder:
        source += finder.parties(behind(parse, noun, frozenset({"from"})))
    after = pattern.after - {"between"}
    if pattern.kind == "supports" and parse.tokens[noun.head].lower == "in" and noun.dependency == "pobj":
        after |= {"of"}  # "in support of X"
    target = finder.parties(behind(parse, noun, after))
    if not target:  # "the protection and influence of B"
        target = finder.parties(
            t
            for other in parse.children(noun.index, "conj")
            if other.pos == "NOUN"
            for t in behind(parse, other, after)
        )
    if not source and _under(finder, noun):
        ruled = parse.tokens[parse.tokens[noun.head].head]
        source = finder.parties([ruled] if ruled.pos in {"NOUN", "PROPN"} else subjects(parse, ruled))
        if pattern.kind == "supports":
            target = target or finder.parties(behind(parse, noun, frozenset({"of"})))
            for other in parse.children(noun.index, "conj"):
                target = target or finder.parties(behind(parse, other, frozenset({"of"})))
    if not source and "of" in pattern.holder and "of" not in after:
        source += finder.parties(behind(parse, noun, frozenset({"of"})))
    if not source:
        source += [
            m
            for c in parse.children(noun.index, "compound", "nmod")
            if (m := finder.index.headed_by(c.index)) is not None and m.kind in {"organisation", "person"}
        ]
    if verb is not None and noun.dependency != "nsubjpass":
        if not target:
            target = finder.parties(t for t in behind(parse, verb, after) if t.index > noun.index)
        if (
            not source
            and "subject" in pattern.holder
            and (
                verb.lemma in pattern.holding
                if pattern.holding
                else verb.lemma in finder.patterns.holding | finder.patterns.ending
                or verb.lemma == "be"
                or noun.dependency == "pobj"
            )
        ):
            source = finder.parties(agents(parse, verb) if is_passive(parse, verb) else subjects(parse, verb))
    if (
        source
        and not target
        and verb is not None
        and verb.lemma in finder.patterns.receiving
        and pattern.kind == "supports"
    ):
        target = finder.parties(subjects(parse, verb))  # "X enjoys the backing of Y"
    if source and not target and "with" in after and len(source) >= 2 and relation_kinds()[pattern.kind].symmetric:
        return source[:1], source[1:]
    if (
        source
        and not target
        and {"with", "between"} <= pattern.after
        and len(source) == 1
        and finder.several(source[0])
        and paired(parse, source[0])
    ):
        return source, source
    return source, target


def _under(finder: Finder, noun: Token) -> bool:
    """As in "under the protection of"."""
    return noun.dependency == "pobj" and finder.parse.tokens[noun.head].lower == "under"


def noun_standing(finder: Finder, noun: Token, pattern: NounPattern, verb: Token | None) -> Standing:
    """How the tie that a noun names stands, as the object or subject of `verb` where it is one."""
    former = any(c.lower in finder.patterns.former for c in finder.parse.children(noun.index, "amod", "advmod"))
    base: Status = "ended" if former else pattern.status
    if verb is None:
        head = finder.parse.tokens[noun.head]
        above = finder.parse.tokens[head.head] if head.pos == "ADP" else head
        if noun.dependency == "pobj" and above.lemma in {
            "end",
            "severing",
            "cutting",
            "breaking",
            "termination",
            "suspension",
            "severance",
            "break",
            "rupture",
            "collapse",
            "dissolution",
        }:
            return Standing("ended")
        return Standing(base)
    if verb.lemma in finder.patterns.ending and noun.dependency in {"dobj", "nsubjpass", "conj"}:
        return standing(finder.parse, finder.patterns, verb, "ended")
    stands = standing(finder.parse, finder.patterns, verb, "current")
    if pattern.status == "ended":
        return (
            Standing("current", negation_used=True)
            if negated(finder.parse, finder.patterns, verb)
            else Standing("ended")
        )
    return stands if stands.status != "current" or stands.negation_used else Standing(base)
