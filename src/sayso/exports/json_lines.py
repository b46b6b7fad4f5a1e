"""`jsonl`: everything in the case, one JSON object a line, each saying with `record` what it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from sayso.casefile import Case
from sayso.evidence import CONTRACT, to_json
from sayso.exports.export import Export
from sayso.exports.gathering import Pile, gather
from sayso.handover.files import whole_file


def write_json_lines(case: Case, path: Path) -> None:
    """Write the case as JSON Lines to the file `path`. Raises `InputError` or `CaseError` where that cannot be."""
    pile = gather(case)
    with whole_file(path) as file:
        for kind, fields in _lines(case, pile):
            file.write(to_json({"record": kind, **fields}) + b"\n")


def _lines(case: Case, pile: Pile) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with its kind: the case, documents with their texts, statements, then what they come to."""
    yield "case", {"contract": CONTRACT, "name": pile.name, "documents": len(pile.documents)}
    for key, held in pile.documents.items():
        yield "document", {**_plain(case.document(key)), **_plain(held, without="document")}
    for key, stored in pile.statements.items():
        yield (
            "statement",
            {
                **_plain(stored.statement),
                "document": stored.document,
                "name": stored.name,
                "outlet": stored.outlet,
                "words": stored.words,
                "claims": pile.claims_of.get(key, ()),
                "ruled_wrong": pile.wrong.get(key),
            },
        )
    for entity in pile.entities.values():
        yield "entity", {**_plain(entity), "statements": pile.told_of.get(entity.id, ())}
    for kind, records in (
        ("claim", pile.claims.values()),
        ("series", pile.series),
        ("conflict", pile.conflicts),
        ("derivation", pile.derivations),
        ("judgement", pile.judgements),
        ("problem", pile.problems),
    ):
        for record in records:
            yield kind, _plain(record)


def _plain(record: Any, *, without: str = "") -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return {name: value for name, value in plain.items() if name != without}


JSON_LINES = Export("jsonl", ".jsonl", "programs: everything in the case, one JSON object a line", write_json_lines)
