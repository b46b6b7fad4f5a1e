"""`sayso mcp`: the views as tools for a language-model agent."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example


@click.command(
    short_help="Serve the case to a language-model agent (MCP).",
    epilog=example("sayso mcp harbour.case  (a host program starts this; see docs/how-to/connect-an-agent.md)"),
)
@case_argument
@click.option(
    "--allow-judging", is_flag=True, help="Let the agent record and undo rulings too; without it, it only reads."
)
@click.option("--by", default="an agent over MCP", show_default=True, help="In whose name it rules.")
def command(case: Path, allow_judging: bool, by: str) -> None:
    """Serve the views of CASE as tools over the Model Context Protocol, on standard input and output.

    Every answer carries the words and spans it rests on. It listens to no network. Needs pip install 'sayso[mcp]'.
    """
    from sayso.agents.server import make_server

    make_server(case, judging_as=by if allow_judging else None).run("stdio")
