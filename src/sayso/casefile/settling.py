"""Which document is called what, where several have the same bytes or the same name.

The same report published twice, byte for byte, is two documents, and the second must count as a copy of the first, not
as nothing. So the first in the order of names keeps the hash of its bytes as its id, and each other gets one made of
hash and name. The outcome depends on what is in the case, not on the order in which it came.
"""

import sqlite3
from pathlib import PurePath

from sayso.evidence import content_id


def settle_names(connection: sqlite3.Connection) -> None:
    """Set `id`, `name` and `same_bytes_as` of all documents; a document whose id changes must be read again."""
    rows = connection.execute(
        """SELECT number, content, given_name, source, place, id, name, same_bytes_as
           FROM documents ORDER BY given_name, source, place"""
    ).fetchall()
    given_names = {row[2] for row in rows}
    names: set[str] = set()
    first: dict[str, str] = {}
    changes = []
    for number, content, given, source, place, old_id, old_name, old_same in rows:
        name = given
        if name in names:
            name = next(
                one for one in _other_names(given, source, place) if one not in names and one not in given_names
            )
        names.add(name)
        same = first.setdefault(content, name)
        key = content if same == name else content_id(content, name)
        same_as = None if same == name else same
        if (key, name, same_as) != (old_id, old_name, old_same):
            changes.append((number, old_id, key, name, same_as))
    for number, old_id, key, _, _ in changes:
        if key != old_id:
            connection.execute("DELETE FROM problems WHERE document = ?", (old_id,))
            connection.execute("DELETE FROM readings WHERE document = ?", (old_id,))
            connection.execute("UPDATE documents SET id = '~' || number WHERE number = ?", (number,))
    for number, _, key, name, same_as in changes:
        connection.execute(
            "UPDATE documents SET id = ?, name = ?, same_bytes_as = ? WHERE number = ?", (key, name, same_as, number)
        )


def _other_names(given: str, source: str, place: int) -> list[str]:
    """Names for a document whose own is taken: with the folders above it, nearest first; then with a number."""
    path = PurePath(source)
    folders = list(path.parts[1:-1])
    longer = []
    tail = given
    for depth, folder in enumerate(reversed(folders)):
        if depth < given.count("/"):
            continue
        tail = f"{folder}/{tail}"
        longer.append(tail)
    return [*longer, *(f"{given} ({number})" for number in range(2, 1000)), f"{source}#{place}"]
