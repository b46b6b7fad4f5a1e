"""Trains the network further on real reports, beside a part of the invented affairs, on the processor alone.

Which statements of BASIL's events and of two piles make one claim is told by `reports.tsv` (places only; the texts are in
--data). Every third event and one pile are held back, here and for `python -m benchmarks.joining.reports`.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import train
from network import Network, follow
from passages import OTHER, Passage, cutter_of, pairs_of, read_affair
from torch.nn import functional as F

from sayso.languages.meaning import embed

HELD = "piles/carrier_jobs_2016"
EVERY = 3  # events of which the first is held back
INVENTED, OTHERS, UNLIKE, STRANGE = (
    9000,
    14000,
    11000,
    4000,
)  # pairs an epoch: of one invented claim, of two; of one event, of two
TWICE = 2  # times that each pair of one claim of real reports is drawn an epoch
NEAREST, STRANGERS = 15, 4  # statements of the event, of other events, beside which each is put
AROUND = 0.5  # what the words around a statement weigh in how near two are
WARM_UP, HEAD, KEEP, AVERAGE_FROM = 0.06, 3.0, 0.995, 0.3


class Told(NamedTuple):
    """A statement: its event, report, place and passage, the claims that it makes, those of which it says the opposite."""

    event: str
    report: str
    start: int
    end: int
    passage: Passage
    claims: frozenset[int]
    turned: frozenset[int]


def is_held(event: str, events: list[str]) -> bool:
    """Whether an event is kept for measuring."""
    real = [one for one in events if one.startswith("basil/")]
    return event == HELD or (event in real and real.index(event) % EVERY == 0)


def read_reports(labels: Path, data: Path) -> list[Told]:
    """All labelled statements with their passages."""
    found = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        event, report, listed = line.split("\t")
        text = (data / event / report).read_text(encoding="utf-8")
        for one in listed.split():
            place, _, told = one.partition(":")
            start, end = map(int, place.split("-"))
            numbers = [int(number) for number in told.split(",") if number]
            claims = frozenset(map(abs, numbers))
            turned = frozenset(-number for number in numbers if number < 0)
            found.append(Told(event, report, start, end, _passage(text, start, end), claims, turned))
    return found


def _passage(text: str, start: int, end: int) -> Passage:
    """The statement in its paragraph, as at run time."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    parts = text[first:start], text[start:end], text[end : last if last >= 0 else len(text)]
    return Passage(*(" ".join(part.split()) for part in parts))


def nearness(told: list[Told]) -> np.ndarray:
    """How near each statement is to each, by static word vectors of its words and of its passage."""
    words, around = (
        embed(texts) for texts in ([one.passage.words for one in told], [" ".join(one.passage) for one in told])
    )
    return words @ words.T + AROUND * (around @ around.T)


def real_pairs(told: list[Told]) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs of one claim with their answer; of two claims of one event; of two events. What overlaps a statement of a claim is of no other."""
    near = nearness(told)
    places = defaultdict(list)
    for at, one in enumerate(told):
        places[one.event, one.report].append(at)
    wide = [
        frozenset().union(
            *(
                told[o].claims
                for o in places[one.event, one.report]
                if told[o].start < one.end and one.start < told[o].end
            )
        )
        for one in told
    ]
    same = [
        (a, b, 2 if bool(one.turned & both) != bool(other.turned & both) else 1)
        for (a, one), (b, other) in combinations(enumerate(told), 2)
        if one.event == other.event and one.report != other.report and (both := one.claims & other.claims)
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
    told = read_reports(options.labels, options.data)
    events = sorted({one.event for one in told})
    told = [one for one in told if not is_held(one.event, events)]
    same, unlike, strange = real_pairs(told)
    paths = sorted(options.affairs.glob("*.txt"))
    affairs = [read_affair(path) for at, path in enumerate(paths) if at % 10]
    invented = pairs_of(affairs)
    mine = [pair for pair in invented if pair.answer != OTHER]
    others = [pair for pair in invented if pair.answer == OTHER]
    hard = train.hardness(affairs, others)
    network = Network(3)
    network.load_state_dict(torch.load(options.start, weights_only=True))
    named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    last = [value for name, value in named if name.startswith(("hidden", "answer", "marks"))]
    body = [value for name, value in named if not name.startswith(("hidden", "answer", "marks"))]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": last, "lr": HEAD * options.rate}], weight_decay=0.01
    )
    count = INVENTED + OTHERS + TWICE * len(same) + min(UNLIKE, len(unlike)) + min(STRANGE, len(strange))
    total = options.epochs * -(-count // train.BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (WARM_UP * total)) * max(0.02, 1 - step / total)
    )
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    step, began, seen = 0, time.monotonic(), []
    print(f"{len(told)} statements, {len(same)} pairs of one claim, {count} pairs an epoch", flush=True)
    for epoch in range(1, options.stop + 1):
        network.train()
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
            rows.append((told[one].passage, told[other].passage, (False, False), answer))
        ready = []
        for one, other, bare, answer in rows:
            first, second = (one, other) if rng.random() < 0.5 else (other, one)
            ready.append((cutter.join(first, second, bare=bare), answer))
        for batch in train.batches(ready, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(*train.collate(row for row, _ in batch))
            answers = torch.tensor([answer for _, answer in batch])
            loss = F.cross_entropy(logits.float(), answers, label_smoothing=train.SMOOTH)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), train.CLIP)
            optimizer.step()
            schedule.step()
            step += 1
            follow(average, network, KEEP if step > AVERAGE_FROM * total else 0.0)
            seen.append(loss.item())
            if step % 100 == 0:
                print(f"{step}/{total} {time.monotonic() - began:.0f} s loss {np.mean(seen[-100:]):.4f}", flush=True)
        torch.save(average, options.out / f"further{epoch}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve()
    parser.add_argument("--start", type=Path, required=True, help="weights from train.py")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--affairs", type=Path, default=here.parent / "affairs")
    parser.add_argument("--labels", type=Path, default=here.parent / "reports.tsv")
    parser.add_argument("--data", type=Path, default=here.parents[3] / "shared/data")
    parser.add_argument("--epochs", type=int, default=3, help="over which the rate falls to nothing")
    parser.add_argument("--stop", type=int, default=1, help="after so many of them")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True)
    learn(parser.parse_args())


if __name__ == "__main__":
    main()
