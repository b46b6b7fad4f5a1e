"""The case that `sayso.open_case` and `sayso.build` give: all that can be asked, the views, and the tables."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from sayso import building, casefile
from sayso.casefile import StoredDocument
from sayso.casefile.filtering import Filter, claim_ids
from sayso.casefile.opening import connect_to_read
from sayso.evidence import CaseEntity, Claim, Conflict, Judgement, StatementKind
from sayso.evidence.notation import claim_words
from sayso.notebook.listing import Listing
from sayso.views.claims import ShownClaim, show_claims
from sayso.views.document import DocumentPage, document
from sayso.views.dossier import Dossier, dossier
from sayso.views.figures import Figures, figures
from sayso.views.lineage import Lineage, lineage
from sayso.views.overview import Overview, overview
from sayso.views.sources import Sources, sources
from sayso.views.timeline import Timeline, timeline
from sayso.views.wording import count, origins

MOST = 5  # claims shown of a case


def open_case(path: str | Path) -> "Case":
    """The case in the file at `path`, to be asked. Raises `CaseError` where there is none that can be read."""
    return Case(Path(path), connect_to_read(Path(path)))


def build(
    case: str | Path,
    paths: Sequence[str | Path],
    *,
    jobs: int | None = None,
    engine: building.EngineKind | None = None,
    progress: building.Progress | None = None,
) -> "Case":
    """Read the files and folders `paths` into the case at `case`, weigh everything, and open it to be asked.

    Safe to repeat: what is in the case and has not changed is not read again. `jobs` documents are read at a time
    (by default as many as pay off) by `engine` (serial or processes), `progress` is told how far it is. Raises
    `InputError` where nothing is readable, `CaseError` where the case cannot be written.
    """
    building.build(case, paths, jobs=jobs, engine=engine, progress=progress)
    return open_case(case)


class Case(casefile.Case):
    """An open case. Use it in a `with` statement, or `close()` it.

    What was read and concluded is asked for record by record (`documents`, `statements`, `claims`, `entities`,
    `series`, `derivations`, …), as the views that the commands print (`overview`, `about`, `figures`, `sources`,
    `timeline`, `lineage`, `page`), or as Arrow tables (`table`). In a notebook everything shows itself.
    All methods raise `CaseError` where the file cannot be read.
    """

    # The views, each the object that the command of that name prints with --json

    def overview(self) -> Overview:
        """The case at a glance: what is well attested, contested, repeated without support; which figures disagree."""
        return overview(self)

    def about(self, name: str, other: str | None = None) -> Dossier:
        """All on `name`, or on the tie between `name` and `other`. Raises `InputError` where a name is not in the case."""
        return dossier(self, name, other)

    def figures(self, *, about: str | None = None) -> Figures:
        """Figures as series over time, and the conflicts among them; only those about the name given."""
        return figures(self, about=about)

    def sources(self) -> Sources:
        """Who speaks: how much each says, how much of it first, and who quotes them."""
        return sources(self)

    def timeline(self) -> Timeline:
        """What happened and what was said, in the order of days."""
        return timeline(self)

    def lineage(self) -> Lineage:
        """Which document was made from which, how it is known, and the passages they share."""
        return lineage(self)

    def page(self, wanted: str) -> DocumentPage:
        """One document, by its id or name: its text, what was read in it, and what the case made of that.

        Raises `InputError` where there is none.
        """
        return document(self, wanted)

    def show(self, claim: Claim) -> ShownClaim:
        """The claim with its statements: their words, where they stand (document, span), and through whom they came."""
        return show_claims(self, [claim])[0]

    # The tables

    def table(self, name: str) -> Any:
        """The table called `name` as a `pyarrow.Table`, for polars, pandas, DuckDB; `tables()` lists the names.

        A row and its columns are explained in the schema's metadata and in docs/how-to/use-from-python.md. Raises
        `InputError` where there is no table of that name, `SetupError` where pyarrow is not installed.
        """
        from sayso.exports.arrow import arrow_table  # noqa: PLC0415
        from sayso.exports.gathering import gather  # noqa: PLC0415

        return arrow_table(name, self, gather(self))

    def tables(self) -> tuple[str, ...]:
        """The names of the tables there are."""
        from sayso.exports.tables import load_tables  # noqa: PLC0415

        return tuple(load_tables())

    def export(self, name: str, path: str | Path, *, about: str | Sequence[str] = ()) -> Path:
        """Write the case in the format called `name` (csv, parquet, jsonl, html, md, graphml, prov, ftm, stix) to `path`.

        With a name, or two, in `about`, html and md are a dossier on it, or on their tie. It is written whole or not at
        all. Raises `InputError` where there is no such format or name, `CaseError` where `path` cannot be written,
        `SetupError` where the format needs a library that is not installed.
        """
        from sayso.exports.catalogue import export_case  # noqa: PLC0415
        from sayso.web.report import write_report  # noqa: PLC0415

        names = (about,) if isinstance(about, str) else about
        if name == "html" and not names:
            return write_report(self, path)
        return export_case(self, name, path, about=names)

    # What a notebook shows as a table

    def documents(
        self, *, outlet: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Listing[StoredDocument]:
        """The documents (of that outlet) without their texts, by name; at most `limit` after the first `offset`."""
        return Listing(super().documents(outlet=outlet, limit=limit, offset=offset))

    def claims(
        self, *, about: str | Sequence[str] = (), kind: StatementKind | None = None, contested: bool = False
    ) -> Listing[Claim]:
        """Claims, best attested first; only those about all the names in `about`, of that kind, or contested.

        Raises `InputError` where a name is not in the case.
        """
        return Listing(super().claims(about=about, kind=kind, contested=contested))

    def find_entities(self, name: str) -> Listing[CaseEntity]:
        """The entities that `name` can mean, the best first; none where nothing is called so."""
        return Listing(super().find_entities(name))

    def conflicts(self) -> Listing[Conflict]:
        """Statements that cannot all be right, or of which the later replaces the earlier."""
        return Listing(super().conflicts())

    def judgements(self) -> Listing[Judgement]:
        """The rulings that stand, oldest first."""
        return Listing(super().judgements())

    def __repr__(self) -> str:
        return f"<sayso case {self.path.stem}: {count(self.count_documents(), 'report')}>"

    def _repr_html_(self) -> str:
        keys = claim_ids(self, Filter())
        rows = "".join(
            f"<tr><td>{escape(claim_words(claim))}</td>"
            + "".join(f"<td>{_sides(claim, polarity)}</td>" for polarity in ("affirmed", "denied"))
            + "</tr>"
            for claim in self.claims_of_ids(keys[:MOST])
        )
        head = "<tr><th>best attested</th><th>affirmed by</th><th>denied by</th></tr>"
        told = f"{count(self.count_documents(), 'report')}, {count(len(keys), 'claim')}"
        table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""
        return f"<div><strong>{escape(self.path.stem)}</strong> {told}{table}</div>"


def _sides(claim: Claim, polarity: str) -> str:
    """How many independent origins take that side, or nothing."""
    return next((origins(one.independent) for one in claim.positions if one.polarity == polarity), "")
