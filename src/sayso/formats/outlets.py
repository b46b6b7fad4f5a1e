"""Which outlet published a text, where it says so strongly enough."""

from sayso.evidence import Document


def find_outlet(document: Document) -> str | None:
    """The name of the outlet, or `None` where nothing shows it."""
    return None
