"""`sayso check`: whether a case is sound."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option

SHOWN = 5  # breaches of one invariant


@click.command(short_help="Say whether a case is sound.", epilog=example("sayso check harbour.case"))
@case_argument
@json_option
def command(case: Path, as_json: bool) -> int:
    """Say whether the case CASE is sound, and if not, what is wrong with it.

    Checks that the file is whole, that spans give back their words, that every statement's document exists, that
    origins add up, that derivations refer to documents, and so on. Ends with 0 where all holds, with 1 where something
    does not. Nothing is changed.
    """
    from sayso.casefile import open_case
    from sayso.cli.printing import print_json
    from sayso.views.check import check

    with open_case(case) as opened:
        opened.hold()
        answer = check(opened)
    if as_json:
        print_json(answer)
    for one in answer.broken:
        click.echo(f"{one.name}: {one.message}", err=as_json)
        for detail in one.details[:SHOWN]:
            click.echo(f"  {detail}", err=as_json)
        if len(one.details) > SHOWN:
            click.echo(f"  … and {len(one.details) - SHOWN:,} more: --json lists them", err=as_json)
    sound = f"{case}: {len(answer.broken)} of {answer.invariants} invariants do not hold"
    if not answer.broken:
        sound = f"{case}: sound; {answer.documents:,} documents, {answer.invariants} invariants hold"
    click.echo(sound, err=as_json)
    return 1 if answer.broken else 0
