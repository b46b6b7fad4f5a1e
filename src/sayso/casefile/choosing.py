"""Parts of what a case holds, so that a page of a long list costs no more than it shows."""

from collections.abc import Iterable
from datetime import date

from sayso.casefile.case import Case
from sayso.casefile.rulings import pending_rulings
from sayso.casefile.waiting import count_nearest
from sayso.evidence import Interval, Record, Span, content_id


class State(Record, frozen=True):
    """How far the case is: what the conclusions were drawn from, documents in it, those read, and rulings made or undone.

    `pending` counts the rulings on which the conclusions do not rest yet, `nearest` the documents that are weighed beside
    those nearest to them only.
    """

    weighed: str | None
    documents: int
    read: int
    rulings: tuple[int, int]
    pending: int = 0
    nearest: int = 0

    @property
    def key(self) -> str:
        """Another one whenever the case is in another state."""
        return content_id(self.weighed, self.documents, self.read, *self.rulings, self.pending, self.nearest)


def find_state(case: Case) -> State:
    """How far the case is now."""
    ((weighed, documents, read, made, undone),) = case.rows(
        """SELECT (SELECT value FROM meta WHERE key = 'weighed'), (SELECT count(*) FROM documents),
                  (SELECT count(*) FROM readings), (SELECT count(*) FROM judgements), (SELECT count(undone) FROM judgements)"""
    )
    pending = len(pending_rulings(case)) if made else 0
    return State(weighed, documents, read, (made, undone), pending, count_nearest(case))


def entity_ids(case: Case) -> list[tuple[str, str, bool]]:
    """Id and kind of all entities, and whether they are named; those in most documents first."""
    rows = case.rows(
        "SELECT id, kind, named FROM entities ORDER BY documents DESC, mentions DESC, named DESC, name, id"
    )
    return [(key, kind, bool(named)) for key, kind, named in rows]


def names_beside(case: Case, entity: str, limit: int) -> tuple[str, ...]:
    """Names of other named entities, those of the same kind as the entity (id) first, then those in most documents."""
    rows = case.rows(
        """SELECT name FROM entities WHERE named AND id <> ?1
           ORDER BY kind <> (SELECT kind FROM entities WHERE id = ?1), documents DESC, mentions DESC, name LIMIT ?2""",
        (entity, limit),
    )
    return tuple(dict.fromkeys(name for (name,) in rows))


def outlets(case: Case) -> tuple[str, ...]:
    """The outlets whose reports are in the case."""
    rows = case.rows("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL ORDER BY outlet")
    return tuple(outlet for (outlet,) in rows)


def entities_in(case: Case, document: str) -> dict[str, tuple[str, str]]:
    """By the id of each entity of that document's reading: the id and the name of the entity of the case that it is."""
    rows = case.rows(
        """SELECT m.member, e.id, e.name FROM entity_members m JOIN entities e ON e.id = m.entity WHERE m.document = ?""",
        (document,),
    )
    return {member: (key, name) for member, key, name in rows}


def statements_at(case: Case, spans: Iterable[tuple[str, Span]]) -> list[str]:
    """The ids of the statements that share words with one of those spans of documents (ids), in the documents' order."""
    wanted: dict[str, list[Span]] = {}
    for document, span in spans:
        wanted.setdefault(document, []).append(span)
    found = []
    for part in _parts(wanted):
        rows = case.rows(
            f"SELECT id, document, span_start, span_end FROM statements WHERE document IN ({','.join('?' * len(part))})"  # noqa: S608
            " ORDER BY document, place",
            part,
        )
        found += [key for key, document, *ends in rows if any(Span(*ends).overlaps(one) for one in wanted[document])]
    return found


def series_of(case: Case, statements: Iterable[str]) -> dict[str, str]:
    """By the id of each of the statements that gives an estimate of its own: the id of the series it stands in."""
    return {
        key: series
        for part in _parts(statements)
        for key, series in case.rows(
            f"SELECT statement, series FROM points WHERE statement IN ({','.join('?' * len(part))})",  # noqa: S608
            part,
        )
    }


class Head(Record, frozen=True):
    """What stands over a document: its name, title, outlet, and the days within which it was published."""

    name: str
    title: str | None
    outlet: str | None
    published: Interval


def heads(case: Case, names: Iterable[str]) -> dict[str, Head]:
    """The heads of the documents of those names, by name."""
    return {
        name: Head(name, title, outlet, Interval(*(date.fromisoformat(day) if day else None for day in days)))
        for part in _parts(names)
        for name, title, outlet, *days in case.rows(
            "SELECT name, title, outlet, published_start, published_end FROM documents "  # noqa: S608
            f"WHERE name IN ({','.join('?' * len(part))})",
            part,
        )
    }


class Surroundings(Record, frozen=True):
    """The text before and after a statement's words, on the same line, cut where it is long."""

    before: str
    after: str


def surroundings(case: Case, statements: Iterable[str], *, reach: int = 140) -> dict[str, Surroundings]:
    """By the id of each of the statements: what stands around its words."""
    found = {}
    for part in _parts(statements):
        rows = case.rows(
            f"""SELECT s.id, s.span_start, s.span_end, substr(d.text, max(s.span_start - ?1, 0) + 1,
                       s.span_end - max(s.span_start - ?1, 0) + ?1)
                FROM statements s JOIN documents d ON d.id = s.document
                WHERE s.id IN ({",".join(f"?{at}" for at in range(2, len(part) + 2))})""",  # noqa: S608
            [reach, *part],
        )
        for key, start, end, text in rows:
            own = Span(min(start, reach), min(start, reach) + end - start)
            before, after = text[: own.start].rpartition("\n")[2], text[own.end :].partition("\n")[0]
            if start > reach and len(before) == reach:
                before = "…" + before.partition(" ")[2]
            if len(after) == reach:
                after = after.rpartition(" ")[0] + "…"
            found[key] = Surroundings(before, after)
    return found


def _parts(keys: Iterable[str]) -> Iterable[list[str]]:
    listed = list(dict.fromkeys(keys))
    return (listed[at : at + 400] for at in range(0, len(listed), 400))
