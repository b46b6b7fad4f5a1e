"""The tools themselves: each opens the case, asks one view, and gives back a part of it with the words it rests on.

Their docstrings and arguments are what an agent reads.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from sayso.agents.bounding import MOST, bounded, part
from sayso.agents.resting import mentions_of, shared_passages, statements_of
from sayso.casefile import Case, open_case
from sayso.casefile.filtering import Filter, claim_ids
from sayso.errors import SaysoError
from sayso.evidence import Span, StatementKind, to_json
from sayso.evidence.records import from_json
from sayso.views.claims import show_claims
from sayso.views.document import document as document_view
from sayso.views.documents import documents as documents_view
from sayso.views.dossier import dossier
from sayso.views.entities import show_entities
from sayso.views.figures import figures as figures_view
from sayso.views.lineage import show_derivations
from sayso.views.overview import overview as overview_view
from sayso.views.search import search as search_view
from sayso.views.sources import sources as sources_view
from sayso.views.timeline import timeline as timeline_view

LONGEST_TEXT = 20_000  # characters of a document at a time

Answer = dict[str, Any]
Limit = Annotated[int, Field(ge=1, le=50, description="How many to give.")]
Cursor = Annotated[int, Field(ge=0, description="Where to go on: `next_cursor` of the answer before.")]
Name = Annotated[str, Field(min_length=1, max_length=300)]


class Tools:
    """The tools on the case at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> tuple[Callable[..., Answer], ...]:
        """The tools that only read."""
        return (
            self.overview,
            self.claims,
            self.claim,
            self.about,
            self.figures,
            self.sources,
            self.entities,
            self.documents,
            self.document,
            self.lineage,
            self.timeline,
            self.search,
        )

    def overview(self) -> Answer:
        """The case at a glance: how many reports and copies; claims that are well attested, contested, or often repeated
        with one origin behind them; figures that disagree.
        """
        with self._case() as case:
            return _whole(overview_view(case), most=3)

    def claims(
        self,
        about: Annotated[list[Name], Field(max_length=4, description="Only claims about all of these names.")] = [],  # noqa: B006
        kind: StatementKind | None = None,
        contested: Annotated[
            bool, Field(description="Only claims that somebody denies or other figures contradict.")
        ] = False,
        limit: Limit = 10,
        cursor: Cursor = 0,
    ) -> Answer:
        """Claims, best attested first: who affirms, who denies, how many independent origins (at least, at most) and why,
        with the words of the statements.
        """
        with self._case() as case:
            wanted = Filter(about=tuple(case.entity(name).id for name in about), kind=kind, contested=contested)
            keys = claim_ids(case, wanted)
            shown = show_claims(case, case.claims_of_ids(keys[cursor : cursor + limit]))
            return part("claims", shown, len(keys), cursor, most=4)

    def claim(self, id: Name, limit: Limit = 20, cursor: Cursor = 0) -> Answer:  # noqa: A002
        """One claim by its id, with all its statements, a part at a time."""
        with self._case() as case:
            (shown,) = show_claims(case, [case.claim(id)])
            told = [
                {"polarity": side.polarity, **from_json(to_json(one), dict[str, Any])}
                for side in shown.positions
                for one in side.statements
            ]
            return {
                "claim": bounded(shown),
                **part("statements", told[cursor : cursor + limit], len(told), cursor),
            }

    def about(self, name: Name, other: Name | None = None) -> Answer:
        """All on one person, body or place, or on the tie between two: claims, events, figures, who says so, and when."""
        with self._case() as case:
            return _whole(dossier(case, name, other))

    def figures(self, about: Name | None = None, limit: Limit = 10, cursor: Cursor = 0) -> Answer:
        """Estimates and counts as series over time: low, high, as of when, given by whom, in which words; and the
        conflicts among them.
        """
        with self._case() as case:
            found = figures_view(case, about=about)
            within = {point.statement for one in found.series[cursor : cursor + limit] for point in one.points}
            conflicts = [one for one in found.conflicts if within & {told.id for told in one.statements}]
            shown = found.series[cursor : cursor + limit]
            return {**part("series", shown, len(found.series), cursor, most=6), **bounded({"conflicts": conflicts})}

    def sources(self, limit: Limit = 20, cursor: Cursor = 0) -> Answer:
        """Who speaks in the reports: how much each says, how much of it first, who quotes them, a person's rating; each
        with examples of what they say.
        """
        with self._case() as case:
            found = sources_view(case).sources
            shown = found[cursor : cursor + limit]
            rows = [
                {**from_json(to_json(one), dict[str, Any]), "examples": told}
                for one, told in zip(shown, statements_of(case, shown), strict=True)
            ]
            return part("sources", rows, len(found), cursor)

    def entities(
        self,
        called: Annotated[
            str, Field(max_length=300, description="Only those of this name, or with all its words.")
        ] = "",
        limit: Limit = 20,
        cursor: Cursor = 0,
    ) -> Answer:
        """Persons, bodies, places and things under every name the reports give them, those in most reports first; each
        with examples of where it is mentioned.
        """
        with self._case() as case:
            found = case.find_entities(called) if called else case.entities()
            some = found[cursor : cursor + limit]
            rows = [
                {**from_json(to_json(one), dict[str, Any]), "examples": mentions_of(case, entity)}
                for one, entity in zip(show_entities(case, some), some, strict=True)
            ]
            return part("entities", rows, len(found), cursor)

    def documents(self, outlet: Name | None = None, limit: Limit = 20, cursor: Cursor = 0) -> Answer:
        """The reports: title, outlet, day with how it is known, which other report each was made from; and what could
        not be read.
        """
        with self._case() as case:
            found = documents_view(case)
            rows = [one for one in found.documents if outlet is None or one.outlet == outlet]
            answer = part("documents", rows[cursor : cursor + limit], len(rows), cursor)
            return {**answer, **bounded({"problems": found.problems})}

    def document(
        self,
        document: Annotated[Name, Field(description="Its id or name.")],
        start: Annotated[int, Field(ge=0, description="From which character on.")] = 0,
        characters: Annotated[int, Field(ge=1, le=LONGEST_TEXT, description="How many.")] = 4_000,
    ) -> Answer:
        """A stretch of one report's text, and within it: statements with their chains, attributions, mentions, times and
        quantities, all with spans. Spans count characters (Unicode code points) of the whole text: take `start` of the
        stretch away to find them in it.
        """
        with self._case() as case:
            page = document_view(case, document)
            read, text = page.reading, page.reading.document.text
            stretch = Span(min(start, len(text)), min(start + characters, len(text)))
            of = {one.statement: one for one in page.claims}
            statements = [
                {
                    **from_json(to_json(one), dict[str, Any]),
                    "words": one.span.words(text),
                    "claim": of[one.id].claim if one.id in of else None,
                }
                for one in read.statements
                if stretch.overlaps(one.span)
            ]
            inside = {
                "statements": statements,
                "attributions": [
                    one for one in read.attributions if any(map(stretch.overlaps, (*one.cue, *one.content)))
                ],
                "mentions": [one for one in read.mentions if stretch.overlaps(one.span)],
                "times": [one for one in read.times if stretch.overlaps(one.span)],
                "quantities": [one for one in read.quantities if stretch.overlaps(one.span)],
            }
            about = from_json(to_json(read.document), dict[str, Any])
            about["text"] = stretch.words(text)
            return {
                **bounded({"document": about}, whole=frozenset({"text"})),
                "stretch": list(stretch),
                "characters": len(text),
                "next_start": stretch.end if stretch.end < len(text) else None,
                **bounded(inside, whole=frozenset(inside)),
                **bounded({"derived_from": page.derived_from, "derived": page.derived}),
            }

    def lineage(
        self,
        document: Annotated[str | None, Field(description="Only what this report (id or name) has a part in.")] = None,
        limit: Limit = 10,
        cursor: Cursor = 0,
    ) -> Answer:
        """Which report was made from which (copy, excerpt, rewrite, credit), how it is known, and the passages they
        share with their words. `from_absent` names a report that is not in the pile.
        """
        with self._case() as case:
            found = case.derivations(of=case.find_document(document) if document else None)
            some = found[cursor : cursor + limit]
            rows = [
                {**from_json(to_json(shown), dict[str, Any]), "passages": shared_passages(case, one)}
                for one, shown in zip(some, show_derivations(case, some), strict=True)
            ]
            return part("derivations", rows, len(found), cursor)

    def timeline(self, limit: Limit = 20, cursor: Cursor = 0) -> Answer:
        """What happened and what was said, in the order of days, each with its words."""
        with self._case() as case:
            found = timeline_view(case).timeline
            return part("timeline", found[cursor : cursor + limit], len(found), cursor)

    def search(
        self,
        words: Annotated[
            str, Field(min_length=1, max_length=300, description='All of these; "in quotes" as they stand.')
        ],
    ) -> Answer:
        """Where the reports have these words, and the entities and claims that have them in their names."""
        with self._case() as case:
            found = search_view(case, words)
            claims = show_claims(case, case.claims_of_ids(one.id for one in found.claims))
            passages = found.passages
            return {
                **bounded(
                    {"query": found.query, "passages": passages, "entities": found.entities},
                    whole=frozenset({"passages"}),
                ),
                **bounded({"claims": claims}),
            }

    @contextmanager
    def _case(self) -> Iterator[Case]:
        """The case as it is now; what sayso says went wrong is said to the agent."""
        try:
            with open_case(self.path) as case:
                case.hold()
                yield case
        except SaysoError as error:
            raise ToolError(str(error)) from error


def _whole(answer: Any, most: int = MOST) -> Answer:
    cut: Answer = bounded(answer, most=most)
    return cut
