"""How well attributions are found: rules only, tagger only, and both, against PolNeAR.

    python benchmarks/attribution.py POLNEAR_SPLIT SCORER [--parts rules,tagger,both] [--first N] [--weights FOLDER]

POLNEAR_SPLIT is a folder with `text/` and `attributions/`, SCORER the file `score_polnear.py`, FOLDER one with other
weights (such as the unquantised ones). Prints one row for each part, with all attributions and with the outermost only (PolNeAR's annotation is flat).
"""

import argparse
import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.evidence import Attribution, Document
from sayso.extract.attributions import find_attributions
from sayso.extract.tagger import Tagger
from sayso.languages.en.parser import parse
from sayso.languages.parse import Parse


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_polnear", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_system(found: tuple[Attribution, ...], *, outermost: bool) -> list[dict[str, Any]]:
    return [
        {role: [list(span) for span in getattr(each, role)] for role in ("source", "cue", "content")}
        for each in found
        if not (outermost and each.inside)
    ]


def find(parsed: Parse, part: str, tagger: Tagger | None) -> tuple[Attribution, ...]:
    return find_attributions(parsed, parts=part, tagger=tagger)  # type: ignore[arg-type]


def row(name: str, measures: dict[str, Any]) -> str:
    f1 = [
        100 * measures[key]["f1"]
        for key in (
            "e2e_overlap",
            "detect@0.5",
            "detect@0.9",
            "e2e_exact",
            "token_source",
            "token_cue",
            "token_content",
        )
    ]
    kinds = [100 * measures["recall_by_kind"].get(kind, [0])[0] for kind in ("direct", "mixed", "indirect")]
    pr = 100 * measures["e2e_overlap"]["p"], 100 * measures["e2e_overlap"]["r"]
    return f"{name:24s}" + "".join(f"{value:7.1f}" for value in (*pr, *f1, *kinds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--parts", default="rules,tagger,both")
    parser.add_argument("--first", type=int, default=None)
    parser.add_argument("--weights", type=Path, default=None)
    options = parser.parse_args()
    tagger = Tagger(options.weights) if options.weights else None
    scorer = load_scorer(options.scorer)
    texts = scorer.read_texts(options.split / "text")
    texts = dict(list(texts.items())[: options.first])
    gold = {name: scorer.parse_ann(scorer.read_text(options.split / "attributions" / f"{name}.ann")) for name in texts}
    start = time.perf_counter()
    parses = {name: parse(Document(id=name, name=name, text=text)) for name, text in texts.items()}
    words = sum(len(text.split()) for text in texts.values())
    print(
        f"{len(texts)} documents, {words} words; parse alone {words / (time.perf_counter() - start):.0f} words/s",
        file=sys.stderr,
    )
    print(
        f"{'':24s}"
        + "".join(
            f"{name:>7s}"
            for name in (
                "P",
                "R",
                "e2e",
                "@.5",
                "@.9",
                "exact",
                "tokSrc",
                "tokCue",
                "tokCon",
                "direct",
                "mixed",
                "indir",
            )
        )
    )
    for part in options.parts.split(","):
        start = time.perf_counter()
        found = {name: find(parsed, part, tagger) for name, parsed in parses.items()}
        seconds = time.perf_counter() - start
        for outermost in (False, True):
            system = {name: as_system(each, outermost=outermost) for name, each in found.items()}
            label = f"{part}, {'outermost' if outermost else 'all'}"
            print(row(label, scorer.measures(scorer.score(texts, gold, system))))
        print(f"{part}: {words / seconds:.0f} words/s", file=sys.stderr)


if __name__ == "__main__":
    main()
