"""Whether a source only speaks of something as known ("the killing of the leader proves ...") and does not vouch for it."""

import re

from sayso.corroboration.items import Directory, Item

_KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|its|their|our|my|your)|['’]s|s['’])\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LEAD = 40  # characters before an event in which the word that makes it known stands
_SLACK = 12  # characters that what is said may be longer than the event, and be about nothing else
SHORT = 4  # words of what a participle describes, at most
ADJECTIVES = 3  # words behind an owner among which the noun is
_OWNED = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my|your) ", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?:the )?[\w’']+(?:-[\w’']+)*-(?:\w+ed|led|held|run|born|built|owned|backed|ruled)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


def is_mention(directory: Directory, item: Item) -> bool:
    """Whether a statement only names something as known, inside something longer that its source says.

    So does a noun with "the" or an owner before it ("the killing", "his last arrest"), and a name with a participle ("Tide-held Orn").
    """
    statement = item.statement
    if len(statement.chain) < 2 or statement.kind == "assertion":
        return False
    if _PARTICIPLE.match(item.words) and len(item.words.split()) <= SHORT:
        return True
    if statement.kind != "event" or statement.gist is None:
        return False
    start, lead = statement.span.start, _OWNED.match(item.words)
    first = _WORD.search(item.words, lead.end() if lead is not None else 0)
    if first is None or not _is_head(item, first.start(), further=lead is not None):
        return False
    if lead is None and not _KNOWN.search(item.document.text[max(0, start - _LEAD) : start]):
        return False
    pieces = directory.contents(item.document.id, statement.chain[-1])
    longer = statement.span.end - start + _SLACK
    return any(piece.covers(statement.span) and piece.end - piece.start > longer for piece in pieces)


def _is_head(item: Item, at: int, *, further: bool) -> bool:
    """Whether the word at a place of a statement carries it, or one soon behind it."""
    heads = item.statement.gist.heads if item.statement.gist is not None else ()
    words = [word.casefold() for word in _WORD.findall(item.words[at:])[: ADJECTIVES if further else 1]]
    return any(word in heads for word in words)
