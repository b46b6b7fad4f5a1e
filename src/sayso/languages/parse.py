"""A text taken apart into sentences and words with their grammar, with the place of every word in the document."""

from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from sayso.evidence import Document, Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or mark.

    `index` counts tokens in the whole parse; `start` and `end` are code points of the document's text; `text` the word with
    curly quotes and odd spaces made plain (same length as in the document); `dependency` the ClearNLP label as spaCy's
    English models give it; `head` the index of the governing token (its own at the root); `children` the indexes it
    governs, in order; `sentence` the index of its sentence; `entity` the label of the name it stands in, or "".
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dependency: str
    head: int
    children: tuple[int, ...]
    sentence: int
    entity: str

    @property
    def span(self) -> Span:
        """Where the token stands in the document."""
        return Span(self.start, self.end)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence: `index`, its characters `span`, its tokens `first` up to not including `last`, its `paragraph`."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """A run of tokens `first` up to not including `last`: a name (`label` its kind) or a base noun phrase (`root`)."""

    first: int
    last: int
    root: int
    label: str = ""


class Parse:
    """A document's text taken apart; tokens stay in here, only spans leave.

    Furniture is not parsed. Paragraphs are the blocks of text between line breaks; no sentence crosses them.
    """

    def __init__(
        self,
        document: Document,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        paragraphs: tuple[Span, ...],
        names: tuple[Chunk, ...],
        noun_chunks: tuple[Chunk, ...],
    ) -> None:
        self.document = document
        self.tokens = tokens
        self.sentences = sentences
        self.paragraphs = paragraphs
        self.names = names
        self.noun_chunks = noun_chunks
        self._surroundings: dict[int, str] = {}
        self._heads: dict[Span, Token | None] = {}  # of the spans that were asked for: most are asked for again

    @property
    def text(self) -> str:
        """The document's text, unchanged."""
        return self.document.text

    @property
    def language(self) -> str:
        """The two-letter code of the language the text was parsed as."""
        return self.document.language or "en"

    @cached_property
    def _below(self) -> list[tuple[Token, ...]]:
        """Of each token those that it governs."""
        tokens = self.tokens
        return [tuple([tokens[at] for at in token.children]) for token in tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def tokens_of_paragraphs(self) -> list[tuple[int, int]]:
        """Of each paragraph its first token, and the one after its last; twice the same number where it has none."""
        found = [(0, 0)] * len(self.paragraphs)
        for sentence in self.sentences:
            first, last = found[sentence.paragraph]
            found[sentence.paragraph] = (first if last else sentence.first, sentence.last)
        return found

    def surroundings(self, paragraph: int) -> str:
        """All that stands from the paragraph before to the one after, and where: what a look around in it may see."""
        known = self._surroundings.get(paragraph)
        if known is None:
            known = self._surroundings[paragraph] = self._around(paragraph)
        return known

    def _around(self, paragraph: int) -> str:
        near = self.paragraphs[max(0, paragraph - 1) : paragraph + 2]
        start = near[0].start
        places = ",".join(f"{one.start - start}-{one.end - start}" for one in near)
        own = self.paragraphs[paragraph].start - start
        return f"{self.language}{own}:{places}:{self.text[start : near[-1].end]}"

    def between(self, span: Span) -> tuple[Token, ...]:
        """The tokens that overlap `span`, in order."""
        start, end = span
        starts = self._starts
        first = bisect_left(starts, start)
        if first and self.tokens[first - 1].end > start:
            first -= 1
        return self.tokens[first : bisect_left(starts, end, first)]

    def span_of(self, first: int, last: int) -> Span:
        """The characters of the tokens `first` up to, not including, `last` (at least one)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def subtree(self, index: int) -> list[int]:
        """The indexes of the token and everything under it, in text order."""
        found = [index]
        for at in found:
            found.extend(self.tokens[at].children)
        return sorted(found)

    def subtree_span(self, index: int) -> Span:
        """The characters from the first to the last token of the subtree."""
        found = self.subtree(index)
        return self.span_of(found[0], found[-1] + 1)

    def child(self, index: int, *dependencies: str) -> Token | None:
        """The first child of the token whose dependency is one of those given."""
        for token in self._below[index]:
            if token.dependency in dependencies:
                return token
        return None

    def children(self, index: int, *dependencies: str) -> list[Token]:
        """The children of the token, in order; only those with one of the dependencies where some are given."""
        below = self._below[index]
        return [token for token in below if token.dependency in dependencies] if dependencies else list(below)

    def ancestors(self, index: int) -> list[Token]:
        """The tokens above this one, nearest first."""
        found = []
        token = self.tokens[index]
        while token.head != token.index:
            token = self.tokens[token.head]
            found.append(token)
        return found

    def head_of(self, span: Span) -> Token | None:
        """The highest token inside `span` (the one whose head lies outside it), or `None` where it holds no word."""
        if span not in self._heads:
            self._heads[span] = self._head_of(span)
        return self._heads[span]

    def _head_of(self, span: Span) -> Token | None:
        inside = self.between(span)
        if not inside:
            return None
        first, last = inside[0].index, inside[-1].index
        for token in inside:
            if token.pos in {"PUNCT", "SPACE"}:
                continue
            if token.head == token.index or not first <= token.head <= last:
                return token
        return inside[0]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, or `None` in furniture and between paragraphs."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at >= 0 and self.sentences[at].span.end > offset:
            return self.sentences[at]
        return None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that overlap `span`, in order."""
        first = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        last = bisect_left(self._sentence_starts, span.end)
        return tuple(sentence for sentence in self.sentences[first:last] if sentence.span.overlaps(span))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]
