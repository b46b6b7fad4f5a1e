"""Fit the weights of `sayso/identity/likely.toml`.

    python training/identity/fit.py [--data ../shared/data]

Whether two reports are of one affair is learned from reports that share names: those of BASIL, of one event and of two, those of the events of `training/events`
that are not held back, and of the piles of `benchmarks/identity` that were looked at. Whether two of one affair are one is learned from these events: pairs of two
reports that the rules have not joined, with who is who inside a report as the annotators have it, and as sayso reads it. Nothing is
drawn by chance. Prints how many of the pairs that are then likely enough are one, and how many of those that are one are likely enough: with each sixth of
the events left out in turn, and for those held back.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from training.regression import Numbers, regress

from benchmarks.identity.events import Event, read_events, read_places
from benchmarks.identity.given import with_groups
from benchmarks.identity.marked import PILES, TUNED, Marked, find_mention, read_pile
from sayso.evidence import Reading
from sayso.formats import load
from sayso.identity.affairs import Affair, Affairs, Beginnings
from sayso.identity.context import Context
from sayso.identity.identifying import by_rules
from sayso.identity.likely import SURE, SURE_OF_A_NAME, Member, beside, pairs
from sayso.identity.locating import Atlas
from sayso.identity.signs import Signs
from sayso.reading import read_document

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/sayso/identity/likely.toml"
RIDGE = 10.0  # by which weights (of signs of one size) are kept small
RIDGE_OF_AFFAIRS = 1.0
UNMARKED = 0.25  # what a pair weighs of which only one is marked, and which may be one all the same
PARTS = 6


class Sample(NamedTuple):
    """A pair of an event: its signs, whether it is one, and what it weighs."""

    event: str
    held: bool
    view: str
    signs: Signs
    affair: Affair
    one: bool
    weight: float


def samples(name: str, event: Event) -> Iterator[Sample]:
    """The pairs of an event of which at least one is marked, in both views."""
    places = read_places(event)
    readings = [read_document(document) for document in event.documents]
    for view, seen, who in (
        ("as read", readings, _as_read(readings, places)),
        ("as annotated", *_as_annotated(readings, places)),
    ):
        for pair in pairs(by_rules(seen, (), Atlas(seen)), seen):
            one, other = (who.get(member) for member in pair.members)
            if one is not None or other is not None:
                weight = 1.0 if one is not None and other is not None else UNMARKED
                yield Sample(name, event.held, view, pair.signs, pair.affair, one == other, weight)


def _as_read(readings: Sequence[Reading], places: Sequence[Marked]) -> dict[Member, str]:
    """Who each entity is that sayso read: whom most of its marked mentions stand for."""
    votes: dict[Member, Counter[str]] = {}
    for reading in readings:
        for place in places:
            mention = find_mention(reading, place) if place.report == reading.document.name else None
            if mention is not None and mention.entity is not None:
                votes.setdefault((reading.document.id, mention.entity), Counter())[place.entity] += 1
    return {member: min(counts, key=lambda who: (-counts[who], who)) for member, counts in votes.items()}


def _as_annotated(readings: Sequence[Reading], places: Sequence[Marked]) -> tuple[list[Reading], Mapping[Member, str]]:
    """The readings with the annotators' groups for entities, and who these are."""
    found, who = [], {}
    for reading in readings:
        here = [place for place in places if place.report == reading.document.name]
        changed, given = with_groups(reading, here)
        found.append(changed)
        for place, entity in zip(here, given, strict=True):
            if entity is not None:
                who[reading.document.id, entity] = place.entity
    return found, who


def piles(data: Path) -> Iterator[tuple[list[Reading], dict[str, str]]]:
    """Readings of reports, and by document of which event or affair each is."""
    basil = {
        path: folder.name for folder in sorted((data / "basil").iterdir()) for path in sorted(folder.glob("*.txt"))
    }
    read = [(read_document(load(path, name=f"{event}/{path.name}")[0][0]), event) for path, event in basil.items()]
    yield [reading for reading, _ in read], {reading.document.id: event for reading, event in read}
    for name, event in read_events().items():
        if not event.held:
            readings = [read_document(document) for document in event.documents]
            yield readings, {reading.document.id: name for reading in readings}
    for name in TUNED:
        readings = [read_document(document) for document in read_pile(PILES / f"{name}.toml")[0]]
        yield readings, {reading.document.id: name for reading in readings}


def fit_affairs(data: Path) -> Numbers:
    """The weights that tell best which reports that share names are of one affair; both sorts of pairs weigh the same."""
    rows, truth = [], []
    for readings, affair in piles(data):
        context = Context(by_rules(readings, (), Atlas(readings)))
        affairs = Affairs(context, Beginnings(readings))
        for one, other in beside(context, sorted(affair)):
            rows.append(affairs.signs(one, other))
            truth.append(float(affair[one] == affair[other]))
    columns, same = np.array(rows, dtype=float), np.array(truth)
    by = regress(columns, same, np.where(same > 0, (1 - same).sum() / same.sum(), 1.0), RIDGE_OF_AFFAIRS)
    found = chances(columns, by) >= 1 / 2
    print(
        f"reports of one affair: {found[same > 0].mean():.0%} of {int(same.sum())} pairs found; "
        f"of {int((1 - same).sum())} pairs of two affairs {found[same == 0].mean():.0%} taken for one"
    )
    return by


def chances(columns: Numbers, by: Numbers) -> Numbers:
    """How likely each row is, by the weights."""
    return np.asarray(1 / (1 + np.exp(-(columns @ by[:-1] + by[-1]))))


def fit(listed: Sequence[Sample]) -> Numbers:
    """The weights that tell best which of the pairs are one."""
    columns = np.array([sample.signs for sample in listed], dtype=float)
    truth = np.array([float(one.one) for one in listed])
    return regress(columns, truth, np.array([one.weight for one in listed]), RIDGE)


def count(listed: Sequence[Sample], by: Numbers, by_affair: Numbers) -> Counter[str]:
    """How many of the pairs are likely enough, by view."""
    both = (
        (np.array([one.signs for one in listed], dtype=float), by),
        (np.array([one.affair for one in listed]), by_affair),
    )
    likely = chances(*both[0]) * chances(*both[1])
    found: Counter[str] = Counter()
    for one, chance in zip(listed, likely, strict=True):
        taken = chance >= (SURE_OF_A_NAME if one.signs.named else SURE)
        for name, true in (("taken", taken), ("one", one.one), ("right", taken and one.one)):
            found[f"{one.view}, {name}"] += bool(true)
    return found


def show(name: str, found: Counter[str]) -> None:
    """Print precision and recall of the pairs."""
    for view in ("as annotated", "as read"):
        right, taken, one = (found[f"{view}, {each}"] for each in ("right", "taken", "one"))
        print(f"{name}, {view}: precision {right / max(1, taken):.2f}, recall {right / max(1, one):.2f} ({one} pairs)")


def table(name: str, fields: Sequence[str], by: Numbers) -> list[str]:
    """The lines of one table of weights."""
    return [f"[{name}]", *(f"{each} = {value:.3f}" for each, value in zip((*fields, "constant"), by, strict=True)), ""]


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    by_affair = fit_affairs(parser.parse_args().data)
    listed = [sample for name, event in read_events().items() for sample in samples(name, event)]
    learned = [one for one in listed if not one.held]
    names = sorted({one.event for one in learned})
    edges = [len(names) * part // PARTS for part in range(PARTS + 1)]
    total: Counter[str] = Counter()
    for start, end in pairwise(edges):
        out = set(names[start:end])
        by = fit([one for one in learned if one.event not in out])
        total += count([one for one in learned if one.event in out], by, by_affair)
    show("left out in turn", total)
    by = fit(learned)
    show("held back", count([one for one in listed if one.held], by, by_affair))
    lines = ["# Made by training/identity/fit.py."]
    lines += table("affair", Affair._fields, by_affair) + table("signs", Signs._fields, by)
    OUT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines[1:]))


if __name__ == "__main__":
    main()
