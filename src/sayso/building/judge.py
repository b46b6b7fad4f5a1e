"""A person's ruling enters the case, and all is weighed again."""

from datetime import UTC, datetime
from pathlib import Path

from sayso.building.progress import silent
from sayso.building.weigh_again import weigh_again
from sayso.casefile import Case, open_case, write_case
from sayso.errors import JudgementError
from sayso.evidence import Judgement, JudgementKind, content_id


def judge(
    case: str | Path,
    kind: JudgementKind,
    subject: str,
    other: str | None = None,
    *,
    value: str | None = None,
    reason: str | None = None,
    by: str | None = None,
    at: datetime | None = None,
) -> Judgement:
    """Record a person's ruling, and draw the conclusions anew. See `Judgement` for what the fields hold.

    Raises `JudgementError` where it names something that the case does not hold, or gives a rating there is none of.
    """
    with open_case(case) as opened:
        subject, other = _named(opened, kind, subject), other and _named(opened, kind, other)
        if other == subject:
            raise JudgementError(f"{subject!r} is the same thing twice: a ruling needs two")
    moment = at or datetime.now(UTC).replace(microsecond=0)
    key = content_id(kind, subject, other, value, reason, by, moment)
    ruling = Judgement(key, kind, subject, other, value, reason, by, moment)
    with write_case(case) as writer:
        writer.add_judgement(ruling)
        weigh_again(writer, silent)
    return ruling


def undo(case: str | Path, judgement: str, *, at: datetime | None = None) -> None:
    """Take a ruling back, by its id, and draw the conclusions anew. Raises `JudgementError` where none of that id stands."""
    with open_case(case):
        pass  # a case that is not there must not be made by asking to change it
    with write_case(case) as writer:
        writer.undo_judgement(judgement, at=at or datetime.now(UTC).replace(microsecond=0))
        weigh_again(writer, silent)


def _named(case: Case, kind: JudgementKind, wanted: str) -> str:
    """`wanted` as the case has it: an entity's name, a claim's or statement's id."""
    if kind in {"same_claim", "different_claim"}:
        held = any(claim.id == wanted for claim in case.claims())
    elif kind == "wrong_statement":
        held = wanted in case.statements([wanted])
    else:
        held = wanted in case.statements([wanted]) if kind == "rating" else False
        outlets = {stored.document.outlet for stored in case.documents()} if kind == "rating" else set()
        held = held or wanted in outlets or bool(case.find_entities(wanted))
    if not held:
        what = {
            "same_claim": "claim with the id",
            "different_claim": "claim with the id",
            "wrong_statement": "statement with the id",
        }
        hint = ""
        if kind == "wrong_statement":
            hint = " (a claim's id is not a statement's: sayso claims CASE --ids shows those)"
        raise JudgementError(f"the case has no {what.get(kind, 'name or statement')} {wanted!r}{hint}")
    return wanted
