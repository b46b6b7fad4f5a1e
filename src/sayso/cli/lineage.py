"""`sayso lineage`: which report was made from which, and how we know."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option, limit_option


@click.command(
    short_help="Which report was made from which, and how we know.", epilog=example("sayso lineage harbour.case")
)
@case_argument
@limit_option
@json_option
def command(case: Path, limit: int, as_json: bool) -> None:
    """Show which report is a copy, excerpt or rewrite of which, and whom it credits."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import QUIET, heading, make_console, more, print_json
    from sayso.views.lineage import lineage
    from sayso.views.wording import count

    with open_case(case) as opened:
        answer = lineage(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.derivations:
        console.print("No report in the case was made from another, as far as can be told.")
    for family in answer.families:
        console.print(
            Text.assemble((family.original, "bold"), f"  {count(len(family.derived), 'report')} made from it")
        )
    if answer.derivations:
        heading(console, "How we know")
    for one in answer.derivations[:limit]:
        parent = one.from_ or f"{one.from_absent} (not in the case)"
        arrow = f"{one.kind} of" if one.directed else f"{one.kind}, either way, of"
        if one.kind == "credit":
            arrow = "links to" if one.is_mere_link else "credits"
        console.print(Text.assemble((one.document, "bold"), f"  {arrow} {parent}  ", (f"{one.score:.2f}", QUIET)))
        for reason in one.reasons:
            console.print(Text(f"    {reason}", QUIET))
    more(console, limit, len(answer.derivations))
