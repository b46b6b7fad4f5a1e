"""Shared runs of words."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Document
from sayso.lineage.stretches import join, shared_stretches
from sayso.lineage.texts import Text

words = st.lists(st.sampled_from(["fire", "port", "senn", "dock", "ship", "pier", "wind", "rain"]), max_size=40).map(
    " ".join
)


def text(shown):
    return Text(Document("d", "d", shown))


def test_moved_passages_are_found_and_small_changes_joined():
    one = text(
        "the fire began at dawn in the old port of Senn . Ships wait off the island of Karr until the basin is open again ."
    )
    other = text(
        "Ships wait off the isle of Karr until the basin is open again . the fire began at dawn in the old port of Senn ."
    )
    passages = join(shared_stretches(one, other))
    assert [passage.words for passage in passages] == [11, 12]
    assert len(passages[1].stretches) == 2


@given(words, words)
def test_stretches_are_the_same_words_and_do_not_overlap(left, right):
    one, other = text(left), text(right)
    end = 0
    for first, second, length in shared_stretches(one, other):
        assert first >= end
        assert one.words[first : first + length] == other.words[second : second + length]
        end = first + length


@given(words)
def test_a_text_stands_wholly_in_itself(shown):
    one = text(shown)
    assert sum(stretch.length for stretch in shared_stretches(one, one)) == (len(one) if len(one) >= 4 else 0)
