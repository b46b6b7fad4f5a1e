"""Real reports: outlets that wrote on one event by themselves (BASIL), and folders in which copies are known.

    python -m benchmarks.independence.real [--data ../shared/data] [--folder PATH]...

Prints how many pairs are called derived, and each with its reasons and its longest passage, so that a person can look.
The texts are other people's and no part of the repository; without them there is nothing to measure.
"""

import argparse
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from sayso.evidence import Derivation, Document
from sayso.formats import load, sources
from sayso.lineage import derive

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 160  # characters of a passage that are shown
FOLDERS = ("seeds", "piles/carrier_jobs_2016", "piles/gaza_2014")


def read_folder(folder: Path) -> tuple[Document, ...]:
    """The documents in a folder, with their sidecars."""
    return tuple(document for source in sources([folder]) for document in load(source.path, name=source.name)[0])


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--folder", type=Path, action="append", help="only these folders, each a pile of reports")
    options = parser.parse_args()
    if options.folder:
        for folder in options.folder:
            print(f"\n{folder}\n" + "\n".join(show(read_folder(folder))))
        return
    print("\n".join(measure_events(options.data / "basil")))
    for name in FOLDERS:
        print(f"\n{name}\n" + "\n".join(show(read_folder(options.data / name))))


def measure_events(folder: Path) -> list[str]:
    """Lines that tell how many pairs of reports on one event are called derived; the event is the file's folder."""
    documents = read_folder(folder)
    event = {document.id: document.name.split("/")[0] for document in documents}
    found = [one for one in derive(documents) if one.parent is not None]
    within = [one for one in found if one.parent is not None and event[one.document] == event[one.parent]]
    pairs = sum(1 for one, other in combinations(documents, 2) if event[one.id] == event[other.id])
    copied = [one for one in within if one.kind != "credit"]
    return [
        f"{len(documents)} reports on {len(set(event.values()))} events, {pairs} pairs on one event",
        f"called derived: {len(copied)} of them ({len(copied) / max(1, pairs):.1%})",
        f"credits beside: {len(within) - len(copied)}; called derived across events: {len(found) - len(within)}",
        *_lines(documents, found),
    ]


def show(documents: Sequence[Document]) -> list[str]:
    """Lines for all derivations among `documents`."""
    found = [one for one in derive(documents) if one.parent is not None]
    return [f"{len(documents)} documents, {len(found)} derivations", *_lines(documents, found)]


def _lines(documents: Sequence[Document], found: Sequence[Derivation]) -> list[str]:
    named = {document.id: document for document in documents}
    lines = []
    for one in found:
        assert one.parent is not None
        derived, parent = named[one.document], named[one.parent]
        way = "<-" if one.directed else "--"
        lines.append(f"  {_name(derived)} {way} {_name(parent)}  {one.kind} {one.score}")
        lines.extend(f"      {reason}" for reason in one.reasons)
        longest = max(one.passages, key=lambda passage: passage.span.end - passage.span.start, default=None)
        if longest is not None:
            lines.append(f"      “{' '.join(longest.span.words(derived.text).split())[:SHOWN]}”")
            lines.append(f"      “{' '.join(longest.from_span.words(parent.text).split())[:SHOWN]}”")
    return lines


def _name(document: Document) -> str:
    return f"{document.name} ({document.outlet or 'outlet unknown'})"


if __name__ == "__main__":
    main()
