"""What a source only mentions on the way to what it says."""

import pytest

from sayso.evidence import Document
from sayso.reading import read_document


def granted(text, words):
    reading = read_document(Document("d", "d.txt", text))
    found = [one for one in reading.statements if words in one.span.words(text) and one.kind != "assertion"]
    assert found, [one.span.words(text) for one in reading.statements]
    return {one.granted for one in found}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The fire that killed two sailors began below deck, the navy said.", "killed two sailors", True),
        ("The navy said a fire killed two sailors.", "killed two sailors", False),
        ("The fire that killed two sailors began below deck.", "killed two sailors", False),
        ("“The fire that killed two sailors began below deck,” the navy said.", "killed two sailors", False),
        ("“The killing of Rolf Omdahl proves that the gang is strong,” the navy said.", "killing of Rolf Omdahl", True),
        ("The arrest of Rolf Omdahl shook the town, the mayor said.", "arrest of Rolf Omdahl", True),
        ("The killing of Rolf Omdahl took place at night, the navy said.", "killing of Rolf Omdahl", False),
        ("The navy announced the killing of Rolf Omdahl.", "killing of Rolf Omdahl", False),
        ("Their alliance with Orvane Steel worries the miners, the union said.", "alliance with Orvane Steel", True),
        ("The union denounced the killing of Rolf Omdahl.", "killing of Rolf Omdahl", True),
        ("The union supports the arrest of Rolf Omdahl.", "arrest of Rolf Omdahl", True),
        ("The union lamented that Rolf Omdahl had been arrested.", "Rolf Omdahl had been arrested", False),
        ("The tents belong to supporters of Mara Voss, the mayor said.", "supporters of Mara Voss", True),
        ("The mayor said that the miners support Mara Voss.", "the miners support Mara Voss", False),
        ("The miners are supporters of Mara Voss, the mayor said.", "The miners are supporters of Mara Voss", False),
        ("Opponents want the minister out over nine deaths at the mill.", "nine deaths", True),
    ],
)
def test_a_relative_clause_in_reported_speech_is_granted(text, words, expected):
    assert granted(text, words) == {expected}
