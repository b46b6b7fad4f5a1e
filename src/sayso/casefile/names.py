"""Names as people look them up: small letters, no accents, no stray marks."""

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_BETWEEN = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """`name` in small letters, without accents, its words parted by single spaces."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    plain = plain.translate(_LETTERS)
    words = _BETWEEN.sub(" ", plain.replace("'s ", " ").replace("’s ", " ")).strip()
    return words.removeprefix("the ") or words
