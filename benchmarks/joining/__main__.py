"""Which statements of a small pile are put into one claim, against what a careful reader puts together.

    python -m benchmarks.joining [PILE.toml ...] [--misses] [--jobs N]

Each pile holds reports and the claims that they make: the words of every statement, affirmed and denied, and the
interval of independent origins that can be defended. Printed are pairs of statements joined (precision, recall), how many
words were found, on the right side, how many claims are whole and contested as they should be, and the origins.
"""

import argparse
import json
import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.harbour import likeness, share_of
from sayso.building import build
from sayso.casefile import Case, open_case
from sayso.evidence import Claim, Independence, Span

HERE = Path(__file__).resolve().parent
ENOUGH = 0.5  # of the shorter of two spans, for the two to be the same place


class Told(NamedTuple):
    """A statement that the gold asks for."""

    claim: str
    side: str
    document: str
    words: str


def read_pile(path: Path) -> dict[str, Any]:
    """The reports and claims of a pile."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def build_pile(pile: dict[str, Any], folder: Path, jobs: int | None = None) -> Path:
    """The case built of a pile's reports, which are handed over with outlet and day as JSON Lines."""
    reports = folder / "reports.jsonl"
    lines = (
        json.dumps(
            {
                "id": one["name"],
                "text": one["text"].strip() + "\n",
                "outlet": one["outlet"],
                "published": one["published"].isoformat(),
            }
        )
        for one in pile["report"]
    )
    reports.write_text("\n".join(lines) + "\n", encoding="utf-8")
    build(folder / "pile.case", [reports], jobs=jobs)
    return folder / "pile.case"


def score(case: Case, pile: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Counts by measure, and what is not as the gold has it."""
    told = [
        Told(claim["id"], side, *reference)
        for claim in pile["claim"]
        for side in ("affirmed", "denied")
        for reference in claim[side]
    ]
    claims = {claim.id: claim for claim in case.claims()}
    placed = _placed(case, claims, told)
    counts: Counter[str] = Counter()
    misses = []
    for one in told:
        side = placed.get(one, (None, None))[1]
        counts["found"] += side is not None
        counts["right side"] += side == one.side
        counts["statements"] += 1
    for one, other in combinations(told, 2):
        ours, theirs = placed.get(one), placed.get(other)
        joined = ours is not None and theirs is not None and ours[0] == theirs[0]
        counts["pairs"] += one.claim == other.claim
        counts["joined"] += joined
        counts["rightly"] += joined and one.claim == other.claim
        if joined and one.claim != other.claim:
            misses.append(f"WRONGLY JOINED {one.claim} “{one.words}” × {other.claim} “{other.words}”")
    for claim in pile["claim"]:
        misses.extend(_judge(claim, [one for one in told if one.claim == claim["id"]], placed, claims, counts))
    return counts, misses


def _judge(
    claim: dict[str, Any],
    told: Sequence[Told],
    placed: dict[Told, tuple[str, str]],
    claims: dict[str, Claim],
    counts: Counter[str],
) -> Iterator[str]:
    """One claim: whole, contested as it should be, and its origins; yields the misses."""
    found = Counter(placed[one][0] for one in told if one in placed)
    best = claims[max(sorted(found), key=lambda key: found[key])] if found else None
    whole = len(found) == 1 and all(one in placed and placed[one][1] == one.side for one in told)
    counts["claims"] += len(told) > 1
    counts["whole"] += len(told) > 1 and whole
    if not whole:
        yield f"{claim['id']}: {claim['text']}"
        for one in told:
            key, side = placed.get(one, (None, None))
            text = f"{claims[key].kind} {key[:6]} “{claims[key].text}” {side}" if key else "NONE"
            yield f"      {one.side:<9}{one.document.split('-')[0]} “{one.words}” → {text}"
    counts["all claims"] += 1
    counts["contested"] += best is not None and best.contested == claim["contested"]
    for side, (low, high) in claim["origins"].items():
        counts["sides"] += 1
        got = next((one for one in best.positions if one.polarity == side), None) if best else None
        inside = got is not None and got.independent.at_least <= low and high <= got.independent.at_most
        counts["interval contains"] += inside
        counts["interval equals"] += got is not None and got.independent == Independence(low, high)
        if not inside:
            shown = [origin.source for origin in got.origins] if got is not None else "no such side"
            interval = f"{got.independent.at_least}-{got.independent.at_most}" if got is not None else "none"
            yield f"   origins {claim['id']} {side}: wanted {low}-{high}, got {interval} {shown}"


def _placed(case: Case, claims: dict[str, Claim], told: Sequence[Told]) -> dict[Told, tuple[str, str]]:
    """For each statement asked for: the claim that holds it, and the side it is on.

    Where several statements stand at the same words, the claim that holds most of the gold claim's is the one meant.
    """
    at = {
        key: (claim.id, position.polarity)
        for claim in claims.values()
        for position in claim.positions
        for key in position.statements
    }
    readings = {reading.document.name: reading for reading in case.readings()}
    choices: dict[Told, list[tuple[str, str]]] = {}
    weight: Counter[tuple[str, str]] = Counter()
    for one in told:
        reading = readings[one.document]
        found = re.search(r"\s+".join(map(re.escape, one.words.split())), reading.document.text)
        if found is None:
            raise SystemExit(f"“{one.words}” does not stand in {one.document}")
        place = Span(*found.span())
        near = [item for item in reading.statements if share_of(item.span, place) >= ENOUGH and item.id in at]
        near.sort(key=lambda item: (-likeness(item.span, place), item.id))
        choices[one] = list(dict.fromkeys(at[item.id] for item in near))
        for rank, key in enumerate(dict.fromkeys(claim for claim, _ in choices[one])):
            weight[one.claim, key] += 2 if rank == 0 else 1
    return {
        one: max(listed, key=lambda choice: (weight[one.claim, choice[0]], choice[1] == one.side))
        for one, listed in choices.items()
        if listed
    }


def rate(counts: Counter[str], measure: str, right: str, of: str) -> str:
    """One measure as it is printed: how many are `right`, `of` how many."""
    return f"  {measure:<40}{counts[right]:>5} of {counts[of]:<5}{counts[right] / max(1, counts[of]):>7.1%}"


def lines(counts: Counter[str]) -> Iterator[str]:
    """The result as it is printed."""
    for measure, right, of in (
        ("statements found", "found", "statements"),
        ("on the right side", "right side", "statements"),
        ("pairs: recall", "rightly", "pairs"),
        ("pairs: precision", "rightly", "joined"),
        ("claims whole (of those with several)", "whole", "claims"),
        ("contested as it should be", "contested", "all claims"),
        ("interval contains", "interval contains", "sides"),
        ("interval equals", "interval equals", "sides"),
    ):
        yield rate(counts, measure, right, of)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("piles", type=Path, nargs="*", help="piles of your own; by default those beside this file")
    parser.add_argument("--misses", action="store_true", help="list what is not as the gold has it")
    parser.add_argument("--jobs", type=int)
    options = parser.parse_args()
    for path in options.piles or sorted(HERE.glob("*.toml")):
        pile = read_pile(path)
        with tempfile.TemporaryDirectory() as folder, open_case(build_pile(pile, Path(folder), options.jobs)) as case:
            counts, misses = score(case, pile)
        print(f"\n{path.stem}: {len(pile['report'])} reports")
        print("\n".join([*lines(counts), *(misses if options.misses else ())]))


if __name__ == "__main__":
    main()
