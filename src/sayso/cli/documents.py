"""`sayso documents`: which reports are in the case, and what could not be read."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option, limit_option


@click.command(
    short_help="The reports, and what could not be read.", epilog=example("sayso documents harbour.case --limit 100")
)
@case_argument
@limit_option
@json_option
def command(case: Path, limit: int, as_json: bool) -> None:
    """List the reports, what was found in each, and the input that could not be read and why."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import QUIET, heading, make_console, more, plain_table, print_json
    from sayso.views.documents import documents
    from sayso.views.wording import clip, days

    with open_case(case) as opened:
        answer = documents(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    table = plain_table(("report", "fold"), ("published", "fold"), ("statements", "right"))
    for one in answer.documents[:limit]:
        what = Text(one.name)
        what.append(
            f"\n  {clip(' · '.join(part for part in (one.outlet, one.title) if part), 100)}"
            if one.outlet or one.title
            else ""
        )
        if one.same_bytes_as:
            what.append(f"\n  the same bytes as {one.same_bytes_as}", QUIET)
        elif one.derived_from:
            what.append(f"\n  {one.derivation} of {one.derived_from}", QUIET)
        table.add_row(what, days(one.published.interval) or "–", str(one.statements) if one.read else "not read yet")
    console.print(table)
    more(console, limit, len(answer.documents))
    if answer.problems:
        heading(console, "Not read, or not wholly")
        for problem in answer.problems[:limit]:
            console.print(Text(f"{problem.source or '?'}: {problem.message}"))
        more(console, limit, len(answer.problems))
