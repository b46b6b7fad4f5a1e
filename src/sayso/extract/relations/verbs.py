"""Ties worded by verbs: "A attacked B", "A severed its ties with B", "A-backed B"."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation, hull
from sayso.extract.event_words import triggers_of
from sayso.extract.mentions import word_set, words_of
from sayso.extract.relations.finder import NOBODY, Finder, fits, paired
from sayso.extract.relations.grammar import agents, behind, conjuncts, is_passive, objects, subjects
from sayso.extract.relations.patterns import VerbPattern
from sayso.extract.relations.standing import standing
from sayso.languages import Token


def by_verb(finder: Finder, verb: Token) -> Iterable[Relation]:
    """The ties that a verb words."""
    patterns = finder.patterns.verbs.get(verb.lemma.lower(), ())
    worded = False  # by a verb with the word that goes with it, which says more than the verb alone
    for pattern in sorted(patterns, key=lambda pattern: not pattern.companions):
        finder.kind = pattern.kind
        companion = _companion(finder, verb, pattern)
        if (pattern.companions and companion is None) or (
            worded and not pattern.companions and (pattern.after is None or pattern.kind == "supplies")
        ):
            continue
        if pattern.kind == "in_charge_of" and finder.parse.child(verb.index, "prt") is not None:
            continue  # "held up a bank"
        if pattern.kind == "allied_with" and finder.parse.child(verb.index, "acomp", "oprd") is not None:
            continue  # "broke loose from the quay"
        if pattern.only and any(token.lemma.lower() not in pattern.only for token in objects(finder.parse, verb)):
            continue  # "lost control to the lenders"
        source, target = _sides(finder, verb, pattern, companion)
        if pattern.of_object:
            source = _handled(finder, verb)
        source = [m for m in source if _may_stand(finder, m, pattern.subject_kinds) and not _is_event(finder, m)]
        target = [m for m in target if _may_stand(finder, m, pattern.object_kinds) and not _used_up(finder, m)]
        if not source or not target:
            if target and _reciprocal(finder, verb, target, pattern):
                source = target
            elif source and not target and _reciprocal(finder, verb, source, pattern):
                target = source
            else:
                continue
        if pattern.reverse:
            source, target = target, source
        if companion is not None:
            finder.used.add(companion.index)
            worded = True
        cue = hull((verb.span, companion.span)) if companion is not None else verb.span
        stands = standing(finder.parse, finder.patterns, verb, pattern.status)
        if source is target:
            yield from finder.mutual(pattern.kind, source, cue, stands)
            continue
        yield from finder.ties(pattern.kind, (source, target), cue, stands)


def _handled(finder: Finder, verb: Token) -> list[Mention]:
    """Those whom the verb brings together or keeps apart: "link A to B", "A must be separated from B"."""
    parse = finder.parse
    found = subjects(parse, verb) if is_passive(parse, verb) else objects(parse, verb)
    reflexive = words_of(parse.language).reflexive
    return finder.parties(token for token in found if token.lower not in reflexive)


def _may_stand(finder: Finder, mention: Mention, kinds: frozenset[str]) -> bool:
    """Whether the mention is of one of `kinds`, or a place that is run as a body ("accused the hospital")."""
    if fits(mention, kinds):
        return True
    head = finder.parse.head_of(mention.span) if "organisation" in kinds and mention.kind == "place" else None
    return head is not None and head.lemma.lower() in word_set(finder.parse.language, "institutions")


def _is_event(finder: Finder, mention: Mention) -> bool:
    """Whether what acts is only an event ("Fire had destroyed the shop"): that is no party."""
    head = finder.parse.head_of(mention.span) if mention.kind == "other" else None
    return head is not None and ("noun", head.lemma.lower()) in triggers_of(finder.parse.language)


def _used_up(finder: Finder, mention: Mention) -> bool:
    """Whether the mention is itself part of a wording ("joined forces")."""
    head = finder.parse.head_of(mention.span) if finder.used else None
    return head is not None and head.index in finder.used


def _companion(finder: Finder, verb: Token, pattern: VerbPattern) -> Token | None:
    if verb.dependency == "relcl":  # "the pact that A signed with B"
        noun = finder.parse.tokens[verb.head]
        if noun.lemma.lower() in pattern.companions and finder.parse.child(verb.index, "dobj") is None:
            return noun
    if "MONEY" in pattern.companions:
        for child in finder.parse.children(verb.index, "dobj", "nsubjpass"):
            if _is_money(finder, child):
                return child
    for child in finder.parse.children(
        verb.index, "dobj", "prt", "advmod", "nsubjpass", "oprd", "attr", "ccomp", "xcomp", "prep", "npadvmod"
    ):
        if child.lemma.lower() in pattern.companions or child.lower in pattern.companions:
            return child
        if child.dependency in {"dobj", "nsubjpass"}:
            for deeper in conjuncts(finder.parse, child):
                if deeper.lemma.lower() in pattern.companions:
                    return deeper
        if child.dependency == "ccomp" and child.text[0].isupper():  # "consider X their enemy", misread as a clause
            for deeper in finder.parse.children(child.index, "dobj", "appos", "attr", "oprd"):
                if deeper.lemma.lower() in pattern.companions:
                    return deeper
        if child.dependency == "prep":
            for deeper in finder.parse.children(child.index, "pobj"):
                if deeper.lemma.lower() in pattern.companions:
                    return deeper
    return None


def _is_money(finder: Finder, token: Token) -> bool:
    """Whether the word stands for an amount of money."""
    held = finder.index.holding(token.index)
    return token.entity == "MONEY" or (held is not None and held.kind == "money")


def _sides(
    finder: Finder, verb: Token, pattern: VerbPattern, companion: Token | None
) -> tuple[list[Mention], list[Mention]]:
    parse = finder.parse
    passive = is_passive(parse, verb)
    acting = subjects(parse, verb)
    if not passive:
        acting = [_striker(finder, token) for token in acting]
    if pattern.after is None or "dobj" in pattern.after:
        if passive:
            source, target = finder.parties(agents(parse, verb)), finder.parties(acting)
            if not source and verb.dependency == "amod":
                source = hyphened(finder, verb)
        else:
            source, target = finder.parties(acting), finder.parties(objects(parse, verb))
        if pattern.after is None or target:
            return source, target
    after = pattern.after
    other = behind(parse, verb, after)
    if companion is not None:
        other += [t for t in behind(parse, companion, after) if t not in other]
        if "poss" in after:  # "follows B's orders"
            other += [t for c in parse.children(companion.index, "poss") for t in conjuncts(parse, c)]
            if not other:
                other += list(parse.children(companion.index, "compound", "nmod"))
        if "to" in after or "for" in after:
            other += [c for c in parse.children(verb.index, "dative") if c.pos != "ADP"]
    elif not passive:
        for thing in parse.children(verb.index, "dobj", "advmod", "prep"):  # "in line with", "side by side with"
            if thing.lower in word_set(parse.language, "linking"):
                continue  # "according to the ministry"
            if thing.dependency != "dobj" and thing.lower not in after:
                other += [t for t in behind(parse, thing, after) if t not in other]
            elif thing.dependency == "dobj":  # "used mortars against the town", "ordered jets from the maker"
                loose = after & ({"against", "from"} if pattern.reverse else {"against"})
                other += [t for t in behind(parse, thing, loose) if t not in other]
    if passive and companion is not None and companion.dependency == "nsubjpass":
        acting = agents(parse, verb)
    target = finder.parties(other)
    if not target and verb.dependency == "amod" and companion is None and pattern.kind == "allied_with":
        target = hyphened(finder, verb)
    if not after and companion is not None:  # "regard X as their enemy"
        target = finder.parties(_regarded(finder, verb, companion))
    return finder.parties(acting), target


def _striker(finder: Finder, token: Token) -> Token:
    """Whoever strikes, where the text has the strike do it ("Norland's airstrikes killed")."""
    if token.lemma.lower() not in word_set(finder.parse.language, "strikes"):
        return token
    holders = [
        c
        for c in finder.parse.children(token.index, "poss", "compound", "nmod")
        if finder.index.headed_by(c.index) is not None
    ]
    holders = holders or list(behind(finder.parse, token, frozenset({"by"})))
    return holders[0] if holders else token


def _regarded(finder: Finder, verb: Token, companion: Token) -> list[Token]:
    found = [
        c
        for c in finder.parse.children(verb.index, "dobj", "nsubj")
        if c.index != companion.index and c.index > verb.index
    ]
    for clause in finder.parse.children(verb.index, "ccomp"):
        if clause.index == companion.head and clause.text[0].isupper():
            found.append(clause)
        found.extend(finder.parse.children(clause.index, "nsubj"))
    if companion.dependency in {"ccomp", "oprd", "xcomp", "attr"}:
        found.extend(finder.parse.children(companion.index, "nsubj"))
    return [token for one in found for token in conjuncts(finder.parse, one)]


def hyphened(finder: Finder, verb: Token) -> list[Mention]:
    """As in "Norland-backed rebels"."""
    found = finder.parse.children(verb.index, "npadvmod", "compound", "nmod", "amod", "nsubj", "advmod")
    if not found and verb.index >= 2 and finder.parse.tokens[verb.index - 1].text == "-":
        found = [finder.parse.tokens[verb.index - 2]]
    return [m for token in found if (m := finder.index.holding(token.index)) is not None and m.kind not in NOBODY]


def _reciprocal(finder: Finder, verb: Token, parties: list[Mention], pattern: VerbPattern) -> bool:
    """Whether the parties do it to each other ("the two groups are fighting each other", "they cut ties")."""
    around = {finder.parse.tokens[at].lower for at in finder.parse.subtree(verb.index)}
    if ("other" in around and "each" in around) or ("one" in around and "another" in around):
        other = next(
            finder.parse.tokens[at]
            for at in finder.parse.subtree(verb.index)
            if finder.parse.tokens[at].lower in {"other", "another"}
        )
        before = finder.parse.tokens[other.head].lower if other.dependency == "pobj" else None
        right = pattern.after is None if before is None else pattern.after is not None and before in pattern.after
        return right and (len(parties) > 1 or finder.several(parties[0]))
    symmetric = pattern.kind in {
        "allied_with",
        "communicated_with",
        "negotiates_with",
        "partners_with",
        "family_of",
    } or (pattern.kind == "fighting_against" and verb.lemma in {"clash", "skirmish"})
    if not symmetric or (is_passive(finder.parse, verb) and pattern.kind == "communicated_with"):
        return False
    if pattern.kind == "family_of" and len(parties) == 1 and is_passive(finder.parse, verb):
        return False  # "one of them was to be married"
    if pattern.after is None and verb.lemma != "meet":
        return False
    if objects(finder.parse, verb) and not pattern.companions:
        return False
    if not pattern.companions and behind(finder.parse, verb, frozenset({"with", "to", "from"})):
        return False  # "they are tied to B"
    plain = verb.lemma in word_set(finder.parse.language, "reciprocal") or bool(pattern.companions)
    return plain and (
        len(parties) == 2 or (len(parties) == 1 and finder.several(parties[0]) and paired(finder.parse, parties[0]))
    )
