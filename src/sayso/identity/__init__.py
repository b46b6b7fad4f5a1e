"""Who is who across the whole pile: every name of one person, body or place brought together, with the reasons."""

from sayso.identity.contradicting import contradicted
from sayso.identity.identifying import identify

__all__ = ["contradicted", "identify"]
