"""Damaged files of every format cost nothing but themselves: a bounded number here, as many as wanted by `make fuzz`."""

from pathlib import Path

import pytest

from tests.robustness.fuzz.mutate import mutated
from tests.robustness.fuzz.seeds import TOKENS, seeds
from tests.robustness.fuzz.trying import try_bytes, try_number

CRASHES = sorted((Path(__file__).parent / "crashes").iterdir())
HERE = 60  # inputs of each format


@pytest.mark.parametrize("path", CRASHES, ids=lambda path: path.name)
def test_what_went_wrong_once_goes_well_now(path):
    assert try_bytes(path.name, path.read_bytes(), read=True).faults == ()


@pytest.mark.parametrize("form", sorted(seeds()))
def test_damaged_files_are_read_or_listed(form):
    faults = {number: try_number((form, number, number == 7)).faults for number in range(HERE)}
    assert {number: found for number, found in faults.items() if found} == {}


def test_inputs_can_be_made_again_and_are_many():
    for form in seeds():
        made = [mutated(form, number) for number in range(HERE)]
        assert made == [mutated(form, number) for number in range(HERE)]
        assert len(set(made)) > HERE * 0.9
        assert TOKENS[form]


def test_sound_files_have_no_fault():
    for listed in seeds().values():
        for name, data in listed:
            assert try_bytes(name, data, read=False).faults == (), name
            assert try_bytes(name, data, read=False).documents, name
