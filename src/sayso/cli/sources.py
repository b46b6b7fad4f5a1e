"""`sayso sources`: who speaks, for whom, and who quotes them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option, limit_option

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.views.sources import ShownSource


@click.command(
    short_help="Who speaks, for whom, and who quotes them.", epilog=example("sayso sources harbour.case --limit 50")
)
@case_argument
@limit_option
@json_option
def command(case: Path, limit: int, as_json: bool) -> None:
    """List who speaks: how much, how often first, for whom, and who quotes them."""
    from sayso.casefile import open_case
    from sayso.cli.printing import make_console, more, print_json
    from sayso.views.sources import sources

    with open_case(case) as opened:
        answer = sources(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.sources:
        console.print("Nobody speaks in the case.")
        return
    print_sources(console, answer.sources[:limit])
    more(console, limit, len(answer.sources))


def print_sources(console: "Console", sources: "Sequence[ShownSource]") -> None:
    """A table of sources."""
    from rich.text import Text

    from sayso.cli.printing import QUIET, plain_table
    from sayso.views.wording import clip

    table = plain_table(
        ("source", "fold"), ("says", "right"), ("first", "right"), ("repeats", "right"), ("quoted by", "fold")
    )
    for one in sources:
        who = Text(clip(one.name, 60))
        notes = [
            f"for {one.body}" if one.body and one.body != one.name else "",
            "" if one.named else "unnamed",
            "own voice" if one.own_voice else "",
            f"rated {one.rating}" if one.rating else "",
        ]
        if noted := ", ".join(note for note in notes if note):
            who.append(f" ({noted})", QUIET)
        table.add_row(
            who, str(one.statements), str(one.first), str(one.repeated), clip(", ".join(one.quoted_by), 70) or "–"
        )
    console.print(table)
