"""Looking class and base form up gives what spaCy's own components give, word for word."""

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sayso.languages.en.forms import Forms
from sayso.languages.en.parser import MODEL, load_model

TEXTS = """
The harbour's cranes weren't moving, and nobody had told Oren Falk why.
I'm gonna ask, we've got ta go; let's see. It ain't over, y'all. C'mon, there's more.
There were 12 boats, weren't there? It is it; you told me that it wouldn't.
HE HAD DONE WHAT HE COULD DO, she'd said, and that's that.
Two  spaces   here ,  and a tab\there.
The better part was the worst: mice, oxen, geese and feet had been seen leaving.
🙂 https://example.org 3.5m 1990s e.g. "quoted" ol' somethin' nuthin'
"""


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(MODEL)


def told(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(token.text, token.tag_, token.pos_, token.dep_, token.lemma_) for token in doc]


def looked_up(forms: Forms, text: str) -> Doc:
    doc: Doc = load_model()(text, disable=forms.replaced)
    forms.settle(doc)
    return doc


@pytest.fixture(scope="module")
def forms() -> Forms:
    return Forms(load_model())


def test_both_components_are_replaced_for_the_model_that_ships(forms: Forms) -> None:
    assert forms.replaced == ("attribute_ruler", "lemmatizer")


@pytest.mark.parametrize("text", TEXTS.strip().splitlines())
def test_the_same_as_the_components(bare: Language, forms: Forms, text: str) -> None:
    assert told(looked_up(forms, text)) == told(bare(text))


WORDS = "gon na got ta let 's ai n't there is 're you y' all c'm on it do had that but I saw"
words = st.sampled_from(WORDS.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=12).map(" ".join))
def test_rules_on_two_words_hold_where_they_would(bare: Language, forms: Forms, text: str) -> None:
    assert told(looked_up(forms, text)) == told(bare(text))


def test_a_pipeline_of_another_make_keeps_its_components() -> None:
    bare: Language = spacy.load(MODEL)
    bare.add_pipe("sentencizer")
    assert Forms(bare).replaced == ()
    bare.remove_pipe("sentencizer")
    ruler: Any = bare.get_pipe("attribute_ruler")
    ruler.add([[{"POS": "NOUN"}]], {"LEMMA": "thing"})
    assert Forms(bare).replaced == ()
