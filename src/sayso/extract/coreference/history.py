"""What a text has spoken of so far, for all that points back."""

from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item
from sayso.extract.coreference.lists import Lists
from sayso.extract.mentions import Words
from sayso.languages import Parse


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

    def clash(self, item: Item, other: Item) -> bool:
        """Subject and object of one verb are not one, unless a reflexive says so; nor is anybody else so called."""
        if self._apart(item, other):
            return True
        root = self.clusters.find(other.number)
        return any(self.clusters.find(near.number) == root for near in self._beside(item))

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
