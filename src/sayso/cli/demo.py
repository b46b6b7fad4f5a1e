"""`sayso demo`: the example case that ships with sayso."""

from pathlib import Path

import click

from sayso.cli.options import example, jobs_option


@click.command(short_help="Build the example case and show what it finds.", epilog=example("sayso demo"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"))
@jobs_option
def command(folder: Path, jobs: int | None) -> None:
    """Build the example case, about a harbour fire, in FOLDER (default: demo) and show what it finds."""
    from sayso.building import build
    from sayso.casefile import open_case
    from sayso.cli.overview import print_overview
    from sayso.cli.printing import make_console
    from sayso.cli.progress import ShownProgress
    from sayso.views.overview import overview
    from sayso.web.report import write_report

    folder.mkdir(parents=True, exist_ok=True)
    case, page = folder / "harbour.case", folder / "harbour.html"
    with ShownProgress() as progress:
        build(case, [find_reports()], jobs=jobs, progress=progress)
    with open_case(case) as opened:
        print_overview(make_console(), overview(opened))
        write_report(opened, page)
    lines = [
        f"The case:       {case}",
        f"The report:     {page}   (open it in a browser)",
        f"Look further:   sayso claims {case} --contested",
        f"                sayso figures {case}",
        f"                sayso lineage {case}",
        "Your own pile:  sayso build my.case MY-REPORTS/",
    ]
    click.echo("\n".join(["", *lines]))


def find_reports() -> Path:
    """The folder of the example's reports: beside the package where it is installed, else in the repository.

    Raises `SetupError` where neither is there.
    """
    import sayso
    from sayso.errors import SetupError

    package = Path(sayso.__file__).parent
    for above in (package, package.parents[1]):
        reports = above / "examples" / "harbour" / "reports"
        if reports.is_dir():
            return reports
    raise SetupError("the example reports are not part of this installation; install sayso again")
