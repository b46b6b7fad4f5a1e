"""Reports that cite each other round about: A cites B, which cites A's own earlier piece."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sayso.languages.outlets import outlet_key


class Citation(NamedTuple):
    """The `document` of an `outlet` names another outlet, `cited`, as its source, or was made from its report."""

    document: str
    outlet: str
    cited: str


def find_circles(citations: Iterable[Citation]) -> tuple[str, ...]:
    """A sentence for each circle of two or three outlets, in a fixed order; an outlet that cites itself makes none."""
    cites: dict[str, dict[str, str]] = defaultdict(dict)
    shown: dict[str, str] = {}
    for one in sorted(citations):
        ours, theirs = outlet_key(one.outlet), outlet_key(one.cited)
        shown.setdefault(ours, one.outlet)
        shown.setdefault(theirs, one.cited)
        if ours != theirs:
            cites[ours].setdefault(theirs, one.document)
    found = {}
    for first in sorted(cites):
        for second in sorted(cites[first]):
            if first in cites.get(second, {}):
                found[frozenset((first, second))] = _sentence(shown, cites, (first, second))
            for third in sorted(cites.get(second, {})):
                if third not in {first, second} and first in cites.get(third, {}):
                    found.setdefault(frozenset((first, second, third)), _sentence(shown, cites, (first, second, third)))
    return tuple(found[key] for key in sorted(found, key=sorted))


def _sentence(shown: Mapping[str, str], cites: Mapping[str, Mapping[str, str]], ring: Sequence[str]) -> str:
    steps = [
        f"{shown[one]} ({cites[one][other]}) cites {shown[other]}"
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
    ]
    return "circular reporting: " + ", ".join(steps)
