"""In which order a long list is shown: by a column that its heads offer, chosen in the address so that it can be sent along."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sayso.web.pages.asked import Asked

Item = TypeVar("Item")


class Order:
    """The order that the address asks for as `sort=NAME`, or `sort=-NAME` for the other way round.

    `columns` are the names there are, each with whether its first way is downwards (numbers: the most first). Raises
    `InputError` where the address names another one.
    """

    def __init__(self, asked: Asked, columns: Mapping[str, bool]) -> None:
        self._asked = asked
        self._columns = columns
        chosen = asked.choice("sort", [way + name for name in columns for way in ("", "-")])
        self.column: str | None = chosen.removeprefix("-") if chosen else None
        self.turned = bool(chosen and chosen.startswith("-"))

    @property
    def down(self) -> bool:
        """Whether the largest come first."""
        return self.column is not None and self._columns[self.column] != self.turned

    def address(self, column: str) -> str:
        """The list by that column; the other way round where it is in that order already."""
        turn = "-" if column == self.column and not self.turned else ""
        return self._asked.link(sort=turn + column)

    def aria(self, column: str) -> str | None:
        """What a head says of its column: `ascending`, `descending`, or nothing."""
        if column != self.column:
            return None
        return "descending" if self.down else "ascending"

    def applied(self, items: Sequence[Item], values: Mapping[str, Callable[[Item], Any]]) -> Sequence[Item]:
        """The items in that order by the values of the column, those without one last either way; equals stay as they were."""
        if self.column is None:
            return items
        value = values[self.column]
        known = [one for one in items if value(one) not in {None, ""}]
        unknown = [one for one in items if value(one) in {None, ""}]
        return [*sorted(known, key=value, reverse=self.down), *unknown]
