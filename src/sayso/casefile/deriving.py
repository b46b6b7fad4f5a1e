"""Writing down what all documents together come to: all of it anew, each time."""

import sqlite3
from collections.abc import Iterable, Sequence

from sayso.casefile.columns import as_day, as_text
from sayso.casefile.names import fold
from sayso.evidence import Claim, Derivation, Series, Weighing

TABLES = ("derivations", "entities", "claims", "series", "conflicts")  # what hangs on them goes with them


def replace_derived(connection: sqlite3.Connection, derivations: Sequence[Derivation], weighing: Weighing) -> None:
    """Replace all conclusions; the caller holds a transaction. The same conclusions give the same rows."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    _many(
        connection,
        "INSERT INTO derivations VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (place, one.document, one.parent, one.absent, one.kind, one.score, one.directed, as_text(one))
            for place, one in enumerate(derivations)
        ),
    )
    _add_entities(connection, weighing)
    documents = dict(connection.execute("SELECT id, document FROM statements"))
    for place, claim in enumerate(sorted(weighing.claims, key=lambda claim: attestation(claim, documents))):
        _add_claim(connection, place, claim)
    for place, series in enumerate(weighing.series):
        _add_series(connection, place, series)
    _many(
        connection,
        "INSERT INTO conflicts VALUES (?, ?, ?, ?)",
        ((place, one.kind, one.reason, as_text(one)) for place, one in enumerate(weighing.conflicts)),
    )


def attestation(claim: Claim, documents: dict[str, str]) -> tuple[object, ...]:
    """Sorts the best attested claim first: by its better attested side, then by how many documents carry it.

    A side is as good as the independent origins it has for certain, and then as the origins it may have; a source that
    is many ("nineteen dockers") counts once in that.
    """
    sides = [(position.independent.at_least, len(position.origins)) for position in claim.positions]
    least, origins = max(sides, default=(0, 0))
    statements = {one for position in claim.positions for one in position.statements}
    carrying = len({documents.get(one) for one in statements})
    shapeless = claim.kind == "assertion"  # harder to match with others, and of less use
    return (-least, -origins, -carrying, shapeless, -len(statements), claim.text, claim.id)


def _add_entities(connection: sqlite3.Connection, weighing: Weighing) -> None:
    mentions = {
        (document, member): count
        for document, member, count in connection.execute("SELECT document, entity, mentions FROM document_entities")
    }
    for entity in weighing.entities:
        count = sum(mentions.get(member, 0) for member in entity.members)
        documents = len({document for document, _ in entity.members})
        connection.execute(
            "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (entity.id, entity.kind, entity.name, entity.named, entity.body, documents, count, as_text(entity)),
        )
        names = dict.fromkeys((entity.name, *entity.names))
        _many(
            connection, "INSERT INTO entity_names VALUES (?, ?, ?)", ((entity.id, name, fold(name)) for name in names)
        )
        _many(
            connection,
            "INSERT OR IGNORE INTO entity_members VALUES (?, ?, ?)",
            ((entity.id, document, member) for document, member in entity.members),
        )


def _add_claim(connection: sqlite3.Connection, place: int, claim: Claim) -> None:
    connection.execute(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            claim.id,
            place,
            claim.kind,
            claim.text,
            claim.subject,
            claim.object,
            claim.measure,
            claim.contested,
            as_day(claim.first),
            as_day(claim.last),
            as_text(claim),
        ),
    )
    _many(
        connection,
        "INSERT INTO claim_entities VALUES (?, ?)",
        ((claim.id, entity) for entity in dict.fromkeys(claim.entities)),
    )
    for position in claim.positions:
        side = (claim.id, position.polarity)
        connection.execute(
            "INSERT INTO positions VALUES (?, ?, ?, ?)",
            (*side, position.independent.at_least, position.independent.at_most),
        )
        origin_of: dict[str, int] = {}
        for number, origin in enumerate(position.origins):
            origin_of.update((statement, number) for statement in origin.statements)
            independent = origin.independent
            connection.execute(
                "INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *side,
                    number,
                    origin.source,
                    origin.entity,
                    origin.occasion,
                    origin.named,
                    independent.at_least,
                    independent.at_most,
                ),
            )
        statements = dict.fromkeys((*position.statements, *origin_of))
        _many(
            connection,
            "INSERT INTO position_statements VALUES (?, ?, ?, ?)",
            ((*side, statement, origin_of.get(statement)) for statement in statements),
        )


def _add_series(connection: sqlite3.Connection, place: int, series: Series) -> None:
    connection.execute(
        "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?)",
        (series.id, place, series.measure, series.of, series.place, as_text(series)),
    )
    _many(
        connection,
        "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                series.id,
                number,
                point.statement,
                point.low,
                point.high,
                point.bound,
                point.approximate,
                point.unit,
                as_day(point.as_of.start),
                as_day(point.as_of.end),
                point.source,
                point.certainty,
                point.polarity,
            )
            for number, point in enumerate(series.points)
        ),
    )


def _many(connection: sqlite3.Connection, query: str, rows: Iterable[tuple[object, ...]]) -> None:
    connection.executemany(query, rows)
