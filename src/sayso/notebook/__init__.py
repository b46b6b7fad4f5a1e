"""A case as a person holds it in Python: views, tables for polars and pandas, and a look at everything in a notebook."""

from sayso.notebook.case import Case, build, open_case

__all__ = ["Case", "build", "open_case"]
