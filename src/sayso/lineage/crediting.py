"""Where a report itself says whose report it goes back to: "first reported by", "told the Post", a "(Reuters)" dateline."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sayso.evidence import Document, Span
from sayso.languages.paragraphs import plain
from sayso.lineage.lexicon import lexicon
from sayso.lineage.outlets import is_outlet_name, keys_of, outlet_key, same_outlet

_CAPITAL = r"(?:al-|Al-)?[A-Z][\w&-]*(?:\.[A-Z]\.?)*(?:\.com|\.org|\.net)?(?:'s)?"
_NAME = rf"{_CAPITAL}(?: (?:of |de |du |della |for |and |& |al-)?{_CAPITAL}){{0,5}}"
_FIRST = r"(?:first|initially|originally|exclusively|previously|earlier)"
_ADVERB = r"(?:(?:first|also|earlier|previously|later|has|had|initially|exclusively|separately|on \w+day|this week|last week)\s)*"
_ACRONYM = re.compile(rf"({_NAME}),? \((?:the )?([A-Z]{{2,6}})\)")
_PHOTO = re.compile(r"photo|image|getty|file\)|pool|picture|caption|video", re.IGNORECASE)
_DATELINE = re.compile(rf"^[^\n]{{0,60}}?\(({_NAME})\)\s*(?:[-\u2013\u2014]|--|$)", re.MULTILINE)
_WINDOW = 1_500  # characters at the start of a text in which a dateline may stand
MOST = 400  # credits of one text that are looked at


class Credit(NamedTuple):
    """The outlet `name` that a text names as a source of its report, the `span` that says so, how `sure` it is."""

    name: str
    key: str
    span: Span
    wording: str
    sure: float


def find_credits(document: Document, known: frozenset[str]) -> tuple[Credit, ...]:
    """The credits in `document`, in order; `known` are the keys of the pile's outlets.

    A name counts only where it is that of an outlet (an agency, an outlet of the pile, a name with a word such as News,
    or called a newspaper, an agency), never the document's own. Captions and photo credits do not count.
    """
    text = plain(document.text)
    own = keys_of(document)
    short = {acronym: name for name, acronym in _ACRONYM.findall(text) if is_outlet_name(_bare(name), known)}
    found: list[Credit] = []
    for pattern, sure in _patterns():
        for match in pattern.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.end() + 60].split("\n")[0]
            if _PHOTO.search(line) and len(line) < 160:
                continue
            credit = _credit(match, text, known, short, sure)
            if credit is not None and not any(same_outlet(credit.key, key) for key in own):
                found.append(credit)
            if len(found) >= MOST:
                break
    return tuple(sorted(set(found), key=lambda credit: (credit.span, credit.key)))


def _credit(
    match: re.Match[str], text: str, known: frozenset[str], short: dict[str, str], sure: float
) -> Credit | None:
    groups = match.re.groupindex
    described = "kind" in groups and bool(match.group("kind"))
    group = "name" if "name" in groups else 1
    for name in _readings(match.group(group), known):
        full = short.get(name, name)
        if (described and len(name) > 1) or is_outlet_name(full, known):
            span = Span(match.start(), match.end())
            return Credit(full, outlet_key(full), span, text[span.start : span.end].strip(), sure)
    return None


def _readings(raw: str, known: frozenset[str]) -> Iterator[str]:
    """The outlet's name inside the words `raw`: without what may not belong to it.

    "Meanwhile Reuters", "FDD's Long War Journal", "Ann Low and The Tribune", "Harbour News Correspondent Ann Low".
    """
    common = lexicon().common - {"new", "us"}
    words = [word for word in raw.split() if word.casefold() != "the"]
    while words and (words[0].casefold() in common or words[0].islower()):
        words = words[1:]
    while words and (words[-1].casefold() in common or words[-1].islower()):
        words = words[:-1]
    if not words:
        return
    joined = " ".join(words)
    halves = [_bare(half) for half in joined.split(" and ")]
    if len(halves) > 1:
        yield from (half for half in halves if is_outlet_name(half, known))
    owned = [at for at, word in enumerate(words[:-1]) if word.endswith("'s")]
    if owned:
        yield _bare(" ".join(words[owned[-1] + 1 :]))
        yield _bare(" ".join(words[: owned[0] + 1]))
        return
    for last in range(len(words) - 1, 0, -1):
        word = words[last - 1].casefold()
        if len(words) > 2 and word in lexicon().outlet_words and words[-1].casefold() not in lexicon().outlet_words:
            yield _bare(" ".join(words[:last]))
    yield _bare(joined)


def _bare(name: str) -> str:
    return name.removesuffix("'s").strip(" .,'").removeprefix("The ").removeprefix("the ")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], float], ...]:
    kinds = "|".join(sorted((re.escape(kind) for kind in lexicon().outlet_descriptions), key=len, reverse=True))
    name = rf"(?:[Tt]he )?(?:[\w'-]+ ){{0,3}}?(?:(?P<kind>{kinds}),? )?(?P<name>{_NAME})"
    near = rf"(?:[Tt]he |a |an )?(?:(?:[\w'-]+ ){{0,2}}?(?P<kind>{kinds}),? )?(?P<name>{_NAME})"
    report = "(?:report|article|story|investigation|account|dispatch|scoop)"
    place = "(?:by|in|from|on|published by|published in|aired on)"
    interview = (
        r"in (?:an )?(?:exclusive |recent |phone |telephone )?interviews? (?:\w+ )?(?:with|to|published by|aired on)"
    )
    talk = (
        r"(?:speaking|spoke|talking|talked|in comments|in (?:a )?(?:statement|remarks|comments|an email)s?) (?:to|with)"
    )
    tell = r"(?:reported|reports|revealed|reveals|quoted|quotes)\b"
    listed = (
        (rf"\b{_FIRST} (?:reported|published|revealed|broken|disclosed) (?:\w+ ){{0,3}}?by {name}", 0.95),
        (rf"\b{near}(?: news agency| newspaper)? {_FIRST} reported", 0.95),
        (rf"\b(?:as )?(?:reported|published|revealed|obtained|seen|quoted|cited|aired|broadcast) by {near}", 0.85),
        (rf"\b(?:according to|citing|quoting) (?:a |an )?(?:\w+ )?{report}s? (?:\w+ )?{place} {near}", 0.9),
        (rf"\b(?:reports?,? by|reports? from|in reports? by) {near}", 0.75),
        (rf"\b(?:according to|citing|quoting) {near}", 0.8),
        (rf"\b(?:{report}|interview) (?:\w+ )?(?:{place}|with) {near}", 0.75),
        (rf"\b(?:told|informed) {near}", 0.75),
        (rf"\b(?:{interview}|{talk}) {near}", 0.75),
        (rf"\b{near}(?: news agency| newspaper)? {_ADVERB}{tell}", 0.8),
        (rf"[,\"] (?:reports|reported|writes|wrote) {near}", 0.8),
        (rf"\b(?P<name>{_NAME})(?:,? {_NAME})? (?:and \w+ )?contributed (?:\w+ )?to this {report}", 0.7),
        (rf"(?:^|\n)\s*(?:By|Source|SOURCE|Via|From):? (?:the )?(?P<name>{_NAME})\s*(?:$|\n)", 0.7),
    )
    patterns = [(re.compile(pattern), sure) for pattern, sure in listed]
    return (*patterns, (_DATELINE, 0.85))
