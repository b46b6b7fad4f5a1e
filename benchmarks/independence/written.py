"""Piles that were written, not generated: reports, their copies and rewrites as people and language models make them.

    python -m benchmarks.independence.written [FOLDER ...] [--misses] [--jobs N]

A folder holds reports as text files, and `truth.toml`: which was made from which (`derivation`), who names whom as a source
(`credit`), and what several say (`claim`: the words in each report, the interval of independent origins of each side that a
careful reader can defend). By default the piles beside this file, in `written/`; those in
`written_blind/` are for measuring, and no rule is to be made while looking at what is got wrong there. Those in `relayed/`
tell of derivations alone: of each affair two reports by themselves, a rewrite by another hand, a report with reporting of its own
that takes one paragraph, and one that credits a sentence.
"""

import argparse
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.joining.__main__ import lines, rate, score
from sayso.building import build
from sayso.casefile import Case, open_case

HERE = Path(__file__).resolve().parent / "written"
Pair = tuple[str, str]


def build_pile(folder: Path, into: Path, jobs: int | None = None) -> Path:
    """The case built of a folder's text files, as they are."""
    build(into / "pile.case", sorted(folder.glob("*.txt")), jobs=jobs)
    return into / "pile.case"


def score_derivations(case: Case, truth: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Counts by measure, and the derivations missed and made up.

    One is right where its pair is a true one, whichever way round (direction is counted beside that, where the truth has
    one); "kin" where both reports go back to one, though not one to the other. Credits count apart: who is named as a
    source is no derivation of the text, and either is right where the truth has both.
    """
    names = case.document_names()
    true = {_pair(one): one for one in truth["derivation"]}
    named = {(one["document"], one["parent"]) for one in truth.get("credit", ()) if one.get("parent")}
    found = {(names[one.document], names[one.parent]): one for one in case.derivations() if one.parent is not None}
    family = _families(true)
    counts: Counter[str] = Counter()
    misses = []
    seen: set[Pair] = set()
    for (document, parent), one in sorted(found.items()):
        pair = next((each for each in ((document, parent), (parent, document)) if each in true), None)
        if one.kind == "credit" and pair is None:
            counts["credits given"] += 1
            counts["credits right"] += (document, parent) in named
            if (document, parent) not in named:
                misses.append(f"CREDIT? {document} ← {parent} ({one.kind}: {'; '.join(one.reasons)})")
            continue
        counts["given"] += 1
        counts["given right"] += pair is not None
        counts["given kin"] += pair is not None or family.get(document, document) == family.get(parent, parent)
        if pair is None:
            kin = " (kin)" if family.get(document, document) == family.get(parent, parent) else ""
            misses.append(f"MADE UP{kin} {document} ← {parent} ({one.kind}, {one.score}: {'; '.join(one.reasons)})")
            continue
        seen.add(pair)
        if true[pair]["directed"]:
            counts["directions"] += 1
            counts["directions right"] += pair == (document, parent)
            if pair != (document, parent):
                misses.append(f"TURNED {document} ← {parent} ({one.kind}: {'; '.join(one.reasons)})")
    for pair, each in true.items():
        for label in ("edges", f"edges {each['kind']}"):
            counts[label] += 1
            counts[label.replace("edges", "edges found", 1)] += pair in seen
        if pair not in seen:
            misses.append(f"MISSED {pair[0]} ← {pair[1]} ({each['kind']})")
    for pair in named:
        counts["credits"] += 1
        counts["credits found"] += pair in found
        if pair not in found:
            misses.append(f"CREDIT MISSED {pair[0]} ← {pair[1]}")
    return counts, misses


def _pair(one: dict[str, Any]) -> Pair:
    return one["document"], one["parent"]


def _families(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each report the first by name of those that it hangs together with."""
    first: dict[str, str] = {}
    for one, other in sorted(pairs):
        ours, theirs = sorted((first.setdefault(one, one), first.setdefault(other, other)))
        first = {name: ours if head == theirs else head for name, head in first.items()}
    return first


def as_joining(folder: Path, truth: dict[str, Any]) -> dict[str, Any]:
    """The claims in the form that `benchmarks.joining` scores."""
    claims = []
    for number, claim in enumerate(truth.get("claim", ()), 1):
        sides: dict[str, list[list[str]]] = defaultdict(list)
        for one in claim["statements"]:
            sides[one.get("polarity", "affirmed")].append([one["document"], one["quote"]])
        origins = {side: claim[f"{side}_origins"] for side in ("affirmed", "denied") if sides[side]}
        claims.append(
            {
                "id": f"{folder.name}-{number:02d}",
                "text": claim["text"],
                "affirmed": sides["affirmed"],
                "denied": sides["denied"],
                "origins": origins,
                "contested": len(origins) > 1,
            }
        )
    return {"report": sorted(folder.glob("*.txt")), "claim": claims}


def table(counts: Counter[str]) -> Iterator[str]:
    """The derivations' part, as it is printed."""
    for measure, right, of in (
        ("derivations: recall", "edges found", "edges"),
        ("derivations: precision", "given right", "given"),
        ("given that join reports of one family", "given kin", "given"),
        ("direction, where one is known", "directions right", "directions"),
        ("credits: recall", "credits found", "credits"),
        ("credits: precision", "credits right", "credits given"),
    ):
        yield rate(counts, measure, right, of)
    kinds = sorted(
        label.removeprefix("edges ") for label in counts if label.startswith("edges ") and label[6:9] != "fou"
    )
    shown = (f"{kind} {counts[f'edges found {kind}']}/{counts[f'edges {kind}']}" for kind in kinds)
    yield f"  found by kind: {', '.join(shown)}"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--misses", action="store_true", help="list what is not as the truth has it")
    parser.add_argument("--jobs", type=int)
    options = parser.parse_args()
    given: Sequence[Path] = options.folders or sorted(HERE.iterdir())
    folders = [folder for folder in given if (folder / "truth.toml").is_file()]
    total: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for folder in folders:
        truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as into, open_case(build_pile(folder, Path(into), options.jobs)) as case:
            counts, misses = score_derivations(case, truth)
            joined, more = score(case, as_joining(folder, truth))
        total += counts
        claims += joined
        print(f"\n{folder.name}: {len(list(folder.glob('*.txt')))} reports")
        print("\n".join([*table(counts), *lines(joined), *([*misses, *more] if options.misses else ())]))
    if len(folders) > 1:
        print("\nall")
        print("\n".join([*table(total), *lines(claims)]))


if __name__ == "__main__":
    main()
