"""The model that is loaded quickly is the one that spaCy loads, and nothing of spaCy is lost for others."""

import subprocess
import sys
from typing import Any

import pytest
import spacy
from spacy.language import Language

from sayso.languages.en.parser import _GLUED_QUOTES, MODEL, load_model

TEXTS = (
    "The harbour's cranes weren't moving, he said.\"Nobody told us\",said Oren Falk of the U.N. on 5 May, e.g. at 3.5m a.m.",
    "I'm gonna ask: we've got ta go;  let's see (https://example.org/a_b?c=1) :-) 12-year-olds, $40m & C++ ol' y'all.",
    "Łódź, naïve cafés — “don’t”, he'd've said… 10km/h; unpronounceablewordthatnobodyhaseverwritten frobnicates xyzzying.",
    "",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    """As spaCy loads it, with the places to split words at that sayso adds."""
    model = spacy.load(MODEL)
    infixes = [*(model.Defaults.infixes or ()), *_GLUED_QUOTES]
    tokenizer: Any = model.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return model


def told(model: Language, text: str) -> list[tuple[str, ...]]:
    return [
        (
            token.text,
            token.lower_,
            token.norm_,
            token.tag_,
            token.pos_,
            token.lemma_,
            token.dep_,
            token.head.text,
            token.ent_type_,
        )
        for token in model(text)
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_it_says_the_same_of_every_word(plain: Language, text: str) -> None:
    assert told(load_model(), text) == told(plain, text)


def test_its_tokenizer_knows_the_same_exceptions_and_expressions(plain: Language) -> None:
    ours: Any = load_model().tokenizer
    theirs: Any = plain.tokenizer
    assert ours.to_bytes(exclude=["vocab"]) == theirs.to_bytes(exclude=["vocab"])


def test_spacys_command_line_is_not_loaded_and_still_there_for_those_who_want_it() -> None:
    lines = (
        "import sys",
        "from sayso.evidence import Document",
        "from sayso.reading import read_document",
        "read_document(Document('a', 'a.txt', 'The quay was closed on Monday.', language='en'))",
        "assert not [name for name in sys.modules if name.startswith('spacy.cli')]",
        "import spacy",
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__",
        "import spacy.cli",
        "assert callable(spacy.cli.download) and spacy.cli is sys.modules['spacy.cli']",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
