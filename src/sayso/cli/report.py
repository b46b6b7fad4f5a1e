"""`sayso report`: one file to hand to an editor."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example


@click.command(
    short_help="Write one HTML page to hand to an editor.", epilog=example("sayso report harbour.case -o harbour.html")
)
@case_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The HTML file to write."
)
def command(case: Path, output: Path) -> None:
    """Write the case as one HTML page that needs nothing else: claims, figures, lineage, and every text."""
    from sayso.casefile import open_case
    from sayso.web.report import write_report

    with open_case(case) as opened:
        write_report(opened, output)
    click.echo(f"{output} is written; open it in a browser", err=True)
