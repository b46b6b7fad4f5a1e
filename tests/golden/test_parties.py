"""How many of the golden sentences come out as a typed tie or event between the right two; run as a script it shows the rest."""

# ruff: noqa: T201  (run as a script it prints)

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.evidence import (
    Document,
    EventProposition,
    Participant,
    Published,
    Reading,
    Reference,
    RelationProposition,
    Statement,
)
from sayso.evidence.kinds import event_kinds, relation_kinds
from sayso.reading import read_document

FOLDER = Path(__file__).parent / "parties"
FIELDS = sorted(path.stem for path in FOLDER.glob("*.txt"))
FLOORS = {"business": 0.74, "court": 0.84, "health": 0.82, "mixed": 0.78, "politics": 0.72, "sport": 0.68}
DAY = date(2031, 5, 8)


class Gold(NamedTuple):
    """A sentence, the kinds that are right for it, and its two parties."""

    text: str
    kinds: frozenset[str]
    first: str
    second: str


def read_gold(field: str) -> list[Gold]:
    lines = (FOLDER / f"{field}.txt").read_text(encoding="utf-8").split("\n\n")
    found = []
    for text, expected in (each.strip().split("\n") for each in lines):
        kinds, parties = expected.split(": ", 1)
        first, second = parties.split(" / ")
        found.append(Gold(text.removeprefix("> "), frozenset(kinds.split()), first, second))
    return found


def words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an", "of"}


def names_party(gold: str, names: list[str]) -> bool:
    """Whether one of the names is the party's, or a part of it."""
    wanted = words(gold)
    return gold == "-" or any(wanted <= words(name) or (words(name) and words(name) <= wanted) for name in names)


def parties(reading: Reading, statement: Statement) -> tuple[list[list[str]], bool]:
    """All names of each who takes part, and whether they have an order."""
    entities = {entity.id: entity for entity in reading.entities}
    proposition = statement.proposition
    directed = False
    listed: list[Reference | Participant]
    if isinstance(proposition, RelationProposition):
        listed = [proposition.subject, proposition.object]
        directed = not relation_kinds()[proposition.kind].symmetric
    elif isinstance(proposition, EventProposition):
        listed = list(proposition.participants)
    else:
        return [], False
    found = []
    for each in listed:
        known = entities.get(each.entity) if each.entity else None
        shown = [each.span.words(reading.document.text)] if each.span else []
        found.append([each.name, *shown, *((known.name, *known.names) if known else ())])
    return found, directed


def is_right(reading: Reading, statement: Statement, gold: Gold) -> bool:
    found, directed = parties(reading, statement)
    if not found or getattr(statement.proposition, "kind", None) not in gold.kinds:
        return False
    if directed:
        return names_party(gold.first, found[0]) and names_party(gold.second, found[1])
    return all(any(names_party(party, names) for names in found) for party in (gold.first, gold.second))


def measure(field: str) -> tuple[float, list[Gold]]:
    """The share of the sentences that come out right, and those that do not."""
    listed = read_gold(field)
    text = "\n\n".join(gold.text for gold in listed)
    reading = read_document(
        Document("golden", "golden.txt", text, outlet="Post", language="en", published=Published(DAY, DAY))
    )
    missed, at = [], 0
    for gold in listed:
        inside = [each for each in reading.statements if at <= each.span.start < at + len(gold.text)]
        if not any(is_right(reading, each, gold) for each in inside):
            missed.append(gold)
        at += len(gold.text) + 2
    return 1 - len(missed) / len(listed), missed


@pytest.mark.parametrize("field", FIELDS)
def test_most_come_out_between_the_right_two(field: str) -> None:
    assert measure(field)[0] >= FLOORS[field]


@pytest.mark.parametrize("field", FIELDS)
def test_the_kinds_are_those_of_the_tables(field: str) -> None:
    known = {*relation_kinds(), *event_kinds()}
    assert [gold.text for gold in read_gold(field) if not gold.kinds or not gold.kinds <= known] == []


if __name__ == "__main__":
    for name in FIELDS:
        share, lost = measure(name)
        print(f"{name:10s} {100 * share:5.1f}", *(f"  {gold.text}" for gold in lost), sep="\n")
