"""Which outlet published a text, where it says so strongly enough: by its address, its date line, or by how it speaks of itself.

"Told the Harbour Post" twice in one page is how the Harbour Post writes; "the Harbour Post reported" is how others do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

import msgspec

from sayso.evidence import Document, Record, Span, any_covers

LONGEST = 100_000
LONGEST_NAME = 5  # words of an outlet's name
_HEAD, _HEAD_LINES, _LONGEST_LINE = 1_500, 5, 110  # characters and lines at the head, characters of a line there
_PARTS = re.compile(r"\s*[·|•,;]\s*|\s+[-–—]+\s+")
_SPOKEN = re.compile(r"^(?:[Bb]y|[Ff]or|[Ff]rom) ")
_TOLD = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|will|with|reported|according)\b|[.!?:]$|\(")
_ENDING = re.compile(r"(?:\.[A-Za-z]\w{0,5}){1,2}$")
_BETWEEN = re.compile(r"[\s_.,#+-]+|(?<=\d)(?=[A-Za-z])")
_VERSIONS = {"update", "updated", "final", "copy", "version", "corrected", "clean", "text", "article", "report"}
_SORTS = ("Blog", "Digest")
_FIRST = {"Radio", "Daily", "Weekly", "Evening", "Sunday"}  # "Radio Six"
_SMALL = {"a", "about", "after", "an", "at", "before", "by", "from", "in", "is", "on", "over", "the", "to", "with"}
_HEADINGS = {"breaking", "latest", "top", "today", "my", "all", "old", "new", "some", "more", "other", "press"}
STRONG = 2.0

_SECOND_LEVEL = {"ac", "co", "com", "edu", "gov", "net", "org"}
_PART = r"[A-Z](?:[\w&/'-]|\.(?=\w))*"
_NAME = rf"(?P<name>(?:[Tt]he )?{_PART}(?: (?:(?:of|and|&|for) )?(?:the )?{_PART}){{0,4}})"
_CUES = (
    (
        1.0,
        rf"\b(?:told|tells|telling|spoke (?:to|with)|speaking (?:to|with)|spoken (?:to|with)|in an interview with|interviewed by|said to) {_NAME}",
    ),
    (
        2.0,
        (
            rf"\b{_NAME} (?:determined|has learned|reached out to|was (?:not able|unable) to (?:reach|confirm|verify)|could not (?:immediately |independently )?"
            r"(?:reach|confirm|verify|be)|has (?:contacted|reached out|asked)|contacted|put (?:the|these) questions)\b"
        ),
    ),
    (0.5, rf"\b(?:obtained|seen|reviewed|viewed|reached|contacted|asked) by {_NAME}"),
    (
        -1.0,
        rf"\b(?:[Aa]ccording to|[Cc]iting|first reported by|reported by|published by|quoted by|cited by|in a report by|report in|on) {_NAME}",
    ),
    (
        -1.0,
        rf"\b{_NAME},? (?:has |had |also |first |reportedly )?(?:reported|reports|wrote|writes|noted|notes|quoted|quotes|said|says|cited|published)\b",
    ),
)
_BIO = re.compile(
    rf"\b(?i:reporter|correspondent|editor|columnist|staff writer|contributor|bureau chief|journalist)s?\b[^.\n]{{0,40}}? (?:for|at|of|with) (?:[A-Z]+[’']s )?{_NAME}"
)
_MEMBERSHIP = re.compile(
    rf"(?:\b(?:about|[Ss]ubscribe to|[Ss]upport|[Ff]ollow|[Jj]oin|[Ff]rom)|©(?: \d{{4}})?|[Cc]opyright(?: ©)? \d{{4}},?) {_NAME}"
)
_DATELINE = re.compile(
    rf"^[ \t*_]*[A-Z][A-Z .,'’-]{{2,40}}[^\n(]{{0,30}}\({_NAME}\)(?:,? ?[^\n,]{{0,24}}?(?:,? (?:19|20)\d\d)? ?(?:—|–|--|-|:|_)|[ \t]*$)",
    re.MULTILINE,
)
_SIGNED = re.compile(
    rf"^\W{{0,3}}(?:[^.\n]{{2,60}}\. )?{_NAME}, (?:\d{{1,2}} [A-Z][a-z]{{2,8}}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}},?) \d{{4}}\W{{0,3}}$",
    re.MULTILINE,
)


class Names(Record, frozen=True):
    """Words that make a name that of an outlet, and such names without one."""

    words: tuple[str, ...]
    plain: tuple[str, ...]


class OutletWords(Record, frozen=True):
    """The file `outlets.toml`."""

    domains: dict[str, str]
    names: Names


def find_outlet(document: Document) -> str | None:
    """The name of the outlet that published `document`, or `None` where nothing shows it strongly enough.

    Its own `outlet` wins; then the address; a signed date line; the name of its file ("03-harbour-post.txt"), which is
    who had the report where the date line says whose words it has; the agency there; how the text speaks of its newsroom.
    """
    if document.outlet:
        return document.outlet
    if document.url and (name := outlet_of(document.url)):
        return name
    text = document.text[:LONGEST].replace("\u00a0", " ").replace("’", "'")
    signed, dateline = (pattern.search(text[:4_000]) for pattern in (_SIGNED, _DATELINE))
    # An outlet or set apart, and no place or weekday: "SENN, 5 May 2031".
    if signed and (_is_outlet(signed["name"]) or signed[0].strip()[:1] in {"*", "_"}):
        return _clean(signed["name"])
    if name := _masthead(text, document.title):
        return name
    if name := outlet_of_file(document.name):
        return name
    if dateline and _is_outlet(dateline["name"]):
        return _clean(dateline["name"])
    return _by_itself(text, document.furniture)


def _masthead(text: str, title: str | None) -> str | None:
    """The outlet that a line under the headline is of: "Harbour Post · Late City Edition", "By Ana Roth, Harbour Post"."""
    lines = [line.strip() for line in text[:_HEAD].split("\n") if line.strip()][1:_HEAD_LINES]
    for line in lines:
        if len(line) > _LONGEST_LINE or line == title or _TOLD.search(line):
            continue
        for part in _PARTS.split(line):
            name = _SPOKEN.sub("", part.strip(" *_"))
            name = name.title() if name.isupper() else name
            if len(name.split()) > 1 and re.fullmatch(_NAME, name) and _is_outlet(name):
                return _clean(name)
    return None


def outlet_of_file(name: str) -> str | None:
    """The outlet that a file is named after ("2031-03-04_harbour-post.txt": "Harbour Post"); `None` where it is not.

    The name must open with the outlet's, up to a word such as Post; behind it may stand what the report is about, before
    and behind it numbers, days and which version it is.
    """
    parts = words_of_file(name)
    if len(parts) < 2 or parts[0].casefold() in _HEADINGS:
        return None
    shown = [part[:1].upper() + part[1:] for part in parts]
    sorts = {*load_outlets().names.words, *_SORTS}
    last = max((at for at, word in enumerate(shown) if at and word in sorts), default=0)
    if not last and shown[0] in _FIRST:
        last = len(shown) - 1
    return " ".join(shown[: last + 1]) if 0 < last < LONGEST_NAME else None


def words_of_file(name: str) -> tuple[str, ...]:
    """The words of a file's name, numbers, days, its ending and its version left out; none where it holds other signs."""
    parts = [part for part in _BETWEEN.split(_ENDING.sub("", name.replace("\\", "/").rpartition("/")[2])) if part]
    while parts and (parts[-1].isdigit() or parts[-1].casefold() in _VERSIONS):
        parts.pop()
    while parts and parts[0].isdigit():
        parts.pop(0)
    sound = all(part.isalpha() for part in parts) and not _SMALL & {part.casefold() for part in parts[1:]}
    return tuple(parts) if sound else ()


def outlet_of(url: str) -> str | None:
    """The outlet that an address belongs to: its name where it is well known, else its domain."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host or host.replace(".", "").isdigit():
        return None
    known = load_outlets().domains
    parts = host.split(".")
    for at in range(len(parts) - 1):
        if name := known.get(".".join(parts[at:])):
            return name
    keep = 3 if len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:])


@lru_cache(maxsize=1)
def load_outlets() -> OutletWords:
    """What `outlets.toml` holds."""
    return msgspec.toml.decode(resources.files("sayso.formats").joinpath("outlets.toml").read_bytes(), type=OutletWords)


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((worth, re.compile(pattern)) for worth, pattern in _CUES)


def _by_itself(text: str, furniture: tuple[Span, ...]) -> str | None:
    """The outlet that the text speaks of as its own newsroom, where one name is well ahead of all others."""
    scores: dict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    for name, worth in _mentions(text, furniture):
        key = name.lower().removeprefix("the ")
        spelled.setdefault(key, name)
        scores[key] += worth
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < STRONG or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return spelled[ranked[0][0]]


def _mentions(text: str, furniture: tuple[Span, ...]) -> Iterator[tuple[str, float]]:
    for worth, pattern in _cues():
        for match in pattern.finditer(text):
            if _is_outlet(match["name"]):
                yield _clean(match["name"]), worth
    for pattern, worth in ((_BIO, 3.0), (_MEMBERSHIP, 1.0)):
        for match in pattern.finditer(text):
            if any_covers(furniture, Span(match.start(), match.start() + 1)) and _is_outlet(match["name"]):
                yield _clean(match["name"]), worth


def _is_outlet(name: str) -> bool:
    known = load_outlets().names
    bare = _clean(name).removeprefix("The ").removeprefix("the ")
    return (
        bare in known.plain
        or f"The {bare}" in known.plain
        or (" " in bare and any(word in known.words for word in bare.split()))
    )


def _clean(name: str) -> str:
    words = name.strip().rstrip(".,'")
    words = words.removesuffix("'s")
    return f"The {words[4:]}" if words.startswith("the ") else words
