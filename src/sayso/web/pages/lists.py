"""The plain lists: who speaks, who and what is spoken of, which reports there are; what was ruled."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from sayso.casefile.choosing import entity_ids, find_state, outlets
from sayso.casefile.ordering import DocumentColumn, EntityColumn, documents_by, entities_by
from sayso.evidence.notation import claim_words
from sayso.views.answers import find_parents
from sayso.views.documents import Documents, documents, show_document
from sayso.views.entities import Entities, entities, show_entities
from sayso.views.judgements import Judgements, judgements
from sayso.views.sources import ShownSource, Sources, sources
from sayso.web.pages.asked import own_address
from sayso.web.pages.ordering import Order
from sayso.web.pages.page import Ask, Part, part_of

SIZE = 50
DOCUMENTS = {
    "report": False,
    "outlet": False,
    "published": False,
    "statements": True,
    "attributions": True,
    "made": False,
}
ENTITIES = {"name": False, "kind": False, "mentions": True, "reports": True}
SOURCES = {
    "source": False,
    "for": False,
    "statements": True,
    "first": True,
    "repeats": True,
    "quoted": True,
    "rating": False,
}
SOURCE_VALUES: Mapping[str, Callable[[ShownSource], Any]] = {
    "source": lambda one: one.name.casefold(),
    "for": lambda one: (one.body or "").casefold(),
    "statements": lambda one: one.statements,
    "first": lambda one: one.first,
    "repeats": lambda one: one.repeated,
    "quoted": lambda one: len(one.quoted_by),
    "rating": lambda one: one.rating,
}
PROBLEMS = 200  # shown; the twin has all


def answer_sources(ask: Ask) -> Sources:
    """All sources."""
    return ask.memory.recall(ask.case, "sources", lambda: sources(ask.case), ruled=True)


def show_sources_page(ask: Ask) -> dict[str, Any]:
    """A part of the sources, in the order wanted."""
    order, view = Order(ask.asked, SOURCES), answer_sources(ask)
    listed = ask.memory.recall(
        ask.case, ("sources", order.column, order.down), lambda: order.applied(view.sources, SOURCE_VALUES), ruled=True
    )
    return {"part": part_of(listed, ask.asked, SIZE), "order": order}


def answer_entities(ask: Ask) -> Entities:
    """All entities."""
    return entities(ask.case)


def show_entities_page(ask: Ask) -> dict[str, Any]:
    """A part of the entities, of one kind where wanted; described ones only where wanted."""
    order = Order(ask.asked, ENTITIES)
    column = cast("EntityColumn | None", order.column)
    listed = ask.memory.recall(
        ask.case,
        ("entities", column, order.down),
        lambda: entities_by(ask.case, column, down=order.down) if column else entity_ids(ask.case),
    )
    kinds = ask.memory.recall(ask.case, "kinds", lambda: sorted({kind for _, kind, _ in listed}))
    kind, described = ask.asked.choice("kind", kinds), ask.asked.flag("all")
    keys = ask.memory.recall(
        ask.case,
        ("entities", kind, described, column, order.down),
        lambda: [key for key, one, named in listed if kind in {None, one} and (named or described)],
    )
    part = part_of(keys, ask.asked, SIZE)
    shown = show_entities(ask.case, ask.case.entities_of_ids(part.items))
    return {"part": part.of(shown), "kinds": kinds, "order": order}


def answer_documents(ask: Ask) -> Documents:
    """All documents, and what could not be read."""
    return documents(ask.case)


def show_documents_page(ask: Ask) -> dict[str, Any]:
    """A part of the documents, of one outlet where wanted, and what could not be read."""
    outlet, order = ask.asked.text("outlet"), Order(ask.asked, DOCUMENTS)
    start = (ask.asked.number() - 1) * SIZE
    if order.column is None:
        found = ask.case.documents(outlet=outlet, limit=SIZE, offset=start)
    else:
        column = cast("DocumentColumn", order.column)
        keys = ask.memory.recall(
            ask.case,
            ("documents", column, order.down, outlet),
            lambda: documents_by(ask.case, column, down=order.down, outlet=outlet),
            growing=True,
        )
        found = ask.case.documents_of_ids(keys[start : start + SIZE])
    parents = find_parents(ask.case, [stored.document.id for stored in found])
    shown = [show_document(stored, parents.get(stored.document.id)) for stored in found]
    total = ask.case.count_documents(outlet) if outlet else find_state(ask.case).documents
    problems = ask.case.problems()
    return {
        "part": Part(shown, ask.asked, size=SIZE, total=total),
        "outlets": ask.memory.recall(ask.case, "outlets", lambda: outlets(ask.case), growing=True),
        "order": order,
        "problems": problems[:PROBLEMS],
        "unread": len(problems),
    }


def answer_judgements(ask: Ask) -> Judgements:
    """The rulings that stand."""
    return judgements(ask.case)


def show_judgements_page(ask: Ask) -> dict[str, Any]:
    """The same, with the words of the statements and claims ruled on, as far as the case still has them."""
    view = judgements(ask.case)
    statements = ask.case.statements(key for one in view.judgements for key in (one.subject, one.other) if key)
    paired = [one for one in view.judgements if one.kind.endswith("_claim")]
    claims = ask.case.claims_of_ids(key for one in paired for key in (one.subject, one.other) if key)
    return {
        "view": view,
        "back": own_address(ask.asked.text("back") or ""),
        "words": {key: stored.words for key, stored in statements.items()},
        "claims": {claim.id: claim_words(claim) for claim in claims},
    }
