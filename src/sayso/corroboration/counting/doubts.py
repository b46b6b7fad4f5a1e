"""Which sources of a side are perhaps no voice of their own, and which are certain to be others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.corroboration.counting.apart import is_multitude, is_outlet_name, is_told_by_name, stands_apart, telling_name
from sayso.corroboration.counting.belonging import MOST, Standing, find_absorbed, find_standing
from sayso.corroboration.counting.bodies import (
    Body,
    is_described,
    is_of_its_own,
    is_spokesman,
    is_under,
)
from sayso.corroboration.counting.described import Teller, find_meant
from sayso.corroboration.counting.grouping import Grouping
from sayso.corroboration.counting.mentioning import is_mention
from sayso.corroboration.counting.sources import Source
from sayso.corroboration.counting.telling import read_teller
from sayso.corroboration.items import Item, plain_words
from sayso.evidence import Origin


class Doubts(NamedTuple):
    """The sources, by number, that are perhaps no voice of their own on their side.

    `meant` are only described and may be another one (by number), `absorbed` may only say what another says (with the reason); those
    `passed_on` are under another, and `carriers` are outlets and multitudes. Of those `guessed` no report has the name where they speak.
    """

    meant: Mapping[int, int]
    absorbed: Mapping[int, tuple[int, str]]
    passed_on: frozenset[int]
    carriers: frozenset[int]
    guessed: frozenset[int]

    @property
    def every(self) -> frozenset[int]:
        """All of them."""
        return frozenset({*self.meant, *self.absorbed, *self.passed_on, *self.carriers, *self.guessed})

    def same(self, strong: int) -> int:
        """How many of the first so many are perhaps another one."""
        return sum(at < strong for at in (*self.meant, *self.absorbed))

    def reasons(self, names: Sequence[str]) -> Iterator[str]:
        """Why, in words; `names` are those of all sources."""
        for one, other in sorted((names[one], names[other]) for one, other in self.meant.items()):
            yield f"“{one}” may be {other}: nothing in its reports tells them apart"
        yield from sorted({reason for _, reason in self.absorbed.values()})
        yield from (f"“{names[at]}” may have it from another" for at in sorted(self.carriers) if len(names) > 1)
        yield from (
            f"“{names[at]}” is only meant there, and not named" for at in sorted(self.guessed) if len(names) > 1
        )
        if self.passed_on:
            yield "one of the bodies is under another, which may only pass on what it was told"


def find_doubts(side: "Side", told: Sequence[tuple[Origin, Source]], strong: int) -> Doubts:
    """Which of the sources of a side, of which the first so many have names, are perhaps no voice of their own."""
    named = [source for _, source in told[:strong]]
    tellers = [side.teller(origin) for origin, _ in told]
    meant = find_meant(tellers, among=strong)
    passed_on = frozenset(
        at for at, one in enumerate(named) if at not in meant and any(is_under(one.told, other.told) for other in named)
    )
    standings = [side.standing(origin) for origin, _ in told] if strong and 1 < len(told) <= MOST else []
    absorbed = find_absorbed(standings, strong, {*meant, *passed_on})
    carriers = frozenset(at for at, source in enumerate(named) if side.is_carrier_or_many(source))
    doubted = {*meant, *absorbed, *passed_on}
    guessed = frozenset(
        at
        for at, (origin, source) in enumerate(told[:strong])
        if not side.is_named_there(origin)
        or side.may_be_another(
            source,
            [
                one
                for one, there in zip(named, tellers[:strong], strict=True)
                if tellers[at].documents.isdisjoint(there.documents)
            ],
        )
    )
    return Doubts(meant, absorbed, passed_on, carriers - doubted, guessed - doubted - carriers)


class Side:
    """The origins of one side of a claim, with all that their statements tell of who they are."""

    def __init__(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self._directory = grouping.directory
        self._items, self._sources = grouping.items, grouping.sources
        self.origins = grouping.origins()

    def stands_apart(self, origin: Origin, source: Source, strong: Sequence[Source]) -> bool:
        """Whether an origin without a name is certainly none of those with one, nor of their bodies."""
        if self.is_of_a_body(source):
            return False
        told = [self._items[at] for at in self._listed(origin) if not self._grouping.is_headline(at)]
        return stands_apart(self._directory, told, [self._directory.by_id.get(one.entity or "") for one in strong])

    def is_named_there(self, origin: Origin) -> bool:
        """Whether some words by which an origin is brought in say who it is, and do not leave it to be found out."""
        return any(is_told_by_name(self._directory, item, self._names(item, origin)) for item in self.vouching(origin))

    def may_be_another(self, source: Source, apart: Sequence[Source]) -> bool:
        """Whether a source may be a body of those that are told of in other reports alone (`apart`).

        That is "the party" beside the Rural Alliance, a spokesman of nobody known, and whose name is part of the other's.
        """
        words = telling_name(source.name)
        if any(words and words < telling_name(each.name) for each in apart):
            return True
        entity = self._directory.by_id.get(source.entity or "")
        unplaced = (
            entity is not None
            and entity.kind == "person"
            and self._directory.body(entity) is None
            and any(map(is_spokesman, self._directory.offices(entity)))
        )
        if not unplaced and (not is_described(source.name) or is_of_its_own(source.name)):
            return False
        return any(self._is_body(each) and not is_of_its_own(each.name) for each in apart)

    def _is_body(self, source: Source) -> bool:
        entity = self._directory.by_id.get(source.entity or "")
        return entity is not None and entity.kind == "organisation"

    def _names(self, item: Item, origin: Origin) -> list[str]:
        link = item.statement.chain[-1]
        found = (self._directory.by_id.get(origin.entity or ""), self._directory.source(item.document.id, link))
        return [origin.source, *(name for one in found if one is not None for name in one.names)]

    def is_carrier_or_many(self, source: Source) -> bool:
        """Whether a name is that of an outlet, or of all who are of a party: who of them vouches for it is not told."""
        entity = self._directory.by_id.get(source.entity or "")
        if entity is not None and entity.kind == "person":
            return False
        return is_multitude(source.name) or is_outlet_name(source.name)

    def vouching(self, origin: Origin) -> list[Item]:
        """The statements of an origin that its source vouches for: no headlines, nor what it only mentions."""
        told = [self._items[at] for at in self._listed(origin) if self._vouches(at)]
        return told or [self._items[at] for at in self._listed(origin)]

    def _vouches(self, at: int) -> bool:
        item = self._items[at]
        return (
            self._sources[at].sort in {"named", "unnamed"}
            and not self._grouping.is_headline(at)
            and not item.statement.granted
            and not is_mention(item)
            and item.statement.certainty != "underspecified"
        )

    def _listed(self, origin: Origin) -> list[int]:
        told = set(origin.statements)
        return [at for at, item in enumerate(self._items) if item.id in told]

    def _told(self, origin: Origin) -> list[tuple[Item, Source]]:
        """The statements of an origin, each with its source."""
        return [(self._items[at], self._sources[at]) for at in self._listed(origin)]

    def teller(self, origin: Origin) -> Teller:
        """All that the reports of an origin tell of who it is."""
        return read_teller(self._directory, origin, self._told(origin), self._grouping.lineage.rulings.origins)

    def standing(self, origin: Origin) -> Standing:
        """For whom an origin speaks."""
        return find_standing(self._directory, origin.source, self._told(origin))

    def is_of_a_body(self, source: Source) -> bool:
        """Whether an unnamed source can belong to a body that is counted already."""
        if source.body is not None and source.body in self._grouping.known:
            return True
        mine: tuple[Body, ...] = source.told.bodies if source.told is not None else ()
        told = set(plain_words(source.name).split())  # "campaign advisers", beside "the campaign"
        return any(other.head in told for other in self._grouping.known_bodies) or any(
            one.may_be(other) for one in mine for other in self._grouping.known_bodies
        )
