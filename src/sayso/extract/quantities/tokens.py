"""From a place in the text to the word of the parse that stands there."""

from sayso.evidence.spans import Span
from sayso.languages.parse import Parse, Token


def token_at(parse: Parse, offset: int) -> Token | None:
    """The token that covers the character at `offset`, or `None` between tokens."""
    found = parse.between(Span(offset, offset + 1))
    return found[0] if found else None
