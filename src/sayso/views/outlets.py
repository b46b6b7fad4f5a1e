"""Which outlets stand in the pile, with how many reports, and how many of those were made from others?"""

from sayso.casefile import Case
from sayso.casefile.choosing import outlet_counts
from sayso.evidence import Record


class ShownOutlet(Record, frozen=True):
    """An outlet (`None`: not known), how many reports of it the case has, and how many of them were made from others."""

    name: str | None
    documents: int
    derived: int


def show_outlets(case: Case) -> tuple[ShownOutlet, ...]:
    """All outlets, those with most reports first; what has no outlet comes last."""
    return tuple(ShownOutlet(*counts) for counts in outlet_counts(case))
