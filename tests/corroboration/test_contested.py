"""A claim is contested where one source affirms what another denies."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.reading import read_document
from sayso.weighing import weigh

DAYS = (date(2034, 6, 5), date(2034, 6, 9))


def contested(*texts):
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(day, day)))
        for at, (day, text) in enumerate(zip(DAYS, texts, strict=False))
    ]
    return [claim.contested for claim in weigh(readings).weighing.claims if len(claim.positions) == 2]


AFFIRMED = "Orvane Deep had been warned of the leak, {} said."
DENIED = "Orvane Deep had not been warned of the leak, {} said."


def test_who_is_denied_by_another_is_contested():
    assert contested(AFFIRMED.format("Mayor Ana Roth"), DENIED.format("the Mines Office")) == [True]


@pytest.mark.parametrize("first", [AFFIRMED, DENIED])
def test_who_says_otherwise_later_disputes_with_nobody(first):
    second = DENIED if first == AFFIRMED else AFFIRMED
    assert contested(first.format("Mayor Ana Roth"), second.format("Mayor Ana Roth")) == [False]


def test_the_one_of_a_report_is_the_one_of_another():
    assert contested(AFFIRMED.format("the railway"), DENIED.format("the railway")) == [False]


def test_a_report_that_rests_on_the_denier_alone_disputes_nothing_with_him():
    first = f"Orvane Deep had been warned of the leak. {AFFIRMED.format('Mayor Ana Roth')}"
    assert contested(first, DENIED.format("Mayor Ana Roth")) == [False]


def test_in_one_report_too():
    text = f"{AFFIRMED.format('Mayor Ana Roth')} {DENIED.format('Mayor Ana Roth')}"
    assert contested(text) == [False]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The miners' union said it had warned Orvane Deep of the leak three times.",
            "Orvane Deep said it had never been warned of the leak.",
        ),
        ("Mayor Ana Roth said that Nils Farr had resigned.", "The council said that Nils Farr had not resigned."),
        ("The drug is safe, the maker said.", "The drug is not safe, the Health Office said."),
    ],
)
def test_what_one_affirms_and_another_says_is_not_so_is_contested_in_one_report_or_in_two(first, second):
    assert contested(first, second) == [True]
    assert contested(f"{first} {second}") == [True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # both say so
            "The deal includes no money for the tunnel, the council said.",
            "The deal includes none of the money for the tunnel, the Tide Party said.",
        ),
        (
            "Nils Farr could not sit on the harbour board, the council said.",
            "The Tide Party said that Nils Farr could not have sat on the harbour board.",
        ),
        (  # what somebody meant to do is not what he did
            "Nils Farr resigned on Friday.",
            "Officials at the council had insisted on Thursday that Nils Farr had no intention of resigning.",
        ),
        (  # another's deed
            "Ana Roth pleaded guilty to lying on Friday, the court said.",
            "Ben Roth is not guilty of anything, his lawyer said.",
        ),
    ],
)
def test_what_is_not_the_opposite_of_what_another_says_contests_nothing(first, second):
    assert True not in contested(first, second)
    assert True not in contested(f"{first} {second}")
