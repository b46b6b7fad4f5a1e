"""The network: the first layers of a small MiniLM that read two passages beside each other and compare their statements."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "attribution"))
from model import VOCABULARY, WIDTH, Layer, follow  # the attribution tagger's layers and average

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST", "Network", "follow", "start"]
ANSWERS = 3  # another claim, the same claim, its denial
MARKS = 4  # the first passage's context and statement, the second's
LONGEST = 160  # pieces of a pair


class Network(nn.Module):
    """ids, marks, mask (batch × length) → one row of logits a pair: another claim, the same, its denial.

    A mark is 0 or 1 in the first passage, 2 or 3 in the second; odd inside the statement itself.
    """

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.drop = nn.Dropout(dropout)
        self.hidden = nn.Linear(5 * WIDTH, WIDTH)
        self.answer = nn.Linear(WIDTH, ANSWERS)
        self.words.requires_grad_(requires_grad=False)  # they are the tagger's, so that one copy serves both
        nn.init.zeros_(self.marks.weight)

    def encode(self, ids: Tensor, marks: Tensor, mask: Tensor | None) -> Tensor:
        """The last hidden states, one a piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.positions(places) + self.marks(marks)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None) -> Tensor:
        """Logits of the three answers."""
        x = self.encode(ids, marks, mask)
        ours, theirs = (mean(x, marks == mark if mask is None else (marks == mark) & mask) for mark in (1, 3))
        seen = torch.cat([x[:, 0], ours, theirs, (ours - theirs).abs(), ours * theirs], -1)
        return self.answer(self.drop(torch.tanh(self.hidden(self.drop(seen)))))


def mean(states: Tensor, chosen: Tensor) -> Tensor:
    """The mean of the states that are chosen, a row each; zeros where none is."""
    weight = chosen.unsqueeze(-1).to(states.dtype)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1)


def tagger_words(path: Path) -> Tensor:
    """The word vectors inside the attribution tagger's ONNX file (vocabulary × width), from 8 bits."""
    held = {each.name: numpy_helper.to_array(each) for each in onnx.load(path).graph.initializer}
    scale, zero = held["network.words.weight_scale"], held["network.words.weight_zero_point"]
    return torch.from_numpy((held["network.words.weight_quantized"].astype(np.float32) - zero) * scale)


def start(network: Network, base: Path, tagger: Path, chosen: Sequence[int]) -> None:
    """Puts the base model's positions and the chosen ones of its layers, and the tagger's word vectors, into the network."""
    old = load_file(base)
    put = {
        "words.weight": tagger_words(tagger),
        "positions.weight": (
            old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        )[:LONGEST],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for number, layer in enumerate(chosen):
        prefix = f"encoder.layer.{layer}."
        for kind in ("weight", "bias"):
            asked = [old[f"{prefix}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            put[f"layers.{number}.qkv.{kind}"] = torch.cat(asked)
            for name, before in names.items():
                put[f"layers.{number}.{name}.{kind}"] = old[f"{prefix}{before}.{kind}"]
    missing, unexpected = network.load_state_dict(put, strict=False)
    assert not unexpected, unexpected
    assert set(missing) == {"marks.weight", "hidden.weight", "hidden.bias", "answer.weight", "answer.bias"}, missing
