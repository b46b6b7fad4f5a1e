"""Who is most likely meant by descriptions of two reports, where no rule tells, on invented names."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from sayso.evidence import Document, Judgement
from sayso.evidence.documents import Published
from sayso.identity import identify
from sayso.identity.affairs import Affair
from sayso.identity.chances import weights
from sayso.identity.profiles import profiles, read_noun
from sayso.identity.signs import Signs, ruled_out
from sayso.reading import read_document

NAMES = "Orla Velm and Jonas Brook met Ida Marsh in Harbel on Friday. "
OTHER_NAMES = "Ida Marsh told Jonas Brook and Orla Velm in Harbel what had happened. "
PLANT = "The cement plant caught fire on Thursday and burned all night. "
PLANT_TOO = "Nine people were hurt when the cement plant caught fire on Thursday. "


def read(*texts, days=()):
    """The readings of reports, in order."""
    on = days or [date(2031, 5, 7 + at) for at in range(len(texts))]
    return [
        read_document(Document(f"r{at}", f"r{at}", text, published=Published(day, day), language="en"))
        for at, (text, day) in enumerate(zip(texts, on, strict=True))
    ]


def entity(readings, at, words):
    """The entity of the case that `words` of one report stand for; `None` where it is in none."""
    own = {("r" + str(at), one.id) for one in readings[at].entities if words in one.names}
    assert own, [one.names for one in readings[at].entities]
    return next((one for one in identify(readings) if own & set(one.members)), None)


def are_one(readings, first, second):
    """Whether the words of the first report and those of the second stand for one."""
    one, other = entity(readings, 0, first), entity(readings, 1, second)
    return one is not None and other is not None and one.id == other.id


def test_one_thing_of_which_two_reports_tell_the_same_is_one_and_says_why():
    readings = read(NAMES + PLANT, OTHER_NAMES + PLANT_TOO)
    assert are_one(readings, "The cement plant", "the cement plant")
    reasons = entity(readings, 0, "The cement plant").reasons
    assert any(
        "most likely one" in reason and "“The cement plant” and “the cement plant”" in reason for reason in reasons
    )


def test_reports_of_two_affairs_mean_each_its_own():
    readings = read(NAMES + PLANT, "Petra Lund met Nils Holm in Tarn on Friday. " + PLANT_TOO)
    assert not are_one(readings, "The cement plant", "the cement plant")


def test_reports_years_apart_mean_each_its_own():
    readings = read(NAMES + PLANT, OTHER_NAMES + PLANT_TOO, days=(date(2031, 5, 7), date(2036, 5, 7)))
    assert not are_one(readings, "The cement plant", "the cement plant")


SHOWN = "On Thursday {0} was shown to the council after the fire. The council looked at {0} for an hour."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the board", "the board"),
        ("a welder", "the welder"),
        ("the cement plant", "the plant"),
        ("the police", "the police"),
    ],
)
def test_what_is_told_alike_in_one_affair_is_one(first, second):
    assert are_one(read(NAMES + SHOWN.format(first), OTHER_NAMES + SHOWN.format(second)), first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a 34-year-old welder", "a 51-year-old welder"),  # other ages
        ("the police", "the criminal police"),  # a part of a service
        ("the criminal police", "the traffic police"),
        ("the mayor", "the deputy mayor"),  # another's office
        ("the labour ministry", "the finance ministry"),
        ("the rival plant", "the plant"),  # another
        ("the people", "the people"),  # nobody in particular
    ],
)
def test_what_speaks_against_it_keeps_two_apart(first, second):
    assert not are_one(read(NAMES + SHOWN.format(first), OTHER_NAMES + SHOWN.format(second)), first, second)


def test_one_description_does_not_make_one_of_two_with_names(monkeypatch):
    monkeypatch.setattr("sayso.identity.likely.likely", lambda pair: 0.9)
    shown = "On Thursday {0} was shown to the council after the fire."
    readings = read(
        NAMES + shown.format("General Dan Velder"),
        OTHER_NAMES + shown.format("General Tom Sarn"),
        NAMES + shown.format("the general"),
    )
    assert not any({"Dan Velder", "Tom Sarn"} <= set(one.names) for one in identify(readings))


@pytest.mark.parametrize(
    ("described", "whole", "out"),
    [
        ("the group", "The Tide Front, a militant group, left. The group was small.", True),
        ("the armed group", "The Tide Front, a militant group, left. The group was small.", True),
        ("the militant group", "The Tide Front, a militant group, left. The group was small.", False),
    ],
)
def test_what_fits_any_body_means_none_with_a_name_in_another_report(described, whole, out):
    one, other = (profiles(reading).values() for reading in read(f"On Friday {described} left.", whole))
    named = next(each for each in other if each.named)
    assert ruled_out(next(each for each in one if "group" in each.nouns), named) is out


@pytest.mark.parametrize(
    ("shown", "noun"),
    [
        ("the inspector general", "inspector"),
        ("the president-elect", "president"),
        ("the retired general", "general"),
        ("the police general", "general"),
    ],
)
def test_an_adjective_behind_its_noun_is_not_the_noun(shown, noun):
    assert (read_noun(shown) or ("",))[0] == noun


def test_two_of_one_report_stay_two():
    first = (
        NAMES + "A welder, 34, burned his hand in the cement plant. Another welder pulled him from the cement plant."
    )
    readings = read(first, OTHER_NAMES + "The welder burned his hand in the cement plant.")
    for one in identify(readings):
        documents = [document for document, _ in one.members]
        assert len(documents) == len(set(documents))


def test_what_a_person_ruled_holds():
    readings = read(NAMES + SHOWN.format("the cement plant"), OTHER_NAMES + SHOWN.format("the plant"))
    ruling = Judgement(
        "j",
        "different_entity",
        "the cement plant",
        "the plant",
        None,
        None,
        "R. Porter",
        datetime(2031, 6, 1, tzinfo=UTC),
    )
    ids = [
        {(f"r{at}", one.id) for one in readings[at].entities if words in one.names}
        for at, words in enumerate(("the cement plant", "the plant"))
    ]
    assert not any(all(each & set(one.members) for each in ids) for one in identify(readings, [ruling]))


def test_the_order_of_the_reports_does_not_matter():
    readings = read(
        NAMES + PLANT + "The coroner counted two dead. A 51-year-old welder was saved.",
        OTHER_NAMES + PLANT_TOO + "The 51-year-old welder said the coroner had counted two dead.",
        NAMES + "The fire at the cement plant burned on, the coroner said.",
    )
    found = identify(readings)
    assert any("most likely one" in reason for one in found for reason in one.reasons)
    for order in permutations(readings):
        assert identify(order) == found


def test_a_profile_holds_what_a_report_tells_of_somebody():
    [reading] = read(NAMES + "A retired welder, 51, was hurt at the cement plant. The welder blamed the council.")
    [welder] = [one for one in profiles(reading).values() if "welder" in one.nouns]
    assert (welder.noun, welder.opening, welder.plural, welder.named) == ("welder", "a", False, False)
    assert "retired" in welder.words
    assert welder.ages == {"51"}
    assert len(welder.sentences) == 2


def test_every_sign_has_a_weight_and_every_weight_a_sign():
    assert set(weights().signs) == {*Signs._fields, "constant"}
    assert set(weights().affair) == {*Affair._fields, "constant"}
