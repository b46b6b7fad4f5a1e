"""Who held which office when, and when famous things happened: knowledge that dates a text that gives no year."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Literal

import msgspec

from sayso.evidence import Record, Span

_FORMER = re.compile(r"\b(?:[Ff]ormer|[Tt]hen|[Ll]ate|[Oo]ne-time|[Ee]x)[ -](?:US |U\.S\. )?$")
_NO_HOLDER = re.compile(r"(?:[Vv]ice|[Dd]eputy|[Aa]ssistant|would-be|[Pp]otential|[Pp]ossible|[Ff]uture|[Ff]ake)[ -]$")
_HYPOTHETICAL = re.compile(r"\b[Aa] (?:[A-Z]\w+ )?$")
_WOULD = re.compile(r"[’'\w ]{0,20}\b(?:would|could|might)\b")


class Known(Record, frozen=True):
    """Words at `span` that name the holder of an office, in office from `first` to `last`, or an event of the day `first`."""

    span: Span
    kind: Literal["holder", "event"]
    name: str
    first: date
    last: date | None
    former: bool = False


class Term(Record, frozen=True):
    """When somebody held an office."""

    names: str
    start: date
    end: date | None = None


class Office(Record, frozen=True):
    """An office, how its holder is called, and who held it when."""

    office: str
    title: str
    of: str
    terms: tuple[Term, ...]


class Happening(Record, frozen=True):
    """An event known by a name, and its day."""

    name: str
    names: str
    day: date


class History(Record, frozen=True):
    """The file `history.toml`."""

    holders: tuple[Office, ...]
    events: tuple[Happening, ...]


@lru_cache(maxsize=1)
def load_history() -> History:
    """What `history.toml` holds."""
    return msgspec.toml.decode(resources.files("sayso.formats").joinpath("history.toml").read_bytes(), type=History)


@lru_cache(maxsize=1)
def _holder_names() -> re.Pattern[str]:
    """Any name of anybody who held an office: what is looked for first, for speed."""
    names = "|".join(term.names for office in load_history().holders for term in office.terms)
    return re.compile(rf"\b(?:{names})\b")


@lru_cache(maxsize=256)
def _terms_of(name: str) -> tuple[tuple[Office, Term], ...]:
    """Whose term it may be when the text says `name`."""
    return tuple(
        (office, term) for office in load_history().holders for term in office.terms if re.fullmatch(term.names, name)
    )


@lru_cache(maxsize=64)
def _before_name(title: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<title>{title}) $")


@lru_cache(maxsize=64)
def _after_name(of: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[’']s)? (?:{of})\b")


@lru_cache(maxsize=1)
def _event_names() -> tuple[tuple[re.Pattern[str], Happening], ...]:
    return tuple((re.compile(event.names), event) for event in load_history().events)


def find_known(text: str) -> Iterator[Known]:
    """Every holder of an office and every famous event that `text` names."""
    for match in _holder_names().finditer(text):
        before = text[max(0, match.start() - 60) : match.start()].replace("\u00a0", " ")
        for office, term in _terms_of(match[0]):
            title = _before_name(office.title).search(before)
            of = _after_name(office.of).match(text, match.end()) if office.of and not title else None
            if title is None and of is None:
                continue
            start = match.start() - (len(before) - title.start() if title else 0)
            end = of.end() if of else match.end()
            ahead = text[max(0, start - 20) : start]
            if _NO_HOLDER.search(ahead) or (of and _HYPOTHETICAL.search(ahead)) or _WOULD.match(text, end):
                continue
            yield Known(
                Span(start, end),
                "holder",
                office.office,
                term.start,
                term.end,
                former=_FORMER.search(ahead) is not None,
            )
    for pattern, event in _event_names():
        for match in pattern.finditer(text):
            yield Known(Span(*match.span()), "event", event.name, event.day, event.day)
