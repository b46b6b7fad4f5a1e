"""Thousands of damaged files, each with ten seconds and a gigabyte: `make fuzz`.

    python -m tests.robustness.fuzz [--inputs 20000] [--first 0] [--jobs 2] [--forms html pdf warc email] [--read 10]

Prints what was found, keeps each input that failed under tests/robustness/crashes/ (a test tries those for ever), and
ends with 1 where something was found. Every `--read`th input's documents are also read. Numbers give the same inputs
again; start at another `--first` for new ones.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from sayso.engine import Limits, Processes
from tests.robustness.fuzz.mutate import mutated
from tests.robustness.fuzz.seeds import seeds
from tests.robustness.fuzz.trying import try_number

CRASHES = Path(__file__).parent.parent / "crashes"
SECONDS, MEGABYTES = 60.0, 1_024  # `trying` itself complains after ten of the processor; other work may slow the clock


def main() -> int:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--read", type=int, default=10)
    parser.add_argument("--forms", nargs="+", choices=sorted(seeds()), default=["html", "pdf", "warc", "email"])
    chosen = parser.parse_args()
    each = chosen.inputs // len(chosen.forms)
    items = [
        (form, number, number % chosen.read == 0)
        for number in range(chosen.first, chosen.first + each)
        for form in chosen.forms
    ]
    began = time.monotonic()
    engine = Processes(chosen.jobs, Limits(SECONDS, MEGABYTES))
    found: dict[str, list[tuple[str, int, bool]]] = defaultdict(list)
    slowest: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    documents: Counter[str] = Counter()
    list(
        engine.map(try_number, [(form, -1, True) for form in chosen.forms], seconds=lambda _: 120.0)
    )  # models load once
    try:
        for outcome in engine.map(try_number, items):
            form = outcome.item[0]
            if outcome.result is None:
                found[f"{form}: {outcome.failure}"].append(outcome.item)
                continue
            slowest[form] = max(slowest[form], (outcome.result.seconds, outcome.item[1]))
            documents[form] += outcome.result.documents
            for fault in outcome.result.faults:
                found[f"{form}: {fault}"[:160]].append(outcome.item)
    finally:
        engine.close()
    for form in chosen.forms:
        print(
            f"{form:12} {each:7,} inputs, {documents[form]:7,} documents, slowest {slowest[form][0]:.2f} s (number {slowest[form][1]})"
        )
    for fault, listed in sorted(found.items(), key=lambda one: -len(one[1])):
        form, number, _ = listed[0]
        name, data = mutated(form, number)
        CRASHES.mkdir(exist_ok=True)
        kept = CRASHES / f"{form}-{number}-{name}"
        kept.write_bytes(data)
        print(f"{len(listed):6} × {fault}   first: {kept.name}")
    print(f"{len(items):,} inputs, {len(found)} kinds of fault, {time.monotonic() - began:,.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
