"""Descriptions of people, bodies, places and things by common nouns: "the spokesman", "two port officials", "the city"."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.evidence import EntityKind, Span
from sayso.extract.mentions.words import Words, word_set
from sayso.languages import Chunk, Parse, Token

_NAMED: set[EntityKind] = {
    "place",
    "vehicle",
    "military_platform",
}  # what has a name behind the noun for it: "the river Senna"


class Nominal(NamedTuple):
    """A description: its words, its head noun's token, and what it stands for."""

    span: Span
    head: int
    kind: EntityKind


# Nouns that are a place or a body only with a word that points ("the state of the economy" is neither).
def find_nominals(parse: Parse, words: Words, taken: list[Span], bodies: frozenset[str] = frozenset()) -> list[Nominal]:
    """The descriptions in order; a noun phrase whose head lies in one of `taken` (the names) is not one.

    `bodies` are the last words of the names of bodies, and their last two: "the mission" is one where the text names an Observer
    Mission, and "the border guard" is no person where it names a Border Guard.
    """
    covered = _mask(parse, taken)
    found: list[Nominal] = []
    heads: set[int] = set()
    for chunk in parse.noun_chunks:
        for head in (chunk.root, *_owners(parse, chunk)):
            if head in heads or head in covered:
                continue
            nominal = _nominal(parse, words, head, chunk.first if head == chunk.root else None, covered)
            if nominal is None and parse.tokens[head].lower in bodies and _points(parse, head):
                nominal = Nominal(parse.span_of(head - 1, head + 1), head, "organisation")
            if nominal is not None:
                if nominal.kind == "person" and " ".join(t.lower for t in parse.tokens[head - 1 : head + 1]) in bodies:
                    nominal = nominal._replace(kind="organisation")
                heads.add(head)
                found.append(nominal)
    found.extend(one for one in _before_names(parse, words, taken, covered) if one.head not in heads)
    found.extend(one for one in _aged(parse) if one.head not in heads | covered)
    return sorted(found)


def _before_names(parse: Parse, words: Words, taken: list[Span], covered: set[int]) -> Iterator[Nominal]:
    """The descriptions directly before a name that stand for the same: "the courier company Mirel", "Norland's ferry Skarv"."""
    for span in taken:
        noun = noun_before(parse, span)
        if noun is None or noun.index in covered:
            continue
        first = next((chunk.first for chunk in parse.noun_chunks if chunk.first <= noun.index < chunk.root), None)
        nominal = _nominal(parse, words, noun.index, first, covered)
        known = nominal is not None and (nominal.kind in _NAMED or noun.lower in words.sets["classes"])
        if nominal is not None and known and nominal.span.end <= span.start:
            yield nominal


def noun_before(parse: Parse, name: Span) -> Token | None:
    """The common noun directly before a name that stands for the same: "the ferry" in "the ferry Mira", "the ferry 'Mira'"."""
    inside = parse.between(name)
    at = inside[0].index - 1
    if at > 0 and parse.tokens[at].text in {'"', "“"}:
        at -= 1
    before, head = parse.tokens[max(at, 0)], parse.head_of(name)
    if at < 0 or head is None or before.sentence != head.sentence or before.tag in {"NNS", "NNP", "NNPS"}:
        return None
    inner = before.dependency in {"compound", "nmod", "amod"} and before.head == head.index
    return before if inner or (head.dependency == "appos" and head.head == before.index) else None


def _owners(parse: Parse, chunk: Chunk) -> list[int]:
    """The head of the description inside another whose it is: "the president's daughter"."""
    return [
        token.index
        for token in parse.tokens[chunk.first : chunk.root]
        if token.dependency == "poss" and token.tag == "NN" and parse.child(token.index, "case") is not None
        if token.index and parse.tokens[token.index - 1].lower not in {"a", "an"}
    ]


def _points(parse: Parse, head: int) -> bool:
    return head > 0 and parse.tokens[head - 1].lower == "the" and parse.tokens[head].tag == "NN"


def _aged(parse: Parse) -> list[Nominal]:
    """Persons called by their age alone: "the 51-year-old"."""
    found = []
    for token in parse.tokens[4:]:
        before = [one.lower for one in parse.tokens[token.index - 4 : token.index]]
        if token.lower != "old" or before[1:] != ["-", "year", "-"] or not before[0].isdigit() or token.index < 5:
            continue
        after = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else None
        if after is not None and (after.pos in {"NOUN", "PROPN", "ADJ", "NUM"} or after.text == "-"):
            continue
        if parse.tokens[token.index - 5].lower == "the":
            found.append(Nominal(parse.span_of(token.index - 5, token.index + 1), token.index, "person"))
    return found


def _mask(parse: Parse, taken: list[Span]) -> set[int]:
    return {token.index for span in taken for token in parse.between(span)}


def kind_of_noun(words: Words, token: Token) -> EntityKind | None:
    """What a common noun stands for, `None` where nothing of ours; several people are a group."""
    plural = token.tag in {"NNS", "NNPS"}
    for form in (token.lower, token.lemma.lower(), token.lower.removesuffix("s")):
        kind = words.nouns.get(form)
        if kind == "weapon" and form == "mine" and not plural:
            return "place"  # a mine for ore; those that blow up come in numbers
        if kind is not None:
            return "organisation" if kind == "person" and plural else kind  # type: ignore[return-value]
    return None


def _nominal(parse: Parse, words: Words, head: int, start: int | None, covered: set[int]) -> Nominal | None:
    token = parse.tokens[head]
    if token.pos not in {"NOUN", "PROPN", "ADJ", "ADV"} or (token.pos == "ADJ" and token.lower not in words.people):
        return None
    kind = kind_of_noun(words, token)
    if kind is None and token.text.endswith(("men", "women")):
        kind = "organisation"
    if kind is None and "-" in token.text:
        kind = words.nouns.get(token.lower.rsplit("-", 1)[-1])  # type: ignore[assignment]
    if kind is None:
        return None
    if token.lower in words.sets["own_and_none"] and _is_somebodys(parse, head):
        return None
    first = start if start is not None else head
    if start is None:
        while (
            first > 0
            and parse.tokens[first - 1].head == head
            and parse.tokens[first - 1].dependency in {"amod", "compound", "det", "poss", "nmod"}
        ):
            first -= 1
    first = _trimmed(parse, _prefixed(parse, first, head), head, kind, covered)
    if token.lower in words.sets["loose"] and first == head and kind != "organisation":
        return None
    if token.lower in words.sets["loose"] and first == head and token.tag == "NN":
        return None
    if (
        kind == "organisation"
        and token.tag == "NN"
        and first == head
        and token.lower not in {"police", "government", "parliament", "opposition", "congress", "management", "troops"}
    ):
        return None
    if kind == "document" and parse.tokens[first].lower in {"no", "any"}:
        return None
    if kind == "person" and token.tag == "NN" and first == head and token.text.islower():
        governor = parse.tokens[token.head]
        if token.dependency == "dobj" or (token.dependency == "pobj" and governor.lower not in {"as", "by"}):
            return None
    if kind == "document" and token.tag == "NNS" and first == head:
        return None
    if parse.tokens[first].lower in {"no", "any", "every", "each"}:
        return None
    if (
        kind == "vehicle"
        and head
        and parse.tokens[head - 1].lower
        in {"armored", "armoured", "tactical", "military", "suicide", "technical", "combat"}
    ):
        kind = "military_platform"
    last = _extended(parse, words, head, kind)
    while last > head + 1 and last < len(parse.tokens) and last - 1 in covered and last in covered:
        last += 1
    span = parse.span_of(first, last)
    if parse.text[span.start] in "[(" and span.end - span.start > 1:
        span = Span(span.start + 1, span.end)
    return Nominal(span, head, kind)


def _is_somebodys(parse: Parse, head: int) -> bool:
    """Whether what the noun says is a person's: "his", "my"."""
    owner = parse.child(head, "poss")
    return owner is not None and owner.lower in {"his", "her", "my", "your", "whose"}


def _prefixed(parse: Parse, first: int, head: int) -> int:
    """The first word, where parsers take "the ex-chief" for three things."""
    tokens = parse.tokens
    if first < head or head < 2 or tokens[head - 1].text != "-" or tokens[head - 2].lower not in {"ex", "vice", "co"}:
        return first
    return head - 3 if head > 2 and tokens[head - 3].pos == "DET" else head - 2


def _trimmed(parse: Parse, first: int, head: int, kind: EntityKind, covered: set[int]) -> int:
    """The first word of the description: amounts before it are mentions of their own."""
    tokens = parse.tokens
    while first < head:
        token = tokens[first]
        if (
            token.pos in {"PUNCT", "NUM"}
            or (token.lower == "of" and tokens[first - 1].pos == "NUM")
            or (token.lower in word_set(parse.language, "trim") and any(t.pos == "NUM" for t in tokens[first:head]))
        ):
            first += 1
        elif first + 2 < head and tokens[first + 1].pos == "NUM" and tokens[first + 2].text == "-":
            break  # "the 26-year-old student"
        elif token.lower in {"the", "these", "those"} and first + 1 < head and tokens[first + 1].pos == "NUM":
            first += 2 if tokens[first + 1].text.isdigit() else 0
            if not tokens[first - 1].text.isdigit():
                break
        elif (kind == "weapon" and token.lower in {"a", "an", "the"} and first + 1 in covered) or (
            kind == "weapon" and first in covered
        ):
            first += 1
        else:
            break
    return first


def _extended(parse: Parse, words: Words, head: int, kind: EntityKind) -> int:
    """Where the description ends: "the city of Senn", "minister for ports" hold what their "of" brings."""
    token = parse.tokens[head]
    if head + 2 >= len(parse.tokens):
        return head + 1
    link = parse.tokens[head + 1]
    if (
        link.text.isdigit()
        and link.head == head
        and len(link.text) < 4
        and kind in {"place", "vehicle", "document", "organisation"}
    ):
        return head + 2  # warehouse 4
    if link.lower not in {"of", "for"} or link.head != head:
        return head + 1
    takes = (
        (kind == "organisation" and token.lower in {"government", "kingdom", "republic", "people"})
        or (kind == "place" and token.lower in words.sets["place_of"] and link.lower == "of")
        or (kind == "person" and token.lower in words.of_roles)
    )
    if not takes:
        return head + 1
    child = parse.child(link.index, "pobj")
    if child is None:
        return head + 1
    last = child.index + 1
    if last < len(parse.tokens) and parse.tokens[last].lower == "'s":
        return head + 1
    return last if last - head < 8 else head + 1
