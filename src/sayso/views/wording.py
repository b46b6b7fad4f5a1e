"""How numbers, days, chains and sides read in a sentence: the same words in every command and on every page."""

from collections.abc import Sequence
from datetime import date, timedelta

from sayso.evidence import Bound, Independence, Interval, Judgement, Place, Point
from sayso.evidence.notation import readable
from sayso.views.answers import ShownStatement
from sayso.views.claims import ShownClaim, ShownOrigin, ShownPosition
from sayso.views.figures import ShownPoint

DOTS = 8
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def beside_nearest(documents: int) -> str:
    """What is to be said of so many documents that were weighed beside those nearest to them, and not yet beside all."""
    if documents == 1:
        return "1 new report is weighed beside its nearest only"
    return f"{documents:,} new reports are weighed beside their nearest only"


def origins(independent: Independence) -> str:
    """How many independent origins: `1`, or `3 – 4`."""
    if independent.at_least == independent.at_most:
        return str(independent.at_least)
    return f"{independent.at_least} – {independent.at_most}"


def dots(independent: Independence) -> str:
    """The same to the eye: a full dot for each that is certain, an empty one for each that is possible."""
    full = min(independent.at_least, DOTS)
    more = "+" if independent.at_most > DOTS else ""
    return "●" * full + "○" * (min(independent.at_most, DOTS) - full) + more


def day(when: date | None) -> str:
    """A day as people write it: `5 May 2031`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "?"


def where(place: Place | None) -> str:
    """Where a place lies: `Idlib, Syria (36.2° N, 37.16° E)`, less what is not known or the name says."""
    if place is None:
        return ""
    areas = [
        place.province if place.sort in {"town", None} else None,
        place.country if place.sort != "country" else None,
    ]
    named = ", ".join(area for area in areas if area) or place.sort or ""
    if place.latitude is None or place.longitude is None:
        return named
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{named} ({abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east})"


WIDE = timedelta(days=62)  # an interval longer than this says only roughly when it was


def days(when: Interval) -> str:
    """An interval: `5 May 2031`, `May 2031`, `2031`, `2 – 9 May 2031`, `since 5 May 2031`,
    roughly (`between 2031 and 2032`) where it is long, or nothing where not known.
    """
    start, end = when.start, when.end
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}" if end else ""
    if start == end:
        return day(start)
    if start.day == 1 and (end.toordinal() + 1) == _next_month(end).toordinal():
        if (start.month, end.month, start.year) == (1, 12, end.year):
            return str(start.year)
        if (start.year, start.month) == (end.year, end.month):
            return f"{MONTHS[start.month - 1]} {start.year}"
    if end - start > WIDE:
        years = (
            f"{start.year} and {end.year}"
            if start.year != end.year
            else f"{MONTHS[start.month - 1]} and {MONTHS[end.month - 1]} {end.year}"
        )
        return f"between {years}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def _next_month(when: date) -> date:
    return date(when.year + when.month // 12, when.month % 12 + 1, 1) if when.year < date.max.year else date.max


def number(value: float) -> str:
    """A number without needless noughts, in groups of three, from a million on in words."""
    return readable(value)


def amount(low: float | None, high: float | None, bound: Bound, *, approximate: bool, unit: str | None) -> str:
    """An estimate: `about 40`, `400 – 600`, `at least 12`, `at most 19`, `nearly 24`, with its unit."""
    about = "about " if approximate else ""
    if low is not None and high is not None:
        words = number(low) if low == high else f"{number(low)} – {number(high)}"
        words = f"at most {words}" if bound == "at_most" and low == high else words
        words = f"at least {words}" if bound == "at_least" and low == high else words
    elif low is not None:
        words = f"at least {number(low)}"
    elif high is not None:
        words, about = (f"nearly {number(high)}", "") if approximate else (f"at most {number(high)}", "")
    else:
        return "not known"
    sign = {"percent": " %"}.get(unit or "", f" {unit if high == low == 1 else _many(unit)}" if unit else "")
    return f"{about}{words}{sign}"


_ALIKE = {"percent", "pence", "yen", "yuan", "won", "baht", "rand", "renminbi", "people", "degrees", "parts"}
_FORMS = {
    "foot": "feet",
    "inch": "inches",
    "person": "people",
    "degree": "degrees",
    "part": "parts",
    "century": "centuries",
}


def _many(unit: str) -> str:
    """A unit as it stands after more than one: "dollars", "square feet", "kilometres per hour", "degrees Celsius"."""
    counted, per, rest = unit.partition(" per ")
    words = counted.split()
    at = 0 if words[0] in {"degree", "part"} else len(words) - 1
    if words[at] not in _ALIKE:
        plain = words[at][-1:] != "s" and words[at].isalpha() and words[at].islower()
        words[at] = _FORMS.get(words[at], f"{words[at]}s" if plain else words[at])
    return " ".join(words) + per + rest


def estimate(one: Point | ShownPoint) -> str:
    """What an estimate comes to."""
    return amount(one.low, one.high, one.bound, approximate=one.approximate, unit=one.unit)


def chain(links: Sequence[str | None]) -> str:
    """The sources outermost first: `Harbour Post › a port official`."""
    first, *rest = links or (None,)
    return " › ".join((first or "outlet not known", *(link or "not named" for link in rest)))


def origin(one: ShownOrigin) -> str:
    """Who vouches: `a senior inspector, unnamed · interview of 3 May`."""
    words = one.source if one.named else f"{one.source}, unnamed"
    if one.independent.at_most != 1:
        words += f" ({origins(one.independent)})"
    return f"{words} · {one.occasion}" if one.occasion else words


SAMPLE = 200  # characters of words that are read at a glance


def sample(position: ShownPosition) -> ShownStatement | None:
    """The statement whose words tell most of a side at a glance: the longest that are not too long, of several the first."""
    short = [one for one in position.statements if len(one.words) <= SAMPLE]
    return max(short or position.statements, key=lambda one: len(one.words), default=None)


def voices(position: ShownPosition, most: int = 3) -> str:
    """Who vouches for a side: `Coroner, health ministry and 2 more`."""
    names = list(dict.fromkeys(one.source + ("" if one.named else " (unnamed)") for one in position.origins))
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return ", ".join(names)


def deniers(claim: ShownClaim) -> str:
    """Who denies the claim, or a dash."""
    position = claim.position("denied")
    names = dict.fromkeys(one.source for one in position.origins) if position else {}
    if not names and not position and claim.contested:
        return "other figures"
    return ", ".join(names) if names else ("somebody" if position else "–")


def clip(words: str, length: int) -> str:
    """`words` on one line, cut at a word where they are longer."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1].rsplit(" ", 1)[0]
    return f"{cut or line[: length - 1]}…"


def count(number_of: int, one: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{number_of:,} {one if number_of == 1 else many or one + 's'}"


def ruling(one: Judgement) -> str:
    """What a person ruled, without who and why: `same entity: Coroner and Judit Sabel`, `rating: Harbour Post B`."""
    return " ".join(
        part
        for part in (f"{one.kind.replace('_', ' ')}:", one.subject, one.other and f"and {one.other}", one.value)
        if part
    )
