"""Trains the network further on whole reports, beside a part of the invented affairs, on the processor alone.

Which statements of an event's reports make one claim is told by `reports.tsv` (places only; other people's texts are in
--data, ours in `training/events`). What is held back there is left out, as in `python -m benchmarks.joining.reports`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import train
from network import Network
from passages import OTHER, Passage, cutter_of, pairs_of, read_affair

from benchmarks.joining.labels import LEARN, Told, read_labels, text_of
from sayso.languages.meaning import embed

INVENTED, OTHERS, UNLIKE, STRANGE = (
    9000,
    14000,
    11000,
    4000,
)  # pairs an epoch: of one invented claim, of two; of one event, of two
TWICE = 2  # times that each pair of one claim of real reports is drawn an epoch
NEAREST, STRANGERS = 15, 4  # statements of the event, of other events, beside which each is put
AROUND = 0.5  # what the words around a statement weigh in how near two are
HEAD, AVERAGE_FROM = 3.0, 0.3


class Read(NamedTuple):
    """A labelled statement with its passage."""

    told: Told
    passage: Passage


def read_reports(labels: Path, data: Path) -> list[Read]:
    """The labelled statements of those events that the network learns from, with their passages."""
    found, text, name = [], "", ""
    for one in read_labels(labels, data).of(LEARN):
        if one.report != name:
            name, text = one.report, text_of(one.report, labels, data)
        found.append(Read(one, _passage(text, *one.span)))
    return found


def _passage(text: str, start: int, end: int) -> Passage:
    """The statement in its paragraph, as at run time."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    parts = text[first:start], text[start:end], text[end : last if last >= 0 else len(text)]
    return Passage(*(" ".join(part.split()) for part in parts))


def nearness(read: list[Read]) -> np.ndarray:
    """How near each statement is to each, by static word vectors of its words and of its passage."""
    words, around = (
        embed(texts) for texts in ([one.passage.words for one in read], [" ".join(one.passage) for one in read])
    )
    return words @ words.T + AROUND * (around @ around.T)


def real_pairs(read: list[Read]) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs of one claim with their answer; of two claims of one event; of two events. What overlaps a statement of a claim is of no other."""
    near = nearness(read)
    told = [one.told for one in read]
    places = defaultdict(list)
    for at, one in enumerate(told):
        places[one.report].append(at)
    wide = [
        frozenset().union(*(told[o].claims for o in places[one.report] if told[o].span.overlaps(one.span)))
        for one in told
    ]
    events = defaultdict(list)
    for at, one in enumerate(told):
        events[one.event].append(at)
    same = [
        (a, b, 2 if bool(told[a].turned & both) != bool(told[b].turned & both) else 1)
        for at in events.values()
        for a, b in combinations(at, 2)
        if told[a].report != told[b].report and (both := told[a].claims & told[b].claims)
    ]
    unlike, strange = set(), set()
    for at, one in enumerate(told):
        inside = strangers = 0
        for other in np.argsort(-near[at], kind="stable").tolist():
            pair = (min(at, other), max(at, other))
            if told[other].event != one.event:
                if strangers < STRANGERS:
                    strange.add(pair)
                strangers += 1
            elif told[other].report != one.report:
                if inside < NEAREST and not one.claims & told[other].claims and not wide[at] & wide[other]:
                    unlike.add(pair)
                inside += 1
            if inside >= NEAREST and strangers >= STRANGERS:
                break
    weigh = [sorted(pairs, key=lambda pair: (-near[pair], pair)) for pairs in (unlike, strange)]
    return same, weigh[0], weigh[1]


def learn(options: argparse.Namespace) -> None:
    """Reads, trains, and saves the averaged weights after each epoch."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    cutter = cutter_of(options.base)
    read = read_reports(options.labels, options.data)
    same, unlike, strange = real_pairs(read)
    paths = sorted(options.affairs.glob("*.txt"))
    affairs = [read_affair(path) for at, path in enumerate(paths) if at % 10]
    invented = pairs_of(affairs)
    mine = [pair for pair in invented if pair.answer != OTHER]
    others = [pair for pair in invented if pair.answer == OTHER]
    hard = train.hardness(affairs, others)
    network = Network(3)
    network.load_state_dict(torch.load(options.start, weights_only=True))
    count = INVENTED + OTHERS + TWICE * len(same) + min(UNLIKE, len(unlike)) + min(STRANGE, len(strange))
    print(f"{len(read)} statements, {len(same)} pairs of one claim, {count} pairs an epoch", flush=True)

    def draw() -> train.Rows:
        rows = []
        drawn = [
            *(mine[at] for at in rng.choice(len(mine), INVENTED, replace=False)),
            *(others[at] for at in rng.choice(len(others), OTHERS // 2, p=hard)),
            *(others[at] for at in rng.integers(0, len(others), OTHERS // 2)),
        ]
        for pair in drawn:
            lines = affairs[pair.affair]
            one, other = (train.in_a_paragraph(lines, at, rng) for at in (pair.one, pair.other))
            rows.append((one, other, tuple(rng.random(2) < train.BARE), pair.answer))
        some = [unlike[at] for at in rng.choice(len(unlike), min(UNLIKE, len(unlike)), replace=False)]
        some += [strange[at] for at in rng.choice(len(strange), min(STRANGE, len(strange)), replace=False)]
        for one, other, answer in [*(same * TWICE), *((*pair, OTHER) for pair in some)]:
            rows.append((read[one].passage, read[other].passage, (False, False), answer))
        ready = []
        for one, other, bare, answer in rows:
            first, second = (one, other) if rng.random() < 0.5 else (other, one)
            ready.append((cutter.join(first, second, bare=bare), answer))
        return ready

    plan = train.Plan(options.epochs, options.rate, HEAD, AVERAGE_FROM)
    for epoch, average in enumerate(train.follow_plan(network, draw, count, plan, rng), 1):
        torch.save(average, options.out / f"further{epoch}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve()
    parser.add_argument("--start", type=Path, required=True, help="weights from train.py or read_back.py")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--affairs", type=Path, default=here.parent / "affairs")
    parser.add_argument("--labels", type=Path, default=here.parent / "reports.tsv")
    parser.add_argument("--data", type=Path, default=here.parents[3] / "shared/data")
    parser.add_argument("--epochs", type=int, default=3, help="over which the rate falls to nothing")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True)
    learn(parser.parse_args())


if __name__ == "__main__":
    main()
