"""`sayso overview`: what is solid, what rests on one voice, what is disputed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.views.claims import ShownClaim
    from sayso.views.figures import ShownSeries
    from sayso.views.overview import Overview

BARS = "▁▂▃▄▅▆▇█"


@click.command(
    short_help="What is solid, what rests on one voice, what is disputed.",
    epilog=example("sayso overview harbour.case"),
)
@case_argument
@json_option
def command(case: Path, as_json: bool) -> None:
    """Show what is in the case: what is solid, what rests on one voice, and what is disputed."""
    from sayso.casefile import open_case
    from sayso.cli.printing import make_console, print_json
    from sayso.views.overview import overview

    with open_case(case) as opened:
        answer = overview(opened)
    if as_json:
        print_json(answer)
    else:
        print_overview(make_console(), answer)


def print_overview(console: "Console", answer: "Overview") -> None:
    """The overview as people read it."""
    from rich.text import Text

    from sayso.cli.printing import QUIET, heading, plain_table
    from sayso.evidence import Interval
    from sayso.views.wording import beside_nearest, clip, count, days

    when = days(Interval(answer.first, answer.last))
    parts = [count(answer.documents, "report"), count(len(answer.outlets), "outlet")] + ([when] if when else [])
    console.print(Text.assemble((answer.name, "bold"), " · ", ", ".join(parts)))
    if answer.derived:
        made = f"{answer.derived} of {answer.documents} are copies, excerpts or rewrites of {len(answer.originals)} of them"
        console.print(made)
    if len(answer.days) > 1:
        most = max(one.documents for one in answer.days)
        bars = "".join(BARS[(len(BARS) - 1) * one.documents // most] for one in answer.days)
        console.print(Text(f"{bars}  reports a day, most on one day: {most}", QUIET))
    if answer.waiting:
        unfinished = f"{answer.waiting} of {answer.documents} are not read yet: run sayso build again to finish"
        console.print(Text(unfinished, "red"))
    if answer.nearest:
        console.print(Text(f"{beside_nearest(answer.nearest)}: run sayso build again to weigh all", "red"))
    if answer.unread:
        noted = count(answer.unread, "problem")
        console.print(Text(f"{noted} in reading: sayso documents lists what could not be read", QUIET))
    _print_claims(console, "Best attested", answer.best_attested)
    _print_claims(console, "Contested", answer.contested)
    if answer.figures:
        heading(console, "Disputed figures" if answer.conflicts else "Figures")
        table = plain_table(("", "fold"), ("", "fold"), ("", "fold"))
        for series in answer.figures:
            named = " · ".join(part for part in (series.measure, series.of, series.place) if part)
            table.add_row(clip(named, 36), *_summary(series))
        console.print(table)
        for conflict in answer.conflicts:
            console.print(Text(f"⚑ {conflict.reason}", "red"))
    if answer.least_supported:
        heading(console, "Most repeated, least supported")
        table = plain_table(("", "fold"), ("", "fold"))
        for claim in answer.least_supported:
            affirmed = claim.position("affirmed")
            who = ", ".join(dict.fromkeys(one.source for one in affirmed.origins)) if affirmed else ""
            table.add_row(clip(claim.words, 44), f"in {claim.documents} reports, 1 origin{': ' + who if who else ''}")
        console.print(table)
    console.print()
    total = (
        f"{count(answer.claims, 'claim')}, {count(answer.entities, 'name')}, {count(answer.statements, 'statement')}"
    )
    console.print(Text(f"In all {total}. Look further: sayso claims, about, figures, lineage", QUIET))


def _summary(series: "ShownSeries") -> tuple[str, str]:
    """From the lowest to the highest estimate; and how many give one, with the latest."""
    from sayso.views.figures import latest as latest_of
    from sayso.views.wording import amount, count, days, number

    points = series.points
    ends = [end for point in points for end in (point.low, point.high) if end is not None]
    whole = f"{number(min(ends))} ─ {number(max(ends))}" if len(set(ends)) > 1 else "".join(map(number, ends[:1]))
    last = latest_of(points)
    value = amount(last.low, last.high, last.bound, approximate=last.approximate, unit=last.unit)
    when = days(last.as_of)
    latest = f"latest{' ' + when if when else ''}: {value}{f' ({last.source})' if last.source else ''}"
    return whole, f"{count(len({point.source for point in points}), 'source')}, {latest}"


def _print_claims(console: "Console", title: str, claims: "tuple[ShownClaim, ...]") -> None:
    from rich.text import Text

    from sayso.cli.printing import FLAG, heading, plain_table
    from sayso.views.wording import clip, deniers, dots, origins

    if not claims:
        return
    heading(console, title)
    table = plain_table(("", "fold"), ("independent origins", "left"), ("denied by", "fold"))
    for claim in claims:
        shown = claim.position("affirmed") or claim.positions[0]
        who = Text(clip(deniers(claim), 24))
        if claim.contested:
            who.append(" ⚑", FLAG)
        side = "" if shown.polarity == "affirmed" else "denied: "
        table.add_row(side + clip(claim.words, 80), f"{origins(shown.independent):5} {dots(shown.independent)}", who)
    console.print(table)
