"""Whom one report names and another tells of by an office alone may be one: the two are not certainly two voices."""

import pytest

from tests.corroboration.sides import side

MARR = ("Post", 1, "The tunnel at Harn was flooded, Superintendent Edda Marr said on Tuesday. Trains go by Ostry.")
KOLB = ("Post", 1, "The tunnel at Harn was flooded, Jan Kolb said on Tuesday. Trains go by Ostry.")
BOARD = ("Post", 1, "The tunnel at Harn was flooded, the Norland Tunnels Board said on Tuesday. Trains go by Ostry.")
DALE = (
    "Post",
    1,
    "The tunnel at Harn was flooded, said Dora Dale, branch secretary of the United Track Workers. Trains go by Ostry.",
)

ROTH = ("Post", 1, "The tunnel at Harn was flooded, Treasurer Ana Roth said on Tuesday. Trains go by Ostry.")


def least(first: tuple[str, int, str], source: str, more: str = "The road is open.") -> int:
    reports = [first, ("Mail", 2, f"The tunnel at Harn was flooded, {source} said. {more}")]
    found: int = side("flooded", "affirmed", reports).independent.at_least
    return found


@pytest.mark.parametrize(
    ("first", "source"),
    [
        pytest.param(MARR, "the police chief for the district", id="a superintendent, and the police chief"),
        pytest.param(KOLB, "the head of the Ostry Technical School", id="the head of a school may have that name"),
        pytest.param(BOARD, "the tunnels authority", id="a board and an authority for the same"),
        pytest.param(DALE, "the track workers' union", id="a union and its branch secretary"),
    ],
)
def test_who_may_hold_the_office_is_no_second_voice_for_certain(first: tuple[str, int, str], source: str) -> None:
    assert least(first, source) == 1


@pytest.mark.parametrize(
    ("first", "source", "more"),
    [
        pytest.param(MARR, "the head of the Ostry Technical School", "", id="a superintendent heads no school"),
        pytest.param(
            KOLB,
            "the head of the Ostry Technical School",
            "The road is open. Two lorries hit a tree at noon, and a farmer took Jan Kolb home.",
            id="named there too",
        ),
        pytest.param(MARR, "the Norlandic army", "", id="an army is told of by no office"),
        pytest.param(ROTH, "an environment ministry spokesman", "", id="a treasurer is no spokesman"),
        pytest.param(BOARD, "the health authority", "", id="an authority for something else"),
    ],
)
def test_who_cannot_be_meant_is_another_voice(first: tuple[str, int, str], source: str, more: str) -> None:
    assert least(first, source, more) == 2
