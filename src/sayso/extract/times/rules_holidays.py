"""Holidays that fall on a day of the calendar: "Christmas Eve", "Thanksgiving", "the Fourth of July", "Easter Sunday"."""

from datetime import date
from functools import lru_cache

from sayso.extract.quantities.words import cut
from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import When
from sayso.extract.times.stream import LETTERS, Item, load_times
from sayso.extract.times.years import nearest_year, year_stated


@lru_cache(maxsize=8)
def load_holidays(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of holidays by their first word, each with its rule."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for rule, names in load_times(language).holiday_rules.items():
        for name in names:
            words = tuple(cut(name))
            table.setdefault(words[0], []).append((words, rule))
    return table


def holiday_at(items: list[Item], at: int, language: str) -> tuple[int, str] | None:
    """The holiday named from the item `at` on: where it ends, and its rule; `None` where it only describes ("Christmas tree")."""
    best: tuple[int, str] | None = None
    words = load_times(language)
    for name, rule in load_holidays(language).get(items[at].lower, ()):
        end = at + len(name)
        if [item.lower for item in items[at:end]] == list(name) and (best is None or end > best[0]):
            best = end, rule
    if best is None or not items[at].text[0].isupper():
        return None
    after = items[best[0]] if best[0] < len(items) else None
    before = items[at - 1].lower if at else ""
    led = before in words.holiday_after
    return (
        best
        if led and (after is None or after.letter not in (LETTERS["WORD"], "-") or after.lower in words.after_holiday)
        else None
    )


def read_holiday(rule: str, year: int | None, when: When) -> Reading:
    """The day of a holiday in the year stated, or in the one nearest."""
    if year is None:
        year = year_stated(when)
    if year is None and when.day is not None:
        year = nearest_year(
            {one: day_of(rule, one) for one in range(when.day.year - 1, when.day.year + 2)}, when, slack=250
        )
    day = day_of(rule, year) if year is not None else None
    if day is None:
        month = rule[:2] if rule[:2].isdigit() else "XX"
        return Reading("DATE", f"XXXX-{rule}" if len(rule) == 5 and month != "XX" else None)
    return calendar.day(day)


def day_of(rule: str, year: int) -> date | None:
    """The day by its rule: "12-25"; "11 4 4" for November's fourth Thursday (-1: the last); "easter" and "easter-2"."""
    if rule.startswith("easter"):
        return calendar.add_days(_easter(year), int(rule.removeprefix("easter") or "0"))
    if "-" in rule[:3]:
        return calendar.make_date(year, int(rule[:2]), int(rule[3:]))
    month, nth, weekday = (int(part) for part in rule.split())
    if nth > 0:
        first = date(year, month, 1)
        return calendar.add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = calendar.month_end(year, month)
    return calendar.add_days(last, -((last.isoweekday() - weekday) % 7)) if last is not None else None


def _easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = epact + sunday - 7 * ((golden + 11 * epact + 22 * sunday) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)
