"""Vectors of sentences: the same alone and among many, to the bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.languages import meaning

TEXTS = [f"{number} barges {verb} the quay at Senn" for number in range(60) for verb in ("left", "reached", "")]


@pytest.fixture(autouse=True)
def _nothing_remembered():
    meaning.forget()


def test_many_at_once_come_to_the_same_as_one_by_one():
    assert len(TEXTS) > meaning.MANY
    together = meaning.embed([*TEXTS, "", TEXTS[0]])
    assert np.array_equal(together, [meaning.embed_one(text) for text in [*TEXTS, "", TEXTS[0]]])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=meaning.MANY, max_size=meaning.MANY + 8))
def test_so_do_texts_of_any_kind(texts):
    meaning.forget()
    assert np.array_equal(meaning.embed(texts), [meaning.embed_one(text) for text in texts])


def test_a_vector_is_one_long_and_that_of_nothing_is_zero():
    found = meaning.embed(["the weir was sound", ""])
    assert np.linalg.norm(found, axis=1) == pytest.approx([1.0, 0.0])


def test_what_is_near_in_meaning_is_near():
    one, near, far = meaning.embed(["the mayor resigned", "the mayor stepped down", "grain prices rose"])
    assert one @ near > one @ far


def test_a_text_that_was_cut_before_has_the_same_vector():
    for text, pieces in zip([*TEXTS, ""], meaning.pieces_of([*TEXTS, ""]), strict=True):
        assert np.array_equal(meaning.embed_pieces(pieces), meaning.embed_one(text))


def test_rows_are_made_when_they_are_asked_for_and_stay_what_they_are():
    stored = np.arange(12, dtype=np.float16).reshape(4, 3)
    table = meaning._Table(stored)
    for pieces in ([2, 0, 2], [3], [1, 9], [0, 1, 2, 3]):  # 9 is beyond the last one
        assert np.array_equal(table.take(np.array(pieces)), stored.astype(np.float32)[np.minimum(pieces, 3)])
