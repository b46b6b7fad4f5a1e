"""Rulings are recorded at once; what they come to is worked out beside the pages, as soon as no build is at work."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from sayso.casefile import open_case
from sayso.casefile.choosing import find_state
from sayso.errors import CaseError, SaysoError

SMALL = 500  # documents; more are weighed in a process of their own, so that no reader has to wait
WEIGH = "import sys; from sayso.building import weigh; weigh(sys.argv[1])"
PAUSE, LONGEST = 0.5, 20.0  # seconds before it is tried again, at first and at last


class Weigher:
    """Weighs the case in the file `path` again while rulings wait to be taken in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self, *, patience: float = 0.0) -> None:
        """See to it that rulings that wait are taken in; returns when they are, or after so many seconds."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
            thread = self._thread
        thread.join(patience)

    def _work(self) -> None:
        pause = PAUSE
        with suppress(SaysoError):  # the case is gone or damaged: whoever looks at it is told
            while documents := self._waiting():
                try:
                    self._weigh(documents)
                except (CaseError, subprocess.CalledProcessError):  # most likely a build is at work, and will be done
                    time.sleep(pause)
                    pause = min(pause * 2, LONGEST)

    def _waiting(self) -> int:
        """How many documents the case has, or 0 where no ruling waits."""
        with open_case(self._path) as case:
            state = find_state(case)
        return max(1, state.documents) if state.pending else 0

    def _weigh(self, documents: int) -> None:
        if documents > SMALL:
            command = [sys.executable, "-c", WEIGH, str(self._path)]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
            return
        from sayso.building import weigh  # noqa: PLC0415  (it loads much; most who look never rule)

        weigh(self._path)
