"""Who held an office on a day, by the days on which reports give it to each."""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple


class Tenure(NamedTuple):
    """The days on which reports say that one held an office, and those on which they call one its former holder.

    `held` tells whether any report, dated or not, gives it to them; `new` whether one calls them new in it.
    """

    days: tuple[date, ...]
    former: tuple[date, ...]
    held: bool
    new: bool


def held_then(tenures: Mapping[int, Tenure], tense: str, day: date | None, present: Collection[int] = ()) -> int | None:
    """The one person meant by a description in the given tense ("", "former", "new") on a day; `None` where two fit, or none.

    Those `present` are named in the report itself: a former holder whom only earlier reports call the holder must be.
    """
    if tense == "former":
        fitting = [person for person, tenure in tenures.items() if _left(tenure, tenures, day)]
        if not fitting and day is not None:
            held = [person for person in tenures if person in present and tenures[person].days]
            fitting = [person for person in held if tenures[person].days[-1] < day]
    elif tense == "new":
        fitting = _latest(tenures, day)
    else:
        fitting = [person for person, tenure in tenures.items() if tenure.held and not _gone(tenure, day)]
        if len(fitting) > 1:
            fitting = _on(tenures, fitting, day)
    return fitting[0] if len(fitting) == 1 else None


def _gone(tenure: Tenure, day: date | None) -> bool:
    """Whether an earlier report already calls them the former holder."""
    return bool(day and tenure.former and tenure.former[0] < day and not (tenure.days and tenure.days[-1] >= day))


def _left(tenure: Tenure, tenures: Mapping[int, Tenure], day: date | None) -> bool:
    """Whether they are called former somewhere, or somebody held the office after them and before the day."""
    if tenure.former or not tenure.held:
        return True
    if day is None or not tenure.days:
        return False
    return any(
        other.days and tenure.days[-1] < other.days[0] <= day for other in tenures.values() if other is not tenure
    )


def _latest(tenures: Mapping[int, Tenure], day: date | None) -> list[int]:
    """Who is called new in it, or came last of several."""
    begun = {
        person: tenure.days[0]
        for person, tenure in tenures.items()
        if tenure.days and (day is None or tenure.days[0] <= day)
    }
    called = [person for person in begun if tenures[person].new]
    if called:
        return called
    last = max(begun.values(), default=None)
    return [person for person, first in begun.items() if first == last] if len(begun) > 1 else []


def _on(tenures: Mapping[int, Tenure], persons: list[int], day: date | None) -> list[int]:
    """Of several holders, one after the other, who it was on the day; nobody where their days lie among each other's.

    Reports go on calling some by an office that they have left: then their days tell nothing. Whoever is called new held
    it from then on, and the one before till then.
    """
    if day is None or not all(tenures[person].days for person in persons):
        return []
    ordered = sorted(persons, key=lambda person: (tenures[person].days[0], tenures[person].days[-1]))
    if any(tenures[one].days[-1] >= tenures[other].days[0] for one, other in pairwise(ordered)):
        return []
    for person, following in zip(ordered, (*ordered[1:], None), strict=True):
        end = tenures[person].days[-1]
        if following is not None and tenures[following].new and end <= day < tenures[following].days[0]:
            return [person]
        if tenures[person].days[0] <= day <= end:
            return [person]
    return (
        ordered[:1]
        if day < tenures[ordered[0]].days[0]
        else ordered[-1:]
        if day > tenures[ordered[-1]].days[-1]
        else []
    )
