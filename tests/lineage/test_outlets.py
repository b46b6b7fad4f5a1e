"""Names of outlets in all their spellings."""

import pytest

from sayso.languages.outlets import outlet_key
from sayso.lineage.outlets import same_outlet


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Post", "harbour post"),
        ("Harbour Post", "https://www.harbour-post.co.uk/senn/1?x=2"),
        ("Harbour Post", "harbourpost.com"),
        ("AP", "The Associated Press"),
        ("Karr Online", "Karr"),
        ("Karr News", "karr"),
        ("Harbor Post", "THE HARBOUR POST"),
        ("Harbour Post, The", "harborpost.example"),
    ],
)
def test_one_outlet(one, other):
    assert same_outlet(outlet_key(one), outlet_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour Post", "Harbour Times"), ("Harbour Post", "harbourpilot.example"), ("Karr Press", "Karr Press Agency")],
)
def test_two_outlets(one, other):
    assert not same_outlet(outlet_key(one), outlet_key(other))


@pytest.mark.parametrize("name", ["", " ", "http://[", "://", "🔥", "the"])
def test_odd_names(name):
    assert isinstance(outlet_key(name), str)
