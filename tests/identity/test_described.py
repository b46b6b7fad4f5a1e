"""Descriptions that go to whoever the other reports of an affair name or call so, on invented names."""

from datetime import date

import pytest

from sayso.evidence import Document
from sayso.evidence.documents import Published
from sayso.identity import identify
from sayso.reading import read_document

FIRST = (
    "Senn Airport was closed on Monday after Orla Velm complained. The head of Harbel Airways, Jonas Brook, was angry. "
    "Ida Marsh, a surgeon, treated nine people at Senn General Hospital. Orla Velm thanked Jonas Brook."
)


def together(text, name, words, *, first=FIRST, day=date(2031, 5, 9)):
    """Whether `words` of the second report stand for the one whom the first names `name`."""
    readings = [
        read_document(Document(key, key, each, published=Published(on, on), language="en"))
        for key, each, on in (("one", first, date(2031, 5, 7)), ("two", text, day))
    ]
    ids = [
        {(key, one.id) for one in reading.entities if said in one.names}
        for key, reading, said in (("one", readings[0], name), ("two", readings[1], words))
    ]
    assert all(ids)
    return any(all(set(entity.members) & each for each in ids) for entity in identify(readings))


SHARED = "Orla Velm and Jonas Brook met on Friday. "


@pytest.mark.parametrize(
    ("sentence", "name", "words"),
    [
        ("The airport said that it would open soon.", "Senn Airport", "The airport"),
        ("The airline said that it would sue.", "Harbel Airways", "The airline"),
        ("The general hospital said that all went home.", "Senn General Hospital", "The general hospital"),
    ],
)
def test_a_noun_that_one_body_of_the_affair_bears(sentence, name, words):
    assert together(SHARED + sentence, name, words)


def test_another_body_of_the_noun_in_the_affair_leaves_it_open():
    first = FIRST + " Tarn Airport stayed open."
    assert not together(
        SHARED + "The airport said that it would open soon.", "Senn Airport", "The airport", first=first
    )


def test_what_else_is_said_must_fit():
    text = SHARED + "The rival airport said that it would open soon."
    assert not together(text, "Senn Airport", "The rival airport")


def test_reports_that_share_no_names_are_of_two_affairs():
    text = "Petra Lund met Nils Holm on Friday. The airport said that it would open soon."
    assert not together(text, "Senn Airport", "The airport")


def test_reports_years_apart_are_of_two_affairs():
    text = SHARED + "The airport said that it would open soon."
    assert not together(text, "Senn Airport", "The airport", day=date(2036, 5, 9))


FIRST_NAMES = ("Ana", "Odo", "Elin", "Tove", "Karl", "Rosa", "Ivo", "Mara", "Jan", "Lena")
SURNAMES = ("Ferrow", "Kran", "Berg", "Vaal", "Harrow", "Dahl", "Stane", "Holt", "Ost", "Lund")


def test_names_that_every_report_of_a_pile_has_tell_of_no_affair():
    """Where all reports are on one campaign, the candidates in two of them do not make one town's council that of the other."""
    campaign = "Orla Velm and Jonas Brook, who both want to lead Norland, spoke on Friday."
    told = (
        "The Harbour Schools Council met in Senn. Pupils sang for it, and a choir from the hills won a silver cup.",
        "The council voted to pay for two bridges. The masons were glad, for the river had torn down the old ones in spring.",
        *["It had rained for nine days, and a farmer lost a cow."] * 8,
    )
    texts = []
    for surname, each in zip(SURNAMES, told, strict=True):
        guests = ", ".join(f"{first} {surname}" for first in FIRST_NAMES[:-1])
        texts.append(f"{each} Among the guests were {guests} and {FIRST_NAMES[-1]} {surname}. {campaign}")
    readings = [read_document(Document(f"d{at}", f"d{at}", text, language="en")) for at, text in enumerate(texts)]
    schools = next(one for one in identify(readings) if one.name == "Harbour Schools Council")
    assert {document for document, _ in schools.members} == {"d0"}
