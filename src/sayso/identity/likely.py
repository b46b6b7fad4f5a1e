"""Those without a name in one report put to whom another report most likely means too: by all that both tell, weighed together.

A logistic regression over the signs of a pair (`signs.py`), fitted to pairs of invented reports in which annotators told who is who
(`training/identity`). Pairs are looked at report by report, each beside those that share most names with it; the surest join
first, and only where no pair of their groups is unlikely.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.evidence import Reading
from sayso.identity.affairs import Affair, Affairs, Beginnings
from sayso.identity.chances import chance, weights
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.profiles import Profile, profiles
from sayso.identity.signs import Report, Signs, kin, ruled_out, signs, speak_against

BESIDE = 12  # reports of one affair beside which each is looked at
KEPT = 500  # reports of which it is kept what they tell of everybody
SURE = 0.6  # that two descriptions are one, to be joined
SURE_OF_A_NAME = 0.7  # that a description is of somebody with a name
UNLIKELY = 0.3  # that two of two groups are one, for the groups to stay two
MOST_TOLD = 2  # signs that a reason gives
Member = tuple[str, str]  # a document's id and the id of an entity in its reading


class Pair(NamedTuple):
    """Two of two reports, as nodes and as entities; the `one` has no name."""

    one: int
    other: int
    members: tuple[Member, Member]
    shown: tuple[str, str]
    signs: Signs
    affair: Affair


class _Chances:
    """How likely (0 to 1) two nodes are one, by the pairs of their entities; kept small, for there are many."""

    def __init__(self) -> None:
        self._pairs = array("L"), array("L")
        self._chances = array("f")
        self._of: dict[int, dict[int, float]] = {}

    def note(self, one: int, other: int, likely: float) -> None:
        for listed, at in zip(self._pairs, (one, other), strict=True):
            listed.append(at)
        self._chances.append(likely)

    def look_up(self, nodes: Container[int]) -> None:
        """Have at hand what was noted of these nodes: of each pair the least."""
        for one, other, likely in zip(*self._pairs, self._chances, strict=True):
            if one in nodes or other in nodes:
                for left, right in ((one, other), (other, one)):
                    known = self._of.setdefault(left, {})
                    known[right] = min(likely, known.get(right, 1.0))

    def least(self, ours: Collection[int], theirs: Collection[int]) -> float:
        """The least of two groups that were looked up."""
        return min((self._of.get(one, {}).get(other, 1.0) for one in ours for other in theirs), default=1.0)


def join_likely(clusters: Clusters, readings: Sequence[Reading]) -> None:
    """Join whom two reports most likely both mean, though one of them gives no name; two of one report stay two."""
    chances = _Chances()
    found = []
    for pair in pairs(clusters, readings):
        how_likely = likely(pair)
        chances.note(pair.one, pair.other, how_likely)
        if how_likely >= (SURE_OF_A_NAME if pair.signs.named else SURE):
            found.append((-how_likely, pair.members, pair.one, pair.other, _reason(pair, how_likely)))
    chances.look_up({at for _, _, one, other, _ in found for at in (one, other)})
    for _, _, one, other, reason in sorted(found):
        if _may_join(clusters, one, other, chances) and clusters.join(one, other, reason):
            for at in clusters.members(one):
                clusters.nodes[at].faint = False


def _may_join(clusters: Clusters, one: int, other: int, chances: _Chances) -> bool:
    if clusters.find(one) == clusters.find(other):
        return False
    if not set(clusters.documents(one)).isdisjoint(clusters.documents(other)):
        return False
    if all(any(clusters.nodes[at].named for at in clusters.members(node)) for node in (one, other)):
        return False  # two with names, whom one description would make one
    return chances.least(clusters.members(one), clusters.members(other)) >= UNLIKELY


def pairs(clusters: Clusters, readings: Sequence[Reading]) -> Iterator[Pair]:
    """The pairs of two reports that are to be weighed: not one yet, the one without a name, alike in some word."""
    context = Context(clusters)
    affairs, reports = Affairs(context, Beginnings(readings)), reports_of(clusters, readings)
    for document, other in beside(context, sorted(one.document.id for one in readings)):
        if not affairs.are_apart(document, other):
            yield from _of_two(clusters, (document, other), reports, affairs.signs(document, other))


def beside(context: Context, documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of reports that share names; those of one affair follow each other."""
    closest = lru_cache(maxsize=KEPT)(lambda each: context.closest(each, BESIDE))
    seen: set[str] = set()
    for document, near in walk(closest, documents):
        seen.add(document)
        for other in near:
            if other not in seen or document not in closest(other):
                yield document, other


def walk(closest: Callable[[str], list[str]], documents: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The reports, each with those that share most names with it; those of one affair follow each other."""
    seen: set[str] = set()
    for start in documents:
        waiting = [start]
        while waiting:
            document = waiting.pop()
            if document not in seen:
                seen.add(document)
                near = closest(document)
                yield document, near
                waiting.extend(other for other in near if other not in seen)


class Reports(NamedTuple):
    """What reports tell of everybody, made when it is asked for."""

    nodes: Mapping[Member, int]
    of: Callable[[str], Report]  # by the id of a document


def reports_of(clusters: Clusters, readings: Sequence[Reading]) -> Reports:
    """It is no object with a cache of its own method: such a one is in a cycle, and all the names of a large pile with it."""
    by_document = {one.document.id: one for one in readings}
    nodes = {member: at for at, node in enumerate(clusters.nodes) for member in node.members}

    @lru_cache(maxsize=KEPT)
    def report(document: str) -> Report:
        told = profiles(by_document[document])
        known = {one: each for one, each in told.items() if (document, one) in nodes}
        nouns = Counter(noun for each in known.values() for noun in each.nouns)
        return Report(known, nouns, {one: clusters.find(nodes[document, one]) for one in known})

    return Reports(nodes, report)


def _of_two(clusters: Clusters, documents: tuple[str, str], reports: Reports, affair: Affair) -> Iterator[Pair]:
    here, there = map(reports.of, documents)
    both = {*here.groups.values()} & {*there.groups.values()}
    filed: dict[str, list[str]] = {}
    for entity, each in there.profiles.items():
        if there.groups[entity] not in both:
            for key in _keys(each):
                filed.setdefault(key, []).append(entity)
    for entity, profile in here.profiles.items():
        if here.groups[entity] in both:
            continue  # two of one report stay two
        for far in sorted({far for key in _keys(profile) for far in filed.get(key, ())}):
            other = there.profiles[far]
            if not profile.named or not other.named:
                yield from _pair(clusters, documents, reports, (profile, other), affair)


def _pair(
    clusters: Clusters,
    documents: tuple[str, str],
    reports: Reports,
    two: tuple[Profile, Profile],
    affair: Affair,
) -> Iterator[Pair]:
    members = [(document, each.entity) for document, each in zip(documents, two, strict=True)]
    nodes = [reports.nodes[member] for member in members]
    if ruled_out(*two) or all(any(clusters.nodes[at].named for at in clusters.members(node)) for node in nodes):
        return
    order = sorted((0, 1), key=lambda at: (two[at].named, members[at]))
    first, second = order
    found = signs(reports.of(documents[first]), two[first], reports.of(documents[second]), two[second])
    if speak_against(found):
        return
    yield Pair(
        nodes[first],
        nodes[second],
        (members[first], members[second]),
        (two[first].shown, two[second].shown),
        found,
        affair,
    )


def _keys(one: Profile) -> set[str]:
    """What two must share one of, to be looked at: a noun or its kin, another word, an age, what they do."""
    found = {each for noun in one.nouns for each in (noun, *kin(noun))}
    found.update(f"+{word}" for word in one.words | one.names)
    found.update(f"={age}" for age in one.ages)
    found.update(f"!{deed}" for deed in one.deeds)
    return found


def likely(pair: Pair) -> float:
    """How likely (0 to 1) two are one."""
    by = weights()
    return round(chance(pair.affair._asdict(), by.affair) * chance(pair.signs._asdict(), by.signs), 6)


_SAYING = {
    "age": "of one age",
    "number": "with one number",
    "noun": "called the same",
    "other_noun": "called the same",
    "kin_alone": "called by words for the same, and nobody else there is",
    "only_one": "the only one so called in either report",
    "noun_alone": "the only one so called in either report",
    "named_noun": "whose name or description ends so",
    "shared_words": "with the same words beside",
    "shared_names": "with the same names beside",
    "near_noun": "called much the same",
    "near_shown": "described much alike",
    "collective": "of which a place has one",
    "beside": "told of with the same others",
    "body": "of the same body",
    "deeds": "doing the same",
    "sentences": "told of in sentences near in meaning",
}


def _reason(pair: Pair, how_likely: float) -> str:
    """Why two are most likely one: what weighs most of what speaks for it."""
    by = weights().signs
    told = sorted(
        (-by[name] * value, saying)
        for (name, value), saying in ((each, _SAYING.get(each[0])) for each in pair.signs._asdict().items())
        if saying is not None and by[name] * value > 0
    )
    sayings = list(dict.fromkeys(saying for _, saying in told))[:MOST_TOLD]
    one, other = sorted(pair.shown)
    return f"“{one}” and “{other}”: most likely one ({how_likely:.2f}), {' and '.join(sayings)}, in reports that share names"
