"""Which letters a name of several words can be shortened to."""

from collections.abc import Collection, Sequence


def initials(parts: Sequence[str], small: Collection[str]) -> frozenset[str]:
    """The acronyms that the plain words of a name can be shortened to, in lower case; `small` words may be left out."""
    every = "".join(part[0] for part in parts if part)
    main = "".join(part[0] for part in parts if part and part not in small)
    opened = "".join(part[0] for part in _opened(parts) if part not in small)
    return frozenset(letters for letters in (every, main, opened) if len(letters) >= 2)


def _opened(parts: Sequence[str]) -> list[str]:
    """The parts with the Arabic article by itself, since it counts in acronyms ("alqaeda" gives "al", "qaeda")."""
    return [
        piece for part in parts for piece in (("al", part[2:]) if part.startswith("al") and len(part) > 5 else (part,))
    ]


def spells(acronym: str, parts: Sequence[str]) -> bool:
    """Whether the letters of `acronym` stand in the name in this order, the first at its start ("usfora", "isis")."""
    name = "".join(parts)
    at = 0
    for number, letter in enumerate(acronym):
        at = name.find(letter, at)
        if at < 0 or (number == 0 and at != 0):
            return False
        at += 1
    return len(acronym) >= 2
