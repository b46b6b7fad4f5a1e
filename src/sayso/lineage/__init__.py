"""Which document was made from which: copies, excerpts, rewrites and credits, each with its reasons."""

from sayso.lineage.deriving import derive

__all__ = ["derive"]
