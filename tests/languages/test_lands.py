"""Which words mean one land."""

import pytest

from sayso.languages.lands import one_land


@pytest.mark.parametrize(
    ("one", "other"),
    [("france", "french"), ("afghan", "afghanistan"), ("us", "american"), ("uk", "britain"), ("norland", "norlandic")],
)
def test_a_land_and_its_adjective(one, other):
    assert one_land(one, other)
    assert one_land(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("niger", "nigerian"), ("iran", "iraqi"), ("norland", "norbian"), ("korea", "morocco")]
)
def test_two_lands(one, other):
    assert not one_land(one, other)
    assert not one_land(other, one)
