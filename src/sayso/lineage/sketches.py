"""What lineage must know of every report of a pile, however little is new: enough to file it, not to compare it."""

from functools import cached_property
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.lineage.texts import Hashes, Text


class Sketch(msgspec.Struct, array_like=True, dict=True):
    """A report by its hashes, packed.

    `words` is how many words it has; `same` is equal where all words are; `packed_runs` and `packed_content` are the
    hashes of its runs of words and of its names, numbers and longer words, each once, sorted; `packed_sizes` and
    `packed_quotations` are those of `Text`.
    """

    words: int
    same: bytes
    packed_runs: bytes
    packed_content: bytes
    packed_sizes: bytes
    packed_quotations: bytes

    @cached_property
    def runs(self) -> Hashes:
        """The hashes of its runs of words."""
        return np.frombuffer(self.packed_runs, dtype=np.uint64)

    @cached_property
    def content(self) -> Hashes:
        """The hashes of its names, numbers and longer words."""
        return np.frombuffer(self.packed_content, dtype=np.uint64)

    @cached_property
    def sizes(self) -> NDArray[np.float32]:
        """How many different words each sentence has."""
        return np.frombuffer(self.packed_sizes, dtype=np.float32)

    @cached_property
    def quotations(self) -> NDArray[np.bool_]:
        """Which sentences are mostly somebody else's words."""
        return np.frombuffer(self.packed_quotations, dtype=bool)


def sketch(text: Text) -> Sketch:
    """The sketch of a text."""
    return Sketch(
        len(text),
        blake2b(text.keys.tobytes(), digest_size=16).digest(),
        np.unique(text.shingles).tobytes(),
        np.unique(text.keys[text.weighty]).tobytes(),
        text.sizes.tobytes(),
        text.quotations.tobytes(),
    )
