"""The word lists of a language: one TOML file each, checked once when loaded."""

from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

import msgspec

from sayso.errors import SetupError

Words = TypeVar("Words")


@lru_cache(maxsize=64)
def load_lexicon(language: str, name: str, kind: type[Words]) -> Words:
    """The file `languages/<language>/<name>.toml` as a record of type `kind`.

    Raises `SetupError` where the file is missing or does not fit the type.
    """
    path = resources.files("sayso.languages") / language / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.ValidationError, msgspec.DecodeError) as error:
        raise SetupError(f"the word list {language}/{name}.toml cannot be used: {error}") from error


@lru_cache(maxsize=256)
def word_list(name: str, field: str, language: str = "en") -> frozenset[str]:
    """The words of one field of the file `languages/<language>/<name>.toml`; raises `SetupError` where it has none."""
    words = load_lexicon(language, name, dict[str, Any]).get(field)
    if not isinstance(words, str):
        raise SetupError(f"the word list {language}/{name}.toml has no words under {field}")
    return frozenset(words.split())
