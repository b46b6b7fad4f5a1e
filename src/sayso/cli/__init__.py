"""The commands, a file each."""

from sayso.cli.commands import main, run

__all__ = ["main", "run"]
