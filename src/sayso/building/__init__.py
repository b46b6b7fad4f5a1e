"""Making a case, keeping it up to date, ruling in it; and reading without one."""

from sayso.building.build import BuildReport, build
from sayso.building.engines import EngineKind
from sayso.building.judge import judge, undo
from sayso.building.merging import Merged, export_judgements, import_judgements, import_lines, judgement_lines
from sayso.building.progress import Progress
from sayso.building.read import read
from sayso.building.taking_in import weigh

__all__ = [
    "BuildReport",
    "EngineKind",
    "Merged",
    "Progress",
    "build",
    "export_judgements",
    "import_judgements",
    "import_lines",
    "judge",
    "judgement_lines",
    "read",
    "undo",
    "weigh",
]
