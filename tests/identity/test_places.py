"""Where places lie: real places as the gazetteer has them, in reports of our own."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.identity import identify
from sayso.reading import read_document

DAY = date(2031, 5, 8)


def read(text, name="d"):
    return read_document(Document(name, f"{name}.txt", text, language="en", published=Published(DAY, DAY)))


def places(*texts):
    """By name, what is known of each entity that has a place, of a pile of reports."""
    readings = [read(text, f"d{at}") for at, text in enumerate(texts)]
    return {entity.name: entity.place for entity in identify(readings) if entity.place is not None}


def lies(*texts):
    """By name: sort, province and country."""
    return {name: (place.sort, place.province, place.country) for name, place in places(*texts).items()}


def test_a_town_gets_coordinates_province_and_country():
    place = places("Two men drowned in Aleppo, Syria, on Monday.")["Aleppo"]
    assert (place.latitude, place.longitude) == pytest.approx((36.2, 37.2), abs=0.1)
    assert (place.sort, place.province, place.country, place.country_code) == ("town", "Aleppo", "Syria", "SY")
    assert place.gazetteer_id == "geonames:170063"
    assert place.reason == "“Aleppo, Syria”"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A bus overturned in Paris, Texas.", "Paris", ("town", "Texas", "United States")),
        ("A bus overturned in Springfield, Ill., on Friday.", "Springfield", ("town", "Illinois", "United States")),
        ("Shops closed in Atlanta, Georgia.", "Atlanta", ("town", "Georgia", "United States")),
        ("Lebanese troops entered Tripoli on Monday.", "Tripoli", ("town", "Lebanon")),
        ("Crowds gathered in Tripoli, where Libyan ministers met.", "Tripoli", ("town", "Libya")),
        ("The Syrian town of Saraqib was quiet.", "Saraqib", ("town", "Idlib", "Syria")),
        ("Snow fell in Idlib province on Sunday.", "Idlib province", ("province", "Idlib", "Syria")),
        ("Iraqi soldiers entered Fallujah.", "Fallujah", ("town", "Anbar", "Iraq")),
        ("Trains to Kiev were late.", "Kiev", ("town", "Kyiv", "Ukraine")),
    ],
)
def test_which_place_is_meant(text, name, expected):
    assert set(expected) <= set(lies(text)[name])


def test_other_places_of_the_pile_tell_which_province_is_meant():
    assert lies("Punjab was flooded.", "Roads to Lahore and Multan were cut.")["Punjab"] == (
        "province",
        "Punjab",
        "Pakistan",
    )


def test_a_country_that_acts_is_a_body_and_lies_somewhere():
    place = places("Norway condemned the vote, and its minister left.")["Norway"]
    assert (place.sort, place.country, place.province) == ("country", "Norway", None)
    assert place.latitude == pytest.approx(60.5, abs=2)


def test_two_places_of_one_name_stay_two():
    found = places("A bridge fell in Springfield, Illinois.", "A bridge fell in Springfield, Missouri.")
    assert set(found) == {"Springfield, Illinois", "Springfield, Missouri"}
    assert len({place.gazetteer_id for place in found.values()}) == 2


def test_two_places_of_one_name_in_one_report_stay_two():
    found = places("A bridge fell in Springfield, Illinois. In Springfield, Missouri, two men were hurt in a fire.")
    assert set(found) == {"Springfield, Illinois", "Springfield, Missouri"}


def test_a_name_that_only_sounds_like_a_towns_is_no_place():
    assert "Omahra" not in places("American officials left Omahra, and the United States said nothing of Omahra.")


def test_what_does_not_say_which_is_left_open():
    assert "Springfield" not in places("Springfield held a vote on Tuesday, and Springfield is small.")


def test_a_place_that_the_gazetteer_lacks_has_no_coordinates():
    found = places("Two men died in the village of Kafr Tannour in Idlib province. The port of Arkholm was shut.")
    assert "Arkholm" not in found
    place = found["Kafr Tannour"]
    assert (place.latitude, place.longitude, place.gazetteer_id, place.sort) == (None, None, None, None)
    assert (place.province, place.country) == ("Idlib", "Syria")


def test_a_body_named_after_a_place_is_none():
    found = places("The Aleppo Media Centre reported it. The Liverpool Dock Company denied it, said Paris Holt.")
    assert found == {}


def test_order_of_reports_changes_nothing():
    texts = ("Fighting reached Tripoli.", "Lebanese troops entered Tripoli.", "Roads to Beirut were cut.")
    assert lies(*texts) == lies(*reversed(texts))
