"""Words put for other words, as a sub-editor or a paraphrasing machine does it."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from benchmarks.independence.subjects import HERE

_WORD = re.compile(r"(?<![\w’'{-])[a-z]+(?![\w’'}-])")


@lru_cache
def load_thesaurus() -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """Near synonyms, and the odd ones of a machine (with the near ones)."""
    found = tomllib.loads((HERE / "thesaurus.toml").read_text(encoding="utf-8"))
    return found["near"], {**found["near"], **found["odd"]}


def replace_words(
    words: str,
    rng: random.Random,
    *,
    rate: float,
    odd: bool = False,
    choices: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """`words` with a share `rate` of the replaceable words replaced; names and numbers stay."""
    choices = choices or load_thesaurus()[1 if odd else 0]

    def put(match: re.Match[str]) -> str:
        found = choices.get(match.group())
        return rng.choice(found) if found and rng.random() < rate else match.group()

    return _WORD.sub(put, words)
