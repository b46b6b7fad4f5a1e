"""`sayso claims`: what is claimed, by whom, on whose authority, who denies it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option, limit_option, rating_option

if TYPE_CHECKING:
    from sayso.evidence import StatementKind


@click.command(
    short_help="What is claimed, by whom, and who denies it.",
    epilog=example('sayso claims harbour.case --about "Port Authority" --contested'),
)
@case_argument
@click.option(
    "--about", multiple=True, metavar="NAME", help="Only claims about NAME; give it twice for the tie of two."
)
@click.option("--kind", type=click.Choice(["relation", "event", "figure", "assertion"]), help="Only claims of a kind.")
@click.option("--contested", is_flag=True, help="Only claims that some deny, or that other figures contradict.")
@rating_option
@click.option("--ids", is_flag=True, help="Show the statements' ids, which sayso judge takes.")
@limit_option
@json_option
def command(
    case: Path,
    about: tuple[str, ...],
    kind: "StatementKind | None",
    contested: bool,
    rating: str | None,
    ids: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List claims, most attested first, each with who affirms it, who denies it, and in which words."""
    from sayso.casefile import open_case
    from sayso.cli.printing import make_console, more, print_claim, print_json
    from sayso.views.claims import claims
    from sayso.views.overview import waiting

    with open_case(case) as opened:
        answer = claims(opened, about=about, kind=kind, contested=contested, rating=rating)
        unfinished = waiting(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.claims:
        console.print("No such claim in the case.")
    if unfinished:
        console.print(f"The build is not finished: {unfinished} documents are not read yet (run sayso build again).")
    for claim in answer.claims[:limit]:
        print_claim(console, claim, ids=ids)
    more(console, limit, len(answer.claims))
