"""What have people ruled, and where do they disagree?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sayso.casefile import Case
from sayso.casefile.names import fold
from sayso.casefile.rulings import pending_rulings
from sayso.evidence import Judgement, Record
from sayso.evidence.judgements import PAIRED
from sayso.views.answers import Answer
from sayso.views.wording import day


class Disagreement(Record, frozen=True):
    """Rulings (ids, oldest first) of different persons on one thing that say different things.

    `about` names it, `holds` is the id of the ruling that takes effect: the latest, but that a statement is wrong
    whenever one of them says so. `reason` tells in words who ruled what.
    """

    about: tuple[str, ...]
    judgements: tuple[str, ...]
    holds: str
    reason: str


class Undone(Record, frozen=True):
    """A ruling that was taken back, and when; it stays in the record."""

    judgement: Judgement
    at: datetime


class Judgements(Answer, frozen=True):
    """The rulings that stand, oldest first, where persons disagree, and those taken back.

    `pending` are ids of rulings made, or taken back, since all was weighed last: the conclusions do not show it yet.
    """

    judgements: tuple[Judgement, ...]
    disagreements: tuple[Disagreement, ...] = ()
    undone: tuple[Undone, ...] = ()
    pending: tuple[str, ...] = ()


def judgements(case: Case) -> Judgements:
    """All rulings of the case that stand."""
    found = case.judgements()
    return Judgements(
        judgements=found,
        disagreements=find_disagreements(found),
        undone=tuple(Undone(one, when) for one, when in case.rulings() if when is not None),
        pending=pending_rulings(case),
    )


def find_disagreements(found: Sequence[Judgement]) -> tuple[Disagreement, ...]:
    """Where different persons rule differently on one thing; of each person the last ruling counts."""
    on: dict[tuple[str, frozenset[str]], dict[str | None, Judgement]] = {}
    for one in found:
        last = on.setdefault(_topic(one), {})
        last.pop(one.by, None)
        last[one.by] = one
    return tuple(
        _disagreement(tuple(last.values())) for last in on.values() if len({_answer(one) for one in last.values()}) > 1
    )


def _topic(one: Judgement) -> tuple[str, frozenset[str]]:
    """What a ruling is about, whichever way it falls."""
    if one.kind in PAIRED:
        return one.kind.partition("_")[2], frozenset(fold(part) or part for part in (one.subject, one.other or ""))
    return "worth", frozenset((fold(one.subject) or one.subject,))


def _answer(one: Judgement) -> str:
    if one.kind in PAIRED:
        return one.kind.partition("_")[0]
    return one.value or "wrong"


def _disagreement(rulings: tuple[Judgement, ...]) -> Disagreement:
    holds = next((one for one in rulings if one.kind == "wrong_statement"), rulings[-1])
    told = "; ".join(f"{one.by or 'somebody unnamed'}: {_answer(one)} ({day(one.at.date())})" for one in rulings)
    why = "wrong takes effect" if holds.kind == "wrong_statement" else f"the later holds: {_answer(holds)}"
    about = tuple(part for part in (rulings[0].subject, rulings[0].other) if part)
    return Disagreement(about, tuple(one.id for one in rulings), holds.id, f"{told}; {why}")


def rulings_on(case: Case, subjects: Iterable[str]) -> tuple[Judgement, ...]:
    """The rulings that stand about any of those names or ids, oldest first."""
    wanted = set(subjects)
    return tuple(one for one in case.judgements() if {one.subject, one.other} & wanted)
