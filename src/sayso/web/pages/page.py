"""What a page is made of: the view it shows, which its `.json` twin prints, and what its template is given."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from sayso.casefile import Case
from sayso.views.answers import Answer
from sayso.web.pages.asked import Asked
from sayso.web.pages.links import Links
from sayso.web.pages.remembering import Memory

Item = TypeVar("Item")
Other = TypeVar("Other")


class Ask:
    """One request for a page: the open case, what the address asks for, the addresses of other pages, what is remembered."""

    def __init__(self, case: Case, asked: Asked, memory: Memory) -> None:
        self.case = case
        self.asked = asked
        self.memory = memory
        self.links = Links(case)


class Page:
    """A kind of page: its path, its template, its view (for the twin), and what the template shows of it.

    It is `growing` where it shows reports before anything is concluded from them.
    """

    def __init__(
        self,
        path: str,
        template: str,
        answer: Callable[[Ask], Answer],
        show: Callable[[Ask], dict[str, Any]],
        *,
        growing: bool = False,
    ) -> None:
        self.path = path
        self.growing = growing
        self.template = template
        self.answer = answer
        self.show = show


class Part(Generic[Item]):
    """A part of a long list, with the addresses of the parts before and after it."""

    def __init__(self, items: Sequence[Item], asked: Asked, *, size: int, total: int) -> None:
        number = asked.number()
        self.items = items
        self.total = total
        self.first = (number - 1) * size + 1
        self.last = self.first + len(items) - 1
        self.previous = asked.link(page=str(number - 1)) if number > 1 else None
        self.next: str | None = asked.link(page=str(number + 1)) if self.last < total and items else None

    def of(self, items: "Sequence[Other]") -> "Part[Other]":
        """The same part of a list of other things that stand for these."""
        part: Part[Other] = Part.__new__(Part)
        part.__dict__.update(self.__dict__)
        part.items = items
        return part


def part_of(items: Sequence[Item], asked: Asked, size: int) -> Part[Item]:
    """The part of `items` that the address asks for."""
    start = (asked.number() - 1) * size
    return Part(items[start : start + size], asked, size=size, total=len(items))
