"""What lineage sees of a text: words, what is quoted, sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evidence import Document, Span
from sayso.lineage.texts import Text, fold


def text(words, **fields):
    return Text(Document("d", "d", words, **fields))


def quoted(words):
    found = text(words)
    return " ".join(word for word, inside in zip(found.words, found.quoted, strict=True) if inside)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Senn’s", "senn’s"),
        ("Senn's", "senn"),
        ("Élodie", "elodie"),
        ("1,200", "1200"),
        ("Nineteen", "19"),
        ("FIRE", "fire"),
    ],
)
def test_words_are_folded(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("“We saw smoke,” he said. “Then it blew.”", "we saw smoke then it blew"),
        ('"We saw smoke," he said.', "we saw smoke"),
        ("He said ''we saw smoke'' and left.", "we saw smoke"),
        ("He said: 'We saw a lot of smoke.' Then he left.", "we saw a lot of smoke"),
        ("It is the dockers' own harbour and the owners' too.", ""),
        ("“We saw smoke.\n\n“Then it blew,” he said.", "we saw smoke then it blew"),
        ("and then it blew,” he said.", "and then it blew"),
        ("The letter says:\n\nWe saw smoke.\n\nNobody came.", "we saw smoke"),
        ("> We saw smoke.\n\nNobody came.", "we saw smoke"),
    ],
)
def test_what_is_quoted(words, inside):
    assert quoted(words) == inside


def test_sentences_do_not_end_at_titles_and_initials():
    found = text("Gen. A. Roth met Mr. Velm in the U.S. capital. They spoke. Nobody listened!")
    assert len(found.sentences) == 3


def test_a_word_without_end_and_a_sentence_without_end():
    assert len(text("a" * 100_000)) == 0  # no writing has such a word: it is left out
    assert max(last - first for first, last in text("word " * 5_000).sentences) <= 80


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=3))
def test_spans_give_back_the_words_outside_furniture(words, blocks):
    furniture = tuple(Span(start, min(start + size, len(words))) for start, size in blocks if start < len(words))
    found = text(words, furniture=furniture)
    assert len(found.quoted) == len(found.keys) == len(found)
    for at in range(len(found)):
        span = found.span(at, at + 1)
        assert span.words(words).strip()
        assert not any(span.overlaps(block) for block in furniture if block.start < block.end)
        assert found.sentence_at(span).covers(span)
