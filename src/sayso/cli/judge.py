"""`sayso judge`: a person's ruling, which always wins over the machine's."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import case_argument, example, json_option

if TYPE_CHECKING:
    from sayso.evidence import JudgementKind

reason_option = click.option("--reason", help="Why, in your own words.")
by_option = click.option("--by", envvar="SAYSO_JUDGE", help="Who rules (or set SAYSO_JUDGE).")


@click.group(
    short_help="Record a ruling of your own, or undo one.",
    epilog=example('sayso judge harbour.case same "Coroner" "Judit Sabel"'),
)
@case_argument
@click.pass_context
def command(context: click.Context, case: Path) -> None:
    """Record a ruling in the case CASE, list the rulings, or undo one; the case is weighed again at once."""
    context.obj = case


@command.command(
    "same", short_help="Two names are one.", epilog=example('sayso judge harbour.case same "Coroner" "Judit Sabel"')
)
@click.argument("name")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def same(case: Path, name: str, other: str, reason: str | None, by: str | None) -> None:
    """NAME and OTHER are one."""
    _rule(case, "same_entity", name, other, reason=reason, by=by)


@command.command(
    "different",
    short_help="Two names are two.",
    epilog=example('sayso judge harbour.case different "Senn Port Authority" "Senn harbour"'),
)
@click.argument("name")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def different(case: Path, name: str, other: str, reason: str | None, by: str | None) -> None:
    """NAME and OTHER are two."""
    _rule(case, "different_entity", name, other, reason=reason, by=by)


@command.command(
    "unsure",
    short_help="Nobody can tell whether two names are one.",
    epilog=example('sayso judge harbour.case unsure "the inspector" "a port official"'),
)
@click.argument("name")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def unsure(case: Path, name: str, other: str, reason: str | None, by: str | None) -> None:
    """You looked, and cannot tell whether NAME and OTHER are one: what the machine concludes stays."""
    _rule(case, "unsure_entity", name, other, reason=reason, by=by)


@command.command(
    "same-claim",
    short_help="Two claims say the same.",
    epilog=example("sayso judge harbour.case same-claim 3f0c… 91ab…"),
)
@click.argument("claim")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def same_claim(case: Path, claim: str, other: str, reason: str | None, by: str | None) -> None:
    """The claims CLAIM and OTHER say the same; each is named by its id or by that of one of its statements."""
    _rule(case, "same_claim", claim, other, reason=reason, by=by)


@command.command(
    "different-claim",
    short_help="Two claims do not say the same.",
    epilog=example("sayso judge harbour.case different-claim 3f0c… 91ab…"),
)
@click.argument("claim")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def different_claim(case: Path, claim: str, other: str, reason: str | None, by: str | None) -> None:
    """The claims CLAIM and OTHER do not say the same; each is named by its id or by that of one of its statements.

    Where the machine holds them for one claim, name two statements of it: the second is parted from it.
    """
    _rule(case, "different_claim", claim, other, reason=reason, by=by)


@command.command(
    "unsure-claim",
    short_help="Nobody can tell whether two claims say the same.",
    epilog=example("sayso judge harbour.case unsure-claim 3f0c… 91ab…"),
)
@click.argument("claim")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def unsure_claim(case: Path, claim: str, other: str, reason: str | None, by: str | None) -> None:
    """You looked, and cannot tell whether the claims CLAIM and OTHER say the same: what the machine concludes stays."""
    _rule(case, "unsure_claim", claim, other, reason=reason, by=by)


@command.command(
    "same-origin",
    short_help="Two statements come from one origin.",
    epilog=example(
        "sayso judge harbour.case same-origin 7d21… 90ce… --reason 'he is the official of the other report'"
    ),
)
@click.argument("statement")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def same_origin(case: Path, statement: str, other: str, reason: str | None, by: str | None) -> None:
    """The statements of the ids STATEMENT and OTHER rest on one origin: they count as one voice."""
    _rule(case, "same_origin", statement, other, reason=reason, by=by)


@command.command(
    "different-origin",
    short_help="Two statements come from two origins.",
    epilog=example("sayso judge harbour.case different-origin 7d21… 90ce… --reason 'two interviews, two officials'"),
)
@click.argument("statement")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def different_origin(case: Path, statement: str, other: str, reason: str | None, by: str | None) -> None:
    """The statements of the ids STATEMENT and OTHER rest on two origins: they count as two voices."""
    _rule(case, "different_origin", statement, other, reason=reason, by=by)


@command.command(
    "unsure-origin",
    short_help="Nobody can tell whether two statements come from one origin.",
    epilog=example("sayso judge harbour.case unsure-origin 7d21… 90ce…"),
)
@click.argument("statement")
@click.argument("other")
@reason_option
@by_option
@click.pass_obj
def unsure_origin(case: Path, statement: str, other: str, reason: str | None, by: str | None) -> None:
    """You looked, and cannot tell whether STATEMENT and OTHER (ids) rest on one origin: what the machine concludes stays."""
    _rule(case, "unsure_origin", statement, other, reason=reason, by=by)


@command.command(
    "wrong",
    short_help="A statement is not what the words say.",
    epilog=example("sayso judge harbour.case wrong 7d21… --reason 'misread'"),
)
@click.argument("statement")
@reason_option
@by_option
@click.pass_obj
def wrong(case: Path, statement: str, reason: str | None, by: str | None) -> None:
    """The statement of the id STATEMENT is not what the words say; it counts no more."""
    _rule(case, "wrong_statement", statement, reason=reason, by=by)


@command.command(
    "rate",
    short_help="Rate a source A-F, or a statement 1-6.",
    epilog=example('sayso judge harbour.case rate "Harbour Post" B'),
)
@click.argument("subject")
@click.argument("rating", type=click.Choice([*"ABCDEF", *"123456"], case_sensitive=False))
@reason_option
@by_option
@click.pass_obj
def rate(case: Path, subject: str, rating: str, reason: str | None, by: str | None) -> None:
    """Rate a source (a name: A reliable … F cannot be judged) or a statement (an id: 1 confirmed … 6).

    The scales are those of the Admiralty code.
    """
    _rule(case, "rating", subject, value=rating.upper(), reason=reason, by=by)


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

    undo_judgement(case, judgement)
    click.echo(f"{judgement} is undone; the case is weighed again", err=True)


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


def _rule(
    case: Path,
    kind: "JudgementKind",
    subject: str,
    other: str | None = None,
    *,
    value: str | None = None,
    reason: str | None = None,
    by: str | None = None,
) -> None:
    from sayso.building import judge

    ruling = judge(case, kind, subject, other, value=value, reason=reason, by=by)
    click.echo(
        f"{ruling.id} is recorded, and the case is weighed again; to take it back: sayso judge {case} undo {ruling.id}",
        err=True,
    )


def _day(at: datetime) -> str:
    from sayso.views.wording import day

    return day(at.date())
