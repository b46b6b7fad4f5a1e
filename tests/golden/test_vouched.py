"""For what somebody vouches, and what is only asked, wished for, refused or left open: `python tests/golden/test_vouched.py` shows what is got wrong.

A passage of `vouched/*.txt` is followed by lines `source | side | words` ("*" is anybody, "Post" the outlet): at these words `unvouched` says that nothing is
affirmed as certain or probable, `affirmed` that something is affirmed, `not denied` that nothing is denied. The second file was written with the first, and
nobody had looked at how it is read when it was measured: 95 % before what is wished for was left open, 100 % then.
"""

# ruff: noqa: T201  (run as a script it prints)

from pathlib import Path

import pytest

from sayso.evidence import Reading, Span, Statement
from sayso.evidence.notation import statement_notation
from tests.golden.lines import passages, read, words

FOLDER = Path(__file__).parent / "vouched"
FLOORS = {"first": 0.9, "second": 0.95}
LITTLE_MORE = 1.35  # times as long as the words asked for a statement may be and still be of them


def is_said_by(statement: Statement, source: str) -> bool:
    found = words(statement.chain[-1].source or "")
    return source == "*" or (bool(found) and (words(source) <= found or found <= words(source)))


def holds(reading: Reading, line: str) -> bool:
    """Whether a reading has what a line asks for."""
    source, side, told = (part.strip() for part in line.split("|"))
    start = reading.document.text.index(told)
    place = Span(start, start + len(told))
    near = [
        one
        for one in reading.statements
        if is_said_by(one, source)
        and (2 * (min(one.span.end, place.end) - max(one.span.start, start)) >= len(told) or place.covers(one.span))
    ]
    if side == "affirmed":
        return any(one.polarity == "affirmed" and one.certainty != "underspecified" for one in near)
    if side == "not denied":
        return not any(one.polarity == "denied" and place.covers(one.span) for one in near)
    inner = [one for one in near if one.span.end - one.span.start <= LITTLE_MORE * len(told)]
    return not any(one.polarity == "affirmed" and one.certainty in {"certain", "probable"} for one in inner)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_only_what_is_stated_is_vouched_for(name: str) -> None:
    found = [
        holds(reading, line) for text, lines in passages(FOLDER, name) for reading in [read(text)] for line in lines
    ]
    assert sum(found) / len(found) >= FLOORS[name]


if __name__ == "__main__":
    for name in sorted(FLOORS):
        for text, lines in passages(FOLDER, name):
            reading = read(text)
            if missed := [line for line in lines if not holds(reading, line)]:
                print(f"\n> {text}", *missed, *map(statement_notation, reading.statements), sep="\n    ")
