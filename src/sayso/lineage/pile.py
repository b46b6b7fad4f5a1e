"""The reports of a pile made ready for comparison, in order of time."""

from collections.abc import Iterable
from datetime import date

from sayso.evidence import Document
from sayso.lineage.crediting import find_credits
from sayso.lineage.outlets import keys_of, same_outlet
from sayso.lineage.rewrites import Outline
from sayso.lineage.texts import Text

HANDED_ON = 0.3  # what credits say for a report that has them too, beside one that they name
LATE = date(9999, 12, 31)


class Pile:
    """The texts of a pile in order of time, with what is costly to make kept for the next comparison."""

    def __init__(self, documents: Iterable[Document]) -> None:
        unique = {document.id: document for document in sorted(documents, key=lambda each: (each.id, each.name))}
        self.texts = sorted((Text(document) for document in unique.values()), key=_when)
        self.known = frozenset(key for text in self.texts for key in keys_of(text.document))
        self.credits = [find_credits(text.document, self.known) for text in self.texts]
        self.standing: frozenset[int] = frozenset()
        self._outlines: dict[int, Outline] = {}

    def outline(self, index: int) -> Outline:
        """The sentences of a text with their meanings, made once."""
        if index not in self._outlines:
            self._outlines[index] = Outline(self.texts[index], self.standing)
        return self._outlines[index]

    def names_outlet_of(self, index: int, other: int) -> bool:
        """Whether the text at `index` names the outlet of the text `other` as its source."""
        keys = keys_of(self.texts[other].document) - keys_of(self.texts[index].document)
        return any(same_outlet(credit.key, key) for credit in self.credits[index] for key in keys)

    def one_outlet(self, index: int, other: int) -> str | None:
        """The outlet of both texts, where it is the same."""
        mine, theirs = self.texts[index].document, self.texts[other].document
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


def _when(text: Text) -> tuple[date, date, str]:
    published = text.document.published
    start = published.start or published.end or LATE
    return (start, published.end or start, text.document.id)
