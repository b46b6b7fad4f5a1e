"""Finding words in the documents, and names that are nearly those that were asked for."""

import difflib
import re
import sqlite3
from collections.abc import Iterator

from sayso.casefile.stored import Hit

_TERMS = re.compile(r'"([^"]*)"|(\S+)')
_OPEN, _CLOSE = "\x02\x0esayso\x02", "\x03\x0esayso\x03"  # nobody writes these; they mark what FTS5 found
_ENDS = re.compile(r"(?<=[.!?])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-Z0-9])|\n+")
_LONGEST = 400  # characters of a line shown around a match
_PER_DOCUMENT = 3


def search(connection: sqlite3.Connection, words: str, *, limit: int) -> tuple[Hit, ...]:
    """Sentences that hold the words, of the documents that hold them all, the best document first."""
    query = match_query(words)
    if not query:
        return ()
    rows = connection.execute(
        """SELECT d.id, d.name, highlight(words, 1, ?, ?) FROM words JOIN documents d ON d.number = words.rowid
           WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0), d.name, d.id LIMIT ?""",
        (_OPEN, _CLOSE, query, limit),
    )
    return tuple(hit for key, name, marked in rows for hit in _hits(key, name, marked))


def match_query(words: str) -> str:
    """What a person typed as an FTS5 query: every term quoted, so that no sign in it is taken for an operator."""
    terms = [phrase or word for phrase, word in _TERMS.findall(words.replace("\0", " "))]
    return " ".join('"' + term.replace('"', "") + '"' for term in terms if any(mark.isalnum() for mark in term))


def _hits(key: str, name: str, marked: str) -> Iterator[Hit]:
    """The sentences of the text that hold most of what was found (at most three), in text order."""
    text, matches = unmark(marked)
    if not matches:  # found in the title alone
        yield Hit(key, name, (0, 0), "", ())
        return
    bounds = [0, *(end.end() for end in _ENDS.finditer(text)), len(text)]
    inside: dict[tuple[int, int], list[tuple[int, int]]] = {}
    at = 0
    for match in matches:
        while at + 2 < len(bounds) and bounds[at + 1] <= match[0]:
            at += 1
        inside.setdefault((bounds[at], bounds[at + 1]), []).append(match)
    best = sorted(inside, key=lambda span: (-len(inside[span]), span))[:_PER_DOCUMENT]
    for span in sorted(best):
        found = inside[span]
        start, end = span
        if end - start > _LONGEST:
            start = max(start, found[0][0] - _LONGEST // 4)
            end = min(end, start + _LONGEST)
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        yield Hit(key, name, (start, end), text[start:end], tuple(one for one in found if one[1] <= end))


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without FTS5's marks, and the spans between them."""
    pieces: list[str] = []
    matches: list[tuple[int, int]] = []
    before, *rest = marked.split(_OPEN)
    pieces.append(before)
    length = len(before)
    for piece in rest:
        inner, _, after = piece.partition(_CLOSE)
        matches.append((length, length + len(inner)))
        pieces += (inner, after)
        length += len(inner) + len(after)
    return "".join(pieces), matches


def near_names(connection: sqlite3.Connection, folded: str) -> list[str]:
    """Names of the case that are spelled nearly so, or share a word; at most five."""
    names = dict(
        connection.execute(
            """SELECT n.folded, n.name FROM entity_names n JOIN entities e ON e.id = n.entity
               WHERE e.named ORDER BY e.mentions, n.name DESC"""
        )
    )
    words = set(folded.split())
    close = difflib.get_close_matches(folded, names, n=5, cutoff=0.75)
    sharing = [name for name in reversed(names) if words & set(name.split())]
    return [names[one] for one in dict.fromkeys([*close, *sharing])][:5]
