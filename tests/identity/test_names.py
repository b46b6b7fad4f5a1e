"""Names as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.identity.lexicon import lexicon
from sayso.identity.names import person_name, thing_name
from sayso.languages.acronyms import initials


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ("Gen. Ana Roth", "ana roth"),
        ("US Secretary of State Ana Roth", "ana roth"),
        ("Deputy Foreign Minister Daro Velm Jr.", "daro velm"),
        ("Omar al-Sadi", "omar sadi"),
        ("al-Sadi", "sadi"),
        ("Al Velm", "al velm"),
        ("Sheikh", "sheikh"),
    ],
)
def test_persons(shown, key):
    assert person_name(shown).key == key


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ("The Ministry of Health", "health ministry"),
        ("Ministry of the Interior", "interior ministry"),
        ("Harbour Centre", "harbor center"),
        ("Mirel Shipping Co. Ltd.", "mirel shipping"),
        ("al-Sahma", "alsahma"),
        ("U.K.", "united kingdom"),
        ("Sahma in the Isles", "sahma in the isles"),
    ],
)
def test_things(shown, key):
    assert thing_name(shown).key == key


def test_acronyms():
    assert thing_name("SNI").short
    assert thing_name("USFOR-A").short
    assert not thing_name("Senn").short
    assert {"sni", "sitni"} <= initials(thing_name("Sahma in the Northern Isles").parts, lexicon().small)


@given(st.text(max_size=40))
def test_any_text_is_a_name(shown):
    assert isinstance(thing_name(shown).key + person_name(shown).key, str)
