"""The places of the world that bear a name: countries, provinces, towns, as GeoNames lists them."""

import math
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from sayso.evidence.places import PlaceSort
from sayso.identity import tables
from sayso.identity.place_words import place_words
from sayso.languages.spelling import fold, one_spelling, skeleton

NEAR = 0.75  # of the letters of a name that the gazetteer spells otherwise, at least, must agree


class Spot(NamedTuple):
    """A place in the gazetteer. `areas` are the codes of the country and provinces that it is or lies in, widest first.

    `number` is GeoNames'; `level` is 1 for a province, 2 for a district in one.
    """

    sort: PlaceSort
    number: int
    name: str
    areas: tuple[str, ...]
    population: int
    latitude: float | None
    longitude: float | None
    country: str
    province: str | None
    level: int = 0

    @property
    def country_code(self) -> str:
        """The two letters of its country."""
        return self.areas[0]


def load() -> None:
    """Have the tables ready: else they are loaded when they are first asked for. Raises `SetupError` where they are missing."""
    for table in (tables.countries(), tables.provinces(), tables.towns()):
        table.bearing("")


def all_of(name: str, codes: Iterable[str] = ()) -> tuple[Spot, ...]:
    """Every place of a folded name; of one that the gazetteer lacks, the towns in the countries `codes` that sound so."""
    land = country(name)
    found = ((land,) if land else ()) + provinces(name) + towns(name)
    return found or tuple(spot for code in sorted(set(codes)) for spot in _towns_sounding(name, code))


@lru_cache(maxsize=65_536)
def country(name: str) -> Spot | None:
    """The country that a folded name or adjective means ("syrian", "us")."""
    table = tables.countries()
    asked = place_words().countries.get(name, name)
    found = [number for number in table.bearing(asked) if not table.cell(number, "historic")]
    if len(found) != 1:
        return None
    row = table.row(found[0])
    usual = _usual(row)
    return Spot("country", int(row["geonames"] or 0), usual, (row["alpha2"],), 0, None, None, usual, None)


@lru_cache(maxsize=65_536)
def provinces(name: str) -> tuple[Spot, ...]:
    """The provinces and districts of a folded name."""
    return tuple(map(_province, tables.provinces().bearing(name)))


@lru_cache(maxsize=65_536)
def towns(name: str) -> tuple[Spot, ...]:
    """The towns of a folded name, with or without "the" and "Saint" cut short."""
    asked = place_words().towns.get(name, name)
    forms = {asked, f"the {asked}", asked.replace("saint ", "st "), asked.replace("st ", "saint ")}
    return tuple(_town(number) for number in sorted({n for form in forms for n in tables.towns().bearing(form)}))


@lru_cache(maxsize=65_536)
def _towns_sounding(name: str, code: str) -> tuple[Spot, ...]:
    """The towns of the country `code` whose names are spellings of the folded `name` ("fallujah": Al Fallūjah)."""
    bare = _bare(name).split()
    found = []
    for number, listed in _by_sound(code).get(skeleton("".join(bare)), ()):
        other = listed.split()
        near = len(bare) == len(other) and Levenshtein.normalized_similarity(" ".join(bare), listed) >= NEAR
        if near and bare[0][0] == other[0][0] and all(map(one_spelling, bare, other)):
            found.append(_town(number))
    return tuple(found)


@lru_cache(maxsize=64)
def _by_sound(code: str) -> dict[str, list[tuple[int, str]]]:
    """The towns of a country, with their bare names, by the skeleton of these."""
    table = tables.towns()
    found: dict[str, list[tuple[int, str]]] = {}
    for number in table.in_country(_country_lines().get(code, "")):
        name = _bare(fold(table.cell(number, "name")))
        found.setdefault(skeleton(name.replace(" ", "")), []).append((number, name))
    return found


@lru_cache(maxsize=512)
def middle(area: str) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of the towns of a country or province, by population; `None` for one without."""
    table = tables.towns()
    code = area.split(".", maxsplit=1)[0]
    x = y = z = 0.0
    for number in table.in_country(_country_lines().get(code, "")):
        row = table.row(number)
        if "." in area and area not in _codes(row["provinces"]):
            continue
        north, east = math.radians(float(row["latitude"])), math.radians(float(row["longitude"]))
        weight = int(row["population"]) or 1
        x += weight * math.cos(north) * math.cos(east)
        y += weight * math.cos(north) * math.sin(east)
        z += weight * math.sin(north)
    if math.hypot(x, y, z) == 0:
        return None
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


@lru_cache(maxsize=1)
def _country_lines() -> dict[str, str]:
    """By a country's two letters the number of its line."""
    table = tables.countries()
    numbers = range(1, len(table) + 1)
    return {table.cell(number, "alpha2"): str(number) for number in numbers if not table.cell(number, "historic")}


def _bare(name: str) -> str:
    """The folded name without the Arabic article."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in place_words().articles else name


@lru_cache(maxsize=65_536)
def _province(number: int) -> Spot:
    row = tables.provinces().row(number)
    code = _code(number)
    land = tables.countries().row(int(row["country"]))
    name = _english(row)
    level = int(row["level"])
    first = name if level == 1 else _english(tables.provinces().row(int(row["parent"]))) if row["parent"] else None
    above = dict.fromkeys((land["alpha2"], ".".join(code.split(".")[:2]), code))
    return Spot(
        "province", int(row["geonames"] or 0), name, tuple(above), 0, None, None, _usual(land), first, level
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def _town(number: int) -> Spot:
    row = tables.towns().row(number)
    land = tables.countries().row(int(row["country"]))
    listed = [int(one) for one in row["provinces"].split("|") if one]
    first = next((one for one in listed if tables.provinces().cell(one, "level") == "1"), None)
    return Spot(
        "town",
        int(row["geonames"]),
        row["name"],
        tuple(dict.fromkeys((land["alpha2"], *sorted(_codes(row["provinces"]), key=lambda code: code.count("."))))),
        int(row["population"]),
        float(row["latitude"]),
        float(row["longitude"]),
        _usual(land),
        _english(tables.provinces().row(first)) if first else None,
    )


@lru_cache(maxsize=65_536)
def _codes(listed: str) -> tuple[str, ...]:
    """The codes of the provinces of those line numbers."""
    return tuple(_code(int(one)) for one in listed.split("|") if one)


@lru_cache(maxsize=65_536)
def _code(number: int) -> str:
    """GeoNames' code of a province ("SY.09"), or one like it."""
    row = tables.provinces().row(number)
    return row["code"] or row["iso"].replace("-", ".")


def _english(row: dict[str, str]) -> str:
    """A province by its usual name in plain letters, without the word for what it is.

    That is the one found in most of its names ("Ḩalab", "Aleppo", "Aleppo Governorate"); else its first, less the accents.
    """
    called = [fold(name).split() for name in (row["name"], *row["aliases"].split("|")) if name]
    kinds = place_words().areas
    bare = ["-".join(word for word in words if word not in kinds) for words in called]
    votes = {name: sum(name in other for other in bare) for name in bare if name.isascii() and name}
    shown = {fold(name).replace(" ", "-"): name for name in row["aliases"].split("|") if name.isascii()}
    best = min((name for name in votes if name in shown), key=lambda name: (-votes[name], len(name), name), default="")
    if best and votes[best] > max(1, votes.get(bare[0], 0)):
        return shown[best]
    plain = unicodedata.normalize("NFKD", row["name"])
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _usual(row: dict[str, str]) -> str:
    """A country's usual name."""
    name = row["common"] or row["name"]
    return place_words().usual.get(name, name)
