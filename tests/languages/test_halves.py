"""Words that a reader cannot take for a whole clause."""

import pytest

from sayso.languages.halves import is_half_a_clause


@pytest.mark.parametrize(
    "words",
    [
        "to rebuild the mill",
        "was told to leave",
        "posting the pictures",
        "The mayor is under fire after",
        "If nobody comes",
        "",
    ],
)
def test_half_a_clause_is_known(words):
    assert is_half_a_clause(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mill burned",
        "rain fell all night",
        "Posting the pictures cost him his post",
        "In March, the mill burned",
        "he hated that",
    ],
)
def test_a_clause_is_none(words):
    assert not is_half_a_clause(words)
