"""Scores the tagger on articles of PolNeAR: finding, sources, exact spans of each role, speed."""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType

from corpus import ROLES, Article, paragraphs_of, read_articles

from sayso.extract.tagger import Tagged, Tagger


def load_scorer(path: Path) -> ModuleType:
    """The scorer `score_polnear.py` as a module."""
    spec = importlib.util.spec_from_file_location("score_polnear", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def exact(articles: list[Article], system: list[tuple[Tagged, ...]]) -> dict[str, float]:
    """F1 of exactly right spans, role by role."""
    result = {}
    for role in ROLES:
        gold = Counter(
            (n, span) for n, a in enumerate(articles) for span in {s for each in a.attributions for s in each[role]}
        )
        found = Counter(
            (n, span) for n, tagged in enumerate(system) for span in {s for each in tagged for s in getattr(each, role)}
        )
        result[role] = 2 * len(gold & found) / max(1, len(gold) + len(found))
    return result


def as_gold(article: Article) -> list[dict[str, list[tuple[int, int]] | None]]:
    """Annotated attributions as the scorer reads them."""
    return [dict(each) | {"source": each["source"] or None} for each in article.attributions]


def as_system(tagged: tuple[Tagged, ...]) -> list[dict[str, list[list[int]] | None]]:
    """In the form the scorer reads."""
    return [
        {role: [list(span) for span in getattr(each, role)] or None for role in ROLES}
        | {"cue": [list(s) for s in each.cue]}
        for each in tagged
    ]


def main() -> None:
    here = Path(__file__).resolve()
    shared = here.parents[3] / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=shared / "data/polnear/dev")
    parser.add_argument("--scorer", type=Path, default=shared / "scorers/score_polnear.py")
    parser.add_argument("--weights", type=Path, default=here.parents[2] / "src/sayso/languages/weights")
    parser.add_argument("--bootstrap", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print all measures")
    options = parser.parse_args()
    articles = read_articles(options.corpus)
    tagger = Tagger(options.weights, threads=options.threads)
    began = time.process_time()
    system = [tagger.tag(a.text, paragraphs_of(a.text)) for a in articles]
    took = time.process_time() - began
    scorer = load_scorer(options.scorer)
    texts = {a.name: a.text for a in articles}
    gold = {a.name: as_gold(a) for a in articles}
    counts = scorer.score(texts, gold, {a.name: as_system(t) for a, t in zip(articles, system, strict=True)})
    measures = scorer.measures(counts)
    if options.json:
        json.dump(measures, sys.stdout, indent=1)
    scorer.show(measures)
    print("exact spans F1 " + "  ".join(f"{role} {100 * f:.1f}" for role, f in exact(articles, system).items()))
    print(f"{sum(len(a.text.split()) for a in articles) / took:.0f} words a second of processor time")
    if options.bootstrap:
        for key in ("detect@0.5", "detect@0.9", "e2e_overlap"):
            low, high = scorer.interval(counts, key, options.bootstrap)
            print(f"95% of {key} F1 over documents: {100 * low:.1f} to {100 * high:.1f}")


if __name__ == "__main__":
    main()
