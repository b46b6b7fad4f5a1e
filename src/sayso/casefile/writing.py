"""Putting things into the case: files and documents, readings, what is concluded from them, and a person's rulings."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from sayso.casefile import gathering, settling
from sayso.casefile.case import Case
from sayso.casefile.columns import as_day, as_text
from sayso.casefile.counting import lost_conclusions, note_conclusions, note_judgements
from sayso.casefile.deriving import add_derived, clear_derived, replace_derived, torn
from sayso.casefile.locking import locked
from sayso.casefile.opening import connect_to_write, damaged, explained, settle, transaction
from sayso.casefile.stored import StoredSource
from sayso.errors import CaseError, JudgementError
from sayso.evidence import CaseEntity, Claim, Derivation, Document, Judgement, Problem, Reading, Weighing, content_id


@contextmanager
def write_case(path: str | Path) -> Iterator["Writer"]:
    """The case in the file at `path`, made if it is not there, held by this one writer until the end of the block.

    Raises `CaseError` where the file is something else, from a newer version, in another build's hands, or cannot be
    written.
    """
    path = Path(path)
    with locked(path), explained(path):
        connection = connect_to_write(path)
        try:
            yield Writer(path, connection)
        finally:
            settle(connection)


class Writer(Case):
    """A case that can also be written. Each method is one transaction: it is kept as a whole or not at all."""

    def add_source(
        self, source: StoredSource, documents: Sequence[Document], problems: Sequence[tuple[Problem, bool]]
    ) -> None:
        """Keep a file's documents and problems (with whether something was lost), in place of what it gave before.

        A document that is the same as before keeps its reading.
        """
        with self._transaction():
            before = dict(
                self.connection.execute(
                    "SELECT content || ' ' || place || ' ' || record || ' ' || text, number FROM documents WHERE source = ?",
                    (source.path,),
                )
            )
            kept = set()
            self.connection.execute(
                """INSERT INTO sources VALUES (?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE
                   SET name = excluded.name, digest = excluded.digest, size = excluded.size, reader = excluded.reader""",
                msgspec.structs.astuple(source),
            )
            self.connection.execute("DELETE FROM problems WHERE source = ? AND document IS NULL", (source.path,))
            for problem, unread in problems:
                self._add_problem(source.path, None, problem, unread)
            new = []
            for place, document in enumerate(documents):
                record = as_text(msgspec.structs.replace(document, text=""))
                number = before.get(f"{document.id} {place} {record} {document.text}")
                if number is None:
                    new.append((place, document, record))
                else:
                    kept.add(number)
            for number in set(before.values()) - kept:
                self._forget("number = ?", number)
            for place, document, record in new:
                self.connection.execute(
                    """INSERT INTO documents (id, name, title, outlet, url, language, published_start, published_end,
                           text, characters, source, place, content, given_name, record)
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    (
                        f"{document.id}~{source.path}~{place}",  # until `settle_names` has seen all documents
                        document.name,
                        document.title,
                        document.outlet,
                        document.url,
                        document.language,
                        as_day(document.published.start),
                        as_day(document.published.end),
                        document.text,
                        len(document.text),
                        source.path,
                        place,
                        document.id,
                        document.name,
                        record,
                    ),
                )

    def move_source(self, old: str, new: str) -> None:
        """The file of the path `old` now lies at `new`."""
        with self._transaction():
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            for table, column in (("sources", "path"), ("documents", "source"), ("problems", "source")):
                self.connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))  # noqa: S608

    def forget_source(self, path: str) -> None:
        """Take a file, its documents and what was read in them out of the case."""
        with self._transaction():
            self._forget("source = ?", path)
            self.connection.execute("DELETE FROM sources WHERE path = ?", (path,))

    def settle_names(self) -> None:
        """Give every document an id and a name of its own, whatever the order in which they came."""
        with self._transaction():
            settling.settle_names(self.connection)

    def unread(self, reader: str) -> tuple[str, ...]:
        """The ids of the documents that this version of the reader has not read, by name."""
        rows = self.rows(
            """SELECT d.id FROM documents d LEFT JOIN readings r ON r.document = d.id AND r.reader = ?
               WHERE r.document IS NULL ORDER BY d.name, d.id""",
            (reader,),
        )
        return tuple(key for (key,) in rows)

    def alike(self, reader: str) -> dict[str, str]:
        """By the id of documents to be read: the id of one that is the same to reading (`Document.as_read`).

        That one was read by this version of the reader, or is itself to be read and not listed here.
        """
        return gathering.alike(self, reader)

    def characters(self, keys: Sequence[str]) -> int:
        """How long the texts of the documents of those ids are together."""
        return sum(self.rows("SELECT characters FROM documents WHERE id = ?", (key,))[0][0] for key in keys)

    def problems_by_file(self) -> tuple[tuple[str, Problem, bool], ...]:
        """What could not be read, with the path of its file and whether something was lost."""
        rows = self.rows("SELECT source, record, unread FROM problems ORDER BY source, document, message, record")
        return tuple((source, self.parse(record, Problem), bool(unread)) for source, record, unread in rows)

    def add_reading(self, reading: Reading, *, unread: bool = False) -> None:
        """Keep what was read in a document, in place of an earlier reading; `unread` marks one that failed."""
        document = reading.document
        with self._transaction():
            row = self.connection.execute("SELECT source FROM documents WHERE id = ?", (document.id,)).fetchone()
            if row is None:
                raise LookupError(document.id)
            self.connection.execute("DELETE FROM readings WHERE document = ?", (document.id,))
            self.connection.execute("DELETE FROM problems WHERE document = ?", (document.id,))
            bare = msgspec.structs.replace(reading, document=Document(document.id, document.name, ""), statements=())
            self.connection.execute(
                "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    document.id,
                    reading.reader,
                    len(reading.mentions),
                    len(reading.entities),
                    len(reading.attributions),
                    len(reading.statements),
                    as_text(bare),
                ),
            )
            for problem in reading.problems:
                self._add_problem(row[0], document.id, problem, unread or problem.unread)
            counts: dict[str | None, int] = {}
            for mention in reading.mentions:
                counts[mention.entity] = counts.get(mention.entity, 0) + 1
            self.connection.executemany(
                "INSERT INTO document_entities VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (document.id, entity.id, entity.kind, entity.name, entity.named, counts.get(entity.id, 0))
                    for entity in reading.entities
                ),
            )
            self._add_statements(reading)

    def replace_derived(
        self,
        derivations: Sequence[Derivation],
        weighing: Weighing,
        *,
        made_from: str,
        remembered: tuple[str, Mapping[str, bytes]] = ("", {}),
        unchanged: Collection[str] = (),
    ) -> None:
        """Put new conclusions in the place of all earlier ones; `made_from` says from what (see `weighed_from`).

        With them, what is to be `remembered` of how they were drawn, and by which version: steps that are not named stay
        if they are of that version. The tables named in `unchanged` hold the conclusions already.
        """
        version, steps = remembered
        with self._transaction():
            for said in torn(self.connection):
                raise CaseError(damaged(self.path, ValueError(said)))
            if not self.is_whole():
                clear_derived(self.connection)
            replace_derived(self.connection, derivations, weighing, unchanged)
            note_conclusions(self.connection)
            self.connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (("weighed", made_from), ("weighed_by", version))
            )
            self.connection.execute("DELETE FROM remembered WHERE version <> ?", (version,))
            for step, value in steps.items():
                self._remember(step, version, value)
            self.connection.execute("DELETE FROM to_weigh")

    def add_derived(
        self,
        derivations: Sequence[Derivation],
        entities: Sequence[CaseEntity],
        claims: Sequence[Claim],
        documents: Sequence[str],
    ) -> None:
        """Put what was concluded of some `documents` (ids) beside the other conclusions, in the place of those of the same ids.

        Those documents wait for a weighing of all from then on (`waiting.py`).
        """
        with self._transaction():
            add_derived(self.connection, derivations, entities, claims)
            note_conclusions(self.connection)
            self.connection.executemany(
                "INSERT OR REPLACE INTO to_weigh VALUES (?, 'nearest')", ((document,) for document in documents)
            )
            made_from = content_id(
                self.weighed_from(), documents
            )  # of no weighing: the next one never takes it for its own
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES ('weighed', ?)", (made_from,))
            # these say that the tables hold what was concluded from all
            self.connection.execute("DELETE FROM remembered WHERE step IN ('derivations', 'entities')")

    def nothing_to_weigh(self) -> None:
        """Note that the conclusions rest on what is in the case, whatever went and came since they were drawn."""
        if self.rows("SELECT 1 FROM to_weigh LIMIT 1"):
            with self._transaction():
                self.connection.execute("DELETE FROM to_weigh")

    def is_whole(self) -> bool:
        """Whether all conclusions that were written are there."""
        return next(lost_conclusions(self), None) is None

    def is_weighed_by(self, version: str) -> bool:
        """Whether the conclusions were drawn by that version."""
        return bool(self.rows("SELECT 1 FROM meta WHERE key = 'weighed_by' AND value = ?", (version,)))

    def remember(self, step: str, version: str, value: bytes) -> None:
        """Store what that version comes to in a step of weighing, for the next weighing, though this one be cut off."""
        with self._transaction():
            self._remember(step, version, value)

    def _remember(self, step: str, version: str, value: bytes) -> None:
        self.connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)", (step, version, value))

    def recall(self, step: str, version: str) -> bytes | None:
        """What that version remembers of a step of the last weighing, or `None`."""
        rows = self.rows("SELECT value FROM remembered WHERE step = ? AND version = ?", (step, version))
        return rows[0][0] if rows else None

    def documents_with_texts(self) -> tuple[Document, ...]:
        """The documents that were read, with their texts."""
        return gathering.documents_with_texts(self)

    def readings_to_weigh(self) -> Iterator[Reading]:
        """All readings, by the document's name, with what conclusions are drawn from and no more."""
        return gathering.readings_to_weigh(self)

    def weighed_from(self) -> str | None:
        """What `replace_derived` was last told that its conclusions were made from."""
        rows = self.rows("SELECT value FROM meta WHERE key = 'weighed'")
        return str(rows[0][0]) if rows else None

    def inputs(self) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        """What conclusions rest on: the documents read, each with a digest of its reading, and the ids of the judgements.

        Ratings are none of these: they are shown, and nothing is concluded from them.
        """
        documents = self.rows(
            "SELECT d.id, d.name || r.reader || d.record || length(r.record) || r.statements FROM readings r JOIN documents d ON d.id = r.document"
        )
        rulings = (judgement.id for judgement in self.judgements() if judgement.kind != "rating")
        return tuple(sorted(documents)), tuple(rulings)

    def add_judgement(self, judgement: Judgement) -> None:
        """Append a ruling; the same one again changes nothing."""
        self.add_judgements([(judgement, None)])

    def add_judgements(self, rulings: Sequence[tuple[Judgement, datetime | None]]) -> None:
        """Append rulings, each with when it was undone if it was; one that is known already can only become undone."""
        with self._transaction():
            note_judgements(self.connection, (judgement.id for judgement, _ in rulings))
            for judgement, undone in rulings:
                number = self.connection.execute("SELECT coalesce(max(number), 0) + 1 FROM judgements").fetchone()[0]
                self.connection.execute(
                    """INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                       ON CONFLICT (id) DO UPDATE SET undone = coalesce(undone, excluded.undone)""",
                    (
                        number,
                        judgement.id,
                        judgement.kind,
                        judgement.subject,
                        judgement.other,
                        judgement.value,
                        judgement.reason,
                        judgement.by,
                        judgement.at.isoformat(),
                        undone.isoformat() if undone else None,
                        as_text(judgement),
                    ),
                )

    def undo_judgement(self, wanted: str, *, at: datetime) -> None:
        """Mark a ruling as undone; it stays in the record. Raises `JudgementError` where none of that id stands."""
        with self._transaction():
            done = self.connection.execute(
                "UPDATE judgements SET undone = ? WHERE id = ? AND undone IS NULL", (at.isoformat(), wanted)
            )
            if not done.rowcount:
                raise JudgementError(
                    f"no judgement {wanted!r} stands; sayso judge {self.path} list shows those that do"
                )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self.path), transaction(self.connection):
            yield

    def _forget(self, where: str, value: object) -> None:
        """Delete documents; their readings and statements go with them."""
        self.connection.execute(
            f"DELETE FROM problems WHERE document IN (SELECT id FROM documents WHERE {where})",  # noqa: S608
            (value,),
        )
        self.connection.execute(f"DELETE FROM documents WHERE {where}", (value,))  # noqa: S608

    def _add_problem(self, source: str, document: str | None, problem: Problem, unread: bool) -> None:
        self.connection.execute(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?)", (source, document, unread, problem.message, as_text(problem))
        )

    def _add_statements(self, reading: Reading) -> None:
        text = reading.document.text
        for place, statement in enumerate(reading.statements):
            added = self.connection.execute(
                """INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   ON CONFLICT (id) DO NOTHING""",  # the same words read twice are one statement
                (
                    statement.id,
                    reading.document.id,
                    place,
                    statement.kind,
                    statement.span.words(text),
                    *statement.span,
                    statement.chain[-1].source if statement.chain else None,
                    statement.certainty,
                    statement.polarity,
                    as_day(statement.holds.start),
                    as_day(statement.holds.end),
                    as_day(statement.said.start),
                    as_day(statement.said.end),
                    as_text(statement),
                ),
            )
            if not added.rowcount:
                continue
            self.connection.executemany(
                "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        statement.id,
                        step,
                        link.source,
                        link.entity,
                        link.body,
                        link.manner,
                        link.certainty,
                        link.polarity,
                        link.named,
                        link.plural,
                    )
                    for step, link in enumerate(statement.chain)
                ),
            )
