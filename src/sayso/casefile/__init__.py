"""The case on disk, and the only room that speaks SQL."""

from sayso.casefile.case import Case, open_case
from sayso.casefile.stored import Count, Hit, StoredDocument, StoredSource, StoredStatement
from sayso.casefile.writing import Writer, write_case

__all__ = [
    "Case",
    "Count",
    "Hit",
    "StoredDocument",
    "StoredSource",
    "StoredStatement",
    "Writer",
    "open_case",
    "write_case",
]
