"""Markdown: the text unchanged, its front matter read, pictures and line marks set aside.

Links inside a sentence stay as they are: furniture ends a paragraph, and a sentence should not be cut at its links.
"""

import re
from itertools import chain

from sayso.evidence import Document, Hyperlink, Published, Span
from sayso.formats.format import Format, Read
from sayso.formats.metadata import Metadata, read_metadata
from sayso.formats.plain import read_plain

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.+?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|(?:[-*_][ \t]*){3,}\r?$)", re.MULTILINE)
_PICTURE = re.compile(r"^[ \t]*!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)[ \t]*\r?$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\((\S{1,2000}?)(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
_ALIASES = {
    "site": "outlet",
    "publication": "outlet",
    "source": "url",
    "link": "url",
    "date": "published",
    "lang": "language",
}


def read_markdown(data: bytes, name: str) -> Read:
    """One document whose text is the decoded file, with front matter, pictures and line marks as furniture."""
    documents, problems = read_plain(data, name)
    if not documents:
        return documents, problems
    document = documents[0]
    text = document.text
    metadata, furniture = Metadata(), []
    if front := _FRONT.match(text):
        fields: dict[str, object] = {}
        for key, value in _FIELD.findall(front[1]):
            fields.setdefault(_ALIASES.get(key.lower(), key.lower()), value.strip("\"'"))
        fields.pop("id", None)
        metadata, _ = read_metadata(fields, origin="the front matter")
        furniture.append(Span(*front.span()))
    body = front.end() if front else 0
    heading = _HEADING.search(text, body)
    for found in chain(_PICTURE.finditer(text, body), _MARKS.finditer(text, body)):
        furniture.append(Span(*found.span()))
    return (
        (
            Document(
                id=document.id,
                name=name,
                text=text,
                title=metadata.title or (heading[1] if heading else None),
                outlet=metadata.outlet,
                url=metadata.url,
                language=metadata.language,
                published=metadata.published or Published(),
                furniture=tuple(sorted(furniture)),
                links=tuple(link[2] for link in _LINK.finditer(text, body)),
                hyperlinks=tuple(Hyperlink(Span(*link.span(1)), link[2]) for link in _LINK.finditer(text, body)),
            ),
        ),
        problems,
    )


MARKDOWN = Format("markdown", (".md", ".markdown"), read_markdown)
