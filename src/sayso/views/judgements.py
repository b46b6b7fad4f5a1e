"""What have people ruled?"""

from sayso.casefile import Case
from sayso.evidence import Judgement
from sayso.views.answers import Answer


class Judgements(Answer, frozen=True):
    """The rulings that stand, oldest first."""

    judgements: tuple[Judgement, ...]


def judgements(case: Case) -> Judgements:
    """All rulings of the case that stand."""
    return Judgements(judgements=case.judgements())
