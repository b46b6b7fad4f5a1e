"""Who is where, who bears which amount, and which two mentions name one thing."""

from collections.abc import Iterable

from sayso.evidence import Mention, Relation, hull
from sayso.extract.mentions import word_set
from sayso.extract.relations.finder import Finder
from sayso.extract.relations.grammar import conjuncts, is_passive, objects, subjects
from sayso.extract.relations.roles import bearer_of
from sayso.languages import Sentence, Token

_HERE = frozenset({"person", "organisation", "vehicle", "military_platform", "weapon", "place"})
_AWAY = frozenset(["from", "outside"])


def located(finder: Finder, prep: Token) -> Iterable[Relation]:
    """The ties of those that a preposition of place puts somewhere."""
    parse, patterns = finder.parse, finder.patterns
    places = [
        m
        for child in parse.children(prep.index, "pobj")
        for m in finder.parties(conjuncts(parse, child))
        if m.kind == "place"
    ]
    if not places or prep.head == prep.index:
        return
    head = parse.tokens[prep.head]
    kind = (
        "located_in"
        if prep.lower in patterns.locative
        or (prep.lower in {"to", "into", "through"} and head.lemma in patterns.travel)
        else None
    )
    if (
        kind is None
        and prep.lower in _AWAY
        and (
            head.lemma in {"flee", "leave", "depart", "withdraw", "escape", "retreat", "expel", "evacuate"}
            or prep.lower == "outside"
        )
    ):
        kind = "apart_from"
    if kind is None:
        return
    there = [m for m in _there(finder, prep, head) if m.kind in _HERE or (m.form == "pronoun" and m.kind != "other")]
    for one in dict.fromkeys(there):
        for place in places:
            if not one.span.overlaps(place.span) and (one.entity is None or one.entity != place.entity):
                yield Relation(kind, one.span, place.span, hull((one.span, place.span)), prep.span)


def _there(finder: Finder, prep: Token, head: Token) -> list[Mention]:
    """Whom the preposition puts somewhere: its noun, or who takes part in its verb."""
    parse = finder.parse
    adjacent = [
        m
        for m in finder.index.inside(parse.sentences[prep.sentence].span)
        if 0 <= prep.start - m.span.end <= 1 and m.kind in _HERE
    ]
    if head.pos in {"NOUN", "PROPN"}:
        own = finder.parties([head])
        above = parse.tokens[head.head]
        if head.dependency == "pobj" and above.dependency == "agent":  # "was killed by an airstrike near"
            own += finder.parties(subjects(parse, parse.tokens[above.head]))
        elif head.lemma in word_set(parse.language, "strikes") and head.dependency == "nsubj":
            own += finder.parties(objects(parse, above))
        if own:
            named = bearer_of(finder, head)
            return [named] if named is not None else own
        holders = [m for m in finder.parties(parse.children(head.index, "poss", "compound")) if m.kind != "place"]
        if not holders:
            verb = finder.governor(head)
            acts = (
                verb is not None
                and verb.lemma not in word_set(finder.parse.language, "not_placing")
                and not is_passive(parse, verb)
            )
            holders = finder.parties(subjects(parse, verb)) if acts and verb is not None else []
        return holders + adjacent
    if head.pos not in {"VERB", "AUX"}:
        return adjacent
    there = finder.parties(subjects(parse, head))
    if (
        head.dependency not in {"acl", "relcl"}
        and not is_passive(parse, head)
        and head.lemma not in word_set(finder.parse.language, "not_placing")
    ):
        leading = prep.index < head.index
        for verb in (head, *(parse.children(head.index, "conj") if leading else ())):
            there += [m for m in finder.parties(objects(parse, verb)) if m.kind != "place" or leading]
    return there + adjacent


def included(finder: Finder, prep: Token) -> Iterable[Relation]:
    """As in "several countries, including A and B"."""
    if prep.lower not in {"including", "like"} or prep.head == prep.index:
        return
    whole = finder.parties([finder.parse.tokens[prep.head]])
    parts = finder.parties(
        c for child in finder.parse.children(prep.index, "pobj", "dobj") for c in conjuncts(finder.parse, child)
    )
    for group in whole:
        for part in parts:
            if group.form == "pronoun" or group.kind != part.kind or group.span.overlaps(part.span):
                continue
            kind = {"organisation": "belongs_to", "place": "located_in"}.get(group.kind)
            head = finder.parse.head_of(part.span)
            some = (
                part.form == "nominal" and head is not None and head.tag == "NNS"
            )  # "20 people, including five children"
            if kind is not None and not (some and kind == "belongs_to"):
                yield Relation(kind, part.span, group.span, hull((part.span, group.span)), prep.span)


def near_first(finder: Finder, sentence: Sentence) -> Iterable[Relation]:
    """As in "Near [Senn], a patrol destroyed [two boats]", which parsers of lists and dispatches often lose."""
    parse = finder.parse
    first = parse.tokens[sentence.first]
    if first.lower not in {"near", "outside"}:
        return
    inside = finder.index.inside(sentence.span)
    place = next((m for m in inside if m.kind == "place" and m.span.start - first.end <= 5), None)
    if place is None or parse.text[place.span.end : place.span.end + 1] != ",":
        return
    for one in inside:
        head = parse.head_of(one.span)
        if one.span.start <= place.span.end or head is None or one.kind not in _HERE or one.form == "pronoun":
            continue
        top = head
        while top.dependency in {"conj", "appos"} and top.head != top.index:
            top = parse.tokens[top.head]
        if top.dependency in {"dobj", "nsubjpass"}:
            yield Relation("located_in", one.span, place.span, hull((one.span, place.span)), first.span)


def come_from(finder: Finder, prep: Token) -> Iterable[Relation]:
    """As in "[two divers] from the [harbour patrol]"."""
    head = finder.parse.tokens[prep.head]
    if prep.lower != "from" or head.pos not in {"NOUN", "PROPN"}:
        return
    people = [m for m in finder.parties([head]) if m.kind in {"person", "organisation"} and m.form == "nominal"]
    bodies = [
        m
        for c in finder.parse.children(prep.index, "pobj")
        for m in finder.parties(conjuncts(finder.parse, c))
        if m.kind == "organisation" and m.form == "name"
    ]
    for one in people:
        for body in bodies:
            yield Relation("belongs_to", one.span, body.span, hull((one.span, body.span)), prep.span)


def visited(finder: Finder, verb: Token) -> Iterable[Relation]:
    """The ties of those who visit or leave a place."""
    parse = finder.parse
    if verb.lemma not in {"visit", "enter", "reach", "tour", "leave", "flee"} or is_passive(parse, verb):
        return
    for one in finder.parties(subjects(parse, verb)):
        for place in finder.parties(objects(parse, verb)):
            if place.kind == "place" and one.kind in _HERE:
                kind = "apart_from" if verb.lemma in {"leave", "flee"} else "located_in"
                yield Relation(kind, one.span, place.span, hull((one.span, place.span)), verb.span)


def counted(finder: Finder, mention: Mention) -> Iterable[Relation]:
    """An amount directly before the description it counts: "[twelve] [dockers]"."""
    parse = finder.parse
    tokens = parse.between(mention.span)
    if not tokens or mention.form == "pronoun" or mention.kind not in _HERE:
        return
    head = parse.head_of(mention.span)
    for amount in finder.amounts_near(tokens[0].index, tokens[-1].index):
        token = parse.head_of(amount.span)
        if token is None or head is None:
            continue
        attached = token.head == head.index
        of = parse.child(token.index, "prep")
        governed = (
            of is not None and of.lower == "of" and any(c.index == head.index for c in parse.children(of.index, "pobj"))
        )
        between = (
            parse.text[amount.span.end : mention.span.start].split() if amount.span.end <= mention.span.start else None
        )
        if attached or governed or between in ([], ["of"], ["of", "the"]):
            yield Relation("has_attribute", mention.span, amount.span, hull((mention.span, amount.span)), amount.span)


def same(finder: Finder, mentions: Iterable[Mention]) -> Iterable[Relation]:
    """A name and the description or acronym set beside it."""
    parse = finder.parse
    listed = [
        m
        for m in mentions
        if m.kind in {"person", "organisation", "place", "weapon", "military_platform"} and m.form != "pronoun"
    ]
    for at, first in enumerate(listed):
        for second in listed[at + 1 : at + 4]:
            if first.entity is None or first.entity != second.entity or first.span.overlaps(second.span):
                continue
            gap = parse.text[first.span.end : second.span.start].strip(" \u00a0")
            head = parse.head_of(second.span)
            apposed = head is not None and head.dependency == "appos" and len(gap) < 40
            if gap in {",", "(", "[", "(the", "/", '("', "", "'s (", "\u2019s ("} or apposed:
                yield Relation("same_as", first.span, second.span, hull((first.span, second.span)), None)
                break
