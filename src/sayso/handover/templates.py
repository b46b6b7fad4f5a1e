"""How templates are loaded: one way for pages, the report and exports."""

import jinja2


def templates(room: str, folder: str = "") -> jinja2.Environment:
    """The templates in that room of this package: all that they are given is escaped, and what they lack is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader(f"sayso.{room}", folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
