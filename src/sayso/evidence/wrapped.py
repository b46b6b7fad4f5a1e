"""Lines that a page's width broke: how wide it was, and which line goes on from which."""

import re
from collections.abc import Sequence

_BULLET = re.compile(r"(?:[•▪◦‣*–-]|\(?\d{1,2}[.)])\s")
_FEWEST = 4  # lines from which a width can be told
_NARROWEST, _WIDEST = 40, 160
_WORD = 15  # characters that stand for a word that would not have fitted


def usual_width(lines: Sequence[str]) -> int | None:
    """The width at which the `lines` were broken, or `None` where they were not."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < _FEWEST:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    near = sum(1 for length in lengths if width - 20 <= length <= width + 5)
    return width if _NARROWEST <= width <= _WIDEST and near * 2 >= len(lengths) else None


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether `following`, the very next line, goes on where the page's `width` broke `line`."""
    ahead = following.strip()
    if not line.strip() or not ahead or _BULLET.match(ahead) or is_quote(line) != is_quote(ahead):
        return False
    return len(line) >= width - max(_WORD, len(ahead.split(" ", 1)[0]))


def is_quote(line: str) -> bool:
    """Whether the line stands in a message that is answered."""
    return line.startswith(">")
