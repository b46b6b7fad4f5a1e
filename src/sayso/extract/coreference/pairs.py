"""Which two are meant by "both groups", "the two countries", "both sides", and by a "they" that means two."""

from math import log2

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item
from sayso.languages import Token


def find_pair(history: History, at: int, item: Item) -> bool:
    """Note in the history which two a description like "both groups" stands for; whether it is such a description."""
    first = [token.lower for token in history.parse.between(item.span)][:4]
    counted = bool(history.lists.pair_words.intersection(first)) or _secondbefore(history, item)
    if not counted or not item.plural or history.parse.tokens[item.head].lower not in history.lists.pair_nouns:
        return False
    if first[0] not in {"the", "both", "these", "those", "its", "their"} and not _secondbefore(history, item):
        return False
    people = item.noun in {"man", "woman", "leader"}
    nations = item.noun in {"country", "nation", "government", "state"}
    seen: list[Item] = []
    for other in reversed(history.items[:at]):
        if item.sentence - other.sentence > 4:
            break
        if other.form != "name" or other.span.overlaps(item.span):
            continue
        nation = other.key in history.words.countries
        fits = other.kind == "person" if people else nation if nations else other.kind == "organisation" and not nation
        if fits and all(history.clusters.find(other.number) != history.clusters.find(s.number) for s in seen):
            seen.append(other)
    if len(seen) < 2:
        for other in reversed(history.items[:at]):
            if other.form == "nominal" and other.number in history.pairs and item.noun == other.noun:
                history.clusters.join(other.number, item.number)
                return True
        return False
    _note(history, item, _best_two(history, seen, item))
    return True


def find_both(history: History, at: int, item: Item) -> bool:
    """Note in the history which two a plural pronoun stands for, where it stands for two; whether it does.

    Two bodies named as one subject just before ("A and B signed. They ...") are meant, and the two that the text speaks of
    where the pronoun's own clause is of what only several do with one another ("they share goals", "they are linked").
    """
    token = history.parse.tokens[item.head]
    if token.lower not in {"they", "them", "their"} or (item.quote is not None and token.lower == "their"):
        return False
    last: list[Item] = []
    for other in reversed(history.items[:at]):
        if item.sentence - other.sentence > 4:
            break
        if other.span.overlaps(item.span) or other.kind != "organisation" or history.clash(item, other):
            continue
        if other.number in history.pairs and item.sentence - other.sentence <= 2 and not last:
            if _beside_one(history, item, history.pairs[other.number]):
                return False  # "they have no ties with B": they are not A and B
            history.clusters.join(other.number, item.number)
            return True
        singular = other.form == "nominal" and not other.plural and other.determiner == "definite"
        if (other.form == "name" or singular) and other.subject and item.sentence - other.sentence == 1:
            listed = [one for one in last if _listed_with(history, other, one)]
            if len(listed) == 1 and len(last) == 1:
                _note(history, item, [other, listed[0]])
                return True
        if singular or (other.form == "name" and other.key in history.words.countries):
            if item.sentence - other.sentence == 1:
                last.append(other)
        elif other.form == "name":
            if all(history.clusters.find(other.number) != history.clusters.find(one.number) for one in last):
                last.append(other)
        elif other.form == "nominal" and other.plural and other.subject and item.sentence - other.sentence <= 1:
            last.append(other)
    named = [one for one in last if one.form == "name" and one.key not in history.words.countries]
    if len(named) < 2 or not _of_several(history, token):
        return False
    _note(history, item, _best_two(history, named, item))
    return True


def _beside_one(history: History, item: Item, two: tuple[int, int]) -> bool:
    """Whether one of the two is named in the pronoun's own clause."""
    verb = history.parse.tokens[history.parse.tokens[item.head].head]
    roots = {history.clusters.find(number) for number in two}
    reach = history.parse.subtree_span(verb.index)
    return any(
        other.form == "name" and reach.covers(other.span) and history.clusters.find(other.number) in roots
        for other in history.items
        if other.sentence == item.sentence
    )


def _listed_with(history: History, one: Item, other: Item) -> bool:
    """Whether the two are named as one: "A and B"."""
    head = history.parse.tokens[other.head]
    return head.dependency == "conj" and head.head == one.head


def _of_several(history: History, pronoun: Token) -> bool:
    """Whether the pronoun's clause tells of what only several do with one another."""
    if pronoun.dependency not in {"nsubj", "nsubjpass"}:
        return False
    clause = [history.parse.tokens[at] for at in history.parse.subtree(pronoun.head)]
    small = {token.lower for token in clause}
    if "each other" in " ".join(token.lower for token in clause) or {"one", "another"} <= small:
        return True
    verb = history.parse.tokens[pronoun.head]
    shared = {c.lemma.lower() for c in history.parse.children(verb.index, "dobj", "acomp", "advmod")}
    shared |= {verb.lemma.lower()}
    behind = any(c.lower in {"with", "to"} and c.head == verb.index for c in clause)
    return bool(shared & history.lists.pair_clauses) and not behind


def _note(history: History, item: Item, two: list[Item]) -> None:
    """Let the item stand for the two, as earlier items for the same two do."""
    first, second = sorted(two, key=lambda other: other.span)
    history.pairs[item.number] = (first.number, second.number)
    for number, pair in history.pairs.items():
        if number != item.number and {history.clusters.find(n) for n in pair} == {
            history.clusters.find(first.number),
            history.clusters.find(second.number),
        }:
            history.clusters.join(number, item.number)
            break


def _secondbefore(history: History, item: Item) -> bool:
    tokens = history.parse.between(item.span)
    first = tokens[0].index
    return (
        first > 0
        and history.parse.tokens[first - 1].lower in {"two", "2"}
        and first > 1
        and history.parse.tokens[first - 2].lower in {"the", "these", "both"}
    )


def _best_two(history: History, seen: list[Item], item: Item) -> list[Item]:
    """The two joined by "and" if there are such, else the two most spoken of lately."""
    seen = sorted(seen, key=lambda other: -_weight(history, other, item))[:5]
    if len(seen) == 2:
        return seen
    for one in seen:
        for two in seen:
            head = history.parse.tokens[two.head]
            if head.dependency == "conj" and head.head == one.head and item.sentence - one.sentence <= 2:
                return [one, two]
    return sorted(seen, key=lambda other: -_weight(history, other, item))[:2]


def _weight(history: History, other: Item, item: Item) -> float:
    """How much is spoken of `other` hereabouts; who only reports is not who is reported on."""
    members = history.clusters.members(other.number)
    sourced = sum(1 for member in members if member.number in history.sources)
    return (
        log2(1 + len(members))
        - 0.6 * (item.sentence - other.sentence)
        - 3.0 * sourced / len(members)
        + (0.4 if other.subject else 0)
    )
