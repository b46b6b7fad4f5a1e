"""Descriptions that their own report left open, put to whom it names: by what other reports of the affair call those.

"The authority" of a report that names the Harvest Office and the Port Council is the office where other reports call it so. The weights
are those of a choice among all whom the report names and who are called so somewhere, or nobody of them (a conditional logit, McFadden 1974),
fitted to marked piles and invented events (`training/identity/left_open.py`).
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.engine.weights import read_weights
from sayso.evidence import Mention, Reading
from sayso.identity.affairs import Affairs, Beginnings
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.describing_words import describing_words
from sayso.identity.likely import BESIDE, Reports, reports_of, walk
from sayso.identity.profiles import END, Profile
from sayso.identity.signs import Report, are_told_apart, is_collective, is_nobody, kin, nearness, telling
from sayso.languages.spelling import fold

SURE = 0.55  # that somebody is meant, for a description to be joined
FAR = 30  # sentences beyond which distance tells no more
MANY = 2.0  # words beyond which more of them tell no more
SHOWN = 10  # descriptions and names of somebody that are compared with one
_KINDS = frozenset({"person", "organisation", "place"})
_BEHIND = re.compile(r" (?:of|at|in|for|from|on) (?:the )?([A-Z][\w-]+)")
Signs = dict[str, float]


class Choice(NamedTuple):
    """A description of a report that names nobody yet, and who may be meant; `signs` has those of nobody first, then of each group."""

    document: str
    entity: str
    shown: str
    node: int
    groups: tuple[int, ...]
    signs: tuple[Signs, ...]


class _Open(NamedTuple):
    """A description: where its first mention stands, in which sentence, and the capital word behind it ("at Senn")."""

    profile: Profile
    first: Mention
    sentence: int
    names: frozenset[str]


class _Known(NamedTuple):
    """Somebody with a name: what the report itself (`here`) and others of the affair (`there`) tell, and every word of it."""

    group: int
    here: tuple[Profile, ...]
    there: tuple[Profile, ...]
    mentions: tuple[Mention, ...]
    words: frozenset[str]
    kind: str
    most: bool  # of that kind nobody is mentioned more often


def join_left_open(clusters: Clusters, readings: Sequence[Reading]) -> None:
    """Join descriptions with whom their own report names, where other reports of the affair tell that he is meant; the surest first."""
    found = []
    for choice in choices(clusters, readings):
        at, likely = most_likely(choice.signs, weights())
        if at and likely >= SURE:
            found.append((-likely, choice.document, choice.entity, choice.node, choice.groups[at - 1], choice.shown))
    for likely, _, _, node, group, shown in sorted(found):
        if not _is_named(clusters, node):
            known = clusters.nodes[group].name.shown
            why = f"most likely one ({-likely:.2f}), by what other reports of the affair call whom its report names"
            clusters.join(group, node, f"“{shown}” and “{known}”: {why}")


def most_likely(rows: Sequence[Signs], by: Mapping[str, float]) -> tuple[int, float]:
    """Which of the choices is likeliest (0 nobody), and how likely."""
    odds = [round(math.fsum(by.get(name, 0.0) * value for name, value in row.items()), 6) for row in rows]
    parts = [math.exp(each - max(odds)) for each in odds]
    at = max(range(len(parts)), key=lambda place: (parts[place], -place))
    return at, parts[at] / math.fsum(parts)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weights in `left_open.toml`, by the names of the signs."""
    return read_weights(__name__, dict[str, float])


def choices(clusters: Clusters, readings: Sequence[Reading]) -> Iterator[Choice]:
    """The descriptions that their reports left open and that may mean somebody whom these name; reports of one affair follow each other."""
    context = Context(clusters)
    affairs, reports = Affairs(context, Beginnings(readings)), reports_of(clusters, readings)
    by_document = {one.document.id: one for one in readings}
    for document, near in walk(lambda each: context.closest(each, BESIDE), sorted(by_document)):
        others = [reports.of(each) for each in near if affairs.are_one(document, each)]
        if others:
            yield from _of_report(clusters, by_document[document], reports, others)


def _of_report(clusters: Clusters, reading: Reading, reports: Reports, others: Sequence[Report]) -> Iterator[Choice]:
    document = reading.document.id
    here = reports.of(document)
    mentions: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.entity is not None:
            mentions.setdefault(mention.entity, []).append(mention)
    named = _named(clusters, here, others, mentions)
    called = _callings(named, others)
    ends = [match.end() for match in END.finditer(reading.document.text)]
    for entity, profile in here.profiles.items():
        if not _is_open(clusters, here, profile) or not any(
            each.form == "nominal" for each in mentions.get(entity, ())
        ):
            continue
        one = _opened(reading, profile, min(mentions[entity], key=lambda each: each.span), ends)
        fitting = [known for known in named if here.groups[entity] != known.group and _may_be(one, known)]
        fitting = [known for known in fitting if not _fits_a_nearer(one, known, named)]
        if fitting:
            rows = [_signs(one, known, called.get(profile.noun, Counter()), ends) for known in fitting]
            nobody = {"nobody": 1.0, "nobody bare": float(profile.noun in describing_words().bare)}
            groups = tuple(known.group for known in fitting)
            node = reports.nodes[document, entity]
            yield Choice(document, entity, profile.shown, node, groups, (nobody, *rows))


def _is_named(clusters: Clusters, node: int) -> bool:
    return any(clusters.nodes[at].named for at in clusters.members(node))


def _is_open(clusters: Clusters, here: Report, one: Profile) -> bool:
    """Whether a description is of nobody with a name yet, and of one whom other reports may call so."""
    if one.named or one.kind not in _KINDS or _is_named(clusters, here.groups[one.entity]):
        return False
    if one.opening == "a" or (not one.opening and not telling(one)) or one.words & describing_words().other:
        return False  # whom a report introduces, "as president", "the next mayor"
    if is_nobody(one) or (one.plural and not is_collective(one)):
        return False
    if one.shown.casefold().startswith("this ") or one.noun in describing_words().lands:
        return False  # the report's own; a land that all speak of is none of those it names
    return not (one.opening == "own" and one.noun in describing_words().bare)  # "her office", whoever she is


def _opened(reading: Reading, profile: Profile, first: Mention, ends: Sequence[int]) -> _Open:
    behind = _BEHIND.match(reading.document.text, first.span.end)
    names = profile.names | ({fold(behind[1])} if behind is not None else set())
    return _Open(profile, first, bisect_right(ends, first.span.start), frozenset(names))


def _named(
    clusters: Clusters, here: Report, others: Sequence[Report], mentions: Mapping[str, Sequence[Mention]]
) -> list[_Known]:
    """Those with a name of whom a report tells."""
    entities: dict[int, list[str]] = {}
    for entity, group in here.groups.items():
        if _is_named(clusters, group):
            entities.setdefault(group, []).append(entity)
    there: dict[int, list[Profile]] = {}
    for other in others:
        for entity, group in other.groups.items():
            if group in entities:
                there.setdefault(group, []).append(other.profiles[entity])
    found = []
    for group, listed in entities.items():
        told = tuple(here.profiles[entity] for entity in listed)
        far = tuple(there.get(group, ()))
        nodes = [clusters.nodes[at] for at in clusters.members(group)]
        words = {part for node in nodes for shown in node.names for part in fold(shown).split()}
        words.update(word for each in told + far for word in each.words | each.names | each.nouns)
        kinds = sum((node.kinds for node in nodes), Counter[str]())
        kind = min(kinds, key=lambda each: (-kinds[each], each))
        spoken = tuple(sorted((one for entity in listed for one in mentions.get(entity, ())), key=lambda one: one.span))
        found.append(_Known(group, told, far, spoken, frozenset(words), kind, most=False))
    most: dict[str, int] = {}
    for one in found:
        most[one.kind] = max(most.get(one.kind, 0), len(one.mentions))
    return [one._replace(most=len(one.mentions) == most[one.kind]) for one in found]


def _callings(named: Sequence[_Known], others: Sequence[Report]) -> dict[str, Counter[int]]:
    """By noun how many other reports call each by it: whom this one names, and others whom they name."""
    groups = {known.group for known in named}
    found: dict[str, Counter[int]] = {}
    for other in others:
        for entity, group in other.groups.items():
            profile = other.profiles[entity]
            if group in groups or profile.named:
                for noun in profile.nouns:
                    found.setdefault(noun, Counter())[group] += 1
    return found


def _may_be(one: _Open, known: _Known) -> bool:
    """Whether nothing speaks against it, and the noun or its kin is said of them in some report."""
    profile = one.profile
    if not known.mentions or any(each.span.overlaps(one.first.span) for each in known.mentions):
        return False
    if (profile.kind == "person") != (known.kind == "person") or known.kind == "document":
        return False
    if profile.kind == "place" and known.kind == "organisation":
        return False  # the harbour is not the Port Authority
    if one.names and not one.names & known.words:
        return False
    nouns = {noun for each in known.here + known.there for noun in each.nouns}
    if not any(noun in nouns or kin(noun) & nouns for noun in profile.nouns):
        return False
    return not are_told_apart(profile, known.here, known.there)


def _fits_a_nearer(one: _Open, known: _Known, named: Sequence[_Known]) -> bool:
    """Whether a noun that fits any body ("the group") stands nearer to another one."""
    if one.profile.kind != "organisation" or one.profile.noun not in describing_words().sortless:
        return False
    last = [(_last_before(one, each), each.group) for each in named if each.kind == "organisation"]
    return max(last, default=(-1, known.group))[1] != known.group


def _last_before(one: _Open, known: _Known) -> int:
    """Where somebody is spoken of last before a description."""
    return max((each.span.start for each in known.mentions if each.span < one.first.span), default=-1)


def _signs(one: _Open, known: _Known, called: Counter[int], ends: Sequence[int]) -> Signs:
    """What there is to be weighed of one who may be meant."""
    profile, every = one.profile, known.here + known.there
    before = [each for each in known.mentions if each.span.end <= one.first.span.start]
    away = one.sentence - bisect_right(ends, before[-1].span.start) if before else 0
    mine = telling(profile)
    words = frozenset(word for each in every for word in each.words | each.names)
    shown = tuple(sorted({each.shown for each in every}))[:SHOWN]
    return {
        "called": math.log1p(called[known.group]),
        "called alone": float(called[known.group] > 0 and called[known.group] == called.total()),
        "called here": float(any(profile.noun in each.nouns for each in known.here)),
        "kind": float(known.kind == profile.kind),
        "near": nearness((profile.shown,), shown),
        "shared words": min(MANY, float(len(mine & words))),
        "new words": min(MANY, float(len(mine - words))),
        "shared names": float(bool(one.names)),
        "most": float(known.most),
        "ahead": float(not before),
        "sentences": math.log1p(min(FAR, away)),
    }
