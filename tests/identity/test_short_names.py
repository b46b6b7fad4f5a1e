"""Names that are one's across reports though they are written or cut otherwise, on invented names."""

from datetime import date

import pytest

from sayso.evidence import Document
from sayso.evidence.documents import Published
from sayso.identity import identify
from sayso.reading import read_document

DAY = date(2031, 5, 7)


def together(one, other, *texts):
    """Whether `one` of the first report and `other` of the last stand for one entity of the case."""
    readings = [
        read_document(Document(f"d{at}", f"d{at}", text, published=Published(DAY, DAY), language="en"))
        for at, text in enumerate(texts)
    ]
    said = [
        {(reading.document.id, entity.id) for entity in reading.entities if name in entity.names}
        for name, reading in ((one, readings[0]), (other, readings[-1]))
    ]
    assert all(said)
    return any(all(set(entity.members) & each for each in said) for entity in identify(readings))


AFFAIR = "Orla Brook met Jonas Tarn on Friday. "


def test_an_h_is_a_g_in_slavic_surnames():
    assert together(
        "Dmytro Halenko", "Dmitro Galenko", AFFAIR + "Dmytro Halenko spoke.", AFFAIR + "Dmitro Galenko spoke."
    )
    assert not together("Petra Halenko", "Ida Galenko", AFFAIR + "Petra Halenko spoke.", AFFAIR + "Ida Galenko spoke.")
    assert not together("Petra Hall", "Petra Gall", AFFAIR + "Petra Hall spoke.", AFFAIR + "Petra Gall spoke.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Emergencies Ministry", "Ministry of Emergency Situations", True),
        ("Foreign Ministry", "Ministry of Foreign Affairs", True),
        ("Culture Ministry", "Ministry of Youth", False),
        ("Health Ministry", "Ministry of Finance", False),
    ],
)
def test_ministries_by_two_names(one, other, same):
    texts = (AFFAIR + f"The {one} closed the mine.", AFFAIR + f"The {other} opened the mine again.")
    assert together(one, other, *texts) is same


def test_a_report_that_names_two_ministries_tells_them_apart():
    first, second = "Foreign Ministry", "Ministry of Foreign Affairs"
    both = AFFAIR + f"The {first} closed the mine. The {second} opened it."
    assert not together(first, second, both, AFFAIR + f"The {second} was glad.")


FULL = AFFAIR + "Carl Velm is mayor of Senn. Velm was late. His wife Ida Velm was not."


def test_a_surname_alone_is_his_whom_reports_call_so():
    assert together("Carl Velm", "Velm", FULL, AFFAIR + "Velm spoke. The mayor was tired.")
    assert not together(
        "Ida Velm", "Velm", AFFAIR + "Carl Velm and Ida Velm sang.", AFFAIR + "Velm spoke, and he left."
    )


def test_a_surname_that_a_body_bears_is_nobodys():
    texts = (FULL + " The Velm Shipyard was closed.", AFFAIR + "The owner of Velm was angry. Velm spoke.")
    assert not together("Carl Velm", "Velm", *texts)


def test_a_surname_told_apart_from_its_namesake():
    second = AFFAIR + "Dr. Velm slept at home.\n\nHis daughter spoke. 'He is well,' Ida Velm said."
    assert together("Carl Velm", "Velm", AFFAIR + "Carl Velm is a surgeon. Velm was late.", second)


@pytest.mark.parametrize(
    ("first", "second", "name", "words", "same"),
    [
        ("Harbel Security Systems made the alarm.", "The security firm had no comment.", "Harbel Security Systems", "The security firm", True),
        ("Harbel Security Systems made the alarm.", "The insurance firm had no comment.", "Harbel Security Systems", "The insurance firm", False),
        ("Harbel, an investment company, bought the mill.", "The investment company had no comment.", "Harbel", "The investment company", True),
        ("Harsk Shipyard will close.", "The shipyard employs 640 people.", "Harsk Shipyard", "The shipyard", True),
        ("Ana Roth is the director of the Harsk Museum.", "The Harsk Museum closed. The director spoke.", "Ana Roth", "The director", True),
        ("Colonel Ana Roth leads the search.", "Ana Roth was recalled on Monday. The colonel was ill.", "Ana Roth", "The colonel", True),
    ],
)  # fmt: skip
def test_descriptions_of_the_affair(first, second, name, words, same):
    assert together(name, words, AFFAIR + first, AFFAIR + second) is same


def test_a_given_name_in_a_report_that_has_the_surname_alone():
    texts = (
        AFFAIR + "Selma Dunn bought the yard.",
        AFFAIR + 'Ms. Dunn was absent. "Selma buys clocks," Jonas Tarn said.',
    )
    assert together("Selma Dunn", "Selma", *texts)


def test_a_word_that_two_bodies_begin_with_is_hers_whom_a_report_calls_so():
    called = AFFAIR + "Tessaly Copper lost money. Tessaly sold a mine."
    other = AFFAIR + "Tessaly Transport runs the trains."
    assert not together("Tessaly Transport", "Tessaly", other, called, AFFAIR + "Tessaly was glad.")


def test_a_surname_taken_for_a_body_is_the_persons():
    assert together("Ludmila Arbenz", "Arbenz", AFFAIR + "Ludmila Arbenz sang.", AFFAIR + "Arbenz owns the mill.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Chadian military", "Chad's military", True),
        ("the Chadian military", "the Chadian military", True),
        ("the Chadian military", "the Malian military", False),
        ("the Roth campaign", "Roth's campaign", True),
    ],
)
def test_a_body_told_by_its_land_or_its_head_is_one_wherever_it_is_told_so(one, other, same):
    texts = [f"{shown[0].upper()}{shown[1:]} denied on Friday that it had closed the road." for shown in (one, other)]
    names = [text.split(" denied")[0] for text in texts]
    assert together(*names, *texts) == same
