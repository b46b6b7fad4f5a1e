"""Answers that take the whole case, kept until the case changes, so that a long one is worked out once for all readers."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sayso.casefile import Case
from sayso.casefile.choosing import State, find_state

Kind = TypeVar("Kind")
KEPT = 64
PATIENCE = 10  # while a build goes on, an answer may be older than the case by so many times what it takes to work out


class Memory:
    """What was answered last, by question. Safe to be asked from several threads."""

    def __init__(self) -> None:
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, case: Case, question: Hashable, answer: Callable[[], Kind]) -> Kind:
        """What `answer` gives for the `question` as the case is now.

        Where reports came in but nothing was concluded from them yet, what was answered a moment ago will do.
        """
        state = find_state(case)
        with self._lock:
            entry = self._entries.setdefault(question, _Entry())
            self._entries.move_to_end(question)
            while len(self._entries) > KEPT:
                self._entries.popitem(last=False)
        with entry.lock:
            if not entry.serves(state):
                begun = time.monotonic()
                entry.value, entry.state = answer(), state
                entry.at = time.monotonic()
                entry.took = entry.at - begun
            value: Kind = entry.value
        return value


class _Entry:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.state: State | None = None
        self.value: Any = None
        self.at = 0.0
        self.took = 0.0

    def serves(self, state: State) -> bool:
        if self.state is None or (self.state.weighed, self.state.rulings) != (state.weighed, state.rulings):
            return False
        return self.state == state or time.monotonic() - self.at < PATIENCE * self.took
