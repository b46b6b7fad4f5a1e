"""The unit after a number: "km", "per cent", "years old", "dollars a barrel"."""

from sayso.extract.quantities.lexicon import Units, match_after
from sayso.extract.quantities.words import Word

_AGE = (("-", "year", "-", "old"), ("years", "old"), ("year", "old"), ("year", "-", "old"), ("years", "of", "age"), ("-", "years", "-", "old"), ("-", "year", "-", "olds"), ("year", "-", "olds"))  # fmt: skip
_SHORT = {
    "s": "second",
    "sec": "second",
    "min": "minute",
    "h": "hour",
    "hr": "hour",
    "d": "day",
    "yr": "year",
    "y": "year",
    "l": "litre",
}
_AGES = {"year": "year of age", "month": "month of age", "week": "week of age", "day": "day of age"}
# letters that are a unit with a space before them; all others only right after the figures ("37m", "5W")
_LETTERS = "mgtWVCF"
_STANDARDS = ("us", "u.s.", "imperial", "metric", "british", "american")  # whose gallon, whose ton
_GLUED = ("pp", "mp", "ms", "db", "ps", "pc", "g")
# currency words that are other words too: only in capitals or right after the figures
_DOUBTFUL = ("try", "real", "won", "rm", "rs", "dm", "cad", "marks", "sterling", "nis", "lei")


def unit_after(words: list[Word], at: int, units: Units) -> tuple[int, str, bool] | None:
    """The unit or currency after a number: where it ends, its name, whether it is money."""
    if at >= len(words):
        return None
    aged = _age_after(words, at)
    if aged is not None:
        return aged[0], aged[1], False
    if words[at].lower in _STANDARDS:  # "one US pint"
        measured = match_after(words, at + 1, units.units)
        return (measured[0], measured[1], False) if measured is not None else unit_after(words, at + 1, units)
    start = at
    if (
        words[at].lower == "-"
        and at + 1 < len(words)
        and words[at].start == words[at - 1].end
        and words[at + 1].start == words[at].end
    ):
        start = at + 1  # "50-foot", "30-year"
    money = match_after(words, start, units.currencies)
    if money is not None and _is_word(words, start, money[0], at):
        return money[0], money[1], True
    unit = match_after(words, start, units.units)
    if unit is None:
        return None
    end, name = unit
    letters = "".join(word.text for word in words[start:end])
    glued = words[start].start == words[start - 1].end
    if len(letters) == 1 and letters.isalpha() and not glued and letters not in _LETTERS:
        return None
    if len(letters) == 1 and letters.isalpha() and (letters.upper() in "CF" and not (letters.isupper())):
        return None
    if len(letters) <= 2 and letters.isalpha() and not glued and letters.lower() in _GLUED:
        return None
    if (
        name in ("share", "bar", "foot", "second", "magnitude")
        and letters.lower() in ("bar", "share", "magnitude")
        and start == at
    ):
        return None
    return end, name, False


def rate_after(words: list[Word], last: int, unit: str, units: Units) -> tuple[int, str]:
    """As in "per barrel", "a month", "an hour", "/kg" after a unit."""
    if last >= len(words):
        return last, unit
    if words[last].lower == "u" or (words[last].lower in ("u.s.", "us", "canadian") and unit.endswith("dollar")):
        last += 1
        if last >= len(words):
            return last, unit
    lower = words[last].lower
    step = 1 if lower == "-" else 0
    if step and (last + 2 >= len(words) or words[last + 1].lower not in ("a", "an", "per")):
        return last, unit
    lower = words[last + step].lower
    if lower not in ("per", "a", "an", "/", "each"):
        return last, unit
    per = match_after(words, last + step + 1 + step, units.per)
    short = words[last + 1].lower if lower == "/" and last + 1 < len(words) else ""
    if per is None and short in _SHORT:
        return last + 2, f"{unit} per {_SHORT[short]}"
    if (
        per is not None
        and per[0] < len(words)
        and words[per[0]].lower in ("earlier", "ago", "later", "before", "after")
    ):
        return last, unit  # "from $6.78 billion a year earlier"
    if per is None:
        if lower == "per" and last + 1 < len(words) and words[last + 1].lower.isalpha():
            return last + 2, f"{unit} per {words[last + 1].lower}"
        return last, unit
    if lower in ("a", "an") and unit in ("year", "month", "week", "day", "hour", "minute", "year of age"):
        return last, unit
    return per[0], f"{unit} per {per[1]}"


def _is_word(words: list[Word], start: int, end: int, at: int) -> bool:
    """Whether a currency's letters are meant as such."""
    shown = "".join(word.text for word in words[start:end])
    if shown.lower() in _DOUBTFUL:
        return shown.isupper() or shown in ("won", "marks", "lei") or words[at].start == words[at - 1].end
    return True


def _age_after(words: list[Word], at: int) -> tuple[int, str] | None:
    """As in "-year-old", "years old", "months of age": where it ends, and the unit."""
    for form in _AGE:
        end = at + len(form)
        lowers = [word.lower for word in words[at:end]]
        if len(lowers) == len(form):
            stem = [word.removesuffix("s") for word in lowers]
            plain = [word.removesuffix("s") for word in form]
            units = [word for word in stem if word in _AGES]
            if units and [("year" if word in _AGES else word) for word in stem] == plain:
                return end, _AGES[units[0]]
    return None
