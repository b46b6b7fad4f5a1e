"""Long lists in another order than the usual one, by a column of theirs; what is not known stands last, either way."""

from typing import Literal

from sayso.casefile.case import Case
from sayso.casefile.filtering import Filter, claims_where

DocumentColumn = Literal["report", "outlet", "published", "statements", "attributions", "made"]
EntityColumn = Literal["name", "kind", "mentions", "reports"]
ClaimColumn = Literal["reports", "first", "last"]

_DOCUMENTS: dict[DocumentColumn, str] = {
    "report": "coalesce(d.title, d.name) COLLATE NOCASE",
    "outlet": "d.outlet COLLATE NOCASE",
    "published": "coalesce(d.published_end, d.published_start)",
    "statements": "r.statements",
    "attributions": "r.attributions",
    "made": "(SELECT v.kind FROM derivations v WHERE v.document = d.id AND v.kind <> 'credit' ORDER BY v.score DESC LIMIT 1)",
}
_ENTITIES: dict[EntityColumn, str] = {
    "name": "name COLLATE NOCASE",
    "kind": "kind",
    "mentions": "mentions",
    "reports": "documents",
}
_CLAIMS: dict[ClaimColumn, str] = {
    "reports": """(SELECT count(DISTINCT s.document) FROM position_statements p JOIN statements s ON s.id = p.statement
                   WHERE p.claim = c.id)""",
    "first": "c.first",
    "last": "c.last",
}


def documents_by(case: Case, column: DocumentColumn, *, down: bool, outlet: str | None = None) -> list[str]:
    """The ids of all documents (of that outlet) in that order."""
    rows = case.rows(
        f"""SELECT d.id, {_DOCUMENTS[column]} AS value FROM documents d LEFT JOIN readings r ON r.document = d.id
            WHERE ?1 IS NULL OR d.outlet = ?1 ORDER BY value IS NULL, value {_way(down)}, d.name, d.id""",  # noqa: S608
        (outlet,),
    )
    return [key for key, _ in rows]


def entities_by(case: Case, column: EntityColumn, *, down: bool) -> list[tuple[str, str, bool]]:
    """Id and kind of all entities, and whether they are named, in that order."""
    rows = case.rows(
        f"""SELECT id, kind, named FROM entities
            ORDER BY {_ENTITIES[column]} {_way(down)}, documents DESC, mentions DESC, name, id"""  # noqa: S608
    )
    return [(key, kind, bool(named)) for key, kind, named in rows]


def claims_by(case: Case, column: ClaimColumn, wanted: Filter, *, down: bool) -> list[str]:
    """The ids of all claims wanted, in that order, equals best attested first."""
    where, values = claims_where(wanted)
    rows = case.rows(
        f"""SELECT c.id, {_CLAIMS[column]} AS value FROM claims c WHERE {where}
            ORDER BY value IS NULL, value {_way(down)}, c.place""",  # noqa: S608
        values,
    )
    return [key for key, _ in rows]


def _way(down: bool) -> str:
    return "DESC" if down else "ASC"
