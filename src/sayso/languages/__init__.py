"""Text to words with grammar; a folder a language."""

from collections.abc import Callable

from sayso.evidence import Document
from sayso.languages.lexicon import load_lexicon
from sayso.languages.parse import Chunk, Parse, Sentence, Token


def _english(document: Document) -> Parse:
    from sayso.languages.en.parser import parse  # noqa: PLC0415  (models load when first used)

    return parse(document)


PARSERS: dict[str, Callable[[Document], Parse]] = {"en": _english}


def parse(document: Document) -> Parse | None:
    """The parse of `document` in its language (English where unknown), or `None` where sayso does not read that language."""
    parser = PARSERS.get(document.language or "en")
    return parser(document) if parser else None


__all__ = ["PARSERS", "Chunk", "Parse", "Sentence", "Token", "load_lexicon", "parse"]
