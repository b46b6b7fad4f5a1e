"""Listing what could not be read."""

from collections.abc import Sequence

import click

from sayso.evidence import Problem

MOST = 20


def list_problems(lost: Sequence[Problem], notes: Sequence[Problem] = (), passed_over: Sequence[str] = ()) -> None:
    """On standard error: each input that was lost, and each that was read with some doubt; of many, the first."""
    _list("could not be read:", lost)
    _list("read, with a note:", notes)
    if passed_over:
        names = ", ".join(passed_over[:5]) + (" …" if len(passed_over) > 5 else "")
        click.echo(f"passed over, being no format that is read here: {names}", err=True)


def _list(title: str, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    click.echo(title, err=True)
    for problem in problems[:MOST]:
        click.echo(f"  {problem.source or '?'}: {problem.message}", err=True)
    if len(problems) > MOST:
        click.echo(f"  … and {len(problems) - MOST} more: sayso documents CASE --json lists all", err=True)
