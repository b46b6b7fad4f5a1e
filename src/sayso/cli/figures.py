"""`sayso figures`: which numbers are given for the same thing, by whom, as of when."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option, limit_option

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.views.figures import ShownSeries


@click.command(
    short_help="Numbers over time, with who gives each.", epilog=example('sayso figures harbour.case --about "Senn"')
)
@case_argument
@click.option("--about", metavar="NAME", help="Only figures about NAME.")
@limit_option
@json_option
def command(case: Path, about: str | None, limit: int, as_json: bool) -> None:
    """Show figures as series over time, with who gives each and what disagrees."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import heading, make_console, more, print_json
    from sayso.views.figures import figures

    with open_case(case) as opened:
        answer = figures(opened, about=about)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.series:
        console.print("No figures in the case.")
    for series in answer.series[:limit]:
        print_series(console, series)
    more(console, limit, len(answer.series))
    if answer.conflicts:
        heading(console, "What disagrees")
        for conflict in answer.conflicts[:limit]:
            console.print(Text(f"⚑ {conflict.reason}", "red"))


def print_series(console: "Console", series: "ShownSeries") -> None:
    """A series: a line for each estimate, its words below."""
    from rich.text import Text

    from sayso.cli.printing import QUIET, plain_table
    from sayso.views.wording import amount, chain, clip, count, days

    console.print()
    named = " · ".join(part for part in (series.measure, series.of, series.place) if part)
    console.print(Text(named, "bold"))
    table = plain_table(("as of", "left"), ("how many", "left"), ("who says so, in which words", "fold"))
    for point in series.points:
        value = amount(point.low, point.high, point.bound, approximate=point.approximate, unit=point.unit)
        who = Text(chain(point.chain) if point.chain else point.source or "not named")
        if point.certainty != "certain":
            who.append(f" · {point.certainty}", QUIET)
        if point.polarity == "denied":
            who.append(" · denied", "red")
        who.append(f"\n“{clip(point.words, 160)}” ({point.document})", QUIET)
        if point.repeats:
            who.append(f"\nrepeated in {count(len({one.document for one in point.repeats}), 'report')}", QUIET)
        for note in point.notes:
            who.append(f"\n{note}", QUIET)
        table.add_row(days(point.as_of) or (f"said {days(point.said)}" if point.said.known else "–"), value, who)
    console.print(table)
