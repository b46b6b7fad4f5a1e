"""What happens when somebody types `sayso`: find the command, run it, and say plainly what went wrong."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from sayso import __version__
from sayso.errors import SaysoError

COMMANDS = (
    "demo",
    "read",
    "build",
    "overview",
    "claims",
    "about",
    "figures",
    "sources",
    "entities",
    "documents",
    "lineage",
    "timeline",
    "network",
    "statements",
    "search",
    "judge",
    "check",
    "report",
    "serve",
    "export",
    "mcp",
)
DONE, MISUSE, STOPPED = 0, 2, 130


class Commands(click.Group):
    """The commands in the order in which a newcomer needs them, each in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """See click."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """See click."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"sayso.cli.{cmd_name}").command
        return found


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="First steps: sayso demo; then sayso build my.case MY-REPORTS/ and sayso overview my.case",
)
@click.version_option(__version__, message="sayso %(version)s")
def sayso() -> None:
    """What do these reports establish, and on whose say-so?

    sayso reads a pile of news reports and tells which claims they make, who vouches for each, how many independent
    origins that really is, and who denies it.
    """


def main() -> None:
    """The command line; ends the process with the exit code of the contract."""
    # Read when numpy is loaded. Reading and weighing multiply on one thread; others would be started, and wait for work in vain,
    # which takes as much of the processor's time as all imports together.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (by default the process's own); its exit code: 0, 1 (some input not read) or 2 (misuse)."""
    if sys.stdout is None:  # closed by the caller (`>&-`): say it to nobody rather than fail
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = sayso.main(arguments, prog_name="sayso", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return MISUSE
    except SaysoError as error:
        return _complain(str(error))
    except SystemExit:  # click's answer where whoever reads our output has seen enough
        return DONE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}")
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped; what was finished is kept, and the same command goes on from there", err=True)
        return STOPPED
    except Exception as error:
        if os.environ.get("SAYSO_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _complain(
            f"a fault in sayso itself ({what}). What was finished is kept; please report it with what "
            "SAYSO_DEBUG=1 and the same command print"
        )
    return code if isinstance(code, int) else DONE


def _complain(message: str) -> int:
    click.echo(f"sayso: {message}", err=True)
    return MISUSE
