"""A name as it is compared: without title, article, legal form, accents and marks."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.identity.lexicon import lexicon
from sayso.languages.spelling import fold

_ABOUT_TITLES = frozenset(
    [
        "the",
        "of",
        "for",
        "and",
        "us",
        "uk",
        "un",
        "eu",
        "state",
        "foreign",
        "health",
        "finance",
        "defense",
        "defence",
        "interior",
        "home",
        "navy",
        "army",
        "police",
    ]
)


class Name(NamedTuple):
    """`shown` as the document has it; `parts` its words made plain; `short` whether it is an acronym."""

    shown: str
    parts: tuple[str, ...]
    short: bool

    @property
    def key(self) -> str:
        """The plain words in one."""
        return " ".join(self.parts)


@lru_cache(maxsize=262_144)
def person_name(shown: str) -> Name:
    """The name of a person: titles before it and particles inside it are dropped ("Gen. Omar al-Sadi": omar sadi)."""
    words = lexicon()
    parts = _without_titles(fold(shown).split())
    while len(parts) > 1 and parts[-1] in {"jr", "sr", "ii", "iii", "esq", "phd", "md"}:
        parts = parts[:-1]
    hyphened = shown[:3].casefold() in {"al-", "el-", "as-", "ar-"} or shown[:1].islower()
    kept = [part for at, part in enumerate(parts) if part not in words.particles or (at == 0 and not hyphened)]
    return Name(shown, tuple(kept or parts), short=False)


def _without_titles(parts: list[str]) -> list[str]:
    """The parts after the last title and what hangs on it ("US Secretary of State John Kerr": john kerr)."""
    words = lexicon()
    titled = [at for at, part in enumerate(parts[:-1]) if part in words.titles]
    first = 0
    if titled and all(
        part in words.titles or part in words.adjectives or part in _ABOUT_TITLES for part in parts[: titled[-1]]
    ):
        first = titled[-1] + 1
        if parts[first] == "of" and len(parts) > first + 2:
            first += 2
    while first < len(parts) - 1 and parts[first] == "the":
        first += 1
    return parts[first:]


@lru_cache(maxsize=262_144)
def thing_name(shown: str) -> Name:
    """The name of a body, place or document: article, legal form dropped, "Ministry of X" turned, usual spellings set."""
    words = lexicon()
    bare = shown.strip()
    parts = fold(bare).split()
    while len(parts) > 1 and parts[0] in {"the", "a", "an"}:
        parts = parts[1:]
    usual = words.same_names.get(" ".join(parts))
    if usual:
        parts = usual.split()
    parts = [words.same.get(part, part) for part in parts]
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] in {"al", "el"}:
            joined[-1] = f"al{part}"
        else:
            joined.append(part)
    parts = joined
    while len(parts) > 1 and parts[-1] in words.legal:
        parts = parts[:-1]
    if len(parts) > 2 and parts[0] in words.turned and parts[1] in {"of", "for"}:
        rest = [part for part in parts[2:] if part != "the"]
        parts = [*rest, parts[0]] if rest else parts
    if len(parts) == 1 and parts[0].endswith("s") and parts[0][:-1] in words.adjectives:
        parts = [parts[0][:-1]]  # the Syrians
    letters = bare.removeprefix("the ").removeprefix("The ").replace(".", "").replace("-", "").replace("/", "")
    short = (
        2 <= len(letters) <= 8
        and letters.isalnum()
        and sum(sign.isupper() for sign in letters) >= max(2, len(letters) - 1)
    )
    return Name(shown, tuple(parts), short and letters[:1].isupper())


@lru_cache(maxsize=262_144)
def shortened_ends(name: Name) -> frozenset[tuple[str, ...]]:
    """A name with its first or last words as letters: "Football Club Senn" and "FC Senn" share "fc senn"."""
    parts = name.parts
    found: set[tuple[str, ...]] = set()
    written = fold(name.shown).split()
    for at in (0, -1):
        letters = name.shown.split()[at] if name.shown.split() else ""
        if len(parts) > 1 and parts == tuple(written) and letters.isupper() and 2 <= len(letters) <= 4:
            found.add(parts)
    for size in (2, 3):
        if len(parts) > size and not name.short:
            first, last = (_letters(words) for words in (parts[:size], parts[-size:]))
            found |= {(first, *parts[size:]), (*parts[:-size], last)}
    return frozenset(found)


def _letters(parts: Sequence[str]) -> str:
    return "".join(part[0] for part in parts if part)


def of_a_land(name: Name) -> tuple[str, str] | None:
    """The body and the land of "the Government of Norland" and "the Norlandic government"; `None` of other names."""
    words = lexicon()
    match name.parts:
        case (*body, "of", land) if body and body[-1] in words.heads and len(land) > 3:
            return " ".join(body), land
        case (land, *body) if body and body[-1] in words.heads and len(land) > 3:
            return " ".join(body), land
    return None
