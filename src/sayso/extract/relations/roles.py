"""Ties of somebody called by a role: "the owner of B", "B commander A", "A, an ally of B"."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation
from sayso.extract.mentions import word_set
from sayso.extract.relations.finder import NOBODY, Finder, fits, paired
from sayso.extract.relations.grammar import behind, conjuncts, is_passive, objects, quoted_between, subjects
from sayso.extract.relations.patterns import RolePattern
from sayso.extract.relations.standing import Standing, standing
from sayso.languages import Token

_MUTUAL = frozenset({"allied_with", "competes_with", "fighting_against"})


def by_role(finder: Finder, noun: Token) -> Iterable[Relation]:
    """The ties of somebody called by a role ("the owner of", "Taliban commander X")."""
    if noun.index in finder.used or _surname(finder, noun):
        return
    singular = noun.lemma.lower()
    for pattern in finder.patterns.roles.get(singular, ()) or finder.patterns.roles.get(singular.removesuffix("s"), ()):
        finder.kind = pattern.kind
        bearers, stands = _bearers(finder, noun)
        wholes = [
            m
            for m in _wholes(finder, noun, pattern) or (_beholders(finder, noun) if pattern.kind in _MUTUAL else [])
            if fits(m, pattern.object_kinds)
        ]
        bearers = [m for m in bearers if fits(m, pattern.subject_kinds)]
        if any(
            c.lower in finder.patterns.former for c in finder.parse.children(noun.index, "amod", "advmod", "compound")
        ) or _former_before(finder, noun):
            stands = Standing("ended")
        if (
            pattern.kind in _MUTUAL
            and bearers
            and not wholes
            and (len(bearers) == 2 or (finder.several(bearers[0]) and paired(finder.parse, bearers[0])))
        ):
            yield from finder.mutual(pattern.kind, bearers, noun.span, stands)
            continue
        between = _his_allies(finder, noun) if pattern.kind in _MUTUAL else None
        if between is not None:
            yield from finder.ties(pattern.kind, between, noun.span, stands)
            continue
        wholes = [w for w in wholes if not any(_plain(finder, pattern, b, w, noun) for b in bearers)]
        pair = (wholes, bearers) if pattern.reverse else (bearers, wholes)
        kind = "belongs_to" if pattern.kind == "in_charge_of" and _is_second(finder, noun) else pattern.kind
        yield from finder.ties(kind, pair, noun.span, stands)


def _is_second(finder: Finder, noun: Token) -> bool:
    """Whether a word before the office says that it is not the first one ("minority leader", "deputy director")."""
    before = finder.parse.tokens[noun.index - 1].lower if noun.index else ""
    return before in word_set(finder.parse.language, "second_in")


def _surname(finder: Finder, noun: Token) -> bool:
    """Whether what reads as a role is the end of somebody's name ("Howard Dean")."""
    held = finder.index.holding(noun.index)
    return held is not None and held.form == "name" and held.kind == "person" and held.span.end == noun.end


def _his_allies(finder: Finder, noun: Token) -> tuple[list[Mention], list[Mention]] | None:
    """As in "his Tidewater allies", "the ministry's Red Dawn rivals": whose they are, and who they are."""
    owners = finder.parties(finder.parse.children(noun.index, "poss"))
    names = [
        m
        for c in finder.parse.children(noun.index, "compound", "nmod")
        for t in conjuncts(finder.parse, c)
        if (m := finder.index.headed_by(t.index)) is not None and m.form == "name" and m.kind == "organisation"
    ]
    return (owners, names) if owners and names else None


def _beholders(finder: Finder, noun: Token) -> list[Mention]:
    """Whose ally somebody is for whom others take him: "B, whom they regard as an ally"."""
    parse = finder.parse
    above = parse.tokens[noun.head]
    if noun.dependency not in {"oprd", "attr"} and not (noun.dependency == "pobj" and above.lower == "as"):
        return []
    verb = parse.tokens[above.head] if noun.dependency == "pobj" else above
    if verb.lemma not in word_set(parse.language, "regarding") or verb.index == noun.index or is_passive(parse, verb):
        return []
    return finder.parties(subjects(parse, verb))


def _plain(finder: Finder, pattern: RolePattern, bearer: Mention, whole: Mention, noun: Token) -> bool:
    """Whether the tie goes without saying: "their leaders", "Tidewater fighters" for any of them."""
    owned = any(c.tag == "PRP$" and bearer.span.covers(c.span) for c in finder.parse.children(noun.index, "poss"))
    if owned and bearer.form != "name":
        return True
    head = finder.parse.head_of(whole.span)
    if head is None or bearer.form == "name" or not bearer.span.covers(whole.span) or head.index > noun.index:
        return False
    if whole.form == "pronoun":
        return True
    return pattern.kind in {"belongs_to", "in_charge_of"} and head.dependency != "poss"


def _former_before(finder: Finder, noun: Token) -> bool:
    mention = finder.index.holding(noun.index)
    return mention is not None and any(
        t.lower in finder.patterns.former for t in finder.parse.between(mention.span) if t.index < noun.index
    )


def _bearers(finder: Finder, noun: Token) -> tuple[list[Mention], Standing]:
    parse = finder.parse
    held = finder.index.holding(noun.index)
    own = finder.index.headed_by(noun.index)
    now = Standing("current")
    if held is not None and held.form == "name" and own is None and held.kind == "person":
        return [held], now
    for child in parse.children(noun.index, "appos"):
        named = finder.party(child)
        if named is not None and named.form == "name" and not quoted_between(parse, noun, child):
            return [named], now
    if noun.dependency == "appos":
        head = max(
            (t for t in conjuncts(parse, parse.tokens[noun.head]) if t.index < noun.index),
            key=lambda t: t.index,
            default=parse.tokens[noun.head],
        )
        named = finder.party(head)
        if named is not None and not quoted_between(parse, head, noun):
            return [named], now
    if noun.dependency in {"attr", "oprd"}:
        verb = parse.tokens[noun.head]
        found = (
            finder.parties(subjects(parse, verb))
            if verb.lemma in {"be", "become", "remain"} or is_passive(parse, verb)
            else finder.parties(objects(parse, verb))
        )
        if found:
            return found, standing(parse, finder.patterns, verb, "current")
    if noun.dependency == "pobj" and parse.tokens[noun.head].lower in {
        "among",
        "of",
    }:  # "is among B's allies", "one of"
        one = parse.tokens[parse.tokens[noun.head].head]
        counted = one.lower in {"one", "some", "two", "three", "many", "most"} and one.dependency == "attr"
        verb = parse.tokens[one.head] if counted else one
        if verb.lemma in {"be", "become", "remain"} and (counted or parse.tokens[noun.head].lower == "among"):
            found = finder.parties(subjects(parse, verb))
            if found:
                return found, standing(parse, finder.patterns, verb, "current")
    if noun.dependency == "pobj" and parse.tokens[noun.head].lower == "as":
        verb = parse.tokens[parse.tokens[noun.head].head]
        if verb.pos == "VERB":
            things = [] if is_passive(parse, verb) else objects(parse, verb)
            found = finder.parties(things or subjects(parse, verb))
            if found:
                return found, standing(parse, finder.patterns, verb, "current")
    if noun.dependency in {"compound", "nmod"}:
        named = finder.party(parse.tokens[noun.head])
        if named is not None and named.kind in {"person", "organisation"} and named.form == "name":
            return [named], now
    if own is not None and own.kind not in NOBODY:
        return [own], now
    return [], now


def bearer_of(finder: Finder, noun: Token) -> Mention | None:
    """The one described where the noun is a description beside a name ("X, a village in"; "X is a village in")."""
    if noun.dependency not in {"appos", "attr"}:
        return None
    found, _ = _bearers(finder, noun)
    return found[0] if found else None


def _wholes(finder: Finder, noun: Token, pattern: RolePattern) -> list[Mention]:
    parse = finder.parse
    found = finder.parties(t for poss in parse.children(noun.index, "poss") for t in conjuncts(parse, poss))
    links = (
        {"of", "for"}
        | (
            {"to", "with"}
            if pattern.kind in {"allied_with", "supports", "supplies", "fighting_against", "competes_with"}
            else set()
        )
        | ({"at", "with", "from", "in"} if pattern.kind == "belongs_to" else set())
        | ({"in"} if pattern.kind in {"branch_of", "invests_in"} else set())
    )
    found += [m for m in finder.parties(behind(parse, noun, frozenset(links))) if m not in found]
    held = finder.index.holding(noun.index)
    if pattern.compound_only:
        found = []
    for child in parse.children(noun.index, "compound", "nmod", "amod") if pattern.compound else []:
        mention = finder.index.headed_by(child.index) or finder.index.holding(child.index)
        if (
            mention is not None
            and mention != held
            and mention.kind in {"organisation", "person"}
            and mention.form == "name"
            and mention not in found
        ):
            found.append(mention)
    if not found and held is not None and pattern.compound:
        before = [t for t in parse.between(held.span) if t.index < noun.index]
        for token in reversed(before):
            mention = finder.index.headed_by(token.index)
            if mention is not None and mention != held and mention.kind == "organisation" and mention.form == "name":
                found.append(mention)
                break
    return [m for m in found if held is None or not m.span.covers(held.span)]
