"""Sources that may only say what another says: an officer and his body, a body's team, a land and its government, a mention."""

import pytest

from sayso.corroboration.counting.bodies import body_in, is_loose
from sayso.corroboration.lineage import Lineage, is_outlet_of
from sayso.languages.lands import is_of_land, land_meant, lands_in
from tests.corroboration.sides import side

RESCUE = "the Sound Rescue Service said on Wednesday"


@pytest.mark.parametrize(
    ("one", "other", "interval"),
    [
        pytest.param(
            "the Norlandic army said on Tuesday",
            "Norlandic army spokesman Lt. Col. Jan Kolb said",
            (1, 1),
            id="an army and its spokesman",
        ),
        pytest.param("said Mara Voss of the Sound Rescue Service", RESCUE, (1, 2), id="a body and one of its people"),
        pytest.param(
            "the Pentagon said on Tuesday",
            "the US Department of Defense said",
            (1, 1),
            id="a house and the body in it",
        ),
        pytest.param(
            "Israel said on Tuesday", "the Israeli military said on Wednesday", (1, 2), id="a land and its army"
        ),
        pytest.param(
            "Israel said on Tuesday",
            "the Egyptian army said on Wednesday",
            (2, 2),
            id="a land and the army of another",
        ),
        pytest.param(
            "doctors said on Tuesday", "St Orla Hospital said on Wednesday", (1, 3), id="a hospital and doctors"
        ),
        pytest.param(
            "Oslo said on Tuesday",
            "the Norwegian Food Authority said on Wednesday",
            (1, 2),
            id="a capital and a public office of its land",
        ),
        pytest.param("said our correspondent in Harn", RESCUE, (1, 2), id="a body and a reporter without a name"),
        pytest.param(
            "Prime Minister Mara Quill said",
            "an aide to the prime minister said",
            (1, 2),
            id="somebody and an aide",
        ),
        pytest.param("said Mara Voss, a doctor", RESCUE, (2, 2), id="somebody else"),
    ],
)
def test_who_speaks_for_another_is_no_second_voice(one, other, interval):
    found = _flooded(one, other).independent
    assert (found.at_least, found.at_most) == interval


def test_an_outlets_own_reporter_is_no_second_voice_beside_a_body():
    reports = [
        (
            "Post",
            1,
            "Our correspondent in Ostry, Mara Voss, reports that the tunnel at Harn was flooded. Trains stand still.",
        ),
        ("Mail", 2, f"The tunnel at Harn was flooded, {RESCUE}. The road is open."),
    ]
    found = side("tunnel", "affirmed", reports).independent
    assert (found.at_least, found.at_most) == (1, 2)


def test_the_head_of_a_ward_is_no_second_voice_beside_the_hospital():
    reports = [
        ("Post", 1, "Forty children in Harn fell ill, St Orla Hospital said on Tuesday. The school is closed."),
        (
            "Mail",
            2,
            "Parents drove to St Orla Hospital, where Dr Mara Voss, head of its children's ward, said that forty children in Harn fell ill.",
        ),
    ]
    found = side("ill", "affirmed", reports).independent
    assert (found.at_least, found.at_most) == (1, 2)


def test_the_reason_names_both():
    found = _flooded("Israel said on Tuesday", "the Israeli military said on Wednesday")
    assert "“Israel” may be Israeli military, or another who speaks for the same government" in found.reasons


def _flooded(one, other):
    """The side of those who say that the tunnel was flooded: two reports, in the words by which each tells who says so."""
    reports = [
        ("Post", 1, f"The tunnel at Harn was flooded, {one}. Trains go by Ostry."),
        ("Mail", 2, f"The tunnel at Harn was flooded, {other}. The road is open."),
    ]
    return side("tunnel", "affirmed", reports)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("the Pentagon", "US Department of Defense"),
        ("the Defense Department", "U.S. Department of Defense"),
        ("the Kremlin", "the Russian government"),
        ("Israel Defense Forces", "the Israeli military"),
        ("Britain's foreign ministry", "the British Foreign Ministry"),
    ],
)
def test_one_body_under_a_nickname_or_with_the_adjective_of_its_land(name, other):
    one, full = body_in(name), body_in(other)
    assert one is not None
    assert full is not None
    assert one.may_be(full)


def test_a_nickname_and_a_ministry_of_no_land_may_be_a_fuller_name():
    assert is_loose("the Pentagon")
    assert is_loose("Department of Justice")
    assert not is_loose("Norwegian Ministry of Justice")
    assert not is_loose("Ostry Laboratory")


def test_lands_are_known_by_name_adjective_and_capital():
    assert land_meant("the United States") == land_meant("US") == land_meant("Washington")
    assert land_meant("us") is None
    assert land_meant("the Israeli army") is None
    assert lands_in("the Israeli army") == lands_in("Israel")
    assert is_of_land("norlandic", "norland")
    assert not is_of_land("norwich", "norland")


def test_an_outlet_goes_by_its_initials_and_its_short_name():
    lineage = Lineage((), {}, ["Vantry Press Agency", "Harn Post"])
    assert lineage.outlet("VPA") == "Vantry Press Agency"
    assert lineage.outlet("HP") is None
    assert is_outlet_of("VPA", "Vantry Press Agency")
    assert is_outlet_of("the Tribune", "Ostry Tribune")
    assert not is_outlet_of("the Gazette", "Ostry Tribune")


def test_what_is_only_wished_or_mentioned_is_not_vouched_for():
    found = side(
        "strike",
        "affirmed",
        [
            (
                "Post",
                1,
                "The strike at the port of Harn will end on Friday, the port authority said. Ships wait in the bay.",
            ),
            ("Mail", 2, "The dockers' union called for the strike at the port of Harn to end on Friday. Ships wait."),
        ],
    )
    assert found.independent.at_least == 1
