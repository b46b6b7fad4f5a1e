"""Wordings that are one but for some words in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.building import build
from sayso.casefile import open_case
from sayso.corroboration.joining.substitution import (
    in_common,
    is_opposed,
    names_others,
    part,
    says_otherwise,
    speaks_of_somebody,
)

OTHERWISE = [
    ("the weir at Lutz was sound", "the weir at Lutz was unsound"),
    ("the clerk was convicted of fraud", "the clerk was acquitted of fraud"),
    ("the yard had made a profit in March", "the yard had made a loss in March"),
    ("the pickets attacked the guards at the gate", "the guards attacked the pickets at the gate"),
    ("the barge left before the storm", "the barge left after the storm"),
    ("the lodge had no lamps left", "the lodge had nine lamps left"),
    ("the clinic treated thirty patients", "the clinic treated forty patients"),
    ("the fever had come from the well", "the fever had come from the kitchen"),
    ("the catch at pier 7 was poor", "the catch at pier 30 was poor"),
    ("all nurses had been paid", "no nurses had been paid"),
]
THE_SAME = [
    ("31 pupils fell ill", "31 children fell ill"),
    ("the mayor of Lutz resigned", "the mayor of Lutz stepped down"),
    ("a huge explosion destroyed the depot", "a big blast destroyed the depot"),
    ("two men were arrested", "2 men were arrested"),
    ("the guards attacked the pickets on Monday", "on Monday the guards attacked the pickets"),
    ("the mayor met the bishop", "the bishop met the mayor"),
    ("the vessel sank off the coast", "the ship sank off the coast"),
    ("the fair was called off", "the fair was cancelled"),
    ("the firm denied that its water was dirty", "Clearbrook denied that its water was dirty"),
    ("the mill will be closed", "the factory will be closed"),
    ("the regional laboratory found the germ", "the laboratory found the germ in tap water"),
    ("the council did not read the report", "the council never read the report"),
]


@pytest.mark.parametrize(("one", "other"), OTHERWISE)
def test_another_word_in_one_place_says_otherwise(one, other):
    assert says_otherwise(one, other)


@pytest.mark.parametrize(("one", "other"), THE_SAME)
def test_a_word_that_means_the_same_does_not(one, other):
    assert not says_otherwise(one, other)


def test_only_opposites_are_opposed():
    assert is_opposed("the weir was sound", "the weir was unsound")
    assert is_opposed("the clerk was convicted of fraud", "the clerk was acquitted of fraud")
    assert not is_opposed("the fever had come from the well", "the fever had come from the kitchen")


def test_the_passive_turns_nobody_round():
    assert not says_otherwise("the guards attacked the pickets", "the pickets were attacked by the guards")


def test_of_many_wordings_those_stand_together_of_which_none_is_opposed():
    told = ["the clerk Ulm was convicted", "the clerk Ulm was acquitted", "the clerk Ulm was found guilty"]
    groups = part(told)
    assert groups[told[0]] != groups[told[1]]
    assert part(told, {frozenset(told[:2])})[told[0]] == part(told, {frozenset(told[:2])})[told[1]]


wordings = st.lists(
    st.sampled_from(
        [
            "the",
            "a",
            "guards",
            "pickets",
            "attacked",
            "was",
            "not",
            "closed",
            "open",
            "7",
            "thirty",
            "Senn",
            "met",
            "by",
            "ill",
            "safe",
            "unsafe",
        ]
    ),
    max_size=7,
).map(" ".join)


@given(wordings, wordings)
def test_it_is_said_of_both_alike_and_of_no_wording_itself(one, other):
    assert says_otherwise(one, other) == says_otherwise(other, one)
    assert is_opposed(one, other) == is_opposed(other, one)
    assert not says_otherwise(one, one)


@given(st.lists(wordings, max_size=6))
def test_parts_are_the_same_in_any_order_and_hold_nothing_opposed(told):
    groups = part(told)
    assert part(reversed(told)) == groups
    assert set(groups) == set(told)
    assert not any(is_opposed(one, other) for one in told for other in told if groups[one] == groups[other])


def test_another_name_says_something_else_unless_it_is_spelled_alike():
    assert names_others("the army holds Kharo", "the army holds Odrin")
    assert not names_others("the army holds Kharo", "the army holds Kharow")
    assert not names_others("the army holds Kharo", "the army holds the town")
    assert not names_others("the fair opens on Monday", "the fair opens on Tuesday")


def test_a_pronoun_in_front_says_whom_it_is_about():
    assert speaks_of_somebody("his salary was cut")
    assert speaks_of_somebody("I did not do it")
    assert not speaks_of_somebody("the clerk lost his salary")
    assert not speaks_of_somebody("")


def test_two_people_who_say_it_of_themselves_are_no_corroboration(tmp_path):
    for name, text in {
        "a": "Leo Strand, the baker of Lutz, was questioned on Friday. Strand said he was innocent.",
        "b": "In Senn the widow Kim Vant came to court with two lawyers. Vant said she was innocent.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "a.case", sorted(tmp_path.glob("*.txt")))
    with open_case(tmp_path / "a.case") as case:
        said = [claim for claim in case.claims() if "innocent" in claim.text]
    assert len(said) == 2
    assert all(len(side.statements) == 1 for claim in said for side in claim.positions)


def test_wordings_have_words_in_common_whatever_their_forms():
    assert in_common("the army shelled the mill", "the mill was shelled") == 1
    assert in_common("the army shelled the mill", "a choir sang in the hall") == 0
    assert in_common("", "a choir sang") == 0
