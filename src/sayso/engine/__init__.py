"""How work is spread over processes, and later machines."""

from sayso.engine.engine import FEW, Engine, Outcome, default_jobs, in_groups
from sayso.engine.limits import Limits, Seconds
from sayso.engine.processes import Processes
from sayso.engine.serial import Serial

__all__ = ["FEW", "Engine", "Limits", "Outcome", "Processes", "Seconds", "Serial", "default_jobs", "in_groups"]
