"""A person's ruling enters the case, and all is weighed again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sayso.building.progress import silent
from sayso.building.taking_in import take_in
from sayso.casefile import Case, open_case, write_case
from sayso.casefile.rulings import append_rulings
from sayso.errors import InputError, JudgementError
from sayso.evidence import Judgement, JudgementKind, content_id
from sayso.evidence.judgements import PAIRED, SOURCE_RATINGS, STATEMENT_RATINGS, in_utc
from sayso.identity import contradicted

_CLAIMS = ("same_claim", "different_claim", "unsure_claim")
_STATEMENTS = ("wrong_statement", "same_origin", "different_origin", "unsure_origin")


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
    weigh: bool = True,
) -> Judgement:
    """Record a person's ruling, and draw the conclusions anew. See `Judgement` for what the fields hold.

    A claim is named by its id or by that of one of its statements, an origin by a statement that comes from it. Unless
    told to `weigh`, the ruling is only recorded, which can be done while a build is at work, and waits to be taken in.
    Raises `JudgementError` where it names something that the case does not hold, gives a rating there is none of, or
    cannot hold beside what was ruled before (A is B, B is C, and yet A is not C).
    """
    with open_case(case) as opened:
        if kind in PAIRED and not other:
            raise JudgementError("a ruling on two needs two")
        for named in (subject, other):
            if named is not None and not _holds(opened, kind, named):
                raise JudgementError(_absent(kind, named))
        if other == subject:
            raise JudgementError(f"{subject!r} is the same thing twice: a ruling needs two")
        if kind == "rating":
            _check_rating(opened, subject, value)
        anchors = tuple(_anchor(opened, one) for one in (subject, other) if one) if kind in _CLAIMS else ()
        moment = in_utc(at) if at else datetime.now(UTC)
        key = content_id(kind, subject, other, value, reason, by, moment)
        ruling = Judgement(key, kind, subject, other, value, reason, by, moment, anchors)
        _check_beside(ruling, opened.judgements())
    with write_case(case) if weigh else append_rulings(case) as writer:
        writer.add_judgements([(ruling, None)])
        if weigh:
            take_in(writer, silent)
    return ruling


def undo(case: str | Path, judgement: str, *, at: datetime | None = None, weigh: bool = True) -> None:
    """Take a ruling back, by its id, and draw the conclusions anew, or (unless told to `weigh`) leave that for later.

    Raises `JudgementError` where none of that id stands.
    """
    with open_case(case):
        pass  # a case that is not there must not be made by asking to change it
    with write_case(case) if weigh else append_rulings(case) as writer:
        writer.undo_judgement(judgement, at=in_utc(at) if at else datetime.now(UTC))
        if weigh:
            take_in(writer, silent)


def is_known(case: Case, ruling: Judgement) -> bool:
    """Whether the case holds what the ruling is about."""
    anchored = len(case.statements(ruling.anchors)) == 2 if ruling.anchors else False
    named = [one for one in (ruling.subject, ruling.other) if one]
    return anchored or all(_holds(case, ruling.kind, one) for one in named)


def _holds(case: Case, kind: JudgementKind, wanted: str) -> bool:
    """Whether the case has `wanted`: a name for entities, an id for claims and statements, either for a rating."""
    if kind in {*_CLAIMS, *_STATEMENTS, "rating"} and wanted in case.statements([wanted]):
        return True
    if kind in _CLAIMS:
        return bool(case.claims_of_ids([wanted]))
    if kind in _STATEMENTS:
        return False
    outlets = {stored.document.outlet for stored in case.documents()} if kind == "rating" else set()
    return wanted in outlets or bool(case.find_entities(wanted))


def _absent(kind: JudgementKind, wanted: str) -> str:
    if kind in _CLAIMS:
        return f"the case has no claim with the id {wanted!r}, and no statement"
    if kind in _STATEMENTS:
        return (
            f"the case has no statement with the id {wanted!r} (a claim's id is not a statement's: "
            "sayso claims CASE --ids shows those)"
        )
    return f"the case has no name{' or statement' if kind == 'rating' else ''} {wanted!r}"


def _check_beside(ruling: Judgement, standing: Sequence[Judgement]) -> None:
    """Raise `JudgementError` where a ruling on two names cannot hold beside those that stand."""
    against = contradicted(standing, ruling)
    if against:
        told = "; ".join(
            f"“{one.subject}” and “{one.other}” were judged {'the same' if one.kind == 'same_entity' else 'different'}"
            f"{f' by {one.by}' if one.by else ''} on {one.at:%Y-%m-%d} (id {one.id})"
            for one in against
        )
        ruled = "the same" if ruling.kind == "same_entity" else "different"
        raise JudgementError(
            f"“{ruling.subject}” and “{ruling.other}” cannot be {ruled}, as long as all of this stands: {told}. "
            "Take one of these rulings back first (sayso judge CASE undo ID)"
        )


def _check_rating(case: Case, subject: str, value: str | None) -> None:
    """Raise `JudgementError` where `value` is no rating of what `subject` is."""
    if subject in case.statements([subject]):
        if value not in STATEMENT_RATINGS:
            raise JudgementError("a statement is rated 1 (confirmed) to 6 (cannot be judged)")
    elif value not in SOURCE_RATINGS:
        raise JudgementError("a source is rated A (reliable) to F (cannot be judged)")


def _anchor(case: Case, wanted: str) -> str:
    """A statement by which the claim is found again when a later build gives it another id: the first of its own."""
    try:
        claim = case.claim(wanted)
    except InputError:
        return wanted  # it is a statement's id itself
    return min(key for position in claim.positions for key in position.statements)
