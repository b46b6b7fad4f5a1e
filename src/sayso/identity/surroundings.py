"""What one document says about where its places lie: the country or province named beside them, and all that it names."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sayso.evidence import Mention, Reading
from sayso.identity.gazetteer import Spot, country, provinces
from sayso.identity.lexicon import lexicon
from sayso.identity.place_words import place_words
from sayso.languages.spelling import fold

REACH = 60  # signs before and after a name that are looked at
_KINDS = frozenset({"place", "organisation", "nationality"})
_WORD = r"[A-Z][\w’'.-]*"
_AFTER = re.compile(
    rf"(?P<join>\s*,\s*(?:(?:in|on)\s+)?|\s*\(\s*|\s+(?:in|on)\s+)(?P<rest>(?:[a-z][\w-]*\s+)*)"
    rf"(?P<name>{_WORD}(?:\s+(?:(?:and|of|the)\s+)?{_WORD}){{0,3}})"
)
_GENITIVE = re.compile(r"(?P<name>[A-Z][\w.]*(?: [A-Z]\w*)?)['’]s? (?:[a-z-]+ern )?$")


class Beside(NamedTuple):
    """An area that is said to hold a place, or several of one name ("Georgia"); `words` say so.

    One that is not `sure` may be the next name of a list.
    """

    areas: tuple[Spot, ...]
    words: str
    sure: bool


@dataclass(slots=True)
class Surroundings:
    """One document's evidence. `beside` has, by entity, the areas said to hold it; `named` counts the countries (by code)
    that it names; `called` has, by entity, whether the words call it a province or a town.
    """

    document: str
    beside: dict[str, list[Beside]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    called: dict[str, str] = field(default_factory=dict)


def survey(reading: Reading) -> Surroundings:
    """The evidence of one document."""
    found = Surroundings(reading.document.name)
    text = reading.document.text
    for mention in (*reading.mentions, *reading.modifiers):
        if mention.form != "name" or mention.kind not in _KINDS:
            continue
        words = mention.span.words(text)
        code = _country_in(words)
        if code is not None:
            found.named[code] += 1
        if mention.kind == "place" and mention.entity is not None:
            found.beside.setdefault(mention.entity, []).extend(_beside(text, mention))
            called = _called(text, mention)
            if called:
                found.called[mention.entity] = called
    return found


def _country_in(words: str) -> str | None:
    """The country that a name is, or opens with ("Syrian army")."""
    parts = bare_name(words).split()
    for size in {len(parts), 2, 1}:
        found = country(" ".join(parts[:size]))
        if found is not None:
            return found.country_code
    return None


def _beside(text: str, mention: Mention) -> list[Beside]:
    """The areas named directly after a place, or before it."""
    base, comma, _ = mention.span.words(text).partition(",")
    end = mention.span.start + len(base)
    start = mention.span.end - len(base.rpartition(" of ")[2]) if not comma else mention.span.start
    found = []
    after = _AFTER.match(text, end, end + REACH)
    if after and place_words().between.issuperset(fold(after["rest"]).split()):
        areas = areas_named(after["name"])
        if areas:
            sure = bool(comma) or "," not in after["join"] or " in" in after["join"]
            found.append(Beside(areas, text[mention.span.start : after.end()], sure))
    before = text[max(0, start - REACH) : start]
    match = _descriptions().search(before) or _GENITIVE.search(before)
    if match:
        name = bare_name(match["name"])
        area = country(name) or country(name.split()[-1])
        if area is not None:
            found.append(Beside((area,), match.group() + text[start:end], sure=True))
    return found


@lru_cache(maxsize=1)
def _descriptions() -> re.Pattern[str]:
    """As in "the Syrian town of", "Syria's second city, "."""
    kinds = "|".join(sorted(place_words().sorts | place_words().areas))
    return re.compile(
        rf"(?P<name>[A-Z][\w.]*(?: [A-Z]\w*)?)(?:['’]s)? (?:[\w-]+ ){{0,3}}(?:{kinds})(?:,| of| called| named)? $"
    )


def _called(text: str, mention: Mention) -> str | None:
    """Whether a place is called a province ("Idlib province") or a town ("the town of Idlib")."""
    words = place_words()
    base = mention.span.words(text).partition(",")[0]
    head, _, _ = base.rpartition(" of ")
    around = fold(base).split()[-1:] + fold(text[mention.span.end : mention.span.end + 20]).split()[:1]
    before = fold(head or text[max(0, mention.span.start - 30) : mention.span.start]).split()[-2:]
    if set(around) & words.areas or (before[-1:] == ["of"] and set(before) & words.areas):
        return "province"
    if head and set(before) & words.areas:
        return "province"
    return "town" if set(before) & words.sorts else None


@lru_cache(maxsize=65_536)
def areas_named(words: str) -> tuple[Spot, ...]:
    """The country and provinces of the name that a run of capitalised words opens with ("Ill.", "Idlib province").

    An adjective names none: in "In Senn, the Lebanese minister" it is the minister's.
    """
    parts = words.split()
    for size in range(min(4, len(parts)), 0, -1):
        shown = " ".join(parts[:size])
        name = bare_name(shown)
        state = place_words().states.get(name.replace(" ", "")) if "." in shown or shown.isupper() else None
        if state is not None:
            return tuple(spot for spot in provinces(state) if spot.level == 1 and spot.country_code == "US")
        land = country(name) if name not in lexicon().adjectives else None
        found = ((land,) if land else ()) + tuple(spot for spot in provinces(name) if spot.level == 1)
        if found:
            return found
    return ()


@lru_cache(maxsize=65_536)
def bare_name(words: str) -> str:
    """A name folded, without article and without the word for what it is ("the Idlib province": idlib)."""
    parts = fold(words.partition(",")[0]).split() or [""]
    parts = parts[1:] if len(parts) > 1 and parts[0] == "the" else parts
    areas = place_words().areas
    if len(parts) > 1 and parts[-1] in areas:
        parts = parts[:-1]
    if len(parts) > 2 and parts[0] in areas and parts[1] == "of":
        parts = parts[2:]
    return " ".join(parts)
