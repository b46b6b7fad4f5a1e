"""Some statements of a pile beside those nearest to them: with which they make a claim, and what such claims come to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from sayso.corroboration.claims import find_claims, group_items
from sayso.corroboration.counting.agreeing import Agreement
from sayso.corroboration.counting.families import Ties, with_families
from sayso.corroboration.items import Directory, Item, flatten, plain_words
from sayso.corroboration.lineage import Lineage
from sayso.corroboration.ruling import Rulings, apply_to_claims
from sayso.evidence import CaseEntity, Claim, Derivation, Judgement, Reading, content_id


class Joined(NamedTuple):
    """A `statement` (id), the id of the `claim` that it makes, and those of the `others` in it, of which some are worded `alike`.

    Those `turned` say in other words the opposite of the rest.
    """

    statement: str
    claim: str
    alike: tuple[str, ...]
    others: tuple[str, ...]
    turned: frozenset[str]


class Part:
    """A part of a pile: the `readings` looked at, and of the whole pile the `entities` in them, what they were made from
    and the names of all `outlets`.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        entities: Sequence[CaseEntity],
        derivations: Sequence[Derivation],
        judgements: Sequence[Judgement],
        outlets: Collection[str],
    ) -> None:
        wrong = {judgement.subject for judgement in judgements if judgement.kind == "wrong_statement"}
        names = {reading.document.id: reading.document.name for reading in readings}
        self._directory = Directory(readings, entities)
        self._lineage = Lineage(derivations, names, outlets, Rulings(judgements))
        self._items = {item.id: item for item in flatten(readings) if item.id not in wrong}
        self._ties = Ties(self._directory, self._items.values(), outlets)
        self._agreement = Agreement()

    def joined(self, documents: Collection[str]) -> Iterator[Joined]:
        """With what each statement of those `documents` (ids) makes one claim."""
        groups = group_items(self._directory, self._lineage, list(self._items.values()), asked=documents)
        for key, items in sorted(apply_to_claims(groups, self._lineage.rulings).items()):
            new = [item for item in items if item.document.id in documents]
            old = [item for item in items if item.document.id not in documents] if new else []
            turned = frozenset(item.id for item in items if item.turned)
            for item in new:
                words = plain_words(item.words)
                alike = tuple(one.id for one in old if plain_words(one.words) == words)
                yield Joined(item.id, content_id(*key), alike, tuple(one.id for one in old), turned)

    def count(self, groups: Mapping[str, Collection[str]], turned: Collection[str] = ()) -> Iterator[Claim]:
        """The claims of `groups` of statements (ids) that make one claim each, by its id; a ruling may part them.

        Those `turned` say in other words the opposite of the rest.
        """
        for key, statements in sorted(groups.items()):
            items: list[Item] = [
                structs.replace(item, turned=item.id in turned)
                for item in self._items.values()
                if item.id in statements
            ]
            own = content_id("again", key)
            for claim in find_claims(
                self._directory, self._lineage, {("again", key): items}, agreement=self._agreement
            ):
                yield with_families(self._ties, structs.replace(claim, id=key) if claim.id == own else claim)
