"""How templates are loaded: one way for the pages and the printed report."""

import jinja2


def templates(folder: str) -> jinja2.Environment:
    """The templates of a folder of this package: all that they are given is escaped, and what they lack is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("sayso.web", folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
