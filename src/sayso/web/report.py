"""One page to hand to an editor: what the pile establishes, on whose say-so, with every word it rests on."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.casefile.standing import disputed_figures
from sayso.casefile.stored import StoredStatement
from sayso.evidence import Claim, Derivation, Interval, Point, Position, Record, Series
from sayso.evidence.notation import claim_words
from sayso.handover.files import whole_file
from sayso.handover.templates import templates
from sayso.views.overview import overview
from sayso.views.wording import beside_nearest, chain, days, dots, estimate, origins
from sayso.web.chart import Chart, Estimate, draw
from sayso.web.marking import Paragraph, mark_text

UNKNOWN = "date not known"
DISPUTES = 8  # of figures, shown at the top
MOST_CLAIMS = 150  # shown in full; the page says how many more the case holds


class StatementRow(Record, frozen=True):
    """A statement as the page shows it."""

    id: str
    words: str
    document: str
    chain: str
    certainty: str
    said: str
    copied: bool


class PositionBlock(Record, frozen=True):
    """One side of a claim as the page shows it."""

    polarity: str
    count: str
    dots: str
    origins: tuple[tuple[str, str, tuple[str, ...], tuple[StatementRow, ...]], ...]
    reasons: tuple[str, ...]


class ClaimBlock(Record, frozen=True):
    """A claim as the page shows it."""

    id: str
    kind: str
    text: str
    contested: bool
    documents: int
    positions: tuple[PositionBlock, ...]
    denied_by: str


class PointRow(Record, frozen=True):
    """An estimate as the page shows it."""

    value: str
    as_of: str
    source: str
    certainty: str
    words: str
    statement: str
    document: str
    repeats: int
    notes: tuple[str, ...]


class SeriesBlock(Record, frozen=True):
    """A series as the page shows it."""

    title: str
    chart: Chart | None
    points: tuple[PointRow, ...]
    conflicts: tuple[tuple[str, str], ...]


class DocumentBlock(Record, frozen=True):
    """A document as the page shows it."""

    id: str
    name: str
    title: str
    outlet: str
    published: str
    reason: str
    derivations: tuple[Derivation, ...]
    paragraphs: tuple[Paragraph, ...]


def write_report(case: Case, path: str | Path) -> Path:
    """Write the report on `case` to the file `path`, whole or not at all; the path as written.

    The page carries its style within itself and asks nothing of the network. Raises `CaseError` where it cannot be
    written, `InputError` where it is a folder.
    """
    page = render_report(case).encode("utf-8")
    with whole_file(Path(path)) as file:
        file.write(page)
    return Path(path)


def render_report(case: Case) -> str:
    """The report as HTML; all text from documents is escaped."""
    return templates("web", "templates").get_template("report.html").render(_Report(case).context())


class _Report:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.statements: Mapping[str, StoredStatement] = case.statements()
        self.documents = case.documents()
        self.names = {stored.document.id: stored.document.name for stored in self.documents}
        self.derivations = case.derivations()
        self.conflicts = case.conflicts()
        self.made = [item for item in self.derivations if item.parent is not None and item.kind != "credit"]
        self.derived = {item.document for item in self.made}

    def context(self) -> dict[str, Any]:
        claims = self.case.claims()
        worth = [claim for claim in claims if self._is_worth_a_block(claim)]
        shown = worth[:MOST_CLAIMS]
        dated = [
            day
            for stored in self.documents
            if _is_near(stored.document.published.interval)
            for day in (stored.document.published.start, stored.document.published.end)
            if day is not None
        ]
        glance = overview(self.case)  # the page and the terminal say the same
        by_id = {claim.id: claim for claim in claims}
        well = [by_id[one.id] for one in glance.best_attested if one.id in by_id]
        contested = [by_id[one.id] for one in glance.contested if one.id in by_id]
        repeated = [by_id[one.id] for one in glance.least_supported if one.id in by_id]
        ids = {claim.id for claim in [*shown, *repeated, *contested, *well]}
        blocks = {claim.id: self._claim(claim) for claim in claims if claim.id in ids}
        series = [self._series(one) for one in self.case.series()]
        return {
            "name": self.case.path.stem,
            "count": len(self.documents),
            "outlets": len({stored.document.outlet for stored in self.documents if stored.document.outlet}),
            "copies": len(self.derived),
            "parents": len({item.parent for item in self.made}),
            "period": days(Interval(min(dated, default=None), max(dated, default=None))),
            "well": [blocks[claim.id] for claim in well],
            "contested": [blocks[claim.id] for claim in contested],
            "disputes": disputed_figures(self.case, DISPUTES),
            "repeated": [blocks[claim.id] for claim in repeated],
            "claims": list(blocks.values()),
            "more_claims": len(claims) - len(ids),
            "series": sorted(
                (one for one in series if len(one.points) > 1),
                key=lambda one: (-sum(kind == "figures" for kind, _ in one.conflicts), -len(one.points), one.title),
            ),
            "single": [one for one in series if len(one.points) == 1],
            "derivations": self.derivations,
            "names": self.names,
            "texts": {stored.document.id: self.case.text(stored.document.id) for stored in self.documents},
            "documents": [self._document(stored.document.id) for stored in self.documents],
            "problems": self.case.problems(),
            "nearest": beside_nearest(glance.nearest) if glance.nearest else None,
        }

    def _is_worth_a_block(self, claim: Claim) -> bool:
        return claim.kind != "assertion" or claim.contested or self._documents_of(claim) > 1

    def _documents_of(self, claim: Claim) -> int:
        return len(
            {
                self.statements[one].document
                for position in claim.positions
                for one in position.statements
                if one in self.statements
            }
        )

    def _claim(self, claim: Claim) -> ClaimBlock:
        denied = [position for position in claim.positions if position.polarity == "denied"]
        return ClaimBlock(
            claim.id,
            claim.kind,
            claim_words(claim),
            claim.contested,
            self._documents_of(claim),
            tuple(self._position(position) for position in claim.positions),
            ", ".join(dict.fromkeys(origin.source for position in denied for origin in position.origins))
            or ("other figures" if claim.contested else "–"),
        )

    def _position(self, position: Position) -> PositionBlock:
        return PositionBlock(
            position.polarity,
            origins(position.independent),
            dots(position.independent),
            tuple(
                (
                    origin.source + ("" if origin.named else ", unnamed"),
                    origin.occasion or "",
                    origin.reasons,
                    tuple(self._row(one) for one in origin.statements if one in self.statements),
                )
                for origin in position.origins
            ),
            position.reasons,
        )

    def _row(self, key: str) -> StatementRow:
        stored = self.statements[key]
        return StatementRow(
            key,
            " ".join(stored.words.split()),
            stored.name,
            chain((stored.chain[0] or stored.name, *stored.chain[1:])),
            stored.statement.certainty,
            _days(stored.statement.said),
            stored.document in self.derived,
        )

    def _series(self, series: Series) -> SeriesBlock:
        points = [point for point in series.points if point.statement in self.statements]
        title = series.measure
        title += f" · {series.of}" if series.of else ""
        title += f" · {series.place}" if series.place else ""
        within = {point.statement for point in points}
        conflicts = tuple(
            (conflict.kind, conflict.reason)
            for conflict in self.conflicts
            if conflict.kind in {"figures", "superseded"} and within.issuperset(conflict.statements)
        )
        estimates = [
            Estimate(
                point.low,
                point.high,
                point.approximate,
                point.as_of,
                point.source or "no source named",
                f"{estimate(point)} · {point.source or 'no source named'} · {_days(point.as_of)}",
                point.statement,
            )
            for point in points
        ]
        return SeriesBlock(title, draw(estimates), tuple(self._point(point) for point in points), conflicts)

    def _point(self, point: Point) -> PointRow:
        stored = self.statements[point.statement]
        return PointRow(
            estimate(point),
            _days(point.as_of),
            point.source or "no source named",
            point.certainty if point.polarity == "affirmed" else f"denied, {point.certainty}",
            " ".join(stored.words.split()),
            point.statement,
            stored.name,
            len(point.repeats),
            point.notes,
        )

    def _document(self, key: str) -> DocumentBlock:
        reading = self.case.reading(key)
        document = reading.document
        derivations = tuple(item for item in self.derivations if item.document == key)
        anchored = [statement.id for statement in reading.statements]
        return DocumentBlock(
            key,
            document.name,
            document.title or document.name,
            document.outlet or "outlet not known",
            _days(document.published.interval),
            document.published.reason or "",
            derivations,
            mark_text(reading, derivations, self.names, anchored),
        )


def _is_near(interval: Interval) -> bool:
    """Whether both ends are known and lie within two months."""
    return (
        interval.start is not None and interval.end is not None and interval.end - interval.start <= timedelta(days=62)
    )


def _days(when: Interval) -> str:
    return days(when) or UNKNOWN


__all__ = ["render_report", "write_report"]
