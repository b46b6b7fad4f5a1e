"""Cuts paragraphs into word pieces that know where they stand, and packs them into windows the model can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.extract.tagger.eyes import DOUBLED, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

FIRST, SEPARATOR = 101, 102  # [CLS] and [SEP] in the vocabulary of the base model
ROOM = 254  # pieces and separators in a window, after its first token
_SHOUTED = 0.8  # a paragraph with more capitals than this is read as if it had none


class Pieces(NamedTuple):
    """One paragraph: an entry a word piece; `start`, `end` are code points, half-open, counted from `offset` on."""

    ids: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    shape: tuple[int, ...]  # 0 lower, 1 Title, 2 UPPER; 3 more inside quotation marks
    inner: tuple[bool, ...]  # continues the word of the piece before
    offset: int = 0


class Slice(NamedTuple):
    """Pieces `low` up to `high` of paragraph number `paragraph`, standing at `at` in their window."""

    paragraph: int
    low: int
    high: int
    at: int


class Window(NamedTuple):
    """What the model reads at once: ids and shapes with the first token and the separators, and where they are from."""

    ids: np.ndarray
    shapes: np.ndarray
    slices: tuple[Slice, ...]


def read_pieces(tokenizer: Tokenizer, text: str, start: int, end: int) -> Pieces:
    """Word pieces of the paragraph `text[start:end]`, in order; white space gives none."""
    paragraph = text[start:end]
    sight = look(paragraph)
    encoded = tokenizer.encode(sight.seen, add_special_tokens=False)
    doubled = {match.start() for match in DOUBLED.finditer(paragraph)}
    offsets, words = encoded.offsets, encoded.word_ids
    starts = [begin for begin, _ in offsets]
    ends = [finish + (begin in doubled) for begin, finish in offsets]
    inner = [at > 0 and word == words[at - 1] for at, word in enumerate(words)]
    return Pieces(
        tuple(encoded.ids),
        tuple([start + at for at in starts]),
        tuple([start + at for at in ends]),
        tuple(_shapes(paragraph, sight.inside, starts, _word_ends(ends, inner), inner)),
        tuple(inner),
    )


def pack(paragraphs: Sequence[Pieces], *, room: int = ROOM, first_room: int | None = None) -> Iterator[Window]:
    """Windows as full as whole paragraphs make them, as in training; a text to be read is cut by `windows`.

    Each paragraph is closed by a separator; only one longer than a window is cut. `first_room`, if given, is the room of
    the first window alone (training varies it from epoch to epoch).
    """
    left = first_room or room
    slices: list[Slice] = []
    at = 1
    for number, pieces in enumerate(paragraphs):
        for low, high in cut_long(pieces, room - 1):
            if high - low + 1 > left and slices:
                yield fill(paragraphs, slices, at)
                left, slices, at = room, [], 1
            slices.append(Slice(number, low, high, at))
            at += high - low + 1
            left -= high - low + 1
    if slices:
        yield fill(paragraphs, slices, at)


def identify(window: Window, paragraphs: Sequence[Pieces]) -> bytes:
    """All that the window holds, wherever it stands: two with the same bytes have the same attributions."""
    inner = [paragraphs[part.paragraph].inner[part.low : part.high] for part in window.slices]
    first = window.slices[0].paragraph
    places = [(part.paragraph - first, part.at, part.high - part.low) for part in window.slices]
    return b"".join(
        (
            np.array(
                [len(window.ids), len(places), *(number for place in places for number in place)], np.int32
            ).tobytes(),
            window.ids.astype(np.int32).tobytes(),
            window.shapes.astype(np.int8).tobytes(),
            *map(bytes, inner),
        )
    )


def _word_ends(ends: list[int], inner: list[bool]) -> list[int]:
    result = list(ends)
    for at in range(len(ends) - 2, -1, -1):
        if inner[at + 1]:
            result[at] = result[at + 1]
    return result


def _shapes(paragraph: str, inside: bytearray, starts: list[int], word_ends: list[int], inner: list[bool]) -> list[int]:
    letters = [char for char in paragraph if char.isalpha()]
    shouted = sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
    shapes: list[int] = []
    case = 0
    for at, begin in enumerate(starts):
        if not inner[at]:
            word = paragraph[begin : min(word_ends[at], begin + 40)]
            case = 0 if shouted or not word[0].isupper() else 2 if len(word) > 1 and word.isupper() else 1
        shapes.append(case + 3 * bool(inside[begin]))
    return shapes


def cut_long(pieces: Pieces, limit: int) -> Iterator[tuple[int, int]]:
    """Parts of a paragraph of at most `limit` pieces, cut after a sentence if one ends in the later half."""
    low, size = 0, len(pieces.ids)
    while size - low > limit:
        high = low + limit
        for at in range(high - 1, low + limit // 2, -1):
            if pieces.ids[at] in _STOPS:
                high = at + 1
                break
        while high > low + 1 and pieces.inner[high]:
            high -= 1
        high = high if high > low + 1 else low + limit
        yield low, high
        low = high
    if low < size:
        yield low, size


_STOPS = frozenset({1012, 999, 1029})  # . ! ? in the vocabulary of the base model


def fill(paragraphs: Sequence[Pieces], slices: list[Slice], length: int) -> Window:
    """The window of `length` tokens that holds these slices."""
    ids = np.full(length, SEPARATOR, dtype=np.int64)
    shapes = np.zeros(length, dtype=np.int64)
    ids[0] = FIRST
    for part in slices:
        end = part.at + part.high - part.low
        ids[part.at : end] = paragraphs[part.paragraph].ids[part.low : part.high]
        shapes[part.at : end] = paragraphs[part.paragraph].shape[part.low : part.high]
    return Window(ids, shapes, tuple(slices))
