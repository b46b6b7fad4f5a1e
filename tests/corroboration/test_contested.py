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


def test_in_one_report_too():
    text = f"{AFFIRMED.format('Mayor Ana Roth')} {DENIED.format('Mayor Ana Roth')}"
    assert contested(text) == [False]
