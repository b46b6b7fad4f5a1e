"""`sayso read`: what is in single documents, without a case."""

from pathlib import Path

import click

from sayso.cli.options import example, jobs_option


@click.command(
    short_help="Print what is in single documents, as JSON.", epilog=example("sayso read report.txt | head -c 600")
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--no-text", is_flag=True, help="Leave the documents' texts out.")
@jobs_option
def command(paths: tuple[Path, ...], no_text: bool, jobs: int | None) -> int:
    """Read documents and print what was found in each, one JSON object a line.

    PATHS are files or folders. What could not be read is listed on standard error.
    """
    import msgspec

    from sayso.building import read
    from sayso.cli.problems import list_problems
    from sayso.cli.progress import ShownProgress
    from sayso.evidence import Problem, to_json

    lost: list[Problem] = []
    notes: list[Problem] = []
    readings = 0
    with ShownProgress() as progress:
        for found in read(paths, jobs=jobs, progress=progress):
            if isinstance(found, Problem):
                (lost if found.unread else notes).append(found)
                continue
            readings += 1
            lost.extend(problem for problem in found.problems if problem.unread)
            if no_text:
                bare = msgspec.to_builtins(found)
                del bare["document"]["text"]
                click.echo(to_json(bare))
            else:
                click.echo(to_json(found))
    list_problems(lost, notes)
    return 2 if not readings else 1 if lost else 0
