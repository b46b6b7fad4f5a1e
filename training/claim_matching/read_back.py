"""Reads the 8-bit weights that the package ships back into the network, so that training can go on from them (`further.py --start`)."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Network, tagger_words
from onnx import numpy_helper

LAYER = ("qkv", "out", "up", "down")  # the products of a layer, in the order of its steps


def read_back(weights: Path, tagger: Path) -> dict[str, torch.Tensor]:
    """The network's state by the file at `weights`, with the word vectors of the `tagger`'s file beside it."""
    model = onnx.load(weights, load_external_data=False)
    held = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer if not each.external_data}

    def real(name: str) -> np.ndarray:
        return (held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"]) * held[f"{name}_scale"]

    products = [
        node.input[1].removesuffix("_quantized") for node in model.graph.node if node.op_type == "MatMulInteger"
    ]
    count = len([name for name in products if not name.startswith("network.")]) // len(LAYER)
    names = [f"layers.{layer}.{part}.weight" for layer in range(count) for part in LAYER]
    found = {name.removeprefix("network."): value for name, value in held.items() if value.dtype == np.float32}
    found |= {name: real(product).T for name, product in zip(names, products, strict=False)}
    found |= {f"{name}.weight": real(f"network.{name}.weight").T for name in ("hidden", "answer")}
    found |= {f"{name}.weight": real(f"network.{name}.weight") for name in ("positions", "marks")}
    known = Network(count).state_dict()
    state = {name: torch.tensor(np.array(found[name])) for name in known if name != "words.weight"}
    return state | {"words.weight": tagger_words(tagger)}


def main() -> None:
    weights = Path(__file__).resolve().parents[2] / "src/sayso/languages/weights"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=weights / "matcher.onnx")
    parser.add_argument("--tagger", type=Path, default=weights / "tagger.onnx")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    state = read_back(options.weights, options.tagger)
    Network(sum(name.endswith("qkv.bias") for name in state)).load_state_dict(state)
    torch.save(state, options.out)


if __name__ == "__main__":
    main()
