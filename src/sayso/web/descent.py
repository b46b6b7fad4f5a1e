"""Families of reports as a picture: each report a row, at the day on which it appeared, below the one it was made from."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sayso.casefile.choosing import Head
from sayso.evidence import DerivationKind, Record
from sayso.views.answers import Parent

WIDTH, LABELS = 1040, 620  # of all, and of the words right of the days
LEFT, ROW, TOP = 20, 24, 30
LONGEST = timedelta(days=62)  # a day known no better than that is not known
TICK = 120  # the room that a day's label needs, the first of which begins at its day


class Leaf(Record, frozen=True):
    """A report's place: `x` is its day (`None` where not known), `parent` where the one it was made from stands."""

    head: Head
    x: float
    y: float
    dated: bool
    kind: DerivationKind | None = None
    parent: tuple[float, float] | None = None
    made_from: str | None = None


class Descent(Record, frozen=True):
    """The picture, ready for a template to write as SVG, with the days as `(x, label)`."""

    leaves: tuple[Leaf, ...]
    days: tuple[tuple[float, str], ...]
    height: int
    width: int = WIDTH
    words: int = WIDTH - LABELS


def draw_descent(
    roots: Sequence[str], parents: Mapping[str, Parent], heads: Mapping[str, Head], most: int
) -> Descent | None:
    """The families of those originals (names), at most so many rows; `None` where there is nothing to draw."""
    children: dict[str, list[str]] = {}
    for name, parent in parents.items():
        children.setdefault(parent.name, []).append(name)
    rows = _rows(roots, children, heads)[:most]
    when = {name: _day(heads[name]) for name, _ in rows}
    known = sorted({day for day in when.values() if day})
    if not rows:
        return None
    first, last = (known[0], known[-1]) if known else (date.min, date.min)
    span = max(1, (last - first).days)

    def across(day: date | None) -> float:
        right = WIDTH - LABELS - 24
        return round(LEFT + ((day - first).days / span * (right - LEFT) if day else 0), 1)

    places: dict[str, tuple[float, float]] = {}
    leaves: list[Leaf] = []
    y = float(TOP)
    for name, is_root in rows:
        y += ROW + (8 if is_root and leaves else 0)
        owed = None if is_root else parents.get(name)
        places[name] = (across(when[name]), y)
        above = places.get(owed.name) if owed else None
        leaves.append(
            Leaf(
                heads[name],
                *places[name],
                when[name] is not None,
                owed.kind if owed else None,
                above,
                owed.name if owed else None,
            )
        )
    ticks: list[tuple[float, str]] = []
    for day in known:
        if not ticks or across(day) - ticks[-1][0] >= TICK:
            ticks.append((across(day), f"{day.day} {day:%b %Y}"))
    return Descent(tuple(leaves), tuple(ticks), round(y + ROW))


def _rows(
    roots: Sequence[str], children: Mapping[str, Sequence[str]], heads: Mapping[str, Head]
) -> list[tuple[str, bool]]:
    """All reports of the families, each below the one it was made from, the earliest first; and whether it is an original."""
    rows: list[tuple[str, bool]] = []
    seen: set[str] = set()
    for root in roots:
        todo = [(root, True)]
        while todo:
            name, is_root = todo.pop()
            if name in seen or name not in heads:
                continue
            seen.add(name)
            rows.append((name, is_root))
            known = [one for one in children.get(name, ()) if one in heads]
            below = sorted(known, key=lambda one: (_day(heads[one]) or date.max, one))
            todo += [(one, False) for one in reversed(below)]
    return rows


def _day(head: Head) -> date | None:
    start, end = head.published.start, head.published.end
    if start and end and end - start > LONGEST:
        return None
    return end or start
