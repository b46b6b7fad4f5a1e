"""Writes trained weights as an ONNX file of 8-bit integers that takes its word vectors from the tagger's file beside it."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from network import Network
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

WORDS = "network.words.weight_quantized"


class Exported(nn.Module):
    """The network for one pair at a time, which needs no mask; ends in probabilities."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        """The probabilities of the three answers."""
        return self.network(ids, marks, None).softmax(-1)


def write(network: Network, path: Path) -> None:
    """The network as float ONNX, opset 18, any length."""
    ids = torch.ones((1, 16), dtype=torch.long)
    torch.onnx.export(
        Exported(network),
        (ids, torch.arange(16)[None] // 4),
        str(path),
        input_names=["ids", "marks"],
        output_names=["answers"],
        dynamic_axes={"ids": {1: "length"}, "marks": {1: "length"}},
        opset_version=18,
        dynamo=False,
    )


def share_words(path: Path, tagger: Path, out: Path) -> None:
    """Leaves the word vectors out of the file at `path`, with the place of the same bytes inside `tagger` instead.

    Raises ValueError where the tagger holds other word vectors than the network was trained with.
    """
    model, held = onnx.load(path), tagger.read_bytes()
    theirs = {each.name: each for each in onnx.load(tagger).graph.initializer}
    for ours in model.graph.initializer:
        if not ours.name.startswith("network.words.weight_"):
            continue
        if ours.name != WORDS:
            ours.CopyFrom(theirs[ours.name])
            continue
        data = theirs[WORDS].raw_data
        start = held.find(data)
        if start < 0 or tuple(ours.dims) != tuple(theirs[WORDS].dims):
            raise ValueError(f"{tagger} does not hold {WORDS} in one piece")
        ours.CopyFrom(theirs[WORDS])
        ours.ClearField("raw_data")
        ours.data_location = TensorProto.EXTERNAL
        for key, value in (("location", tagger.name), ("offset", start), ("length", len(data))):
            ours.external_data.add(key=key, value=str(value))
    out.write_bytes(model.SerializeToString())


def main() -> None:
    here = Path(__file__).resolve()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="several are averaged")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--out", type=Path, default=here.parents[2] / "src/sayso/languages/weights")
    options = parser.parse_args()
    network = Network(options.layers, 0.0)
    states = [torch.load(path, weights_only=True) for path in options.checkpoints]
    network.load_state_dict({name: torch.stack([each[name] for each in states]).mean(0) for name in states[0]})
    with tempfile.TemporaryDirectory() as folder:
        floats, small = Path(folder) / "float.onnx", Path(folder) / "small.onnx"
        write(network.eval(), floats)
        quantize_dynamic(floats, small, per_channel=True, weight_type=QuantType.QInt8)
        share_words(small, options.out / "tagger.onnx", options.out / "matcher.onnx")


if __name__ == "__main__":
    main()
