"""Are the golden attribution passages well-formed? This says nothing about what sayso finds in them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

FILES = sorted((Path(__file__).parent / "attribution").rglob("*.toml"))
PASSAGES: list[dict[str, Any]] = [
    passage for path in FILES for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
]
GENRES = {
    "wire", "politics", "business", "sports", "science", "court", "local", "interview", "disaster",
    "machine_paraphrase", "broken_quotes",
}  # fmt: skip

Span = tuple[int, int]


def occurrences(words: str, text: str) -> list[Span]:
    """Every place where the words stand in the text, on word boundaries."""
    start = r"(?<!\w)" if words[0].isalnum() else ""
    end = r"(?!\w)" if words[-1].isalnum() else ""
    return [match.span() for match in re.finditer(start + re.escape(words) + end, text)]


def gap(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)


def nearest(words: str, text: str, anchors: list[Span], outside: list[Span]) -> Span | None:
    """The place of the words nearest to the anchors and not inside the spans named."""
    places = [place for place in occurrences(words, text) if not any(a < place[1] and place[0] < b for a, b in outside)]
    return min(places, key=lambda place: min(gap(place, anchor) for anchor in anchors), default=None)


def contents(attribution: dict[str, Any], text: str) -> list[Span]:
    return [occurrences(words, text)[0] for words in attribution["content"]]


def holders(passage: dict[str, Any], index: int) -> list[int]:
    """The attribution and those it stands inside, innermost first."""
    path = [index]
    while "inside" in passage["attribution"][path[-1]]:
        path.append(passage["attribution"][path[-1]]["inside"])
        assert len(set(path)) == len(path), "an attribution inside itself"
    return path


def within(inner: Span, spans: list[Span]) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in spans)


def test_every_genre_has_its_file() -> None:
    assert {path.stem for path in FILES} == GENRES


def test_passages_are_many_and_half_of_them_nested() -> None:
    nested = [p for p in PASSAGES if any("inside" in a for a in p.get("attribution", []))]
    assert len({passage["id"] for passage in PASSAGES}) == len(PASSAGES) >= 80
    assert len({passage["text"] for passage in PASSAGES}) == len(PASSAGES)
    assert len(nested) >= 40
    assert all("chain" in passage for passage in nested)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_attributions_are_words_of_the_passage(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for attribution in passage.get("attribution", []):
        assert set(attribution) <= {"source", "cue", "content", "inside", "manner"}
        assert attribution["manner"] in {"direct", "indirect", "mixed"}
        assert attribution["content"]
        for words in attribution["content"]:
            assert len(occurrences(words, text)) == 1, words
        content = contents(attribution, text)
        assert content == sorted(content)
        cue = nearest(attribution["cue"], text, content, content)
        assert cue is not None, attribution["cue"]
        if attribution["source"]:
            assert nearest(attribution["source"], text, [cue], [*content, cue]) is not None, attribution["source"]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_inner_attributions_stand_inside_the_outer_content(passage: dict[str, Any]) -> None:
    attributions = passage.get("attribution", [])
    for index, attribution in enumerate(attributions):
        if "inside" in attribution:
            assert 0 <= attribution["inside"] < len(attributions)
            assert len(holders(passage, index)) > 1
            outer = contents(attributions[attribution["inside"]], passage["text"])
            for span in contents(attribution, passage["text"]):
                assert within(span, outer), attribution["content"]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_chains_are_as_long_as_the_nesting_is_deep(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for chain in passage.get("chain", []):
        assert len(occurrences(chain["words"], text)) == 1
        place = occurrences(chain["words"], text)[0]
        depths = [
            len(holders(passage, index))
            for index, attribution in enumerate(passage["attribution"])
            if within(place, contents(attribution, text))
        ]
        assert len(chain["sources"]) - 1 == max(depths)
        assert all(source in text for source in chain["sources"])
