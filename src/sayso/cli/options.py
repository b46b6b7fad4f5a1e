"""What several commands take: the case, `--json`, `--jobs`."""

from pathlib import Path

import click

case_argument = click.argument("case", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show at most so many (JSON has all)."
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Documents read at a time.  [default: as many as pay off here, at most 4]",
)


def example(line: str) -> str:
    """The last paragraph of a help text: one command line to try."""
    return f"Example: {line}"
