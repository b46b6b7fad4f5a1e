"""Whether two passages say the same, the opposite, or are about two matters."""

import pytest

from sayso.errors import SetupError
from sayso.languages.matching import Matcher, Passage, load_matcher
from sayso.languages.weights import WEIGHTS


def match(one, other):
    """What two passages come to, their statements set in brackets."""
    return load_matcher().match([(passage(one), passage(other))])[0]


def passage(text):
    before, _, rest = text.partition("[")
    words, _, behind = rest.partition("]")
    return Passage(before.strip(), words, behind.strip())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The firm [sacked its finance director].",
            "[The dismissal of the chief financial officer] was confirmed on Friday.",
        ),
        (
            "[Four people were killed] when the crane fell.",
            "The crane came down at noon. [It cost four lives], the police said.",
        ),
        (
            "[The crack in the wall is 14 metres long], he said.",
            "He put [the length of the crack in the dam at 14 metres].",
        ),
    ],
)
def test_other_words_for_the_same_are_known(one, other) -> None:
    found = match(one, other)
    assert found.same > 0.8
    assert found.opposite < 0.1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "[The pumps were switched on in time], the utility said.",
            "Nobody started the pumps: [they stood still all night], a neighbour said.",
        ),
        ("[The minister took the money].", "The minister denied that [he had been paid anything]."),
        (
            "[Nobody warned the villagers before the flood], the mayor said.",
            "The agency said [it had alerted the people].",
        ),
    ],
)
def test_a_denial_is_known_whatever_its_words(one, other) -> None:
    assert match(one, other).opposite > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[The council voted to close the school].", "[The council was asked to close the school]."),
        ("[Four people were killed] when the crane fell.", "[Nine people were hurt] when the crane fell."),
        ("[The firm sold the mine].", "[The mine was closed after the strike]."),
        ("[The mill burned].", "[The mill was sold to a bank]."),
        ("[Doran Pell demands billions of crowns], a clerk said.", "[Doran Pell was given billions], a docker said."),
    ],
)
def test_near_words_for_another_matter_are_told_apart(one, other) -> None:
    found = match(one, other)
    assert found.same + found.opposite < 0.5


def test_the_answer_is_the_same_either_way_round_and_in_any_company() -> None:
    one, other, third = map(passage, ("[The mill burned].", "[Fire destroyed the mill].", "[The mill was sold]."))
    alone = load_matcher().match([(one, other)])
    turned = load_matcher().match([(third, one), (other, one), (third, third)])
    assert alone[0] == turned[1]


def test_very_long_and_empty_statements_are_read() -> None:
    long = Passage("before " * 9_000, "word " * 9_000, "behind " * 9_000)
    for found in load_matcher().match(
        [(long, long), (long, Passage("", "", "")), (Passage("", "", ""), Passage("", "", ""))]
    ):
        assert 0 <= found.same + found.opposite <= 1.001


def test_missing_weights_are_named(tmp_path) -> None:
    with pytest.raises(SetupError, match=r"matcher\.onnx"):
        Matcher(tmp_path)


def test_all_weights_stay_below_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.glob("*.onnx")) < 30_000_000
