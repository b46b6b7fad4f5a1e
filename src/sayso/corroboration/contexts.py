"""All that a claim's counts rest on, in a hash for each document: what it says, who its names are, what it was made from."""

from collections.abc import Mapping, Sequence

from sayso.corroboration.counting.posts import posts_of
from sayso.corroboration.items import Directory, Item
from sayso.corroboration.lineage import Lineage
from sayso.engine import key_of
from sayso.evidence import CaseEntity, Reading


class Contexts:
    """The hashes of the documents of a pile, and from them those of groups of statements; `keys` are those of the readings."""

    def __init__(
        self,
        directory: Directory,
        lineage: Lineage,
        readings: Sequence[Reading],
        keys: Mapping[str, bytes] | None = None,
    ) -> None:
        self._directory = directory
        self._lineage = lineage
        self.readings = {
            reading.document.id: keys[reading.document.id] if keys else key_of(reading) for reading in readings
        }
        self._members = {reading.document.id: [entity.id for entity in reading.entities] for reading in readings}
        self._sources = {
            reading.document.id: {link.source for statement in reading.statements for link in statement.chain}
            for reading in readings
        }
        self._speakers = {
            (reading.document.id, link.entity)
            for reading in readings
            for statement in reading.statements
            for link in statement.chain
        }
        self._entities: dict[str, bytes] = {}
        self._documents: dict[str, bytes] = {}
        self._ruled = {one for ruling in lineage.rulings.origins for one in (ruling.subject, ruling.other)}

    def group(self, key: Sequence[str], items: Sequence[Item]) -> bytes:
        """The hash of a group of statements under its key, with the rulings on their origins."""
        keys = [item.id for item in items]
        turned = [item.turned for item in items]
        there = self._ruled.intersection(keys)
        rulings = [one for one in self._lineage.rulings.origins if one.subject in there or one.other in there]
        documents = sorted({item.document.id for item in items})
        return key_of(key, keys, turned, [self._document(one) for one in documents], rulings)

    def _document(self, document: str) -> bytes:
        if document not in self._documents:
            found = [(one, self._directory.find(document, one)) for one in self._members[document]]
            made = self._lineage.parents.get(document, ())
            outlets = sorted(
                (one, outlet)
                for one in self._sources[document]
                if one and (outlet := self._lineage.outlet(one)) is not None
            )
            self._documents[document] = key_of(
                self.readings[document],
                [(one, self._entity(entity)) for one, entity in found if entity is not None],
                made,
                [self._lineage.names.get(one.parent or "") for one in made],
                outlets,
                sorted(one for one in self._sources[document] if one and self._lineage.is_absent(one)),
            )
        return self._documents[document]

    def _entity(self, entity: CaseEntity) -> bytes:
        """What is looked up of an entity: all but its members and how these were found to be one, and the posts that they give it."""
        if entity.id not in self._entities:
            body = self._directory.body(entity)
            outlets = [(self._lineage.outlet(name), self._lineage.is_absent(name)) for name in entity.names]
            asked = entity.named and entity.kind == "person" and not self._speakers.isdisjoint(entity.members)
            posts = posts_of(self._directory, entity) if asked else ()
            self._entities[entity.id] = key_of(
                (entity.id, entity.kind, entity.name, entity.names, entity.named, entity.plural, entity.body),
                body and (body.id, body.kind, body.name, body.names, body.named),
                outlets,
                [
                    (post.words, sorted(post.roles), post.body and (post.body.id, post.body.kind, post.body.names))
                    for post in posts
                ],
            )
        return self._entities[entity.id]
