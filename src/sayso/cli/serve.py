"""`sayso serve`: the case in a browser."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example

PORT = 8765  # where nothing else is wanted


@click.command(short_help="Look at the case in a browser.", epilog=example("sayso serve harbour.case"))
@case_argument
@click.option("--port", type=click.IntRange(0, 65535), help=f"The port to listen on.  [default: {PORT}, or a free one]")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address or name to listen on.")
@click.option(
    "--token",
    envvar="SAYSO_TOKEN",
    help="What whoever looks must know (or set SAYSO_TOKEN).  [default: none on this machine alone, else a new one]",
)
def command(case: Path, port: int | None, host: str, token: str | None) -> None:
    """Serve the case CASE as pages to look at, on this machine alone; end it with Ctrl-C.

    A build may go on beside it. With another --host others can look too, if they know the token in the address printed.
    """
    from sayso.web.serving import serve

    serve(case, host=host, port=port, usual=PORT, token=token, tell=lambda line: click.echo(line, err=True))
