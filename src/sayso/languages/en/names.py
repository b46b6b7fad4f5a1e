"""The names in parsed pieces, with their kinds, as spaCy's component finds them, but for all words of many pieces at once.

spaCy goes from word to word, weighs all moves at each (does a name begin, go on, end, stand alone, or is there none?), and asks
of each move whether it is allowed, which takes twice as long as its network does. But outside of a name a move depends on
the word alone, and inside of one it is only whether the name goes on or ends: so the first is weighed for all words
together, the second for all names that have begun together, and what is left is to read off what follows from what.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.tokens import Span

_Numbers = NDArray[np.float32]
_Places = NDArray[np.int64]
_NEVER = np.float32(-np.inf)
_NER = "ner"
_BLOCKED = "U-"  # a move for words of which somebody has said that they are no name


class _Moves(NamedTuple):
    """The classes of each kind of move: that a name begins, goes on, ends, stands alone (by its label), or is none."""

    begins: dict[str, int]
    goes_on: dict[str, int]
    ends: dict[str, int]
    alone: dict[str, int]
    out: int


class Names:
    """Stands in for the component `replaced` of a spaCy pipeline, where it can; otherwise `replaced` is empty."""

    def __init__(self, model: Any) -> None:
        self.replaced: tuple[str, ...] = ()
        if not model.pipe_names or model.pipe_names[-1] != _NER:
            return
        component = model.get_pipe(_NER)
        network = component.model
        moves = _read_moves([component.moves.get_class_name(number) for number in range(component.moves.n_moves)])
        plain = component.cfg.get("beam_width") == 1 and not component.postprocesses
        if moves is None or not plain or network.name != "parser_model" or not network.attrs["has_upper"]:
            return
        lower = network.get_ref("lower")
        if network.attrs["unseen_classes"] or lower.get_dim("nF") != 3 or lower.get_dim("nP") < 2:
            return
        self.replaced = (_NER,)
        self._moves = moves
        self._network = network
        self._labels = list(moves.begins)
        self._pairs = np.array([(moves.goes_on[label], moves.ends[label]) for label in self._labels])

    def settle(self, docs: Sequence[Any]) -> None:
        """Write the names into `docs`, which have sentences and no names yet, as the component would."""
        docs = [doc for doc in docs if len(doc)]
        if not self.replaced or not docs:
            return
        states = self._network.get_ref("lower").predict(self._network.get_ref("tok2vec").predict(docs))
        about = np.concatenate([doc.to_array([SENT_START, IS_SPACE, ENT_IOB]) for doc in docs]).astype(np.int64)
        lasts = np.cumsum([len(doc) for doc in docs]) - 1
        closed = np.zeros(len(about), dtype=bool)  # after which word no name can go on
        closed[:-1] = about[1:, 0] == 1
        closed[lasts] = True
        choice = self._outside(states, closed, about[:, 1] == 1)
        ends = self._inside(states, choice, closed)
        first = 0
        for doc, last in zip(docs, lasts.tolist(), strict=True):
            doc.set_ents(
                list(self._spans(doc, choice[first : last + 1], ends[first : last + 1], first)), default="outside"
            )
            first = last + 1

    def _scores(self, vectors: _Numbers) -> _Numbers:
        """Of every move, from the sums of the vectors of what is looked at: the word, the name's first, the one before."""
        upper = self._network.get_ref("upper")
        hidden = (vectors + self._network.get_ref("lower").get_param("b")).max(axis=-1)
        return np.asarray(hidden @ upper.get_param("W").T + upper.get_param("b"), dtype=np.float32)

    def _outside(self, states: _Numbers, closed: NDArray[np.bool_], space: NDArray[np.bool_]) -> _Places:
        """The best move at each word, if it is in no name."""
        scores = self._scores(states[1:, 0] + states[0, 1] + states[0, 2])
        moves = self._moves
        allowed = np.zeros(scores.shape[1], dtype=bool)
        allowed[[*moves.begins.values(), *moves.alone.values(), moves.out]] = True
        scores[:, ~allowed] = _NEVER
        scores[np.ix_(np.flatnonzero(closed | space), np.array(list(moves.begins.values())))] = _NEVER
        scores[np.ix_(np.flatnonzero(space), np.array(list(moves.alone.values())))] = _NEVER
        return np.asarray(scores.argmax(axis=1))

    def _inside(self, states: _Numbers, choice: _Places, closed: NDArray[np.bool_]) -> _Places:
        """For each word at which a name may begin, the last one of that name; for others themselves."""
        ends = np.arange(len(choice))
        number = np.full(len(self._network.get_ref("upper").get_param("b")), -1)
        number[[self._moves.begins[label] for label in self._labels]] = np.arange(len(self._labels))
        starts = np.flatnonzero(number[choice] >= 0)
        at = starts + 1
        while len(starts):
            ends[starts] = at
            scores = self._scores(states[at + 1, 0] + states[starts + 1, 1] + states[at, 2])
            on, end = self._pairs[number[choice[starts]]].T
            rows = np.arange(len(starts))
            better = np.where(on < end, scores[rows, on] >= scores[rows, end], scores[rows, on] > scores[rows, end])
            going = better & ~closed[at]
            starts, at = starts[going], at[going] + 1
        return ends

    def _spans(self, doc: Any, choice: _Places, ends: _Places, first: int) -> "list[Span]":
        """The names in a doc whose first word has the number `first`."""
        found = []
        labels = {self._moves.begins[label]: label for label in self._labels}
        labels |= {move: label for label, move in self._moves.alone.items()}
        free = 0
        for at in np.flatnonzero(choice != self._moves.out).tolist():
            if at >= free:
                free = int(ends[at]) - first + 1
                found.append(Span(doc, at, free, label=labels[int(choice[at])]))
        return found


def _read_moves(names: Sequence[str]) -> _Moves | None:
    """The moves by their names ("B-ORG", "O"); `None` where they are not those of this scheme."""
    by_kind: dict[str, dict[str, int]] = {kind: {} for kind in "BILUO"}
    for number, name in enumerate(names):
        kind, _, label = name.partition("-")
        if name == _BLOCKED:
            continue
        if kind not in by_kind or bool(label) is (kind == "O"):
            return None
        by_kind[kind][label] = number
    begins, goes_on, ends, alone, out = (by_kind[kind] for kind in "BILUO")
    if not begins or begins.keys() != goes_on.keys() or begins.keys() != ends.keys() or len(out) != 1:
        return None
    return _Moves(begins, goes_on, ends, alone, out[""])
