"""Claims in words that a reader accepts, whatever stands in their names."""

import pytest

from sayso.evidence import Claim
from sayso.evidence.notation import claim_words


def claim(kind, text):
    return Claim("c", kind, text, None, None, None, (), (), contested=False, first=None, last=None)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("relation", "Mirel Shipping -owns-> warehouse 4", "Mirel Shipping owns warehouse 4"),
        ("event", "warning(warned: Port Authority)", "warning of Port Authority"),
        ("event", "attack(attacker: rebels; target: Orrin) (hypothetical)", "attack of Orrin by rebels (hypothetical)"),
        (
            "event",
            "meeting(party: Vantry; party: Arkholm; place: Senn)",
            "meeting or talks between Vantry and Arkholm at Senn",
        ),
        ("event", "arrest(arrested: Union (Pier 6))", "arrest of Union (Pier 6)"),
        ("relation", "Socialists -fighting_against-> the reform", "Socialists fight the reform"),
        ("relation", "the heirs -supplies-> Tolm Docks", "the heirs supply Tolm Docks"),
        ("relation", "United Nations -fighting_against-> the reform", "United Nations fights the reform"),
        ("figure", "≥ 12 people killed", "≥ 12 people killed"),
    ],
)
def test_a_claim_reads_as_words(kind, text, words):
    assert claim_words(claim(kind, text)) == words


@pytest.mark.parametrize(
    ("text", "of", "place", "words"),
    [
        ("84,000 crowns of The Harn Trust", "The Harn Trust", None, "84,000 crowns · Harn Trust"),
        ("14 people killed of crew in Lower Mirn", "crew", "Lower Mirn", "14 people killed · crew · Lower Mirn"),
        ("0.5 troops withdrawn", None, None, "half of troops withdrawn"),
        ("14 tonnes of grain", None, None, "14 tonnes of grain"),
    ],
)
def test_a_figure_says_behind_a_dot_of_whom_and_where_it_is(text, of, place, words):
    found = Claim("c", "figure", text, of, place, "crowns", (), (), contested=False, first=None, last=None)
    assert claim_words(found) == words
