"""Answers that take the whole case, kept until the case changes, so that a long one is worked out once for all readers."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sayso.casefile import Case
from sayso.casefile.choosing import State, find_state

Kind = TypeVar("Kind")
KEPT = 200
CHEAP = 0.05  # seconds; where room is short, what takes less goes first
PATIENCE = 40  # while a build goes on, an answer may be older than the case by so many times what it takes to work out,
OLDEST = 5.0  # seconds at most
SLOW = 0.2  # seconds; nobody is made to wait for what takes longer, while an earlier answer is at hand


class Memory:
    """What was answered last, by question. Safe to be asked from several threads.

    What `refreshing` works out is kept at hand: when the case has changed since, whoever asks gets the earlier answer at
    once, and `stale` is set, so that somebody may refresh again. A person's ruling is never answered with what was so before.
    """

    def __init__(self, room: int = KEPT) -> None:
        self.stale = threading.Event()
        self._room = room
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._mode = threading.local()

    def settled(self) -> bool:
        """Whether this thread was given nothing but what is so now, since it last asked this."""
        found = not getattr(self._mode, "stood_in", False)
        self._mode.stood_in = False
        return found

    def recall(
        self,
        case: Case,
        question: Hashable,
        answer: Callable[[], Kind],
        *,
        growing: bool = False,
        ruled: bool = False,
        lasting: Callable[[], bool] | None = None,
    ) -> Kind:
        """What `answer` gives for the `question` as the case is now; remembered unless it is not `lasting`.

        It holds until other conclusions are drawn. Where it tells of reports from which nothing was concluded yet it is
        `growing`: when more came in, only what was answered a moment ago will do. Where it shows what people ruled
        (ratings too) it is `ruled`, and holds only until somebody rules.
        """
        state = find_state(case)
        refreshing = getattr(self._mode, "refreshing", False)
        entry = self._entry(question, keep=refreshing)
        entry.growing, entry.ruled = growing, ruled
        if not refreshing and entry.stands_in(state):
            self.stale.set()
            self._mode.stood_in = True
            earlier: Kind = entry.value
            return earlier
        with entry.lock:
            if not entry.serves(state):
                begun = time.monotonic()
                value = answer()
                if lasting is not None and not lasting():
                    return value
                entry.put(value, state, took=time.monotonic() - begun)
            found: Kind = entry.value
        return found

    @contextmanager
    def refreshing(self) -> Iterator[None]:
        """What is asked inside, by this thread, is worked out anew where the case has changed, and kept at hand."""
        self._mode.refreshing = True
        try:
            yield
        finally:
            self._mode.refreshing = False

    def _entry(self, question: Hashable, *, keep: bool) -> "_Entry":
        with self._lock:
            entry = self._entries.setdefault(question, _Entry())
            entry.kept = entry.kept or keep
            self._entries.move_to_end(question)
            if len(self._entries) > self._room:
                loose = [key for key, one in self._entries.items() if not one.kept and key != question]
                oldest = next((key for key in loose if self._entries[key].took < CHEAP), loose[0] if loose else None)
                if oldest is not None:
                    del self._entries[oldest]
        return entry


class _Entry:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.kept = False
        self.growing = False
        self.ruled = False
        self.state: State | None = None
        self.value: Any = None
        self.at = 0.0
        self.took = 0.0

    def put(self, value: Any, state: State, *, took: float) -> None:
        self.value, self.state, self.at, self.took = value, state, time.monotonic(), took

    def serves(self, state: State) -> bool:
        if self.state is None or self.state.weighed != state.weighed:
            return False
        if self.ruled and self.state.rulings != state.rulings:
            return False
        if not self.growing and state.weighed is not None:
            return True
        return self.state.key == state.key or time.monotonic() - self.at < min(PATIENCE * self.took, OLDEST)

    def stands_in(self, state: State) -> bool:
        """Whether this may be given until somebody has worked out what is so now."""
        if not self.kept or self.state is None or self.took < SLOW or self.serves(state):
            return False
        return self.state.rulings == state.rulings
