"""Fit the weights of `sayso/extract/coreference/likeliest.toml`.

    python training/descriptions/fit.py [--data ../shared/data]

Learned from `meant.tsv` (places in reports of BASIL, PolNeAR, TimeBank and of the written piles of `benchmarks/independence`, no
words), from the piles of `benchmarks/identity` that were looked at for rules, and from the events of `training/events` that are not held back. Without the corpora there is
nothing to fit. Prints, with each corpus left out in turn, how many of the joined descriptions are joined with the right one, and how
many of those that mean somebody known; beside it the same for the rules alone.
"""

import argparse
import html
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.identity import marked
from benchmarks.identity.events import read_events
from sayso.evidence import Document, Span
from sayso.extract.coreference import descriptions
from sayso.extract.coreference.candidates import Candidate, Fits, Ruled, candidates
from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item
from sayso.extract.coreference.likeliest import KEPT, LIKELIER, SURE, SURE_UNNAMED
from sayso.extract.coreference.signs import Signs, signs
from sayso.formats import load
from sayso.reading import read_document

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WRITTEN = ROOT / "benchmarks/independence"
OUT = ROOT / "src/sayso/extract/coreference/likeliest.toml"
RIDGE = 3.0  # by which weights (of signs of one size) are kept small
STEPS = 30
ENOUGH = 1e-5  # by which the loss falls at least in a step
PARTS = 3  # of the piles of `benchmarks/identity`, and of the events
ARTICLE = 4  # characters that an article takes
TITLE, SLACK = 25, 2  # characters by which a mention of a name may reach over the marked words
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
Numbers = NDArray[np.float64]


class Sample(NamedTuple):
    """A description: where it is from, the signs of each choice, the right one (0 nobody; `None` where it is not among them), the rules'."""

    corpus: str
    rows: list[Signs]
    unnamed: frozenset[int]
    right: int | None
    ruled: int | None  # -1: somebody who is none of the choices


class Recorder:
    """Takes the place of the choice while reports are read: notes what there is to choose from, and answers what is right."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []
        self.corpus = ""
        self.meant: dict[Span, tuple[Span, ...]] = {}  # nothing: somebody new

    def __call__(self, history: History, at: int, item: Item, by_rules: Ruled, fits: Fits) -> Item | None:
        """The mention of the one who is right, if that is known, else of whom the rules found."""
        place = next((span for span in self.meant if same_place(history.parse.text, item.span, span)), None)
        if place is None:
            return by_rules.item
        ruled = by_rules.item
        found = candidates(history, at, item, by_rules, fits)
        wanted = self.meant[place]
        right = next((place for place, one in enumerate(found, 1) if _holds(history, one, wanted)), None)
        root = history.clusters.find(ruled.number) if ruled is not None else None
        theirs = next((place for place, one in enumerate(found, 1) if one.root == root), -1)
        unnamed = frozenset(place for place, one in enumerate(found, 1) if not one.known.named)
        rows = signs(history, at, item, found, by_rules)
        self.samples.append(
            Sample(self.corpus, rows, unnamed, right if wanted else 0, None if ruled is None else theirs)
        )
        if right is not None:
            return found[right - 1].last
        return None if not wanted else ruled

    def read(self, corpus: str, document: Document, meant: dict[Span, tuple[Span, ...]]) -> None:
        """Note the descriptions of one report."""
        self.corpus, self.meant = corpus, meant
        read_document(document)


def _holds(history: History, one: Candidate, wanted: tuple[Span, ...]) -> bool:
    """Whether one of the wanted places is a mention of this one, whose name may come with a title."""
    members = history.clusters.members(one.root)
    text = history.parse.text
    return any(
        same_place(text, member.span, span)
        or (
            member.form == "name"
            and abs(member.span.start - span.start) <= TITLE
            and abs(member.span.end - span.end) <= SLACK
        )
        for member in members
        for span in wanted
    )


def same_place(text: str, found: Span, place: Span) -> bool:
    """Whether a description is the marked one, of which whose it is may have been left out ("the union's [chairman]")."""
    return found.end == place.end and (
        abs(found.start - place.start) <= ARTICLE or marked.is_owner(text, found.start, place.start)
    )


def collect(data: Path) -> list[Sample]:
    """All descriptions of which it is known whom they mean."""
    recorder = Recorder()
    vars(descriptions)["likeliest"] = recorder
    told: dict[str, dict[Span, tuple[Span, ...]]] = defaultdict(dict)
    for line in (HERE / "meant.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, start, end, meant = line.split("\t")
            places = () if meant == "new" else tuple(Span(*map(int, one.split("-"))) for one in meant.split())
            told[name][Span(int(start), int(end))] = places
    for name in sorted(told):
        recorder.read(name.split("/")[0], _document(data, name), told[name])
    for pile in marked.TUNED:
        documents, marks = marked.read_pile(marked.PILES / f"{pile}.toml")
        for document in documents:
            here = [one for one in marks if one.report == document.name]
            recorder.read(f"pile {pile}", document, {one.span: _meant(here, one) for one in here if one.form != "name"})
    for name, event in read_events().items():
        for document in () if event.held else event.documents:
            here = [one for one in event.marked if one.report == document.name]
            recorder.read(
                f"event {name}", document, {one.span: _meant(here, one) for one in here if one.form != "name"}
            )
    return recorder.samples


def _document(data: Path, name: str) -> Document:
    path = WRITTEN / name if name.startswith("written/") else data / name
    if path.suffix != ".tml":
        return load(path, name=name)[0][0]
    found = _TEXT.search(path.read_text(encoding="utf-8"))
    text = html.unescape(_TAG.sub("", found[1] if found else "")).strip()
    return Document(name, name, text, language="en")


def _meant(marks: list[marked.Marked], one: marked.Marked) -> tuple[Span, ...]:
    """The places of the same somebody in the report: names, and descriptions before this one."""
    same = (other for other in marks if other.entity == one.entity and other is not one)
    return tuple(other.span for other in same if other.form == "name" or other.span < one.span)


class Fit:
    """Weights by the names of the signs."""

    def __init__(self, samples: list[Sample]) -> None:
        """Fit a conditional logit with a small ridge, by Newton's method with step halving (Train 2009, 3 and 8)."""
        self.names = sorted({name for one in samples for row in one.rows for name in row})
        known = [(self._table(one.rows), one.right) for one in samples if one.right is not None and len(one.rows) > 1]
        width = np.sqrt(np.mean(np.concatenate([table for table, _ in known]) ** 2, axis=0))
        width[width == 0] = 1
        known = [(table / width, right) for table, right in known]
        found: Numbers = np.zeros(len(self.names))
        loss = self._loss(known, found)
        for _ in range(STEPS):
            step, share = self._step(known, found), 1.0
            while share > ENOUGH and not self._loss(known, found - share * step) <= loss:
                share /= 2
            found = found - share * step
            before, loss = loss, self._loss(known, found)
            if before - loss < ENOUGH:
                break
        self.weights = {name: round(float(value), 4) for name, value in zip(self.names, found / width, strict=True)}

    def _table(self, rows: list[Signs]) -> Numbers:
        return np.array([[row.get(name, 0.0) for name in self.names] for row in rows])

    def _loss(self, known: list[tuple[Numbers, int]], found: Numbers) -> float:
        total = RIDGE / 2 * float(found @ found)
        for table, right in known:
            odds = table @ found
            total += float(odds.max() + np.log(np.exp(odds - odds.max()).sum()) - odds[right])
        return total

    def _step(self, known: list[tuple[Numbers, int]], found: Numbers) -> Numbers:
        slope = RIDGE * found
        bend = RIDGE * np.eye(len(found))
        for table, right in known:
            chances = _chances(table @ found)
            mean = chances @ table
            slope = slope + mean - table[right]
            bend = bend + (table * chances[:, None]).T @ table - np.outer(mean, mean)
        return np.linalg.solve(bend, slope)

    def choose(self, one: Sample) -> int:
        """Which choice is taken for a description, as `likeliest` does (-1: whom the rules found, none of the choices)."""
        odds = np.array([sum(self.weights.get(name, 0.0) * value for name, value in row.items()) for row in one.rows])
        chances = _chances(odds)
        best = int(np.argmax(chances[1:])) + 1 if len(chances) > 1 else 0
        if one.ruled is not None and (one.ruled < 0 or not best):
            return one.ruled
        if one.ruled is not None and chances[one.ruled] >= KEPT:
            likelier = best not in one.unnamed and chances[best] >= LIKELIER * chances[one.ruled]
            if not likelier:
                return one.ruled
        return best if best and chances[best] >= (SURE_UNNAMED if best in one.unnamed else SURE) else 0


def _chances(odds: Numbers) -> Numbers:
    weight: Numbers = np.exp(odds - odds.max())
    return weight / weight.sum()


def _score(samples: list[Sample], chosen: list[int]) -> str:
    """Precision, recall and F1 of descriptions joined with somebody, as text."""
    right = sum(one == sample.right and one > 0 for one, sample in zip(chosen, samples, strict=True))
    given, wanted = sum(one != 0 for one in chosen), sum(one.right != 0 for one in samples)
    return f"P {right / given:.3f} R {right / wanted:.3f} F1 {2 * right / (given + wanted):.3f}"


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    samples = collect(parser.parse_args().data)
    parts = {}
    for sort in ("pile", "event"):
        several = sorted({one.corpus for one in samples if one.corpus.startswith(f"{sort} ")})
        parts |= {name: f"{sort}s {at % PARTS + 1}" for at, name in enumerate(several)}
    parts = {one.corpus: parts.get(one.corpus, one.corpus) for one in samples}
    for part in sorted(set(parts.values())):
        out = [one for one in samples if parts[one.corpus] == part]
        fit = Fit([one for one in samples if parts[one.corpus] != part])
        ours = _score(out, [fit.choose(one) for one in out])
        rules = _score(out, [one.ruled or 0 for one in out])
        print(f"{part:8} {len(out):5} descriptions   left out: {ours}   rules: {rules}", flush=True)
    head = "# What the signs of `signs.py` weigh: fitted by training/descriptions/fit.py, not written by hand.\n"
    lines = [f'"{name}" = {value}\n' for name, value in Fit(samples).weights.items() if value]
    OUT.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
