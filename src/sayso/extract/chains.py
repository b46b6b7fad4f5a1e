"""On whose say-so: the chain of sources that a stretch of text stands on, from the outlet inwards."""

import re
from collections.abc import Iterable

from sayso.evidence import Attribution, Document, Entity, Link, Span, hull


class Chains:
    """Finds, for any place in a document, the attributions that it stands inside and the links they make."""

    def __init__(self, document: Document, attributions: Iterable[Attribution], entities: Iterable[Entity]) -> None:
        self._document = document
        self._attributions = tuple(attributions)
        self._by_id = {item.id: item for item in self._attributions}
        self._entities = {item.id: item for item in entities}

    def innermost(self, span: Span) -> Attribution | None:
        """The deepest attribution that has a piece of content covering `span`, or `None` for the outlet's own voice."""
        covering = [item for item in self._attributions if any(piece.covers(span) for piece in item.content)]
        if not covering:
            return None
        return min(covering, key=lambda item: (-len(self.path(item)), _length(item), item.id))

    def path(self, attribution: Attribution) -> tuple[Attribution, ...]:
        """The attribution with those that hold it, outermost first."""
        found = [attribution]
        while (above := found[-1].inside) is not None and above in self._by_id:
            holder = self._by_id[above]
            if holder in found:
                break
            found.append(holder)
        return tuple(reversed(found))

    def links(self, attribution: Attribution | None) -> tuple[Link, ...]:
        """The chain from the document's own voice to the innermost source."""
        voice = Link(self._document.outlet)
        if attribution is None:
            return (voice,)
        links = [self._link(item) for item in self.path(attribution)]
        kept = [link for link in links if not self._is_outlet(link)]
        return (voice, *kept)

    def _link(self, item: Attribution) -> Link:
        entity = self._entities.get(item.source_entity) if item.source_entity else None
        words = " ".join(piece.words(self._document.text) for piece in item.source) or None
        if words is not None:
            words = re.sub(r"\s+", " ", words).strip()
        body = self._entities.get(entity.body) if entity is not None and entity.body else None
        return Link(
            source=entity.name if entity is not None else words,
            entity=entity.id if entity is not None else None,
            manner=item.manner,
            attribution=item.id,
            certainty=item.certainty,
            polarity=item.polarity,
            named=entity.named if entity is not None else False,
            plural=entity.plural if entity is not None else False,
            body=body.name if body is not None else None,
        )

    def _is_outlet(self, link: Link) -> bool:
        outlet = self._document.outlet
        return (
            outlet is not None
            and link.source is not None
            and _plain(link.source) == _plain(outlet)
            and link.polarity == "affirmed"
        )


def _plain(name: str) -> str:
    words = re.findall(r"\w+", name.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _length(item: Attribution) -> int:
    span = hull(item.content)
    return span.end - span.start
