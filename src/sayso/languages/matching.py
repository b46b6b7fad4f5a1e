"""Whether two passages of different reports say the same, or one denies what the other says: a small neural network.

Three transformer layers (from MiniLM-L6) read both passages beside each other, with their statements marked. The task is
claim matching (Shaar et al., ACL 2020) with the two sides of natural language inference, asked both ways round.
`docs/reference/model-card-matching.md` says what it was trained on and how well it does.

One pair is read at a time, in an order of its own (what may be one claim in the other order too), so the answer for a pair depends on nothing else.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SetupError
from sayso.languages.remembered import Remembered
from sayso.languages.weights import WEIGHTS

BEFORE, INSIDE, BEHIND = 32, 36, 10  # word pieces before, in and behind a statement that are read: 159 a pair at most
CHARACTERS = 12  # a word piece at most, where text is cut before it is read
AGAIN = 0.3  # that a pair says the same or the opposite, from which on it is read the other way round too
FEW = 4  # pairs that are read sooner than threads are started
REMEMBERED = 2_000_000  # characters of text whose pieces are kept
_FIRST, _LAST = 101, 102  # what opens a pair, what ends a passage


class Passage(NamedTuple):
    """A statement's `words`, and what stands `before` and `behind` them in its paragraph."""

    before: str
    words: str
    behind: str


class Match(NamedTuple):
    """How likely two passages say the `same` and the `opposite` (0 to 1); the rest to 1 is that they are about two matters."""

    same: float
    opposite: float


class Matcher:
    """Holds the network open. Safe to use from several threads; not to be carried to another process."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Reads the weights in `folder`; raises `SetupError` where they are missing."""
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        for name in ("matcher.onnx", "tagger.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise SetupError(f"the claim matcher lacks {folder / name}; install sayso again")
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = InferenceSession(str(folder / "matcher.onnx"), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cut = Remembered[str, list[int]](REMEMBERED)

    def match(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Match]:
        """What each pair of passages comes to, whichever way round it is given."""
        if len(pairs) < FEW:
            return list(map(self._weigh, pairs))
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            return list(pool.map(self._weigh, pairs))

    def _weigh(self, pair: tuple[Passage, Passage]) -> Match:
        """What the network finds; where that may be one claim, the mean of what it finds either way round."""
        one, other = sorted(pair)
        first = self._run(self._read(one, other))
        if first.same + first.opposite < AGAIN:
            return first
        second = self._run(self._read(other, one))
        return Match(*(round((ours + theirs) / 2, 4) for ours, theirs in zip(first, second, strict=True)))

    def _run(self, pair: tuple[NDArray[np.int64], NDArray[np.int64]]) -> Match:
        ids, marks = pair
        _, same, opposite = self._session.run(None, {"ids": ids[None], "marks": marks[None]})[0][0].tolist()
        return Match(round(same, 4), round(opposite, 4))

    def _read(self, one: Passage, other: Passage) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The pieces of a pair, and for each whether it is of the first or second passage, in its statement or around it."""
        ids, marks = [_FIRST], [0]
        for mark, passage in ((0, one), (2, other)):
            before = self._pieces(passage.before[-BEFORE * CHARACTERS :])[-BEFORE:]
            words = self._pieces(passage.words[: INSIDE * CHARACTERS])[:INSIDE]
            behind = self._pieces(passage.behind[: BEHIND * CHARACTERS])[:BEHIND]
            ids += [*before, *words, *behind, _LAST]
            marks += [mark] * len(before) + [mark + 1] * len(words) + [mark] * (len(behind) + 1)
        return np.array(ids, dtype=np.int64), np.array(marks, dtype=np.int64)

    def _pieces(self, text: str) -> list[int]:
        known = self._cut.get(text)
        if known is None:
            known = self._tokenizer.encode(text, add_special_tokens=False).ids
            self._cut.add(text, known)
        return known


@lru_cache(maxsize=1)
def load_matcher() -> Matcher:
    """The matcher with the weights inside the package, read once a process. Raises `SetupError` where they are missing."""
    return Matcher()
