"""`ftm`: entities, reports and claims in the words of FollowTheMoney, for OpenAleph, OpenSanctions' tools and `ftm`.

One entity a line, as FollowTheMoney 4 defines its JSON. `properties` are for Aleph and the `ftm` command; `statements`
say the same value by value for FollowTheMoney's statement model: `origin` names the statements of the case that a value
rests on, `original_value` has the verbatim words behind the name of a statement. A report becomes an Article; an entity
a Person, Organization, LegalEntity, Address or Asset; a tie that somebody affirms a link of the schema that fits,
UnknownLink where none does; such an event an Event; any other claim, and every single statement, a Note with the report
as its proof. The library itself is not needed; a test checks this with it.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.casefile import Case, StoredStatement
from sayso.evidence import CaseEntity, Claim, Interval
from sayso.evidence.kinds import relation_kinds
from sayso.evidence.notation import claim_words, notation
from sayso.exports.addresses import is_web
from sayso.exports.export import Export
from sayso.exports.gathering import Pile, Tie, gather
from sayso.handover.files import whole_file
from sayso.views.wording import origins

Properties = dict[str, Iterable[str | None]]
LONGEST_NAME = 300  # FollowTheMoney takes names of at most 384 signs

_SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Address",
    "weapon": "Asset",
    "vehicle": "Asset",
    "military_platform": "Asset",
}
_LEGAL = ("Person", "Organization", "LegalEntity")
_LINKS: dict[str, tuple[str, str, tuple[str, ...], str, tuple[str, ...]]] = {
    "belongs_to": ("Membership", "member", _LEGAL, "organization", ("Organization",)),
    "in_charge_of": ("Directorship", "director", _LEGAL, "organization", ("Organization",)),
    "speaks_for": ("Representation", "agent", _LEGAL, "client", _LEGAL),
    "owns": ("Ownership", "owner", _LEGAL, "asset", ("Asset",)),
}
"""By the kind of a tie: the schema of its link, and for either side the property and the schemata that may stand there."""

_LANGUAGES = {"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "pt": "por", "it": "ita"}


def write_ftm(case: Case, path: Path) -> None:
    """Write the entities to the file `path`. Raises `InputError` or `CaseError` where that cannot be."""
    pile = gather(case)
    dataset = re.sub(r"[^a-z0-9]+", "_", pile.name.lower()).strip("_") or "case"
    with whole_file(path) as file:
        for entity in _Entities(pile, dataset).all():
            file.write(json.dumps(entity, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


class _Entities:
    """Turns what is in the case into entities of FollowTheMoney."""

    def __init__(self, pile: Pile, dataset: str) -> None:
        self.pile = pile
        self.dataset = f"sayso_{dataset}"

    def all(self) -> Iterator[dict[str, Any]]:
        for key in self.pile.documents:
            yield self._article(key)
        for entity in self.pile.entities.values():
            yield self._entity(entity)
        for key, stored in self.pile.statements.items():
            yield self._note(key, stored)
        for claim in self.pile.claims.values():
            told = self.pile.told(claim)
            if told:
                yield self._claim(claim, told)

    def _make(self, key: str, schema: str, properties: Properties, origins: Iterable[str] = ()) -> dict[str, Any]:
        """An entity, and beside its properties the same as statements of FollowTheMoney."""
        kept = {name: list(dict.fromkeys(one for one in values if one)) for name, values in properties.items()}
        kept = {name: values for name, values in kept.items() if values}
        told = tuple(origins)
        words = self.pile.statements[told[0]].words if len(told) == 1 else None
        narrower = self._narrower(told)
        broadest = next((name for name in ("name", "summary", "fileName") if name in kept), "")
        said = []
        for name, values in kept.items():
            for value in values:
                rests_on = narrower.get((name, value), told if name == broadest else ())
                said.append(self._say(key, schema, name, value, rests_on, words if name == broadest else None))
        return {
            "id": key,
            "schema": schema,
            "caption": next(iter(kept.get("name") or kept.get("title") or kept.get("role") or [key])),
            "datasets": [self.dataset],
            "properties": kept,
            "statements": said,
        }

    def _say(
        self, key: str, schema: str, name: str, value: str, rests_on: Iterable[str], words: str | None
    ) -> dict[str, Any]:
        """One value as a statement of FollowTheMoney, under the id that its library would give it."""
        hashed = f"{self.dataset}.{key}.{name}.{value}".encode("utf-8", "replace")
        said = {
            "id": hashlib.sha1(hashed, usedforsecurity=False).hexdigest(),
            "entity_id": key,
            "canonical_id": key,
            "schema": schema,
            "prop": name,
            "value": value,
            "dataset": self.dataset,
            "original_value": words,
            "external": False,
            "origin": " ".join(rests_on) or None,
        }
        return {field: known for field, known in said.items() if known is not None}

    def _narrower(self, told: tuple[str, ...]) -> dict[tuple[str, str], list[str]]:
        """By property and value: which of the statements it rests on, where that is not all of them."""
        found: dict[tuple[str, str], list[str]] = {}
        for key in told:
            stored = self.pile.statements[key]
            for name, value in (
                ("description", stored.words),
                ("proof", _report(stored.document)),
                ("recordId", key),
            ):
                found.setdefault((name, value), []).append(key)
        return found

    def _article(self, key: str) -> dict[str, Any]:
        document = self.pile.documents[key].document
        properties: Properties = {
            "fileName": [document.name],
            "title": [document.title or document.name],
            "publisher": [document.outlet],
            "publishedAt": _days(document.published.interval),
            "sourceUrl": [document.url if document.url and is_web(document.url) else None],
            "language": [_LANGUAGES.get(document.language or "")],
        }
        return self._make(_report(key), "Article", properties, self.pile.told_in.get(key, ()))

    def _entity(self, entity: CaseEntity) -> dict[str, Any]:
        schema = _schema(entity)
        told = self.pile.told_of.get(entity.id, ())
        properties: Properties = {
            "name": [_name(entity.name)],
            ("alias" if entity.named else "weakAlias"): [_name(name) for name in entity.names if name != entity.name],
            "proof": [_report(document) for document in dict.fromkeys(document for document, _ in entity.members)],
            "notes": ["only described, not named" if not entity.named else None, *entity.reasons],
            **(_address(entity) if schema == "Address" else {}),
        }
        return self._make(_thing(entity.id), schema, properties, told)

    def _note(self, key: str, stored: StoredStatement) -> dict[str, Any]:
        """One statement as it stands in one report."""
        statement = stored.statement
        chain = " > ".join(source or "?" for source in stored.chain)
        wrong = f"a person ruled this statement wrong: {self.pile.wrong[key]}" if key in self.pile.wrong else None
        properties: Properties = {
            "name": [_name(notation(statement.proposition))],
            "description": [stored.words],
            "summary": [f"{chain}: {statement.certainty}, {statement.polarity}"],
            "notes": [f"{stored.name}, characters {statement.span.start} to {statement.span.end}", wrong],
            "publisher": [stored.outlet],
            "entity": [_thing(one) for one in self.pile.speaks_of.get(key, ())],
            "proof": [_report(stored.document)],
            "keywords": [statement.kind, statement.certainty, statement.polarity],
        }
        return self._make(_statement(key), "Note", properties, (key,))

    def _claim(self, claim: Claim, told: tuple[str, ...]) -> dict[str, Any]:
        key = f"sayso-claim-{claim.id}"
        sides = "; ".join(f"{one.polarity}: {origins(one.independent)}" for one in claim.positions)
        told_in = dict.fromkeys(self.pile.statements[one].document for one in told)
        common: Properties = {
            "summary": [f"{claim_words(claim)} (independent origins: {sides})"],
            "description": [self.pile.statements[one].words for one in told],
            "proof": [_report(document) for document in told_in],
        }
        tie = self.pile.tie(claim)
        if tie:
            schema, sides_of_link, role = self._link(tie)
            more: Properties = {
                "role": [role],
                "status": [f"independent origins: {sides}"],
                "recordId": told,
                **sides_of_link,
            }
            return self._make(key, schema, {**common, **more}, told)
        about = [one for one in claim.entities if one in self.pile.entities]
        if claim.kind == "event" and any(position.polarity == "affirmed" for position in claim.positions):
            involved = [one for one in about if _schema(self.pile.entities[one]) in _LEGAL]
            places = [self.pile.entities[one].name for one in about if self.pile.entities[one].kind == "place"]
            more = {
                "name": [_name(claim_words(claim))],
                "involved": [_thing(one) for one in involved],
                "location": places,
                "recordId": told,
                "date": sorted({day for one in told for day in _days(self.pile.statements[one].statement.holds)}),
            }
            return self._make(key, "Event", {**common, **more}, told)
        more = {
            "name": [_name(claim_words(claim))],
            "entity": [_thing(one) for one in about],
            "notes": [f"statement {one}" for one in told],
            "keywords": ["claim", claim.kind],
        }
        return self._make(key, "Note", {**common, **more}, told)

    def _link(self, tie: Tie) -> tuple[str, Properties, str]:
        """The schema of the link that fits a tie, its two sides, and its role."""
        kind = relation_kinds().get(tie.kind)
        schema, left, lefts, right, rights = _LINKS.get(tie.kind, ("", "", (), "", ()))
        if _schema(tie.subject) not in lefts or _schema(tie.object) not in rights:
            schema, left, right = "UnknownLink", "subject", "object"
        sides: Properties = {left: [_thing(tie.subject.id)], right: [_thing(tie.object.id)]}
        return schema, sides, kind.label if kind else tie.kind


def _schema(entity: CaseEntity) -> str:
    return _SCHEMAS.get(entity.kind, "LegalEntity")


def _address(entity: CaseEntity) -> Properties:
    """Where a place lies, as far as the gazetteer tells."""
    place = entity.place
    if place is None:
        return {"full": [entity.name]}
    return {
        "full": [entity.name],
        "city": [entity.name if place.sort == "town" else None],
        "state": [place.province],
        "country": [place.country_code.lower() if place.country_code else None],
        "latitude": [None if place.latitude is None else str(place.latitude)],
        "longitude": [None if place.longitude is None else str(place.longitude)],
    }


def _name(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"


def _days(interval: Interval) -> list[str]:
    """The days of an interval as FollowTheMoney writes them: one, or the first and the last."""
    return [day.isoformat() for day in dict.fromkeys((interval.start, interval.end)) if day]


def _report(key: str) -> str:
    return f"sayso-report-{key}"


def _thing(key: str) -> str:
    return f"sayso-entity-{key}"


def _statement(key: str) -> str:
    return f"sayso-statement-{key}"


FTM = Export("ftm", ".ftm.json", "OpenAleph and ftm: FollowTheMoney entities with statements", write_ftm)
