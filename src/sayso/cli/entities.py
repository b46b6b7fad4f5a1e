"""`sayso entities`: who and what the reports speak of."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option, limit_option


@click.command(
    short_help="People, bodies and places under all their names.", epilog=example("sayso entities harbour.case")
)
@case_argument
@limit_option
@json_option
def command(case: Path, limit: int, as_json: bool) -> None:
    """List people, bodies and places, under all their names, those in most reports first."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import QUIET, make_console, more, plain_table, print_json
    from sayso.views.entities import entities
    from sayso.views.wording import clip, where

    with open_case(case) as opened:
        answer = entities(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    table = plain_table(("name", "fold"), ("kind", "left"), ("reports", "right"), ("mentions", "right"))
    shown = [one for one in answer.entities if one.named]
    for one in shown[:limit]:
        name = Text(clip(one.name, 60))
        others = [other for other in one.names if other != one.name]
        if others:
            name.append(f"\n  also: {clip(', '.join(others), 120)}", QUIET)
        if one.body:
            name.append(f"\n  speaks for {one.body}", QUIET)
        if one.place:
            name.append(f"\n  {where(one.place)}", QUIET)
        table.add_row(name, one.kind, str(len(one.documents)), str(one.mentions))
    console.print(table)
    more(console, limit, len(shown))
    unnamed = len(answer.entities) - len(shown)
    if unnamed:
        console.print(Text(f"Besides, {unnamed:,} that are described and not named (--json lists them).", QUIET))
