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
        ("figure", "≥ 12 people killed", "≥ 12 people killed"),
    ],
)
def test_a_claim_reads_as_words(kind, text, words):
    assert claim_words(claim(kind, text)) == words
