"""`python -m sayso.cli` is `sayso`."""

from sayso.cli.commands import main

main()
