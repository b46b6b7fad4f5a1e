"""Making a case, keeping it up to date, ruling in it; and reading without one."""

from sayso.building.build import BuildReport, build, build_case
from sayso.building.judge import judge, undo
from sayso.building.progress import Progress
from sayso.building.read import read

__all__ = ["BuildReport", "Progress", "build", "build_case", "judge", "read", "undo"]
