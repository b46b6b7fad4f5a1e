"""Where each name of a table of the gazetteer stands, in the order of the folded names: one is found by looking at some twenty.

To fold 340,000 names takes half a second, which would be half of the weighing of a few reports more. So the order is made
once, by `training/gazetteer_order.py`, and comes with sayso; a table of other bytes is put in order when it is read.
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from mmap import mmap
from pathlib import Path

import msgspec

from sayso.languages.spelling import fold_all

STORED = Path(__file__).with_name("table_order.msgpack")


class Order(msgspec.Struct, frozen=True):
    """Of a table: a checksum of its bytes; for each name the place of its first byte, packed (4 bytes, little-endian), in order.

    `runs` are the lines of each country (by its number, as written): the first, and the one after the last.
    """

    checksum: int
    names: bytes
    runs: dict[str, tuple[tuple[int, int], ...]]


def checksum_of(data: bytes | mmap) -> int:
    """What tells a table from one of other bytes."""
    return zlib.crc32(data)


def make_order(data: bytes, columns: Mapping[str, int], named: Sequence[int], aliases: int | None) -> Order:
    """The order of the names in the columns `named`, and of those between bars in the column `aliases`, of UTF-8 lines.

    `columns` are those of the cells between tabs, by name. Takes a second for 200,000 lines.
    """
    names: list[str] = []
    places: list[int] = []
    countries: list[str] = []
    start = 0
    for line in data.split(b"\n")[:-1]:
        cells, at = line.split(b"\t"), start
        for number, cell in enumerate(cells):
            if cell and (number in named or number == aliases):
                inside = at
                for name in cell.split(b"|") if number == aliases else (cell,):
                    if name:
                        names.append(name.decode())
                        places.append(inside)
                    inside += len(name) + 1
            at += len(cell) + 1
        if "country" in columns:
            countries.append(cells[columns["country"]].decode())
        start += len(line) + 1
    folded = fold_all(names)
    ordered = sorted(range(len(names)), key=lambda one: (folded[one], places[one]))
    runs: dict[str, tuple[tuple[int, int], ...]] = {}
    for country, group in groupby(range(1, len(countries) + 1), key=lambda number: countries[number - 1]):
        numbers = list(group)
        runs[country] = (*runs.get(country, ()), (numbers[0], numbers[-1] + 1))
    packed = b"".join(places[one].to_bytes(4, "little") for one in ordered)
    return Order(checksum_of(data), packed, runs)


@lru_cache(maxsize=1)
def stored_orders() -> dict[int, Order]:
    """The orders that come with sayso, by the checksum of what they were made of."""
    return {one.checksum: one for one in msgspec.msgpack.decode(STORED.read_bytes(), type=tuple[Order, ...])}
