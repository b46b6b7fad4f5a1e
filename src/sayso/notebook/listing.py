"""Several records that a notebook shows as one table."""

from typing import TypeVar

from sayso.evidence.showing import show_all

Kind = TypeVar("Kind")


class Listing(tuple[Kind, ...]):
    """A tuple of records; a notebook shows it as a table of the first ones."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return show_all(self)
