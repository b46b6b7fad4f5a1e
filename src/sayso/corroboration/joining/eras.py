"""What happened long before it is told ("since the mill closed in 2021") is not what the reports of a pile tell as news."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from sayso.corroboration.items import Item, Key
from sayso.evidence import Interval
from sayso.languages import load_lexicon

PAST = timedelta(days=60)  # before it was said, for what is told to be no news
YEARS = timedelta(days=300)  # between what happened once and what is told as news, to be two events


def of_other_times(one: Item, other: Item) -> bool:
    """Whether two statements tell of what happened at two times: the one long before it was said, the other years later, or as news."""
    return _is_long_before(one, other) or _is_long_before(other, one)


def with_times_apart(keys: Mapping[str, Key], items: Sequence[Item]) -> dict[str, Key]:
    """`keys` of events, with those told apart that happened long before whatever else has the same key."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        if keys.get(item.id, ("",))[0] == "event":
            groups[keys[item.id]].append(item)
    found = dict(keys)
    for key, group in groups.items():
        news = [item for item in group if past(item) is None]
        for item in group:
            then = past(item)
            if then is not None and news and all(of_other_times(item, other) for other in news):
                found[item.id] = (*key, f"@{then.start or then.end}")
    return found


def past(item: Item) -> Interval | None:
    """When it was that a statement tells of, if that was long before it was said."""
    holds, said = item.statement.holds, item.statement.said
    if holds.end is None or said.start is None or said.start - holds.end < PAST:
        return None
    return holds


def _is_long_before(one: Item, other: Item) -> bool:
    then = past(one)
    if then is None or then.end is None:
        return False
    told = other.statement.holds
    if not told.known and _earlier().search(other.words):
        return False  # "had been warned": it is not told when
    start: date | None = told.start if told.known else other.statement.said.start
    return start is not None and start - then.end >= (PAST if told.known else YEARS)


class _File(msgspec.Struct, frozen=True):
    earlier: str


@lru_cache(maxsize=4)
def _earlier(language: str = "en") -> re.Pattern[str]:
    """The words by which something is told to have been before the rest."""
    words = load_lexicon(language, "substitution", _File).earlier.split()
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
