"""A dossier, line by line, before it is Markdown or HTML: what is claimed, by whom, which figures, what does not agree.

It can be on a whole case, on one entity, or on the tie of two. Each line names the statements it rests on; every
statement cited has its note at the end, with the words and where they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from sayso.casefile import Case
from sayso.evidence import CaseEntity, Claim, Independence, Interval
from sayso.evidence.notation import claim_words
from sayso.exports.gathering import Pile
from sayso.views.wording import amount, days, origins


class Line(NamedTuple):
    """A line: `strong` is its emphasised beginning, `cites` are ids of statements, `why` stands behind them in brackets."""

    kind: Literal["title", "section", "heading", "text", "side", "item"]
    words: str
    cites: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    strong: str = ""


class Note(NamedTuple):
    """A statement cited: its words, the report's name and the span in its text, and the rest in a line."""

    key: str
    words: str
    document: str
    start: int
    end: int
    told: str
    ruled_wrong: str | None


class Dossier:
    """The lines of a dossier on a case; `subjects` are the entities it is about, where it is not on all."""

    def __init__(self, pile: Pile, subjects: Sequence[CaseEntity] = ()) -> None:
        self.subjects = tuple(subjects)
        self.pile = _narrow(pile, {one.id for one in subjects}) if subjects else pile
        self.everything = not subjects

    @property
    def title(self) -> str:
        """What the dossier is called."""
        on = " and ".join(f"“{one.name}”" for one in self.subjects)
        about = f" on {on}" if on else ""
        return f"What the reports of “{self.pile.name}” establish{about}, and on whose say-so"

    def lines(self) -> Iterator[Line]:
        """All lines but the notes."""
        yield from self._opening()
        yield from self._claims()
        yield from self._figures()
        yield from self._conflicts()
        yield from self._derivations()
        yield from self._reports()

    def notes(self, cited: Iterable[str]) -> Iterator[Note]:
        """The notes on the statements of those ids."""
        for key in cited:
            stored = self.pile.statements[key]
            statement = stored.statement
            chain = " › ".join(source or "?" for source in stored.chain)
            told = (
                f"{chain}; {statement.certainty}, {statement.polarity}; said {_days(statement.said)}; statement {key}"
            )
            yield Note(key, stored.words, stored.name, *statement.span, told, self.pile.wrong.get(key))

    def _opening(self) -> Iterator[Line]:
        pile = self.pile
        outlets = {stored.document.outlet for stored in pile.documents.values()} - {None}
        yield Line("title", self.title)
        yield Line(
            "text",
            f"{len(pile.documents)} reports, {len(outlets)} outlets; {len(pile.parents)} of the reports were made from "
            "others of them. Written by sayso. Each footnote gives the verbatim words, and where they stand in the "
            "report's text (in Unicode code points).",
        )
        for one in self.subjects:
            others = ", ".join(name for name in one.names if name != one.name)
            named = f" Also called {others}." if others else ""
            yield Line("text", f"{one.kind}{'' if one.named else ', only described'}.{named}", strong=one.name)

    def _claims(self) -> Iterator[Line]:
        shown = [claim for claim in self.pile.claims.values() if self._tells(claim)]
        yield Line("section", "Claims, best attested first")
        for claim in shown:
            yield Line("heading", f"{claim_words(claim)}{' (contested)' if claim.contested else ''}")
            for position in claim.positions:
                yield Line(
                    "side", f" by {_voices(position.independent)}", (), position.reasons, position.polarity.capitalize()
                )
                for origin in position.origins:
                    occasion = f" · {origin.occasion}" if origin.occasion else ""
                    words = f"{origin.source}{'' if origin.named else ', unnamed'}{occasion}"
                    yield Line("item", words, self.pile.held(origin.statements), origin.reasons)
        left = len(self.pile.claims) - len(shown)
        if left:
            yield Line(
                "text", f"{left} assertions that stand in one report only are left out; jsonl and csv have them."
            )

    def _tells(self, claim: Claim) -> bool:
        told = self.pile.told(claim)
        several = len({self.pile.statements[key].document for key in told}) > 1
        return bool(told) and (claim.kind != "assertion" or claim.contested or several or not self.everything)

    def _figures(self) -> Iterator[Line]:
        if self.pile.series:
            yield Line("section", "Figures")
        for series in sorted(self.pile.series, key=lambda series: -len(series.points)):
            points = [point for point in series.points if point.statement in self.pile.statements]
            if not points:
                continue
            yield Line("heading", " · ".join(part for part in (series.measure, series.of, series.place) if part))
            for point in points:
                given = amount(point.low, point.high, point.bound, approximate=point.approximate, unit=point.unit)
                denied = "denied, " if point.polarity == "denied" else ""
                source = point.source or "no source named"
                yield Line(
                    "item",
                    f"{given} · {source} · as of {_days(point.as_of)} · {denied}{point.certainty}",
                    self.pile.held((point.statement, *point.repeats)),
                    point.notes,
                )

    def _conflicts(self) -> Iterator[Line]:
        if self.pile.conflicts:
            yield Line("section", "What does not agree")
        for conflict in self.pile.conflicts:
            yield Line("item", conflict.reason, self.pile.held(conflict.statements))

    def _derivations(self) -> Iterator[Line]:
        if self.pile.derivations:
            yield Line("section", "Which report was made from which")
        for one in self.pile.derivations:
            known = self.pile.document_name(one.parent)
            parent = known or f"{one.absent or '?'} (not in the pile)"
            kind = "link to" if one.is_mere_link else f"{one.kind} of"
            words = f"{self.pile.document_name(one.document) or '?'}: {kind} {parent}"
            yield Line("item", words, (), one.reasons)

    def _reports(self) -> Iterator[Line]:
        yield Line("section", "The reports")
        for stored in self.pile.documents.values():
            document = stored.document
            told = (document.title, document.outlet, _days(document.published.interval), document.url)
            yield Line("item", f"{document.name}: {' · '.join(part for part in told if part)}")
        if self.pile.problems and self.everything:
            yield Line("heading", "What could not be read, or not wholly")
            for problem in self.pile.problems:
                yield Line("item", f"{problem.source or '?'}: {problem.message}")


def subjects_of(case: Case, about: Sequence[str]) -> tuple[CaseEntity, ...]:
    """The entities that the names mean. Raises `InputError` where one is not in the case."""
    return tuple({entity.id: entity for entity in map(case.entity, about)}.values())


def _narrow(pile: Pile, wanted: set[str]) -> Pile:
    """What of the pile is about all of those entities: their claims and figures, and the reports that carry them."""
    claims = {key: claim for key, claim in pile.claims.items() if wanted <= set(claim.entities)}
    series = tuple(one for one in pile.series if wanted <= set(one.entities))
    told = {key for claim in claims.values() for key in pile.told(claim)}
    told.update(key for one in series for point in one.points for key in pile.held((point.statement, *point.repeats)))
    statements = {key: stored for key, stored in pile.statements.items() if key in told}
    documents = {stored.document for stored in statements.values()}
    return replace(
        pile,
        documents={key: stored for key, stored in pile.documents.items() if key in documents},
        parents={key: parent for key, parent in pile.parents.items() if key in documents},
        statements=statements,
        claims=claims,
        series=series,
        conflicts=tuple(one for one in pile.conflicts if told & set(one.statements)),
        derivations=tuple(one for one in pile.derivations if one.document in documents),
    )


def _days(interval: Interval) -> str:
    return days(interval) or "a day not known"


def _voices(independent: Independence) -> str:
    return f"{origins(independent)} independent origin{'' if independent.at_most == 1 else 's'}"
