"""Reports credited by naming who published them, in whatever words, and such as are only named."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.lineage import derive
from sayso.lineage.mentioning import mentions
from sayso.lineage.outlets import names_of

ECHO = """Several hundred dead perch lay along the bathing beach of Sollerby on Sunday morning.

Two fishermen told the Echo that a tanker lorry had stood at the outflow of the Kessel tannery at four on Saturday night.

The municipality closed the beach at noon. Emil Brandt, the lifeguard, filled eleven sacks before breakfast."""
INSTITUTE = """Samples taken from Lake Sollen on 11 June show a chromium concentration of 0.9 milligrams per litre.

Bathing, fishing and the watering of livestock are advised against until 26 June. The Institute will sample every second day."""
OWN = """The deckchairs at Sollerby were folded on Monday and the kiosk sold four ice creams.

{}

Campsite owner Birgit Sand has refunded thirty families. Schools in the district have cancelled eleven excursions."""


def report(name, words, day, outlet=None):
    when = Published(date(2034, 6, day), date(2034, 6, day))
    return Document(name, name, words, outlet=outlet, published=when)


PILE = (
    report("echo.txt", ECHO, 11, "Sollerby Echo"),
    report("notice.txt", INSTITUTE, 12, "Institute for Inland Waters"),
)


def credited(words, day=13):
    found = derive([*PILE, report("own.txt", OWN.format(words), day, "Provincial Courier")])
    return [one.parent for one in found if one.document == "own.txt" and one.parent]


@pytest.mark.parametrize(
    "words",
    [
        "According to the Sollerby Echo, a tanker lorry stood at the tannery's outflow on Saturday night.",
        "Emil Brandt filled eleven sacks with perch, one could read in the Sollerby Echo.",
        "Everybody passes round the Echo with its tanker lorry that stood at the outflow of the tannery.",
        "Fishermen saw a tanker lorry at the tannery's outflow, according to the small harbour sheet Sollerby Echo.",
        "There is a story in the Sollerby Echo. Two fishermen saw a tanker lorry at the outflow of the Kessel tannery.",
    ],
)
def test_an_outlet_is_credited_in_whatever_words(words):
    assert credited(words) == ["echo.txt"]


@pytest.mark.parametrize(
    "words",
    [
        "A notice by the institute said that bathing was advised against until 26 June.",
        "The chromium concentration is 0.9 milligrams per litre, the Institute for Inland Waters said in a statement on Monday.",
    ],
)
def test_what_a_body_published_is_credited_to_its_own_document(words):
    assert credited(words) == ["notice.txt"]


@pytest.mark.parametrize(
    "words",
    [
        "The Sollerby Echo has moved to the market square, and its staff helped to carry sand.",
        "The director of the Institute for Inland Waters, Pia Vonn, drank a coffee with the mayor of Sollerby.",
        "The institute published its yearly accounts, which show a gain of three million.",
        "Bathing is no pleasure, said Olof Reck, who once worked for the Institute for Inland Waters.",
    ],
)
def test_who_is_only_named_is_not_credited(words):
    assert credited(words) == []


def test_what_came_later_is_not_credited():
    assert credited("Emil Brandt filled eleven sacks with perch, one could read in the Sollerby Echo.", day=9) == []


def test_a_body_that_published_nothing_of_it_is_no_absent_report():
    words = "According to the Institute for Inland Waters, the mayor of Dorn owns a boat with two masts."
    found = derive([*PILE, report("own.txt", OWN.format(words), 13, "Provincial Courier")])
    assert [one.absent for one in found if one.document == "own.txt"] == []


def test_short_forms_give_way_to_another_outlet_named_in_full():
    found = [
        credit.wording for credit in mentions("The Marbeck Echo printed it; the Echo is sure.", (), ("Sollerby Echo",))
    ]
    assert found == []
    assert [credit.wording for credit in mentions("Ask the Echo.", (), ("Sollerby Echo",))] == ["the Echo"]
    assert mentions("Ask the Echo.", ("Marbeck Echo",), ("Sollerby Echo",)) != ()
    assert mentions("The Sollerby Echo is here.", ("The Sollerby Echo",), ("Sollerby Echo",)) == ()


@pytest.mark.parametrize(
    ("name", "words", "names"),
    [
        ("a.txt", "Boxes\n\nVARNISH · the weekly of pictures · 15 May 2034\n\nIt was late.", ("Varnish",)),
        ("a.txt", "Statement\nKarr Hospital Trust\nKarr, 12 June 2034\n\nIt was late.", ("Karr Hospital Trust",)),
        ("a.txt", "Port Lissom, 25 May 2034\n\nA ship waits in Port Lissom.", ()),
        ("09-nordlicht.txt", "It was late.", ("Nordlicht",)),
        ("police.txt", "The police came late.", ()),
    ],
)
def test_a_text_is_headed_by_who_published_it(name, words, names):
    assert names_of(Document("d", name, words)) == names
