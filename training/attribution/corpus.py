"""PolNeAR in brat standoff: articles, their attributions, and labelled windows for training."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.tagger.pieces import Pieces, Window, pack, read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

ROLES = ("source", "cue", "content")
BEGIN = {"source": 1, "cue": 3, "content": 5}  # tag 0 is O; the tag after each of these is "inside"
T_LINE = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)", re.MULTILINE)
E_LINE = re.compile(r"^E\d+\tAttribution\S*((?: \S+:\S+)*)", re.MULTILINE)
QUOTE, MASK = 1000, 103  # in the vocabulary of the base model
PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")

Spans = list[tuple[int, int]]
Attribution = dict[str, Spans]


@dataclass(frozen=True)
class Article:
    """A text and what its first annotator marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True)
class Labels:
    """One paragraph's tags, and for each piece the attributions it is content, cue or source of."""

    tags: list[int]
    roles: dict[str, list[frozenset[int]]]


@dataclass(frozen=True)
class Example:
    """A window with gold: tags (-1 where none), the probabilities a teacher gives them (zeros without a teacher), and the
    pieces each content piece and each cue piece points to.
    """

    ids: np.ndarray
    shapes: np.ndarray
    tags: np.ndarray
    soft: np.ndarray
    to_cue: np.ndarray
    to_source: np.ndarray

    def only(self, keep: np.ndarray) -> Example:
        """The same window with some of its pieces."""
        return Example(
            self.ids[keep],
            self.shapes[keep],
            self.tags[keep],
            self.soft[keep],
            self.to_cue[keep][:, keep],
            self.to_source[keep][:, keep],
        )


def parse_brat(annotations: str) -> tuple[Attribution, ...]:
    """The attributions of one annotation file that have content, in text order."""
    spans = {
        match[1]: [(int(low), int(high)) for low, high in (part.split() for part in match[2].split(";"))]
        for match in T_LINE.finditer(annotations)
    }
    found: list[Attribution] = []
    for match in E_LINE.finditer(annotations):
        attribution: Attribution = {role: [] for role in ROLES}
        for argument in match[1].split():
            name, reference = argument.split(":", 1)
            role = name.lower().rstrip("0123456789")
            if role in attribution and reference in spans:
                attribution[role] += spans[reference]
        if attribution["content"]:
            found.append({role: sorted(spans) for role, spans in attribution.items()})
    return tuple(sorted(found, key=lambda each: (each["content"], each["cue"])))


def read_articles(folder: Path) -> list[Article]:
    """All articles of `folder/text` with `folder/attributions`, by name."""
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        text = path.read_bytes().decode("utf-8")
        articles.append(Article(path.stem, text, parse_brat(files[0].read_text(encoding="utf-8"))))
    return articles


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Spans of the lines of a text that hold anything."""
    return [match.span() for match in PARAGRAPH.finditer(text)]


def label(article: Article, pieces: Pieces) -> Labels:
    """Gold for the pieces of one paragraph; where roles overlap (25 characters in all) the cue wins, then the source."""
    tags = [0] * len(pieces.ids)
    roles = {role: [frozenset[int]()] * len(pieces.ids) for role in ROLES}
    spans = list(zip(pieces.start, pieces.end, strict=True))
    if not spans:
        return Labels(tags, roles)
    for role in ("content", "source", "cue"):
        for number, attribution in enumerate(article.attributions):
            for low, high in attribution[role]:
                if low >= spans[-1][1] or high <= spans[0][0]:
                    continue
                inside = False
                for at, (start, end) in enumerate(spans):
                    if start < high and end > low:
                        tags[at] = BEGIN[role] + inside
                        inside = True
                        roles[role][at] |= {number}
    return Labels(tags, roles)


class Corpus:
    """Articles cut into pieces and labelled once; `examples` packs them anew for each epoch."""

    hidden = 0.08  # part of the pieces that are masked in training

    def __init__(self, articles: list[Article], tokenizer: Tokenizer, teacher: np.ndarray | None = None) -> None:
        self.articles = articles
        self.pieces = [[read_pieces(tokenizer, a.text, *span) for span in paragraphs_of(a.text)] for a in articles]
        self.labels = [
            [label(article, each) for each in pieces] for article, pieces in zip(articles, self.pieces, strict=True)
        ]

        sizes = [sum(len(each.ids) for each in pieces) for pieces in self.pieces]
        soft = np.zeros((sum(sizes), 7), dtype=np.float16) if teacher is None else teacher
        assert len(soft) == sum(sizes), "the teacher read other articles"
        self.soft = np.split(soft, np.cumsum(sizes)[:-1])

    def examples(self, rng: np.random.Generator | None = None) -> Iterator[Example]:
        """Every window once; with `rng`, each article's first window has a random length, and pieces are roughened."""
        for article, pieces, labels, soft in zip(self.articles, self.pieces, self.labels, self.soft, strict=True):
            first = int(rng.integers(16, 255)) if rng else None
            starts = np.cumsum([0, *(len(each.ids) for each in pieces)])
            for window in pack(pieces, first_room=first):
                example = _example(window, labels, soft, starts, len(article.attributions))
                yield _roughen(example, rng, self.hidden) if rng else example


def _example(window: Window, labels: list[Labels], soft: np.ndarray, starts: np.ndarray, count: int) -> Example:
    size = len(window.ids)
    tags = np.full(size, -1, dtype=np.int64)
    taught = np.zeros((size, 7), dtype=np.float32)
    member = {role: np.zeros((size, count), dtype=bool) for role in ROLES}
    for part in window.slices:
        gold, end = labels[part.paragraph], part.at + part.high - part.low
        tags[part.at : end] = gold.tags[part.low : part.high]
        taught[part.at : end] = soft[starts[part.paragraph] + part.low : starts[part.paragraph] + part.high]
        for role in ROLES:
            for at in range(part.low, part.high):
                for number in gold.roles[role][at]:
                    member[role][part.at + at - part.low, number] = True
    cue, source = member["cue"].astype(np.float32), member["source"].astype(np.float32)
    to_cue = member["content"].astype(np.float32) @ cue.T > 0
    to_source = cue @ source.T > 0
    to_source[:, 0] |= cue.any(axis=1) & ~to_source.any(axis=1)
    return Example(window.ids, window.shapes, tags, taught, to_cue, to_source)


def _roughen(example: Example, rng: np.random.Generator, hidden: float) -> Example:
    """Some words are masked; now and then a window loses its quotation marks or its capitals, as on badly made pages."""
    masked = (rng.random(len(example.ids)) < hidden) & (example.tags >= 0) & (example.ids != QUOTE)
    example = replace(example, ids=np.where(masked, MASK, example.ids))
    draw = rng.random()
    if draw < 0.03:
        return replace(example, shapes=example.shapes % 3).only(example.ids != QUOTE)
    if draw < 0.05:
        return replace(example, shapes=example.shapes - example.shapes % 3 + (0 if draw < 0.04 else 2))
    return example
