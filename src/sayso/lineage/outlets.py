"""Names of outlets: when two mean the same one, and when a name in a text is that of an outlet at all."""

import re
from collections.abc import Container
from functools import lru_cache

from sayso.evidence import Document
from sayso.formats.outlets import words_of_file
from sayso.languages.outlets import host_key, outlet_key, outlet_names
from sayso.lineage.lexicon import lexicon

_SPLIT = re.compile(r"[^\w]+")


def same_outlet(one: str, other: str) -> bool:
    """Whether two keys mean one outlet: they are equal, or one only adds "news" ("Fox News", "foxnews")."""
    return one in {other, f"{other}news"} or other == f"{one}news"


def keys_of(document: Document) -> frozenset[str]:
    """The forms under which the document's own outlet may be named."""
    return _keys(document.outlet, None if document.outlet else document.name, document.url)


@lru_cache(maxsize=65_536)
def _keys(outlet: str | None, name: str | None, url: str | None) -> frozenset[str]:
    if outlet:
        found = {outlet_key(outlet), _initials(outlet)}
    else:  # "18-market-whisper.txt": whoever names the Market Whisper means it
        words = words_of_file(name or "")
        found = {outlet_key(" ".join(words))} if len(words) > 1 else set()
    if url:
        found.add(host_key(url))
    return frozenset(found - {""})


def _initials(name: str) -> str:
    """The short form that an outlet of three words or more may go by ("Vantry Press Agency": vpa), else ""."""
    letters = [part[0] for part in _SPLIT.split(name) if part[:1].isupper() and part != "The"]
    return "".join(letters).casefold() if len(letters) >= 3 else ""


def is_outlet_name(name: str, known: Container[str]) -> bool:
    """Whether `name` is an agency's, an outlet's of the pile (`known` keys), or made with a word such as News or Post."""
    words = lexicon()
    key = outlet_key(name)
    if not key:
        return False
    if key in known or key in _agency_keys():
        return True
    parts = name.replace("\u2019", "'").split()
    low = [part.casefold().strip(".,'") for part in parts]
    low = [part.removesuffix("'s") for part in low]
    if any(part in words.never_outlets for part in low):
        return False
    if len([part for part in low if part not in outlet_names().noise]) < 2:
        return False
    if any(part in words.outlet_words for part in low[1:]) or low[0] in {"radio", "daily", "weekly"}:
        return True
    return low[-1] in words.weak_outlet_words and any(part in words.outlet_helpers for part in low)


@lru_cache(maxsize=1)
def _agency_keys() -> frozenset[str]:
    return frozenset(outlet_key(name) for name in lexicon().agencies)
