"""What is denied, by whom, and on which side a figure stands: `python tests/golden/test_denials.py` shows what is got wrong.

A passage of `denials/*.txt` is followed by lines `source | side | words`: a statement of that source ("Post" is the outlet's own
voice) at these words must be affirmed or denied. `rejects`: the source denies elsewhere in the passage what these words say.
`figure`, `figure denied`: a figure with these bounds, on that side and on no other.
"""

# ruff: noqa: T201  (run as a script it prints)

from pathlib import Path

import pytest

from sayso.evidence import FigureProposition, Reading, Span, Statement
from sayso.evidence.notation import statement_notation
from tests.golden.lines import passages, read, words

FOLDER = Path(__file__).parent / "denials"
FLOORS = {
    "first": 0.95,
    "first_figures": 1.0,
    "second": 0.8,
    "second_figures": 0.85,
    "third": 0.8,
    "third_figures": 0.9,
}


def is_said_by(statement: Statement, source: str) -> bool:
    if source == "Post" or len(statement.chain) == 1:
        return source == "Post" and len(statement.chain) == 1
    found, wanted = words(statement.chain[-1].source or ""), words(source)
    return bool(found) and (wanted <= found or found <= wanted)


def is_near(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * min(one.end - one.start, other.end - other.start)


def holds(reading: Reading, line: str) -> bool:
    """Whether a reading has what a line asks for."""
    source, side, told = (part.strip() for part in line.split("|"))
    own = [one for one in reading.statements if is_said_by(one, source)]
    if side.startswith("figure"):
        bounds = tuple(None if part == "-" else float(part) for part in told.split())
        figures = [
            one.polarity
            for one in own
            if isinstance(one.proposition, FigureProposition) and (one.proposition.low, one.proposition.high) == bounds
        ]
        return set(figures) == {"denied" if side.endswith("denied") else "affirmed"}
    start = reading.document.text.index(told)
    place = Span(start, start + len(told))
    if side == "rejects":
        rejected = [one.proposition for one in reading.statements if is_near(one.span, place) and one not in own]
        later = [one for one in own if one.polarity == "denied" and one.span.start >= place.end]
        return any(one.proposition in rejected for one in later)
    here = [one for one in own if is_near(one.span, place)]
    wrong = side == "denied" and any(one.polarity == "affirmed" and place.covers(one.span) for one in here)
    return any(one.polarity == side for one in here) and not wrong


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_is_denied_is_on_the_denied_side(name: str) -> None:
    found = [
        holds(reading, line) for text, lines in passages(FOLDER, name) for reading in [read(text)] for line in lines
    ]
    assert sum(found) / len(found) >= FLOORS[name]


if __name__ == "__main__":
    for name in sorted(FLOORS):
        right = asked = 0
        for text, lines in passages(FOLDER, name):
            reading = read(text)
            missed = [line for line in lines if not holds(reading, line)]
            asked, right = asked + len(lines), right + len(lines) - len(missed)
            if missed:
                print(f"\n> {text}", *missed, *map(statement_notation, reading.statements), sep="\n    ")
        print(f"\n{name}: {right} of {asked}")
