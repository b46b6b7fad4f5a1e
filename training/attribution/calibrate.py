"""Fits how sure the tagger says it is, on the development articles, and chooses the least score worth telling.

A candidate counts as right if its content overlaps an annotated one by half (Jaccard) and the source overlaps too.
Every number printed is from ten-fold cross-validation over articles; what is written is fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from corpus import paragraphs_of, read_articles
from evaluate import as_gold, load_scorer

from sayso.extract.tagger import Tagger
from sayso.extract.tagger.confidence import EVIDENCE

RIDGE = 3.0
FOLDS = 10


def fit(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights (the last is the bias) of a ridge logistic regression, by Newton's method."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    scaled = np.c_[(features - mean) / spread, np.ones(len(features))]
    weights = np.zeros(scaled.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (p - right) + RIDGE * weights
        weights -= np.linalg.solve((scaled * (p * (1 - p))[:, None]).T @ scaled + RIDGE * np.eye(len(weights)), slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def probabilities(weights: np.ndarray, features: np.ndarray) -> np.ndarray:
    """What the weights make of the features."""
    return np.asarray(1 / (1 + np.exp(-np.c_[features, np.ones(len(features))] @ weights)))


def gather(tagger: Tagger, corpus: Path, scorer_path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Evidence, whether right, and article of each candidate; and how many attributions were annotated."""
    scorer = load_scorer(scorer_path)
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    groups: list[int] = []
    count = 0
    for number, article in enumerate(read_articles(corpus)):
        gold = [
            (scorer.char_set(each["content"], article.text), scorer.char_set(each["source"], article.text))
            for each in as_gold(article)
        ]
        count += len(gold)
        for tagged, evidence in tagger.find(article.text, paragraphs_of(article.text)):
            content = scorer.char_set(tagged.content, article.text)
            source = scorer.char_set(tagged.source, article.text)
            hit = next(
                (
                    g
                    for g in gold
                    if scorer.jaccard(g[0], content) >= 0.5 and scorer.source_right(g[1], source, "overlap")
                ),
                None,
            )
            if hit:
                gold.remove(hit)
            rows.append(evidence)
            right.append(hit is not None)
            groups.append(number)
    return np.array(rows), np.array(right, dtype=float), np.array(groups), count


def main() -> None:
    here = Path(__file__).resolve()
    shared = here.parents[3] / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=shared / "data/polnear/dev")
    parser.add_argument("--scorer", type=Path, default=shared / "scorers/score_polnear.py")
    parser.add_argument("--weights", type=Path, default=here.parents[2] / "src/sayso/languages/weights")
    parser.add_argument("--keep", type=float, default=0.3, help="least score worth telling")
    options = parser.parse_args()
    path = options.weights / "confidence.json"
    if not path.exists():
        path.write_text(json.dumps({"weights": dict.fromkeys(EVIDENCE, 0.0), "bias": 0.0, "keep": 0.0}))
    features, right, groups, gold = gather(Tagger(options.weights), options.corpus, options.scorer)
    folds = np.random.default_rng(0).permutation(groups.max() + 1)[groups] % FOLDS
    held_out = np.zeros(len(right))
    for fold in range(FOLDS):
        chosen = folds == fold
        held_out[chosen] = probabilities(fit(features[~chosen], right[~chosen]), features[chosen])
    for keep in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = held_out >= keep
        precision, recall = right[kept].mean(), right[kept].sum() / gold
        f1 = 2 * precision * recall / (precision + recall)
        print(f"keep {keep:.2f}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.2f}")
    print(f"mean squared error of the score {((held_out - right) ** 2).mean():.4f}")
    weights = [round(float(each), 4) for each in fit(features, right)]
    data = {"weights": dict(zip(EVIDENCE, weights[:-1], strict=True)), "bias": weights[-1], "keep": options.keep}
    path.write_text(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main()
