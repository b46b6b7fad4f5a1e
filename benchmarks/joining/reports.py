"""Which statements of whole events' reports are put into one claim, against what careful annotators put together.

    python -m benchmarks.joining.reports [--data ../shared/data]

Forty events of BASIL, told by three outlets each and all built into one case; two piles of nine and twelve reports; campaign news of PolNeAR, two or three
reports of an event, in one case; and thirty-two invented events of four reports each, in one case (`training/events`). What makes one claim is
told by `training/claim_matching/reports.tsv` (places only), and so is which events are held back: nothing was trained or chosen
on them. Printed are pairs of statements of two reports, how many of those joined are one claim, and how many of one claim are
joined; the same of pairs of sentences; and how many pairs were joined of reports of two events, which are seldom one.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.joining.labels import DATA, HELD, Told, place_of, read_labels, text_of
from sayso.building import build
from sayso.casefile import open_case
from sayso.evidence import Claim, Reading, Span

ENDS = (". ", "\n", ".” ", '." ')
PILES = ("basil", "polnear", "events")  # whose events are built into one case


class Place(NamedTuple):
    """A labelled statement: its event and report, and where it stands."""

    event: str
    report: str
    span: Span


Pairs = set[tuple[Place, Place]]


def wanted(told: Iterable[Told]) -> Pairs:
    """Pairs of statements of two reports that make one claim."""
    claims: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for one in told:
        for number in one.claims:
            claims[one.event, number].append(Place(*one[:3]))
    pairs = (pair for places in claims.values() for pair in combinations(sorted(places), 2))
    return {pair for pair in pairs if pair[0].report != pair[1].report}


def joined(readings: list[Reading], claims: tuple[Claim, ...], told: Sequence[Told], texts: dict[str, str]) -> Pairs:
    """Pairs of labelled statements of two reports that sayso put into one claim; `texts` are the reports' by name."""
    reports = {text: report for report, text in texts.items()}
    at = {(one.report, one.span): Place(*one[:3]) for one in told}
    places = {
        statement.id: at.get((reports.get(reading.document.text, ""), statement.span))
        for reading in readings
        for statement in reading.statements
    }
    found: Pairs = set()
    for claim in claims:
        said = {places.get(one) for position in claim.positions for one in position.statements}
        known = sorted(place for place in said if place is not None)
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
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    labels = read_labels(data=data)
    held = {event for event, part in labels.parts.items() if part == HELD}
    piles: dict[str, list[Told]] = defaultdict(list)
    for one in labels.told:
        folder = one.event.partition("/")[0]
        piles[folder if folder in PILES else one.event].append(one)
    for name, some in piles.items():
        _print_pile(name, some, held, data)


def _print_pile(name: str, told: Sequence[Told], held: set[str], data: Path) -> None:
    texts = {one.report: text_of(one.report, data=data) for one in told}
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "pile.case", [place_of(report, data=data) for report in texts])
        with open_case(Path(folder) / "pile.case") as case:
            found = joined(list(case.readings()), tuple(case.claims()), told, texts)
    gold = wanted(told)
    inside = {pair for pair in found if pair[0].event == pair[1].event}
    sentence = {place: _sentence(texts[place.report], place) for pair in found | gold for place in pair}
    for part, of in (("held back", True), ("not held", False)):
        ours, theirs = ({pair for pair in some if (pair[0].event in held) == of} for some in (inside, gold))
        if theirs:
            print(f"{name:24} {part:12}  statements  {share(ours, theirs)}")
            print(
                f"{'':38} sentences   {share(*({_pair(sentence, pair) for pair in some} for some in (ours, theirs)))}"
            )
    if across := Counter(pair[0].event in held and pair[1].event in held for pair in found - inside):
        print(
            f"{'':24} joined across events {sum(across.values())} pairs of statements, {across[True]} of two events held back"
        )


def _sentence(text: str, place: Place) -> Place:
    """Where the sentence of a place begins."""
    start = max(text.rfind(end, 0, place.span.start) for end in ENDS)
    return place._replace(span=Span(start, start))


def _pair(sentence: dict[Place, Place], pair: tuple[Place, Place]) -> tuple[Place, Place]:
    one, other = sorted(sentence[place] for place in pair)
    return one, other


if __name__ == "__main__":
    main()
