"""A report to be read: its text, marked with who says what inside whose words, each statement a link to its claim."""

from collections.abc import Mapping
from typing import Any

from sayso.casefile.choosing import entities_in, series_of
from sayso.errors import InputError
from sayso.evidence import Reading, Span
from sayso.views.claims import show_claims
from sayso.views.document import DocumentPage, document
from sayso.views.judgements import rulings_on
from sayso.web.marking import mark_text
from sayso.web.pages.page import Ask


def answer(ask: Ask) -> DocumentPage:
    """The document of that id or name. Raises `InputError` where there is none, or it is not read yet."""
    return document(ask.case, ask.asked.parts["document"])


def show(ask: Ask) -> dict[str, Any]:
    """The document with its text in pieces; the statement or span that the address names is marked, its claim beside it."""
    view = answer(ask)
    reading = view.reading
    places = {place.statement: place for place in view.claims}
    statements = {one.id: one for one in reading.statements}
    chosen = statements.get(ask.asked.text("statement") or "")
    derivations = ask.case.derivations(of=reading.document.id)
    own = [one for one in derivations if one.document == reading.document.id]
    names = ask.case.document_names(one.parent for one in own if one.parent)
    dossiers = entities_in(ask.case, reading.document.id)
    marked = (chosen.span,) if chosen else _spans(ask, reading, dossiers)
    paragraphs = mark_text(reading, own, names, list(statements), marked)
    place = places.get(chosen.id) if chosen else None
    claim = show_claims(ask.case, [ask.case.claim(place.claim)])[0] if place else None
    return {
        "view": view,
        "document": reading.document,
        "paragraphs": paragraphs,
        "lost": not any("shown" in piece.classes for paragraph in paragraphs for piece in paragraph.pieces),
        "places": places,
        "statements": statements,
        "chosen": chosen,
        "claim": claim,
        "marked": marked,
        "dossiers": dossiers,
        "series": series_of(ask.case, (one.id for one in reading.statements if one.kind == "figure")),
        "parents": set(names.values()),
        "ruled": rulings_on(ask.case, {chosen.id}) if chosen else (),
        "same": ask.case.same_bytes(reading.document.id),
    }


def _spans(ask: Ask, reading: Reading, dossiers: Mapping[str, tuple[str, str]]) -> tuple[Span, ...]:
    """The span that the address gives by `from` and `to`, or the mentions of whom it gives by `about`."""
    about = ask.asked.text("about")
    if about is not None:
        members = {member for member, (key, _) in dossiers.items() if key == ask.case.entity(about).id}
        return tuple(mention.span for mention in reading.mentions if mention.entity in members)
    ends = ask.asked.text("from"), ask.asked.text("to")
    if ends == (None, None):
        return ()
    try:
        start, end = (int((one or "")[:12]) for one in ends)
    except ValueError:
        raise InputError("from and to are numbers of characters from the start of the text") from None
    return (Span(start, end),) if 0 <= start < end else ()
