"""What the tagger sees of a paragraph: the same words with plain quote marks, and which of them are inside quotes.

Every character of the text has exactly one character in what is seen, so offsets are the same in both.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DOUBLED = re.compile(r"''|``|‘‘|’’|´´")
_OPENING = "“„‟«"
_CLOSING = "”»"
_PLAIN = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞", '"') | dict.fromkeys("‘’‚‛′´`", "'") | {"‑": "-", "−": "-"})


class Sight(NamedTuple):
    """`seen` has the length of the text; `inside[i]` says whether character i stands in quotation marks."""

    seen: str
    inside: bytearray


def look(text: str) -> Sight:
    """The text of one paragraph as the model sees it; never fails, an empty text gives an empty sight."""
    single = DOUBLED.sub(lambda match: "“ " if match[0] in ("``", "‘‘") else '" ', text)
    return Sight(single.translate(_PLAIN), _inside_quotes(single))


def _inside_quotes(text: str) -> bytearray:
    inside = bytearray(len(text))
    opened = ""
    for at, char in enumerate(text):
        was = opened
        if char in _OPENING:
            opened = '"'
        elif char in _CLOSING:
            opened = ""
        elif char == '"':
            opened = '"' if _opens(text, at, otherwise=opened != '"') else ""
        elif char in "‘'’" and opened != '"':
            opened = _single(text, at, opened)
        inside[at] = bool(opened or was)
    return inside


def _opens(text: str, at: int, *, otherwise: bool) -> bool:
    """Whether the straight quote mark opens: by the space around it, and where that says nothing, by turns."""
    before = text[at - 1 : at].isspace() or at == 0 or text[at - 1] in "([-—–"
    after = at + 1 < len(text) and not text[at + 1].isspace()
    if before and after and text[at + 1].isalnum():
        return True
    if not before and (not after or text[at + 1] in ".,;:!?)]"):
        return False
    return otherwise


def _single(text: str, at: int, opened: str) -> str:
    """The state after a single quote mark, which may also be an apostrophe."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if opened == "'":
        closes = text[at] != "‘" and not after.isalnum() and not before.isspace()
        return "" if closes else "'"
    starts = text[at] != "’" and (not before or not before.isalnum()) and after.isalpha()
    return "'" if starts and _ENDS.search(text, at + 2) else ""


_ENDS = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
