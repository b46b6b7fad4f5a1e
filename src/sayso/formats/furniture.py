"""The parts of a page's text that are the page's and not the article's."""

from sayso.evidence import Span


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are page furniture, in order, not overlapping."""
    return ()
