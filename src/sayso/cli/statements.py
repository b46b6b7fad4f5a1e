"""`sayso statements`: what is said, word for word, by whom and in which report."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from sayso.cli.options import case_argument, example, json_option, limit_option, rating_option
from sayso.evidence import Certainty, Polarity

if TYPE_CHECKING:
    from sayso.casefile import Case
    from sayso.casefile.filtering import Filter

day = click.DateTime(formats=["%Y-%m-%d"])


@click.command(
    short_help="What is said, word for word, by whom.",
    epilog=example('sayso statements harbour.case --source "health ministry" --since 2031-05-05'),
)
@case_argument
@click.option("--about", multiple=True, metavar="NAME", help="Only of claims about that name (may be repeated).")
@click.option("--outlet", help="Only in reports of that outlet.")
@click.option("--source", metavar="NAME", help="Only with that source in the chain.")
@click.option("--polarity", type=click.Choice(get_args(Polarity)), help="Only affirmed, or only denied ones.")
@click.option("--certainty", type=click.Choice(get_args(Certainty)), help="Only ones told with that certainty.")
@click.option("--since", type=day, help="Only in reports of that day (2031-05-09) or later.")
@click.option("--until", type=day, help="Only in reports of that day or earlier.")
@rating_option
@limit_option
@json_option
def command(case: Path, limit: int, as_json: bool, **wanted: Any) -> None:
    """List statements by the day of their report: the words, the chain of sources, how sure, affirmed or denied."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import QUIET, make_console, more, print_json
    from sayso.views.statements import statements
    from sayso.views.wording import chain, clip, days

    with open_case(case) as opened:
        answer = statements(opened, _filter(opened, **wanted))
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not answer.statements:
        console.print("No such statement in the case.")
    for one in answer.statements[:limit]:
        told = one.statement
        grade = f"rated {one.rating}" if one.rating else ""
        notes = [chain(told.chain), told.certainty, told.polarity, days(told.published), told.document, grade]
        console.print(Text(f"“{clip(told.words, 300)}”"))
        console.print(Text(f"    {' · '.join(note for note in notes if note)}", QUIET))
    more(console, limit, len(answer.statements))


def _filter(case: "Case", *, about: tuple[str, ...], source: str | None, rating: str | None, **rest: Any) -> "Filter":
    from msgspec.structs import replace

    from sayso.casefile.filtering import Source
    from sayso.views.ratings import rated

    days = {name: value.date() for name, value in rest.items() if isinstance(value, datetime)}
    return replace(
        rated(case, rating),
        about=tuple(case.entity(name).id for name in about),
        source=Source(source, case.meant_by(source)) if source else None,
        **{**rest, **days},
    )
