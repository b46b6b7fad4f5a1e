"""One outlet under five spellings of its name is one voice, and another of a name like it a second one."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document
from sayso.weighing import weigh

SPELLED = ("The Harbour Post", "Harbor Post", "THE HARBOUR POST", "harbourpost.example", "Harbour Post, The")
TEXTS = (
    "The storm sank the ferry Halcyon off Senn on Monday.",
    "On Monday the ferry Halcyon was sunk off Senn by the storm.",
    "Off Senn, the storm sank the ferry Halcyon on Monday.",
    "The storm on Monday sank the ferry Halcyon off Senn.",
    "The ferry Halcyon was sunk by the storm off Senn on Monday.",
)
STRIKE = "Mirel Shipping dismissed 300 dockers on 2 May 2031."


def most_voices(outlets):
    """The most independent voices behind any side of a claim, where each outlet says the same in a report of its own."""
    readings = [
        read_document(
            Document(f"d{at}", f"d{at}.txt", f"{STRIKE} {TEXTS[at % len(TEXTS)]}", outlet=outlet, language="en")
        )
        for at, outlet in enumerate(outlets)
    ]
    claims = weigh(readings).weighing.claims
    joined = [side for claim in claims for side in claim.positions if len(side.statements) == len(outlets)]
    assert joined
    return max(side.independent.at_most for side in joined), min(len(side.origins) for side in joined)


def test_five_spellings_are_one_voice():
    assert most_voices(SPELLED) == (1, 1)


def test_another_outlet_is_a_second_voice():
    assert most_voices((*SPELLED[:3], "Harbour Pilot"))[1] == 2


@pytest.mark.parametrize("other", ["Harbour Pilot", "Harbour Post Sunday", "Port Post", "harbour.example"])
def test_two_outlets_stay_two(other):
    assert most_voices(("The Harbour Post", other))[1] == 2
