"""How near two sentences are in meaning, by word vectors that ship inside a package (nothing is fetched)."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.errors import SetupError
from sayso.languages.remembered import Remembered

Vectors = NDArray[np.float32]
LONGEST = 2_000  # characters of one sentence that are looked at
MANY = 64  # texts that are worth it to cut them into word pieces on several cores
REMEMBERED = (
    100_000_000  # bytes of texts and their vectors that are kept: a word's vector takes as much room as a sentence's
)
VECTOR = 1_200  # bytes of one


Pieces = NDArray[np.uint16]


class _Model(NamedTuple):
    """The word pieces of a text, and the vectors of all word pieces."""

    tokenizer: Any
    embedding: "_Table"


class _Table:
    """The vectors of the word pieces. A row is read, and made as wide as it is reckoned with, when it is first asked for: few are.

    Two threads that ask for a new one at once both write the same.
    """

    def __init__(self, stored: NDArray[Any]) -> None:
        self._stored = stored
        self._rows = np.empty(stored.shape, dtype=np.float32)
        self._made = np.zeros(len(stored), dtype=np.bool_)

    def take(self, pieces: NDArray[Any]) -> Vectors:
        """A row for each piece; for a number beyond the last one the last."""
        made = self._made.take(pieces, mode="clip")
        if not made.all():
            new = np.unique(np.clip(pieces[~made], 0, len(self._made) - 1))
            self._rows[new] = self._stored[new]
            self._made[new] = True
        return self._rows.take(pieces, axis=0, mode="clip")


@lru_cache(maxsize=1)
def _model() -> _Model:
    """Only the data of the package is read: importing it takes as long again, for what downloads and trains."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("the word vectors are missing: install wordllama")
    folder = Path(next(iter(spec.submodule_search_locations)))
    try:
        embedding = _Table(_tensor(folder / "weights" / "l2_supercat_256.safetensors", "embedding.weight"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))
    except Exception as error:
        raise SetupError(f"the word vectors of the package wordllama cannot be loaded: {error}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    if hasattr(tokenizer.model, "_resize_cache"):
        tokenizer.model._resize_cache(0)  # noqa: SLF001  it would keep 10,000 whole texts: 150 MB for what is seldom asked twice
    return _Model(tokenizer, embedding)


def _tensor(path: Path, name: str) -> NDArray[Any]:
    """A table of numbers in a file of the format safetensors: a head of JSON that says where each stands, and how wide it is."""
    with path.open("rb") as opened:
        data = memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))
    start = 8 + int.from_bytes(data[:8], "little")
    told = msgspec.json.decode(data[8:start])[name]
    rows, columns = told["shape"]
    width = {"F16": "<f2", "F32": "<f4"}[told["dtype"]]
    return np.frombuffer(data, width, rows * columns, start + told["data_offsets"][0]).reshape(rows, columns)


def load() -> None:
    """Have the vectors ready: else they are loaded when they are first asked for. Raises `SetupError` where they are missing."""
    _model()


def embed(texts: Sequence[str]) -> Vectors:
    """One unit vector a text (rows, 256 columns; zeros for an empty text): static embeddings of wordllama, MIT licence.

    The dot product of two rows is their cosine. Raises `SetupError` where the package or its weights are missing.
    """
    found = np.zeros((len(texts), 256), dtype=np.float32)
    new: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        known = _remembered.get(text)
        if known is None:
            new.setdefault(text, []).append(at)
        else:
            found[at] = known
    for (text, places), vector in zip(new.items(), _embed_new(list(new)), strict=True):
        _remembered.add(text, vector)
        found[places] = vector
    return found


def _embed_new(texts: Sequence[str]) -> Iterable[Vectors]:
    """The vector of each text; many are cut into word pieces on all cores."""
    if len(texts) < MANY:
        return map(embed_one, texts)
    tokenizer = _model().tokenizer
    cut = tokenizer.encode_batch_fast([text[:LONGEST] for text in texts], add_special_tokens=False)
    return (_mean(one.ids) for one in cut)


_remembered = Remembered[str, Vectors](REMEMBERED, VECTOR)


def forget() -> None:
    """Keep no vectors of texts: those of the next step are other ones."""
    _remembered.clear()


def embed_one(text: str) -> Vectors:
    """The vector of one text, which is not remembered.

    It is the mean of the vectors of the text's word pieces, one unit long: to the bit what wordllama itself makes of it.
    """
    return _mean(_model().tokenizer.encode(text[:LONGEST], add_special_tokens=False).ids)


def pieces_of(texts: Sequence[str]) -> list[Pieces]:
    """The word pieces of each text, of which `embed_pieces` makes its vector. Raises `SetupError` where the package is missing."""
    if not texts:
        return []
    cut = _model().tokenizer.encode_batch_fast([text[:LONGEST] for text in texts], add_special_tokens=False)
    return [np.array(one.ids, dtype=np.uint16) for one in cut]


def embed_pieces(pieces: Pieces) -> Vectors:
    """The vector of a text that was cut into word pieces before: what `embed_one` makes of it."""
    return _mean(pieces)


def _mean(pieces: Sequence[int] | Pieces) -> Vectors:
    """The mean of the vectors of some word pieces, one unit long."""
    if not len(pieces):
        return np.zeros(256, dtype=np.float32)
    rows = _model().embedding.take(np.array(pieces, dtype=np.int64))
    mean = np.add.reduce(rows, axis=0) / np.float32(len(pieces))
    length = np.sqrt(np.add.reduce(mean * mean))
    return np.asarray(mean / length if length > 0 else mean, dtype=np.float32)
