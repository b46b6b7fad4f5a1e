"""That one document was made from another, and how we know."""

from typing import Literal

from sayso.evidence.records import Record
from sayso.evidence.spans import Span

DerivationKind = Literal["copy", "excerpt", "rewrite", "credit"]


class Passage(Record, frozen=True):
    """Two stretches that say the same: `span` in the derived document, `from_span` in the one it was made from."""

    span: Span
    from_span: Span


class Derivation(Record, frozen=True):
    """`document` was made from the document `parent` (ids), or from `absent`, which names a report not in the pile.

    The kinds follow METER (wholly and partly derived) and PROV's `wasDerivedFrom`; a `credit` is what the document itself
    says ("first reported by ..."). `score` is between 0 and 1; `directed` is false where nothing tells who was first (then
    the parent is the one that sorts first); `reasons` are sentences for the reader. `url` is the address of the report
    credited, where the document links to it.
    """

    document: str
    parent: str | None
    absent: str | None
    kind: DerivationKind
    score: float
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    directed: bool = True
    url: str | None = None

    @property
    def is_mere_link(self) -> bool:
        """Whether the document links to a report that is absent, and no words say that it has anything from there."""
        return self.parent is None and self.url is not None and not self.passages
