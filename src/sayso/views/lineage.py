"""Which report was made from which, and how do we know?"""

from collections.abc import Sequence

import msgspec

from sayso.casefile import Case
from sayso.evidence import Derivation, DerivationKind, Passage, Record
from sayso.views.answers import Answer, find_parents


class ShownDerivation(Record, frozen=True):
    """The document of the name `document` was made from the one named `from`, or from `from_absent`, not in the pile.

    `url` is the address of the report credited, where the document links to it.
    """

    document: str
    from_: str | None = msgspec.field(name="from")
    from_absent: str | None
    kind: DerivationKind
    score: float
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...]
    directed: bool = True
    url: str | None = None

    @property
    def is_mere_link(self) -> bool:
        """Whether the document links to a report that is not in the pile, and no words say that it has anything from there."""
        return self.from_ is None and self.url is not None and not self.passages


class Family(Record, frozen=True):
    """A report that others were made from, directly or by way of each other (all by name)."""

    original: str
    derived: tuple[str, ...]


class Lineage(Answer, frozen=True):
    """All derivations, and the families that come of following each document to the one it owes most to."""

    derivations: tuple[ShownDerivation, ...]
    families: tuple[Family, ...]


def lineage(case: Case) -> Lineage:
    """The derivations of the case."""
    return Lineage(derivations=show_derivations(case, case.derivations()), families=find_families(case))


def show_derivations(case: Case, found: Sequence[Derivation]) -> tuple[ShownDerivation, ...]:
    """The derivations as they are shown, in the order given."""
    names = case.document_names(key for one in found for key in (one.document, one.parent) if key)
    return tuple(
        ShownDerivation(
            names.get(one.document, one.document),
            names.get(one.parent, one.parent) if one.parent else None,
            one.absent,
            one.kind,
            one.score,
            one.reasons,
            one.passages,
            one.directed,
            one.url,
        )
        for one in found
    )


def find_families(case: Case) -> tuple[Family, ...]:
    """The originals with what was made from them, the largest family first."""
    names = case.document_names()
    parents = {names[key]: parent.name for key, parent in find_parents(case).items() if key in names}
    derived: dict[str, list[str]] = {}
    for name in sorted(parents):
        original, passed = name, {name}
        while original in parents and parents[original] not in passed:
            original = parents[original]
            passed.add(original)
        if original != name:
            derived.setdefault(original, []).append(name)
    found = [Family(original, tuple(members)) for original, members in derived.items()]
    return tuple(sorted(found, key=lambda family: (-len(family.derived), family.original)))
