"""Whether a source only names something as known ("the Tide-held town") and does not vouch for it.

What else is spoken of as known ("the killing of the leader proves ...") is told when a report is read (`extract/factuality/granted.py`).
This needs no more than the words that are stored: told there, it would have every case read again.
"""

import re
from functools import lru_cache

import msgspec

from sayso.corroboration.items import Item
from sayso.languages import load_lexicon

SHORT = 4  # words of what a participle describes, at most


class _File(msgspec.Struct, frozen=True):
    article: str
    participle: str
    participles: str


@lru_cache(maxsize=4)
def _participle(language: str = "en") -> re.Pattern[str]:
    """A participle with what it is joined to, from the beginning."""
    file = load_lexicon(language, "voices", _File)
    participles = "|".join((rf"\w+{file.participle}", *file.participles.split()))
    return re.compile(rf"(?:{file.article} )?[\w’']+(?:-[\w’']+)*-(?:{participles})\b", re.IGNORECASE)


def is_mention(item: Item) -> bool:
    """Whether a statement is a name with a participle before it: "Tide-held Orn"."""
    if len(item.statement.chain) < 2 or item.statement.kind == "assertion":
        return False
    return _participle().match(item.words) is not None and len(item.words.split()) <= SHORT
