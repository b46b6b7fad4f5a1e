"""Fit the weights of `sayso/identity/left_open.toml`.

    python training/identity/left_open.py

Learned from the piles of `benchmarks/identity` that were looked at for rules, and from the events of `training/events` that are not held
back: descriptions that stand for nobody with a name once all else has been joined, of which it is marked whom they mean. Nothing is drawn by chance.
Prints, with each thirteenth of the piles and events left out in turn, how many of those joined are joined with the right one, and how many of
those that could be.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from training.descriptions.fit import Fit, Sample

from benchmarks.identity.events import read_events, read_places
from benchmarks.identity.marked import PILES, TUNED, Marked, find_mention, read_pile
from sayso.evidence import Document
from sayso.identity.identifying import by_rules
from sayso.identity.left_open import SURE, choices, most_likely
from sayso.identity.likely import join_likely
from sayso.identity.locating import Atlas
from sayso.reading import read_document

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/sayso/identity/left_open.toml"
PARTS = 13


class Pile(NamedTuple):
    """Reports, and what is marked in them."""

    name: str
    documents: Sequence[Document]
    marked: Sequence[Marked]


def piles() -> Iterator[Pile]:
    """All that may be learned from."""
    for name in sorted(TUNED):
        yield Pile(name, *read_pile(PILES / f"{name}.toml"))
    for name, event in read_events().items():
        if not event.held:
            yield Pile(name, event.documents, read_places(event))


def samples(pile: Pile) -> Iterator[Sample]:
    """The descriptions of a pile that were left open, with whom they mean."""
    readings = [read_document(document) for document in pile.documents]
    clusters = by_rules(readings, (), Atlas(readings))
    join_likely(clusters, readings)
    node_of = {member: at for at, node in enumerate(clusters.nodes) for member in node.members}
    of = {reading.document.name: reading for reading in readings}
    local: dict[tuple[str, str], Counter[str]] = {}
    for place in pile.marked:
        reading = of[place.report]
        mention = find_mention(reading, place)
        if mention is not None and mention.entity is not None:
            local.setdefault((reading.document.id, mention.entity), Counter())[place.entity] += 1
    groups: dict[int, Counter[str]] = {}
    for member, votes in local.items():
        if member in node_of:
            groups.setdefault(clusters.find(node_of[member]), Counter())[_most(votes)] += 1
    who = {group: _most(votes) for group, votes in groups.items()}
    for choice in choices(clusters, readings):
        votes = local.get((choice.document, choice.entity))
        if votes is not None:
            meant = _most(votes)
            right = next((at for at, group in enumerate(choice.groups, 1) if who.get(group) == meant), 0)
            yield Sample(pile.name, list(choice.signs), frozenset(), right, None)


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda each: (-votes[each], each))


def main() -> None:
    """Fit, print, write."""
    listed = [sample for pile in piles() for sample in samples(pile)]
    names = sorted({one.corpus for one in listed})
    part = {name: at % PARTS for at, name in enumerate(names)}
    taken = right = 0
    for left in range(PARTS):
        by = Fit([one for one in listed if part[one.corpus] != left]).weights
        for one in listed:
            if part[one.corpus] == left:
                at, likely = most_likely(one.rows, by)
                taken += bool(at) and likely >= SURE
                right += bool(at) and likely >= SURE and at == one.right
    could = sum(bool(one.right) for one in listed)
    print(f"{len(listed)} descriptions; of {taken} joined {right} rightly, of {could} that could be")
    head = "# Made by training/identity/left_open.py.\n"
    lines = [f'"{name}" = {value}\n' for name, value in Fit(listed).weights.items() if value]
    OUT.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
