"""What nobody states: a question, what a source would not say, and what is only asked for or planned."""

import pytest

from sayso.evidence import Document, Statement
from sayso.reading import read_document


def statements(text: str) -> tuple[Statement, ...]:
    return read_document(Document("d", "d", text, outlet="Post", language="en")).statements


def words(text: str, one: Statement) -> str:
    return one.span.words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did the flood weaken the dam?",
        "Who owns the mine?",
        "How much did the opera cost?",
        "Has anybody been paid?",
        '"Why was the gate open?" asked Ana Roth.',
    ],
)
def test_a_question_states_nothing(text: str) -> None:
    assert statements(text) == ()


def test_what_follows_on_a_question_in_a_quotation_is_stated() -> None:
    text = '"Why was the gate open?" asked Ana Roth. "The guard had left."'
    assert [(words(text, one), one.certainty) for one in statements(text)] == [("The guard had left", "certain")]


@pytest.mark.parametrize(
    ("text", "kept_back"),
    [
        ("The ministry would not say whether the governor had been dismissed.", "the governor had been dismissed"),
        ("The bishop declined to say why the chapel was sold.", "the chapel was sold"),
        ("The firm would not say what it had done about the leak.", "it had done about the leak"),
    ],
)
def test_what_a_source_would_not_say_is_not_its_statement(text: str, kept_back: str) -> None:
    assert not any(kept_back in words(text, one) and len(one.chain) > 1 for one in statements(text))


def test_what_is_not_denied_is_still_possible() -> None:
    text = "The mayor did not deny that he had met the men."
    assert [one.certainty for one in statements(text)] == ["possible"]


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("The premier called for the arrest of Ana Roth.", "arrest"),
        ("He demanded the release of the prisoners.", "release"),
        ("The league hopes for an agreement with Orrin.", "agreement"),
        ("The premier considered selling the fleet.", "selling"),
        ("The mayor called on the minister to close the mine.", "close"),
        ("She told the crew to leave the ship.", "leave"),
    ],
)
def test_what_is_only_wished_for_is_left_open(text: str, wished: str) -> None:
    told = [one for one in statements(text) if wished in words(text, one) and len(one.chain) > 1]
    assert [one.certainty for one in told] == ["underspecified"] * len(told) != []


def test_what_is_praised_is_so() -> None:
    text = "She praised the release of the prisoners."
    assert [one.certainty for one in statements(text) if len(one.chain) > 1] == ["certain"]


def test_a_clause_about_a_letter_is_not_what_the_letter_says() -> None:
    text = "Tolva Steel closed nine pits last year, the Water Office wrote in a letter that the Dispatch has seen."
    assert not any("Dispatch has seen" in words(text, one) for one in statements(text))


def test_what_people_were_told_to_do_is_told_once() -> None:
    text = "Forty households were told to leave their homes."
    assert not any(words(text, one).startswith("to leave") for one in statements(text))


def test_what_is_denied_is_not_that_it_was_reported() -> None:
    text = (
        "The prosecutor says that letters were burnt. The Dispatch was the first to report it. The company denies it."
    )
    denied = [one for one in statements(text) if one.polarity == "denied"]
    assert [one.proposition for one in denied] == [one.proposition for one in statements(text) if one not in denied][:1]


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("The president opted not to tap the reserve.", "tap the reserve"),
        ("The bishop decided against selling the orchard.", "selling the orchard"),
        ("The council chose not to close the baths.", "close the baths"),
    ],
)
def test_what_was_decided_against_was_not_done(text: str, undone: str) -> None:
    told = [one for one in statements(text) if words(text, one).endswith(undone) and one.polarity == "denied"]
    assert [one.certainty for one in told] == ["certain"]
