"""The network: MiniLM with an embedding of case and quotation, a tag head and two bilinear link heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEADS, LAYERS, VOCABULARY, LINK = 384, 12, 6, 30522, 96
TAGS = 7  # O, then begin and inside of source, cue, content
SHAPES = 6  # lower, Title, UPPER; the same inside quotation marks


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states to hidden states; `mask` is true where there is a piece."""
        batch, size, _ = x.shape
        qkv = self.qkv(x).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(
            qkv[0], qkv[1], qkv[2], attn_mask=None if mask is None else mask[:, None, None, :]
        )
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, size, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """ids, shapes, mask (batch × length) → tag logits (… × 7) and link vectors (… × 4·96).

    The link vectors are, in this order: content asking for its cue, cue answering, cue asking for its source, source answering.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.links = nn.Linear(WIDTH, 4 * LINK)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Tag logits and link vectors of each piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.positions(places) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, mask)
        x = self.drop(x)
        return self.tags(x), self.links(x)


def load_base(network: Network, path: Path) -> None:
    """Puts the weights of the base model (a `model.safetensors` of MiniLM-L6) into the network."""
    base = load_file(path)
    put = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"]
        + base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            put[f"{new}qkv.{kind}"] = torch.cat(
                [base[f"{old}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            )
            put[f"{new}out.{kind}"] = base[f"{old}attention.output.dense.{kind}"]
            put[f"{new}norm1.{kind}"] = base[f"{old}attention.output.LayerNorm.{kind}"]
            put[f"{new}up.{kind}"] = base[f"{old}intermediate.dense.{kind}"]
            put[f"{new}down.{kind}"] = base[f"{old}output.dense.{kind}"]
            put[f"{new}norm2.{kind}"] = base[f"{old}output.LayerNorm.{kind}"]
    missing, unexpected = network.load_state_dict(put, strict=False)
    fresh = {"shapes.weight", "tags.weight", "tags.bias", "links.weight", "links.bias"}
    assert set(missing) == fresh, missing
    assert not unexpected, unexpected


def link_loss(asking: Tensor, answering: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """−log of the softmax mass on the target pieces, over the rows that have a target."""
    scores = (asking.float() @ answering.float().transpose(1, 2)) / LINK**0.5
    scores = scores.masked_fill(~mask[:, None, :], -1e4)
    rows = target.any(-1)
    if not bool(rows.any()):
        return scores.sum() * 0
    logs = torch.log_softmax(scores[rows], -1)
    return -torch.logsumexp(logs.masked_fill(~target[rows], -1e4), -1).mean()


def follow(average: dict[str, Tensor], network: nn.Module, keep: float) -> None:
    """Moves the averaged weights towards the network's, of which they `keep` that share of themselves."""
    with torch.no_grad():
        for name, value in network.state_dict().items():
            average[name].lerp_(value, 1 - keep)
