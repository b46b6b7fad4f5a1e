"""Whether two words spell one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.identity import tables
from sayso.languages.spelling import fold, fold_all, one_spelling, skeleton

words = st.text(st.characters(codec="utf-8"), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qaida", "Qaeda"),
        ("Mohammed", "Muhammad"),
        ("Hussein", "Husayn"),
        ("Zawahiri", "Zawahri"),
        ("Kadiri", "Qadiri"),
        ("Jebaliya", "Jabaliyah"),
        ("Omar", "Umar"),
        ("Sergei", "Sergey"),
        ("Wiktor", "Viktor"),
    ],
)
def test_one_name(one, other):
    assert one_spelling(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mario", "Maria"), ("Paul", "Paula"), ("Niger", "Nigeria"), ("Marten", "Marston"), ("Roth", "Rath3"), ("Ali", "Ala"), ("Velm", "Elm"), ("2031", "2013")],
)  # fmt: skip
def test_two_names(one, other):
    assert not one_spelling(fold(one), fold(other))


def test_folding():
    assert fold("Al-Qa’ida") == "al qaida"
    assert fold("Université d'Été") == "universite dete"
    assert fold("U.S. Navy") == "us navy"
    assert fold("Senn's") == "senn"


@given(words, words)
def test_spelling_is_mutual_and_filed_together(one, other):
    one, other = fold(one), fold(other)
    assert one_spelling(one, other) == one_spelling(other, one)
    if one_spelling(one, other):
        assert skeleton(one) == skeleton(other)
    assert one_spelling(one, one)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\0"), max_size=12)))
def test_many_at_once_come_to_the_same(names):
    assert fold_all(names) == [fold(name) for name in names]


def test_the_names_of_the_gazetteer_come_to_the_same_at_once():
    names = [tables.towns().cell(number, "name") for number in range(1, len(tables.towns()), 40)]
    assert fold_all(names) == [fold(name) for name in names]
