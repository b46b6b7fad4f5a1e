"""Writes trained weights as an ONNX file of 8-bit integers, with the tokenizer beside it."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from model import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from train import base_folder


class Exported(nn.Module):
    """The network for one window at a time, which needs no mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """As the network, without a mask."""
        tags, links = self.network(ids, shapes, None)
        return tags, links


def load(paths: list[Path]) -> Network:
    """The mean of the given checkpoints, ready to run."""
    states = [torch.load(path, weights_only=True) for path in paths]
    network = Network()
    network.load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    return network.eval()


def write(network: Network, path: Path) -> None:
    """The network as float ONNX, opset 18, any length."""
    example = torch.ones((1, 16), dtype=torch.long)
    torch.onnx.export(
        Exported(network),
        (example, example),
        str(path),
        input_names=["ids", "shapes"],
        output_names=["tags", "links"],
        dynamic_axes={name: {1: "length"} for name in ("ids", "shapes", "tags", "links")},
        opset_version=18,
        dynamo=False,
    )


def quantise(source: Path, target: Path, *, reduce_range: bool) -> None:
    """Dynamic quantisation, one scale a channel."""
    quantize_dynamic(source, target, per_channel=True, reduce_range=reduce_range, weight_type=QuantType.QInt8)


def main() -> None:
    here = Path(__file__).resolve()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="several are averaged")
    parser.add_argument("--base", type=Path, help="folder with the tokenizer.json of MiniLM-L6")
    parser.add_argument("--out", type=Path, default=here.parents[2] / "src/sayso/languages/weights")
    parser.add_argument("--float", type=Path, help="also keep the float model here")
    parser.add_argument("--reduce-range", action="store_true", help="7-bit weights, for processors without VNNI")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = options.float or Path(folder) / "model.onnx"
        write(load(options.checkpoints), path)
        quantise(path, options.out / "tagger.onnx", reduce_range=options.reduce_range)
    shutil.copyfile((options.base or base_folder()) / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    main()
