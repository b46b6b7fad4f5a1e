"""The invented stories: who says what in which report, in several wordings."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from sayso.evidence.records import Record

HERE = Path(__file__).parent
SUBJECTS = ("harbour", "politics", "health", "business", "court")

LineKind = Literal["said", "denied", "quote", "own", "prose", "credit"]
_SIGNS: dict[str, LineKind] = {">": "said", "!": "denied", ":": "quote"}
_POOLS = {"town": "towns", "firm": "firms"}


class Source(Record, frozen=True):
    """Somebody who says things: the words for them at first and later; who they really are (`hidden`) if unnamed."""

    forms: tuple[str, ...]
    unnamed: bool = False
    body: str | None = None
    hidden: tuple[str, ...] = msgspec.field(default=(), name="is")


class Wording(Record, frozen=True):
    """A claim's kind, and clauses that say it."""

    kind: str
    say: tuple[str, ...]


class Line(Record, frozen=True):
    """One sentence of a root: a claim by its key with its source, or prose in at least two wordings."""

    kind: LineKind
    claim: str | None = None
    source: str | None = None
    words: tuple[str, ...] = ()


class Root(Record, frozen=True):
    """A report that nobody derived from another."""

    title: str
    lines: tuple[Line, ...]


class Subject(Record, frozen=True):
    """A story: its cast (slots and their pools), its sources, claims and roots; `more` lines that any root may have."""

    name: str
    cast: Mapping[str, str | tuple[str, ...]]
    sources: Mapping[str, Source]
    claims: Mapping[str, Wording]
    roots: tuple[Root, ...]
    more: tuple[Line, ...] = ()

    def body(self, source: str) -> str:
        """Who vouches: the body that a source speaks for, else the source itself."""
        found = self.sources[source]
        return found.body or source


class Story(Record, frozen=True):
    """A subject with every slot of its cast filled; `name` tells it from other stories of the same pile."""

    name: str
    subject: Subject
    cast: Mapping[str, str]


@lru_cache
def load_subject(name: str) -> Subject:
    """The subject in `subjects/NAME.toml`."""
    found = tomllib.loads((HERE / "subjects" / f"{name}.toml").read_text(encoding="utf-8"))
    claims = msgspec.convert(found["claims"], dict[str, Wording])
    claims.update({key: Wording("quote", (words,)) for key, words in found["quotes"].items()})
    roots = tuple(
        Root(root["title"], tuple(_line(words, root["title"]) for words in root["body"])) for root in found["roots"]
    )
    more = tuple(_line(words, name) for words in found["more"]["lines"])
    cast = {slot: pool if isinstance(pool, str) else tuple(pool) for slot, pool in found["cast"].items()}
    return Subject(name, cast, msgspec.convert(found["sources"], dict[str, Source]), claims, roots, more)


def _line(words: str, title: str) -> Line:
    first, _, rest = words.partition(" ")
    if first == ".":
        return Line("prose", words=tuple(part.strip() for part in rest.split(" | ")))
    if first == "=":
        claim, source = rest.split()
        return Line("own", claim, source)
    try:
        sign, claim = rest.split()
        return Line(_SIGNS[sign], claim, first)
    except (KeyError, ValueError):
        raise ValueError(f"in “{title}”: no line of a report: {words}") from None


@lru_cache
def load_names() -> Mapping[str, Sequence[str]]:
    """The pools of invented names, outlets and small notes."""
    found: dict[str, Any] = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    return {key: tuple(names) for key, names in found.items()}


def draw_story(name: str, subject: Subject, rng: random.Random) -> Story:
    """A story with names and numbers drawn for its slots, no name twice."""
    names = load_names()
    left = {pool: rng.sample(names[pool], len(names[pool])) for pool in ("towns", "firms", "given", "family")}
    cast: dict[str, str] = {}
    for slot, pool in subject.cast.items():
        if isinstance(pool, tuple):
            cast[slot] = rng.choice(pool)
        elif pool == "person":
            cast[slot] = f"{left['given'].pop()} {left['family'].pop()}"
        elif pool in _POOLS:
            cast[slot] = left[_POOLS[pool]].pop()
        else:
            cast[slot] = draw_number(pool, rng)
    return Story(name, subject, cast)


def draw_number(span: str, rng: random.Random, *, other_than: str | None = None) -> str:
    """A number between the two of `span` ("12..40"), as a report prints it."""
    low, high = (int(end.replace(",", "")) for end in span.split(".."))
    drawn = other_than
    while drawn == other_than:
        drawn = f"{rng.randint(low, high):,}"
    assert drawn is not None
    return drawn
