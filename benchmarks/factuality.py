"""How well certainty and polarity agree with what people judged: Pearson's r and mean absolute error on a rated corpus.

    python benchmarks/factuality.py FILE.jsonl [--classes] [--errors N]

FILE has a sentence a line (`text`, tokenised, and `targets` with `span1` in tokens and `label` from -3 to 3, from the
author's point of view), as in UDS-IH2 and Lee et al. (EMNLP 2015). Certainty and polarity are mapped to 3, 2, 1, 0.5 and their
negatives; the mapping is fixed, not fitted.
"""

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from sayso.evidence import Document, Span
from sayso.extract.factuality import Factuality, judge
from sayso.languages.en.parser import parse

VALUE = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "underspecified": 0.5}


def rating(found: Factuality) -> float:
    return VALUE[found.certainty] * (1 if found.polarity == "affirmed" else -1)


def spans(text: str) -> tuple[str, list[Span]]:
    """The tokenised text with its doubled quote marks mended, and where each token stands."""
    words = text.split()
    found: list[Span] = []
    at = 0
    for word in words:
        found.append(Span(at, at + len(word)))
        at += len(word) + 1
    return " ".join(words).replace("' '", "'' "), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--classes", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    gold: list[float] = []
    system: list[float] = []
    classes: dict[str, list[float]] = defaultdict(list)
    errors: list[tuple[float, str]] = []
    seconds = 0.0
    for line in options.file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, tokens = spans(row["text"])
        parsed = parse(Document(id="", name="", text=text))
        for target in row["targets"]:
            low, high = target["span1"]
            trigger = Span(tokens[low].start, tokens[high - 1].end)
            start = time.perf_counter()
            found = judge(parsed, trigger, Span(0, len(text)))
            seconds += time.perf_counter() - start
            gold.append(target["label"])
            system.append(rating(found))
            classes[f"{found.certainty} {found.polarity}"].append(target["label"])
            shown = ", ".join(span.words(text) for span in found.markers)
            errors.append(
                (
                    abs(rating(found) - target["label"]),
                    f"{target['label']:5.1f} {rating(found):5.1f} {trigger.words(text)} [{shown}] {text}",
                )
            )
    pearson = float(np.corrcoef(gold, system)[0, 1])
    error = float(np.mean(np.abs(np.array(gold) - np.array(system))))
    print(
        f"{len(gold)} judged  r {pearson:.3f}  MAE {error:.3f}  always 3: MAE {np.mean(np.abs(np.array(gold) - 3)):.3f}  {1e6 * seconds / len(gold):.0f} us each"
    )
    if options.classes:
        for name, labels in sorted(classes.items()):
            print(f"{name:26s} n {len(labels):5d}  mean {np.mean(labels):5.2f}  median {np.median(labels):5.1f}")
    for size, shown in sorted(errors, reverse=True)[: options.errors]:
        print(f"{size:.1f} {shown}")


if __name__ == "__main__":
    main()
