"""A case that is open: everything that can be asked of it.

Long because it is the one list of questions, each a few lines of SQL.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from sayso.casefile import searching
from sayso.casefile.names import fold
from sayso.casefile.opening import connect_to_read, damaged, explained
from sayso.casefile.stored import Count, Hit, StoredDocument, StoredSource, StoredStatement
from sayso.errors import CaseError, InputError
from sayso.evidence import (
    CaseEntity,
    Claim,
    Conflict,
    Derivation,
    DerivationKind,
    Document,
    Interval,
    Judgement,
    Problem,
    Reading,
    Series,
    Statement,
    StatementKind,
    from_json,
)
from sayso.evidence.judgements import in_order

Kind = TypeVar("Kind")
MANY = 500  # parameters in one query
_LIKE = re.compile("[%_^]")  # signs that mean something to LIKE


def open_case(path: str | Path) -> "Case":
    """The case in the file at `path`, to be asked. Raises `CaseError` where there is none that can be read."""
    return Case(Path(path), connect_to_read(Path(path)))


class Case:
    """An open case. Use it in a `with` statement, or `close()` it.

    Every question reads the file anew, so a case that is being built answers with what it has by then. All methods
    raise `CaseError` where the file cannot be read.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def hold(self) -> None:
        """From here on, and until it is closed, answer with what the case holds now, whatever is written meanwhile."""
        with explained(self.path):
            self.connection.execute("BEGIN")

    # What was put in

    def files(self) -> tuple[StoredSource, ...]:
        """The files that the case was built from, by name."""
        rows = self.rows("SELECT path, name, digest, size, reader FROM sources ORDER BY name, path")
        return tuple(StoredSource(*row) for row in rows)

    def documents(
        self, *, outlet: str | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[StoredDocument, ...]:
        """The documents (of that outlet) without their texts, by name; at most `limit` after the first `offset`."""
        wanted = "SELECT number FROM documents WHERE ?1 IS NULL OR outlet = ?1 ORDER BY name, id LIMIT ?2 OFFSET ?3"
        values = (outlet, -1 if limit is None else limit, offset)
        return self._stored_documents(f"WHERE d.number IN ({wanted}) ORDER BY d.name, d.id", values)

    def documents_of_ids(self, keys: Iterable[str]) -> tuple[StoredDocument, ...]:
        """The documents of those ids without their texts, in that order; ids that the case does not hold are left out."""
        listed = list(dict.fromkeys(keys))
        found = {
            stored.document.id: stored
            for some in _batches(listed)
            for stored in self._stored_documents(f"WHERE d.id IN ({','.join('?' * len(some))})", some)
        }
        return tuple(found[key] for key in listed if key in found)

    def _stored_documents(self, where: str, values: Sequence[Any]) -> tuple[StoredDocument, ...]:
        rows = self.rows(
            f"""SELECT d.record, d.id, d.name, d.source, d.characters, d.same_bytes_as,
                   r.reader, r.mentions, r.entities, r.attributions, r.statements
               FROM documents d LEFT JOIN readings r ON r.document = d.id {where}""",  # noqa: S608
            values,
        )
        return tuple(
            StoredDocument(self._document(record, name, key), *rest[:3], *(rest[3:] if rest[3] is not None else ()))
            for record, key, name, *rest in rows
        )

    def count_documents(self, outlet: str | None = None) -> int:
        """How many documents there are (of that outlet)."""
        return int(self.rows("SELECT count(*) FROM documents WHERE ?1 IS NULL OR outlet = ?1", (outlet,))[0][0])

    def same_bytes(self, key: str) -> str | None:
        """The name of the document that has the very same bytes as the one of that id, and sorts before it; or `None`."""
        rows = self.rows("SELECT same_bytes_as FROM documents WHERE id = ?", (key,))
        return rows[0][0] if rows else None

    def document_names(self, keys: Iterable[str] | None = None) -> dict[str, str]:
        """The names of the documents of those ids, or of all, by id."""
        return dict(self._chosen("SELECT id, name FROM documents", keys, "name, id"))

    def document_heads(self, key: str) -> tuple[str | None, str | None]:
        """The title and the outlet of the document of that id; `None` where not known."""
        rows = self.rows("SELECT title, outlet FROM documents WHERE id = ?", (key,))
        return (rows[0][0], rows[0][1]) if rows else (None, None)

    def document_id(self, name: str) -> str | None:
        """The id of the document of exactly that name, or `None`."""
        rows = self.rows("SELECT id FROM documents WHERE name = ? ORDER BY id", (name,))
        return str(rows[0][0]) if rows else None

    def find_document(self, wanted: str) -> str:
        """The id of the document called `wanted`, by id, name, or the end of its name's path.

        Raises `InputError` where there is none, or several.
        """
        rows = self.rows("SELECT id, name FROM documents WHERE id = ?1 OR name = ?1 ORDER BY id <> ?1", (wanted,))
        if not rows:
            rows = self.rows("SELECT id, name FROM documents WHERE substr(name, -length(?1)) = ?1", ("/" + wanted,))
        if not rows:
            raise InputError(f"the case has no document {wanted!r}; sayso documents {self.path} lists them")
        if len(rows) > 1 and rows[0][0] != wanted:
            raise InputError(f"several documents are called {wanted!r}: {', '.join(name for _, name in rows)}")
        return str(rows[0][0])

    def document(self, key: str) -> Document:
        """The document of that id, with its text. Raises `InputError` where there is none."""
        for record, name, text in self.rows("SELECT record, name, text FROM documents WHERE id = ?", (key,)):
            return self._document(record, name, key, text)
        raise InputError(f"the case has no document with the id {key!r}")

    def text(self, key: str) -> str:
        """The text of the document of that id, to which all spans refer."""
        return self.document(key).text

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, or not wholly, by file."""
        rows = self.rows("SELECT record FROM problems ORDER BY source, document, message, record")
        return tuple(self.parse(record, Problem) for (record,) in rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """The rulings that stand, oldest first."""
        return in_order(judgement for judgement, undone in self.rulings() if undone is None)

    def rulings(self) -> tuple[tuple[Judgement, datetime | None], ...]:
        """All rulings ever made, oldest first, and when each was undone, if it was."""
        rows = self.rows("SELECT record, undone FROM judgements")
        undone = {one: when for record, when in rows if (one := self.parse(record, Judgement)) is not None}
        return tuple((one, datetime.fromisoformat(when) if (when := undone[one]) else None) for one in in_order(undone))

    # What each document says

    def reading(self, key: str) -> Reading:
        """What was read in the document of that id. Raises `InputError` where it was not read (yet)."""
        for reading in self._readings("WHERE r.document = ?", (key,)):
            return reading
        raise InputError(f"the document {key!r} is not in the case, or not read yet")

    def readings(self) -> Iterator[Reading]:
        """All readings, by the document's name; one in memory at a time."""
        return self._readings("", ())

    def _readings(self, where: str, values: tuple[Any, ...]) -> Iterator[Reading]:
        query = f"""
            SELECT r.document, r.record, d.record, d.name, d.text FROM readings r JOIN documents d ON d.id = r.document
            {where} ORDER BY d.name, d.id"""  # noqa: S608  `where` is one of two constants
        for key, record, document, name, text in self.rows(query, values):
            rows = self.rows("SELECT record FROM statements WHERE document = ? ORDER BY place", (key,))
            yield msgspec.structs.replace(
                self.parse(record, Reading),
                document=self._document(document, name, key, text),
                statements=tuple(self.parse(one, Statement) for (one,) in rows),
            )

    def statements(self, keys: Iterable[str] | None = None) -> dict[str, StoredStatement]:
        """The statements of those ids, or all, with their words; ids that the case does not hold are left out."""
        query = """
            SELECT s.id, s.record, s.words, d.id, d.name, d.outlet, d.published_start, d.published_end
            FROM statements s JOIN documents d ON d.id = s.document"""
        if keys is None:
            rows = self.rows(f"{query} ORDER BY d.name, d.id, s.place")
        else:
            rows = [
                row
                for some in _batches(dict.fromkeys(keys))
                for row in self.rows(f"{query} WHERE s.id IN ({','.join('?' * len(some))})", some)
            ]
        return {
            key: StoredStatement(
                self.parse(record, Statement), words, document, name, outlet, self.interval(start, end)
            )
            for key, record, words, document, name, outlet, start, end in rows
        }

    def statement_documents(self) -> dict[str, str]:
        """The id of the document of each statement, by the statement's id."""
        return dict(self.rows("SELECT id, document FROM statements"))

    # What all together come to

    def derivations(
        self, *, of: str | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[Derivation, ...]:
        """Which document was made from which; only those in which the document of the id `of` has a part, or a part of all."""
        return self._records(
            Derivation,
            """SELECT record FROM derivations WHERE ?1 IS NULL OR document = ?1 OR parent = ?1
               ORDER BY place LIMIT ?2 OFFSET ?3""",
            (of, -1 if limit is None else limit, offset),
        )

    def count_derivations(self) -> int:
        """How many derivations there are."""
        return int(self.rows("SELECT count(*) FROM derivations")[0][0])

    def debts(self, documents: Iterable[str] | None = None) -> list[tuple[str, str, DerivationKind, float]]:
        """Which of the documents (ids; by default all) owes what to which other of the pile.

        Each is the id of the document, the name of the one it was made from, how, and how sure that is.
        """
        query = """
            SELECT v.document, coalesce(d.name, v.parent), v.kind, v.score
            FROM derivations v LEFT JOIN documents d ON d.id = v.parent
            WHERE v.parent IS NOT NULL AND v.kind <> 'credit'"""
        if documents is None:
            return self.rows(f"{query} ORDER BY v.place")
        return [
            row
            for some in _batches(dict.fromkeys(documents))
            for row in self.rows(f"{query} AND v.document IN ({','.join('?' * len(some))}) ORDER BY v.place", some)
        ]

    def entities(self) -> tuple[CaseEntity, ...]:
        """Who and what the documents speak of, most mentioned first."""
        return self._records(
            CaseEntity, "SELECT record FROM entities ORDER BY documents DESC, mentions DESC, named DESC, name, id"
        )

    def entity_counts(self, keys: Iterable[str] | None = None) -> dict[str, Count]:
        """By the id of each of those entities, or all: in how many documents it is spoken of, and how often."""
        rows = self._chosen("SELECT id, documents, mentions FROM entities", keys, "id")
        return {key: Count(documents, mentions) for key, documents, mentions in rows}

    def entity_names(self, keys: Iterable[str] | None = None, *, named: bool = False) -> dict[str, str]:
        """The main names of the entities of those ids, or of all, by id; without those only described where `named`."""
        rows = self._chosen("SELECT id, name, named FROM entities", keys, "id")
        return {key: name for key, name, is_named in rows if is_named or not named}

    def find_entities(self, name: str) -> tuple[CaseEntity, ...]:
        """The entities that `name` can mean, the best first; none where nothing is called so.

        Best is an entity whose main name, id or other name it is; only where there is none, one whose name holds all of
        its words. Among equals, named ones and then the most mentioned come first.
        """
        folded = fold(name)
        if not folded:
            return ()
        exact = """
            SELECT e.record FROM entities e WHERE e.id IN (SELECT ?1 UNION SELECT entity FROM entity_names WHERE folded = ?2)
            ORDER BY e.id = ?1 DESC, e.named DESC, e.name = ?1 DESC, e.documents DESC, e.mentions DESC, e.id"""
        rows = self.rows(exact, (name, folded))
        if not rows:
            parts = folded.split()
            holds = " AND ".join("' ' || n.folded || ' ' LIKE ?" for _ in parts)
            query = f"""
                SELECT DISTINCT e.record, e.named, e.documents, e.mentions, e.id
                FROM entities e JOIN entity_names n ON n.entity = e.id WHERE {holds} ORDER BY 2 DESC, 3 DESC, 4 DESC, 5"""  # noqa: S608
            rows = self.rows(query, tuple(f"% {part} %" for part in parts))
        return tuple(self.parse(row[0], CaseEntity) for row in rows)

    def meant_by(self, name: str) -> str | None:
        """The id of the first of `find_entities` where one is called exactly so, or `None`; quicker."""
        folded = fold(name)
        if not folded:
            return None
        query = """
            SELECT e.id FROM entities e WHERE e.id IN (SELECT ?1 UNION SELECT entity FROM entity_names WHERE folded = ?2)
            ORDER BY e.id = ?1 DESC, e.named DESC, e.name = ?1 DESC, e.documents DESC, e.mentions DESC, e.id LIMIT 1"""
        rows = self.rows(query, (name, folded))
        return str(rows[0][0]) if rows else None

    def entity(self, name: str) -> CaseEntity:
        """The entity that `name` most likely means. Raises `InputError`, with what is near, where nothing is called so."""
        found = self.find_entities(name)
        if found:
            return found[0]
        near = searching.near_names(self.connection, fold(name))
        hint = f"; there is {', '.join(near)}" if near else f"; sayso entities {self.path} lists the names"
        raise InputError(f"nobody and nothing in the case is called {name!r}{hint}")

    def claims(
        self, *, about: str | Sequence[str] = (), kind: StatementKind | None = None, contested: bool = False
    ) -> tuple[Claim, ...]:
        """Claims, best attested first; only those about all the names in `about`, of that kind, or contested.

        Raises `InputError` where a name is not in the case.
        """
        names = (about,) if isinstance(about, str) else about
        wheres, values = ["1"], list[Any]()
        for name in names:
            wheres.append("c.id IN (SELECT claim FROM claim_entities WHERE entity = ?)")
            values.append(self.entity(name).id)
        if kind:
            wheres.append("c.kind = ?")
            values.append(kind)
        if contested:
            wheres.append("c.contested")
        query = f"SELECT c.record FROM claims c WHERE {' AND '.join(wheres)} ORDER BY c.place"  # noqa: S608
        return self._records(Claim, query, values)

    def claim(self, key: str) -> Claim:
        """The claim of that id. Raises `InputError` where there is none."""
        for found in self._records(Claim, "SELECT record FROM claims WHERE id = ?", (key,)):
            return found
        raise InputError(f"the case has no claim with the id {key!r}")

    def claims_of_ids(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of those ids, in that order; ids that the case does not hold are left out."""
        listed = list(dict.fromkeys(keys))
        found = dict(self._chosen("SELECT id, record FROM claims", listed, "id"))
        return tuple(self.parse(found[key], Claim) for key in listed if key in found)

    def entities_of_ids(self, keys: Iterable[str]) -> tuple[CaseEntity, ...]:
        """The entities of those ids, in that order; ids that the case does not hold are left out."""
        listed = list(dict.fromkeys(keys))
        found = dict(self._chosen("SELECT id, record FROM entities", listed, "id"))
        return tuple(self.parse(found[key], CaseEntity) for key in listed if key in found)

    def claims_called(self, terms: Sequence[str], *, limit: int) -> tuple[Claim, ...]:
        """The first `limit` claims, best attested first, whose text holds all the terms, in any case."""
        found = []
        plain = ["%" + _LIKE.sub(r"^\g<0>", term) + "%" for term in terms if term.isascii()]
        wheres = " AND ".join(["1", *("text LIKE ? ESCAPE '^'" for _ in plain)])  # LIKE folds ASCII letters alone
        other = "length(text) <> length(CAST(text AS BLOB))"
        query = f"SELECT id, text FROM claims WHERE ({wheres}) OR {other} ORDER BY place"  # noqa: S608
        for key, text in self.rows(query, plain):
            folded = text.casefold()
            if all(term in folded for term in terms):
                found.append(key)
                if len(found) == limit:
                    break
        return self.claims_of_ids(found)

    def claims_of(self, document: str) -> dict[str, str]:
        """By the id of each statement of that document: the id of the claim it belongs to."""
        rows = self.rows(
            """SELECT p.statement, p.claim FROM position_statements p JOIN statements s ON s.id = p.statement
               WHERE s.document = ? ORDER BY s.place, p.claim""",
            (document,),
        )
        return dict(rows)

    def claims_with(self, statements: Iterable[str]) -> dict[str, str]:
        """By the id of each of those statements that belongs to a claim: the claim's id."""
        return {
            key: claim
            for some in _batches(dict.fromkeys(statements))
            for key, claim in self.rows(
                f"SELECT statement, claim FROM position_statements WHERE statement IN ({','.join('?' * len(some))})"  # noqa: S608
                " ORDER BY claim DESC",
                some,
            )
        }

    def series(self, *, about: str | None = None) -> tuple[Series, ...]:
        """Series of figures; only those about the name given. Raises `InputError` where it is not in the case."""
        found = self._records(Series, "SELECT record FROM series ORDER BY place")
        if about is None:
            return found
        wanted = self.entity(about).id
        return tuple(series for series in found if wanted in series.entities)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Statements that cannot all be right, or of which the later replaces the earlier."""
        return self._records(Conflict, "SELECT record FROM conflicts ORDER BY place")

    def conflicts_of(self, claim: str) -> tuple[Conflict, ...]:
        """The conflicts in which a statement of the claim of that id has a part."""
        query = """SELECT record FROM conflicts c WHERE EXISTS (
                       SELECT 1 FROM json_each(c.record, '$.statements') j
                       WHERE j.value IN (SELECT statement FROM position_statements WHERE claim = ?)) ORDER BY place"""
        return self._records(Conflict, query, (claim,))

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Where the documents have `words` (all of them; "in quotes" as they stand), best first."""
        with explained(self.path):
            return searching.search(self.connection, words, limit=limit)

    # How it is asked

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What SQLite answers; for the modules of this room."""
        with explained(self.path):
            return self.connection.execute(query, tuple(values)).fetchall()

    def parse(self, record: Any, kind: type[Kind]) -> Kind:
        """The record in a column; raises `CaseError` where damage has made something else of it."""
        try:
            return from_json(record, kind)
        except (msgspec.DecodeError, TypeError, ValueError) as error:
            raise CaseError(damaged(self.path, error)) from error

    def interval(self, start: str | None, end: str | None) -> Interval:
        """Two columns of days as an interval; raises `CaseError` where they are none."""
        try:
            return Interval(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
        except (TypeError, ValueError) as error:
            raise CaseError(damaged(self.path, error)) from error

    def _document(self, record: str, name: str, key: str, text: str = "") -> Document:
        return msgspec.structs.replace(self.parse(record, Document), id=key, name=name, text=text)

    def _chosen(self, query: str, keys: Iterable[str] | None, order: str) -> list[Any]:
        """The rows of the ids in `keys`, or all."""
        if keys is None:
            return self.rows(f"{query} ORDER BY {order}")
        return [
            row
            for some in _batches(dict.fromkeys(keys))
            for row in self.rows(f"{query} WHERE id IN ({','.join('?' * len(some))}) ORDER BY {order}", some)
        ]

    def _records(self, kind: type[Kind], query: str, values: Sequence[Any] = ()) -> tuple[Kind, ...]:
        return tuple(self.parse(record, kind) for (record,) in self.rows(query, values))


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    listed = list(keys)
    for at in range(0, len(listed), MANY):
        yield listed[at : at + MANY]
