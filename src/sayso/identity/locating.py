"""Which place of the gazetteer a name means, by the words beside it, by what else the documents name, by its size.

A country or province named beside the name ("Aleppo, Syria", "the Syrian town of") decides. Without one, places gain by
how often their country is named, by other places of the pile that lie in the same province, and by the people who live
there. Where two are about as likely, and where none is, the place stays unknown.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sayso.engine import Memory, key_of
from sayso.evidence import CaseEntity, Place, Reading
from sayso.identity.gazetteer import Spot, all_of, country, middle
from sayso.identity.lexicon import lexicon
from sayso.identity.surroundings import Beside, Surroundings, bare_name, survey

Member = tuple[str, str]
CLEAR = 0.7  # that the best place must lead the next by, on the scale of powers of ten of people
LEAST = 5.0  # of 100,000 people, what a place must weigh of which nothing but the name is told
COUNTRY, LARGE, PROVINCE = (
    1.2,
    1.8,
    2.0,
)  # what it weighs that a place's country, of a large place, or province is named
MAIN = 0.3  # of all countries named, the share of one whose towns are also looked up by how they sound
SIZES = {"country": 8.0, "province": 6.0, "district": 3.0}


@dataclass(slots=True)
class Evidence:
    """What the documents say about where one place lies."""

    beside: list[Beside] = field(default_factory=list)
    called: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)


class Atlas:
    """Finds the places of a pile; holds the evidence of its documents. What the gazetteer says is noted in the `memory`."""

    def __init__(self, readings: Sequence[Reading], memory: Memory | None = None) -> None:
        self._spots = (memory or Memory()).notes("places", tuple[Spot, ...])
        self._middles = (memory or Memory()).notes("middles", tuple[tuple[float, float] | None])
        self._known: dict[tuple[str, frozenset[str]], tuple[Spot, ...]] = {}
        self.surveys = {reading.document.id: survey(reading) for reading in readings}
        listed = [entity for reading in readings for entity in reading.entities if entity.named]
        names = {bare_name(entity.name) for entity in listed if entity.kind == "place"}
        self._areas = Counter(area for name in names for area in _only(self._all_of(name)))

    def _all_of(self, name: str, codes: Iterable[str] = ()) -> tuple[Spot, ...]:
        asked = (name, frozenset(codes))
        if asked not in self._known:
            self._known[asked] = self._spots.made(key_of(name, sorted(asked[1])), partial(all_of, *asked))
        return self._known[asked]

    def own(self, name: str, member: Member) -> Spot | None:
        """The place that its document itself says a member is, by a country or province beside the name."""
        evidence = self._evidence([member])
        spot, _ = self._choose(name, evidence) if any(each.sure for each in evidence.beside) else (None, "")
        return spot

    def find(self, entity: CaseEntity) -> Place | None:
        """The place of the gazetteer that an entity is; `None` where that is not sure."""
        evidence = self._evidence(entity.members)
        for name in dict.fromkeys(bare_name(shown) for shown in (entity.name, *entity.names)):
            spot, reason = self._choose(name, evidence)
            if spot is not None:
                return self._place(spot, reason)
        told = {each.areas: each for each in evidence.beside if each.sure}
        if len(told) != 1 or any(len(areas) > 1 for areas in told):
            return None
        ((area,), each) = next(iter(told.items()))
        reason = f"the gazetteer does not list it; {_quoted(each)}"
        return Place(None, None, None, area.country, area.country_code, area.province, None, reason)

    def _place(self, spot: Spot, reason: str) -> Place:
        point = (spot.latitude, spot.longitude)
        if spot.sort != "town":
            area = spot.areas[-1]
            (found,) = self._middles.made(key_of(area), lambda: (middle(area),))
            point = found or (None, None)
        key = f"geonames:{spot.number}" if spot.number else None
        return Place(spot.sort, *point, spot.country, spot.country_code, spot.province, key, reason)

    def _evidence(self, members: Iterable[Member]) -> Evidence:
        found = Evidence()
        for document, entity in members:
            told = self.surveys.get(document, Surroundings(""))
            found.beside += told.beside.get(entity, [])
            found.called.update([told.called[entity]] if entity in told.called else [])
            found.countries.update(_shares(told.named))
        return found

    def _choose(self, name: str, evidence: Evidence) -> tuple[Spot | None, str]:
        """The place that the evidence speaks for, and the reason."""
        shares = _shares(evidence.countries)
        around = [
            *(code for code in shares if shares[code] >= MAIN),
            *(area.country_code for each in evidence.beside for area in each.areas),
        ]
        spots = _without_namesakes(self._all_of(name, around), evidence.called)
        votes: Counter[Spot] = Counter()
        words: dict[Spot, str] = {}
        for each in evidence.beside:
            held = {area.areas[-1] for area in each.areas}
            inside = [spot for spot in spots if held & set(spot.areas) and spot not in each.areas]
            best = _clearly({spot: _size(spot) for spot in inside})
            if best is not None:
                votes[best] += 1
                words.setdefault(best, _quoted(each))
        if votes:
            best = min(votes, key=lambda spot: (-votes[spot], spot.number))
            return best, words[best]
        if any(each.sure for each in evidence.beside):
            return None, ""
        weights = {spot: _size(spot) + self._support(spot, shares) for spot in spots}
        best = _clearly(weights)
        if best is None or weights[best] < LEAST:
            return None, ""
        return best, _reason(best, shares, self._others(best), len(spots))

    def _support(self, spot: Spot, shares: Mapping[str, float]) -> float:
        if spot.sort == "country":
            return 0.0
        share = shares.get(spot.country_code, 0.0)
        weight = LARGE if _size(spot) >= LEAST else COUNTRY
        return weight * min(1.0, 0.5 + share) * (share > 0) + PROVINCE * (self._others(spot) > 0)

    def _others(self, spot: Spot) -> int:
        """How many other places of the pile lie in the same province."""
        if spot.sort == "country" or len(spot.areas) < 2:
            return 0
        return self._areas[spot.areas[1]] - (spot.areas[1] in _only(self._all_of(bare_name(spot.name))))


def locate(entities: Sequence[CaseEntity], atlas: Atlas) -> dict[str, Place]:
    """By the id of the entity the place that it is, of those that are places, or countries that act."""
    found = {}
    for entity in entities:
        name = bare_name(entity.name)
        acting = entity.kind == "organisation" and name not in lexicon().adjectives and country(name) is not None
        if entity.named and not entity.plural and (entity.kind == "place" or acting):
            place = atlas.find(entity)
            if place is not None and (entity.kind == "place" or place.sort == "country"):
                found[entity.id] = place
    return found


def _only(spots: Sequence[Spot]) -> frozenset[str]:
    """The provinces in which all places of one name lie: what that name tells about others beside it."""
    large = [spot for spot in spots if spot.sort != "country" and _size(spot) >= 3]
    provinces = {spot.areas[1] for spot in large if len(spot.areas) > 1}
    return frozenset(provinces) if len(provinces) == 1 else frozenset()


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    whole = sum(counts.values())
    return {key: count / whole for key, count in counts.items()} if whole else {}


def _size(spot: Spot) -> float:
    """How large a place is: the power of ten of its people; a country and a province as if they had many."""
    if spot.sort == "town":
        return math.log10(spot.population + 1)
    return SIZES["country" if spot.sort == "country" else "province" if spot.level == 1 else "district"]


def _without_namesakes(spots: Sequence[Spot], called: Mapping[str, int]) -> list[Spot]:
    """A town and its province of one name are one or the other, as the words call it; without such words the town."""
    wants = "province" if called.get("province", 0) > called.get("town", 0) else "town"
    if wants == "province":
        return [spot for spot in spots if spot.sort != "town"]
    if called.get("town", 0):
        return [spot for spot in spots if spot.sort == "town"] or list(spots)
    towns = [spot for spot in spots if spot.sort == "town"]
    holding = {area for spot in towns if _size(spot) >= 4 for area in spot.areas[1:]}
    holding |= {spot.country_code for spot in towns if _size(spot) >= LEAST}
    return [spot for spot in spots if spot.sort != "province" or not holding & {spot.areas[0], spot.areas[-1]}]


def _clearly(weights: Mapping[Spot, float]) -> Spot | None:
    """The heaviest, if it clearly leads."""
    ordered = sorted(weights, key=lambda spot: (-weights[spot], spot.number))
    if not ordered or (len(ordered) > 1 and weights[ordered[0]] - weights[ordered[1]] < CLEAR):
        return None
    return ordered[0]


def _quoted(each: Beside) -> str:
    words = " ".join(each.words.split())
    for ending in ("'s", "’s", ".", ","):
        words = words.removesuffix(ending)
    return f"“{words}”"


def _reason(spot: Spot, shares: Mapping[str, float], others: int, known: int) -> str:
    if spot.sort == "country":
        return "the country of that name"
    if known == 1:
        return "the only place of that name in the gazetteer"
    if others > 0 and spot.province:
        return f"other places in {spot.province} are named"
    if shares.get(spot.country_code, 0) > 0:
        return f"{spot.country} is named"
    return f"the largest of {known} places of that name"
