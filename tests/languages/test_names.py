"""Finding the names of many pieces at once gives what spaCy's own component gives, name for name."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sayso.languages.en.names import Names
from sayso.languages.en.parser import MODEL, load_model

TEXTS = """
SENN, 5 May 2031 - Mira Oll of the Harbour Pilots' Union met President Oren Falk on Monday at 9 a.m. in Vell.
The Bank of Vell paid $12.5 million, some 30 percent of it in Euros, for a third of Mirel Shipping Ltd.
He said so
Oren
The New York Times of Tuesday. Friday the 13th was the second day; 1,200 Iraqi and 40 Dutch soldiers of NATO's First Division left.
  Mira   Oll  and   Lake Senn
OREN FALK AND MIRA OLL LEFT THE HAGUE FOR THE UNITED NATIONS GENERAL ASSEMBLY IN NEW YORK CITY ON THE 4TH OF JULY 2029
🙂 $ % 12
"""


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load_model())


def told(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]


def found(names: Names, texts: list[str]) -> list[Doc]:
    docs = list(load_model().pipe(texts, disable=names.replaced))
    names.settle(docs)
    return docs


def test_the_component_is_replaced_for_the_model_that_ships(names: Names) -> None:
    assert names.replaced == ("ner",)


def test_the_same_as_the_component_for_pieces_together_and_alone(bare: Language, names: Names) -> None:
    texts = TEXTS.splitlines()  # the first and the last are empty
    expected = [told(doc) for doc in bare.pipe(texts)]
    assert any(kind for doc in expected for _, _, kind in doc)
    assert [told(doc) for doc in found(names, texts)] == expected
    assert [told(doc) for text in texts for doc in found(names, [text])] == expected


WORDS = "Mira Oll Oren Falk the of in Senn Vell Monday 5 May 2031 . said $ 12 million percent Bank and Mirel Ltd ; \n United"
words = st.sampled_from(WORDS.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(words, max_size=15).map(" ".join), min_size=1, max_size=3))
def test_names_side_by_side_and_cut_off_end_where_they_would(bare: Language, names: Names, texts: list[str]) -> None:
    assert [told(doc) for doc in found(names, texts)] == [told(doc) for doc in bare.pipe(texts)]


def test_a_pipeline_of_another_make_keeps_its_component() -> None:
    other: Language = spacy.load(MODEL)
    other.add_pipe("sentencizer")
    assert Names(other).replaced == ()
    other.remove_pipe("sentencizer")
    assert Names(other).replaced == ("ner",)
    other.remove_pipe("ner")
    assert Names(other).replaced == ()
