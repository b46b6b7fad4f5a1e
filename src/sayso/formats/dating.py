"""When a text was published, from its metadata or from what its own words prove."""

from sayso.evidence import Document, Published


def find_published(document: Document) -> Published:
    """The days on which `document` may have been published, with the evidence and the reason in words."""
    return document.published
