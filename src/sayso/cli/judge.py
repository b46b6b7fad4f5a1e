"""`sayso judge`: a person's ruling, which always wins over the machine's."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option
from sayso.cli.rulings import AT_ONCE, RULINGS, WAITS, make_command


@click.group(
    short_help="Record a ruling of your own, or undo one.",
    epilog=example('sayso judge harbour.case same "Coroner" "Judit Sabel"'),
)
@case_argument
@click.pass_context
def command(context: click.Context, case: Path) -> None:
    """Record a ruling in the case CASE, list the rulings, or undo one; the case is weighed again at once.

    While a build is at work on it a ruling is only recorded, and taken in by that build or the next.
    """
    context.obj = case


for _ruling in RULINGS:
    command.add_command(make_command(_ruling))


@command.command("list", short_help="List the rulings that stand.", epilog=example("sayso judge harbour.case list"))
@json_option
@click.pass_obj
def listing(case: Path, as_json: bool) -> None:
    """List the rulings that stand."""
    from sayso.casefile import open_case
    from sayso.cli.printing import make_console, print_json
    from sayso.views.judgements import judgements

    with open_case(case) as opened:
        answer = judgements(opened)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.judgements:
        console.print("No ruling in the case.")
    for one in answer.judgements:
        about = " / ".join(part for part in (one.subject, one.other, one.value) if part)
        by = f", {one.by}" if one.by else ""
        waits = ", not weighed yet" if one.id in answer.pending else ""
        console.print(f"{one.id}  {one.kind.replace('_', ' ')}: {about}  ({_day(one.at)}{by}{waits})")
        if one.reason:
            console.print(f"    {one.reason}")
    for disagreement in answer.disagreements:
        console.print(f"\n⚑ disagreed: {' / '.join(disagreement.about)}\n    {disagreement.reason}")


@command.command(
    "undo", short_help="Take a ruling back.", epilog=example("sayso judge harbour.case undo 0a1b2c3d4e5f6789")
)
@click.argument("judgement")
@click.pass_obj
def undo(case: Path, judgement: str) -> None:
    """Take the ruling of the id JUDGEMENT back (it stays in the record, marked as undone)."""
    from sayso.building import undo as undo_judgement
    from sayso.errors import BusyError

    done = AT_ONCE
    try:
        undo_judgement(case, judgement)
    except BusyError:
        undo_judgement(case, judgement, weigh=False)
        done = f"this {WAITS}"
    click.echo(f"{judgement} is undone, and {done}", err=True)


@command.command(
    "export",
    short_help="Write the rulings to a file.",
    epilog=example("sayso judge harbour.case export ida.jsonl --by Ida"),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--by", envvar="SAYSO_JUDGE", help="Whose those are that nobody signed (or set SAYSO_JUDGE).")
@click.pass_obj
def export(case: Path, file: Path, by: str | None) -> None:
    """Write all rulings of CASE to FILE, those taken back too, for somebody else's case of the same reports.

    FILE is JSON Lines, one signed ruling a line.
    """
    from sayso.building import export_judgements
    from sayso.views.wording import count

    click.echo(f"{count(export_judgements(case, file, by=by), 'ruling')} written to {file}", err=True)


@command.command(
    "import",
    short_help="Put in the rulings of somebody else.",
    epilog=example("sayso judge harbour.case import ben.jsonl"),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def import_(case: Path, file: Path) -> None:
    """Put the rulings in FILE, as export writes it, into CASE beside those there; nothing is overwritten.

    Doing it twice changes nothing. Where persons disagree the later ruling holds, and list shows both.
    """
    from sayso.building import import_judgements
    from sayso.casefile import open_case
    from sayso.views.judgements import judgements
    from sayso.views.wording import count

    merged = import_judgements(case, file)
    click.echo(
        f"{count(merged.added, 'ruling')} added, {merged.known:,} known already, {merged.undone:,} taken back", err=True
    )
    if merged.waiting:
        told = count(len(merged.waiting), "ruling is", "rulings are")
        click.echo(f"{told} about something that this case does not hold; kept until it does", err=True)
    with open_case(case) as opened:
        disagreements = judgements(opened).disagreements
    for one in disagreements:
        click.echo(f"disagreed: {' / '.join(one.about)}: {one.reason}", err=True)


def _day(at: datetime) -> str:
    from sayso.views.wording import day

    return day(at.date())
