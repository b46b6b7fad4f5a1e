"""Turns the model's numbers into attributions: the best legal tags, then each content to its cue and cue to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.extract.tagger.confidence import Fragment, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.tagger.pieces import Pieces, Window

SOURCE, CUE, CONTENT = 1, 2, 3  # roles; a role's tags are 2·role − 1 (begins) and 2·role (inside)
LINK = 96  # dimensions of each of the four link vectors of a piece
_NEVER = -1e9
_TOGETHER = 64  # parts whose tags are sought together
Output = tuple[np.ndarray, np.ndarray]


class Settings(NamedTuple):
    """Chosen on the development articles; see the model card."""

    cue_bias: float = 0.6  # added to the log-probability of the cue tags
    again: float = 2.0  # taken from the score of a role that begins right after the same role
    across: float = 0.5  # what a link mass counts for where it leads into another paragraph
    link: float = 0.35  # least mean mass on a cue that was found for a content fragment to take it
    build: float = 2.0  # least mass on the words of a cue that was not found for one to be built there


SETTINGS = Settings()


class Found(NamedTuple):
    """One attribution in a window: its fragments, in order of the text, and the numbers that its score rests on."""

    source: tuple[Fragment, ...]
    cue: Fragment
    content: tuple[Fragment, ...]
    evidence: tuple[float, ...]


def log_softmax(values: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    values = values - values.max(-1, keepdims=True)
    return np.asarray(values - np.log(np.exp(values).sum(-1, keepdims=True)))


def decode(
    windows: Sequence[Window], paragraphs: Sequence[Pieces], outputs: Sequence[Output], settings: Settings = SETTINGS
) -> list[list[Found]]:
    """Attributions in each window, by their cues; `outputs` are the model's: tags (length × 7) and links (length × 384).

    Windows do not influence one another: they are decoded together because that is faster.
    """
    logs = [log_softmax(tags) for tags, _ in outputs]
    parts = [
        (some[part.at : part.at + part.high - part.low], paragraphs[part.paragraph].inner[part.low : part.high])
        for window, some in zip(windows, logs, strict=True)
        for part in window.slices
    ]
    best = iter(
        [tags for at in range(0, len(parts), _TOGETHER) for tags in best_tags(parts[at : at + _TOGETHER], settings)]
    )
    found = []
    for window, some, (_, links) in zip(windows, logs, outputs, strict=True):
        tags = np.zeros(len(some), dtype=np.int64)
        inner = np.zeros(len(some), dtype=bool)
        paragraph = np.full(len(some), -1)
        for part in window.slices:
            place = slice(part.at, part.at + part.high - part.low)
            tags[place] = next(best)
            inner[place] = paragraphs[part.paragraph].inner[part.low : part.high]
            paragraph[place] = part.paragraph
        found.append(_link(_fragments(tags), np.exp(some), links, (inner, paragraph), settings))
    return found


def best_tags(parts: Sequence[tuple[np.ndarray, Sequence[bool]]], settings: Settings) -> list[np.ndarray]:
    """The most probable legal sequence of tags (Viterbi) of each part, which stands between separators.

    A part is its log-probabilities (length × 7, at least one) and which of its pieces continue a word.
    """
    sizes = np.array([len(logs) for logs, _ in parts])
    biased = np.zeros((sizes.max(), len(parts), 7))
    within = np.zeros((sizes.max(), len(parts)), dtype=np.int64)
    for number, (logs, inner) in enumerate(parts):
        biased[: len(logs), number] = logs
        within[: len(logs), number] = inner
    biased += np.array([0, 0, 0, 1, 1, 0, 0]) * settings.cue_bias
    moves = np.stack([_BETWEEN - settings.again * _AGAIN, _WITHIN])
    steps = moves[within]
    back = np.zeros(biased.shape, dtype=np.int64)
    scores = np.zeros(biased.shape)
    scores[0] = biased[0] + steps[0, :, 0]
    for at in range(1, len(biased)):
        paths = scores[at - 1, :, :, None] + steps[at]
        paths.argmax(1, out=back[at])
        np.add(paths.max(1), biased[at], out=scores[at])
    ends = scores[sizes - 1, np.arange(len(parts))].argmax(1).tolist()
    return [
        _followed(back[:size, number].tolist(), end) for number, (size, end) in enumerate(zip(sizes, ends, strict=True))
    ]


def _followed(back: list[list[int]], end: int) -> np.ndarray:
    """The tags that led to the last one; `back` tells for each piece, by its tag, the tag before."""
    tags = [end]
    for before in reversed(back[1:]):
        tags.append(before[tags[-1]])
    return np.array(tags[::-1], dtype=np.int64)


def _transitions() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    between, within, again = np.zeros((7, 7)), np.full((7, 7), _NEVER), np.zeros((7, 7))
    for role in (SOURCE, CUE, CONTENT):
        between[:, 2 * role] = _NEVER
        between[[2 * role - 1, 2 * role], 2 * role] = 0
        within[[2 * role - 1, 2 * role], 2 * role] = 0
        again[[2 * role - 1, 2 * role], 2 * role - 1] = 1
    within[0, 0] = 0
    return between, within, again


_BETWEEN, _WITHIN, _AGAIN = _transitions()


def _fragments(tags: np.ndarray) -> list[Fragment]:
    fragments: list[Fragment] = []
    at = 1
    while at < len(tags):
        low = at
        at += 1
        if tags[low]:
            role = (int(tags[low]) + 1) // 2
            while at < len(tags) and tags[at] == 2 * role:
                at += 1
            fragments.append(Fragment(role, low, at))
    return fragments


def _masses(asking: np.ndarray, answering: np.ndarray) -> np.ndarray:
    """The softmax of each asking piece over the window."""
    return np.asarray(np.exp(log_softmax(asking @ answering.T / LINK**0.5)))


def _link(
    fragments: list[Fragment],
    probabilities: np.ndarray,
    links: np.ndarray,
    places: tuple[np.ndarray, np.ndarray],
    settings: Settings,
) -> list[Found]:
    inner, paragraph = places
    ask_cue, answer_cue, ask_source, answer_source = np.split(links, 4, axis=-1)
    cues = [each for each in fragments if each.role == CUE]
    taken: dict[Fragment, list[Fragment]] = {}
    shares: dict[Fragment, float] = {}
    contents = [each for each in fragments if each.role == CONTENT]
    if not contents:
        return []
    to_cue = _masses(ask_cue, answer_cue)
    for content in contents:
        mass = to_cue[content.low : content.high].mean(0)
        mass = np.where(paragraph == paragraph[content.low], mass, mass * settings.across)
        cue, share = _best(cues, mass)
        if cue is None or share < settings.link:
            cue = _build(mass, fragments, inner, settings)
            if cue is None:
                continue
            share = float(mass[cue.low : cue.high].sum())
            if cue not in cues:
                cues.append(cue)
        taken.setdefault(cue, []).append(content)
        shares[content] = share
    sources = [each for each in fragments if each.role == SOURCE]
    found = []
    for cue in sorted(taken, key=lambda each: each.low):
        mass = _masses(ask_source[cue.low : cue.high], answer_source).mean(0)
        source, share = _best(sources, mass)
        if source is not None and share <= mass[0]:
            source = None
        sizes = [content.high - content.low for content in taken[cue]]
        linked = float(np.average([shares[content] for content in taken[cue]], weights=sizes))
        sure = weigh(probabilities, source, cue, taken[cue], (linked, max(share, float(mass[0]))))
        found.append(Found((source,) if source else (), cue, _merged(taken[cue]), sure))
    return found


def _merged(fragments: list[Fragment]) -> tuple[Fragment, ...]:
    merged: list[Fragment] = []
    for each in fragments:
        if merged and each.low == merged[-1].high:
            merged[-1] = merged[-1]._replace(high=each.high)
        else:
            merged.append(each)
    return tuple(merged)


def _best(fragments: list[Fragment], mass: np.ndarray) -> tuple[Fragment | None, float]:
    shares = [float(mass[each.low : each.high].sum()) for each in fragments]
    if not shares:
        return None, 0.0
    at = int(np.argmax(shares))
    return fragments[at], shares[at]


def _build(mass: np.ndarray, fragments: list[Fragment], inner: np.ndarray, settings: Settings) -> Fragment | None:
    """A cue at the word where the mass has its peak, if that word has no role yet and holds enough of the mass."""
    low = int(mass.argmax())
    while low > 0 and inner[low]:
        low -= 1
    high = low + 1
    while high < len(mass) and inner[high]:
        high += 1
    free = low > 0 and all(high <= each.low or low >= each.high for each in fragments)
    return Fragment(CUE, low, high) if free and mass[low:high].sum() >= settings.build else None
