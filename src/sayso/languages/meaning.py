"""How near two sentences are in meaning, by word vectors that ship inside a package (nothing is fetched)."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SetupError
from sayso.languages.remembered import Remembered

Vectors = NDArray[np.float32]
LONGEST = 2_000  # characters of one sentence that are looked at
REMEMBERED = 3_000_000  # characters of text whose vectors are kept, some 40 MB


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        import wordllama  # noqa: PLC0415

        model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
        model.tokenizer.no_padding()
    except (ImportError, OSError, ValueError) as error:
        raise SetupError(f"the word vectors of the package wordllama cannot be loaded: {error}") from error
    return model


def embed(texts: Sequence[str]) -> Vectors:
    """One unit vector a text (rows, 256 columns; zeros for an empty text): static embeddings of wordllama, MIT licence.

    The dot product of two rows is their cosine. Raises `SetupError` where the package or its weights are missing.
    """
    found = np.zeros((len(texts), 256), dtype=np.float32)
    for at, text in enumerate(texts):
        known = _remembered.get(text)
        if known is None:
            known = embed_one(text)
            _remembered.add(text, known)
        found[at] = known
    return found


_remembered = Remembered[str, Vectors](REMEMBERED)


def forget() -> None:
    """Keep no vectors of texts: those of the next step are other ones."""
    _remembered.clear()


def embed_one(text: str) -> Vectors:
    """The vector of one text, which is not remembered.

    It is the mean of the vectors of the text's word pieces, one unit long: to the bit what wordllama itself makes of it.
    """
    model = _model()
    pieces = np.array(model.tokenizer.encode(text[:LONGEST], add_special_tokens=False).ids, dtype=np.int64)
    if not len(pieces):
        return np.zeros(256, dtype=np.float32)
    mean = np.add.reduce(model.embedding.take(pieces, axis=0, mode="clip"), axis=0) / np.float32(len(pieces))
    length = np.sqrt(np.add.reduce(mean * mean))
    return np.asarray(mean / length if length > 0 else mean, dtype=np.float32)
