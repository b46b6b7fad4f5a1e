"""The case as tables that name each other's rows by id: the base of the spreadsheet and column exports."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec

from sayso.casefile import Case
from sayso.evidence import Claim, Derivation, FigureProposition, Polarity, Reading, Span
from sayso.evidence.notation import claim_words, notation
from sayso.evidence.spans import hull
from sayso.exports.gathering import Pile, parties

Type = Literal["text", "integer", "number", "boolean", "day", "list"]
Row = dict[str, Any]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a table is about, and its columns: by name, the type and the meaning."""

    about: str
    columns: dict[str, tuple[Type, str]]


@cache
def load_tables() -> dict[str, Table]:
    """The tables by name, as `tables.toml` describes them."""
    data = (resources.files("sayso.exports") / "tables.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, Table])


def rows_of(name: str, case: Case, pile: Pile) -> Iterator[Row]:
    """The rows of the table called `name`, each with a value (or `None`) for every column."""
    return _ROWS[name](case, pile)


def _documents(_case: Case, pile: Pile) -> Iterator[Row]:
    names = {stored.document.name: key for key, stored in pile.documents.items()}
    for key, stored in pile.documents.items():
        document, parent = stored.document, pile.parents.get(key)
        yield {
            "id": key,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
            "url": document.url,
            "language": document.language,
            "published_start": document.published.start,
            "published_end": document.published.end,
            "published_reason": document.published.reason,
            "characters": stored.characters,
            "same_bytes_as": stored.same_bytes_as,
            "derived_from": names.get(parent.name) if parent else None,
            "derivation": parent.kind if parent else None,
            "statements": pile.told_in.get(key, ()),
        }


def _statements(_case: Case, pile: Pile) -> Iterator[Row]:
    for key, stored in pile.statements.items():
        statement = stored.statement
        proposition, last = statement.proposition, statement.chain[-1]
        playing = tuple(parties(proposition))
        entities = [pile.who(stored.document, party.entity) for party in playing]
        speaker = pile.who(stored.document, last.entity)
        figure = proposition if isinstance(proposition, FigureProposition) else None
        yield {
            "id": key,
            "document_id": stored.document,
            "document": stored.name,
            "start": statement.span.start,
            "end": statement.span.end,
            "words": stored.words,
            "kind": statement.kind,
            "proposition": notation(proposition),
            "parties": [f"{party.role}: {party.name}" for party in playing],
            "party_entities": [entity.id for entity in entities if entity],
            "chain": [source or "?" for source in stored.chain],
            "origin": last.source,
            "origin_entity": speaker.id if speaker else None,
            "origin_named": last.named,
            "manner": last.manner,
            "certainty": statement.certainty,
            "polarity": statement.polarity,
            "holds_start": statement.holds.start,
            "holds_end": statement.holds.end,
            "said_start": statement.said.start,
            "said_end": statement.said.end,
            "outlet": stored.outlet,
            "measure": figure.measure if figure else None,
            "low": figure.low if figure else None,
            "high": figure.high if figure else None,
            "bound": figure.bound if figure else None,
            "approximate": figure.approximate if figure else None,
            "unit": figure.unit if figure else None,
            "claims": pile.claims_of.get(key, ()),
            "ruled_wrong": pile.wrong.get(key),
        }


def _claims(_case: Case, pile: Pile) -> Iterator[Row]:
    for claim in pile.claims.values():
        told = pile.told(claim)
        yield {
            "id": claim.id,
            "kind": claim.kind,
            "notation": claim.text,
            "words": claim_words(claim),
            "subject": claim.subject,
            "object": claim.object,
            "measure": claim.measure,
            "contested": claim.contested,
            **_independent(claim, "affirmed"),
            **_independent(claim, "denied"),
            "documents": len({pile.statements[key].document for key in told}),
            "first": claim.first,
            "last": claim.last,
            "entities": claim.entities,
            "statements": told,
        }


def _independent(claim: Claim, polarity: Polarity) -> Row:
    side = next((one.independent for one in claim.positions if one.polarity == polarity), None)
    return {
        f"{polarity}_at_least": side.at_least if side else 0,
        f"{polarity}_at_most": side.at_most if side else 0,
    }


def _positions(_case: Case, pile: Pile) -> Iterator[Row]:
    for claim in pile.claims.values():
        for position in claim.positions:
            yield {
                "claim": claim.id,
                "polarity": position.polarity,
                "at_least": position.independent.at_least,
                "at_most": position.independent.at_most,
                "reasons": position.reasons,
                "statements": pile.held(position.statements),
            }


def _origins(_case: Case, pile: Pile) -> Iterator[Row]:
    for claim in pile.claims.values():
        for position in claim.positions:
            for origin in position.origins:
                yield {
                    "claim": claim.id,
                    "polarity": position.polarity,
                    "source": origin.source,
                    "entity": origin.entity,
                    "occasion": origin.occasion,
                    "named": origin.named,
                    "at_least": origin.independent.at_least,
                    "at_most": origin.independent.at_most,
                    "reasons": origin.reasons,
                    "statements": pile.held(origin.statements),
                }


_WHERE = ("country", "country_code", "province", "latitude", "longitude", "gazetteer_id")


def _entities(_case: Case, pile: Pile) -> Iterator[Row]:
    for entity in pile.entities.values():
        count = pile.counts.get(entity.id)
        rated = (pile.ratings.get(name) for name in (entity.id, entity.name, *entity.names))
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "names": entity.names,
            "named": entity.named,
            "plural": entity.plural,
            "body": entity.body,
            "rating": next((rating for rating in rated if rating), None),
            **{name: getattr(entity.place, name, None) for name in _WHERE},
            "documents": count.documents if count else 0,
            "mentions": count.mentions if count else 0,
            "members": [f"{document}/{inside}" for document, inside in entity.members],
            "reasons": entity.reasons,
            "statements": pile.told_of.get(entity.id, ()),
        }


def _figures(_case: Case, pile: Pile) -> Iterator[Row]:
    for series in pile.series:
        for point in series.points:
            stored = pile.statements.get(point.statement)
            if stored is None:
                continue
            yield {
                "series": series.id,
                "measure": series.measure,
                "of": series.of,
                "place": series.place,
                "low": point.low,
                "high": point.high,
                "bound": point.bound,
                "approximate": point.approximate,
                "unit": point.unit,
                "as_of_start": point.as_of.start,
                "as_of_end": point.as_of.end,
                "said_start": point.said.start,
                "said_end": point.said.end,
                "source": point.source,
                "chain": [source or "?" for source in point.chain],
                "certainty": point.certainty,
                "polarity": point.polarity,
                "statement": point.statement,
                "document": stored.name,
                "start": stored.statement.span.start,
                "end": stored.statement.span.end,
                "words": stored.words,
                "repeats": pile.held(point.repeats),
                "notes": point.notes,
            }


def _derivations(case: Case, pile: Pile) -> Iterator[Row]:
    for one in pile.derivations:
        told = {
            "document_id": one.document,
            "document": pile.document_name(one.document),
            "from_id": one.parent,
            "from": pile.document_name(one.parent),
            "from_absent": one.absent,
            "kind": one.kind,
            "score": one.score,
            "directed": one.directed,
            "reasons": one.reasons,
            "url": one.url,
        }
        for passage in _passages(case, one):
            yield {**told, **passage}


def _passages(case: Case, one: Derivation) -> Iterator[Row]:
    text = case.text(one.document) if one.passages else ""
    text_from = case.text(one.parent) if one.passages and one.parent else ""
    if not one.passages:
        yield dict.fromkeys(("start", "end", "words", "from_start", "from_end", "from_words"))
    for passage in one.passages:
        yield {
            "start": passage.span.start,
            "end": passage.span.end,
            "words": passage.span.words(text),
            "from_start": passage.from_span.start,
            "from_end": passage.from_span.end,
            "from_words": passage.from_span.words(text_from),
        }


def _conflicts(_case: Case, pile: Pile) -> Iterator[Row]:
    for conflict in pile.conflicts:
        yield {
            "kind": conflict.kind,
            "reason": conflict.reason,
            "statements": pile.held(conflict.statements),
            "claims": conflict.claims,
        }


def _mentions(case: Case, pile: Pile) -> Iterator[Row]:
    for reading in _readings(case, pile):
        text = reading.document.text
        for mention in reading.mentions:
            entity = pile.who(reading.document.id, mention.entity)
            yield {
                "document_id": reading.document.id,
                "document": reading.document.name,
                "start": mention.span.start,
                "end": mention.span.end,
                "words": mention.span.words(text),
                "kind": mention.kind,
                "form": mention.form,
                "entity": entity.id if entity else None,
                "name": entity.name if entity else None,
            }


def _attributions(case: Case, pile: Pile) -> Iterator[Row]:
    for reading in _readings(case, pile):
        text = reading.document.text
        for one in reading.attributions:
            speaker = pile.who(reading.document.id, one.source_entity)
            yield {
                "document_id": reading.document.id,
                "document": reading.document.name,
                "id": one.id,
                **_pieces("source", one.source, text),
                **_pieces("cue", one.cue, text),
                **_pieces("content", one.content, text),
                "source_entity": speaker.id if speaker else None,
                "manner": one.manner,
                "inside": one.inside,
                "certainty": one.certainty,
                "polarity": one.polarity,
            }


def _pieces(part: str, spans: tuple[Span, ...], text: str) -> Row:
    """A part of an attribution, from the first to the last of its pieces."""
    if not spans:
        return dict.fromkeys((part, f"{part}_start", f"{part}_end"))
    whole = hull(spans)
    return {part: whole.words(text), f"{part}_start": whole.start, f"{part}_end": whole.end}


def _readings(case: Case, pile: Pile) -> Iterator[Reading]:
    """The readings by the document's name, one in memory at a time; documents that are not read yet have none."""
    return (case.reading(key) for key, stored in pile.documents.items() if stored.reader is not None)


def _judgements(_case: Case, pile: Pile) -> Iterator[Row]:
    for one in pile.judgements:
        yield {
            "id": one.id,
            "kind": one.kind,
            "subject": one.subject,
            "other": one.other,
            "value": one.value,
            "reason": one.reason,
            "by": one.by,
            "at": one.at.isoformat(),
        }


_ROWS: dict[str, Callable[[Case, Pile], Iterator[Row]]] = {
    "documents": _documents,
    "statements": _statements,
    "claims": _claims,
    "positions": _positions,
    "origins": _origins,
    "entities": _entities,
    "figures": _figures,
    "derivations": _derivations,
    "conflicts": _conflicts,
    "mentions": _mentions,
    "attributions": _attributions,
    "judgements": _judgements,
}
