"""Whether a source only speaks of something as known ("the killing of the leader proves ...") and does not vouch for it."""

import re

from sayso.corroboration.items import Directory, Item

_KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|its|their|our|my|your)|['’]s|s['’])\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LEAD = 40  # characters before an event in which the word that makes it known stands
_SLACK = 12  # characters that what is said may be longer than the event, and be about nothing else
_WORD = re.compile(r"[^\W\d_]+")


def is_mention(directory: Directory, item: Item) -> bool:
    """Whether a statement's event is a noun with "the" or an owner before it, inside something longer that its source says."""
    statement = item.statement
    if statement.kind != "event" or statement.gist is None or len(statement.chain) < 2:
        return False
    first = _WORD.match(item.words)
    if first is None or first.group().casefold() not in statement.gist.heads:
        return False
    start = statement.span.start
    if not _KNOWN.search(item.document.text[max(0, start - _LEAD) : start]):
        return False
    pieces = directory.contents(item.document.id, statement.chain[-1])
    return any(
        piece.covers(statement.span) and piece.end - piece.start > statement.span.end - start + _SLACK
        for piece in pieces
    )
