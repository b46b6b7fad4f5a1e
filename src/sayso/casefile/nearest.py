"""Which documents of a case are nearest to some of them, looked up in its own indexes and not by going through it."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from sayso.casefile.case import MANY, Case
from sayso.casefile.names import fold
from sayso.evidence import Reading

RARE = 60  # documents that have a word, a name or a claim; one that more have tells little of which are near
RUN = 5  # words in a row that copies share
RUNS = 40  # of these of one document that are looked up
MOST = 120  # documents that are near to one
TOGETHER = 150_000  # characters that those near to all have together; but those near to one may have
EACH = 15_000  # so many at least: what takes the time are long documents
OTHERS, OTHER_CHARACTERS = 300, 60_000  # taken blindly beside these, so that what is usual in the case is so among them
_WORD = re.compile(r"[^\W_]{3,}")
_ANY_WORD = re.compile(r"[^\W_]+")


def nearest(case: Case, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The ids of the documents that have most in common with those read, rarest things first; none of these themselves.

    They share words, runs of words, names, or claims about two of the names. With them come one document for each name and
    for each outlet that is spoken of, and OTHERS from the whole case.
    """
    search = _Search(case)
    own = {reading.document.id for reading in readings}
    each = max(EACH, TOGETHER // max(1, len(readings)))
    chosen: dict[str, None] = {}
    for reading in readings:
        scores = search.scores(reading)
        near = sorted((-scores[number], key, size) for number, key, size in search.documents(scores) if key not in own)
        chosen.update(dict.fromkeys(_first(((key, size) for _, key, size in near), MOST, each)))
    for reading in readings:
        chosen.update(dict.fromkeys(search.anchors(reading, chosen)))
    blind = case.rows("SELECT id, characters FROM documents ORDER BY id LIMIT ?", (OTHERS,))  # ids are hashes
    chosen.update(dict.fromkeys(_first(blind, OTHERS, OTHER_CHARACTERS)))
    return tuple(key for key in chosen if key not in own)


def _first(documents: Iterable[tuple[str, int]], most: int, characters: int) -> Iterator[str]:
    """The first documents (id, length), at most so many, that have at most so many characters together."""
    for key, size in islice(documents, most):
        characters -= size
        if characters < 0:
            return
        yield key


class _Search:
    """Looks things up in a case, each once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._total = case.count_documents()
        self._holding: dict[str, list[int]] = {}
        self._called: dict[str, list[str]] = {}
        self._outlets = [
            str(name) for (name,) in case.rows("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL")
        ]

    def scores(self, reading: Reading) -> dict[int, float]:
        """By number: how much documents have in common with the one read, each thing that they share by how rare it is."""
        found: dict[int, float] = defaultdict(float)
        for listed in self._shared(reading):
            for number in listed:
                found[number] += math.log(max(2.0, self._total / len(listed)))
        return found

    def _shared(self, reading: Reading) -> Iterable[list[int]]:
        """For each thing that the document and few others have: the numbers of those."""
        text = f"{reading.document.title or ''}\n{reading.document.text}"
        for word in sorted(set(_WORD.findall(text.casefold()))):
            yield self._with(word)
        words = _ANY_WORD.findall(text)
        for at in range(0, max(0, len(words) - RUN), max(RUN, len(words) // RUNS)):
            yield self._with(" ".join(words[at : at + RUN]))
        known = {one.id: self._entities(one.name) for one in reading.entities if one.named}
        for listed in known.values():
            for entity in listed:
                yield self._few(
                    """SELECT d.number FROM entity_members m JOIN documents d ON d.id = m.document
                       WHERE m.entity = ? LIMIT ?""",
                    (entity,),
                )
        pairs = {
            tuple(sorted(pair))
            for statement in reading.statements
            if statement.gist is not None
            for one, other in combinations(dict.fromkeys(statement.gist.entities), 2)
            for pair in ((left, right) for left in known.get(one, ()) for right in known.get(other, ()))
        }
        for pair in sorted(pairs):
            yield self._few(
                """SELECT DISTINCT d.number FROM claim_entities a JOIN claim_entities b ON b.claim = a.claim AND b.entity = ?
                   JOIN position_statements p ON p.claim = a.claim JOIN statements s ON s.id = p.statement
                   JOIN documents d ON d.id = s.document WHERE a.entity = ? LIMIT ?""",
                pair,
            )

    def anchors(self, reading: Reading, chosen: Iterable[str]) -> list[str]:
        """For each name and each outlet that the document speaks of, one that speaks of it, or is of it, beside those `chosen`."""
        there = set(chosen)
        found: list[str] = []
        for one in reading.entities:
            for entity in self._entities(one.name) if one.named else ():
                rows = self._case.rows("SELECT document FROM entity_members WHERE entity = ? LIMIT ?", (entity, RARE))
                if not any(key in there for (key,) in rows):
                    found.extend(key for (key,) in rows[:1])
        text = reading.document.text.casefold()
        for outlet in self._outlets:
            if outlet.casefold() in text:
                rows = self._case.rows("SELECT id FROM documents WHERE outlet = ? ORDER BY name LIMIT 1", (outlet,))
                found.extend(key for (key,) in rows)
        return found

    def documents(self, numbers: Iterable[int]) -> Iterator[tuple[int, str, int]]:
        """Number, id and length of the documents of those numbers."""
        listed = sorted(numbers)
        for at in range(0, len(listed), MANY):
            some = listed[at : at + MANY]
            marks = ",".join("?" * len(some))
            yield from self._case.rows(f"SELECT number, id, characters FROM documents WHERE number IN ({marks})", some)  # noqa: S608

    def _with(self, words: str) -> list[int]:
        if words not in self._holding:
            self._holding[words] = self._few("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (f'"{words}"',))
        return self._holding[words]

    def _few(self, query: str, values: tuple[str, ...]) -> list[int]:
        """The numbers that a query finds, where these are few; else none."""
        rows = self._case.rows(query, (*values, RARE + 1))
        return [number for (number,) in rows] if len(rows) <= RARE else []

    def _entities(self, name: str) -> list[str]:
        """The ids of the entities of the case that are called so."""
        folded = fold(name)
        if folded not in self._called:
            rows = self._case.rows("SELECT entity FROM entity_names WHERE folded = ? ORDER BY 1 LIMIT 5", (folded,))
            self._called[folded] = [key for (key,) in rows]
        return self._called[folded]
