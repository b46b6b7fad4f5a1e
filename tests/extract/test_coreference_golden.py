"""The golden passages for who is who: the words of one entity together, those of different ones apart."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.evidence import Attribution, Document, Mention, Span
from sayso.extract.coreference import Resolution, resolve
from sayso.extract.mentions import find_mentions
from sayso.extract.quantities import find_quantities
from sayso.extract.times import find_times
from sayso.languages import parse

FOLDER = Path(__file__).parents[1] / "golden" / "coreference"
PASSAGES = [
    pytest.param(passage, id=f"{file.stem}/{passage['id']}")
    for file in sorted(FOLDER.glob("*.toml"))
    for passage in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
]


def place(text: str, words: str, start: int = 0) -> Span:
    bare, _, number = words.partition("#")
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text) if match.start() >= start]
    at = found[int(number or 1) - 1]
    return Span(at, at + len(bare))


def resolve_passage(passage: dict[str, Any]) -> Resolution:
    text = passage["text"]
    attributions = []
    for number, (source, content, manner) in enumerate(passage.get("said", []), 1):
        held = text.index(content)
        spot = place(text, source)
        attributions.append(Attribution(f"a{number}", (spot,), (), (Span(held, held + len(content)),), manner=manner))
    parsed = parse(Document(id="golden", name="golden", text=text))
    assert parsed is not None
    times = find_times(parsed)
    return resolve(parsed, find_mentions(parsed, times, find_quantities(parsed, times)), tuple(attributions))


def mention_at(mentions: tuple[Mention, ...], span: Span) -> Mention:
    exact = [mention for mention in mentions if mention.span == span]
    ended = [mention for mention in mentions if mention.span.end == span.end and mention.entity]
    around = [mention for mention in mentions if mention.span.overlaps(span) and mention.entity]
    found = exact or sorted(ended, key=lambda mention: abs(mention.span.start - span.start)) or around
    assert found, f"no mention at {span}"
    return found[0]


@pytest.mark.parametrize("passage", PASSAGES)
def test_who_is_who(passage: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "gap" in passage:
        request.node.add_marker(pytest.mark.xfail(reason=passage["gap"], strict=True))
    found = resolve_passage(passage)
    entities = {entity.id: entity for entity in found.entities}
    seen: list[str | None] = []
    for expected in passage["entity"]:
        ids = {words: mention_at(found.mentions, place(passage["text"], words)).entity for words in expected["words"]}
        assert len(set(ids.values())) == 1, f"not one: {ids}"
        identity = next(iter(ids.values()))
        assert identity is not None
        assert identity not in seen, f"not told apart: {expected['words']}"
        seen.append(identity)
        entity = entities[identity]
        for field in ("name", "role", "kind", "named", "plural"):
            if field in expected:
                assert getattr(entity, field) == expected[field], field
        if "body" in expected:
            assert entity.body is not None
            assert entities[entity.body].name == expected["body"]
        if "anonymity" in expected:
            assert entity.anonymity is not None
            assert entity.anonymity.words(passage["text"]) == expected["anonymity"]
