"""Handing on what was found: files that are there whole or not at all, and pages written from templates."""
