"""Fit the weights of `sayso/corroboration/joining/surroundings.toml`.

    python training/surroundings/fit.py [--data ../shared/data]

Whether two reports tell of one affair is learned from reports of one event and of two: those of BASIL, two piles of real
reports, and the written piles of `benchmarks/independence`. What that and the paragraphs tell of two statements is learned from
`pairs.tsv`: places in reports of the corpora and of the written piles (no words) with what annotators found. Without the
corpora there is nothing to fit. Prints, with each event or pile left out in turn, how many of the pairs
that are then called one claim are, and how many of those are found.
"""

import argparse
import random
import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from training.regression import Numbers, regress

from sayso.corroboration.joining.kinship import Kinship, about, kinship
from sayso.corroboration.joining.surroundings import Signs, signs, telling
from sayso.corroboration.joining.wordings import passage_at
from sayso.evidence import Document, Span
from sayso.formats import load
from sayso.languages.matching import Passage

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WRITTEN = ROOT / "benchmarks/independence/written"
PILES = ("piles/gaza_2014", "piles/carrier_jobs_2016")
SEED = 1
MOST = 40  # pairs of reports of one pile
APART = 4_000  # pairs of reports of two events of BASIL, and half as many of two piles
RIDGE = 0.0005  # by which weights are kept small
PARTS = 5
SHOWN = (0.3, 0.5, 0.6, 0.7, 0.8)


class Labelled(NamedTuple):
    """A pair of statements: where it is from, its reports, its passages, whether it is one claim, how many it stands for."""

    origin: str
    documents: tuple[str, str]
    passages: tuple[Passage, Passage]
    one: bool
    weight: float
    ruled: bool


def weigh_evenly(columns: Numbers, truth: Numbers, weight: Numbers) -> Numbers:
    """`regress` with weights that are 1 on the whole and a ridge that grows with the cases."""
    return regress(columns, truth, weight * len(weight) / weight.sum(), RIDGE * len(columns))


class Corpora:
    """The reports, by their names in `pairs.tsv`."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.document = cache(self._document)
        self.about = cache(lambda name: about(self.document(name)))

    def piles(self) -> dict[str, list[str]]:
        """The names of the reports of each event or pile."""
        files = {folder.name: sorted(folder.glob("*.txt")) for folder in sorted((self._data / "basil").iterdir())}
        files |= {name: sorted((self._data / name).glob("*.txt")) for name in PILES}
        files |= {folder.name: sorted(folder.glob("*.txt")) for folder in sorted(WRITTEN.iterdir())}
        return {name: [self._name(path) for path in paths] for name, paths in files.items()}

    def _name(self, path: Path) -> str:
        root = self._data if path.is_relative_to(self._data) else WRITTEN.parent
        return path.relative_to(root).as_posix()

    def _document(self, name: str) -> Document:
        root = WRITTEN.parent if name.startswith("written/") else self._data
        return load(root / name, name=name)[0][0]


def fit_kinship(corpora: Corpora) -> Numbers:
    """What tells that two reports are of one affair."""
    chance = random.Random(SEED)
    piles = corpora.piles()
    alike = []
    for names in piles.values():
        pairs = list(combinations(names, 2))
        alike += chance.sample(pairs, min(MOST, len(pairs)))
    events = [name for name, documents in piles.items() if documents[0].startswith("basil")]
    others = [name for name in piles if name not in events]
    unlike = []
    for listed, count in ((events, APART), (others, APART // 2)):
        for _ in range(count):
            one, other = chance.sample(listed, 2)
            unlike.append((chance.choice(piles[one]), chance.choice(piles[other])))
    columns = np.array([kinship(corpora.about(one), corpora.about(other)) for one, other in [*alike, *unlike]])
    truth = np.array([1.0] * len(alike) + [0.0] * len(unlike))
    found = weigh_evenly(columns, truth, np.where(truth > 0, len(unlike) / len(alike), 1.0))
    odds = columns @ found[:-1] + found[-1]
    print(
        f"reports of one affair: {len(alike)} pairs, {(odds[truth > 0] > 0).mean():.1%} found; "
        f"{len(unlike)} pairs of two affairs, {(odds[truth == 0] > 0).mean():.1%} taken for one"
    )
    return found


def read_pairs(corpora: Corpora) -> list[Labelled]:
    """The pairs of statements that annotators read."""
    found = []
    for line in (HERE / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        row = line.split("\t")
        texts = [corpora.document(row[at]).text for at in (0, 4)]
        one, other = (
            passage_at(text, Span(int(row[at + 1]), int(row[at + 2]))) for text, at in zip(texts, (0, 4), strict=True)
        )
        parts = row[0].split("/")
        origin = parts[0] if parts[0] == "polnear" else parts[1]
        found.append(Labelled(origin, (row[0], row[4]), (one, other), row[8] != "D", float(row[9]), row[10] == "rules"))
    return found


def table(name: str, pairs: Sequence[Labelled], given: Numbers) -> str:
    """Precision and recall of pairs, by how likely a pair must be."""
    truth = np.array([one.one for one in pairs])
    weight = np.array([one.weight for one in pairs])
    lines = [f"{name}: {len(pairs)} pairs, {(weight * truth).sum() / weight.sum():.0%} of one claim"]
    for least in SHOWN:
        taken = given >= least
        right = (weight * truth * taken).sum()
        lines.append(
            f"  from {least}: precision {right / max(1e-9, (weight * taken).sum()):.2f}, "
            f"recall {right / (weight * truth).sum():.2f}"
        )
    return "\n".join(lines)


def fit_signs(pairs: Sequence[Labelled], columns: Numbers) -> Numbers:
    """What tells that two statements that rules put together are one claim; prints what that is worth on events left out."""
    truth = np.array([one.one for one in pairs], dtype=float)
    weight = np.array([one.weight for one in pairs])
    part = np.array([zlib.crc32(one.origin.encode()) % PARTS for one in pairs])
    given: Numbers = np.zeros(len(pairs))
    for each in range(PARTS):
        there, here = part != each, part == each
        by = weigh_evenly(columns[there], truth[there], weight[there])
        given[here] = 1 / (1 + np.exp(-(columns[here] @ by[:-1] + by[-1])))
    by_sort: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(pairs):
        by_sort["written piles" if one.documents[0].startswith("written/") else "real reports"].append(at)
    for sort, places in sorted(by_sort.items()):
        print(table(f"joined by rules, {sort}", [pairs[at] for at in places], given[places]))
    return weigh_evenly(columns, truth, weight)


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    corpora = Corpora(parser.parse_args().data)
    kin = fit_kinship(corpora)

    def sign(pair: Labelled) -> Signs:
        one, other = (corpora.about(name) for name in pair.documents)
        return signs(float(np.array(kinship(one, other)) @ kin[:-1] + kin[-1]), *map(telling, pair.passages))

    pairs = read_pairs(corpora)
    ruled = [pair for pair in pairs if pair.ruled]
    by = fit_signs(ruled, np.array([sign(pair) for pair in ruled]))
    lines = ["# Made by training/surroundings/fit.py.", "[kinship]"]
    lines += [f"{name} = {value:.3f}" for name, value in zip((*Kinship._fields, "constant"), kin, strict=True)]
    lines += ["", "[signs]"]
    lines += [f"{name} = {value:.3f}" for name, value in zip((*Signs._fields, "constant"), by, strict=True)]
    path = ROOT / "src/sayso/corroboration/joining/surroundings.toml"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print("\n".join(lines[1:]))


if __name__ == "__main__":
    main()
