"""How work is spread over processes and machines, and not done twice."""

from sayso.engine.engine import FEW, Engine, Outcome, default_jobs, in_groups
from sayso.engine.limits import Limits, Seconds
from sayso.engine.memory import Memory, Notes, key_of
from sayso.engine.processes import Processes
from sayso.engine.serial import Serial

__all__ = [
    "FEW",
    "Engine",
    "Limits",
    "Memory",
    "Notes",
    "Outcome",
    "Processes",
    "Seconds",
    "Serial",
    "default_jobs",
    "in_groups",
    "key_of",
]
