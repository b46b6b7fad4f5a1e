"""Writes what trained models think of every piece of the training articles, for a second training to learn from.

Annotators differ, and one marked each article: the mean of a model's own opinion and the annotation is a smoother aim
than the annotation alone (Furlanello et al., Born-again neural networks, ICML 2018).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from corpus import Corpus, read_articles
from export import load
from train import base_folder, load_tokenizer

from sayso.extract.tagger.pieces import pack


def main() -> None:
    shared = Path(__file__).resolve().parents[3] / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="their probabilities are averaged")
    parser.add_argument("--corpus", type=Path, default=shared / "data/polnear/train")
    parser.add_argument("--base", type=Path, help="folder with the tokenizer.json of MiniLM-L6")
    parser.add_argument("--out", type=Path, required=True, help="an .npy file")
    parser.add_argument("--threads", type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    corpus = Corpus(read_articles(options.corpus), load_tokenizer((options.base or base_folder()) / "tokenizer.json"))
    networks = [load([path]) for path in options.checkpoints]
    rows = []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for pieces in corpus.pieces:
            starts = np.cumsum([0, *(len(each.ids) for each in pieces)])
            taught = np.zeros((starts[-1], 7), dtype=np.float32)
            for number, network in enumerate(networks):
                for window in pack(pieces, first_room=None if number == 0 else 100):
                    ids, shapes = torch.from_numpy(window.ids)[None], torch.from_numpy(window.shapes)[None]
                    tags = torch.softmax(network(ids, shapes, None)[0][0].float(), -1).numpy()
                    for part in window.slices:
                        low, high = starts[part.paragraph] + part.low, starts[part.paragraph] + part.high
                        taught[low:high] += tags[part.at : part.at + part.high - part.low] / len(networks)
            rows.append(taught.astype(np.float16))
    np.save(options.out, np.concatenate(rows))


if __name__ == "__main__":
    main()
