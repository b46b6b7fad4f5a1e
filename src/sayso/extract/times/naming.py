"""What all named dates share: which part of a period is meant, and how the year stands beside it."""

from sayso.extract.times.found import Found, When

PARTS = {
    "early": "early", "mid": "mid", "middle": "mid", "midway": "mid", "late": "late", "end": "end", "close": "end",
    "beginning": "early", "start": "early", "outset": "early",
}  # fmt: skip

# pieces of patterns
PART = r"(?:(?:THE )?(?P<part>EARLY|LATE|MID)(?:[- ]|(?: (?:IN|OF) (?:THE )?)))?"
RELATIVE = r"(?:OF )?(?P<relative>LAST|THIS|NEXT) UNIT"


def year_number(found: Found, when: When) -> int | None:
    """The year a match names: in figures, or as last, this or next year."""
    number = found.number("year")
    if number is not None:
        return number
    word = found.item("relative")
    if word is None or when.day is None:
        return None
    return when.day.year + {"last": -1, "this": 0, "next": 1}.get(word.lower, 0)
