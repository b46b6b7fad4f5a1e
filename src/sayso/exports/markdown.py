"""`md`: a dossier in Markdown, every sentence with footnotes that give the words and where they stand.

CommonMark with the footnotes of GitHub, Pandoc and Obsidian. Nothing from a document is taken for markup: what
Markdown would read as such has a backslash before it, line ends become spaces, control signs U+FFFD.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.casefile import Case
from sayso.exports.dossier import Dossier, Line, subjects_of
from sayso.exports.export import Export
from sayso.exports.gathering import gather
from sayso.handover.files import whole_file

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$@^{}]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BEFORE = {"title": "# ", "section": "## ", "heading": "### ", "item": "- ", "text": "", "side": ""}


def write_markdown(case: Case, path: Path, about: Sequence[str] = ()) -> None:
    """Write the dossier, on the whole case or on the names in `about`, to the file `path`.

    Raises `InputError` where a name is not in the case, `InputError` or `CaseError` where it cannot be written.
    """
    dossier = Dossier(gather(case), subjects_of(case, about))
    with whole_file(path) as file:
        for line in _lines(dossier):
            file.write(line.encode("utf-8") + b"\n")


def plain(words: str) -> str:
    """`words` on one line, without anything that Markdown would take for markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", one_line(words))


def one_line(words: str) -> str:
    """`words` with single spaces and without control signs."""
    return " ".join(_CONTROL.sub("\ufffd", words).split())


def _lines(dossier: Dossier) -> Iterator[str]:
    cited: dict[str, None] = {}
    before = ""
    for line in dossier.lines():
        if before and (line.kind, before) != ("item", "item"):
            yield ""
        yield _line(line)
        cited.update(dict.fromkeys(line.cites))
        before = line.kind
    yield from ("", "## Notes")
    for note in dossier.notes(cited):
        wrong = f" A person ruled this statement wrong: {plain(note.ruled_wrong)}." if note.ruled_wrong else ""
        where = f"{plain(note.document)}, {note.start} to {note.end}; {plain(note.told)}"
        yield from ("", f"[^{note.key}]: “{plain(note.words)}” ({where}).{wrong}")


def _line(line: Line) -> str:
    strong = f"**{plain(line.strong)}**" if line.strong else ""
    between = " " if line.strong and line.words else ""
    cites = "".join(f" [^{key}]" for key in dict.fromkeys(line.cites))
    why = f" ({'; '.join(map(plain, line.why))})" if line.why else ""
    end = ":" if line.kind == "side" else ""
    return f"{_BEFORE[line.kind]}{strong}{between}{plain(line.words)}{cites}{why}{end}"


MARKDOWN = Export("md", ".md", "people and their notes: a dossier with footnotes", write_markdown)
