"""Which statements of real reports are put into one claim, against what careful annotators put together.

    python -m benchmarks.joining.reports [--data ../shared/data]

Forty events of BASIL, told by three outlets each and all built into one case, and two piles of nine and twelve reports. What makes one claim is
told by `training/claim_matching/reports.tsv` (places only). Every third event and one pile are held back: nothing was trained or chosen
on them. Printed are pairs of statements of two reports, how many of those joined are one claim, and how many of one claim are
joined; the same of pairs of sentences; and how many pairs were joined of reports of two events, which are seldom one.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from sayso.building import build
from sayso.casefile import open_case
from sayso.evidence import Claim, Reading, Span

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "training/claim_matching/reports.tsv"
HELD = "piles/carrier_jobs_2016"
EVERY = 3  # events of which the first is held back
ENDS = (". ", "\n", ".” ", '." ')


class Place(NamedTuple):
    """A labelled statement: its event and report, and where it stands."""

    event: str
    report: str
    span: Span


Pairs = set[tuple[Place, Place]]


def read_labels(path: Path) -> dict[Place, frozenset[int]]:
    """The labelled statements, each with the claims of its event that it makes or denies."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        event, report, listed = line.split("\t")
        for one in listed.split():
            place, _, told = one.partition(":")
            start, end = map(int, place.split("-"))
            numbers = frozenset(abs(int(number)) for number in told.split(",") if number)
            found[Place(event, report, Span(start, end))] = numbers
    return found


def held(events: set[str]) -> set[str]:
    """The events that are kept for measuring."""
    real = sorted(event for event in events if event.startswith("basil/"))
    return {*real[::EVERY], HELD}


def wanted(labels: dict[Place, frozenset[int]]) -> Pairs:
    """Pairs of statements of two reports that make one claim."""
    claims: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for place, numbers in labels.items():
        for number in numbers:
            claims[place.event, number].append(place)
    pairs = (pair for places in claims.values() for pair in combinations(sorted(places), 2))
    return {pair for pair in pairs if pair[0].report != pair[1].report}


def joined(readings: list[Reading], claims: tuple[Claim, ...], labels: dict[Place, frozenset[int]]) -> Pairs:
    """Pairs of labelled statements of two reports that sayso put into one claim."""
    at = {(place.report, place.span): place for place in labels}
    places = {
        statement.id: at.get((Path(reading.document.name).name, statement.span))
        for reading in readings
        for statement in reading.statements
    }
    found: Pairs = set()
    for claim in claims:
        told = {places.get(one) for position in claim.positions for one in position.statements}
        known = sorted(place for place in told if place is not None)
        found |= {(one, other) for one, other in combinations(known, 2) if one.report != other.report}
    return found


def share(found: Pairs, gold: Pairs) -> str:
    """Precision, recall and F1 as text."""
    right = len(found & gold)
    whole = 2 * right / max(1, len(found) + len(gold))
    return f"P {right / max(1, len(found)):.3f}  R {right / max(1, len(gold)):.3f}  F1 {whole:.3f}  ({len(found)} joined, {len(gold)} wanted)"


def main() -> None:
    """Build the piles and print what they come to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    data = parser.parse_args().data
    if not data.is_dir():
        parser.exit(0, f"{data} is not there: the reports are other people's texts and no part of the repository\n")
    labels = read_labels(LABELS)
    piles: dict[str, list[str]] = defaultdict(list)
    for event in sorted({place.event for place in labels}):
        piles["basil" if event.startswith("basil/") else event].append(event)
    found: Pairs = set()
    for events in piles.values():
        with tempfile.TemporaryDirectory() as folder:
            build(Path(folder) / "pile.case", [data / event for event in events])
            with open_case(Path(folder) / "pile.case") as case:
                mine = {place: told for place, told in labels.items() if place.event in events}
                found |= joined(list(case.readings()), tuple(case.claims()), mine)
    gold = wanted(labels)
    kept = held({place.event for place in labels})
    inside = {pair for pair in found if pair[0].event == pair[1].event}
    sentence = _sentences(data, {place for pair in found | gold for place in pair})
    for name, of in (("events held back", True), ("events learned from", False)):
        ours, theirs = ({pair for pair in some if (pair[0].event in kept) == of} for some in (inside, gold))
        print(f"{name:20} statements  {share(ours, theirs)}")
        print(f"{'':20} sentences   {share(*({_pair(sentence, pair) for pair in some} for some in (ours, theirs)))}")
    across = Counter(pair[0].event in kept and pair[1].event in kept for pair in found - inside)
    print(f"joined across events {sum(across.values())} pairs of statements, {across[True]} of two events held back")


def _sentences(data: Path, places: set[Place]) -> dict[Place, Place]:
    """For each place where its sentence begins."""
    found = {}
    for place in places:
        text = (data / place.event / place.report).read_text(encoding="utf-8")
        start = max(text.rfind(end, 0, place.span.start) for end in ENDS)
        found[place] = place._replace(span=Span(start, start))
    return found


def _pair(sentence: dict[Place, Place], pair: tuple[Place, Place]) -> tuple[Place, Place]:
    one, other = sorted(sentence[place] for place in pair)
    return one, other


if __name__ == "__main__":
    main()
