"""`sayso search`: where the reports have these words."""

from pathlib import Path

import click

from sayso.cli.options import case_argument, example, json_option, limit_option


@click.command(
    short_help="Where the reports have these words.",
    epilog=example("sayso search harbour.case 'warned \"warehouse 4\"'"),
)
@case_argument
@click.argument("words", nargs=-1, required=True)
@limit_option
@json_option
def command(case: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find WORDS in the reports: all of them must be there, in any form; "in quotes" as they stand."""
    from rich.text import Text

    from sayso.casefile import open_case
    from sayso.cli.printing import QUIET, heading, make_console, more, print_json
    from sayso.views.search import search

    with open_case(case) as opened:
        answer = search(opened, " ".join(words))
    if as_json:
        print_json(answer)
        return
    console = make_console()
    if not (answer.passages or answer.entities or answer.claims):
        console.print("The case has nothing on that.")
    for passage in answer.passages[:limit]:
        console.print(Text.assemble((passage.document, "bold"), (f"  {passage.outlet or ''}", QUIET)))
        line = Text(passage.words or passage.title or "")
        for match in passage.matches:
            line.stylize("bold", match.start - passage.span.start, match.end - passage.span.start)
        console.print(line)
    more(console, limit, len(answer.passages))
    for title, found in (("So called", answer.entities), ("Claims", answer.claims)):
        if found:
            heading(console, title)
            for one in found:
                console.print(Text.assemble(one.text, ("  " + one.id, QUIET)))
