"""Who speaks for his body, and is counted as it: by the office that reports give to somebody with a name."""

import pytest

from sayso.corroboration.counting.bodies import is_of_office, is_spokesman
from sayso.evidence import Document
from sayso.reading import read_document
from sayso.weighing import weigh


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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "General Anna Thoss, the head of the Harbour Mission, said that the dam was weak. The Harbour Mission was late.",
            "Harbour Mission",
        ),
        ("Ben Roth, a professor at the University of Senn, said that the dam was weak.", "Ben Roth"),
        ("Ivo Marek, a member of the Dockers' Union, said that the dam was weak.", "Ivo Marek"),
        ("Lena Varga, a spokeswoman for the Dockers' Union, said that the dam was weak.", "Dockers' Union"),
        ("Lena Varga, the chairwoman of the Dockers' Union, said that the dam was weak.", "Dockers' Union"),
    ],
)
def test_whose_word_it_is_that_the_report_gives(text: str, source: str) -> None:
    reading = read_document(Document("d", "d", text, outlet="Post", language="en"))
    claims = weigh([reading]).weighing.claims
    told = [one for claim in claims if "weak" in claim.text for side in claim.positions for one in side.origins]
    assert {one.source for one in told} == {source}
