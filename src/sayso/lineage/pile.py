"""The reports of a pile made ready for comparison, in order of time."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import overload

import msgspec
import numpy as np

from sayso.engine import Memory, key_of
from sayso.evidence import Document
from sayso.lineage.crediting import Credit, find_credits
from sayso.lineage.outlets import called, keys_of, names_of, same_outlet
from sayso.lineage.rewrites import Outline
from sayso.lineage.sketches import Sketch, sketch
from sayso.lineage.texts import Hashes, Text

HANDED_ON = 0.3  # what credits say for a report that has them too, beside one that they name
LATE = date(9999, 12, 31)


class Pile:
    """The documents of a pile in order of time, with what is costly to make kept for the next comparison.

    `keys` are hashes of the documents, `sketches` what must be known of all; of those that are compared anew there are
    `texts`. `memory` holds what came of earlier ones.
    """

    def __init__(self, documents: Iterable[Document], memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        unique = {document.id: document for document in sorted(documents, key=lambda each: (each.id, each.name))}
        self.documents = sorted(unique.values(), key=_when)
        self.keys = [key_of(document) for document in self.documents]
        self.texts = _Texts(self.documents)
        self.named = [names_of(document) for document in self.documents]
        self.called = [called(document) for document in self.documents]
        self.known = frozenset().union(*self.called)
        self.sketches = self._sketches()
        self.credits = self._credits()
        self.standing: frozenset[int] = frozenset()
        self._outlines: dict[int, Outline] = {}
        self._touched: dict[int, bytes] = {}

    def _sketches(self) -> list[Sketch]:
        notes = self.memory.notes("sketches", Sketch)
        return [notes.made(key, lambda at=at: sketch(self.texts[at])) for at, key in enumerate(self.keys)]  # type: ignore[misc]

    def _credits(self) -> list[tuple[Credit, ...]]:
        """What each text credits; which outlets the pile has counts only where a text asks for one of them."""
        notes = self.memory.notes("credits", _Credited)
        listed = []
        for document, key in zip(self.documents, self.keys, strict=True):
            found = notes.find(key)
            if found is None or not self.known.issuperset(found.known) or not self.known.isdisjoint(found.unknown):
                asked = _Asked(self.known)
                credits_ = find_credits(document, asked)
                found = notes.note(
                    key,
                    _Credited(
                        credits_, tuple(sorted(asked.names & self.known)), tuple(sorted(asked.names - self.known))
                    ),
                )
            listed.append(found.credits)
        return listed

    def touched(self, index: int) -> bytes:
        """The standing phrases in a text, packed: all that others have to say about how it is compared."""
        if index not in self._touched:
            runs = self.sketches[index].runs
            places = np.minimum(np.searchsorted(self._phrases, runs), max(0, len(self._phrases) - 1))
            self._touched[index] = runs[self._phrases[places] == runs].tobytes() if len(self._phrases) else b""
        return self._touched[index]

    @cached_property
    def _phrases(self) -> Hashes:
        return np.array(sorted(self.standing), dtype=np.uint64)

    def outline(self, index: int) -> Outline:
        """The sentences of a text with their meanings, made once."""
        if index not in self._outlines:
            self._outlines[index] = Outline(self.texts[index], self.standing)
        return self._outlines[index]

    def names_outlet_of(self, index: int, other: int) -> bool:
        """Whether the text at `index` names the outlet of the text `other` as its source."""
        keys = self.called[other] - self.called[index]
        return any(same_outlet(credit.key, key) for credit in self.credits[index] for key in keys)

    def one_outlet(self, index: int, other: int) -> str | None:
        """The outlet of both texts, where it is the same."""
        mine, theirs = self.documents[index], self.documents[other]
        return (mine.outlet or theirs.outlet) if keys_of(mine) & keys_of(theirs) else None

    def credit_for(self, index: int, other: int) -> float:
        """How far the credits of the text at `index` speak for the text `other`: 1 where they name its outlet, less where
        it has the same credits to hand on, 0 where it has none of them.
        """
        named = {credit.key for credit in self.credits[index] if credit.key in self.known}
        if not named:
            return 0.0
        if self.names_outlet_of(index, other):
            return 1.0
        handed = {credit.key for credit in self.credits[other]}
        return HANDED_ON * len(named & handed) / len(named)


class _Texts(Sequence[Text]):
    """The texts of documents, each made ready when it is first looked at."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._made: dict[int, Text] = {}

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> Text: ...
    @overload
    def __getitem__(self, index: slice) -> list[Text]: ...
    def __getitem__(self, index: int | slice) -> Text | list[Text]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if index not in self._made:
            self._made[index] = Text(self._documents[index])
        return self._made[index]


class _Credited(msgspec.Struct, array_like=True):
    """What a text credits, where of the outlets that it may mean those `known` are in the pile, and those `unknown` not."""

    credits: tuple[Credit, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]


class _Asked(Container[str]):
    """The outlets of a pile, and which names were looked up among them."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self.names: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return name in self._known


def _when(document: Document) -> tuple[date, date, str]:
    published = document.published
    start = published.start or published.end or LATE
    return (start, published.end or start, document.id)
