"""`sayso timeline`: what happened when, as far as the reports tell."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option, limit_option

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.views.timeline import Moment


@click.command(
    short_help="What happened when, as far as the reports tell.",
    epilog=example("sayso timeline harbour.case --limit 100"),
)
@case_argument
@limit_option
@json_option
def command(case: Path, limit: int, as_json: bool) -> None:
    """Show what is said to have happened on which day, and which reports appeared."""
    from sayso.casefile import open_case
    from sayso.cli.printing import make_console, more, print_json
    from sayso.views.timeline import timeline

    with open_case(case) as opened:
        answer = timeline(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.timeline:
        console.print("Nothing in the case can be dated.")
        return
    print_moments(console, answer.timeline[:limit])
    more(console, limit, len(answer.timeline))


def print_moments(console: "Console", moments: "Sequence[Moment]") -> None:
    """A line for each moment."""
    from rich.text import Text

    from sayso.cli.printing import FLAG, QUIET, plain_table
    from sayso.views.wording import clip, count, days

    table = plain_table(("when", "fold"), ("", "left"), ("what", "fold"))
    for one in moments:
        what = Text(clip(one.text, 160))
        if one.contested:
            what.append(" ⚑ contested", FLAG)
        elif one.denied:
            what.append(" (denied)", "red")
        if one.kind != "report":
            what.append(f"  {count(one.documents, 'report')}", QUIET)
        table.add_row(days(one.when), one.kind, what)
    console.print(table)
