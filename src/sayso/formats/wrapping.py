"""Lines that a page's width broke, put together again into paragraphs."""

import re

_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010\ufffe\x02]$")
_BULLET = re.compile(r"(?:[•▪◦‣*–-]|\(?\d{1,2}[.)])\s")


def unwrap(text: str, *, hyphens: bool = False) -> str:
    """`text` with lines joined where a line is nearly as long as the longest usual one and the next goes on from it.

    Text that is not broken by width comes back unchanged apart from its line ends, which become line feeds. `hyphens` joins
    words that were divided at the end of a line. Paragraphs end at blank lines, at clearly short lines, and before bullets.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = _usual_width(lines)
    if width is None:
        return "\n".join(lines)
    out: list[str] = []
    open_line = False
    for line in lines:
        stripped = line.strip()
        if out and open_line and stripped and not _BULLET.match(stripped) and _quote(out[-1]) == _quote(stripped):
            ahead = stripped.lstrip("> ") if _quote(stripped) else stripped
            if hyphens and _HYPHEN.search(out[-1]) and ahead[:1].islower():
                out[-1] = _HYPHEN.sub("", out[-1]) + ahead
            else:
                out[-1] += " " + ahead
        else:
            out.append(line)
        first = stripped.split(" ", 1)[0]
        # A line is broken by width when the next word would not have fitted; 15 characters stand for that word.
        open_line = bool(stripped) and len(line) >= width - max(15, len(first))
    return "\n".join(out)


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` were broken by a page's width."""
    return _usual_width([line.rstrip() for line in text[:200_000].splitlines()]) is not None


def _usual_width(lines: list[str]) -> int | None:
    """The width at which the lines were broken, or `None` where they were not."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    near = sum(1 for length in lengths if width - 20 <= length <= width + 5)
    return width if 40 <= width <= 160 and near * 2 >= len(lengths) else None


def _quote(line: str) -> bool:
    return line.startswith(">")
