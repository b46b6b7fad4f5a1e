"""Credits to an outlet that is not named, and to an outlet of which one report alone can be meant."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.lineage import derive

RADIO = """The bells of Ostry have been silent since Sunday, when the rope of the great one broke.

Sexton Pia Holt told Radio Karr that the rope had last been changed in 1987 and that she had asked for a new one nine times.

The parish will meet on Friday."""
PRESS = """Ostry will have to do without its bells at Easter, the parish of Sankt Brannoc said.

A new rope costs 4,000 crowns, and the treasurer, Jonas Reck, has 212 in the box. He means to bake.

Two coaches with visitors from Norland have been cancelled."""
OWN = """Guests are scarce in Ostry this week, and the baker in Mill Street has shut for three days.

{}

The landlord of the Anchor thinks of selling. He has had one offer, from a dentist."""


def report(name, words, day, outlet):
    when = Published(date(2034, 4, day), date(2034, 4, day))
    return Document(name, name, words, outlet=outlet, published=when)


PILE = (report("radio", RADIO, 3, "Radio Karr"), report("press", PRESS, 4, "Ostry Press"))


def credited(words, *more):
    found = derive([*PILE, *more, report("own", OWN.format(words), 6, "Provincial Courier")])
    return [(one.parent, one.absent) for one in found if one.document == "own"]


@pytest.mark.parametrize(
    "words",
    [
        "The sexton, Pia Holt, told a local broadcaster that the rope was last changed in 1987.",
        "The sexton, Pia Holt, told local media that the rope was last changed in 1987.",
        "It was reported that the rope was last changed in 1987, sexton Pia Holt told everybody.",
    ],
)
def test_the_one_report_that_says_just_that_is_meant(words):
    assert credited(words) == [("radio", None)]


@pytest.mark.parametrize(
    "words",
    [
        "The sexton, Pia Holt, told a news agency that the rope was last changed in 1987.",  # a radio station is none
        "The sexton, Pia Holt, told this newspaper that the rope was last changed in 1987.",
        "The sexton, Pia Holt, told reporters that the rope was last changed in 1987.",  # that may have been all
        "The sexton, Pia Holt, told a crowded press conference that the rope was last changed in 1987.",
        "The mayor told local media that the town would not pay for anything.",
    ],
)
def test_else_nobody_is_meant(words):
    assert credited(words) == []


def test_of_an_outlet_s_reports_the_one_that_was_there_by_then_is_meant_in_quite_other_words():
    later = report("later", "The bells of Ostry rang again on Sunday. Pia Holt pulled the new rope.", 20, "Radio Karr")
    words = "The rope of the great bell has given way, Radio Karr reported on Monday."
    assert credited(words, later) == [("radio", None)]


def test_a_number_that_is_part_of_a_word_need_not_stand_in_the_report():
    words = "The two-time winner of the bell prize asked for a new rope in vain, Pia Holt told Radio Karr."
    assert credited(words) == [("radio", None)]
