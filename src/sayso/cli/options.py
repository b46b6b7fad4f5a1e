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
engine_option = click.option(
    "--engine",
    type=click.Choice(["processes", "serial", "ray"]),
    default="processes",
    show_default=True,
    help="Where documents are read: in worker processes; in this one (serial), which a document can then kill; or on the Ray cluster that RAY_ADDRESS names.",
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=120,
    show_default=True,
    help="Seconds a document may take; a long one has a second more for each 1,000 characters.",
)
memory_option = click.option(
    "--max-memory",
    type=click.IntRange(min=256),
    default=4096,
    show_default=True,
    help="Megabytes a worker process may ask for.",
)


rating_option = click.option(
    "--rating",
    type=click.Choice([*"ABCDEF", *"123456"], case_sensitive=False),
    help="Only what you rated so or better: the source or outlet (A-F), or the statement (1-6).",
)


def example(line: str) -> str:
    """The last paragraph of a help text: one command line to try."""
    return f"Example: {line}"
