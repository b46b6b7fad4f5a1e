"""`stix`: reports, parties, ties and opinions as a bundle of STIX 2.1, for MISP, OpenCTI and threat-intelligence tools.

A report is a `report`, or a `grouping` where its day is not known to within two months, since STIX wants one; an
entity an `identity`, places too, as a `location` needs coordinates or codes; a tie that somebody affirms a
`relationship`; any other claim, and every single statement with its verbatim words, a `note`; each origin an `opinion`
that agrees or disagrees with the claim. Nobody is called a threat actor: reports alone do not bear that judgement.

`confidence` follows the scales of STIX 2.1, appendix A: of an opinion, how sure the source is (Words of Estimative
Probability); of a note, a person's rating of the statement (Admiralty Credibility). Ids are UUIDv5 of what is in the
case, so that the same case gives the same bundle; `created` is the day of its last report, never the clock.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sayso.casefile import Case, StoredStatement
from sayso.evidence import CaseEntity, Certainty, Claim, Derivation, Interval, Origin, Polarity
from sayso.evidence.notation import claim_words, statement_notation
from sayso.exports.addresses import is_web
from sayso.exports.export import Export
from sayso.exports.gathering import Pile, gather
from sayso.exports.nodes import encode, without_empty
from sayso.handover.files import whole_file
from sayso.views.wording import days, origins

OURS = uuid5(NAMESPACE_URL, "https://sayso.invalid/stix")
ESTIMATIVE: dict[Certainty, int | None] = {"certain": 100, "probable": 70, "possible": 50, "underspecified": None}
"""STIX 2.1, appendix A, "Words of Estimative Probability": Certain, Likely or Probable, Even Chance."""
ADMIRALTY: dict[str, int | None] = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10, "6": None}
"""STIX 2.1, appendix A, "Admiralty Credibility": from confirmed by other sources to improbable; 6 cannot be judged."""

CLOSE = timedelta(days=62)
_IDENTITY_CLASSES = {"person": "individual", "organisation": "organization", "nationality": "class"}
_SUREST: tuple[Certainty, ...] = ("certain", "probable", "possible", "underspecified")
Object = dict[str, Any]


def write_stix(case: Case, path: Path) -> None:
    """Write the bundle to the file `path`. Raises `InputError` or `CaseError` where that cannot be."""
    bundle = _Bundle(gather(case))
    with whole_file(path) as file:
        head = {"type": "bundle", "id": stix_id("bundle", bundle.pile.name)}
        file.write(encode(head)[:-1] + b', "objects": [')
        between = b"\n"
        for one in bundle.objects():
            file.write(between + encode(without_empty(one)))
            between = b",\n"
        file.write(b"\n]}\n")


def stix_id(kind: str, *names: object) -> str:
    """The id of the object of that kind that stands for what is called so in the case."""
    return f"{kind}--{uuid5(OURS, json.dumps([kind, *map(str, names)]))}"


class _Bundle:
    """Turns what is in the case into objects of STIX that refer to each other."""

    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        starts = (stored.document.published.start for stored in pile.documents.values())
        last = max((day for day in starts if day), default=date(1970, 1, 1))
        self.created = _stamp(last)
        self.author = stix_id("identity", "sayso")

    def objects(self) -> Iterator[Object]:
        yield {**self._make("identity", self.author), "name": "sayso", "identity_class": "system"}
        for entity in self.pile.entities.values():
            yield from self._entity(entity)
        for key in self.pile.documents:
            yield self._report(key)
        for key, stored in self.pile.statements.items():
            yield self._note(key, stored)
        for claim in self.pile.claims.values():
            yield from self._claim(claim)
        for number, derivation in enumerate(self.pile.derivations):
            yield self._derivation(number, derivation)
        for number, conflict in enumerate(self.pile.conflicts):
            held = self.pile.held(conflict.statements)
            if held:
                key = stix_id("note", "conflict", number, conflict.kind, *held)
                yield {
                    **self._make("note", key, held),
                    "abstract": f"conflict: {conflict.kind}",
                    "content": conflict.reason,
                    "object_refs": [_statement(one) for one in held],
                }

    def _make(self, kind: str, key: str, told: Iterable[str] = ()) -> Object:
        """What all objects have; `told` are the ids of the statements that it rests on."""
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": key,
            "created_by_ref": self.author if key != self.author else None,
            "created": self.created,
            "modified": self.created,
            "external_references": [{"source_name": "sayso statement", "external_id": one} for one in told],
        }

    def _entity(self, entity: CaseEntity) -> Iterator[Object]:
        told = self.pile.told_of.get(entity.id, ())
        called = [name for name in entity.names if name != entity.name]
        kind = "group" if entity.kind == "person" and entity.plural else _IDENTITY_CLASSES.get(entity.kind, "unknown")
        yield {
            **self._make("identity", _identity(entity.id), told),
            "name": entity.name,
            "identity_class": kind,
            "description": f"Also called: {'; '.join(called)}." if called else None,
            "labels": [entity.kind, "named" if entity.named else "not-named"],
        }
        if entity.body in self.pile.entities:
            key = stix_id("relationship", "body", entity.id, entity.body)
            yield self._relationship(key, "speaks-for", (_identity(entity.id), _identity(str(entity.body))), told)

    def _relationship(self, key: str, kind: str, sides: tuple[str, str], told: Iterable[str]) -> Object:
        return {
            **self._make("relationship", key, told),
            "relationship_type": kind,
            "source_ref": sides[0],
            "target_ref": sides[1],
        }

    def _document(self, key: str) -> str:
        """The id of the object that stands for a report."""
        return stix_id("report" if _day(self.pile.documents[key].document.published.interval) else "grouping", key)

    def _report(self, key: str) -> Object:
        document = self.pile.documents[key].document
        day = _day(document.published.interval)
        reference = {
            "source_name": document.outlet or document.name,
            "external_id": key,
            "url": document.url if document.url and is_web(document.url) else None,
        }
        found = self._make("report" if day else "grouping", self._document(key))
        return {
            **found,
            "name": document.title or document.name,
            "description": f"{document.name}, published {days(document.published.interval) or 'on a day not known'}",
            "published": _stamp(day) if day else None,
            "context": None if day else "unspecified",
            "object_refs": [_statement(one) for one in self.pile.told_in.get(key, ())] or [self.author],
            "external_references": [{name: value for name, value in reference.items() if value}],
        }

    def _note(self, key: str, stored: StoredStatement) -> Object:
        """One statement: its words, where they stand, whose they are."""
        statement = stored.statement
        place = f"characters {statement.span.start} to {statement.span.end} of the text, in Unicode code points"
        wrong = [f"a person ruled this statement wrong: {self.pile.wrong[key]}"] if key in self.pile.wrong else []
        about = [_identity(one) for one in self.pile.speaks_of.get(key, ())]
        return {
            **self._make("note", _statement(key)),
            "abstract": "; ".join((statement_notation(statement), *wrong)),
            "content": stored.words,
            "authors": [source for source in stored.chain if source],
            "object_refs": [self._document(stored.document), *about],
            "labels": [statement.kind, statement.certainty, statement.polarity],
            "confidence": ADMIRALTY.get(self.pile.ratings.get(key, "")),
            "external_references": [{"source_name": stored.name, "description": place, "external_id": key}],
        }

    def _claim(self, claim: Claim) -> Iterator[Object]:
        told = self.pile.told(claim)
        if not told:
            return
        tie = self.pile.tie(claim)
        counted = "; ".join(
            f"{position.polarity} by {origins(position.independent)} independent origins"
            for position in claim.positions
        )
        if tie:
            key = stix_id("relationship", claim.id)
            sides = (_identity(tie.subject.id), _identity(tie.object.id))
            found = self._relationship(key, _relationship_type(tie.kind), sides, told)
            yield {**found, "description": f"{claim_words(claim)} ({counted})"}
        else:
            key = stix_id("note", "claim", claim.id)
            about = [_identity(one) for one in claim.entities if one in self.pile.entities]
            yield {
                **self._make("note", key, told),
                "abstract": f"claim ({counted})",
                "content": claim_words(claim),
                "labels": ["claim", claim.kind, *(["contested"] if claim.contested else [])],
                "object_refs": [*about, *(_statement(one) for one in told)],
            }
        for position in claim.positions:
            for number, origin in enumerate(position.origins):
                held = self.pile.held(origin.statements)
                if held:
                    yield self._opinion(
                        stix_id("opinion", claim.id, position.polarity, number), key, origin, position.polarity
                    )

    def _opinion(self, key: str, claim: str, origin: Origin, polarity: Polarity) -> Object:
        """That a source affirms or denies the claim, and how sure it is where it is surest."""
        held = self.pile.held(origin.statements)
        surest = min((self.pile.statements[one].statement.certainty for one in held), key=_SUREST.index)
        told = (
            origin.occasion,
            *origin.reasons,
            "confidence: how sure the source is (Words of Estimative Probability)",
        )
        return {
            **self._make("opinion", key, held),
            "opinion": "agree" if polarity == "affirmed" else "disagree",
            "authors": [origin.source],
            "explanation": "; ".join(one for one in told if one),
            "object_refs": [claim, *(_statement(one) for one in held)],
            "confidence": ESTIMATIVE[surest],
        }

    def _derivation(self, number: int, one: Derivation) -> Object:
        key, why = self._document(one.document), "; ".join((one.kind, *one.reasons))
        if one.parent is None or one.parent not in self.pile.documents:
            return {
                **self._make("note", stix_id("note", "absent", number, one.document, one.absent)),
                "abstract": f"{'links to' if one.is_mere_link else 'made from'} a report that is not in the pile: {one.absent}",
                "content": why,
                "object_refs": [key],
            }
        parent = self._document(one.parent)
        kind = "derived-from" if key.partition("--")[0] == parent.partition("--")[0] else "related-to"
        found = self._relationship(stix_id("relationship", number, one.document, one.parent), kind, (key, parent), ())
        return {**found, "description": why}


def _identity(key: str) -> str:
    return stix_id("identity", key)


def _statement(key: str) -> str:
    return stix_id("note", key)


def _relationship_type(kind: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-") or "related-to"


def _day(when: Interval) -> date | None:
    """The first day of `when`, if it is known closely enough to be given as a time of publishing."""
    return when.start if when.start and when.end and when.end - when.start <= CLOSE else None


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


STIX = Export("stix", ".stix.json", "MISP, OpenCTI: a STIX 2.1 bundle", write_stix)
