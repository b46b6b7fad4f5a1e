"""What a pattern found, and from where it is read: the document's day, the verb's direction, dates stated before."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sayso.extract.times.calendar import Reading
from sayso.extract.times.stream import Item, Lexicon, Stream
from sayso.extract.times.tense import Direction


class Found:
    """One match of a pattern in a stream, its parts by name."""

    def __init__(self, match: re.Match[str], stream: Stream, words: Lexicon) -> None:
        self.match = match
        self.stream = stream
        self.words = words

    def item(self, name: str) -> Item | None:
        """The item that the named part begins with, or `None` where it is not there."""
        try:
            place = self.match.start(name)
        except IndexError:
            return None
        return self.stream.item_at(place) if place >= 0 else None

    def __getitem__(self, name: str) -> Item:
        item = self.item(name)
        if item is None:
            raise KeyError(name)
        return item

    def has(self, name: str) -> bool:
        """Whether the named part is there."""
        return self.item(name) is not None

    def number(self, name: str) -> int | None:
        """The number the named part is worth."""
        item = self.item(name)
        return int(item.number) if item is not None else None

    @property
    def items(self) -> list[Item]:
        """All items of the match."""
        first = self.stream.index_at(self.match.start())
        return self.stream.items[first : self.stream.index_at(self.match.end())]

    def around(self, count: int) -> tuple[list[Item], list[Item]]:
        """So many items before and after the match."""
        first, last = self.stream.index_at(self.match.start()), self.stream.index_at(self.match.end())
        return self.stream.items[max(0, first - count) : first], self.stream.items[last : last + count]

    def before(self) -> Item | None:
        """The item before the match."""
        at = self.stream.index_at(self.match.start()) - 1
        return self.stream.items[at] if at >= 0 else None

    def after(self) -> Item | None:
        """The item after the match."""
        at = self.stream.index_at(self.match.end())
        return self.stream.items[at] if at < len(self.stream.items) else None


class Stated(NamedTuple):
    """A dated expression that came before: how it was read, how many characters before, whether in the same sentence."""

    distance: int
    reading: Reading
    same_sentence: bool
    same_paragraph: bool


class When(NamedTuple):
    """From where an expression is read.

    `day` is the document's (`None` where unknown); `direction` asks the verb; `stated` are the dated expressions before this
    one, newest first (for "a year earlier", "that month", and days without a year). `open_ended`: it follows "to", "until",
    "payable" and the like, so that a past verb says little ("was extended to Nov. 20").
    """

    day: date | None
    direction: Callable[[], Direction | None]
    stated: tuple[Stated, ...] = ()
    open_ended: bool = False


class Rule(NamedTuple):
    """A phrase of the grammar: a pattern over the names in `stream.LETTERS`, and how to read what it finds."""

    pattern: str
    read: Callable[[Found, When], Reading | None]
    derived: bool = False  # told from a date stated before, so nothing is told from it in turn
