"""Flattened tables and lists: nothing is asserted of them; sentences with grammar stay, whatever marks stand in them."""

import pytest

from sayso.evidence import Document
from sayso.extract.tabular import is_table
from sayso.languages.en.parser import parse


def tables(text: str) -> int:
    parsed = parse(Document("d", "d", text))
    return sum(is_table(parsed, sentence) for sentence in parsed.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "City Killed Wounded Senn 5 12 Vantry 7 28 Total 12 40",
        "Senn 5 | Vantry 7 | total 12 | dead 3",
        "Team\tPlayed\tWon\tOrrin 12 7",
        "- 3 ships - 4 crews; - 5 tonnes of fuel - arrests: 12 - deaths: none",
    ],
)
def test_rows_and_lists_without_grammar(text: str) -> None:
    assert tables(text) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "The fire - the third since May - killed 12 people, 5 of them dockers - and hurt 40.",
        "Between 400 and 600 of the 1,200 dockers were paid 90 crowns in 2031.",
        "Twelve dead.",
        "In 2029, 2030 and 2031 the port was closed for 3, 4 and 5 days.",
    ],
)
def test_sentences_stay_sentences(text: str) -> None:
    assert tables(text) == 0
