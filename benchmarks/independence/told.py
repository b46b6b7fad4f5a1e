"""Readings as a flawless reader would make them, so that weighing can be measured by itself."""

from collections import defaultdict

from benchmarks.independence.truth import Pile, Said, Side
from sayso.evidence import (
    CaseEntity,
    Document,
    Link,
    Manner,
    Polarity,
    Reading,
    Reference,
    RelationProposition,
    Statement,
    content_id,
)


def read_truth(pile: Pile) -> tuple[tuple[Reading, ...], tuple[CaseEntity, ...], dict[str, tuple[str, Polarity]]]:
    """The readings, the entities across the pile, and for each statement's id the side of the claim that it is on.

    Every statement is there, with the source that its document gives (which may be wrong, hidden or missing there), and
    what says the same has the same proposition. Nothing tells what was made from what.
    """
    documents = {document.name: document for document in pile.documents}
    statements: dict[str, list[Statement]] = defaultdict(list)
    members: dict[str, tuple[CaseEntity, list[tuple[str, str]]]] = {}
    sides = {}
    for side in pile.sides:
        for said in side.statements:
            statement = _statement(documents[said.document], said, side, members)
            statements[said.document].append(statement)
            sides[statement.id] = (side.claim, side.polarity)
    readings = tuple(
        Reading("truth", document, statements=tuple(statements[document.name])) for document in pile.documents
    )
    entities = tuple(
        CaseEntity(one.id, one.kind, one.name, one.names, tuple(dict.fromkeys(listed)), one.named, one.plural, one.body)
        for one, listed in members.values()
    )
    return readings, entities, sides


def _statement(
    document: Document, said: Said, side: Side, members: dict[str, tuple[CaseEntity, list[tuple[str, str]]]]
) -> Statement:
    chain = [Link(document.outlet)]
    source = _source(document, said, members)
    if source is not None:
        chain.append(source)
    proposition = RelationProposition(side.claim, Reference(side.claim), Reference("so"))
    return Statement(
        content_id(document.id, said.span, side.claim),
        said.span,
        "relation",
        proposition,
        tuple(chain),
        polarity=said.polarity,
        said=document.published.interval,
    )


def _source(
    document: Document, said: Said, members: dict[str, tuple[CaseEntity, list[tuple[str, str]]]]
) -> Link | None:
    """The last link of the chain, whose entity is entered among the members; `None` for the outlet's own words."""
    if said.source is None:
        return None
    manner: Manner = "direct" if said.form == "quote" else "indirect"
    if said.form == "credit":
        return Link(said.source, manner=manner)
    voice = said.voice
    named = voice.sort == "named" and not said.anonymous
    plural = voice.people > 1 and not said.anonymous
    body = None if said.anonymous else voice.body
    key = voice.keys[0] if named else f"{document.name} {said.source}"
    entity = content_id(key)
    if body is not None:
        _enter(members, content_id(body), CaseEntity(content_id(body), "organisation", body, (body,), ()), None)
    found = CaseEntity(
        entity, "organisation", said.source, (said.source,), (), named, plural, content_id(body) if body else None
    )
    _enter(members, entity, found, (document.id, entity))
    return Link(said.source, entity, manner, None, polarity=said.polarity, named=named, plural=plural, kind="person")


def _enter(
    members: dict[str, tuple[CaseEntity, list[tuple[str, str]]]],
    key: str,
    entity: CaseEntity,
    member: tuple[str, str] | None,
) -> None:
    _, listed = members.setdefault(key, (entity, []))
    if member is not None:
        listed.append(member)
