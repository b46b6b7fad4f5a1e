"""`md`: a dossier on the case in Markdown, every sentence with footnotes that give the words and where they stand.

CommonMark with the footnotes of GitHub, Pandoc and Obsidian. Nothing from a document is taken for markup: what
Markdown would read as such has a backslash before it, line ends become spaces, control signs U+FFFD.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.casefile import Case
from sayso.evidence import Claim, Independence, Interval, Point
from sayso.evidence.notation import claim_words
from sayso.exports.export import Export
from sayso.exports.gathering import Pile, gather
from sayso.exports.whole import whole_file
from sayso.views.wording import amount, days, origins

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$@^{}]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def write_markdown(case: Case, path: Path) -> None:
    """Write the dossier to the file `path`. Raises `InputError` or `CaseError` where that cannot be."""
    dossier = _Dossier(gather(case))
    with whole_file(path) as file:
        for line in dossier.lines():
            file.write(line.encode("utf-8") + b"\n")


def plain(words: str) -> str:
    """`words` on one line, without anything that Markdown would take for markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", one_line(words))


def one_line(words: str) -> str:
    """`words` with single spaces and without control signs."""
    return " ".join(_CONTROL.sub("\ufffd", words).split())


class _Dossier:
    """Holds which statements have been cited, so that each has its footnote at the end."""

    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self.cited: dict[str, None] = {}

    def lines(self) -> Iterator[str]:
        yield from self._opening()
        yield from self._claims()
        yield from self._figures()
        yield from self._conflicts()
        yield from self._derivations()
        yield from self._reports()
        yield from self._notes()

    def _opening(self) -> Iterator[str]:
        pile = self.pile
        outlets = {stored.document.outlet for stored in pile.documents.values()} - {None}
        yield f"# What the reports of “{plain(pile.name)}” establish, and on whose say-so"
        yield ""
        yield (
            f"{len(pile.documents)} reports, {len(outlets)} outlets; {len(pile.parents)} of the reports were made from "
            f"others of them. Written by sayso. Each footnote gives the verbatim words, and where they stand in the "
            "report's text (in Unicode code points)."
        )

    def _claims(self) -> Iterator[str]:
        shown = [claim for claim in self.pile.claims.values() if self._tells(claim)]
        yield from ("", "## Claims, best attested first")
        for claim in shown:
            yield from ("", f"### {plain(claim_words(claim))}{' (contested)' if claim.contested else ''}")
            for position in claim.positions:
                yield ""
                yield f"**{position.polarity.capitalize()}** by {_voices(position.independent)}{_why(position.reasons)}:"
                yield ""
                for origin in position.origins:
                    name = plain(origin.source) + ("" if origin.named else ", unnamed")
                    occasion = f" · {plain(origin.occasion)}" if origin.occasion else ""
                    yield f"- {name}{occasion}{self._cite(origin.statements)}{_why(origin.reasons)}"
        left = len(self.pile.claims) - len(shown)
        if left:
            yield from (
                "",
                f"{left} assertions that stand in one report only are left out; `jsonl` and `csv` have them.",
            )

    def _tells(self, claim: Claim) -> bool:
        told = self.pile.told(claim)
        several = len({self.pile.statements[key].document for key in told}) > 1
        return bool(told) and (claim.kind != "assertion" or claim.contested or several)

    def _figures(self) -> Iterator[str]:
        if self.pile.series:
            yield from ("", "## Figures")
        for series in sorted(self.pile.series, key=lambda series: -len(series.points)):
            points = [point for point in series.points if point.statement in self.pile.statements]
            if not points:
                continue
            yield from (
                "",
                f"### {' · '.join(plain(part) for part in (series.measure, series.of, series.place) if part)}",
            )
            yield ""
            for point in points:
                denied = "denied, " if point.polarity == "denied" else ""
                source = plain(point.source) if point.source else "no source named"
                yield (
                    f"- {plain(_amount(point))} · {source} · as of {_days(point.as_of)} · {denied}{point.certainty}"
                    f"{self._cite((point.statement, *point.repeats))}{_why(point.notes)}"
                )

    def _conflicts(self) -> Iterator[str]:
        if self.pile.conflicts:
            yield from ("", "## What does not agree", "")
        for conflict in self.pile.conflicts:
            yield f"- {plain(conflict.reason)}{self._cite(conflict.statements)}"

    def _derivations(self) -> Iterator[str]:
        if self.pile.derivations:
            yield from ("", "## Which report was made from which", "")
        for one in self.pile.derivations:
            known = self.pile.document_name(one.parent)
            parent = plain(known) if known else f"{plain(one.absent or '?')} (not in the pile)"
            yield f"- {plain(self.pile.document_name(one.document) or '?')}: {one.kind} of {parent}{_why(one.reasons)}"

    def _reports(self) -> Iterator[str]:
        yield from ("", "## The reports", "")
        for stored in self.pile.documents.values():
            document = stored.document
            told = (document.title, document.outlet, _days(document.published.interval), document.url)
            yield f"- {plain(document.name)}: {' · '.join(plain(part) for part in told if part)}"
        if self.pile.problems:
            yield from ("", "### What could not be read, or not wholly", "")
        for problem in self.pile.problems:
            yield f"- {plain(problem.source or '?')}: {plain(problem.message)}"

    def _notes(self) -> Iterator[str]:
        yield from ("", "## Notes")
        for key in self.cited:
            stored = self.pile.statements[key]
            statement = stored.statement
            chain = " › ".join(plain(source) if source else "?" for source in stored.chain)
            wrong = (
                f" A person ruled this statement wrong: {plain(self.pile.wrong[key])}."
                if key in self.pile.wrong
                else ""
            )
            yield ""
            yield (
                f"[^{key}]: “{plain(stored.words)}” ({plain(stored.name)}, {statement.span.start} to {statement.span.end}; "
                f"{chain}; {statement.certainty}, {statement.polarity}; said {_days(statement.said)}; "
                f"statement {key}).{wrong}"
            )

    def _cite(self, keys: Iterable[str]) -> str:
        held = dict.fromkeys(self.pile.held(keys))
        self.cited.update(held)
        return "".join(f" [^{key}]" for key in held)


def _days(interval: Interval) -> str:
    return days(interval) or "a day not known"


def _amount(point: Point) -> str:
    return amount(point.low, point.high, point.bound, approximate=point.approximate, unit=point.unit)


def _voices(independent: Independence) -> str:
    return f"{origins(independent)} independent origin{'' if independent.at_most == 1 else 's'}"


def _why(reasons: Iterable[str]) -> str:
    told = "; ".join(plain(reason) for reason in reasons)
    return f" ({told})" if told else ""


MARKDOWN = Export("md", ".md", "people and their notes: a dossier with footnotes", write_markdown)
