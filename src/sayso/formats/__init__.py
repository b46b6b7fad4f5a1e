"""Bytes to documents: a file a format, page furniture, and dating a document."""
