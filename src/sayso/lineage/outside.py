"""Where the prose of a report links to a report elsewhere: which page, whose it is, and whether the words say that it is a source."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from sayso.evidence import Document, Hyperlink, Span
from sayso.formats.outlets import outlet_of
from sayso.languages.outlets import host_key, outlet_key
from sayso.lineage.lexicon import lexicon
from sayso.lineage.linking import plain_address
from sayso.lineage.outlets import called, same_outlet
from sayso.lineage.texts import Text
from sayso.lineage.wordings import NAME

LOOKED_AT, MOST = 1_000, 40  # links of one text that are looked at, and such that are kept
FEWEST_WORDS = 4  # beside the link, for its sentence to be prose
_SHOWN = 4  # words before a link that are shown with it
_NEAR = 80  # characters before and behind a link in which the words stand that make it a source

_MARKS = re.compile(r"\[([^\[\]\n]{1,500})\]\(\S{1,2000}?(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
_OWN_MARK = re.compile(r"^\]\(\S{1,2000}?(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
_WORD = re.compile(r"\w[\w'’-]*")
_NAME = re.compile(NAME)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|ico|mp[34]|m4a|mov|zip|gz|css|js|xml|rss)$", re.IGNORECASE)
_TELLING_PATH = re.compile(r"\d|[^/]+[-_][^/]*$|\.\w{2,5}$")
_NUMBERS = re.compile(r"[\d.:\[\]]+")


class Outside(NamedTuple):
    """A link at `span` in the prose of a report to a page of another site: its address, whose it is (`name`, `key`).

    `told` are the words that say that the report has something from there, "" where none do; `sentence` is where they stand.
    """

    address: str
    name: str
    key: str
    span: Span
    sentence: Span
    told: str


def find_outside(document: Document, text: Text) -> tuple[Outside, ...]:
    """The links in the prose of `document` that lead to single pages of other sites, in order, each page once.

    No links in furniture, in lines that are little else ("Read also: ..."), to the report's own site, a site's front or section, a
    picture, or to sites that are no outlets (social networks, shops, maps).
    """
    own = called(document)
    site = _site(document.url or "")
    found: dict[str, Outside] = {}
    for link in document.hyperlinks[:LOOKED_AT]:
        page = plain_address(link.address)
        if page in found or not _is_page(link.address) or (site and _site(link.address) == site):
            continue
        name = _owner(link.address)
        if name is None or any(same_outlet(host_key(link.address), key) for key in own):
            continue
        sentence = text.sentence_at(link.span)
        if sentence == link.span or any(part.overlaps(link.span) for part in document.furniture):
            continue
        around = _around(document, link, sentence)
        if around is not None:
            anchor = link.span.words(document.text)
            told = _told(*around, anchor)
            name = _spelled(f"{around[0]} {anchor} {around[1]}", name) or name
            found[page] = Outside(link.address, name, outlet_key(name), link.span, sentence, told)
        if len(found) >= MOST:
            break
    return tuple(sorted(found.values(), key=lambda one: (one.span, one.address)))


def _is_page(address: str) -> bool:
    """Whether an address is that of one page of some site, as far as it tells: "…/2031/05/fire-at-senn", not "…/world"."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    path = parts.path.rstrip("/")
    if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or "") or _FILE.search(path):
        return False
    if _NUMBERS.fullmatch(parts.hostname or "") or lexicon().no_reports & set(path.lower().split("/")[:3]):
        return False
    return _TELLING_PATH.search(path) is not None


def _site(address: str) -> str:
    return plain_address(address).partition("/")[0]


def _owner(address: str) -> str | None:
    """Whose page it is: the outlet's name where it is known, else the site's; `None` for sites that are no outlets."""
    host, _, path = plain_address(address).partition("/")
    ends = {".".join(host.split(".")[at:]) for at in range(host.count("."))}
    if ends & lexicon().no_outlets:
        return None
    if shared := ends & lexicon().shared_hosts:
        inside = host.removesuffix(min(shared)).strip(".") or path.partition("/")[0].strip("@")
        return f"{inside} on {min(shared)}"
    return outlet_of(address)


def _around(document: Document, link: Hyperlink, sentence: Span) -> tuple[str, str] | None:
    """The words before and behind a link in its sentence; `None` where little but links stands there."""
    text = document.text
    first = sentence.start - text.startswith("[", max(0, sentence.start - 1))  # marks at its ends are no part of it
    last = sentence.end + text.startswith(")", sentence.end)
    before = _MARKS.sub(r"\1", text[first : link.span.start].removesuffix("["))
    behind = _MARKS.sub(r"\1", _OWN_MARK.sub("", text[link.span.end : last]))
    linked = sum(
        len(_WORD.findall(one.span.words(text)))
        for one in document.hyperlinks[:LOOKED_AT]
        if sentence.overlaps(one.span)
    )
    anchor = link.span.words(text)
    beside = len(_WORD.findall(f"{before} {anchor} {behind}")) - linked
    opening = " ".join(_WORD.findall(f"{before} {anchor}")[:2]).casefold()
    if beside < FEWEST_WORDS or beside * 2 < linked or opening in lexicon().reading_on:
        return None
    return before, behind


_ADVERB = r"(?:first|also|earlier|previously|later|has|had|have|initially|exclusively|originally|recently|on \w+day|this week|last week)"
_VERB = r"(?:reported|reports|revealed|reveals|disclosed|discloses|wrote|writes|published|uncovered|broke the (?:story|news))"
_REPORT = r"(?:report|article|story|investigation|account|dispatch|scoop|exclusive|interview)"
_BEHIND = re.compile(rf"^[\"”’',)\s]{{0,3}}(?:{_ADVERB} ){{0,3}}{_VERB}\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:according to|citing|quoting|via|told|hat tip(?: to)?|h/t|"
    rf"(?:{_ADVERB} )?(?:reported|revealed|published|disclosed|uncovered|broken|obtained|seen|quoted) (?:by|in|on)|"
    rf"{_REPORT} (?:by|in|from|on|published by|published in))"
    r"(?: (?:the|a|an|its|their|this))?(?: [\w'’-]+){0,3}[ \"“‘'(]{0,2}$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"\b(?:{_VERB}|first to report|according to|citing|(?:a|an|its|their|this|an? \w+) {_REPORT}|(?:was|were|been|as) (?:{_ADVERB} )?reported)\b",
    re.IGNORECASE,
)


def _told(before: str, behind: str, anchor: str) -> str:
    """The words that say that something was reported on the page linked to; "" where none do."""
    if match := _BEHIND.search(behind[:_NEAR]):
        return f"{anchor}{match.group()}"
    if match := _BEFORE.search(before[-_NEAR:]):
        return f"{match.group().strip()} {anchor}".strip()
    return f"{' '.join(before.split()[-_SHOWN:])} {anchor}".strip() if _INSIDE.search(anchor) else ""


def _spelled(sentence: str, site: str) -> str | None:
    """The name in a sentence that an address is made of: "the Coast Observer" beside coastobserver.example."""
    key = outlet_key(site)
    for match in _NAME.finditer(sentence):
        words = match.group().split()
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                said = " ".join(words[first:last]).strip(".,")
                if outlet_key(said) == key and "." not in said:
                    return said
    return None
