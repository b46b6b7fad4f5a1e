"""`sayso build`: a case from a pile of reports."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import (
    case_argument,
    engine_option,
    example,
    jobs_option,
    json_option,
    memory_option,
    timeout_option,
)

if TYPE_CHECKING:
    from sayso.building.engines import EngineKind


@click.command(
    short_help="Make a case from reports, or bring it up to date.",
    epilog=example("sayso build harbour.case reports/ more/late-edition.html"),
)
@case_argument
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@jobs_option
@engine_option
@timeout_option
@memory_option
@click.option("--forget-missing", is_flag=True, help="Take reports out of the case whose files are gone.")
@click.option(
    "--first-only",
    is_flag=True,
    help="Weigh a few new reports of a large case beside those nearest to them only, and all at the next build.",
)
@json_option
def command(
    case: Path,
    paths: tuple[Path, ...],
    jobs: int | None,
    engine: "EngineKind",
    timeout: float,
    max_memory: int,
    forget_missing: bool,
    first_only: bool,
    as_json: bool,
) -> int:
    """Make the case CASE, or bring it up to date, from files and folders.

    Only what is new or changed is read, so repeat it whenever reports are added; without PATHS the reports that are in
    the case are weighed again. A build that was stopped goes on where it was. Reports whose files have vanished stay in
    the case unless --forget-missing is given. A document that takes too long or too much memory, or kills the process
    that reads it, is listed as not read; the others are.

    A few new reports of a large case are weighed beside the nearest ones first, and stand in it within seconds; then all
    is weighed, which takes longer and can be left to the next build by --first-only.
    """
    from sayso.building import build
    from sayso.cli.printing import print_json
    from sayso.cli.problems import list_problems
    from sayso.cli.progress import ShownProgress
    from sayso.engine import Limits
    from sayso.views.wording import beside_nearest, count

    with ShownProgress() as progress:
        report = build(
            case,
            paths,
            jobs=jobs,
            engine=engine,
            limits=Limits(timeout, max_memory),
            forget_missing=forget_missing,
            first_only=first_only,
            progress=progress,
        )
    list_problems(report.unread, report.notes, report.passed_over)
    if as_json:
        print_json(report)
    parts = [count(report.documents, "report"), f"{report.read:,} read now, in {report.seconds:.1f} s"]
    if report.forgotten:
        parts.append(f"{count(report.forgotten, 'file')} forgotten")
    if report.missing:
        parts.append(f"{count(report.missing, 'file')} no longer on the disk, kept (see --forget-missing)")
    if report.nearest:
        parts.append(f"{beside_nearest(report.nearest)}; sayso build {case} weighs all")
    elif not report.weighed:
        parts.append("nothing new")
    click.echo(f"{case}: {', '.join(parts)}. Look: sayso overview {case}", err=True)
    return 1 if report.unread else 0
