"""The headline of a text that does not say which of its lines is one."""

from collections.abc import Sequence

from sayso.evidence import Span, any_covers

LONGEST = 200


def find_title(text: str, furniture: Sequence[Span] = ()) -> str | None:
    """The first line that is no furniture, where it is short and does not end as a sentence does; else `None`."""
    at = 0
    for line in text[:20_000].splitlines(keepends=True):
        words = line.strip("\ufeff \t\r\n\u00a0#*_")
        start = at + len(line) - len(line.lstrip())
        at += len(line)
        if not words or any_covers(furniture, Span(start, start + len(line.strip()))):
            continue
        if len(words) > LONGEST or at >= len(text.rstrip()) or not is_headline(words):
            return None
        return " ".join(words.split())
    return None


def is_headline(words: str) -> bool:
    """Whether a line reads like a headline and not like a sentence of the text."""
    if not any(letter.isalpha() for letter in words):
        return False
    return words[-1] not in ".,;:-–—" or words.endswith(
        (" U.S.", " U.N.", " U.K.", " E.U.", " D.C.", " Jr.", " Inc.", "...")
    )
