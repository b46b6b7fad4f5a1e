"""Words are found in any form, in the reports' own offsets, and no sign that a person types breaks the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.casefile import open_case
from sayso.casefile.searching import match_query, unmark
from tests.worlds import quay


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "quay.case"
    quay.fill(path)
    with open_case(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("warned", ["a.txt"]),
        ("board people", ["a.txt", "b.txt"]),
        ("SØNDERHAVN", ["c.txt"]),
        ('"people were killed"', ["a.txt", "c.txt"]),
        ('"people killed"', []),
        ("zebra", []),
        ("", []),
        ('"', []),
        ("* AND NEAR(", []),
    ],
)
def test_words_are_found(case, asked, names):
    assert sorted({hit.name for hit in case.search(asked)}) == names


def test_hits_give_the_words_at_their_place(case):
    for hit in case.search("people"):
        text = case.text(hit.document)
        assert text[slice(*hit.span)] == hit.words
        assert [text[slice(*match)] for match in hit.matches] == ["people"] * len(hit.matches)


def test_words_of_the_title_count(case):
    assert [(hit.name, hit.words) for hit in case.search("report c")] == [("c.txt", "")]


@given(st.text())
def test_nothing_that_is_typed_breaks_the_search(case, words):
    case.search(words)
    case.find_entities(words)


def test_a_query_is_terms_in_quotes():
    assert match_query('fire "ware  house" OR (x) …') == '"fire" "ware  house" "OR" "(x)"'


def test_marks_are_taken_out_again():
    open_mark, close_mark = "\x02\x0esayso\x02", "\x03\x0esayso\x03"
    assert unmark(f"a {open_mark}b{close_mark} c{open_mark}d{close_mark}") == ("a b cd", [(2, 3), (5, 6)])
