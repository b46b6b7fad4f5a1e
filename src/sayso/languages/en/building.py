"""From spaCy's paragraphs to one document's words: the columns that are needed, and records made of them."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, LOWER, ORTH, POS, SENT_START, TAG

from sayso.evidence import Span
from sayso.languages.parse import Chunk, Sentence, Token

_COLUMNS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE, IDX, HEAD, SENT_START, IS_SPACE]
_Run = tuple[int, int, int, str]  # first token, last (not included), root, label


class Piece(NamedTuple):
    """What is known of a piece of text wherever it stands: a row a token as in `_COLUMNS`, names, noun phrases."""

    rows: NDArray[np.uint64]
    names: tuple[_Run, ...]
    chunks: tuple[_Run, ...]


def take_apart(doc: Any) -> Piece:
    """What is needed of spaCy's `doc`, counted from its own beginning."""
    names = tuple((name.start, name.end, name.root.i, name.label_) for name in doc.ents)
    chunks = tuple((chunk.start, chunk.end, chunk.root.i, "") for chunk in doc.noun_chunks)
    return Piece(doc.to_array(_COLUMNS), names, chunks)


class Builder:
    """Collects tokens of many short parses into one numbering; `strings` tells the words behind spaCy's numbers."""

    def __init__(self, strings: Any) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Chunk] = []
        self.chunks: list[Chunk] = []
        self._strings = _Strings(strings)

    def add(self, piece: Piece, offset: int, paragraph: int) -> None:
        """Append a piece of text that starts at `offset` of the document, in the paragraph of that index."""
        if not len(piece.rows):
            return
        columns: list[list[int]] = piece.rows.T.tolist()
        places, starts, spaces = columns[7], columns[9], columns[10]
        steps = piece.rows[:, 8].astype(np.int64).tolist()
        number: list[int] = []  # white space tokens are dropped: spaCy's index → ours, or -1
        following = len(self.tokens)
        for space in spaces:
            number.append(-1 if space else following)
            following += not space
        heads = [at + step for at, step in enumerate(steps)]
        children: list[list[int]] = [[] for _ in heads]
        for at, head in enumerate(heads):
            if head != at and not spaces[at]:
                children[head].append(number[at])
        strings = self._strings
        words = zip(*(map(strings.__getitem__, column) for column in columns[:7]), strict=True)
        first, sentence = len(self.tokens), len(self.sentences)
        append = self.tokens.append
        for own, start, head, begins, space, below, (text, lower, lemma, pos, tag, dependency, entity) in zip(
            number, places, heads, starts, spaces, children, words, strict=True
        ):
            if begins == 1:
                self._close(first, paragraph)
                first, sentence = len(self.tokens), len(self.sentences)
            if space:
                continue
            while spaces[head] and heads[head] != head:
                head = heads[head]  # noqa: PLW2901
            start += offset  # noqa: PLW2901
            above = own if spaces[head] else number[head]
            end = start + len(text)
            append(
                Token(own, start, end, text, lower, lemma, pos, tag, dependency, above, tuple(below), sentence, entity)
            )
        self._close(first, paragraph)
        for runs, target in ((piece.names, self.names), (piece.chunks, self.chunks)):
            for begin, end, root, label in runs:
                kept = [one for one in number[begin:end] if one >= 0]
                if kept:
                    target.append(Chunk(kept[0], kept[-1] + 1, kept[-1] if spaces[root] else number[root], label))

    def _close(self, first: int, paragraph: int) -> None:
        """End the sentence that began with the token `first`, if it has any words."""
        last = len(self.tokens)
        if first < last:
            span = Span(self.tokens[first].start, self.tokens[-1].end)
            self.sentences.append(Sentence(len(self.sentences), span, first, last, paragraph))


class _Strings(dict[int, str]):
    """Words by spaCy's numbers, each asked for once."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = self._strings[number]
        return self[number]
