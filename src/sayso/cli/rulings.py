"""The rulings that a person can make with `sayso judge`, as a table, and the command of each."""

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from sayso.cli.options import example

if TYPE_CHECKING:
    from sayso.evidence import JudgementKind


class Ruling(NamedTuple):
    """One sort of ruling: the command's name, the kind recorded, what is ruled on, and the words of its help.

    `shown` is what the example has behind the command. Where a `scale` is given the last argument is a rating.
    """

    name: str
    kind: "JudgementKind"
    about: tuple[str, ...]
    brief: str
    help: str
    shown: str
    scale: str = ""


AT_ONCE = "the case is weighed again"
WAITS = "waits: a build is at work on the case, and the next one takes it in"
_CANNOT_TELL = "You looked, and cannot tell whether"
_STAYS = "what the machine concludes stays."

RULINGS = (
    Ruling(
        "same", "same_entity", ("name", "other"),
        "Two names are one.",
        "NAME and OTHER are one.",
        '"Coroner" "Judit Sabel"',
    ),
    Ruling(
        "different", "different_entity", ("name", "other"),
        "Two names are two.",
        "NAME and OTHER are two.",
        '"Senn Port Authority" "Senn harbour"',
    ),
    Ruling(
        "unsure", "unsure_entity", ("name", "other"),
        "Nobody can tell whether two names are one.",
        f"{_CANNOT_TELL} NAME and OTHER are one: {_STAYS}",
        '"the inspector" "a port official"',
    ),
    Ruling(
        "same-claim", "same_claim", ("claim", "other"),
        "Two claims say the same.",
        "The claims CLAIM and OTHER say the same; each is named by its id or by that of one of its statements.",
        "3f0c… 91ab…",
    ),
    Ruling(
        "different-claim", "different_claim", ("claim", "other"),
        "Two claims do not say the same.",
        """The claims CLAIM and OTHER do not say the same; each is named by its id or by that of one of its statements.

        Where the machine holds them for one claim, name two statements of it: the second is parted from it.""",
        "3f0c… 91ab…",
    ),
    Ruling(
        "unsure-claim", "unsure_claim", ("claim", "other"),
        "Nobody can tell whether two claims say the same.",
        f"{_CANNOT_TELL} the claims CLAIM and OTHER say the same: {_STAYS}",
        "3f0c… 91ab…",
    ),
    Ruling(
        "same-origin", "same_origin", ("statement", "other"),
        "Two statements come from one origin.",
        "The statements of the ids STATEMENT and OTHER rest on one origin: they count as one voice.",
        "7d21… 90ce… --reason 'he is the official of the other report'",
    ),
    Ruling(
        "different-origin", "different_origin", ("statement", "other"),
        "Two statements come from two origins.",
        "The statements of the ids STATEMENT and OTHER rest on two origins: they count as two voices.",
        "7d21… 90ce… --reason 'two interviews, two officials'",
    ),
    Ruling(
        "unsure-origin", "unsure_origin", ("statement", "other"),
        "Nobody can tell whether two statements come from one origin.",
        f"{_CANNOT_TELL} STATEMENT and OTHER (ids) rest on one origin: {_STAYS}",
        "7d21… 90ce…",
    ),
    Ruling(
        "wrong", "wrong_statement", ("statement",),
        "A statement is not what the words say.",
        "The statement of the id STATEMENT is not what the words say; it counts no more.",
        "7d21… --reason 'misread'",
    ),
    Ruling(
        "rate", "rating", ("subject",),
        "Rate a source A-F, or a statement 1-6.",
        """Rate a source (a name: A reliable … F cannot be judged) or a statement (an id: 1 confirmed … 6).

        The scales are those of the Admiralty code.""",
        '"Harbour Post" B',
        scale="ABCDEF123456",
    ),
)  # fmt: skip


def make_command(ruling: Ruling) -> click.Command:
    """The command that records a ruling of that sort in the case that the group was given."""

    @click.pass_obj
    def record(case: Path, /, reason: str | None, by: str | None, rating: str | None = None, **about: str) -> None:
        _rule(case, ruling, [about[part] for part in ruling.about], rating, reason, by)

    arguments: list[click.Parameter] = [click.Argument([part]) for part in ruling.about]
    if ruling.scale:
        arguments.append(click.Argument(["rating"], type=click.Choice([*ruling.scale], case_sensitive=False)))
    return click.Command(
        ruling.name,
        callback=record,
        params=[
            *arguments,
            click.Option(["--reason"], help="Why, in your own words."),
            click.Option(["--by"], envvar="SAYSO_JUDGE", help="Who rules (or set SAYSO_JUDGE)."),
        ],
        help=inspect.cleandoc(ruling.help),
        short_help=ruling.brief,
        epilog=example(f"sayso judge harbour.case {ruling.name} {ruling.shown}"),
    )


def _rule(case: Path, ruling: Ruling, about: list[str], value: str | None, reason: str | None, by: str | None) -> None:
    """Record it, weighed at once where no build is at work."""
    from sayso.building import judge
    from sayso.errors import BusyError

    subject, other = (*about, None)[:2]
    assert subject is not None
    done = AT_ONCE
    try:
        made = judge(case, ruling.kind, subject, other, value=value, reason=reason, by=by)
    except BusyError:
        made = judge(case, ruling.kind, subject, other, value=value, reason=reason, by=by, weigh=False)
        done = WAITS
    click.echo(
        f"{made.id} is recorded, and {done}; to take it back: sayso judge {case} undo {made.id}",
        err=True,
    )
