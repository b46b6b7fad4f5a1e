"""Statements of whole events, and which of them careful annotators found to make one claim: places only, no words."""

from pathlib import Path
from typing import NamedTuple

from sayso.evidence import Span

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "training/claim_matching/reports.tsv"
DATA = ROOT.parent / "shared/data"
LEARN, WEIGH, HELD = (
    "learn",
    "weigh",
    "held",
)  # what an event is for: the matcher, what it says weighed with the rest, measuring alone


class Told(NamedTuple):
    """A labelled statement: its event, the path of its report, where it stands, the claims of the event that it makes or denies, and those of which it says the opposite of most."""

    event: str
    report: str
    span: Span
    claims: frozenset[int]
    turned: frozenset[int]


class Labels(NamedTuple):
    """All labelled statements, and what each event is for."""

    told: tuple[Told, ...]
    parts: dict[str, str]

    def of(self, *parts: str) -> list[Told]:
        """The statements of the events for these purposes."""
        return [one for one in self.told if self.parts[one.event] in parts]


def read_labels(path: Path = LABELS, data: Path = DATA) -> Labels:
    """The statements of those events whose reports are there: our own in `training/events`, other people's in `data`."""
    found: list[Told] = []
    parts: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, event, report, listed = line.split("\t")
        if not place_of(report, path, data).is_file():
            continue
        parts[event] = part
        for one in listed.split():
            place, _, told = one.partition(":")
            start, end = map(int, place.split("-"))
            numbers = [int(number) for number in told.split(",") if number]
            claims = frozenset(map(abs, numbers))
            turned = frozenset(-number for number in numbers if number < 0)
            found.append(Told(event, report, Span(start, end), claims, turned))
    return Labels(tuple(found), parts)


def place_of(report: str, path: Path = LABELS, data: Path = DATA) -> Path:
    """Where the text of a labelled report is."""
    own = path.parents[1] / report
    return own if own.is_file() else data / report


def text_of(report: str, path: Path = LABELS, data: Path = DATA) -> str:
    """The text of a labelled report."""
    return place_of(report, path, data).read_text(encoding="utf-8")
