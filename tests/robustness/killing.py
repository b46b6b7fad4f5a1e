"""A build killed at random moments, again and again, comes to the same case as one that nobody disturbed: `make kill`.

    python -m tests.robustness.killing [--times 100] [--each 4] [--jobs 2] [--seed 1] [--pause 0] [FOLDER]

Builds a case from FOLDER (by default the example's reports) undisturbed, and watches how long each phase takes; then, until
`--times` kills were done, builds a new one that is killed (SIGKILL) `--each` times, and then left alone. Each must have the
same content and be sound. The phases have their turns (PHASES), and a kill comes at a random moment of its phase: starting
takes longest, and moments of the whole build nearly all lie in it. With a `--pause` a reader is used that does nothing but
wait so long for each document.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from sayso.casefile import open_case
from sayso.casefile.checks import broken_invariants
from sayso.errors import CaseError
from tests.worlds.contents import contents

PHASES = ("before the case", "while opening", "while reading", "while weighing")  # in turn for the kills of a case
STATES = ("before the case", "before the documents", "while opening", "while reading", "while weighing")
LOOK = 0.02  # seconds between two looks at how far a build is
ENDED = {0, 1}  # done, or done and some input could not be read
ROOT = Path(__file__).parents[2]


def kill_builds(
    folder: Path, place: Path, *, times: int, each: int, jobs: int, seed: int, pause: float
) -> Counter[str]:
    """Do it in the folder `place`; how often which moment was hit, and "differs" or "unsound" for each case that is."""
    command = ["sayso.cli", "build", "{case}", str(folder), "--jobs", str(jobs)]
    if pause:
        command = ["tests.worlds.slow_build", "{case}", str(folder), str(jobs), str(pause)]
    dice = random.Random(seed)
    took = _watch(_start(command, place / "whole.case"), place / "whole.case")
    whole = contents(place / "whole.case")
    hit: Counter[str] = Counter()
    killed = 0
    while killed < times:
        case = place / f"killed-{killed}.case"
        for turn in range(min(each, times - killed)):
            phase = PHASES[turn * len(PHASES) // each]
            started = _start(command, case)
            _await(started, case, phase)
            time.sleep(dice.uniform(0, 0.9 * took[phase]))
            started.send_signal(signal.SIGKILL)
            done = started.wait() in ENDED
            killed += 1
            hit["after its end" if done else _state(case)] += 1
        assert _start(command, case).wait() in ENDED
        hit["differs"] += contents(case) != whole
        with open_case(case) as opened:
            hit["unsound"] += bool(list(broken_invariants(opened)))
        hit["left beside"] += len(list(place.glob(f"{case.name}-*")))
        hit["cases"] += 1
        case.unlink()
    return +hit


def _watch(started: "subprocess.Popen[bytes]", case: Path) -> dict[str, float]:
    """Seconds that each phase of an undisturbed build takes."""
    took = dict.fromkeys(STATES, 0.0)
    last = time.monotonic()
    while started.poll() is None:
        state = _state(case)
        time.sleep(LOOK)
        now = time.monotonic()
        took[state] += now - last
        last = now
    assert started.returncode in ENDED
    return took


def _await(started: "subprocess.Popen[bytes]", case: Path, phase: str) -> None:
    """Wait until the build has come to the phase, or further, or to its end."""
    while started.poll() is None and STATES.index(_state(case)) < STATES.index(phase):
        time.sleep(LOOK)


def _start(command: list[str], case: Path) -> "subprocess.Popen[bytes]":
    filled = [part.format(case=case) for part in command]
    return subprocess.Popen([sys.executable, "-m", *filled], cwd=ROOT, stderr=subprocess.DEVNULL)


def _state(case: Path) -> str:
    """How far the build was when it was killed."""
    if not case.exists() or not case.stat().st_size:
        return "before the case"
    try:
        with open_case(case) as opened:
            documents = opened.documents()
            read = sum(1 for stored in documents if stored.reader)
    except CaseError:
        return "before the case"
    if not documents:
        return "before the documents"
    return "while opening" if not read else "while reading" if read < len(documents) else "while weighing"


def main() -> int:
    """Run and report; 1 where a case differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples" / "harbour" / "reports")
    for name, kind, default in (
        ("times", int, 100),
        ("each", int, 4),
        ("jobs", int, 2),
        ("seed", int, 1),
        ("pause", float, 0),
    ):
        parser.add_argument(f"--{name}", type=kind, default=default)
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        hit = kill_builds(
            chosen.folder,
            Path(place),
            times=chosen.times,
            each=chosen.each,
            jobs=chosen.jobs,
            seed=chosen.seed,
            pause=chosen.pause,
        )
    for what, count in hit.most_common():
        print(f"{count:5} {what}")
    print(f"{chosen.times} kills, {time.monotonic() - began:,.0f} s")
    return 1 if hit["differs"] or hit["unsound"] or hit["left beside"] else 0


if __name__ == "__main__":
    sys.exit(main())
