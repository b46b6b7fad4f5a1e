"""Lines that a page's width broke, put together again into paragraphs."""

import re

from sayso.evidence.wrapped import goes_on, is_quote, usual_width

_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010\ufffe\x02]$")


def unwrap(text: str, *, hyphens: bool = False) -> str:
    """`text` with lines joined where a line is nearly as long as the longest usual one and the next goes on from it.

    Text that is not broken by width comes back unchanged apart from its line ends, which become line feeds. `hyphens` joins
    words that were divided at the end of a line. Paragraphs end at blank lines, at clearly short lines, and before bullets.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = usual_width(lines)
    if width is None:
        return "\n".join(lines)
    out: list[str] = []
    before = ""
    for line in lines:
        if out and goes_on(before, line, width):
            stripped = line.strip()
            ahead = stripped.lstrip("> ") if is_quote(stripped) else stripped
            if hyphens and _HYPHEN.search(out[-1]) and ahead[:1].islower():
                out[-1] = _HYPHEN.sub("", out[-1]) + ahead
            else:
                out[-1] += " " + ahead
        else:
            out.append(line)
        before = line
    return "\n".join(out)


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` were broken by a page's width."""
    return usual_width([line.rstrip() for line in text[:200_000].splitlines()]) is not None
