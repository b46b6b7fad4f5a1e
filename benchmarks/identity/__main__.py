"""Who is who: mentions that re3d says are one, and names that invented piles know to be one, against what sayso joins.

    python -m benchmarks.identity [--re3d ../shared/data/re3d] [--piles N] [--misses PILE]

re3d's relation IsSynonymOf ties two mentions of one document (confidence of at least 0.5): how many of these pairs stand
for one entity. It ties few of the mentions that are one, so nothing can be said of wrong joins there. In the piles of
`benchmarks/independence` (part `tune`) each source has a true identity: pairs of named sources across a pile's reports. The short piles in `piles/` have all names and descriptions
marked by hand, and five crawled pages (`pages.toml`, offsets only); rules were tuned on the piles in `marked.TUNED`, the others are
held back. The pages were marked, and first measured, before what sayso makes of them was looked at.
"""

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.identity import marked, pages
from benchmarks.identity.marked import Counts, line
from benchmarks.independence.piles import make_pile
from sayso.evidence import Document, Reading, Span
from sayso.identity import identify
from sayso.reading import read_document

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
RE3D, SEEDS = DATA / "re3d", DATA / "seeds"
SURE = 0.5  # confidence of a relation from which it counts
LETTERS = 6  # that both of a pair must have


def count_pairs(true: Sequence[Hashable], given: Sequence[Hashable | None]) -> Counts:
    """Pairs of one thing in `given` that are one in `true`; `None` is with nobody."""
    right = joined = wanted = 0
    for one, other in combinations(range(len(true)), 2):
        same = given[one] is not None and given[one] == given[other]
        right += same and true[one] == true[other]
        joined += same
        wanted += true[one] == true[other]
    return right, joined, wanted


def score_re3d(folder: Path) -> tuple[int, int]:
    """How many of the pairs that re3d ties stand for one entity, and how many there are; numbers and coordinates are left out."""
    found = asked = 0
    for part in sorted(one for one in folder.iterdir() if one.is_dir()):
        texts = {one["_id"]: one["text"] for one in _lines(part / "documents.json")}
        readings: dict[str, Reading] = {}
        for one in _lines(part / "relations.json"):
            if one["type"] != "IsSynonymOf" or one["confidence"] < SURE:
                continue
            if any(sum(sign.isalpha() for sign in one[end]) < LETTERS for end in ("source", "target")):
                continue
            key = one["documentId"]
            reading = readings.get(key) or read_document(Document(key, key, texts[key], language="en"))
            readings[key] = reading
            source = _entity(reading, Span(one["sourceBegin"], one["sourceEnd"]))
            target = _entity(reading, Span(one["targetBegin"], one["targetEnd"]))
            asked += 1
            found += source is not None and source == target
    return found, asked


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _entity(reading: Reading, span: Span) -> str | None:
    """The entity of the mention that shares most with the words."""
    near = [one for one in reading.mentions if one.span.overlaps(span) and one.entity is not None]
    best = min(
        near, key=lambda one: (abs(one.span.start - span.start) + abs(one.span.end - span.end), one.id), default=None
    )
    return best.entity if best is not None else None


def score_pile(index: int) -> Counts:
    """The pairs of named sources of one pile."""
    pile = make_pile("tune", index)
    readings = [read_document(document) for document in pile.documents]
    case = {member: entity for entity in identify(readings) for member in entity.members}
    of = {reading.document.name: reading for reading in readings}
    true: list[Hashable] = []
    given: list[Hashable | None] = []
    for said in dict.fromkeys(said for side in pile.sides for said in side.statements):
        if said.source is None or said.anonymous or said.form == "credit" or said.voice.sort != "named":
            continue
        reading = of[said.document]
        near = [one for one in reading.statements if one.span.overlaps(said.span) and len(one.chain) > 1]
        if not near:
            continue
        best = min(
            near, key=lambda one: (abs(one.span.start - said.span.start) + abs(one.span.end - said.span.end), one.id)
        )
        entity = case.get((reading.document.id, best.chain[-1].entity or ""))
        true.append(said.voice.keys[0])
        given.append((entity.body or entity.id) if entity is not None else None)
    return count_pairs(true, given)


def _add(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def print_marked(*, held: bool) -> None:
    """The marked piles tuned on, or those held back, one by one, and by what is joined to what."""
    total = (0, 0, 0)
    sorts: Counter[str] = Counter()
    merged = branches = 0
    for path in sorted(marked.PILES.glob("*.toml")):
        if (path.stem not in marked.TUNED) == held:
            found = marked.score(path)
            total = _add(total, found.pairs)
            sorts += found.sorts
            merged, branches = merged + found.merged, branches + found.branches
            print(line(f"marked pile {path.stem}", found.pairs))
    print(line(f"marked piles {'held back' if held else 'tuned on'}", total))
    print_sorts(sorts, merged, branches)


def print_pages(folder: Path) -> None:
    """The crawled pages."""
    found = pages.score(folder)
    print(line("marked pages, words once a report", found.pairs))
    print_sorts(found.sorts, found.merged, found.branches)


def print_sorts(sorts: Counter[str], merged: int, branches: int) -> None:
    """What is joined to what, and how many branches with their parents."""
    print(f"    branches merged with their parent          {merged:4} of {branches:4}")
    for sort in sorted({key.rpartition(" ")[0] for key in sorts}):
        right, wanted, wrong = (sorts[f"{sort} {name}"] for name in ("right", "wanted", "wrong"))
        print(f"    {sort:<42}{right:4} of {wanted:4}, {wrong:3} wrong")


def print_misses(name: str) -> None:
    """What is wrong in one marked pile, or in the `pages`."""
    found = pages.score(SEEDS) if name == "pages" else marked.score(marked.PILES / f"{name}.toml")
    for pair in sorted(found.wrong):
        said = "missed" if pair.missed else "WRONG "
        print(
            f"{said} {pair.sort:<40} {pair.one.report[:2]} {pair.one.words} = {pair.other.report[:2]} {pair.other.words}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--re3d", type=Path, default=RE3D)
    parser.add_argument("--piles", type=int, default=20)
    parser.add_argument("--tuned", action="store_true", help="only the marked piles that rules were tuned on")
    parser.add_argument("--misses", metavar="PILE", help="what of one marked pile is wrong, pair by pair")
    options = parser.parse_args()
    if options.tuned:
        print_marked(held=False)
        return
    if options.misses:
        print_misses(options.misses)
        return
    if options.re3d.is_dir():
        found, asked = score_re3d(options.re3d)
        print(f"{'re3d, IsSynonymOf in a document':<36}{found} of {asked} pairs")
    if SEEDS.is_dir():
        print_pages(SEEDS)
    total = (0, 0, 0)
    for index in range(options.piles):
        total = _add(total, score_pile(index))
    print(line(f"named sources across {options.piles} piles", total))
    print_marked(held=False)
    if any(path.stem not in marked.TUNED for path in marked.PILES.glob("*.toml")):
        print_marked(held=True)


if __name__ == "__main__":
    main()
