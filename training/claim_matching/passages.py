"""Passages with a marked statement, written for training, and pairs of them as the network reads them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer

OTHER, SAME, OPPOSITE = range(3)
BEFORE, INSIDE, BEHIND = (
    32,
    36,
    10,
)  # pieces of a passage before, in and behind its statement: a pair has LONGEST at most
CLS, SEP = 101, 102


class Passage(NamedTuple):
    """Words before a statement, the statement, words behind it."""

    before: str
    words: str
    behind: str


class Line(NamedTuple):
    """One passage of an affair: which claim it is about (by number), and whether it says that it is not so."""

    claim: int
    denied: bool
    passage: Passage


class Pair(NamedTuple):
    """Two lines of one affair (by number) and what they are to each other."""

    affair: int
    one: int
    other: int
    answer: int


def read_affair(path: Path) -> list[Line]:
    """The lines of one file; raises ValueError, with the line, where one has no marked words."""
    found, claim = [], -1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("##"):
            claim += 1
        elif line[:2] in {"+ ", "- "}:
            text = line[2:]
            start, end = text.find("«"), text.rfind("»")
            if start < 0 or end < start:
                raise ValueError(f"{path}:{number}: no marked words: {line}")
            parts = (text[:start], text[start + 1 : end], text[end + 1 :])
            found.append(Line(claim, line[0] == "-", Passage(*(" ".join(_plain(part).split()) for part in parts))))
    return found


def _plain(text: str) -> str:
    return text.replace("«", "").replace("»", "")


def pairs_of(affairs: Sequence[Sequence[Line]]) -> list[Pair]:
    """All pairs of lines of each affair."""
    return [
        Pair(at, one, other, OTHER if a.claim != b.claim else SAME if a.denied == b.denied else OPPOSITE)
        for at, lines in enumerate(affairs)
        for (one, a), (other, b) in combinations(enumerate(lines), 2)
        if not (a.claim == b.claim and a.denied and b.denied)  # two denials need not say the same
    ]


class Cutter:
    """Cuts passages into pieces, each once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def __call__(self, passage: Passage) -> tuple[list[int], list[int], list[int]]:
        """The pieces before, in and behind the statement, cut to their lengths."""
        before, inside, behind = map(self._pieces, passage)
        return before[-BEFORE:], inside[:INSIDE], behind[:BEHIND]

    def _pieces(self, text: str) -> list[int]:
        if text not in self._known:
            self._known[text] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return self._known[text]

    def join(
        self, one: Passage, other: Passage, *, bare: Sequence[bool] = (False, False)
    ) -> tuple[list[int], list[int]]:
        """The ids and marks of a pair; `bare` leaves out what stands around a statement."""
        ids, marks = [CLS], [0]
        for mark, passage, alone in zip((0, 2), (one, other), bare, strict=True):
            before, inside, behind = self(passage)
            if alone:
                before, behind = [], []
            ids += [*before, *inside, *behind, SEP]
            marks += [mark] * len(before) + [mark + 1] * len(inside) + [mark] * (len(behind) + 1)
        return ids, marks


def cutter_of(base: Path) -> Cutter:
    """A cutter with the tokenizer of the base model in the folder `base`, which neither fills up nor cuts off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Cutter(tokenizer)


def collate(rows: Iterable[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, marks, mask of a batch, filled up to its longest pair."""
    rows = list(rows)
    size = max(len(ids) for ids, _ in rows)
    out = np.zeros((3, len(rows), size), dtype=np.int64)
    for at, (ids, marks) in enumerate(rows):
        out[0, at, : len(ids)], out[1, at, : len(ids)], out[2, at, : len(ids)] = ids, marks, 1
    return torch.from_numpy(out[0]), torch.from_numpy(out[1]), torch.from_numpy(out[2]).bool()
