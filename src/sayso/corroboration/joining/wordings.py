"""How a pile puts what it says: some wordings of each group of statements, and which of them may say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.corroboration.items import Item, Key, plain_words
from sayso.corroboration.joining.substitution import telling_words
from sayso.engine import Memory, Notes, key_of
from sayso.evidence import Polarity, Span
from sayso.languages.lexicon import word_list
from sayso.languages.matching import Passage
from sayso.languages.meaning import Vectors, embed_pieces, pieces_of

MOST_WORDINGS = 5  # of a group that are looked at
NEAREST = 12  # wordings that each is compared with
TELLING = 2  # words of an assertion that tell something, for it to be told again in others
AROUND = 0.5  # what the words around a statement weigh beside its own
LEAST = 0.3  # nearness of a candidate: the cosine, and that share of the cosine of what stands around
ALL = 4_000  # wordings of a pile that are all compared with each other
RAREST = 3  # of a larger pile, words of each wording under which others are looked for
LARGEST_BLOCK = 200  # wordings that have such a word
PAIRS = 40_000  # candidates at most, the nearest: some two minutes of one core for the matcher
NOTED = 100_000  # wordings of which it is noted how they are cut; more would take too much memory for half a minute
_AT_ONCE = 2_000  # rows
_STORED = "<u2"  # how the number of a piece is noted
_HELD = 1_000_000  # pairs


class Wording(msgspec.Struct, eq=False):
    """One way of putting what a group says, affirmed or denied: its first statement, and the passage that it stands in.

    The passage is cut out when it is first asked for: of the hundred thousands of wordings of a large pile few are looked at.
    """

    group: Key
    item: Item
    _cut: Passage | None = None

    @property
    def passage(self) -> Passage:
        """The statement in its paragraph."""
        if self._cut is None:
            self._cut = passage_of(self.item)
        return self._cut

    @property
    def is_bare(self) -> bool:
        """Whether an assertion has hardly a word that tells something of whatever it means: "It was left"."""
        words = plain_words(self.item.words).split()
        few = self.item.statement.kind == "assertion" and len(telling_words(self.item.words)) < TELLING
        return few and words[:1] != [] and words[0] in word_list("substitution", "pointing")

    @property
    def shape(self) -> tuple[str, Polarity]:
        """What all statements put this way have in common."""
        return shape_of(self.item)


def shape_of(item: Item) -> tuple[str, Polarity]:
    """A statement's plain words, and whether it affirms or denies them."""
    return plain_words(item.words), item.statement.polarity


def bare(one: Wording) -> Wording:
    """A wording without what stands around it."""
    return Wording(one.group, one.item, Passage("", one.passage.words, ""))


def wordings_of(groups: Mapping[Key, Sequence[Item]]) -> list[Wording]:
    """Up to `MOST_WORDINGS` of each group, in an order that depends on nothing else."""
    found = []
    for key in sorted(groups):
        first: dict[tuple[str, Polarity], Item] = {}
        for item in sorted(groups[key], key=lambda item: item.id):
            first.setdefault(shape_of(item), item)
        few = list(first.values())[:MOST_WORDINGS]  # ids are hashes: any of them, and the same when there are more
        found += [Wording(key, item) for item in few]
    return found


def passage_of(item: Item) -> Passage:
    """A statement in its paragraph."""
    return passage_at(item.document.text, item.statement.span)


def passage_at(text: str, span: Span) -> Passage:
    """What stands at a span of a text, in its paragraph."""
    start, end = span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    parts = text[first:start], text[start:end], text[end : last if last >= 0 else len(text)]
    return Passage(*(" ".join(part.split()) for part in parts))


def candidates(wordings: Sequence[Wording], memory: Memory | None = None) -> list[tuple[int, int]]:
    """Pairs of wordings (indexes, lower first, in order) of different groups and reports, of which one is among the nearest to the other.

    Into which pieces a wording was cut is noted in the `memory`, of so many as have room: to cut it takes longer than to make a vector of the pieces.
    """
    count = len(wordings)
    numbers: dict[Key, int] = {}
    groups = np.array([numbers.setdefault(one.group, len(numbers)) for one in wordings], dtype=np.int64)
    places: dict[str, int] = {}
    reports = np.array([places.setdefault(one.item.document.id, len(places)) for one in wordings], dtype=np.int64)
    memory = memory if memory is not None and count <= NOTED else Memory()
    vectors = _vectors(wordings, memory.notes("pieces", bytes))
    memory.pack("pieces")
    blocks = [np.arange(count)] if count <= ALL else _blocks(wordings)
    few = _pairs_of([block for block in blocks if len(block) <= NEAREST], count)
    pairs, near = few, _nearness(vectors, few, count)
    one, other = np.divmod(pairs, max(1, count))
    kept = (near >= LEAST) & (groups[one] != groups[other]) & (reports[one] != reports[other])
    pairs, near = _best([(pairs[kept], near[kept])])
    waiting: list[tuple[NDArray[np.int64], Vectors]] = []
    held = 0
    for block in blocks:
        if len(block) <= NEAREST:
            continue
        for rows, columns, nearness in _nearest(vectors[block].astype(np.float32), groups[block], reports[block]):
            one, other = block[rows], block[columns]
            waiting.append((np.minimum(one, other) * count + np.maximum(one, other), nearness))
            held += len(rows)
        if held > _HELD:
            pairs, near = _best([(pairs, near), *waiting])
            waiting, held = [], 0
    pairs, _ = _best([(pairs, near), *waiting])
    return [divmod(pair, count) for pair in np.sort(pairs).tolist()]


def _pairs_of(blocks: Sequence[NDArray[np.int64]], count: int) -> NDArray[np.int64]:
    """All pairs within small blocks, each once, as one number each: the lower place times `count`, and the higher."""
    found = [np.zeros(0, dtype=np.int64)]
    by_size: dict[int, list[NDArray[np.int64]]] = defaultdict(list)
    for block in blocks:
        by_size[len(block)].append(block)
    for size, alike in sorted(by_size.items()):
        together = np.sort(np.stack(alike), axis=1)
        lower, higher = np.triu_indices(size, 1)
        found.append((together[:, lower] * count + together[:, higher]).ravel())
    return np.unique(np.concatenate(found))


def _nearness(vectors: NDArray[np.float16], pairs: NDArray[np.int64], count: int) -> Vectors:
    """How near the two of each pair are, as `_nearest` has it."""
    found = np.zeros(len(pairs), dtype=np.float32)
    for start in range(0, len(pairs), _AT_ONCE):
        one, other = np.divmod(pairs[start : start + _AT_ONCE], count)
        both = vectors[one].astype(np.float32) * vectors[other].astype(np.float32)
        found[start : start + _AT_ONCE] = np.round(both.sum(axis=1), 4)
    return found


def _vectors(wordings: Sequence[Wording], notes: Notes[bytes]) -> NDArray[np.float16]:
    """A row for each wording, of whose products with other rows the nearness of the two is."""
    found = np.zeros((len(wordings), 512), dtype=np.float16)
    for start in range(0, len(wordings), _AT_ONCE):
        some = wordings[start : start + _AT_ONCE]
        passages = [passage_of(one.item) for one in some]
        words = _embedded([one.words for one in passages], notes)
        around = _embedded([" ".join(one) for one in passages], notes)
        found[start : start + _AT_ONCE] = np.hstack([words, np.sqrt(np.float32(AROUND)) * around])
    return found


def _embedded(texts: Sequence[str], notes: Notes[bytes]) -> Vectors:
    """The vector of each text."""
    keys = {text: key_of(text) for text in texts}
    pieces = {text: noted for text, key in keys.items() if (noted := notes.find(key)) is not None}
    new = [text for text in keys if text not in pieces]
    pieces.update(
        (text, notes.note(keys[text], cut.astype(_STORED).tobytes()))
        for text, cut in zip(new, pieces_of(new), strict=True)
    )
    vectors = {text: embed_pieces(np.frombuffer(cut, dtype=_STORED)) for text, cut in pieces.items()}
    return np.stack([vectors[text] for text in texts])


def _best(parts: Sequence[tuple[NDArray[np.int64], Vectors]]) -> tuple[NDArray[np.int64], Vectors]:
    """The `PAIRS` nearest pairs, each once; of equally near ones the first."""
    pairs, near = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    pairs, first = np.unique(pairs, return_index=True)
    kept = np.lexsort((pairs, -near[first]))[:PAIRS]
    return pairs[kept], near[first][kept]


def _blocks(wordings: Sequence[Wording]) -> list[NDArray[np.int64]]:
    """In a pile too large to compare all with all: the wordings that share one of the rarest words of each."""

    def words(one: Wording) -> set[str]:
        return set(plain_words(one.item.words).split())

    counts = Counter(word for one in wordings for word in words(one))
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(wordings):
        shared = (word for word in words(one) if 1 < counts[word] <= LARGEST_BLOCK)
        for word in sorted(shared, key=lambda word: (counts[word], word))[:RAREST]:
            blocks[word].append(at)
    return [np.array(block) for _, block in sorted(blocks.items()) if len(block) > 1]


def _nearest(
    vectors: Vectors, groups: NDArray[np.int64], reports: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], Vectors]]:
    """Rows, for each the nearest ones of other groups and reports, and how near they are."""
    count = min(NEAREST, len(vectors))
    for start in range(0, len(vectors), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        near = np.round(vectors[part] @ vectors.T, 4)
        near[(groups[part, None] == groups[None, :]) | (reports[part, None] == reports[None, :])] = -1
        best = np.argpartition(-near, count - 1, axis=1)[:, :count]
        rows, places = np.nonzero(np.take_along_axis(near, best, axis=1) >= LEAST)
        columns = best[rows, places]
        yield rows + start, columns, near[rows, columns]
