"""How near two sentences are in meaning, by word vectors that ship inside a package (WordLlama, nothing is fetched)."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SetupError

Vectors = NDArray[np.float32]
LONGEST = 2_000  # characters of one sentence that are looked at
BATCH = 512


@lru_cache(maxsize=1)
def load_vectors() -> Any:
    """The word vectors; raises `SetupError` where the package or its weights are missing."""
    try:
        import wordllama  # noqa: PLC0415

        return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    except (ImportError, OSError, ValueError) as error:
        raise SetupError(f"the word vectors of the package wordllama cannot be loaded: {error}") from error


def embed(sentences: Sequence[str]) -> Vectors:
    """One row for each of `sentences`, of length 1 (0 where it has no word), so that dot products are cosines."""
    model = load_vectors()
    if not sentences:
        return np.zeros((0, 256), dtype=np.float32)
    rows = [
        np.asarray(model.embed([sentence[:LONGEST] or " " for sentence in sentences[at : at + BATCH]], norm=False))
        for at in range(0, len(sentences), BATCH)
    ]
    found = np.vstack(rows).astype(np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), dtype=np.float32)
