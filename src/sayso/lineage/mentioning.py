"""Where a text names the outlet or the body that published another one, in whatever words: what it says there is compared."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sayso.evidence import Span
from sayso.languages.outlets import outlet_key
from sayso.lineage.crediting import Credit
from sayso.lineage.lexicon import lexicon
from sayso.lineage.outlets import is_outlet_name, short_names

SURE = 0.6  # less than where the words themselves say that it was reported
MOST = 40  # mentions of one outlet in one text that are looked at

_GENERAL = re.compile(r"\b[Tt]he (?:company|firm|group|body|organisation|organization)\b")


@lru_cache(maxsize=65_536)
def is_body(name: str) -> bool:
    """Whether the name is not plainly an outlet's: a body publishes its own statements ("Karr Hospital Trust")."""
    words = lexicon()
    kinds = {*words.outlet_descriptions, *words.outlet_words, *words.weak_outlet_words}
    return (
        " " in name
        and not is_outlet_name(name, frozenset())
        and (is_plainly_body(name) or not any(word.casefold() in kinds for word in name.split()))
    )


def is_plainly_body(name: str) -> bool:
    """Whether a word in the name tells that it is a body's."""
    return any(word.casefold() in lexicon().never_outlets for word in name.split())


def mentions(text: str, own: Sequence[str], names: Sequence[str]) -> tuple[Credit, ...]:
    """The places in `text`, whose outlet goes by the names `own`, that name an outlet or a body by one of `names`, in order.

    "the Sentinel" is the Lowland Sentinel where no other Sentinel is named in full, "the trust" the Karr Hospital Trust.
    """
    found: dict[Span, Credit] = {}
    for name in names:
        if not any(word in text or word.casefold() in text for word in name.split()):
            continue  # the quickest way to see that it is not there
        key = outlet_key(name)
        if not key or key in short_names(own) or any(key == outlet_key(each) for each in own):
            continue
        for match in _find(text, name):
            span = Span(*match.span())
            if not any(span.overlaps(each) for each in found):
                found[span] = Credit(name, key, span, match.group(), SURE, False, False)
            if len(found) >= MOST:
                break
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


def _find(text: str, name: str) -> Iterator[re.Match[str]]:
    last = name.rsplit(maxsplit=1)[-1]
    full, short, noun, general = _patterns(name)
    named = full.search(text) is not None
    yield from full.finditer(text)
    if short is not None and (named or not _others(text, last)):
        yield from short.finditer(text)
    if noun is not None:
        yield from noun.finditer(text)
    if general is not None and named:
        yield from general.finditer(text)


def _others(text: str, last: str) -> bool:
    """Whether the text names an outlet in full that ends so too."""
    return re.search(rf"\b(?!The )[A-Z][\w&'-]* {re.escape(last)}\b", text) is not None


@lru_cache(maxsize=4_096)
def _patterns(
    name: str,
) -> tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    """What finds a name in full, its last word after "the", a body's by its own common noun, and as "the company"."""
    words = name.split()
    loose = [_loosely(word) for word in words]
    body = is_body(name)
    head = next((at for at, word in enumerate(words) if word.casefold() in {"of", "for"}), len(words)) - 1
    noun = rf"(?:{re.escape(words[head])}|{re.escape(words[head].casefold())})"
    spelled = [r"\s".join(loose)]
    if body and len(words) > 2:  # "Merrin Health Trust", "the North Merrin trust"
        spelled.extend([r"\s".join(loose[1:])] if head else [])
        spelled.extend(r"\s".join([*loose[:last], noun]) for last in range(head - 1, 0, -1))
    last = re.escape(words[-1])
    outlets = lexicon().outlet_words | lexicon().weak_outlet_words
    short = len(words) > 1 and words[-1].casefold() in outlets and not body
    return (
        re.compile(rf"\b(?:{'|'.join(spelled)})\b"),
        re.compile(rf"\b[Tt]he {last}\b(?! [A-Z])") if short else None,
        re.compile(rf"\b[Tt]he (?:[a-z]+ )?{noun}\b") if body and len(words) > 1 else None,
        _GENERAL if body and len(words) > 1 else None,
    )


def _loosely(word: str) -> str:
    """A word whose possessive may be written or left out, as file names do ("Peoples", "People's")."""
    if word.casefold() in lexicon().common:
        return rf"(?i:{re.escape(word)})"
    bare = word.replace("'", "").replace("\u2019", "")
    return rf"{re.escape(bare[:-1])}['\u2019]?s['\u2019]?" if bare.endswith("s") else re.escape(word)
