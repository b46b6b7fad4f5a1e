"""A report as lineage sees it: its words one by one, which of them are quoted, and its sentences."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.evidence import Document, Span
from sayso.languages.paragraphs import plain, split_paragraphs
from sayso.lineage.lexicon import lexicon

Hashes = NDArray[np.uint64]
SHINGLE = 4  # words in a row that are looked up together
LONGEST_SENTENCE = 80  # words; longer ones are cut, so that no text is one sentence

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\d+\w*")
_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[^\sa-z])|[.!?]\"\s+|;\s+")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Sen|Rep|Gov|St|No|vs|Jr|Sr|Inc|Co|Corp)|[A-Z]\.[A-Z])\.$"
)
_SINGLE = re.compile(r"(?<!\w)'(?=\w)[^'\n]{12,600}?(?<=[\w.,!?])'(?!\w)")
_HANDLE = re.compile(r"\(@\w+\)|pic\.twitter\.com|https?://t\.co/")


class Text:
    """The article's words in order, furniture left out.

    `words` are folded (lower case, no accents, numbers in figures); `starts` and `ends` their code points; `keys` their
    stable hashes; `names` the words that stand capitalised inside a sentence; `weighty` tells which are names, numbers
    or long, and not common; `quoted` which stand in quotation marks or after a colon that announces them; `sentences`
    are ranges of words; `facts` tells which words are names or numbers where they stand.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        easy = plain(document.text)
        paragraphs = split_paragraphs(document)
        marks = _quotations(document.text, easy, paragraphs)
        self.words: list[str] = []
        self.sentences: list[tuple[int, int]] = []
        places: list[tuple[int, int]] = []
        self._capital: list[bool] = []
        for paragraph in paragraphs:
            for start, end in _sentences(easy, paragraph):
                self._add(easy, start, end, places)
        both = np.array(places, dtype=np.int32).reshape(-1, 2)
        self.starts, self.ends = both[:, 0], both[:, 1]
        self.quoted = _mask(self.starts, marks)
        self.keys: Hashes = hash_words(self.words)
        self.shingles: Hashes = roll(self.keys, SHINGLE)
        capital = np.array(self._capital, dtype=bool)
        del self._capital
        self.names = frozenset(
            self.words[at] for at in np.flatnonzero(capital).tolist() if not _shouted(easy, places[at])
        )
        self._judge(capital)

    def __len__(self) -> int:
        return len(self.words)

    def among(self, names: frozenset[str]) -> NDArray[np.bool_]:
        """Which words are among `names`."""
        return np.array([word in names for word in self.words], dtype=bool)

    @cached_property
    def openings(self) -> frozenset[int]:
        """The words with which sentences begin."""
        return frozenset(first for first, _ in self.sentences)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """For each word the number of its sentence."""
        return np.repeat(np.arange(len(self.sentences)), [last - first for first, last in self.sentences])

    @cached_property
    def quotations(self) -> NDArray[np.bool_]:
        """Which sentences are mostly somebody else's words."""
        return np.array([bool(self.quoted[first:last].mean() > 0.5) for first, last in self.sentences], dtype=bool)

    @cached_property
    def sizes(self) -> NDArray[np.float32]:
        """How many different words each sentence has."""
        return np.array([len(set(self.words[first:last])) for first, last in self.sentences], dtype=np.float32)

    def span(self, first: int, last: int) -> Span:
        """The characters of the words `first` up to, not including, `last` (at least one)."""
        return Span(int(self.starts[first]), int(self.ends[last - 1]))

    def sentence_at(self, span: Span) -> Span:
        """The sentence that holds the start of `span`, or `span` itself where none does (furniture)."""
        word = int(np.searchsorted(self.ends, span.start, side="right"))
        at = bisect_right(self.sentences, (word, len(self.words))) - 1
        if at < 0 or word >= self.sentences[at][1]:
            return span
        found = self.span(*self.sentences[at])
        return found if found.overlaps(span) else span

    def standing(self, runs: frozenset[int]) -> NDArray[np.bool_]:
        """Which words stand in one of `runs` (hashes of shingles)."""
        mask = np.zeros(len(self.words), dtype=bool)
        if runs:
            for at, shingle in enumerate(self.shingles.tolist()):
                if shingle in runs:
                    mask[at : at + SHINGLE] = True
        return mask

    def _judge(self, capital: NDArray[np.bool_]) -> None:
        common = lexicon().common
        weighty, facts = [], []
        for word, big in zip(self.words, capital.tolist(), strict=True):
            told = word not in common and (word[0].isdigit() or big or word in self.names)
            facts.append(told)
            weighty.append(told or (len(word) >= 5 and word not in common))
        self.weighty = np.array(weighty, dtype=bool)
        self.facts = np.array(facts, dtype=bool)

    def _add(self, easy: str, start: int, end: int, places: list[tuple[int, int]]) -> None:
        first = len(self.words)
        for found in _WORD.finditer(easy, start, end):
            if len(self.words) - first >= LONGEST_SENTENCE:
                self.sentences.append((first, len(self.words)))
                first = len(self.words)
            word = found.group()
            self.words.append(fold(word))
            places.append(found.span())
            self._capital.append(len(self.words) - 1 > first and word[0].isupper())
        if len(self.words) > first:
            self.sentences.append((first, len(self.words)))


def _shouted(easy: str, place: tuple[int, int]) -> bool:
    """Whether a word is all in capitals: then these say nothing."""
    return place[1] - place[0] > 1 and easy[place[0] : place[1]].isupper()


@lru_cache(maxsize=1_000_000)
def fold(word: str) -> str:
    """`word` as it is compared: lower case, no accents, no possessive, no commas in numbers, numbers in figures."""
    low = word.lower()
    if not low.isascii():
        low = "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign))
    low = low.removesuffix("'s").replace("'", "")
    if low[:1].isdigit():
        return low.replace(",", "")
    return lexicon().numbers.get(low, low)


def roll(keys: Hashes, size: int) -> Hashes:
    """The hash of every run of `size` words, in order; empty where there are fewer."""
    count = len(keys) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    with np.errstate(over="ignore"):
        total = np.zeros(count, dtype=np.uint64)
        for at in range(size):
            total = total * np.uint64(0x9E3779B97F4A7C15) + keys[at : at + count]
            total ^= total >> np.uint64(29)
        total *= np.uint64(0xBF58476D1CE4E5B9)
        total ^= total >> np.uint64(32)
    return total


def hash_words(words: Sequence[str]) -> Hashes:
    """The stable hash of each word."""
    return np.fromiter(map(key_of_word, words), np.uint64, len(words))


@lru_cache(maxsize=1_000_000)
def key_of_word(word: str) -> int:
    """The stable hash of a word, 64 bits."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def forget() -> None:
    """Keep no words: after the lineage of a pile they are not looked up again."""
    fold.cache_clear()
    key_of_word.cache_clear()


def _sentences(easy: str, paragraph: Span) -> list[tuple[int, int]]:
    cuts = [paragraph.start]
    for found in _END.finditer(easy, paragraph.start, paragraph.end):
        if not _SHORT.search(easy, max(paragraph.start, found.start() - 6), found.start() + 1):
            cuts.append(found.end())
    cuts.append(paragraph.end)
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def _quotations(text: str, easy: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Where somebody else's words stand: between marks, after a colon or ">" in a paragraph, in a message with a handle."""
    found: list[Span] = []
    announced = False
    for paragraph in paragraphs:
        words = easy[paragraph.start : paragraph.end]
        if announced or words.startswith(">") or _HANDLE.search(words):
            found.append(paragraph)
        announced = words.endswith(":")
        found.extend(_between_marks(text, easy, paragraph))
        found.extend(Span(*match.span()) for match in _SINGLE.finditer(easy, paragraph.start, paragraph.end))
    return sorted(found)


def _between_marks(text: str, easy: str, paragraph: Span) -> list[Span]:
    """The stretches between double marks; one that is never closed ends, one never opened starts with the paragraph."""
    found: list[Span] = []
    opened: int | None = None
    last = paragraph.start - 1
    at = easy.find('"', paragraph.start, paragraph.end)
    while at >= 0:
        if opened is not None:
            found.append(Span(opened, at + 1))
            opened = None
        elif last < paragraph.start and at > paragraph.start and _closes(text, easy, at, paragraph.end):
            found.append(Span(paragraph.start, at + 1))
        else:
            opened = at
        last = at
        at = easy.find('"', at + 1, paragraph.end)
    if opened is not None:
        found.append(Span(opened, paragraph.end))
    return found


def _closes(text: str, easy: str, at: int, end: int) -> bool:
    """Whether the mark at `at` can only close: by its shape, or because a space or nothing follows a word."""
    if text[at] in "\u201c\u201e":
        return False
    after = easy[at + 1] if at + 1 < end else " "
    return not easy[at - 1].isspace() and (text[at] == "\u201d" or not after.isalnum())


def _mask(starts: NDArray[np.int32], marks: list[Span]) -> NDArray[np.bool_]:
    quoted = np.zeros(len(starts), dtype=bool)
    bounds = np.searchsorted(starts, np.array(marks, dtype=starts.dtype).reshape(-1, 2))
    for first, last in bounds.tolist():
        quoted[first:last] = True
    return quoted
