"""The quoted sentence around a few words."""

import pytest

from sayso.corroboration.counting.quotations import quoted_sentence
from sayso.evidence import Span


def around(text, words):
    start = text.index(words)
    return quoted_sentence(text, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ('"We lost nine boats. Two came back," she said.', "nine boats", "We lost nine boats"),
        ('"We lost nine boats. Two came back," she said.', "Two", "Two came back,"),
        ("“We lost nine boats,” she said. “Two came back.”", "Two", "Two came back."),
        ("She said: “We lost nine boats\n\nand went home.", "nine", "We lost nine boats"),
        ('"We lost nine boats," she said of the storm.', "storm", None),
        ("They lost nine boats.", "nine", None),
    ],
)
def test_the_sentence_as_far_as_it_is_quoted(text, words, sentence):
    assert around(text, words) == sentence


def test_words_half_inside_a_quotation_are_not_quoted():
    assert around('He spoke of "nine boats" that were lost.', 'boats" that') is None
