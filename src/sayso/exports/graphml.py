"""`graphml`: the case as a graph for Gephi, Cytoscape, yEd or networkx: who says what of whom, and who has it from whom.

Nodes are reports, statements, claims and entities; edges say where a statement stands, which claim it affirms or
denies, of whom it speaks and from whom it comes, which report was made from which, and which ties are claimed between
entities. GraphML 1.0. Signs that XML cannot hold become U+FFFD.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from sayso.casefile import Case
from sayso.evidence.notation import claim_words, statement_notation
from sayso.exports.export import Export
from sayso.exports.gathering import Pile, gather, parties
from sayso.handover.files import whole_file

Value = str | int | float | bool | None
Element = tuple[str, str, str | None, dict[str, Value]]
"""A node (its id, kind and no target) or an edge (source, kind, target), with what is known about it."""

_KEYS: dict[str, tuple[str, str]] = {
    "kind": ("string", "all"),
    "label": ("string", "all"),
    "statements": ("string", "all"),
    "words": ("string", "node"),
    "document": ("string", "node"),
    "start": ("int", "node"),
    "end": ("int", "node"),
    "chain": ("string", "node"),
    "certainty": ("string", "node"),
    "polarity": ("string", "node"),
    "ruled_wrong": ("string", "node"),
    "outlet": ("string", "node"),
    "published": ("string", "node"),
    "type": ("string", "node"),
    "named": ("boolean", "node"),
    "latitude": ("double", "node"),
    "longitude": ("double", "node"),
    "country": ("string", "node"),
    "contested": ("boolean", "node"),
    "at_least": ("int", "node"),
    "at_most": ("int", "node"),
    "role": ("string", "edge"),
    "claim": ("string", "edge"),
    "score": ("double", "edge"),
    "reasons": ("string", "edge"),
    "url": ("string", "edge"),
}
_ABSENT_FROM_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write_graphml(case: Case, path: Path) -> None:
    """Write the graph to the file `path`. Raises `InputError` or `CaseError` where that cannot be."""
    pile = gather(case)
    with whole_file(path) as file:
        file.write(_HEAD.encode())
        for name, (kind, where) in _KEYS.items():
            file.write(f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'.encode())
        file.write(b'<graph edgedefault="directed">\n')
        numbers = count(1)
        for start, kind, end, fields in (*_nodes(pile), *_edges(pile)):
            head = (
                f'node id="{start}"' if end is None else f'edge id="x{next(numbers)}" source="{start}" target="{end}"'
            )
            data = "".join(
                f'<data key="{name}">{xml_text(value)}</data>'
                for name, value in {"kind": kind, **fields}.items()
                if value is not None and value != ""
            )
            file.write(f"<{head}>{data}</{head[:4]}>\n".encode())
        file.write(b"</graph>\n</graphml>\n")


def xml_text(value: Value) -> str:
    """`value` between tags; a carriage return as a reference, since XML readers turn it into a line feed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(holdable(str(value)), {"\r": "&#13;"})


def holdable(words: str) -> str:
    """`words` with U+FFFD for each sign that XML 1.0 cannot hold."""
    return _ABSENT_FROM_XML.sub("\ufffd", words)


def _nodes(pile: Pile) -> Iterator[Element]:
    for key, held in pile.documents.items():
        published = held.document.published
        label = held.document.title or held.document.name
        days = "/".join(str(day or "..") for day in (published.start, published.end))
        yield (
            f"d-{key}",
            "report",
            None,
            {
                "label": label,
                "document": held.document.name,
                "outlet": held.document.outlet,
                "published": days if published.interval.known else None,
            },
        )
    for name, node in _absent(pile).items():
        yield node, "report not in the pile", None, {"label": name}
    for key, entity in pile.entities.items():
        yield (
            f"e-{key}",
            "entity",
            None,
            {
                "label": entity.name,
                "type": entity.kind,
                "named": entity.named,
                "latitude": entity.place.latitude if entity.place else None,
                "longitude": entity.place.longitude if entity.place else None,
                "country": entity.place.country_code if entity.place else None,
                "statements": " ".join(pile.told_of.get(key, ())),
            },
        )
    for key, claim in pile.claims.items():
        affirmed = next((one.independent for one in claim.positions if one.polarity == "affirmed"), None)
        told = pile.told(claim)
        yield (
            f"c-{key}",
            "claim",
            None,
            {
                "label": claim_words(claim),
                "type": claim.kind,
                "contested": claim.contested,
                "at_least": affirmed.at_least if affirmed else 0,
                "at_most": affirmed.at_most if affirmed else 0,
                "statements": " ".join(told),
            },
        )
    for key, stored in pile.statements.items():
        statement = stored.statement
        yield (
            f"s-{key}",
            "statement",
            None,
            {
                "label": statement_notation(statement),
                "type": statement.kind,
                "document": stored.name,
                "start": statement.span.start,
                "end": statement.span.end,
                "words": stored.words,
                "chain": " > ".join(source or "?" for source in stored.chain),
                "certainty": statement.certainty,
                "polarity": statement.polarity,
                "ruled_wrong": pile.wrong.get(key),
                "statements": key,
            },
        )


def _edges(pile: Pile) -> Iterator[Element]:
    fields: dict[str, Value]
    for key, stored in pile.statements.items():
        yield f"s-{key}", "stands in", f"d-{stored.document}", {"statements": key}
        for party in parties(stored.statement.proposition):
            entity = pile.who(stored.document, party.entity)
            if entity:
                yield f"s-{key}", "speaks of", f"e-{entity.id}", {"role": party.role, "statements": key}
        speaker = pile.who(stored.document, stored.statement.chain[-1].entity)
        if speaker:
            yield f"s-{key}", "comes from", f"e-{speaker.id}", {"statements": key}
    for key, claim in pile.claims.items():
        for position in claim.positions:
            for one in pile.held(position.statements):
                yield (
                    f"s-{one}",
                    "affirms" if position.polarity == "affirmed" else "denies",
                    f"c-{key}",
                    {"statements": one},
                )
        told = pile.told(claim)
        for about in claim.entities:
            if about in pile.entities:
                yield f"c-{key}", "is about", f"e-{about}", {"statements": " ".join(told)}
        tie = pile.tie(claim)
        if tie:  # so that the graph of entities alone can be looked at
            fields = {"label": tie.kind, "claim": key, "statements": " ".join(told)}
            yield f"e-{tie.subject.id}", "is tied to", f"e-{tie.object.id}", fields
    for key, entity in pile.entities.items():
        if entity.body in pile.entities:
            told_of = " ".join(pile.told_of.get(key, ()))
            yield f"e-{key}", "speaks for", f"e-{entity.body}", {"statements": told_of}
    absent = _absent(pile)
    for derivation in pile.derivations:
        parent = f"d-{derivation.parent}" if derivation.parent else absent[derivation.absent or "?"]
        fields = {
            "label": derivation.kind,
            "score": derivation.score,
            "reasons": "; ".join(derivation.reasons),
            "url": derivation.url,
        }
        yield f"d-{derivation.document}", "links to" if derivation.is_mere_link else "was made from", parent, fields


def _absent(pile: Pile) -> dict[str, str]:
    """The nodes of the reports that are credited and not in the pile, by name."""
    names = dict.fromkeys(one.absent or "?" for one in pile.derivations if one.parent is None)
    return {name: f"a-{number}" for number, name in enumerate(names)}


GRAPHML = Export("graphml", ".graphml", "Gephi, Cytoscape, yEd, networkx: who says what of whom", write_graphml)
