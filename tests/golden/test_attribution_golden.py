"""How many of the golden passages' attributions and chains sayso finds; run as a script it shows what it misses.

An attribution is right where half of the content is shared (Jaccard of characters) and the sources overlap, as in PolNeAR's
end-to-end measure; a chain where every link from the outside to the words has its source.
"""

# ruff: noqa: T201  (run as a script it prints)

import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from sayso.evidence import Attribution, Document, Span
from sayso.extract.attributions import find_attributions
from sayso.languages.en.parser import parse

FOLDER = Path(__file__).parent / "attribution"
FURTHER = (
    FOLDER / "further"
)  # written later, without a look at the code or its output; since then errors of these kinds were mended
GENRES = sorted(path.stem for path in FOLDER.glob("*.toml"))
FLOORS = {"golden": {"f1": 0.82, "chains": 0.85}, "further": {"f1": 0.82, "chains": 0.86}}


def occurrences(words: str, text: str) -> list[Span]:
    start = r"(?<!\w)" if words[0].isalnum() else ""
    end = r"(?!\w)" if words[-1].isalnum() else ""
    return [Span(*match.span()) for match in re.finditer(start + re.escape(words) + end, text)]


def nearest(words: str, text: str, anchors: list[Span], outside: list[Span]) -> Span | None:
    places = [place for place in occurrences(words, text) if not any(place.overlaps(span) for span in outside)]
    return min(places, key=lambda at: min(max(at.start - b.end, b.start - at.end, 0) for b in anchors), default=None)


def gold_of(passage: dict[str, Any]) -> list[Attribution]:
    text = passage["text"]
    found = []
    for at, each in enumerate(passage.get("attribution", [])):
        content = [occurrences(words, text)[0] for words in each["content"]]
        cue = nearest(each["cue"], text, content, content) or content[0]
        source = nearest(each["source"], text, [cue], content) if each["source"] else None
        inside = f"a{each['inside'] + 1}" if "inside" in each else None
        found.append(Attribution(f"a{at + 1}", (source,) if source else (), (cue,), tuple(content), inside=inside))
    return found


def letters(spans: tuple[Span, ...], text: str) -> set[int]:
    return {at for span in spans for at in range(*span) if not text[at].isspace()}


def same_source(one: Attribution, other: Attribution, text: str) -> bool:
    if not one.source or not other.source:
        return not one.source and not other.source
    return bool(letters(one.source, text) & letters(other.source, text))


def right(one: Attribution, other: Attribution, text: str) -> bool:
    first, second = letters(one.content, text), letters(other.content, text)
    return len(first & second) >= 0.5 * len(first | second) and same_source(one, other, text)


def matched(gold: list[Attribution], found: tuple[Attribution, ...], text: str) -> dict[int, int]:
    """Gold → found, greedily by the share of the content."""
    pairs = sorted(
        (
            -len(letters(g.content, text) & letters(f.content, text))
            / len(letters(g.content, text) | letters(f.content, text)),
            i,
            k,
        )
        for i, g in enumerate(gold)
        for k, f in enumerate(found)
        if right(g, f, text)
    )
    result: dict[int, int] = {}
    for _, i, k in pairs:
        if i not in result and k not in result.values():
            result[i] = k
    return result


def path_to(words: Span, found: list[Attribution]) -> list[Attribution]:
    """The attributions around the words, outermost first."""
    by_id = {each.id: each for each in found}
    around = [each for each in found if any(span.covers(words) for span in each.content)]
    best: list[Attribution] = []
    for each in around:
        path = [each]
        while path[0].inside and path[0].inside in by_id:
            path.insert(0, by_id[path[0].inside])
        if len(path) > len(best):
            best = path
    return best


def read(genre: str, folder: Path) -> list[dict[str, Any]]:
    passages: list[dict[str, Any]] = tomllib.loads((folder / f"{genre}.toml").read_text(encoding="utf-8"))["passage"]
    return passages


def measure(genres: list[str], *, folder: Path = FOLDER, show: bool = False) -> dict[str, dict[str, float]]:
    results: dict[str, dict[str, float]] = {}
    for genre in genres:
        count: dict[str, int] = defaultdict(int)
        for passage in read(genre, folder):
            text = passage["text"]
            gold = gold_of(passage)
            found = find_attributions(parse(Document(id="", name="", text=text)))
            pairs = matched(gold, found, text)
            count["gold"] += len(gold)
            count["found"] += len(found)
            count["right"] += len(pairs)
            if show:
                misses(passage, gold, found, pairs)
            for chain in passage.get("chain", []):
                place = occurrences(chain["words"], text)[0]
                wanted, got = path_to(place, gold), path_to(place, list(found))
                good = len(wanted) == len(got) and all(
                    same_source(a, b, text) for a, b in zip(wanted, got, strict=True)
                )
                count["chains"] += 1
                count["chains right"] += good
                if show and not good:
                    print("  CHAIN", chain["sources"][1:], "≠", [[s.words(text) for s in each.source] for each in got])
        results[genre] = {
            "f1": 2 * count["right"] / max(1, count["gold"] + count["found"]),
            "recall": count["right"] / max(1, count["gold"]),
            "chains": count["chains right"] / max(1, count["chains"]),
            "n": count["gold"],
            "n chains": count["chains"],
        }
    return results


def misses(
    passage: dict[str, Any], gold: list[Attribution], found: tuple[Attribution, ...], pairs: dict[int, int]
) -> None:
    text = passage["text"]
    lines = [f"  - {notation(each, text)}" for i, each in enumerate(gold) if i not in pairs]
    lines += [f"  + {notation(each, text)}" for k, each in enumerate(found) if k not in pairs.values()]
    if lines:
        print(passage["id"], text, *lines, sep="\n")


def notation(each: Attribution, text: str) -> str:
    parts = (" … ".join(span.words(text) for span in part) for part in (each.source, each.cue, each.content))
    return f"{each.id}<{each.inside} " + " | ".join(parts)


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, dict[str, float]]]:
    return {"golden": measure(GENRES), "further": measure(GENRES, folder=FURTHER)}


@pytest.mark.parametrize("name", FLOORS)
def test_chains_are_right(name: str, results: dict[str, dict[str, dict[str, float]]]) -> None:
    table = results[name].values()
    total = sum(each["n chains"] for each in table)
    assert sum(each["chains"] * each["n chains"] for each in table) / total >= FLOORS[name]["chains"]


@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.parametrize("genre", GENRES)
def test_attributions_are_found_in_every_genre(
    name: str, genre: str, results: dict[str, dict[str, dict[str, float]]]
) -> None:
    assert results[name][genre]["f1"] >= FLOORS[name]["f1"]


if __name__ == "__main__":
    folder = FURTHER if "--further" in sys.argv else FOLDER
    chosen = [name for name in sys.argv[1:] if name in GENRES] or GENRES
    table = measure(chosen, folder=folder, show="--show" in sys.argv)
    for name, each in table.items():
        print(
            f"{name:20s} n {each['n']:3.0f}  F1 {100 * each['f1']:5.1f}  recall {100 * each['recall']:5.1f}  chains {100 * each['chains']:5.1f} of {each['n chains']:.0f}"
        )
    chains = sum(each["n chains"] for each in table.values())
    print(
        f"all: chains {100 * sum(each['chains'] * each['n chains'] for each in table.values()) / max(1, chains):.1f} of {chains:.0f}"
    )
