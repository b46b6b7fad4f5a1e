"""Bytes to documents: a file a format, page furniture, and dating a document."""

from sayso.formats.catalogue import FORMATS, format_of
from sayso.formats.format import Format
from sayso.formats.loading import complete, load
from sayso.formats.sources import Source, load_source, passed_over, sources

__all__ = ["FORMATS", "Format", "Source", "complete", "format_of", "load", "load_source", "passed_over", "sources"]
