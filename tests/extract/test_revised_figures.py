"""Numbers given anew: the new one is the figure, the old one what it was revised from."""

import pytest

from sayso.evidence import Document, FigureProposition
from sayso.reading import read_document


def figures(text):
    read = read_document(Document("d", "d", text, language="en"))
    told = [one.proposition for one in read.statements if isinstance(one.proposition, FigureProposition)]
    return [(one.low, one.high, one.revised_from) for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry raised its death toll to 17 from 14.", [(17, 17, 14)]),
        ("The ministry raised its death toll from 14 to 17.", [(17, 17, 14)]),
        ("The company revised its forecast of 4,000 jobs down to 3,200.", [(3200, 3200, 4000)]),
        ("The bank cut its forecast for growth from 2.4 percent to 1.9 percent.", [(1.9, 1.9, 2.4)]),
        (
            "The front has shrunk from a peak of 3,000 fighters to about 1,200.",
            [(3000, 3000, None), (1200, 1200, None)],
        ),
        ("Between 14 and 17 people were killed.", [(14, 17, None)]),
    ],
)
def test_what_a_number_was_revised_from(text, expected):
    assert figures(text) == expected
