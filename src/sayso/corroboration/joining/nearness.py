"""How near wordings are in meaning, looked up where it was worked out before."""

from collections.abc import Sequence

import numpy as np

from sayso.engine import Memory, key_of
from sayso.languages.meaning import Vectors, embed


class Nearness:
    """The cosines of wordings; those asked for are noted in the `memory`."""

    def __init__(self, memory: Memory | None = None) -> None:
        self._notes = (memory or Memory()).notes("nearness", bytes)

    def between(self, ours: Sequence[str], theirs: Sequence[str]) -> Vectors:
        """The cosine of each of `ours` (rows) with each of `theirs` (columns)."""
        made = self._notes.find(key := key_of(ours, theirs))
        if made is None:
            made = self._notes.note(key, (embed(ours) @ embed(theirs).T).tobytes())
        return np.frombuffer(made, dtype=np.float32).reshape(len(ours), len(theirs))
