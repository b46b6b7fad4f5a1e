"""Teaches the few layers that are kept to end where all six of the base model end, on running text: no labels are needed."""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import numpy as np
import torch
from network import Network, start
from tokenizers import Tokenizer
from torch.nn import functional as F

BATCH, RATE = 32, 5e-4
_SENTENCE = re.compile(r"[^.!?\n]{20,400}[.!?]")


def sentences(folder: Path) -> list[str]:
    """The sentences of all text files below a folder, each once, in order."""
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*.txt")) + sorted(folder.rglob("*.json")):
        for match in _SENTENCE.finditer(path.read_text(encoding="utf-8", errors="ignore")):
            found.setdefault(" ".join(match[0].split()), None)
    return list(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--base", type=Path, required=True)
    here = Path(__file__).resolve()
    parser.add_argument("--tagger", type=Path, default=here.parents[2] / "src/sayso/languages/weights/tagger.onnx")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 2, 4])
    parser.add_argument("--steps", type=int, default=4000, help="over which the rate falls to nothing")
    parser.add_argument("--stop", type=int, default=3000, help="after so many steps")
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(1)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    teacher, student = Network(6, 0.0), Network(len(options.layers), 0.0)
    start(teacher, options.base / "model.safetensors", options.tagger, range(6))
    start(student, options.base / "model.safetensors", options.tagger, options.layers)
    teacher.eval()
    texts = [text for folder in options.texts for text in sentences(folder)]
    print(len(texts), "sentences", flush=True)
    cut = [each.ids[:64] for each in tokenizer.encode_batch(texts)]
    learning = [parameter for parameter in student.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, options.steps, pct_start=0.1)
    began = time.monotonic()
    seen = []
    for step in range(1, options.stop + 1):
        # Of many drawn, as many as are alike in length: little is filled up.
        drawn = sorted((cut[at] for at in rng.integers(0, len(cut), BATCH * 8)), key=len)
        at = int(rng.integers(0, 8)) * BATCH
        batch = drawn[at : at + BATCH]
        size = max(map(len, batch))
        ids = torch.tensor([each + [0] * (size - len(each)) for each in batch])
        mask = torch.tensor([[True] * len(each) + [False] * (size - len(each)) for each in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            marks = torch.zeros_like(ids)
            with torch.no_grad():
                wanted = teacher.encode(ids, marks, mask).float()
            got = student.encode(ids, marks, mask).float()
        whole = mask.unsqueeze(-1).float()
        ours, theirs = ((each * whole).sum(1) / whole.sum(1) for each in (got, wanted))
        loss = F.mse_loss(got[mask], wanted[mask]) + (1 - F.cosine_similarity(ours, theirs)).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        schedule.step()
        seen.append((loss.item(), F.cosine_similarity(ours, theirs).mean().item()))
        if step % 100 == 0:
            print(step, f"{time.monotonic() - began:.0f} s", np.mean(seen[-100:], 0).round(4), flush=True)
            torch.save(student.state_dict(), options.out)
    torch.save(student.state_dict(), options.out)


if __name__ == "__main__":
    main()
