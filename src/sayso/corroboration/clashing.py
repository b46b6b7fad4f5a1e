"""When two statements cannot be one claim: another sort of thing, other numbers, days or people, or who does it to whom."""

from collections.abc import Callable, Sequence

from sayso.corroboration.propositions import BY_PATIENT
from sayso.corroboration.substitution import (
    in_common,
    is_opposed,
    length,
    names_others,
    says_otherwise,
    speaks_of_somebody,
)
from sayso.corroboration.told import Told
from sayso.corroboration.wording import are_opposite, classes, knowing, turning
from sayso.evidence import EventProposition, FigureProposition, Interval, RelationProposition
from sayso.evidence.kinds import event_kinds

WORDED = 0.34  # share of the shorter wording's words that must then be in common
MUCH_MORE = 2.5  # times as many words as its gist has
_ANYBODY = {
    "#" + word
    for word in (
        "people",
        "person",
        "other",
        "those",
        "victim",
        "someone",
        "one",
        "he",
        "she",
        "they",
        "who",
        "him",
        "her",
        "them",
        "many",
        "dozen",
        "hundred",
    )
}
_TO_COME = {"future", "hypothetical"}  # "will sell", and "would sell" or "any plan to sell" as told by others
_BROUGHT_ABOUT = {"ended", "current"}  # an ended tie, and the event that ended it


def clash(left: Told, right: Told) -> bool:
    """Whether two statements cannot be one claim: other parties, numbers, days, sort of thing, or who does it to whom."""
    return contradict(left, right) or (has_others(left, right) and has_others(right, left))


def differ(left: Told, right: Told, kind: Callable[[str], str]) -> bool:
    """Whether two statements cannot be one claim, in whatever words: `clash`, but that whom only one of them names must be
    of one `kind` (by id) with somebody whom only the other names; equal words but for some that say something else are told apart.
    """
    ours, theirs = left.item.words, right.item.words
    known = bool(left.parties) and left.parties == right.parties
    if contradict(left, right) or is_opposed(ours, theirs) or (not known and names_others(ours, theirs)):
        return True
    if left.objects and right.objects and says_otherwise(ours, theirs):
        return True  # "closed the mill", "closed the harbour"
    if not (has_others(left, right) and has_others(right, left)):
        return False
    if says_otherwise(ours, theirs):
        return True
    sorts = [{kind(one) for one in names} for names in (left.parties - right.parties, right.parties - left.parties)]
    return bool(sorts[0] & sorts[1])


def contradict(left: Told, right: Told) -> bool:
    """Whether two statements differ in sort, numbers, days or who does it to whom."""
    return (
        _other_sorts(left, right)
        or _other_numbers(left, right)
        or _other_days(left.gist.days, right.gist.days)
        or _turned_round(left, right)
        or any(are_opposite(one, other) for one in left.gist.heads for other in right.gist.heads)
        or _only_knows(left, right)
        or _only_knows(right, left)
        or _other_patients(left, right)
        or _other_parts(left, right)
    )


def worded_otherwise(left: Told, right: Told) -> bool:
    """Whether their words are the same but for some that say something else; of figures the number tells that.

    Another name says something else unless it is known to be of the same.
    """
    if any(isinstance(one.item.statement.proposition, FigureProposition) for one in (left, right)):
        return False
    ours, theirs = left.item.words, right.item.words
    if speaks_of_somebody(ours) and speaks_of_somebody(theirs) and not left.parties & right.parties:
        return left.item.document.id != right.item.document.id
    if (_says_more(left) or _says_more(right)) and in_common(ours, theirs) < WORDED:
        return True
    known = bool(left.parties) and left.parties == right.parties
    return says_otherwise(ours, theirs) or (not known and names_others(ours, theirs))


def _says_more(told: Told) -> bool:
    """Whether a wording tells much that its gist leaves out, so that equal gists prove little."""
    gist = told.gist
    kept = len({*gist.words, *gist.heads}) + len(told.parties) + len(gist.numbers) + len(gist.days)
    return length(told.item.words) > MUCH_MORE * kept


def _only_knows(one: Told, other: Told) -> bool:
    """Whether the one says that somebody knew of something, and the other does not: perhaps that it was so."""
    known, learnt = knowing()
    return bool(known & {*one.gist.heads}) and not learnt & {*other.gist.heads, *other.gist.words}


def _other_parts(left: Told, right: Told) -> bool:
    """Whether two ties or two events of one kind have different people in one role."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    ties = isinstance(ours, RelationProposition) and isinstance(theirs, RelationProposition)
    if not ties and not (isinstance(ours, EventProposition) and isinstance(theirs, EventProposition)):
        return False
    kind = getattr(ours, "kind", "")
    if kind != getattr(theirs, "kind", ""):
        return False
    spoken = {*left.bodies, *right.bodies}
    for role in sorted({role for role, _ in left.parts} & {role for role, _ in right.parts}):
        if kind in BY_PATIENT and role != event_kinds()[kind].roles[1]:
            continue
        mine, others = ({one for at, one in each.parts if at == role} for each in (left, right))
        whole = ties and role == "party" and len(mine) == len(others) == 2
        speaks = any((one, other) in spoken or (other, one) in spoken for one in mine for other in others)
        if not speaks and (mine != others if whole else not mine & others):
            return True
    return False


def _other_patients(left: Told, right: Told) -> bool:
    """Whether it happened to different people: "a nurse was killed" is not "Ana Roth was killed", whatever else they share."""
    if not left.patients or not right.patients or left.patients & right.patients:
        return False
    ours, theirs = ({one for one in each.patients if one not in _ANYBODY} for each in (left, right))
    if not ours or not theirs:
        return False
    described = all(one.startswith("#") for one in ours | theirs)
    return not (described and any(classes(one[1:]) & classes(other[1:]) for one in ours for other in theirs))


def has_others(one: Told, other: Told) -> bool:
    """Whether the one names somebody who is neither named in the other nor speaks for somebody there."""
    theirs = other.parties | {body for _, body in other.bodies}
    spoken = {party for party, body in one.bodies if body in other.parties}
    return bool(one.parties - one.described - theirs - spoken)


def _other_sorts(left: Told, right: Told) -> bool:
    """Whether both have a finer shape, and not the same."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    figures = isinstance(ours, FigureProposition), isinstance(theirs, FigureProposition)
    told = (RelationProposition, EventProposition)
    if isinstance(ours, told) and isinstance(theirs, told):
        states: set[str] = {ours.status, theirs.status}
        if len(states) > 1 and states != _TO_COME and (ours.kind == theirs.kind or states != _BROUGHT_ABOUT):
            return True
        heads = {mark for head in left.gist.heads for mark in classes(head)}
        return ours.kind != theirs.kind and not heads & {mark for head in right.gist.heads for mark in classes(head)}
    if any(figures) and (isinstance(ours, told) or isinstance(theirs, told)):
        return True
    states = {_status(left), _status(right)}
    return len(states) > 1 and states != _TO_COME


def _status(one: Told) -> str:
    status = getattr(one.item.statement.proposition, "status", "current")
    status = one.gist.status if status == "current" else status  # "the election will be held"
    return "hypothetical" if status == "current" and one.item.statement.certainty == "underspecified" else str(status)


def _other_numbers(left: Told, right: Told) -> bool:
    """Whether their numbers differ: a figure's own, of other statements all; who says that there was none denies any."""
    if any(one.is_denied and not one.gist.numbers for one in (left, right)):
        return False
    ours, theirs = value_of(left), value_of(right)
    if ours is not None and theirs is not None:
        return ours != theirs
    if ours is not None or theirs is not None:
        plain = right if ours is not None else left
        return (ours if ours is not None else theirs) not in plain.gist.numbers
    return bool(left.gist.numbers and right.gist.numbers) and set(left.gist.numbers) != set(right.gist.numbers)


def value_of(one: Told) -> float | None:
    """The number of a figure, its lower bound first; nothing of another statement."""
    figure = one.item.statement.proposition
    if not isinstance(figure, FigureProposition):
        return None
    return figure.low if figure.low is not None else figure.high


def _other_days(ours: Sequence[Interval], theirs: Sequence[Interval]) -> bool:
    return bool(ours and theirs) and not any(one.meets(other) for one in ours for other in theirs)


def _turned_round(left: Told, right: Told) -> bool:
    """Whether the one does to the other what the other does to the one."""
    if turning() & {*left.gist.heads, *right.gist.heads}:
        return False
    if left.actor is not None and left.actor == right.acted and left.actor != left.acted:
        return True
    return right.actor is not None and right.actor == left.acted and right.actor != right.acted
