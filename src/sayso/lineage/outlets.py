"""Names of outlets: when two mean the same one, and when a name in a text is that of an outlet at all."""

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from sayso.evidence import Document
from sayso.formats.outlets import words_of_file
from sayso.languages.outlets import host_key, outlet_key, outlet_names
from sayso.languages.paragraphs import split_lines
from sayso.lineage.lexicon import lexicon

_SPLIT = re.compile(r"[^\w]+")
_PARTS = re.compile(r"\s*[·|•;,]\s*|\s+[-–—]+\s+")
_WORD = r"[A-Z][\w&'’.-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:of|and|for|&) )?(?:the )?{_WORD}){{0,5}}")
_LABEL = re.compile(
    r"(?:Outlet|Source|Publisher|Publication|Issued by|Published by|Published in|From|Press release)(?:: ?| )(?=[A-Z])"
)
_ACRONYM = 3  # letters in capitals that begin an outlet's name and may stand for all of it
_SHORTEST = 5  # letters of a file's name that is one word
_HEAD, _HEAD_LINES, _LONGEST_LINE = 1_000, 5, 100  # characters and lines at the head, characters of a line there


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


def names_of(document: Document) -> tuple[str, ...]:
    """The document's outlet as it is written: its name, that of its file, or what heads its text where no outlet is known.

    A body's statement is headed by the body ("Karr Hospital Trust, 4 May 2031"), and is what others credit to it.
    """
    if document.outlet:
        return (document.outlet.removeprefix("The "),)
    words = words_of_file(document.name)
    found = []
    if len(words) > 1 or (words and _is_proper(words[0], document.text)):
        found.append(" ".join(word[:1].upper() + word[1:] for word in words))
    return tuple(dict.fromkeys([*found, *_headings(document.text)]))


def _is_proper(word: str, text: str) -> bool:
    """Whether the one word that a file is named after ("09-nordlicht.txt") may be a name: it is not used as a common noun."""
    low = word.casefold()
    return len(low) >= _SHORTEST and low not in lexicon().common and low not in text


def _headings(text: str) -> tuple[str, ...]:
    """The names that stand by themselves in the first lines; no places, which the text says something happened in."""
    found = []
    for line in [span.words(text).strip(" *_#") for span in split_lines(text[:_HEAD])][:_HEAD_LINES]:
        bare = _LABEL.sub("", line)
        if len(line) > _LONGEST_LINE or line.endswith((".", "!", "?", ":", '"', "”")):
            continue
        first, *rest = (part.removeprefix("The ").removeprefix("THE ") for part in _PARTS.split(bare))
        dated = any(any(sign.isdigit() for sign in part) for part in rest[:1])
        if (
            not _NAME.fullmatch(first)
            or _is_time(first)
            or (" " not in first and (dated or (not rest and bare == line)))
        ):
            continue
        if not re.search(rf"\b(?:in|at|to|near|from|of) {re.escape(first.title())}\b", text):
            found.append(first.title() if first.isupper() else first)
    return tuple(found)


def _is_time(name: str) -> bool:
    return all(part.casefold() in lexicon().common for part in name.split())


def short_names(names: Iterable[str]) -> frozenset[str]:
    """The keys of what may stand for outlets of such names once it is known who is meant: "the Sentinel", "Business Daily"."""
    return frozenset(key for name in names for key in _endings(name))


@lru_cache(maxsize=65_536)
def _endings(name: str) -> frozenset[str]:
    words = name.split()
    named_so = lexicon().outlet_words | lexicon().weak_outlet_words
    if len(words) < 2:
        return frozenset()
    acronym = len(words[0]) >= _ACRONYM and words[0].isupper()  # "NRK" of "NRK Sport"
    first = {outlet_key(words[0])} if acronym else set()
    if words[-1].casefold() not in named_so:
        return frozenset(first)
    return frozenset({*first, *(outlet_key(" ".join(words[at:])) for at in range(1, len(words)))})


def called(document: Document) -> frozenset[str]:
    """All keys under which others may credit the document."""
    names = names_of(document)
    return keys_of(document) | frozenset(map(outlet_key, names)) | short_names(names)


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
    if key in known or f"{key}news" in known or key in _agency_keys():
        return True
    parts = name.replace("\u2019", "'").split()
    low = [part.casefold().strip(".,'") for part in parts]
    low = [part.removesuffix("'s") for part in low]
    if any(part in words.never_outlets for part in low):
        return False
    if len([part for part in low if part not in outlet_names().noise]) < 2:
        return False
    if len(low) > 2 and low[0] in words.outlet_words and low[1] == "of":
        return True  # "Times of Norland"
    if any(part in words.outlet_words for part in low[1:]) or low[0] in {"radio", "daily", "weekly"}:
        return True
    return low[-1] in words.weak_outlet_words and any(part in words.outlet_helpers for part in low)


@lru_cache(maxsize=1)
def _agency_keys() -> frozenset[str]:
    return frozenset(outlet_key(name) for name in lexicon().agencies)
