"""The golden passages for ties: each must come out as its file says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.evidence import Document
from sayso.evidence.kinds import relation_kinds
from sayso.extract.coreference import resolve
from sayso.extract.mentions import find_mentions
from sayso.extract.quantities import find_quantities
from sayso.extract.relations import find_relations
from sayso.extract.times import find_times
from sayso.languages import parse

FOLDER = Path(__file__).parents[1] / "golden" / "relations"
PASSAGES = [
    pytest.param(passage, id=f"{file.stem}/{passage['id']}")
    for file in sorted(FOLDER.glob("*.toml"))
    for passage in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
]
TRIVIAL = {"located_in", "apart_from", "same_as", "has_attribute"}


def ties_of(text: str, *, trivial: bool) -> list[str]:
    parsed = parse(Document(id="golden", name="golden", text=text))
    assert parsed is not None
    times = find_times(parsed)
    mentions = find_mentions(parsed, times, find_quantities(parsed, times))
    found = []
    for relation in find_relations(parsed, resolve(parsed, mentions, ()).mentions):
        if relation.kind in TRIVIAL and not trivial:
            continue
        line = f"{relation.kind}: {relation.source.words(text)} -> {relation.target.words(text)}"
        line += f" [{relation.status}]" if relation.status != "current" else ""
        found.append(line + (" [used]" if relation.negation_used else ""))
    return sorted(found)


@pytest.mark.parametrize("passage", PASSAGES)
def test_ties_come_out_as_written(passage: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "gap" in passage:
        request.node.add_marker(pytest.mark.xfail(reason=passage["gap"], strict=True))
    assert ties_of(passage["text"], trivial=passage.get("trivial", False)) == sorted(passage["ties"])


def test_every_kind_has_a_golden_passage() -> None:
    shown = {line.split(":")[0] for case in PASSAGES for line in case.values[0]["ties"]}  # type: ignore[index]
    assert set(relation_kinds()) == shown
