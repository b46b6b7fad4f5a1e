"""The parts of a page's text that are the page's and not the article's.

A line is furniture where its words say so (the patterns of `furniture.toml`), where it signs or describes a picture, where
it stands among the lines after the article's end, or where it is a heading between paragraphs. Precision comes first: a
paragraph wrongly set aside is evidence lost, a menu item read as words is only noise.
"""

import re
from functools import cached_property, lru_cache
from importlib import resources

import msgspec

from sayso.evidence import Record, Span
from sayso.formats.titles import is_headline
from sayso.formats.wrapping import is_wrapped

_LINE = re.compile(r"[^\r\n\u2028\u2029\f\v]+")
_BLOCK = re.compile(r"(?:[^\r\n]+(?:\r?\n(?![ \t]*\r?(?:\n|$)))?)+")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]»*_]*$")
_ITEM = re.compile(r"(?:[-–—•*·▪◦‣#>|]|\(?\d{1,3}[.):]|[A-Za-z][.)])\s?")
_SPEAKER = re.compile(r"(?:Q|A|[A-Z][A-Z .'’-]{1,30}): |[QA]\. ")
_CAPTION = re.compile(
    r"\b(?:is|are|was|were|can be) (?:seen|shown|pictured|photographed|depicted)\b|\bpictured\b|\([LRC]\)|\((?:left|right|cent(?:re|er))\)"
    r"|,? (?:left|right|second from (?:left|right)),|\bin a (?:photo|picture|photograph)\b|^(?:picture|photo|image) of\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|tells|asked|added|announced|claimed|denied|warned|according to)\b", re.IGNORECASE
)
_DATELINE = re.compile(
    r"[ \t*_]*"
    r"(?:[A-Z][A-Z.'’/-]{2,}(?: [A-Z][A-Z.'’/-]*){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?"  # a place in capitals
    r"|(?=[^\n]{0,60}?(?:19|20)\d\d)[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"  # or any place, where a year follows
    r"(?: ?\([^)\n]{2,40}\))?"
    r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? (?:19|20)\d\d)?,?)?"
    r"(?: ?\([^)\n]{2,40}\))?"
    r" ?(?P<mark>—|–|--| - ?|-(?= ))\s?(?=[\"'“‘A-Z\d])"
)
_MOST_LINES = 50_000  # beyond that it is a book, a log or a table, and no page
_CLOSING, _SPEAKING = 3, 4  # how many last paragraphs may be the site's, and of how many of its words each must be
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EDGE = 8  # how many lines at either end may hold bylines and dates


class Patterns(Record, frozen=True):
    """One kind of furniture line."""

    longest: int
    patterns: tuple[str, ...]


class Agencies(Record, frozen=True):
    """Who signs pictures."""

    names: tuple[str, ...]


class Authors(Record, frozen=True):
    """What those are called who write."""

    roles: tuple[str, ...]


class Closing(Record, frozen=True):
    """How a site speaks to its readers: words that address them, and words for what it has."""

    addressing: tuple[str, ...]
    speaking: tuple[str, ...]


class FurnitureWords(Record, frozen=True):
    """The file `furniture.toml`."""

    advert: Patterns
    share: Patterns
    comment: Patterns
    subscribe: Patterns
    copyright: Patterns
    related: Patterns
    labelled: Patterns
    tags: Patterns
    picture: Patterns
    credit: Patterns
    code: Patterns
    byline: Patterns
    agencies: Agencies
    authors: Authors
    closing: Closing


class Matcher:
    """Patterns that are made ready when they are first asked: they take longer than most reports, and few lines are short enough for them."""

    def __init__(self, patterns: Patterns) -> None:
        self._longest = patterns.longest
        self._patterns = patterns.patterns

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{one})" for one in self._patterns), re.IGNORECASE)

    def __call__(self, line: str) -> bool:
        """Whether the whole line is of this kind."""
        return len(line) <= self._longest and self._any.fullmatch(line) is not None


@lru_cache(maxsize=1)
def _words() -> FurnitureWords:
    data = resources.files("sayso.formats").joinpath("furniture.toml").read_bytes()
    return msgspec.toml.decode(data, type=FurnitureWords)


@lru_cache(maxsize=1)
def _matchers() -> dict[str, Matcher]:
    words = _words()
    kinds = ("advert", "share", "comment", "subscribe", "copyright", "related", "labelled", "tags", "picture", "credit")
    return {kind: Matcher(getattr(words, kind)) for kind in (*kinds, "code", "byline")}


@lru_cache(maxsize=1)
def _signature() -> re.Pattern[str]:
    """A line that only signs a picture: perhaps a name, and at least one agency."""
    agency = "|".join(sorted(map(re.escape, _words().agencies.names), key=len, reverse=True))
    return re.compile(
        rf"(?:\W?(?:photo|image|picture|credit)s?\s?[:by]*\s)?(?:[\w.'’, -]{{2,60}}\s?[/|]\s?|[\w.'’-]+(?: [\w.'’-]+){{1,4}}, |\W?)"
        rf"(?:via |for )?(?:{agency})(?:\s?[/|,-]\s?(?:via )?(?:{agency})|\s(?:via|for) (?:{agency}))*\W{{0,2}}"
        rf"|\W?(?:{agency})\s?[/|]\s?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}\W{{0,2}}"
    )


@lru_cache(maxsize=1)
def _author() -> re.Pattern[str]:
    """The beginning of a note on an author: a name, "is" or "was", and a role within a few words."""
    roles = "|".join(sorted(map(re.escape, _words().authors.roles), key=len, reverse=True))
    return re.compile(
        rf"[*_]{{0,2}}(?P<name>(?:Dr|Prof|Gen|Col|Lt|Maj|Sir)?\.? ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+| (?:de|van|von|bin|al)\b){{1,4}})"
        rf"(?:, .{{2,60}},)? (?:(?:is|was|has been|serves as|works as|writes|covers|reports)\b"
        rf"(?: an?| the| our)? (?:[\w’'&.,-]+ ){{0,7}}?(?i:{roles})s?\b|(?:writes|covers|reports) (?:on|for|about|from)\b)"
    )


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are page furniture, in order, not overlapping: whole lines, and datelines before a report."""
    lines = _split(text)
    if not lines or len(lines) > _MOST_LINES:
        return ()
    words = [" ".join(line.words(text).split()) for line in lines]
    marked = [_says_so(line, at, len(words)) for at, line in enumerate(words)]
    _keep_headline(words, marked)
    _mark_pictures(lines, words, marked, text)
    _mark_authors(words, marked)
    _mark_related(words, marked)
    _mark_closing(words, marked)
    _mark_tail(words, marked)
    _mark_headings(words, marked)
    found = [line for line, is_furniture in zip(lines, marked, strict=True) if is_furniture]
    body = [line for line, is_furniture in zip(lines, marked, strict=True) if not is_furniture]
    found.extend(span for line in body[:_EDGE] if (span := _dateline(text, line)) is not None)
    return tuple(sorted(found))


def _dateline(text: str, line: Span) -> Span | None:
    """The place, day and agency before a report's first words ("SENN, May 1 (VPA) -"), which no sentence begins with."""
    match = _DATELINE.match(text, line.start, line.end)
    return Span(line.start, match.end("mark")) if match else None


def _split(text: str) -> list[Span]:
    """The lines of a text, or its blocks between blank lines where the lines are only broken by width."""
    pattern = _BLOCK if is_wrapped(text) else _LINE
    found: list[Span] = []
    for match in pattern.finditer(text):
        words = match[0]
        stripped = words.strip()
        if stripped:
            start = match.start() + len(words) - len(words.lstrip())
            found.append(Span(start, start + len(stripped)))
    return found


def _says_so(line: str, at: int, count: int) -> bool:
    """Whether the line's own words make it furniture."""
    if len(line) > 400:
        return False
    kinds = _matchers()
    if any(
        kinds[kind](line)
        for kind in ("advert", "share", "comment", "copyright", "related", "tags", "picture", "credit", "code")
    ):
        return True
    if kinds["subscribe"](line) or _signature().fullmatch(line):
        return True
    if kinds["labelled"](line) and (not _SENTENCE_END.search(line) or line.endswith((":", "?", "!"))):
        return True
    return (at < _EDGE or at >= count - _EDGE) and kinds["byline"](line)


def _keep_headline(words: list[str], marked: list[bool]) -> None:
    """The first line is the headline, whatever it looks like, where it is long enough to be one."""
    if len(words) > 1 and len(words[0]) > 25 and " " in words[0] and is_headline(words[0]):
        kinds = _matchers()
        if any(kinds[kind](words[0]) for kind in ("labelled", "subscribe", "related", "tags")):
            marked[0] = False


def _mark_pictures(lines: list[Span], words: list[str], marked: list[bool], text: str) -> None:
    """A caption stands right above its signature, or says that something "is seen" in it without being a sentence's report."""
    for at, line in enumerate(words[:-1]):
        if marked[at] or len(line) > 400 or at == 0:
            continue
        below = words[at + 1]
        if not _signature().fullmatch(below):
            continue
        touching = text.count("\n", lines[at].end, lines[at + 1].start) <= 1
        cut_off = not _SENTENCE_END.search(line)
        if _CAPTION.search(line) or (touching and cut_off and not _SAID.search(line)) or (at <= 3 and cut_off):
            marked[at] = True


def _mark_authors(words: list[str], marked: list[bool]) -> None:
    """Notes on the authors among the last lines, where the article itself does not speak of that person."""
    for at in range(max(1, len(words) - 2 * _EDGE), len(words)):
        line = words[at]
        found = None if marked[at] or len(line) > 600 else _author().match(line)
        if not found:
            continue
        surname = found["name"].split()[-1]
        rest = [words[other] for other in range(at + 1, len(words)) if not marked[other]]
        told = any(surname in words[other] for other in range(1, at) if not marked[other])
        if not told and all(len(other) < 200 and not _SAID.search(other) for other in rest):
            marked[at] = True


def _mark_related(words: list[str], marked: list[bool]) -> None:
    """Headlines that follow a "Related articles" line go with it, up to the next paragraph."""
    kinds = _matchers()
    for at, line in enumerate(words):
        if not (marked[at] and (kinds["related"](line) or kinds["tags"](line))):
            continue
        for after in range(at + 1, len(words)):
            if marked[after]:
                continue
            if len(words[after]) > 160 or _SENTENCE_END.search(words[after]):
                break
            marked[after] = True


def _mark_closing(words: list[str], marked: list[bool]) -> None:
    """The last paragraphs, where they address the site's readers and speak of what a site has, are the site's."""
    for at in range(len(words) - 1, max(0, len(words) - 1 - _CLOSING), -1):
        if not marked[at] and not _speaks_of_the_site(words[at]):
            return
        marked[at] = True


def _speaks_of_the_site(line: str) -> bool:
    """Whether a paragraph, quotations left out, is a site's word to its readers ("sign up for our newsletter")."""
    closing = _words().closing
    used = set(_LETTERS.findall(_QUOTED.sub(" ", line.replace("’", "'")).casefold()))
    speaking = used.intersection(closing.speaking)
    return bool(used.intersection(closing.addressing)) and len(speaking) >= _SPEAKING and not _SAID.search(line)


def _mark_tail(words: list[str], marked: list[bool]) -> None:
    """After the last paragraph of the article, lines without a sentence's end are the page's."""
    last = len(words) - 1
    while last > 0 and (marked[last] or _is_stray(words[last])):
        last -= 1
    tail = [at for at in range(last + 1, len(words)) if not marked[at]]
    if last <= 0 or len(tail) == len(words) - last - 1:
        return
    is_list = words[last].endswith(":") and sum(len(words[at].split()) for at in tail) < 5 * len(tail)
    if not is_list:  # the names of the dead, say
        for at in tail:
            marked[at] = True


def _mark_headings(words: list[str], marked: list[bool]) -> None:
    """Short lines without a sentence's end between paragraphs: subheadings, and headlines of other articles."""
    open_lines = [at for at in range(1, len(words)) if not marked[at]]
    loose = [at for at in open_lines if _is_loose(words[at])]
    if len(loose) * 2 > len(open_lines) + 1:
        return  # a list, a poem, a transcript: short lines are the text here
    for at in loose:
        above = next((words[other] for other in range(at - 1, -1, -1) if not marked[other] or other == 0), "")
        below = next((words[other] for other in range(at + 1, len(words)) if not marked[other]), "")
        if above.endswith(":") or _ITEM.match(below) or not below:
            continue
        is_first = all(marked[other] for other in range(at))
        if (
            not is_first
            and (at <= 2 or _is_paragraph(above) or above in (words[one] for one in loose))
            and _is_paragraph(below)
        ):
            marked[at] = True


def _is_stray(line: str) -> bool:
    """Whether the line could be a headline or a menu item: at the end of a page that is enough."""
    return len(line) <= 160 and not _SENTENCE_END.search(line) and not _ITEM.match(line) and line[0] not in '"“«'


def _is_loose(line: str) -> bool:
    """Whether the line is short, ends as no sentence does, and is neither an item of a list nor somebody's words."""
    if (
        len(line) > 120
        or len(line.split()) > 16
        or _SENTENCE_END.search(line)
        or _ITEM.match(line)
        or _SPEAKER.match(line)
    ):
        return False
    if line[0] in '"“«' or line[-1] in '"”»' or _SAID.search(line):
        return len(line.split()) <= 4 and line[0] in "'‘" and line[-1] in "'’"
    return line[0].isupper() or line[0].isdigit() or line[0] in "'‘"


def _is_paragraph(line: str) -> bool:
    return len(line) >= 60 or bool(_SENTENCE_END.search(line))
