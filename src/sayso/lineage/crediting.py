"""Where a report itself says whose report it goes back to: "first reported by", "told the Post", a "(Reuters)" dateline."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from sayso.evidence import Document, Span
from sayso.languages.outlets import outlet_key
from sayso.languages.paragraphs import plain, split_paragraphs
from sayso.lineage.lexicon import lexicon
from sayso.lineage.outlets import called, is_outlet_name, same_outlet
from sayso.lineage.wordings import NAME, Wording, wordings

_ACRONYM = re.compile(rf"({NAME}),? \((?:the )?([A-Z]{{2,6}})\)")
_PHOTO = re.compile(r"photo|image|getty|file\)|pool|picture|caption|video", re.IGNORECASE)
_LINE = 160  # characters; photo credits stand in short lines
_SMALL = frozenset(["of", "de", "du", "della", "for"])  # before more of an outlet's name: "Times of Norland"
MOST = 400  # credits of one text that are looked at


class Credit(NamedTuple):
    """The outlet `name` that a text names as a source of its report, the `span` that says so, how `sure` it is.

    `own` tells that an outlet could say it of itself: without a known outlet of the text it may be its own name;
    `whole` that all of the text is credited.
    """

    name: str
    key: str
    span: Span
    wording: str
    sure: float
    own: bool
    whole: bool


def find_credits(document: Document, known: Container[str]) -> tuple[Credit, ...]:
    """The credits in `document`, in order; `known` are the keys of the pile's outlets.

    A name counts only where it is that of an outlet (an agency, an outlet of the pile, a name with a word such as News,
    or called a newspaper, an agency), never the document's own. Captions and photo credits do not count.
    """
    text = in_blocks(document)
    own = called(document)
    short = {acronym: _bare(name) for name, acronym in _ACRONYM.findall(text) if is_outlet_name(_bare(name), known)}
    found: dict[tuple[Span, str], Credit] = {}
    for wording in wordings():
        for match in wording.find(text):
            for credit in () if _in_caption(text, match) else _credits(match, known, short, wording):
                if not any(same_outlet(credit.key, key) for key in own):
                    found.setdefault((Span(*match.span("name")), credit.key), credit)
            if len(found) >= MOST:
                break
    return tuple(sorted(found.values(), key=lambda credit: (credit.span, credit.key)))


def in_blocks(document: Document) -> str:
    """The text made plain, with line breaks only where blocks end: a name may stand on two lines."""
    text = "\n".join(map(plain, document.text.split("\n")))
    for span in split_paragraphs(document):
        if "\n" in (block := span.words(text)):
            text = text[: span.start] + block.replace("\n", " ") + text[span.end :]
    return text


def _in_caption(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _LINE) : match.start()].rpartition("\n")[2]
    line = before + text[match.start() : match.end() + 60].split("\n", maxsplit=1)[0]
    return len(line) < _LINE and _PHOTO.search(line) is not None


def _credits(match: re.Match[str], known: Container[str], short: dict[str, str], wording: Wording) -> Iterator[Credit]:
    """The outlet that a wording credits, or both of two ("Radio Karr and the Tribune reported")."""
    described = "kind" in match.re.groupindex and bool(match.group("kind"))
    raw = match.group("name")
    before = match.string[max(0, match.start("name") - 4) : match.start("name")]
    halves = {_bare(half) for half in raw.split(" and ")} if " and " in raw else set()
    first = None
    for name in _readings(raw, known):
        if first is not None and (first not in halves or name not in halves):
            return
        full = short.get(name, name)
        if " " not in name and "." not in name and _is_word_of_outlets(name) and not _spoken_of(before, raw):
            continue  # "Post told": only "the Post" is an outlet
        if (described and len(name) > 1) or is_outlet_name(full, known):
            span = Span(*match.span())
            yield Credit(full, outlet_key(full), span, match.group().strip(), wording.sure, wording.own, wording.whole)
            first = name


def _is_word_of_outlets(name: str) -> bool:
    return name.casefold() in lexicon().outlet_words | lexicon().weak_outlet_words


def _spoken_of(before: str, raw: str) -> bool:
    return (
        before in {"the ", "The "} or before.endswith((" the ", "\nthe ", "The ")) or raw.startswith(("The ", "the "))
    )


def _readings(raw: str, known: Container[str]) -> Iterator[str]:
    """The outlet's name inside the words `raw`: without what may not belong to it.

    "Meanwhile Reuters", "FDD's Long War Journal", "Ann Low and The Tribune", "Harbour News Correspondent Ann Low".
    """
    if outlet_key(_bare(raw)) in known and " " in _bare(raw):
        yield _bare(raw)
    common = lexicon().common - {"new", "us"}
    words = [word for word in raw.split() if word.casefold() != "the"]
    while words and _is_no_part(words[0], common):
        words = words[1:]
    while words and _is_no_part(words[-1], common) and not (len(words) > 1 and _is_number(words[-1])):
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
    part_of_it = lexicon().outlet_words | lexicon().outlet_endings
    if len(words) > 2 and words[-1].casefold() not in part_of_it:
        for last in range(len(words) - 1, 0, -1):
            if words[last - 1].casefold() in part_of_it and words[last] not in _SMALL:
                yield _bare(" ".join(words[:last]))
    yield _bare(joined)


def _is_no_part(word: str, common: frozenset[str]) -> bool:
    """Whether a name of an outlet neither begins nor ends with `word`; a small one only where it is a host's."""
    return word.casefold() in common or (word.islower() and "." not in word.strip("."))


def _is_number(word: str) -> bool:
    """Whether it is a number with a capital, as in "Channel Two"."""
    return word[0].isupper() and word.casefold() in lexicon().numbers


def _bare(name: str) -> str:
    return name.removesuffix("'s").strip(" .,'").removeprefix("The ").removeprefix("the ")
