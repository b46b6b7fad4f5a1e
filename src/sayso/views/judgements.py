"""What have people ruled?"""

from collections.abc import Iterable

from sayso.casefile import Case
from sayso.evidence import Judgement
from sayso.views.answers import Answer


class Judgements(Answer, frozen=True):
    """The rulings that stand, oldest first."""

    judgements: tuple[Judgement, ...]


def judgements(case: Case) -> Judgements:
    """All rulings of the case that stand."""
    return Judgements(judgements=case.judgements())


def rulings_on(case: Case, subjects: Iterable[str]) -> tuple[Judgement, ...]:
    """The rulings that stand about any of those names or ids, oldest first."""
    wanted = set(subjects)
    return tuple(one for one in case.judgements() if {one.subject, one.other} & wanted)
