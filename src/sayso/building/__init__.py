"""Making a case, keeping it up to date, ruling in it; and reading without one."""

from sayso.building.build import BuildReport, build
from sayso.building.engines import EngineKind
from sayso.building.judge import judge, undo
from sayso.building.merging import Merged, export_judgements, import_judgements
from sayso.building.progress import Progress
from sayso.building.read import read

__all__ = [
    "BuildReport",
    "EngineKind",
    "Merged",
    "Progress",
    "build",
    "export_judgements",
    "import_judgements",
    "judge",
    "read",
    "undo",
]
