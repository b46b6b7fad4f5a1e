"""How near two sentences are in meaning, by word vectors that ship inside a package (nothing is fetched)."""

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
def _model() -> Any:
    try:
        import wordllama  # noqa: PLC0415

        return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    except (ImportError, OSError, ValueError) as error:
        raise SetupError(f"the word vectors of the package wordllama cannot be loaded: {error}") from error


def embed(texts: Sequence[str]) -> Vectors:
    """One unit vector a text (rows, 256 columns; zeros for an empty text): static embeddings of wordllama, MIT licence.

    The dot product of two rows is their cosine. Raises `SetupError` where the package or its weights are missing.
    """
    if not texts:
        return np.zeros((0, 256), dtype=np.float32)
    rows = [
        np.asarray(_model().embed([text[:LONGEST] for text in texts[at : at + BATCH]], norm=False))
        for at in range(0, len(texts), BATCH)
    ]
    found = np.nan_to_num(np.vstack(rows).astype(np.float32))
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), dtype=np.float32)
