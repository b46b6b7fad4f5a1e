"""How sayso bears many reports.

python -m benchmarks.scale serve [--documents 20000] [--readers 50] [--seconds 30] [--folder /tmp/sayso-scale]
python -m benchmarks.scale nearest [--documents 20000]
"""

import argparse
from pathlib import Path

from benchmarks.scale.nearest import nearest
from benchmarks.scale.serving import serving
from benchmarks.scale.weighing import FULL, QUICK, weighing


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["serve", "weigh", "nearest"])
    options.add_argument("--folder", type=Path, default=Path("/tmp/sayso-scale"))
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--readers", type=int, default=50)
    options.add_argument("--seconds", type=float, default=30.0)
    options.add_argument("--quick", action="store_true", help="a fifth of the documents")
    chosen = options.parse_args()
    if chosen.what == "weigh":
        print(weighing(QUICK if chosen.quick else FULL))
        return
    if chosen.what == "nearest":
        print(nearest(chosen.documents // 5 if chosen.quick else chosen.documents))
        return
    print(serving(chosen.folder, documents=chosen.documents, readers=chosen.readers, seconds=chosen.seconds))


if __name__ == "__main__":
    main()
