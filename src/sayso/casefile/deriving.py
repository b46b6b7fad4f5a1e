"""Writing down what all documents together come to: only what is not there already, row by row."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sayso.casefile.columns import as_day, as_text
from sayso.casefile.counting import CONCLUSIONS
from sayso.casefile.names import fold
from sayso.casefile.places import attestation, conflict_places, derivation_places, series_place
from sayso.evidence import CaseEntity, Claim, Derivation, Series, Weighing

Row = tuple[Any, ...]
Thing = TypeVar("Thing")


def torn(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds wrong in the tables that conclusions are drawn from, or stay in where nothing changes."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'words*' ORDER BY name"
    for (table,) in connection.execute(tables).fetchall():
        for (said,) in connection.execute(f"PRAGMA quick_check({table})"):
            if said != "ok" and not said.startswith("NULL value"):  # said without cause by SQLite 3.40, of some keys
                yield str(said)


def clear_derived(connection: sqlite3.Connection) -> None:
    """Throw all conclusions away, where rows of them are lost: what hangs on a row is not compared."""
    for table in CONCLUSIONS:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608


def replace_derived(
    connection: sqlite3.Connection,
    derivations: Sequence[Derivation],
    weighing: Weighing,
    unchanged: Collection[str] = (),
) -> None:
    """Make the conclusions those given; the caller holds a transaction. The same conclusions give the same rows.

    A row that is there already, with all that hangs on it, is left alone; tables that are `unchanged` are not looked at.
    """
    if "derivations" not in unchanged:
        _replace(
            connection,
            "derivations",
            dict(derivation_places(derivations)),
            derivation_row,
        )
    if "entities" not in unchanged:
        _replace_entities(connection, weighing)
    documents = dict(connection.execute("SELECT id, document FROM statements"))
    claims = {claim.id: claim for claim in weighing.claims}
    places = {key: attestation(claim, documents) for key, claim in claims.items()}
    del documents
    _replace(connection, "claims", claims, lambda key, claim: claim_row(places[key], claim), _add_to_claim)
    _replace(connection, "series", {one.id: one for one in weighing.series}, series_row, _add_points)
    _replace(
        connection,
        "conflicts",
        dict(conflict_places(weighing, places)),
        lambda place, one: (place, one.kind, one.reason, as_text(one)),
    )


def add_derived(
    connection: sqlite3.Connection,
    derivations: Sequence[Derivation],
    entities: Sequence[CaseEntity],
    claims: Sequence[Claim],
) -> None:
    """Put these conclusions beside the others, each in the place of the one of its id; the caller holds a transaction."""
    for place, one in derivation_places(derivations):
        _put(connection, "derivations", "place", derivation_row(place, one))
    for entity in entities:
        _put(connection, "entities", "id", entity_row(entity, _mentions_of(connection, entity)))
        _add_to_entity(connection, entity)
    for claim in claims:
        documents = {
            one: document
            for position in claim.positions
            for one in position.statements
            for (document,) in connection.execute("SELECT document FROM statements WHERE id = ?", (one,))
        }
        _put(connection, "claims", "id", claim_row(attestation(claim, documents), claim))
        _add_to_claim(connection, claim)


def _put(connection: sqlite3.Connection, table: str, name: str, values: Row) -> None:
    """Write a row in the place of the one of its key; what hung on that is gone."""
    connection.execute(f"DELETE FROM {table} WHERE {name} = ?", values[:1])  # noqa: S608
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608


def _replace(
    connection: sqlite3.Connection,
    table: str,
    things: Mapping[str, Thing],
    row: Callable[[str, Thing], Row],
    add: Callable[[sqlite3.Connection, Thing], None] = lambda *_: None,
) -> None:
    """Make the rows of a table those of `things` by their first column; `add` writes what hangs on a row that is new."""
    gone: list[tuple[str]] = []
    there: set[str] = set()
    for known in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
        key = known[0]
        if key in things and row(key, things[key]) == known:
            there.add(key)
        else:
            gone.append((key,))
    if not things:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
        return
    name = "id" if table in {"entities", "claims", "series"} else "place"
    _many(connection, f"DELETE FROM {table} WHERE {name} = ?", gone)  # noqa: S608
    for key, thing in things.items():
        if key not in there:
            values = row(key, thing)
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
            add(connection, thing)


def _replace_entities(connection: sqlite3.Connection, weighing: Weighing) -> None:
    mentions = {
        (document, member): count
        for document, member, count in connection.execute("SELECT document, entity, mentions FROM document_entities")
    }

    def row(_: str, entity: CaseEntity) -> Row:
        return entity_row(entity, sum(mentions.get(member, 0) for member in entity.members))

    _replace(connection, "entities", {one.id: one for one in weighing.entities}, row, _add_to_entity)


def _mentions_of(connection: sqlite3.Connection, entity: CaseEntity) -> int:
    query = "SELECT mentions FROM document_entities WHERE document = ? AND entity = ?"
    return sum(count for member in entity.members for (count,) in connection.execute(query, member))


def derivation_row(place: str, one: Derivation) -> Row:
    """The row of a derivation in its place."""
    return (place, one.document, one.parent, one.absent, one.kind, one.score, one.directed, as_text(one))


def entity_row(entity: CaseEntity, mentions: int) -> Row:
    """The row of an entity that is spoken of so often."""
    documents = len({document for document, _ in entity.members})
    return (entity.id, entity.kind, entity.name, entity.named, entity.body, documents, mentions, as_text(entity))


def _add_to_entity(connection: sqlite3.Connection, entity: CaseEntity) -> None:
    names = dict.fromkeys((entity.name, *entity.names))
    _many(connection, "INSERT INTO entity_names VALUES (?, ?, ?)", ((entity.id, name, fold(name)) for name in names))
    _many(
        connection,
        "INSERT OR IGNORE INTO entity_members VALUES (?, ?, ?)",
        ((entity.id, document, member) for document, member in entity.members),
    )


def claim_row(place: str, claim: Claim) -> Row:
    """The row of a claim in its place."""
    return (
        *(claim.id, place, claim.kind, claim.text, claim.subject, claim.object, claim.measure, claim.contested),
        *(as_day(claim.first), as_day(claim.last), as_text(claim)),
    )


def _add_to_claim(connection: sqlite3.Connection, claim: Claim) -> None:
    _many(
        connection,
        "INSERT INTO claim_entities VALUES (?, ?)",
        ((claim.id, entity) for entity in dict.fromkeys(claim.entities)),
    )
    _many(connection, "INSERT INTO positions VALUES (?, ?, ?, ?)", position_rows(claim))
    _many(connection, "INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", origin_rows(claim))
    for position in claim.positions:
        origin_of = {one: number for number, origin in enumerate(position.origins) for one in origin.statements}
        statements = dict.fromkeys((*position.statements, *origin_of))
        _many(
            connection,
            "INSERT INTO position_statements VALUES (?, ?, ?, ?)",
            ((claim.id, position.polarity, statement, origin_of.get(statement)) for statement in statements),
        )


def position_rows(claim: Claim) -> Iterator[Row]:
    """The rows of its sides."""
    for position in claim.positions:
        yield claim.id, position.polarity, position.independent.at_least, position.independent.at_most


def origin_rows(claim: Claim) -> Iterator[Row]:
    """The rows of those who vouch for its sides."""
    for position in claim.positions:
        for number, one in enumerate(position.origins):
            counted = (one.named, one.independent.at_least, one.independent.at_most)
            yield claim.id, position.polarity, number, one.source, one.entity, one.occasion, *counted


def series_row(key: str, series: Series) -> Row:
    """The row of a series of figures."""
    return (key, series_place(series), series.measure, series.of, series.place, as_text(series))


def _add_points(connection: sqlite3.Connection, series: Series) -> None:
    _many(connection, "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", point_rows(series))


def point_rows(series: Series) -> Iterator[Row]:
    """The rows of its figures."""
    for number, point in enumerate(series.points):
        yield (
            *(series.id, number, point.statement, point.low, point.high, point.bound, point.approximate, point.unit),
            *(as_day(point.as_of.start), as_day(point.as_of.end), point.source, point.certainty, point.polarity),
        )


def _many(connection: sqlite3.Connection, query: str, rows: Iterable[Row]) -> None:
    connection.executemany(query, rows)
