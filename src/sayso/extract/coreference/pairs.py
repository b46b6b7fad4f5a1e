"""Which two are meant by "both groups", "the two countries", "both sides"."""

from math import log2

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item


def find_pair(history: History, at: int, item: Item) -> bool:
    """Note in the history which two a description like "both groups" stands for; whether it is such a description."""
    first = [token.lower for token in history.parse.between(item.span)][:4]
    counted = bool(history.lists.pair_words.intersection(first)) or _two_before(history, item)
    if not counted or not item.plural or history.parse.tokens[item.head].lower not in history.lists.pair_nouns:
        return False
    if first[0] not in {"the", "both", "these", "those", "its", "their"} and not _two_before(history, item):
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
    one, two = sorted(_best_two(history, seen, item), key=lambda other: other.span)
    history.pairs[item.number] = (one.number, two.number)
    for number, pair in history.pairs.items():
        if number != item.number and {history.clusters.find(n) for n in pair} == {
            history.clusters.find(one.number),
            history.clusters.find(two.number),
        }:
            history.clusters.join(number, item.number)
            break
    return True


def _two_before(history: History, item: Item) -> bool:
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
