"""A noun directly before a name says what the name names, and stands for the same: "the ferry Skarvik", "the river Senna"."""

import pytest

from sayso.evidence import Document, Entity
from sayso.identity import identify
from sayso.reading import read_document


def entity_of(text: str, words: str) -> Entity:
    reading = read_document(Document("d", "d", text, language="en"))
    found = next(one for one in reading.mentions if one.span.words(text) == words)
    return next(one for one in reading.entities if one.id == found.entity)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry Skarvik left on Monday. Skarvik was built in 1980.", "Skarvik"),
        ("Rescuers searched for the trawler Anna Lund, which sank.", "Anna Lund"),
        ('The ferry "Mira Dell" sank near the port.', "Mira Dell"),
        ("Divers found the freighter Brenna, owned by Ostrand Lines.", "Brenna"),
    ],
)
def test_a_vessel_is_nobody_whatever_its_name_looks_like(text: str, name: str) -> None:
    assert entity_of(text, name).kind == "vehicle"


@pytest.mark.parametrize(
    ("text", "description", "name"),
    [
        ("Officers came aboard Norland's assault ship HMS Lerwick.", "Norland's assault ship", "HMS Lerwick"),
        ("Officers came aboard Norland's assault ship, HMS Lerwick.", "Norland's assault ship", "HMS Lerwick"),
        ('The ferry "Mira Dell" sank near the port.', "The ferry", "Mira Dell"),
        ("Two men were found close to the river Ansa.", "the river", "Ansa"),
        ("The driver worked for the courier company Swiftmoor.", "the courier company", "Swiftmoor"),
    ],
)
def test_the_description_before_a_name_stands_for_the_same(text: str, description: str, name: str) -> None:
    assert entity_of(text, description) == entity_of(text, name)


def test_who_buys_a_truck_is_no_truck() -> None:
    assert entity_of("The truck Roth bought was old, Roth said.", "Roth").kind == "person"


def test_the_driver_of_a_bus_is_no_bus() -> None:
    assert entity_of("Police stopped the bus driver Jan Kolb.", "Jan Kolb").kind == "person"


def test_a_vessel_is_one_across_reports() -> None:
    texts = ("The ferry Skarvik sank on Monday, the coast guard said.", "The Skarvik, a ferry, was built in Senn.")
    readings = [read_document(Document(f"d{at}", f"d{at}", text, language="en")) for at, text in enumerate(texts)]
    vessel = next(one for one in identify(readings) if "Skarvik" in one.names)
    assert {document for document, _ in vessel.members} == {"d0", "d1"}
