"""The reports of a pile made ready for comparison, in order of time."""

from collections.abc import Iterable
from datetime import date

from sayso.evidence import Document
from sayso.lineage.crediting import find_credits
from sayso.lineage.outlets import keys_of, same_outlet
from sayso.lineage.rewrites import Outline
from sayso.lineage.texts import Text

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


def _when(text: Text) -> tuple[date, date, str]:
    published = text.document.published
    start = published.start or published.end or LATE
    return (start, published.end or start, text.document.id)
