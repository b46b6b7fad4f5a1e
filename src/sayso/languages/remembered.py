"""What was worked out for a text, kept as long as there is room, so that the same text is not worked on again."""

from collections import OrderedDict
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Key = TypeVar("Key", str, bytes)
Value = TypeVar("Value")


_all: WeakSet["Remembered[Any, Any]"] = WeakSet()


def forget() -> None:
    """Work out again what was worked out before (for measuring)."""
    for one in _all:
        one.clear()


class Remembered(Generic[Key, Value]):
    """Values by text, for at most `room` characters (bytes) of text; what was asked for longest ago goes first.

    Each value counts as so many characters beside those of its text.
    """

    def __init__(self, room: int, each: int = 0) -> None:
        self._room = room
        self._each = each
        _all.add(self)
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, text: Key) -> Value | None:
        """What was kept for `text`, or `None`."""
        value = self._kept.get(text)
        if value is not None:
            self._kept.move_to_end(text)
        return value

    def add(self, text: Key, value: Value) -> None:
        """Keep `value`, which is not `None`, for `text`."""
        if text in self._kept:
            return
        self._kept[text] = value
        self._room -= len(text) + self._each
        while self._room < 0:
            oldest, _ = self._kept.popitem(last=False)
            self._room += len(oldest) + self._each

    def clear(self) -> None:
        """Keep nothing."""
        self._room += sum(map(len, self._kept)) + self._each * len(self._kept)
        self._kept.clear()
