"""What stands between quotation marks around a few words: two reports that quote the same sentence quote one utterance."""

import re

from sayso.evidence import Span

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_OPENING = "\u201c\u201e\u00ab"
_CLOSING = "\u201d\u00bb"
_STOP = re.compile(r"[.!?;]\s")
LONGEST = 2000  # characters before and behind a span in which its paragraph is looked for


def quoted_sentence(text: str, span: Span) -> str | None:
    """The sentence of the quotation that holds `span`, as far as it is quoted; `None` where the span is not quoted.

    Quotation marks are paired within the paragraph. A quotation that is never closed ends with its paragraph.
    """
    first, last = max(0, span.start - LONGEST), span.end + LONGEST
    start = max(first, text.rfind("\n\n", first, span.start) + 1)
    opened: int | None = None
    for mark in _MARK.finditer(text, start, span.start):
        sign = mark.group()
        opened = mark.end() if sign in _OPENING or (sign == '"' and opened is None) else None
    if opened is None:
        return None
    close = _MARK.search(text, span.start, last)
    ends = [one for one in (close.start() if close else -1, text.find("\n\n", span.start, last)) if one >= 0]
    end = min(ends, default=min(last, len(text)))
    if end < span.end:
        return None
    for stop in _STOP.finditer(text, opened, end):
        if stop.end() <= span.start:
            opened = stop.end()
        elif stop.start() >= span.end - 1:
            end = stop.start()
            break
    return text[opened:end]
