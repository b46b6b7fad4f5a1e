"""What a text has spoken of so far, for all that points back."""

import re
from bisect import bisect_left
from typing import NamedTuple

from sayso.evidence import Span
from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.describing import anonymous_passages
from sayso.extract.coreference.items import Item
from sayso.extract.coreference.lists import Lists
from sayso.extract.mentions import Words
from sayso.languages import Parse

_PLACELINE = re.compile(r"(?:,[^.\n]{1,30})?(?: \([^)\n]{1,40}\))?\s*[-\u2013\u2014]")
_DATELINE = re.compile(r"\)\s*[-\u2013\u2014]")


_CLOSING = frozenset([".", "!", "?", '"', "\u201d", ""])
_PEOPLES = ("an", "ans", "ian", "ians", "ish", "ese", "i")
HEAD = 6  # paragraphs, at most, down to which lines stand above the report
_BEHIND_OUTLET = frozenset(["", ",", "|", "\n", "-", "\u2013", "\u2014", "\u00b7", "\u2022", ";", "("])
CLIMBED = 40  # words up from an item, at most: some sentences have thousands


class Known(NamedTuple):
    """What a text has told of somebody: the longest name (its key), all that they are called, an acronym, whether with an article."""

    named: bool
    key: str
    kinds: frozenset[str]
    called: tuple[str, ...]  # descriptions and titles, without articles
    nouns: frozenset[str]
    words: frozenset[str]
    short: str = ""
    article: bool = False


class _Set(NamedTuple):
    size: int
    words: frozenset[str]
    names: tuple[Item, ...]


class History:
    """What a text has spoken of, in order, while it is read from its start.

    `sources` are the numbers of items that are sources of attributions; `pairs` tells for the item of "both groups" which
    two it stands for, as they are found.
    """

    def __init__(self, parse: Parse, words: Words, lists: Lists, clusters: Clusters, sources: set[int]) -> None:
        self.parse = parse
        self.words = words
        self.lists = lists
        self.clusters = clusters
        self.sources = sources
        self.items = sorted(clusters.items.values(), key=lambda item: (item.span.start, -item.span.end))
        self._clashing: dict[int, list[Item]] = {}
        self._near: dict[int, list[Item]] = {}  # by token: the items that it heads or governs, in order
        for item in self.items:
            for token in {item.head, parse.tokens[item.head].head}:
                self._near.setdefault(token, []).append(item)
        self.pairs: dict[int, tuple[int, int]] = {}
        self.called: dict[int, set[str]] = {}  # by item: the nouns that it is called by (`descriptions.py`)
        self.known: dict[int, tuple[int, Known]] = {}  # by root, with the size that the set had (`candidates.py`)
        first = parse.paragraphs[0] if len(parse.paragraphs) > 1 else None
        titled = first is not None and first.words(parse.text).rstrip()[-1:] not in _CLOSING
        self._title = first.end if first is not None and titled else -1
        self._peoples: frozenset[str] | None = None
        self._publishers: set[int] | None = None
        self._hidden: set[int | None] | None = None
        self._things: dict[int, bool] = {}
        self._sets: dict[int, _Set] = {}  # by root, worked out again where the set has grown
        self._within: dict[int, tuple[Item, ...]] = {}
        self._governing: dict[int, tuple[list[int], list[int]]] = {}
        self._by_head: dict[int, list[Item]] = {}
        for item in self.items:
            self._by_head.setdefault(item.head, []).append(item)

    def clash(self, item: Item, other: Item) -> bool:
        """Subject and object of one verb are not one, unless a reflexive says so; nor is anybody else so called."""
        if self._apart(item, other):
            return True
        root = self.clusters.find(other.number)
        return any(self.clusters.find(near.number) == root for near in self._beside(item))

    def in_title(self, item: Item) -> bool:
        """Whether an item stands in the title: a first paragraph that closes with no full stop."""
        return item.span.end <= self._title

    def is_within(self, item: Item, other: Item) -> bool:
        """Whether `item` is only told to say who `other` is: "Senn Repairs, a subsidiary of the yard", "X, which the agency runs"."""
        root = self.clusters.find(other.number)
        return any(self.clusters.find(number) == root for number in self._governors(item)[0])

    def is_below(self, item: Item, other: Item) -> bool:
        """Whether `other` does what the clause of `item` is a part of: "Roth said that the general had left" are two."""
        root = self.clusters.find(other.number)
        return any(self.clusters.find(number) == root for number in self._governors(item)[1])

    def _governors(self, item: Item) -> tuple[list[int], list[int]]:
        """The items whose words hold the item, and those that are subjects of verbs above it."""
        if item.number not in self._governing:
            tokens = self.parse.tokens
            holding: list[int] = []
            acting: list[int] = []
            at = item.head
            for _ in range(CLIMBED):
                for child in self.parse.children(at, "nsubj", "nsubjpass"):
                    acting += [one.number for one in self._by_head.get(child.index, ()) if one.number != item.number]
                if tokens[at].head == at:
                    break
                at = tokens[at].head
                holding += [
                    one.number
                    for one in self._by_head.get(at, ())
                    if one.form != "pronoun" and one.span.end <= item.span.start
                ]
            self._governing[item.number] = (holding, acting)
        return self._governing[item.number]

    def told_of(self, item: Item, other: Item) -> bool:
        """Whether `item` stands in what `other` is told ("told the agency that the company had failed"): they are two."""
        verb = self.parse.tokens[self.parse.tokens[other.head].head]
        if self.parse.tokens[other.head].dependency not in {"dobj", "dative"} or verb.pos != "VERB":
            return False
        told = self.parse.child(verb.index, "ccomp")
        return (
            told is not None
            and item.sentence == other.sentence
            and self.parse.subtree_span(told.index).covers(item.span)
        )

    def is_publisher(self, other: Item) -> bool:
        """Whether `other` is the outlet or agency that reports: by the document's own account, in its dateline, or set above the report."""
        if self._publishers is None:
            outlet = (self.parse.document.outlet or "").casefold().removeprefix("the ")
            self._publishers = {
                self.clusters.find(item.number)
                for item in self.items
                if item.form == "name"
                and (
                    item.core.casefold().removeprefix("the ") == outlet
                    or self._in_dateline(item.span)
                    or self._in_masthead(item)
                )
            }
        return self.clusters.find(other.number) in {self.clusters.find(number) for number in self._publishers}

    def is_own_outlet(self, item: Item) -> bool:
        """Whether a description is the outlet's word for itself: "this newspaper", "our paper"."""
        first = self.parse.between(item.span)[0].lower
        return item.form == "nominal" and first in {"this", "our"} and item.noun in self.words.sets["own_outlets"]

    def is_outlet(self, other: Item) -> bool:
        """Whether `other` is an outlet, by its name or as the one that reports."""
        press = self.lists.wider["outlet"]
        named = (one for one in self.clusters.members(other.number) if one.form == "name")
        return self.is_publisher(other) or any(not press.isdisjoint(one.key.split()) for one in named)

    def _in_dateline(self, span: Span) -> bool:
        text = self.parse.text
        if text[max(0, span.start - 1) : span.start] == "(":
            return _DATELINE.match(text, span.end) is not None
        begins = not text[: span.start].rstrip(" ") or text[: span.start].rstrip(" ").endswith("\n")
        return begins and text[span.start : span.end].isupper() and _PLACELINE.match(text, span.end) is not None

    def _in_masthead(self, item: Item) -> bool:
        """Whether a body opens a line between the title and the report: "Harbour Monthly, online edition"."""
        if item.kind == "person" or item.span.start < self._title:
            return False
        for paragraph in self.parse.paragraphs[1:HEAD]:
            if paragraph.words(self.parse.text).rstrip()[-1:] in _CLOSING:
                return False
            if paragraph.covers(item.span):
                behind = self.parse.text[item.span.end : paragraph.end].lstrip(" ")[:1]
                line = self.parse.between(paragraph)
                return (
                    item.span.start == paragraph.start
                    and behind in _BEHIND_OUTLET
                    and not any(token.pos == "VERB" for token in line)
                )
        return False

    def is_thing(self, other: Item) -> bool:
        """Whether a name is that of a ship or of stuff: "the ferry Mira Dell", "two crates of Brenndol"."""
        root = self.clusters.find(other.number)
        if root not in self._things:
            members = self.clusters.members(root)
            self._things[root] = any(member.form == "name" and self._is_thing(member) for member in members)
        return self._things[root]

    def _is_thing(self, name: Item) -> bool:
        first = self.parse.between(name.span)[0].index
        if first > 1 and self.parse.tokens[first - 1].text == '"':
            first -= 1  # the ferry "Mira Dell"
        before = self.parse.tokens[max(0, first - 1)]
        beside = before.index < first and before.sentence == name.sentence and before.pos == "NOUN"
        if beside and self.words.nouns.get(before.lemma.lower()) in {"vehicle", "military_platform", "weapon"}:
            return True
        above = self.parse.tokens[self.parse.tokens[name.head].head]
        whole = self.parse.tokens[above.head]
        return above.lower == "of" and whole.lemma.lower() in self.words.sets["portions"]

    def is_named(self, other: Item) -> bool:
        """Whether the text has a name for `other`."""
        return any(member.form == "name" for member in self.clusters.members(other.number))

    def is_hidden(self, other: Item) -> bool:
        """Whether `other` is described as a source that asked not to be named: it is nobody whom the text names."""
        if self._hidden is None:
            self._hidden = {
                self._last_source(sentence.index, passage.start)
                for passage in anonymous_passages(self.parse, self.lists)
                if (sentence := self.parse.sentence_at(passage.start)) is not None
            }
        return other.number in self._hidden

    def _last_source(self, sentence: int, end: int) -> int | None:
        """The number of the last source before a place that its sentence only describes."""
        first = bisect_left(self.items, self.parse.sentences[sentence].span.start, key=lambda item: item.span.start)
        found = None
        for item in self.items[first:]:
            if item.span.end > end:
                break
            if item.number in self.sources and item.form == "nominal" and item.kind == "person":
                found = item.number
        return found

    def is_several(self, other: Item) -> bool:
        """Whether `other` is several: a pair, or people or bodies described together, of no one name."""
        root = self.clusters.find(other.number)
        if not self.clusters.traits(root).plural:
            return any(self.clusters.find(number) == root for number in self.pairs)
        return not any(member.form == "name" and not member.plural for member in self.clusters.members(root))

    def has_people(self, key: str) -> bool:
        """Whether the text names a people after the land with that name: "Ostia", "the Ostian coast"."""
        if self._peoples is None:
            self._peoples = frozenset(token.lower for token in self.parse.tokens if token.text[:1].isupper())
        stem = key.rstrip("aey")
        return not self._peoples.isdisjoint({key + "n", key + "ns", *(stem + ending for ending in _PEOPLES)})

    def words_of_set(self, number: int) -> frozenset[str]:
        """The words, in small letters, of all names and descriptions in the set of `number`."""
        return self._of_set(number).words

    def at_head(self, head: int) -> list[Item]:
        """The items whose somebody the one with that head is: "its" in "its director", "the union" in "the union's leader"."""
        return [item for child in self.parse.children(head, "poss") for item in self._by_head.get(child.index, ())]

    def names_within_set(self, number: int) -> tuple[Item, ...]:
        """The names under the heads of the descriptions in the set of `number`: "an official with X"."""
        return self._of_set(number).names

    def _of_set(self, number: int) -> "_Set":
        root, size = self.clusters.find(number), self.clusters.traits(number).size
        known = self._sets.get(root)
        if known is None or known.size != size:
            spoken = [member for member in self.clusters.members(root) if member.form != "pronoun"]
            known = _Set(
                size,
                frozenset(token.lower for member in spoken for token in self.parse.between(member.span)),
                tuple(name for member in spoken if member.form == "nominal" for name in self.names_within(member)),
            )
            self._sets[root] = known
        return known

    def names_within(self, item: Item) -> tuple[Item, ...]:
        """The names under the head of a description: "an official with X"."""
        if item.number not in self._within:
            reach = self.parse.subtree_span(item.head)
            self._within[item.number] = tuple(
                one for one in self.items if one.form == "name" and reach.covers(one.span)
            )
        return self._within[item.number]

    def _beside(self, item: Item) -> list[Item]:
        """The names and pronouns that stand beside the item under one verb."""
        if item.number not in self._clashing:
            around = {item.head, self.parse.tokens[item.head].head}
            self._clashing[item.number] = [
                near
                for near in {one.number: one for token in around for one in self._near.get(token, [])}.values()
                if near.sentence == item.sentence and near.number != item.number and near.form != "nominal"
                if self._apart(item, near)
            ]
        return self._clashing[item.number]

    def _apart(self, item: Item, other: Item) -> bool:
        mine, theirs = self.parse.tokens[item.head], self.parse.tokens[other.head]
        if mine.head != theirs.head or mine.index == theirs.index or mine.sentence != theirs.sentence:
            return (mine.head == theirs.index and mine.dependency in {"conj", "compound"}) or (
                theirs.head == mine.index and theirs.dependency in {"conj", "compound", "poss"}
            )
        return {mine.dependency, theirs.dependency} <= {"nsubj", "dobj", "nsubjpass", "dative", "pobj", "conj"}
