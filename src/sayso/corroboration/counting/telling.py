"""What the reports behind one origin tell of who it is: names, descriptions, the body behind somebody."""

from collections.abc import Sequence
from typing import Protocol

from sayso.corroboration.counting.bodies import is_described, is_spokesman, spoken_for, tells_nothing
from sayso.corroboration.counting.described import Called, Teller, read_called
from sayso.corroboration.counting.posts import post_words, posts_of
from sayso.corroboration.items import Directory, Item
from sayso.evidence import CaseEntity, Judgement, Link, Origin


class Source(Protocol):
    """Whose say-so a statement rests on: of which `sort`, the `entity` that it is."""

    @property
    def sort(self) -> str: ...  # noqa: D102
    @property
    def entity(self) -> str | None: ...  # noqa: D102


def read_teller(
    directory: Directory, origin: Origin, listed: Sequence[tuple[Item, Source]], rulings: Sequence[Judgement]
) -> Teller:
    """An origin with all that is told of it by its statements (`listed`, with their sources); `rulings` may part it from another."""
    told = [(item, source) for item, source in listed if source.sort in {"named", "unnamed"}]
    documents = {item.document.id for item, _ in listed}
    beside = [one for document in documents for one in directory.beside(document)]
    places = (name for one in beside if one.kind == "place" for name in one.names if not is_described(name))
    described = all(_is_described(directory, item, source) for item, source in told)
    who = {each.id: each for item, source in told for each in _who(directory, item, source)}
    called = {
        each
        for item, source in told
        for each in _called(directory, item, source)
        if described
        or item.statement.chain[-1].named  # else it tells of somebody else, who speaks for a body with a name
    }
    names = (name for each in who.values() if each.kind != "person" for name in each.names)
    bodies = [body for each in who.values() if (body := directory.body(each)) is not None]
    behind = {name for body in bodies for name in body.names}
    behind.update(said for item, _ in told if (said := item.statement.chain[-1].body) is not None)
    people = [each for each in who.values() if each.kind == "person"]
    links = [(item.document.id, item.statement.chain[-1]) for item, _ in told]
    known = {each.id for document, link in links if (each := directory.source(document, link)) is not None}
    return Teller(
        origin.source,
        origin.independent.at_most == 1 and described,
        frozenset(documents),
        tuple(sorted({*called, *read_called(names, name=True)})),
        read_called(behind, name=True),
        frozenset([*who, *(body.id for body in bodies)]),
        frozenset(one.id for one in beside),
        frozenset(word for name in places for word in name.casefold().split() if word != "the"),
        frozenset(
            at
            for at, one in enumerate(rulings)
            if one.kind == "different_origin" and {one.subject, one.other} & set(origin.statements)
        ),
        frozenset(document for one in known for document, _ in directory.by_id[one].members),
        bool(links) and all(_is_by_office(link) for _, link in links),
        bool(links) and all(is_spokesman(link.source or "") for _, link in links),
        bool(people),
        frozenset(role for each in people for role in _roles(directory, each)),
    )


def _is_by_office(link: Link) -> bool:
    """Whether a link tells of one person by his office alone."""
    return link.kind == "person" and not link.named and not link.plural and spoken_for(link) is not None


def _roles(directory: Directory, person: CaseEntity) -> frozenset[str]:
    """The words for somebody's offices and posts in all reports, without those that only say that he is somebody."""
    told = {word for role in directory.offices(person) for word in role.casefold().split()}
    told.update(word for post in posts_of(directory, person) for word in post.roles)
    return frozenset(role for role in told - post_words().faceless if not tells_nothing(role))


def _who(directory: Directory, item: Item, source: Source) -> list[CaseEntity]:
    """Those with a name who are the source of a statement: who says it, whom that is said for."""
    link = item.statement.chain[-1]
    found = (directory.source(item.document.id, link), directory.by_id.get(source.entity or ""))
    return [one for one in found if one is not None and one.named]


def _called(directory: Directory, item: Item, source: Source) -> tuple[Called, ...]:
    """The words by which a report describes the source of a statement."""
    link = item.statement.chain[-1]
    if link.source is None or link.kind == "document":
        return ()
    if source.sort == "named" and not link.named:
        return read_called([spoken_for(link) or link.source])
    if link.kind != "person":
        return read_called([link.source]) if not link.named else ()
    told = directory.called(item.document, link.entity) if link.entity is not None else frozenset()
    return read_called({*told, *(() if link.named else [link.source])}, person=True)


def _is_described(directory: Directory, item: Item, source: Source) -> bool:
    """Whether a report gives its source no name, and does not say that it asked for none to be given."""
    link = item.statement.chain[-1]
    if source.sort == "unnamed":
        return not directory.is_unwilling(item.document.id, link.entity)
    if source.entity is None:
        return not link.named
    known = directory.by_id[source.entity]
    return known.kind != "person" and all(is_described(name) for name in known.names)
