"""Web addresses, made equal where they lead to one page."""

from collections.abc import Iterable
from urllib.parse import urlsplit


def plain_address(address: str) -> str:
    """`address` without scheme, "www.", query, fragment and closing slash, in lower case; "" where it has no host."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    return f"{host}{parts.path.rstrip('/')}".lower() if host else ""


def linked_addresses(links: Iterable[str]) -> frozenset[str]:
    """The plain forms of those `links` that lead to a page and not only to a site's front."""
    return frozenset(address for address in map(plain_address, links) if "/" in address)
