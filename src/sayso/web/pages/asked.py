"""What the address asks for: the names in its path and the filters behind its question mark, checked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from sayso.errors import InputError

LONGEST = 500  # characters of a name or of words to search for


class Asked:
    """A page's path parameters, and its filters; raises `InputError` where a filter has a value there is none of."""

    def __init__(self, path: str, parts: Mapping[str, str], filters: Sequence[tuple[str, str]]) -> None:
        self.path = path
        self.parts = parts
        self.filters = [(name, value[:LONGEST]) for name, value in filters if value]

    def text(self, name: str) -> str | None:
        """The last value of that filter, or `None`."""
        return next((value for key, value in reversed(self.filters) if key == name), None)

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of that filter."""
        return tuple(value for key, value in self.filters if key == name)

    def choice(self, name: str, among: Any) -> Any:
        """The value of that filter, which must be one of `among` (a `Literal` or a sequence), or `None`."""
        values = get_args(among) if not isinstance(among, tuple | list) else among
        value = self.text(name)
        if value is not None and value not in values:
            raise InputError(f"{name} can be {', '.join(values)}; not {value!r}")
        return value

    def flag(self, name: str) -> bool:
        """Whether that filter is set."""
        return self.text(name) is not None

    def day(self, name: str) -> date | None:
        """A day as ISO 8601 writes it, or `None`."""
        value = self.text(name)
        try:
            return date.fromisoformat(value) if value is not None else None
        except ValueError:
            raise InputError(f"{name} is a day like 2031-05-09, not {value!r}") from None

    def number(self, name: str = "page") -> int:
        """A number from 1 on, by default the page's; 1 where not given."""
        value = self.text(name) or "1"
        if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= 10**6:
            raise InputError(f"{name} is a number from 1 on, not {value!r}")
        return int(value[:9])

    def link(self, *, path: str | None = None, **changes: str | None) -> str:
        """This address with some filters changed (`None` takes one away); the page number goes unless it is set."""
        kept = [(key, value) for key, value in self.filters if key not in changes and key != "page"]
        added = [(key, value) for key, value in changes.items() if value]
        query = urlencode([*kept, *added])
        return (path or self.path) + (f"?{query}" if query else "")


def own_address(words: str) -> str | None:
    """`words` where they are an address on this very site, fit to be led to; else `None`."""
    return words if words.startswith("/") and words[1:2] not in {"/", "\\"} and words.isprintable() else None
