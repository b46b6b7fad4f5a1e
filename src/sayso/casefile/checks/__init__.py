"""What must be true of every case: a function an invariant, whose first line says it, and which yields what breaks it."""

from sayso.casefile.checks.check import INVARIANTS, Broken, broken_invariants

__all__ = ["INVARIANTS", "Broken", "broken_invariants"]
