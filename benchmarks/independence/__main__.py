"""How many independent origins stand behind a claim: the system and three baselines on piles with a known truth.

    python -m benchmarks.independence [--part tune|held] [--piles N] [--read N] [--jobs N] [--write FOLDER]

Piles are made from their numbers and not stored. Every pile is measured for derivations and for origins (with perfect
readings); the first N of `--read` are also read from their words alone, which takes about half a second a document.
"""

import argparse
import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from benchmarks.independence.baselines import NO_MINHASH, find_clusters
from benchmarks.independence.piles import PILES, make_pile
from benchmarks.independence.running import measure
from benchmarks.independence.summary import table
from benchmarks.independence.writing import write_pile


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=sorted(PILES), default="tune")
    parser.add_argument("--piles", type=int, default=None, help="only the first N piles of the part")
    parser.add_argument("--read", type=int, default=10, help="how many of them to read from their words alone")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", type=Path, help="write the piles and their truth here instead of measuring")
    parser.add_argument("--counts", type=Path, help="also write all counts, as JSON")
    options = parser.parse_args()
    number = min(options.piles or PILES[options.part], PILES[options.part])
    if options.write is not None:
        for index in range(number):
            write_pile(make_pile(options.part, index), options.write)
        print(f"{number} piles written to {options.write}")
        return
    if find_clusters(make_pile(options.part, 0)) is None:
        print(NO_MINHASH, file=sys.stderr)
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        tasks = [pool.submit(measure, (options.part, index, index < options.read)) for index in range(number)]
        for done, task in enumerate(as_completed(tasks), start=1):
            try:
                counts.update(task.result())
            except Exception as error:  # noqa: BLE001  # one pile that breaks the system is counted, the others still measured
                counts["crashed"] += 1
                print(f"\n{type(error).__name__}: {error}", file=sys.stderr)
            print(f"\r{done} of {number} piles", end="", file=sys.stderr)
    print(file=sys.stderr)
    print(f"part “{options.part}”: " + table(counts))
    if options.counts is not None:
        options.counts.write_text(json.dumps(counts, indent=1, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
