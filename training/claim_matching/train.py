"""Trains the network on pairs of passages that were written for it, on the processor alone."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from network import Network, follow, start
from passages import OTHER, Cutter, Line, Pair, Passage, collate, cutter_of, pairs_of, read_affair
from torch.nn import functional as F

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

BATCH, WARM_UP, CLIP, SMOOTH = 32, 0.06, 1.0, 0.02
OTHERS = 3.0  # pairs of different claims for each of one claim, half of them hard
PARAGRAPH = 0.3  # how often another passage of the same affair stands before a passage, or behind it
BARE = 0.1  # how often a statement is read without what stands around it
KEEP, AVERAGE_FROM = 0.995, 0.4
HEAD = 5.0  # how much faster the last layers learn
Rows = list[tuple[tuple[list[int], list[int]], int]]  # pairs as the network reads them, with their answers


class Plan(NamedTuple):
    """Epochs over which the rate falls to nothing; the rate, how much faster the last layers learn, the part of all steps from which weights are averaged."""

    epochs: int
    rate: float
    head: float
    average_from: float


def learn(options: argparse.Namespace) -> None:
    """Reads, trains, and saves the averaged weights after each epoch."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    cutter = cutter_of(options.base)
    paths = sorted(options.affairs.glob("*.txt"))
    held = paths[:: options.held] if options.held else []
    kept = [path for path in paths if path not in held]
    affairs, judged = ([read_affair(path) for path in some] for some in (kept, held))
    pairs = pairs_of(affairs)
    mine = [pair for pair in pairs if pair.answer != OTHER]
    others = [pair for pair in pairs if pair.answer == OTHER]
    hard = hardness(affairs, others)
    print(
        f"{len(kept)} affairs, {sum(map(len, affairs))} lines, {len(mine)} pairs of one claim; {len(held)} held back",
        flush=True,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    network = Network(options.layers if options.warm else 6)
    if options.warm:
        network.load_state_dict(torch.load(options.warm, weights_only=True))
    else:
        start(network, options.base / "model.safetensors", options.tagger, range(6))
    count = int(len(mine) * (1 + OTHERS))

    def draw() -> Rows:
        some = int(len(mine) * OTHERS / 2)
        drawn = [
            *mine,
            *(others[at] for at in rng.choice(len(others), some, p=hard)),
            *(others[at] for at in rng.integers(0, len(others), some)),
        ]
        rows = []
        for pair in drawn:
            lines = affairs[pair.affair]
            one, other = (in_a_paragraph(lines, at, rng) for at in (pair.one, pair.other))
            if rng.random() < 0.5:
                one, other = other, one
            rows.append((cutter.join(one, other, bare=tuple(rng.random(2) < BARE)), pair.answer))
        return rows

    plan = Plan(options.epochs, options.rate, HEAD, AVERAGE_FROM)
    for epoch, average in enumerate(follow_plan(network, draw, count, plan, rng), 1):
        torch.save(average, options.out / f"epoch{epoch}.pt")
        judge = Network(len(network.layers), 0.0)
        judge.load_state_dict(average)
        if judged:
            report(judge, judged, cutter)


def follow_plan(
    network: Network, draw: Callable[[], Rows], count: int, plan: Plan, rng: np.random.Generator
) -> Iterator[dict[str, Tensor]]:
    """Trains on what is drawn anew for each epoch, some `count` pairs, and gives the averaged weights after each.

    AdamW; the rate rises, then falls to nothing over all epochs; the last layers learn faster by the plan's `head`.
    """
    named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    last = [value for name, value in named if name.startswith(("hidden", "answer", "marks"))]
    body = [value for name, value in named if not name.startswith(("hidden", "answer", "marks"))]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": last, "lr": plan.head * plan.rate}], weight_decay=0.01
    )
    total = plan.epochs * -(-count // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (WARM_UP * total)) * max(0.02, 1 - step / total)
    )
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    step, began, seen = 0, time.monotonic(), []
    for _ in range(plan.epochs):
        network.train()
        for batch in batches(draw(), rng):
            answers = torch.tensor([answer for _, answer in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(*collate(row for row, _ in batch))
            loss = F.cross_entropy(logits.float(), answers, label_smoothing=SMOOTH)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            step += 1
            follow(average, network, KEEP if step > plan.average_from * total else 0.0)
            seen.append(loss.item())
            if step % 100 == 0:
                print(f"{step}/{total} {time.monotonic() - began:.0f} s loss {np.mean(seen[-100:]):.4f}", flush=True)
        yield average


def in_a_paragraph(lines: list[Line], at: int, rng: np.random.Generator) -> Passage:
    """The passage of a line, sometimes with another line of the affair before or behind it, as reports have them."""
    before, words, behind = lines[at].passage
    if rng.random() < PARAGRAPH:
        before = f"{' '.join(lines[int(rng.integers(len(lines)))].passage)} {before}"
    if rng.random() < PARAGRAPH:
        behind = f"{behind} {' '.join(lines[int(rng.integers(len(lines)))].passage)}"
    return Passage(before, words, behind)


def hardness(affairs: list[list[Line]], others: list[Pair]) -> np.ndarray:
    """How likely each pair of different claims is drawn: by the share of words that its statements have in common."""
    words = [[frozenset(line.passage.words.casefold().split()) for line in lines] for lines in affairs]
    shared = np.array(
        [
            len(words[p.affair][p.one] & words[p.affair][p.other])
            / (1 + min(len(words[p.affair][p.one]), len(words[p.affair][p.other])))
            for p in others
        ]
    )
    weight = (0.02 + shared) ** 1.5
    return weight / weight.sum()


def batches(rows: list, rng: np.random.Generator) -> list:
    """Batches of pairs of like length, in random order."""
    rows = [rows[at] for at in rng.permutation(len(rows))]
    result = []
    for low in range(0, len(rows), BATCH * 40):
        part = sorted(rows[low : low + BATCH * 40], key=lambda row: len(row[0][0]))
        result += [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
    return [result[at] for at in rng.permutation(len(result))]


def answers_of(network: Network, rows: list) -> np.ndarray:
    """The probabilities of the three answers, a row each."""
    network.eval()
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]))
    found = np.zeros((len(rows), 3))
    for low in range(0, len(order), 128):
        chosen = order[low : low + 128]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            found[chosen] = network(*collate(rows[at] for at in chosen)).float().softmax(-1).numpy()
    return found


def report(network: Network, affairs: list[list[Line]], cutter: Cutter) -> None:
    """Prints how well pairs of affairs that were held back are told: one claim or two, and which side."""
    pairs = pairs_of(affairs)
    rows = [cutter.join(affairs[p.affair][p.one].passage, affairs[p.affair][p.other].passage) for p in pairs]
    found = answers_of(network, rows)
    answer = np.array([pair.answer for pair in pairs])
    joined = 1 - found[:, 0]
    truth = answer != OTHER
    order = np.argsort(-joined)
    right = np.cumsum(truth[order])
    precision = right / np.arange(1, len(order) + 1)
    for wanted in (0.97, 0.95, 0.9, 0.8):
        good = np.flatnonzero(precision >= wanted)
        last = good[-1] if len(good) else 0
        print(f"  precision {wanted}: recall {right[last] / truth.sum():.3f} at {joined[order[last]]:.3f}", flush=True)
    sides = (found[truth, 2] > found[truth, 1]) == (answer[truth] == 2)
    print(f"  sides {sides.mean():.3f} of {truth.sum()} pairs", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve()
    parser.add_argument("--affairs", type=Path, default=here.parent / "affairs")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--tagger", type=Path, default=here.parents[2] / "src/sayso/languages/weights/tagger.onnx")
    parser.add_argument("--warm", type=Path)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--held", type=int, default=10, help="one in so many affairs is held back; 0 for none")
    parser.add_argument("--out", type=Path, required=True)
    learn(parser.parse_args())


if __name__ == "__main__":
    main()
