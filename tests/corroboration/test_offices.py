"""Who speaks for his body, and is counted as it: by the office that reports give to somebody with a name."""

import pytest

from sayso.corroboration.bodies import is_of_office, is_spokesman


@pytest.mark.parametrize(
    "role",
    [
        "chairman",
        "deputy director",
        "chief executive officer",
        "director general",
        "attorney general",
        "prime minister",
    ],
)
def test_who_heads_a_body_or_acts_for_it_speaks_for_it(role: str) -> None:
    assert is_of_office(role)


@pytest.mark.parametrize(
    "role",
    [
        "agent",
        "professor",
        "member",
        "analyst",
        "police officer",
        "inspector general",
        "former president",
        "doctor",
        "",
    ],
)
def test_its_other_people_and_who_left_it_speak_for_themselves(role: str) -> None:
    assert not is_of_office(role)


def test_a_spokesman_is_known_by_his_role() -> None:
    assert is_spokesman("chief spokeswoman")
    assert not is_spokesman("chief")
