"""One form for all spellings of an outlet's name: "The Harbour Post", "Harbor Post", "harbourpost.com"."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from sayso.languages.lexicon import load_lexicon

_SPLIT = re.compile(r"[^\w]+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov"})


class OutletNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`aliases`: a name → the usual one; `noise`: words dropped; `spellings`: a way to spell letters → the other."""

    aliases: dict[str, str]
    noise: frozenset[str]
    spellings: dict[str, str]


@lru_cache(maxsize=8)
def outlet_names(language: str = "en") -> OutletNames:
    """The words for `language`; raises `SetupError` where its file is missing or wrong."""
    found: OutletNames = load_lexicon(language, "outlets", OutletNames)
    return found


@lru_cache(maxsize=65_536)
def outlet_key(name: str) -> str:
    """The form that spellings of one outlet share: no blanks, no articles, no accents; that of its web address is the same."""
    words = outlet_names()
    low = unicodedata.normalize("NFKD", name.casefold())
    low = "".join(sign for sign in low if not unicodedata.combining(sign)).replace("'", "").replace("\u2019", "")
    low = low.strip()
    if "://" in low or _HOST.fullmatch(low):
        return host_key(low if "://" in low else f"http://{low}")
    parts = [part for part in _SPLIT.split(low) if part]
    spelled = words.aliases.get(" ".join(part for part in parts if part != "the"))
    if spelled:
        parts = spelled.split()
    kept = [part for part in parts if part not in words.noise]
    return _spelled("".join(kept or parts))


def host_key(address: str) -> str:
    """The name inside a web address ("http://www.harbourpost.co.uk/x" as "Harbour Post"); "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".") if label]
    if len(labels) >= 3 and labels[-2] in _SECOND_LEVEL:
        labels = labels[:-1]
    found = labels[-2].replace("-", "") if len(labels) >= 2 else "".join(labels)
    return _spelled(outlet_names().aliases.get(found, found).replace(" ", ""))


def _spelled(key: str) -> str:
    for written, usual in outlet_names().spellings.items():
        key = key.replace(written, usual)
    return key
