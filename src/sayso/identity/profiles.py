"""What one report tells of each whom it names or describes: by which words, beside whom, in which sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sayso.evidence import Entity, Mention, Reading
from sayso.identity.called import parse
from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.identity.nodes import KINDS
from sayso.languages.spelling import fold

SENTENCES = 4  # with somebody in them that are looked at
REACH = 240  # characters on either side that are looked at of one
GENERAL = "general"
LONG = 80  # characters from which a description tells a story
END = re.compile(r"[.!?][”’\"')]*\s+|\n+")
_AGE = re.compile(r"\b(\d{1,3})[- ]year[- ]old|\b(?:of|aged) (\d{1,3})$")
_AGE_BEHIND = re.compile(r"(?:, | \()(\d{1,3})(?=[,).;])")
_NUMBER = re.compile(r"\b(\d+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
_CAPITAL = re.compile(r"(?<=\s)[A-Z][\w’'-]+|^[A-Z][\w’'-]+(?:’s|'s)")
_HERSELF, _HIMSELF = frozenset(["she", "her", "hers", "herself"]), frozenset(["he", "him", "his", "himself"])


class Profile(NamedTuple):
    """Somebody or something of one report.

    `nouns` are what descriptions call them, the first of them `noun` (of the name of a thing also its own last word), `words` what
    these say beside; `names` are the words with capitals in descriptions and those of a name; `numbers` those told in descriptions
    but for `ages`. `opening` tells the article at the first mention: "the", "a", "own" for a possessive, or none. `deeds` are the words that
    carry what is told of them, `beside` the entities of the report told with them, `sentences` those in which they stand.
    """

    entity: str
    kind: str
    named: bool
    plural: bool
    noun: str
    nouns: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    ages: frozenset[str]
    gender: str
    opening: str
    shown: str
    deeds: frozenset[str]
    beside: frozenset[str]
    body: str | None
    speaks: bool
    mentions: int
    sentences: tuple[str, ...]


class _Told(NamedTuple):
    """What statements say of an entity, by the words that carry them, and about whom else they are."""

    deeds: set[str]
    beside: set[str]


def profiles(reading: Reading) -> dict[str, Profile]:
    """Everybody of a report, by the id of the entity."""
    mentions: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.entity is not None:
            mentions.setdefault(mention.entity, []).append(mention)
    told = _told(reading)
    speaking = {link.entity for statement in reading.statements for link in statement.chain[1:]}
    ends = [match.end() for match in END.finditer(reading.document.text)]
    found = {}
    for one in reading.entities:
        if one.kind in KINDS:
            each = _profile(reading.document.text, one, mentions.get(one.id, []), ends)
            deeds, beside = told.get(one.id, _Told(set(), set()))
            found[one.id] = each._replace(deeds=frozenset(deeds), beside=frozenset(beside), speaks=one.id in speaking)
    return found


def _told(reading: Reading) -> Mapping[str, _Told]:
    found: dict[str, _Told] = {}
    for statement in reading.statements:
        for entity in statement.gist.entities if statement.gist is not None else ():
            assert statement.gist is not None
            one = found.setdefault(entity, _Told(set(), set()))
            one.deeds.update(statement.gist.heads)
            one.beside.update(other for other in statement.gist.entities if other != entity)
    return found


def _profile(text: str, one: Entity, mentions: Sequence[Mention], ends: Sequence[int]) -> Profile:
    shown = _descriptions(text, one, mentions)
    read = [found for each in (*shown, one.role or "") if (found := read_noun(each)) is not None]
    if any(noun.endswith(f"-{GENERAL}") for noun, _ in read):
        read = [found for found in read if found[0] != GENERAL]  # of the inspector general the role may say "general"
    nouns, words = [noun for noun, _ in read], {word for _, rest in read for word in rest}
    names = {fold(part) for each in shown for part in _CAPITAL.findall(each)}
    if one.named:
        parts = [fold(each).split() for each in (one.name, *one.names)]
        names.update(part for each in parts for part in each if part not in lexicon().small)
        if one.kind != "person":
            words |= names
            nouns += [noun for each in parts if len(each) > 1 for noun in _nouns_of_a_name(each)]
    first = next((mention.span.words(text) for mention in mentions if mention.form != "pronoun"), one.name)
    ages = _ages(text, one, shown, mentions)
    return Profile(
        one.id,
        one.kind,
        one.named,
        one.plural,
        nouns[0] if nouns else "",
        frozenset(nouns),
        frozenset(words) - frozenset(nouns),
        frozenset(names),
        frozenset(number for each in shown for number in _NUMBER.findall(each.casefold())) - ages,
        ages,
        _gender(text, mentions, nouns),
        _opening(first),
        shown[0] if shown else one.name,
        deeds=frozenset(),
        beside=frozenset(),
        body=one.body,
        speaks=False,
        mentions=len(mentions),
        sentences=tuple(dict.fromkeys(_sentence(text, ends, mention) for mention in mentions[:SENTENCES])),
    )


def _descriptions(text: str, one: Entity, mentions: Sequence[Mention]) -> list[str]:
    """The descriptions of an entity, each once, as they stand in the text."""
    found = [] if one.named else [one.name, *one.names]
    found += [
        " ".join(mention.span.words(text).split())
        for mention in mentions
        if mention.form == "nominal" and mention.span.end - mention.span.start < LONG
    ]
    return [each for each in dict.fromkeys(found) if each]


def _nouns_of_a_name(parts: Sequence[str]) -> Iterable[str]:
    """What the name of a thing says that it is: "Tarn Bridge", "Lake Senn"."""
    yield singular(parts[-1])
    if parts[0] in describing_words().leading:
        yield parts[0]


def _ages(text: str, one: Entity, shown: Sequence[str], mentions: Sequence[Mention]) -> frozenset[str]:
    """As in "a 46-year-old", "a girl of 16", "Ana Roth, 46, said"."""
    found = {next(filter(None, match)) for each in shown for match in _AGE.findall(each)}
    if one.kind == "person":
        behind = (_AGE_BEHIND.match(text, mention.span.end) for mention in mentions if mention.form != "pronoun")
        found.update(match[1] for match in behind if match is not None)
    return frozenset(found)


def read_noun(shown: str) -> tuple[str, frozenset[str]] | None:
    """The noun of a description, in the singular, and the other words of weight in it; of "warehouse 4" it is the warehouse."""
    words = shown.split()
    if len(words) > 1 and words[-1].isdigit():
        return read_noun(" ".join(words[:-1]))
    parsed = parse(shown) if words else None
    if parsed is None:
        return None
    rest = {singular(word) for word in parsed[1] if not word.isdigit() and word not in {"year", "old"}}
    noun = singular(parsed[0])
    office = rest & describing_words().generals if noun == GENERAL else frozenset[str]()
    return (f"{min(office)}-{noun}", frozenset(rest - office)) if office else (noun, frozenset(rest))


def singular(word: str) -> str:
    """A noun less its plural ending, roughly."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _gender(text: str, mentions: Sequence[Mention], nouns: Sequence[str]) -> str:
    """What pronouns and nouns tell ("she", "the policewoman"), a noun more surely."""
    pronouns = [mention.span.words(text).casefold() for mention in mentions if mention.form == "pronoun"]
    words = describing_words()
    her = sum(each in _HERSELF for each in pronouns) + 3 * sum(
        noun in words.women or noun.endswith("woman") for noun in nouns
    )
    his = sum(each in _HIMSELF for each in pronouns) + 3 * sum(noun in words.men for noun in nouns)
    return "female" if her > his else "male" if his > her else ""


def _opening(shown: str) -> str:
    first = next(iter(shown.split()), "").casefold()
    if first in {"the", "this", "that"}:
        return "the"
    if first in {"a", "an", "another", "one"}:
        return "a"
    return "own" if first in describing_words().openers or first.endswith(("'s", "’s")) else ""


def _sentence(text: str, ends: Sequence[int], mention: Mention) -> str:
    """The sentence that a mention stands in, without the mention."""
    at = bisect_right(ends, mention.span.start)
    start = max(ends[at - 1] if at else 0, mention.span.start - REACH)
    end = min(ends[at] if at < len(ends) else len(text), mention.span.end + REACH)
    return " ".join(f"{text[start : mention.span.start]} {text[mention.span.end : max(end, mention.span.end)]}".split())
