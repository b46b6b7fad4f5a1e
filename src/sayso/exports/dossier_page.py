"""`html` on a name, or on the tie of two: a dossier as one page with footnotes, which asks nothing of the network."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from sayso.casefile import Case
from sayso.exports.dossier import Dossier, Line, subjects_of
from sayso.exports.gathering import gather
from sayso.exports.markdown import one_line
from sayso.handover.files import whole_file


def write_dossier_page(case: Case, path: Path, about: Sequence[str] = ()) -> None:
    """Write the dossier, on the whole case or on the names in `about`, as HTML to the file `path`.

    Raises `InputError` where a name is not in the case, `InputError` or `CaseError` where it cannot be written.
    """
    import markupsafe  # noqa: PLC0415

    from sayso.handover.templates import templates  # noqa: PLC0415  (slow to load, and most exports do without)

    dossier = Dossier(gather(case), subjects_of(case, about))
    lines = [line._replace(words=one_line(line.words), strong=one_line(line.strong)) for line in dossier.lines()]
    numbers: dict[str, int] = {}
    for line in lines:
        for key in line.cites:
            numbers.setdefault(key, len(numbers) + 1)
    first = set(numbers)

    def cited(line: Line) -> markupsafe.Markup:
        """The numbers of the notes; the first time a note is cited, its way back leads there."""
        links = []
        for key in dict.fromkeys(line.cites):
            anchor = markupsafe.Markup(' id="r-{}"').format(key) if key in first else ""
            first.discard(key)
            link = '<sup><a href="#s-{}"{}>{}</a></sup>'
            links.append(markupsafe.Markup(link).format(key, anchor, numbers[key]))  # noqa: S704  (all escaped)
        return markupsafe.Markup("").join(links)

    def why(line: Line) -> str:
        return f" ({one_line('; '.join(line.why))})" if line.why else ""

    page = (
        templates("exports")
        .get_template("dossier.html")
        .render(
            title=dossier.title,
            blocks=_blocks(lines),
            notes=[note._replace(words=one_line(note.words)) for note in dossier.notes(numbers)],
            cited=cited,
            why=why,
        )
    )
    with whole_file(path) as file:
        file.write(page.encode("utf-8", "replace"))


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, with items that follow each other put together."""
    numbered = enumerate(lines)
    grouped = groupby(numbered, key=lambda one: "items" if one[1].kind == "item" else one[0])
    return [[line for _, line in group] for _, group in grouped]
