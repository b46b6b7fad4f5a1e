"""`sayso export`: the case in another tool's format."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example


class _WithFormats(click.Command):
    """Lists the formats in its help; they are fetched only when somebody asks for that."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See click."""
        from sayso.exports.catalogue import EXPORTS

        super().format_options(ctx, formatter)
        with formatter.section("Formats"):
            listed = [(export.name, export.purpose) for export in EXPORTS]
            formatter.write_dl([*listed, ("html", "one self-contained page to hand on, as sayso report writes it")])


@click.command(
    cls=_WithFormats,
    short_help="Write the case in another tool's format.",
    epilog=example("sayso export harbour.case --to csv -o harbour-tables"),
)
@case_argument
@click.option("--to", "name", metavar="FORMAT", required=True, help="The format, one of those below.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The file, or folder of tables, to write."
)
@click.option("--about", metavar="NAME", multiple=True, help="md or html: a dossier on NAME; twice, on the tie of two.")
def command(case: Path, name: str, output: Path, about: tuple[str, ...]) -> None:
    """Write the case in another tool's format, every row with its statements and the verbatim words behind them.

    It is written whole or not at all. The format html is the page of sayso report; with --about, html and md are a
    dossier with footnotes.
    """
    from sayso.casefile import open_case
    from sayso.exports.catalogue import export_case
    from sayso.web.report import write_report

    with open_case(case) as opened:
        if name == "html" and not about:
            write_report(opened, output)
        else:
            export_case(opened, name, output, about=about)
    click.echo(f"{output} is written", err=True)
