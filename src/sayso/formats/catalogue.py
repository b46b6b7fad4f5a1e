"""The formats there are."""

from sayso.formats.email import EMAIL
from sayso.formats.format import Format
from sayso.formats.html import HTML
from sayso.formats.json_lines import JSON_LINES
from sayso.formats.markdown import MARKDOWN
from sayso.formats.pdf import PDF
from sayso.formats.plain import TEXT
from sayso.formats.warc import WARC

FORMATS: tuple[Format, ...] = (TEXT, MARKDOWN, HTML, PDF, JSON_LINES, WARC, EMAIL)


def format_of(name: str) -> Format | None:
    """The format that a file of this name has by its ending, or `None`."""
    lower = name.lower()
    return next((chosen for chosen in FORMATS if lower.endswith(chosen.suffixes)), None)
