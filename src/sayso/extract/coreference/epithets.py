"""Whom a word for what somebody is points back to, though the text never said so: "the novelist", "the 66-year-old".

Reports vary the words for the one they speak of: "Ana Roth came by train. The novelist, 46, was late." Such a word tells a trade, a
rank or an age; what is said of an office or a part in the affair ("the mayor", "the witness") may as well be somebody new.
"""

import re

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item

REACH = 3  # sentences back to whoever is spoken of, at most
_OLD = re.compile(r"\b(\d{1,3})-year-old\b")
_AGE = re.compile(r"(?:, | \()(?:aged )?(\d{1,3})(?=[,).;])")


def find_epithet(history: History, at: int, item: Item, *, any_noun: bool = False) -> Item | None:
    """The one person spoken of last who can be the `item`, "the surgeon"; `None` where two can, or it is said which surgeon.

    With `any_noun` the noun may be any, since something else tells that they are such.
    """
    if item.kind != "person" or item.plural or item.determiner != "definite" or _is_told(history, item):
        return None
    if not item.subject and history.parse.tokens[item.head].dependency not in {"poss", "nsubj", "amod"}:
        return None
    words = item.span.words(history.parse.text)
    old = _OLD.search(words)
    if not words.lower().startswith("the ") or (old is None and item.noun in history.words.sets["facing"]):
        return None
    age = int(old[1]) if old else None
    if age is not None:
        aged = {
            history.clusters.find(other.number): other
            for other in history.items[:at]
            if other.form == "name" and age in _told_age(history, other)
        }
        if len(aged) == 1:
            return next(iter(aged.values()))
    found: dict[int, Item] = {}
    nearest: int | None = None
    for other in reversed(history.items[:at]):
        if item.sentence - other.sentence > REACH or (nearest is not None and other.sentence < nearest):
            break
        root = history.clusters.find(other.number)
        if root in found or not _may_be(history, item, other, age, any_noun=any_noun):
            continue
        if age is not None and age in _ages(history, root):
            return other
        found[root] = other
        nearest = other.sentence if other.sentence < item.sentence else nearest
    if len(found) > 1 and item.number in history.sources:  # "Roth wrote to Varga. 'Come home,' the novelist wrote"
        found = {root: other for root, other in found.items() if other.subject and other.sentence == nearest}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_told(history: History, item: Item) -> bool:
    """Whether the text says of what or which one is meant: "the surgeon of the clinic", "the novelist who wrote it"."""
    parse = history.parse
    if parse.children(item.head, "prep", "acl", "poss", "appos"):
        return True
    for clause in parse.children(item.head, "relcl"):
        first = min(parse.subtree(clause.index), default=clause.index)
        if first == 0 or parse.tokens[first - 1].text != ",":
            return True
    return any(
        token.index < item.head and (token.pos == "PROPN" or token.lower in history.words.sets["telling"])
        for token in parse.between(item.span)
        if token.lower != "old" or parse.tokens[token.index - 1].text != "-"
    )


def _may_be(history: History, item: Item, other: Item, age: int | None, *, any_noun: bool) -> bool:
    """Whether `other` is one person with a name, whom nothing tells apart from who is meant."""
    traits = history.clusters.traits(other.number)
    members = history.clusters.members(other.number)
    if traits.kinds - {"person"} or not traits.kinds or traits.plural or other.who in {"speaker", "group"}:
        return False
    if other.span.overlaps(item.span) or other.quote != item.quote:
        return False
    named = any(member.form == "name" for member in members)
    introduced = any(
        member.form == "nominal" and member.determiner == "definite" and member.subject for member in members
    )
    if not named and not (age is not None and introduced):
        return False
    if item.gender and traits.genders and item.gender not in traits.genders:
        return False
    if history.clash(item, other) or history.is_below(item, other):
        return False
    ages = _ages(history, history.clusters.find(other.number))
    if age is not None:
        return not ages or age in ages
    called = {member.noun for member in members if member.form == "nominal"}
    called |= {title for member in members for title in member.titles}
    if called & (history.words.spokesmen | history.words.sets["facing"]):
        return False  # who only speaks for somebody, or judges, is seldom spoken of
    wider = history.lists.wider
    near = {item.noun} | wider.get(item.noun, frozenset())
    if any(word in near or item.noun in wider.get(word, frozenset()) for word in called):
        return _bare_noun(history, item) or item.noun in called  # "Dr. Roth ... the surgeon"
    origins = history.words.adjectives | history.words.sets["countrymen"]
    trait = any_noun or item.noun in history.words.sets["epithets"] | origins
    return trait and not called & history.words.sets["epithets"]


def _bare_noun(history: History, item: Item) -> bool:
    """Whether no other noun stands before it: "the union leader" may be any leader."""
    return not any(
        token.index < item.head and token.pos in {"NOUN", "PROPN"} and token.dependency == "compound"
        for token in history.parse.between(item.span)
    )


def _ages(history: History, root: int) -> set[int]:
    """How old the text says that somebody is: "Ana Roth, 46, said", "a 46-year-old novelist"."""
    return {age for member in history.clusters.members(root) for age in _told_age(history, member)}


def _told_age(history: History, item: Item) -> tuple[int, ...]:
    """The age told at one place."""
    text = history.parse.text
    told = _AGE.match(text, item.span.end) if item.form == "name" else _OLD.search(item.span.words(text))
    return (int(told[1]),) if told is not None else ()
