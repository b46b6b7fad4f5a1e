"""`sayso about`: the dossier on somebody or something, or on the tie between two."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option, limit_option


@click.command(
    short_help="All on one name, or on the tie between two.",
    epilog=example('sayso about harbour.case "Port Authority" "Mirel Shipping"'),
)
@case_argument
@click.argument("name")
@click.argument("other", required=False)
@limit_option
@json_option
def command(case: Path, name: str, other: str | None, limit: int, as_json: bool) -> None:
    """Show all that is said of NAME, or of the tie between NAME and OTHER."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.figures import print_series
    from sayso.cli.printing import QUIET, heading, make_console, more, print_claim, print_json
    from sayso.cli.sources import print_sources
    from sayso.cli.timeline import print_moments
    from sayso.views.dossier import dossier
    from sayso.views.wording import count
    from sayso.views.wording import where as lies

    with open_case(case) as opened:
        answer = dossier(opened, name, other)
    if as_json:
        print_json(answer)
        return
    console = make_console()
    for entity in (answer.subject, answer.other):
        if entity is None:
            continue
        body = f", speaks for {entity.body}" if entity.body else ""
        rating = f", rated {entity.rating}" if entity.rating else ""
        console.print(Text.assemble((entity.name, "bold"), f"  {entity.kind}{body}{rating}"))
        others = [one for one in entity.names if one != entity.name]
        if others:
            console.print(Text(f"  also: {', '.join(others)}", QUIET))
        if entity.place:
            console.print(Text(f"  {lies(entity.place)}: {entity.place.reason}", QUIET))
        where = f"{count(entity.mentions, 'mention')} in {count(len(entity.documents), 'report')}"
        console.print(Text(f"  {where}", QUIET))
    for title, found in (("Claims", answer.claims), ("Events", answer.events)):
        if found:
            heading(console, title)
            for claim in found[:limit]:
                print_claim(console, claim)
            more(console, limit, len(found))
    if answer.figures:
        heading(console, "Figures")
        for series in answer.figures[:limit]:
            print_series(console, series)
    if answer.sources:
        heading(console, "Who says so")
        print_sources(console, answer.sources[:limit])
    if answer.timeline:
        heading(console, "When")
        print_moments(console, answer.timeline[:limit])
    if not (answer.claims or answer.events or answer.figures):
        what = (
            "No claim in the case is about both; ask for each alone." if answer.other else "Nothing is claimed of it."
        )
        console.print(what)
