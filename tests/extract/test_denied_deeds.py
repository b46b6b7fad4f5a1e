"""What is denied as a noun, and what stands on the other side of a semicolon."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document


def told(text):
    """Each statement's words, side and source."""
    read = read_document(Document("d", "d", text, language="en", outlet="Post"))
    return {(one.span.words(text), one.polarity, one.chain[-1].source) for one in read.statements}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nils Farr paid the doctor, a rider said. Farr denied any payment.", ("any payment", "denied", "Nils Farr")),
        ("The mayor, Ana Roth, denied any wrongdoing.", ("any wrongdoing", "denied", "Ana Roth")),
    ],
)
def test_a_deed_is_denied_as_a_noun(text, denied):
    assert denied in told(text)


def test_each_side_of_a_semicolon_is_said():
    found = told("Ana Roth said she had left of her own accord; there was no dismissal.")
    assert ("she had left of her own accord", "affirmed", "Ana Roth") in found
    assert ("there was no dismissal", "denied", "Ana Roth") in found


def test_a_failed_test_is_a_test():
    found = told("Ana Roth said that the team had been informed of the failed test on 6 July.")
    assert all(polarity == "affirmed" for _, polarity, _ in found)


def test_to_give_somebody_an_amount_is_to_give_no_number():
    text = "The central bank has given Brook Savings a loan of 2 million crowns."
    assert {source for _, _, source in told(text)} == {"Post"}
