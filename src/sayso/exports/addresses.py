"""Which addresses may be written as links: those of the web alone, whatever a document calls its address."""

import re
from urllib.parse import urlsplit


def is_web(address: str) -> bool:
    """Whether `address` is one of the web, in full and without signs that could end the place where it is written."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not re.search(r"[\s<>\"'\\]", address)
