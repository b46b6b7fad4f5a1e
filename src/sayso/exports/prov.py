"""`prov`: where every claim comes from, as W3C PROV with W3C Web Annotations for the words it rests on (JSON-LD).

Reports, statements and claims are PROV entities, sources and sayso are agents. A claim is derived from statements and
has origins as primary sources; a statement is quoted from a report, attributed to its origin, and annotates the very
words (TextPositionSelector in Unicode code points, TextQuoteSelector). All contexts are embedded: reading it fetches
nothing. What PROV has no word for is in sayso's own vocabulary; its addresses are names only.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.casefile import Case, StoredStatement
from sayso.evidence import Derivation, FigureProposition, Interval, Passage, Span, content_id
from sayso.evidence.notation import claim_words, notation, statement_notation
from sayso.exports.export import Export
from sayso.exports.gathering import Pile, gather, parties
from sayso.exports.nodes import Node, encode, without_empty
from sayso.handover.files import whole_file

BASE = "https://sayso.invalid/"


def _link(name: str) -> Node:
    return {"@id": name, "@type": "@id"}


def _typed(name: str, kind: str) -> Node:
    return {"@id": name, "@type": f"xsd:{kind}"}


CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sayso": f"{BASE}vocabulary#",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "value": "rdf:value",
    # Web Annotation
    "target": _link("oa:hasTarget"),
    "body": _link("oa:hasBody"),
    "source": _link("oa:hasSource"),
    "selector": _link("oa:hasSelector"),
    "motivation": _link("oa:motivatedBy"),
    "exact": "oa:exact",
    "start": _typed("oa:start", "nonNegativeInteger"),
    "end": _typed("oa:end", "nonNegativeInteger"),
    # PROV
    **{
        name: _link(f"prov:{name}")
        for name in (
            "used", "entity", "wasGeneratedBy", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom",
            "hadPrimarySource", "qualifiedDerivation", "actedOnBehalfOf", "hadMember",
        )
    },
    "generatedAtTime": _typed("prov:generatedAtTime", "dateTime"),
    # what PROV has no word for
    "statement": _link("sayso:statement"),
    "position": _link("sayso:position"),
    "origin": _link("sayso:origin"),
    "party": _link("sayso:party"),
    "passage": _link("sayso:passage"),
    "about": _link("sayso:about"),
    "chain": {"@id": "sayso:chain", "@type": "@id", "@container": "@list"},
    **{
        name: _typed(f"sayso:{name}", "date")
        for name in ("publishedFrom", "publishedTo", "holdsFrom", "holdsTo", "saidFrom", "saidTo", "asOfFrom", "asOfTo")
    },
    **{
        name: f"sayso:{name}"
        for name in (
            "kind", "proposition", "role", "certainty", "polarity", "manner", "named", "reason", "score", "directed",
            "occasion", "atLeast", "atMost", "contested", "measure", "low", "high", "bound", "approximate", "unit", "of",
            "place", "ruledWrong", "reader", "subject", "other", "note",
        )
    },
}  # fmt: skip


def write_prov(case: Case, path: Path) -> None:
    """Write the provenance as JSON-LD to the file `path`. Raises `InputError` or `CaseError` where that cannot be."""
    pile = gather(case)
    with whole_file(path) as file:
        file.write(b'{"@context": ' + encode(CONTEXT) + b',\n"@graph": [')
        between = b"\n"
        for node in _nodes(pile):
            file.write(between + encode(without_empty(node)))
            between = b",\n"
        file.write(b"\n]}\n")


def _nodes(pile: Pile) -> Iterator[Node]:
    yield {"id": f"{BASE}agent/sayso", "type": ["prov:Agent", "prov:SoftwareAgent"], "label": "sayso"}
    yield from _reports(pile)
    yield from _agents(pile)
    for key, stored in pile.statements.items():
        yield _statement(pile, key, stored)
    yield from _claims(pile)
    yield from _series(pile)
    for number, conflict in enumerate(pile.conflicts, start=1):
        yield {
            "id": f"{BASE}conflict/{number}",
            "type": ["prov:Entity", "sayso:Conflict"],
            "kind": conflict.kind,
            "reason": conflict.reason,
            "statement": _statements(pile.held(conflict.statements)),
        }
    for judgement in pile.judgements:
        yield {
            "id": f"{BASE}judgement/{judgement.id}",
            "type": ["prov:Entity", "sayso:Judgement"],
            "kind": judgement.kind,
            "subject": judgement.subject,
            "other": judgement.other,
            "value": judgement.value,
            "reason": judgement.reason,
            "wasAttributedTo": {
                "id": f"{BASE}judge/{content_id(judgement.by)}",
                "type": ["prov:Agent", "prov:Person"],
                "label": judgement.by or "not named",
            },
            "generatedAtTime": judgement.at.isoformat(),
        }


def _reports(pile: Pile) -> Iterator[Node]:
    made: dict[str, list[Derivation]] = {}
    cited: dict[str, list[str]] = {}
    for one in pile.derivations:
        if one.is_mere_link and one.url is not None:
            cited.setdefault(one.document, []).append(one.url)
            continue
        made.setdefault(one.document, []).append(one)
    absent = dict.fromkeys(one.absent or "?" for listed in made.values() for one in listed if one.parent is None)
    missing = {name: f"{BASE}absent/{number}" for number, name in enumerate(absent, start=1)}
    for name, key in missing.items():
        yield {"id": key, "type": ["prov:Entity", "sayso:Report"], "label": name, "note": "not in the pile"}
    for key, held in pile.documents.items():
        document = held.document
        derivations = [
            without_empty(
                {
                    "type": "prov:Derivation",
                    "entity": _report(one.parent) if one.parent else missing[one.absent or "?"],
                    "kind": one.kind,
                    "score": one.score,
                    "directed": one.directed,
                    "reason": one.reasons,
                    "dcterms:source": one.url,
                    "passage": [
                        _passage(key, one.parent, number, passage)
                        for number, passage in enumerate(one.passages, start=1)
                        if one.parent
                    ],
                }
            )
            for one in made.get(key, ())
        ]
        yield {
            "id": _report(key),
            "type": ["prov:Entity", "sayso:Report"],
            "label": document.name,
            "dcterms:title": document.title,
            "dcterms:publisher": document.outlet,
            "dcterms:source": document.url,
            "dcterms:language": document.language,
            **_days("published", document.published.interval),
            "wasDerivedFrom": [one["entity"] for one in derivations],
            "qualifiedDerivation": derivations,
            "dcterms:references": cited.get(key, []),
        }
        if held.reader is not None:
            yield {
                "id": f"{BASE}reading/{key}",
                "type": "prov:Activity",
                "used": _report(key),
                "wasAssociatedWith": f"{BASE}agent/sayso",
                "reader": held.reader,
            }


def _passage(key: str, parent: str, number: int, passage: Passage) -> Node:
    """The stretch in the derived report, and the one it was made from."""
    name = f"{BASE}passage/{key}/{parent}/{number}"
    made_from = _stretch(f"{name}/from", parent, passage.from_span)
    return {**_stretch(name, key, passage.span), "wasDerivedFrom": made_from}


def _stretch(name: str, document: str, span: Span) -> Node:
    """A stretch of a report's text."""
    return {
        "id": name,
        "type": ["prov:Entity", "oa:SpecificResource"],
        "source": _report(document),
        "selector": {"type": "oa:TextPositionSelector", "start": span.start, "end": span.end},
    }


_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization"}


def _agents(pile: Pile) -> Iterator[Node]:
    for key, entity in pile.entities.items():
        kinds = ["prov:Agent", _AGENTS[entity.kind]] if entity.kind in _AGENTS else ["prov:Entity"]
        yield {
            "id": _entity(key),
            "type": kinds,
            "label": entity.name,
            "skos:altLabel": entity.names,
            "kind": entity.kind,
            "named": entity.named,
            "actedOnBehalfOf": _entity(entity.body) if entity.body in pile.entities else None,
            "reason": entity.reasons,
            "statement": _statements(pile.told_of.get(key, ())),
        }


def _statement(pile: Pile, key: str, stored: StoredStatement) -> Node:
    statement = stored.statement
    chain = []
    for number, link in enumerate(stored.statement.chain, start=1):
        speaker = pile.who(stored.document, link.entity)
        unknown = {"id": f"{BASE}speaker/{key}/{number}", "type": "prov:Agent", "label": link.source or "not named"}
        chain.append({"id": _entity(speaker.id)} if speaker else unknown)
    playing = []
    for party in parties(statement.proposition):
        who = pile.who(stored.document, party.entity)
        playing.append(
            without_empty({"role": party.role, "label": party.name, "about": _entity(who.id) if who else None})
        )
    return {
        "id": f"{BASE}statement/{key}",
        "type": ["prov:Entity", "oa:Annotation", "sayso:Statement"],
        "motivation": "oa:describing",
        "body": {"type": "oa:TextualBody", "value": statement_notation(statement)},
        "target": {
            "type": "oa:SpecificResource",
            "source": _report(stored.document),
            "selector": [
                {"type": "oa:TextPositionSelector", "start": statement.span.start, "end": statement.span.end},
                {"type": "oa:TextQuoteSelector", "exact": stored.words},
            ],
        },
        "wasQuotedFrom": _report(stored.document),
        "wasGeneratedBy": f"{BASE}reading/{stored.document}",
        "wasAttributedTo": chain[-1]["id"],
        "chain": chain,
        "kind": statement.kind,
        "proposition": notation(statement.proposition),
        "party": playing,
        "manner": statement.chain[-1].manner,
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        **_days("holds", statement.holds),
        **_days("said", statement.said),
        **(_figure(statement.proposition) if isinstance(statement.proposition, FigureProposition) else {}),
        "ruledWrong": pile.wrong.get(key),
    }


def _figure(figure: FigureProposition) -> Node:
    return {
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "approximate": figure.approximate,
        "unit": figure.unit,
        **_days("asOf", figure.as_of),
    }


def _claims(pile: Pile) -> Iterator[Node]:
    for key, claim in pile.claims.items():
        name, positions, numbered = f"{BASE}claim/{key}", [], 0
        for position in claim.positions:
            origins = []
            for origin in position.origins:
                numbered += 1
                origins.append(f"{BASE}origin/{key}/{numbered}")
                known = origin.entity in pile.entities
                yield {
                    "id": origins[-1],
                    "type": ["prov:Entity", "sayso:Origin"],
                    "label": origin.source,
                    "wasAttributedTo": _entity(str(origin.entity))
                    if known
                    else {"id": f"{origins[-1]}/source", "type": "prov:Agent", "label": origin.source},
                    "occasion": origin.occasion,
                    "named": origin.named,
                    "atLeast": origin.independent.at_least,
                    "atMost": origin.independent.at_most,
                    "reason": origin.reasons,
                    "statement": _statements(pile.held(origin.statements)),
                }
            positions.append(
                without_empty(
                    {
                        "type": "sayso:Position",
                        "polarity": position.polarity,
                        "atLeast": position.independent.at_least,
                        "atMost": position.independent.at_most,
                        "reason": position.reasons,
                        "origin": origins,
                        "statement": _statements(pile.held(position.statements)),
                    }
                )
            )
        yield {
            "id": name,
            "type": ["prov:Entity", "sayso:Claim"],
            "label": claim_words(claim),
            "kind": claim.kind,
            "proposition": claim.text,
            "contested": claim.contested,
            "about": [_entity(about) for about in claim.entities if about in pile.entities],
            "wasDerivedFrom": [one for position in positions for one in position.get("statement", ())],
            "hadPrimarySource": [one for position in positions for one in position.get("origin", ())],
            "position": positions,
        }


def _series(pile: Pile) -> Iterator[Node]:
    for series in pile.series:
        told = pile.held(key for point in series.points for key in (point.statement, *point.repeats))
        yield {
            "id": f"{BASE}series/{series.id}",
            "type": ["prov:Entity", "prov:Collection", "sayso:Series"],
            "measure": series.measure,
            "of": series.of,
            "place": series.place,
            "hadMember": _statements(dict.fromkeys(told)),
            "note": [note for point in series.points for note in point.notes],
        }


def _days(name: str, interval: Interval) -> Node:
    return {
        f"{name}From": interval.start.isoformat() if interval.start else None,
        f"{name}To": interval.end.isoformat() if interval.end else None,
    }


def _report(key: str) -> str:
    return f"{BASE}report/{key}"


def _entity(key: str | None) -> str:
    return f"{BASE}entity/{key}"


def _statements(keys: Iterable[str]) -> list[str]:
    return [f"{BASE}statement/{key}" for key in keys]


PROV = Export("prov", ".jsonld", "archives and RDF: W3C PROV and Web Annotation as JSON-LD", write_prov)
