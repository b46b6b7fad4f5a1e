"""Who can be meant by a description: all who are named or described around it, with what the text has told of each."""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from sayso.evidence import EntityKind, Span
from sayso.extract.coreference.history import History, Known
from sayso.extract.coreference.items import Item, without_places

AHEAD = 5  # sentences behind a description in which somebody named for the first time may be meant
MOST = 30  # that are looked at, the nearest
# What a description of each kind can turn out to mean: kinds of names are guessed, and a yard, a club, a ferry may be a firm.
_THINGS: frozenset[EntityKind] = frozenset({"vehicle", "military_platform", "organisation", "place", "person", "other"})
_KINDS: dict[str, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "place", "nationality", "person", "other", "vehicle"}),
    "place": frozenset({"place", "organisation", "person", "other"}),
    "vehicle": _THINGS,
    "military_platform": _THINGS,
}
FORBIDDING = frozenset(["called", "formerly", "several", "facing", "another's", "part", "sort"])
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})


Fits = Callable[
    [History, Item], Callable[[Item], str]
]  # of a description what speaks against another, in a word, or ""


class Ruled(NamedTuple):
    """Whom the rules found to be meant, and the name of the rule."""

    item: Item | None
    rule: str


class Candidate(NamedTuple):
    """Somebody who can be meant: the last mention before the description, else the first after it (`ahead`), and all before it;
    `against` tells what in the words of the description speaks against that.
    """

    root: int
    last: Item
    before: tuple[Item, ...]
    ahead: bool
    known: Known
    against: str = ""


def candidates(history: History, at: int, item: Item, by_rules: Ruled, fits: Fits) -> list[Candidate]:
    """All who can be meant by the `item`, at place `at` of the history, nearest first; those named only behind it last.

    They are of a kind that may fit, one where one is described, of no other gender, and nothing in the sentence says that they are others;
    of those whom the rules did not find `fits` tells what in the words of the description speaks against them.
    """
    kinds = _KINDS.get(item.kind)
    if kinds is None:
        return []
    if item.kind == "person" and not item.gender and item.noun in history.words.sets["roles_of_bodies"]:
        kinds |= {"organisation"}  # "the operator", "the host"
    before: dict[int, list[Item]] = {}
    ahead: dict[int, Item] = {}
    for place, other in enumerate(history.items):
        if place == at or other.kind == "document":
            continue
        root = history.clusters.find(other.number)
        if place < at:
            before.setdefault(root, []).append(other)
        elif other.sentence - item.sentence > AHEAD:
            break
        elif root not in before and _may_be_named(history, item, other):
            ahead.setdefault(root, other)
    seen = [(root, listed[-1], tuple(listed), False) for root, listed in before.items()]
    found = seen + [(root, other, (), True) for root, other in ahead.items()]
    found.sort(key=lambda one: (one[3], -one[1].span.start))
    ruled = history.clusters.find(by_rules.item.number) if by_rules.item is not None else None
    against_whom = fits(history, item)
    reach = history.parse.subtree_span(item.head)
    fitting = (
        Candidate(*one, _known(history, one[0]), against)
        for one in found
        if history.clusters.traits(one[0]).kinds & kinds and _may_be(history, item, *one[:3], reach)
        if (against := "" if one[0] == ruled else against_whom(one[1])) not in FORBIDDING
    )
    return list(islice(fitting, MOST))


def _may_be_named(history: History, item: Item, other: Item) -> bool:
    """Whether a name further on may be that of somebody described: of no relative ("his daughter"), nor of another who speaks."""
    kin = item.determiner == "possessive" and item.noun in history.words.sets["of_people"]
    both_speak = item.kind == "person" and {item.number, other.number} <= history.sources
    return other.form == "name" and other.sentence > item.sentence and not kin and not both_speak


def bare(key: str) -> str:
    """The words of a description without its article."""
    first, _, rest = key.partition(" ")
    return rest if first in _ARTICLES and rest else key


def _may_be(history: History, item: Item, root: int, last: Item, before: tuple[Item, ...], reach: Span) -> bool:
    traits = history.clusters.traits(root)
    if history.is_own_outlet(item) and not history.is_outlet(last):
        return False  # "this newspaper" is none of those it writes of
    if history.clusters.find(item.number) == root or (history.is_hidden(item) and history.is_named(last)):
        return False
    if traits.mostly_plural and not (item.plural and last.form == "nominal"):
        return False
    if item.kind == "organisation" and not item.plural and history.is_several(last):
        return False  # "the company" is not "the two sides", nor those who work there
    if item.kind == "person" and "person" not in traits.kinds and (item.gender or last.form != "name"):
        return False
    if item.kind != "person" and (traits.genders or (last.titles and last.kind == "person")):
        return False  # a person for certain
    if item.gender and traits.genders and item.gender not in traits.genders:
        return False
    if any(item.span.overlaps(other.span) or reach.covers(other.span) for other in (last, *before[-3:])):
        return False
    beside = history.parse.tokens[last.head].dependency in {"compound", "nmod"}
    if item.kind == "person" and last.form == "name" and beside:
        return False  # "the Senn fire brigade": whatever Senn was taken for
    below = item.kind == "person" and item.sentence == last.sentence and history.is_below(item, last)
    return not below and not history.clash(item, last) and not history.is_within(item, last)


def _known(history: History, root: int) -> Known:
    size = history.clusters.traits(root).size
    noted = history.known.get(root)
    if noted is None or noted[0] != size:
        noted = history.known[root] = (size, _know(history, root))
    return noted[1]


def _know(history: History, root: int) -> Known:
    members = history.clusters.members(root)
    spoken = [one for one in members if one.form != "pronoun"]
    called: list[str] = []
    nouns: set[str] = set()
    for one in spoken:
        if one.form == "nominal":
            called.append(bare(one.key))
            nouns.add(one.noun)
        called.extend(one.titles)
        nouns.update(one.titles)
        if one.form == "name" and one.kind != "person":
            telling = without_places([word.strip(".,") for word in one.key.split()], history.words)
            nouns.update(telling)
            nouns.update(word.removesuffix("s") for word in telling)
    best = max((one for one in spoken if one.form == "name"), key=lambda one: len(one.core), default=None)
    return Known(
        best is not None,
        best.key if best is not None else "",
        frozenset(one.kind for one in spoken),
        tuple(dict.fromkeys(called)),
        frozenset(nouns),
        history.words_of_set(root),
        next((one.key.replace(".", "") for one in spoken if one.form == "name" and _is_acronym(one)), ""),
        any(one.form == "name" and _has_article(history, one) for one in spoken),
    )


def _is_acronym(item: Item) -> bool:
    letters = item.core.replace(".", "")
    return 1 < len(letters) < 8 and letters.isalpha() and letters.isupper()


def _has_article(history: History, item: Item) -> bool:
    """Whether a name comes with an article: "the Folkmoot"."""
    return history.parse.between(item.span)[0].lower == "the"
