"""Passages of our own and the statements that a reader takes from them, in notation.

`python tests/golden/test_statements.py` writes the expectations anew; review the difference before you commit it.
A passage is a line of text after `>`, an optional `@ date outlet` line before it; the expected statements follow, one a line.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from sayso.evidence import Document, Published
from sayso.evidence.kinds import event_kinds
from sayso.evidence.notation import statement_notation
from sayso.reading import read_document

HERE = Path(__file__).parent / "statements"
DAY = date(2031, 5, 8)  # a Thursday


def reading(text):
    document = Document("golden", "golden.txt", text, outlet="Post", language="en", published=Published(DAY, DAY))
    return read_document(document)


def read(text):
    return [statement_notation(statement) for statement in reading(text).statements]


def passages(path):
    """The passages of a file: (line number, text, expected lines)."""
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("> "):
            found.append((number, line[2:], []))
        elif line.strip() and not line.startswith("#"):
            found[-1][2].append(line)
    return found


ALL = [
    pytest.param(text, expected, id=f"{path.stem}:{number}")
    for path in sorted(HERE.glob("*.txt"))
    for number, text, expected in passages(path)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_statements_are_read_as_expected(text, expected):
    assert read(text) == expected


def test_every_kind_of_event_has_a_passage():
    told = {event.kind for _, text, _ in passages(HERE / "events.txt") for event in reading(text).events}
    assert set(event_kinds()) - told == set()


def rewrite():
    for path in sorted(HERE.glob("*.txt")):
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        blocks = ["\n".join([f"> {text}", *read(text)]) for _, text, _ in passages(path)]
        path.write_text("\n".join(head) + "\n\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
