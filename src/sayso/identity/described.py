"""Definite descriptions across reports: "the airport" of one is the only one that reports of the affair name or call so."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sayso.evidence import Entity, Reading
from sayso.identity.affairs import Affairs, Beginnings
from sayso.identity.called import Called, Described, read_called, read_described
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.identity.names import thing_name
from sayso.identity.offices import day_of
from sayso.languages.spelling import fold

AFFAIR = timedelta(days=365)  # apart at most, for two reports to be of one affair
RIVALS = 200  # descriptions of one noun that are looked at
MOST = 20  # bodies or persons of one noun in the pile at most, for one of them to be meant


def join_described(clusters: Clusters, readings: Sequence[Reading], beginnings: Beginnings, *, persons: bool) -> None:
    """Join each description with the one body (or person) whose name, or what its own report calls it, ends in the same noun.

    A body is known by its name ("the airport": Senn Airport), else by a wider noun ("the airline": Orn Airways), a person by what
    reports of the affair call those whom they name ("the surgeon"). No other of the noun may be in these reports, and what
    else the description says must be told of the one who is meant.
    """
    described = list(_described(clusters, readings, persons=persons))
    if not described:
        return
    likes: dict[str, list[tuple[str, Described]]] = {}
    for _, document, one in described:
        likes.setdefault(one.noun, []).append((document, one))
    called = _Callings(clusters, readings, persons=persons)
    affairs = Affairs(Context(clusters), beginnings)
    told = _Told(clusters, readings)
    found = []
    for index, document, one in described:
        meant = called.meant(index, document, one, affairs)
        if meant is None:
            continue
        if persons and affairs.context.is_in(meant[0], document) and told.says(meant[0], document):
            continue  # who is meant was settled when the report was read
        if persons and not one.words and called.rivals(meant[0], document, likes[one.noun], affairs.context):
            continue
        found.append((index, one, *meant))
    for index, one, group, why in found:
        shown = clusters.nodes[group].name.shown
        clusters.join(group, index, f"“{one.shown}” and “{shown}”: {why}")


def _described(
    clusters: Clusters, readings: Sequence[Reading], *, persons: bool
) -> Iterable[tuple[int, str, Described]]:
    """The nodes of definite descriptions that are nobody with a name yet, each with its document."""
    of = {reading.document.id: reading for reading in readings}
    known: dict[str, dict[str, Entity]] = {}
    for index, node in enumerate(clusters.nodes):
        if (node.family == "person") != persons or len(clusters.members(index)) > 1:
            continue
        documents = {document for document, _ in node.members}
        if len(documents) != 1:
            continue
        document, entity = node.members[0]
        entities = known.get(document)
        if entities is None:
            entities = known[document] = {one.id: one for one in of[document].entities}
        one = entities[entity]
        if one.named:
            continue
        read = read_described(one, entities.values())
        if read is not None:
            yield index, document, read


class _Told:
    """Whether reports say what those are whom they name."""

    def __init__(self, clusters: Clusters, readings: Sequence[Reading]) -> None:
        self.clusters = clusters
        self._roles = {(one.document.id, each.id) for one in readings for each in one.entities if each.role is not None}
        self._documents: dict[int, set[str]] = {}

    def says(self, group: int, document: str) -> bool:
        """Whether a report gives somebody a title or calls him by a description."""
        if group not in self._documents:
            members = (each for at in self.clusters.members(group) for each in self.clusters.nodes[at].members)
            self._documents[group] = {member[0] for member in members if member in self._roles}
        return document in self._documents[group]


class _Callings:
    """By noun the groups that bear it in their names, or that reports call by it."""

    def __init__(self, clusters: Clusters, readings: Sequence[Reading], *, persons: bool) -> None:
        self.clusters = clusters
        self.persons = persons
        self.own: dict[str, set[int]] = {}
        self.called: dict[str, dict[int, set[str]]] = {}
        words = describing_words()
        bodies = lexicon().heads | words.societies | words.leading | words.named | words.sites | words.general
        self.worded: dict[str, set[int]] = {}
        self.called_words: dict[tuple[str, str], set[int]] = {}
        of = {member: at for at, node in enumerate(clusters.nodes) for member in node.members}
        for index, node in enumerate(clusters.nodes):
            if persons or node.family != "thing" or not node.named or node.plural:
                continue
            group = clusters.find(index)
            for shown in node.names:
                for noun in nouns_of(shown) & bodies:
                    self.own.setdefault(noun, set()).add(group)
                for word in set(thing_name(shown).parts[1:]) & lexicon().trades:
                    self.worded.setdefault(word, set()).add(group)
        self._days = {one.document.id: day for one in readings if (day := day_of(one)) is not None}
        for reading in readings:
            for each in read_called(reading):
                at = of.get((reading.document.id, each.entity))
                if at is not None and (clusters.nodes[at].family == "person") == persons:
                    self._add(clusters.find(at), each)

    def _add(self, group: int, each: Called) -> None:
        self.called.setdefault(each.noun, {}).setdefault(group, set()).update(each.words)
        if not self.persons:
            for word in each.words:
                self.called_words.setdefault((each.noun, word), set()).add(group)

    def meant(self, index: int, document: str, one: Described, affairs: Affairs) -> tuple[int, str] | None:
        """The group that a description means, and why."""
        words = describing_words()
        wider = [self.own.get(noun, set()) for noun in sorted(words.wider.get(one.noun, ()))]
        called = set(self.called.get(one.noun, {})) if self.persons else set()
        trade: set[int] = set()
        if not self.persons and one.noun in words.general:  # "the insurance company" is called so, or is so by its name
            telling = sorted(one.words - words.neutral)
            called = _all_of([self.called_words.get((one.noun, word), set()) for word in telling])
            trade = _all_of([self.worded.get(word, set()) for word in sorted(one.words)])
        ranks = (
            (self.own.get(one.noun, set()), "whose name ends so"),
            (called, "that is called so"),
            (trade, "whose name says so"),
            (set().union(*wider) if not self.persons else set(), "that can be called so"),
        )
        for groups, why in ranks:
            near = groups - {self.clusters.find(index)}
            if not near:
                continue
            if len(near) > MOST:
                return None
            tied = [group for group in sorted(near) if self._is_near(group, document, affairs.context)]
            fitting = [group for group in tied if self._fits(group, one, affairs.context)]
            if len(fitting) == 1:
                if why == "whose name ends so" and self._names_it_here(fitting[0], document, one.noun):
                    return None
                tie = affairs.shared(document, fitting[0], self._then(fitting[0], document), widely=True)
                return (fitting[0], f"the only {one.noun} {why} in reports that {tie}") if tie is not None else None
            if tied:
                return None
        return None

    def rivals(self, group: int, document: str, likes: Sequence[tuple[str, Described]], context: Context) -> bool:
        """Whether reports of the affair describe another of the same noun, whom nobody names."""
        if len(likes) > RIVALS:
            return True
        reports = {document, *self.clusters.documents(group)}
        return any(
            not self._fits(group, other, context) and (each in reports or context.near(each) & reports)
            for each, other in likes
        )

    def _is_near(self, group: int, document: str, context: Context) -> bool:
        """Whether a report shares names with those of about the same time that name the group."""
        documents = self._then(group, document)
        return bool(documents) and context.shared(document, group, documents, widely=True) is not None

    def _then(self, group: int, document: str) -> list[str]:
        """The reports of about the time of this one that name the group."""
        documents = self.clusters.documents(group)
        day = self._days.get(document)
        if day is None:
            return documents
        return [each for each in documents if abs(self._days.get(each, day) - day) <= AFFAIR]

    def _names_it_here(self, group: int, document: str, noun: str) -> bool:
        """Whether the report itself has a name with the noun: what the description means was settled when it was read."""
        return any(
            noun in nouns_of(self.clusters.nodes[at].name.shown)
            for at in self.clusters.members(group)
            if any(each == document for each, _ in self.clusters.nodes[at].members)
        )

    def _fits(self, group: int, one: Described, context: Context) -> bool:
        """Whether all that the description says beside its noun is told of the group."""
        told = set(describing_words().neutral) | self.called.get(one.noun, {}).get(group, set())
        for at in self.clusters.members(group):
            for shown in self.clusters.nodes[at].names:
                told.update(thing_name(shown).parts)
        left = one.words - told
        if self.persons:
            return not left
        return not left or left <= context.places_named(self.clusters.documents(group))


def _all_of(groups: Sequence[set[int]]) -> set[int]:
    """Those in every one of the sets; nobody where even the smallest is so large that none can be meant."""
    least = min(groups, key=len, default=set())
    return set() if len(least) > RIVALS else {one for one in least if all(one in each for each in groups)}


def nouns_of(shown: str) -> set[str]:
    """The nouns that tell what a name is of: the last word, and that before "of" ("Roads Agency of Senn"), not the letters."""
    name = thing_name(shown)
    if name.short or len(name.parts) < 2:
        return set()
    words = fold(shown).split()
    links = [at for at, word in enumerate(words) if word in {"of", "for", "in"} and at]
    found = {words[links[0] - 1]} if links else {words[-1]}
    if words[0] in describing_words().leading:
        found = {words[0]}  # Lake Senn
    return {lexicon().same.get(word, word) for word in found}
