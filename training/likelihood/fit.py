"""Fit the weights of `sayso/corroboration/joining/likelihood.toml` that tell of pairs which no rule joins.

    python training/likelihood/fit.py [--data ../shared/data]

Learned from statements of whole reports that annotators put together: the events of `training/claim_matching/reports.tsv` that are there to
weigh by (the matcher learned from others, and others are held back), and the written and the small piles of `benchmarks` that rules were made
beside. Pairs are those that a build would put before the matcher. Every source has a constant of its own, since
in a small pile of one affair more pairs are of one claim than among the reports of a year. Prints, with each fifth of the events and piles left out in turn, how many of
the pairs that are then called one claim are, and how many of those are found.
"""

import argparse
import re
import tempfile
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray
from training.surroundings.fit import weigh_evenly

from benchmarks.harbour import likeness, share_of
from benchmarks.independence import written
from benchmarks.joining.__main__ import HERE as SMALL
from benchmarks.joining.__main__ import build_pile, read_pile
from benchmarks.joining.labels import DATA, WEIGH, Told, place_of, read_labels, text_of
from sayso.building import build
from sayso.casefile import open_case
from sayso.corroboration import claims, corroborate
from sayso.corroboration.items import Item, Key
from sayso.corroboration.joining.known import Known
from sayso.corroboration.joining.likelihood import Evidence, evidence_of
from sayso.corroboration.joining.likeness import Likeness
from sayso.corroboration.joining.wordings import candidates, wordings_of
from sayso.engine import Memory
from sayso.evidence import Reading, Span

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "src/sayso/corroboration/joining/likelihood.toml"
HELD = {"ferry"}  # of the small piles
ENOUGH = 0.5  # of the shorter of two spans, for the two to be the same place
NEAREST = 2  # statements at words of a claim that are taken for it
FARTHEST = -5.0  # odds of what stands around two statements below which no build asks the matcher of them
PARTS = 5
OFFSET = (
    0.9  # what the constant is raised by over that of the first source: small piles of one affair are to be read too
)
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7)
NAMES = (*Evidence._fields, *Likeness._fields)
Numbers = NDArray[np.float64]
Marks = Mapping[str, tuple[str, frozenset[Any]]]  # by statement: its event, the claims that it makes or denies


class Pair(NamedTuple):
    """Two statements of two reports: their source and event, the signs, whether they make one claim."""

    source: str
    event: str
    signs: tuple[float, ...]
    one: bool


def read_events(data: Path, into: Path) -> Iterable[tuple[str, Path, list[Told]]]:
    """The cases of the events to weigh by, one for each corpus."""
    by_source: dict[str, list[Told]] = defaultdict(list)
    for one in read_labels(data=data).of(WEIGH):
        by_source[one.event.partition("/")[0]].append(one)
    for source, told in sorted(by_source.items()):
        reports = list(dict.fromkeys(one.report for one in told))
        build(into / f"{source}.case", [place_of(report, data=data) for report in reports])
        yield source, into / f"{source}.case", told


def marks_of_events(readings: Sequence[Reading], told: Sequence[Told], data: Path) -> Marks:
    """What the statements of events were put into."""
    texts = {text_of(report, data=data): report for report in {one.report for one in told}}
    at = {(one.report, one.span): one for one in told}
    found = {}
    for reading in readings:
        for statement in reading.statements:
            one = at.get((texts.get(reading.document.text, ""), statement.span))
            if one is not None:
                found[statement.id] = (one.event, one.claims)
    return found


def marks_of_pile(readings: Sequence[Reading], name: str, pile: dict[str, Any]) -> Marks:
    """The same of a pile whose claims are told by words; a statement that shares none of these words makes another claim."""
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    texts = {reading.document.name: reading.document.text for reading in readings}
    for claim in pile["claim"]:
        for document, words in (*claim["affirmed"], *claim["denied"]):
            stands = re.search(r"\s+".join(map(re.escape, words.split())), texts[document])
            assert stands is not None, (document, words)
            places[document].append((Span(*stands.span()), claim["id"]))
    found: dict[str, tuple[str, frozenset[Any]]] = {}
    for reading in readings:
        spans = places[reading.document.name]
        for span, claim in spans:
            near = [one for one in reading.statements if share_of(one.span, span) >= ENOUGH]
            near.sort(key=lambda one: (-likeness(one.span, span), one.id))
            for one in near[:NEAREST]:
                found[one.id] = (name, found.get(one.id, (name, frozenset()))[1] | {claim})
        for one in reading.statements:
            if one.id not in found and not any(one.span.overlaps(span) for span, _ in spans):
                found[one.id] = (name, frozenset())
    return found


def pairs_of(path: Path, source: str, marks: Mapping[str, Any], *, whole: bool) -> list[Pair]:
    """The pairs of a case that a build would weigh; where not the `whole` is labelled, those of which one is of some claim."""
    found: list[Pair] = []

    def note(
        groups: Mapping[Key, list[Item]],
        _parents: object,
        known: Known,
        memory: Memory | None,
        _asked: Collection[str] | None,
    ) -> Mapping[Key, list[Item]]:
        wordings = wordings_of(groups)
        pairs = [(wordings[one], wordings[other]) for one, other in candidates(wordings, memory)]
        pairs = [pair for pair in pairs if all(one.item.id in marks for one in pair)]
        pairs = [pair for pair in pairs if whole or any(marks[one.item.id][1] for one in pair)]
        pairs = [pair for pair in pairs if not known.apart(*pair) and known.around(*pair) >= FARTHEST]
        known.ask(pairs)
        for one, other in pairs:
            (event, ours), (their_event, theirs) = marks[one.item.id], marks[other.item.id]
            signs = signs_of(known, one, other)
            if not whole:  # one affair: what stands around a statement makes it no stranger to another
                signs = tuple(0.0 if name == "strange" else sign for name, sign in zip(NAMES, signs, strict=True))
            found.append(Pair(source, event, signs, event == their_event and bool(ours & theirs)))
        return groups

    with open_case(path) as case, mock.patch.object(claims, "match_groups", note):
        corroborate(list(case.readings()), case.entities(), case.derivations())
    return found


def signs_of(known: Known, one: Any, other: Any) -> tuple[float, ...]:
    """What is weighed of a pair, in the order of `NAMES`."""
    signs = known.likeness(one, other)
    assert signs is not None
    return (*evidence_of(known.of(one, other), known.around(one, other)), *signs)


def fit(pairs: Sequence[Pair], columns: Numbers, sources: Sequence[str]) -> Numbers:
    """A weight for each sign and, last, the constant of the first source."""
    truth = np.array([one.one for one in pairs], dtype=float)
    of = np.array([sources.index(one.source) for one in pairs])
    weight = 1 / np.sqrt(np.bincount(of, minlength=len(sources))[of])
    beside = np.stack([(of == at).astype(float) for at in range(1, len(sources))], axis=1)
    found = weigh_evenly(np.hstack([columns, beside]), truth, weight)
    return np.append(found[: columns.shape[1]], found[-1])


def report(pairs: Sequence[Pair], columns: Numbers, sources: Sequence[str]) -> None:
    """Print what is found in events and piles that weights were not fitted to."""
    part = np.array([zlib.crc32(one.event.encode()) % PARTS for one in pairs])
    given = np.zeros(len(pairs))
    for each in range(PARTS):
        by = fit([one for one, at in zip(pairs, part, strict=True) if at != each], columns[part != each], sources)
        given[part == each] = 1 / (1 + np.exp(-(columns[part == each] @ by[:-1] + by[-1] + OFFSET)))
    truth = np.array([one.one for one in pairs])
    for source in sources:
        here = np.array([one.source == source for one in pairs])
        print(f"{source}: {here.sum()} pairs, {(here & truth).sum()} of one claim")
        for least in SHOWN:
            taken = here & (given >= least)
            print(f"  from {least}: {(taken & truth).sum()} of {taken.sum()} joined are right")


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    pairs: list[Pair] = []
    with tempfile.TemporaryDirectory() as folder:
        for source, path, told in read_events(data, Path(folder)):
            with open_case(path) as case:
                marks = marks_of_events(list(case.readings()), told, data)
            pairs += pairs_of(path, source, marks, whole=True)
        for source, name, path, pile in piles(Path(folder)):
            with open_case(path) as case:
                marks = marks_of_pile(list(case.readings()), name, pile)
            pairs += pairs_of(path, source, marks, whole=False)
    sources = list(dict.fromkeys(one.source for one in pairs))
    columns = np.array([one.signs for one in pairs])
    report(pairs, columns, sources)
    by = fit(pairs, columns, sources)
    write([*by[:-1], by[-1] + OFFSET])


def piles(into: Path) -> Iterable[tuple[str, str, Path, dict[str, Any]]]:
    """The cases of the written and the small piles, with their claims."""
    for folder in sorted(one for one in written.HERE.iterdir() if (one / "truth.toml").is_file()):
        (into / folder.name).mkdir()
        truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
        yield (
            "written",
            folder.name,
            written.build_pile(folder, into / folder.name),
            written.as_joining(folder, truth),
        )
    for path in sorted(SMALL.glob("*.toml")):
        if path.stem not in HELD:
            (into / f"small {path.stem}").mkdir()
            pile = read_pile(path)
            yield "small", path.stem, build_pile(pile, into / f"small {path.stem}"), pile


def write(found: Sequence[float]) -> None:
    """Put the weights into the file, beside those of pairs that rules join, which stay as they are."""
    ruled = tomllib.loads(OUT.read_text(encoding="utf-8"))["ruled"]
    values = dict(zip((*NAMES, "constant"), found, strict=True))
    lines = [
        "# [matched] is made by training/likelihood/fit.py; [ruled] was fitted once to pairs that rules joined in labelled events",
        "# (docs/decisions/023-claims-of-real-reports.md).",
        "[matched]",
    ]
    lines += [f"{name} = {values[name]:.3f}" for name in (*Evidence._fields, "constant")]
    lines += ["", "[matched.likeness]", *(f"{name} = {values[name]:.3f}" for name in Likeness._fields)]
    lines += ["", "[ruled]", *(f"{name} = {value}" for name, value in ruled.items())]
    OUT.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print("\n".join(lines[2:]))


if __name__ == "__main__":
    main()
