"""What is called untrue, rejected in other words, or denied without being repeated; and what only looks like it."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document


def told(text):
    """Each statement's words, side and source."""
    read = read_document(Document("d", "d", text, language="en", outlet="Post"))
    return {(one.span.words(text), one.polarity, one.chain[-1].source) for one in read.statements}


@pytest.mark.parametrize(
    ("text", "source", "denied"),
    [
        ("The story that the abbey burnt down is fiction.", "Post", "the abbey burnt down"),
        ("There is no truth in the rumour that the abbey leaks, Ana Roth said.", "Ana Roth", "the abbey leaks"),
        ("Ana Roth said it was a myth that the well dried up.", "Ana Roth", "the well dried up"),
        ("It is wrong to claim that the well dried up.", "Post", "the well dried up"),
        ("Ana Roth laughed off reports that the well dried up.", "Ana Roth", "the well dried up"),
        ("Ana Roth poured scorn on the idea that the well dried up.", "Ana Roth", "the well dried up"),
        ("Ana Roth refused to accept that the well dried up.", "Ana Roth", "the well dried up"),
        ("Ana Roth denied the ministry's claim that the well dried up.", "Ana Roth", "the well dried up"),
    ],
)
def test_what_is_denied_in_other_words(text, source, denied):
    assert (denied, "denied", source) in told(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The union's figure of 19 dead was wrong, Ana Roth said.", "19 dead"),
        ("The union’s figure of 19 dead was “wrong, and known to be wrong by all”, Ana Roth said.", "19 dead"),
        ("Ana Roth said the estimate of 400 burnt homes was exaggerated.", "400 burnt homes"),
        ("A toll of 12 dead is not correct, Ana Roth said.", "12 dead"),
    ],
)
def test_a_number_that_is_called_wrong_is_denied_and_vouched_for_by_nobody_who_says_so(text, number):
    found = {(words, polarity) for words, polarity, source in told(text) if source == "Ana Roth"}
    assert (number, "denied") in found
    assert "affirmed" not in {polarity for _, polarity in found}


@pytest.mark.parametrize(
    "text",
    [
        "The union's figure of 19 dead was right, Ana Roth said.",
        "The number of people who were wrong was 19, Ana Roth said.",
        "The toll of 12 dead shows that the plan was wrong, Ana Roth said.",
    ],
)
def test_a_number_beside_something_wrong_is_not_denied(text):
    assert "denied" not in {polarity for _, polarity, _ in told(text)}


@pytest.mark.parametrize(
    "text",
    ["The bridge cost more than the council had said.", "The flood was worse than the mayor had expected.",
     "That is three more than the ministry's last count and two fewer than the dockers' union has named."],
)  # fmt: skip
def test_whose_word_a_thing_is_compared_with_does_not_say_so(text):
    assert {source for _, _, source in told(text)} == {"Post"}


def test_whose_claim_is_denied_still_makes_it():
    found = told("Ana Roth denied the ministry's claim that the well dried up.")
    assert ("the well dried up", "affirmed", "the ministry") in found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The mill burnt down, Ana Roth said, a claim that the union disputes.", "Ana Roth", "the union"),
        ("Ana Roth said that the mill burnt down, a charge that the union denied.", "Ana Roth", "the union"),
        ("Ana Roth said the union's claim that the mill burnt down is not true.", "the union", "Ana Roth"),
    ],
)
def test_both_sides_are_told_of_a_claim_that_somebody_disputes(text, one, other):
    sides = {(source, polarity) for words, polarity, source in told(text) if "the mill burnt down" in words.lower()}
    assert {(one, "affirmed"), (other, "denied")} <= sides


def test_who_withholds_something_denies_nothing():
    assert "denied" not in {polarity for _, polarity, _ in told("The lords denied the farmers a voice in the council.")}


def test_to_reject_an_account_is_no_refusal_or_attack():
    text = "The airline shot down talk of a takeover. Nils Farr rejected the idea that the mill would close."
    read = read_document(Document("d", "d", text, language="en", outlet="Post"))
    assert {getattr(one.proposition, "kind", None) for one in read.statements} <= {None, "closure"}


@pytest.mark.parametrize(
    "text",
    [
        "It is absurd that the well dried up.",
        "Gunners shot down the plane in May.",
        "Ana Roth brushed off the snow and left.",
        "The statements that turned out to be untrue were withdrawn.",
        "There is no such thing as a dry well, Ana Roth said.",
    ],
)
def test_what_only_looks_like_a_denial(text):
    assert not any(polarity == "denied" and "well dried" in words for words, polarity, _ in told(text))
    assert ("the plane", "denied", "Gunners") not in told(text)


@pytest.mark.parametrize(
    "answer",
    [
        "Ana Roth said nothing of the kind had happened.",
        "Ana Roth denied this.",
        "Ana Roth said the union was mistaken.",
    ],
)
def test_an_answer_denies_what_was_said_before(answer):
    text = f"The union said that the well dried up. {answer}"
    read = read_document(Document("d", "d", text, language="en", outlet="Post"))
    sides = {(one.chain[-1].source, one.polarity) for one in read.statements if "dried" in str(one.proposition)}
    assert sides == {("The union", "affirmed"), ("Ana Roth", "denied")}


def test_what_happens_of_itself_is_nobody():
    read = read_document(Document("d", "d", "Fire crews came late. Fire had spread to the roof.", language="en"))
    assert "Fire" not in {entity.name for entity in read.entities}


def test_a_land_is_not_its_outlet():
    text = "Ostia acknowledges that three of its soldiers died, Ostia One reported."
    read = read_document(Document("d", "d", text, language="en"))
    assert {"Ostia", "Ostia One"} <= {entity.name for entity in read.entities}
