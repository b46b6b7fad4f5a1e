"""Who is who in the invented events of `training/events`: four reports of each, read and identified by themselves.

    python -m benchmarks.identity.events [--given-within] [--misses EVENT]

Events that are held back are counted apart; of those no miss is shown. With `--given-within` the annotators' groups stand for what a
report tells of itself (`given.py`), each group counts once a report, and what is measured is what is joined between reports.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity.given import settle_between
from benchmarks.identity.marked import Marked, Score, compare, form_of, line, settle
from sayso.evidence import Document, Span
from sayso.formats import load

TRAINING = Path(__file__).resolve().parents[2] / "training"
HELD = "held"
LINE = 100  # characters of a line, at most, that is no part of what a report tells


class Event(NamedTuple):
    """An event's reports, what is marked in them, which body is a part of which, and whether it is held back."""

    documents: list[Document]
    marked: list[Marked]
    parts: list[list[str]]
    held: bool


def read_events() -> dict[str, Event]:
    """All events, by name."""
    found: dict[str, Event] = defaultdict(lambda: Event([], [], [], held=False))
    for row in (TRAINING / "events/who.tsv").read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        part, name, report, listed = row.split("\t")
        event = found[name] = found[name]._replace(held=part == HELD)
        if report == "parts":
            event.parts.extend(one.split(":") for one in listed.split())
            continue
        document = load(TRAINING / report, name=report)[0][0]
        event.documents.append(document)
        for one in listed.split():
            place, who = one.split(":")
            span = Span(*map(int, place.split("-")))
            words = span.words(document.text)
            event.marked.append(Marked(report, span, words, who, form_of(words)))
    return found


def score(event: Event, *, given_within: bool = False) -> tuple[Score, int, int]:
    """What is joined of one event, and of how many marked places, of how many, sayso finds nobody."""
    marked, given = (settle_between if given_within else settle)(event.documents, read_places(event))
    return compare(marked, given, event.parts), given.count(None), len(given)


def read_places(event: Event) -> list[Marked]:
    """The marked places without those in lines that are no part of what a report tells: bylines, datelines, outlets' names, headings.

    A longer line that is not read counts as missed.
    """
    beside = {
        (document.name, span)
        for document in event.documents
        for span in document.furniture
        if span.end - span.start <= LINE
    }
    return [
        one for one in event.marked if not any(name == one.report and span.covers(one.span) for name, span in beside)
    ]


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", metavar="EVENT", help="show what is wrong in one event that is not held back")
    parser.add_argument("--given-within", action="store_true", help="take who is who inside a report as annotated")
    options = parser.parse_args()
    asked, given_within = options.misses, options.given_within
    events = read_events()
    if asked is not None and (asked not in events or events[asked].held):
        parser.error("one of " + ", ".join(name for name, event in events.items() if not event.held))
    if asked is not None:
        for pair in score(events[asked], given_within=given_within)[0].wrong:
            places = (f"{one.words!r} ({one.entity}, {Path(one.report).name} {one.span.start})" for one in pair[1:3])
            print("missed" if pair.missed else "wrong ", f"{pair.sort}:", *places)
        return
    for held in (False, True):
        total: Counter[str] = Counter()
        sorts: Counter[str] = Counter()
        for name, event in events.items():
            if event.held != held:
                continue
            found, nobody, count = score(event, given_within=given_within)
            print(line(f"  {name}", found.pairs))
            total += Counter(dict(zip(("right", "given", "wanted"), found.pairs, strict=True)))
            total += Counter({"merged": found.merged, "parts": found.branches, "nobody": nobody, "places": count})
            sorts += found.sorts
        pairs = (total["right"], total["given"], total["wanted"])
        print(line("held back" if held else "looked at", pairs))
        print(
            f"  parts merged with the whole: {total['merged']} of {total['parts']}; nobody found at {total['nobody']} of {total['places']} places (those in bylines and datelines left out)"
        )
        for sort in sorted({key.rpartition(" ")[0] for key in sorts}):
            right = sorts[f"{sort} right"]
            print(line(f"  {sort}", (right, right + sorts[f"{sort} wrong"], sorts[f"{sort} wanted"])))


if __name__ == "__main__":
    main()
