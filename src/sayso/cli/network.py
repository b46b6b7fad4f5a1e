"""`sayso network`: who stands with whom, and who cites whom."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option, limit_option

if TYPE_CHECKING:
    from sayso.views.network import Edge, Of


@click.command(
    short_help="Who stands with whom in the claims, and who cites whom.",
    epilog=example("sayso network harbour.case --of sources"),
)
@case_argument
@click.option(
    "--of",
    type=click.Choice(["names", "sources"]),
    default="names",
    show_default=True,
    help="Names that stand in one claim, or who quotes, credits and copies whom.",
)
@click.option("--about", metavar="NAME", help="Only what lies around that name.")
@limit_option
@json_option
def command(case: Path, of: "Of", about: str | None, limit: int, as_json: bool) -> None:
    """List who stands with whom in what is claimed, or who quotes, credits and copies whom."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import make_console, more, plain_table, print_json
    from sayso.views.network import network
    from sayso.views.wording import clip

    with open_case(case) as opened:
        answer = network(opened, of, about=about)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.edges:
        console.print("Nobody stands with anybody." if of == "names" else "Nobody named cites anybody.")
        return
    names = {node.id: node.name for node in answer.nodes}
    table = plain_table(("", "fold"), ("", "left"), ("", "fold"))
    for edge in answer.edges[:limit]:
        table.add_row(Text(clip(names[edge.source], 60)), _does(edge), Text(clip(names[edge.target], 60)))
    console.print(table)
    more(console, limit, len(answer.edges))


def _does(edge: "Edge") -> str:
    from sayso.views.wording import count

    if edge.kind == "tie":
        return f"– {count(edge.count, 'claim')} –"
    what = "statement" if edge.kind == "quotes" else "report"
    return f"{edge.kind} → ({count(edge.count, what)})"
