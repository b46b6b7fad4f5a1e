"""When two statements cannot be one claim: another sort of thing, other numbers, days or people, or who does it to whom."""

from collections.abc import Sequence
from functools import lru_cache

from sayso.corroboration.items import plain_words, singular
from sayso.corroboration.joining.eras import of_other_times
from sayso.corroboration.joining.propositions import A_FEW, BY_PATIENT, measure_key
from sayso.corroboration.joining.substitution import (
    count_otherwise,
    in_common,
    is_opposed,
    length,
    names_others,
    says_otherwise,
    speaks_of_somebody,
)
from sayso.corroboration.joining.told import Told
from sayso.corroboration.joining.wording import are_opposite, classes, fates, knowing, people, turning
from sayso.evidence import EventProposition, FigureProposition, Interval, Proposition, RelationProposition
from sayso.evidence.kinds import event_kinds
from sayso.languages.lexicon import word_list

WORDED = 0.34  # share of the shorter wording's words that must then be in common
FEW = 3  # numbers up to this are shared by chance
FEWEST = 2  # digits of a number that is another told less closely
ALIKE = 0.5  # share of the shorter wording's words in common, from which on it tells to whom else it happened
LARGE = 1_000  # from which on a number is told less closely
MUCH_MORE = 2.5  # times as many words as its gist has
_DEEDS = (RelationProposition, EventProposition)
_TO_COME = {"future", "hypothetical"}  # "will sell", and "would sell" or "any plan to sell" as told by others
_BROUGHT_ABOUT = {"ended", "current"}  # an ended tie, and the event that ended it


def clash(left: Told, right: Told) -> bool:
    """Whether two statements cannot be one claim: other parties, numbers, days, sort of thing, or who does it to whom."""
    return contradict(left, right) or (has_others(left, right) and has_others(right, left))


def contradict(left: Told, right: Told) -> bool:
    """Whether two statements differ in sort, numbers, days or who does it to whom."""
    return (
        _other_sorts(left, right)
        or _other_numbers(left, right)
        or _other_days(left.gist.days, right.gist.days)
        or turned_round(left, right)
        or _has_opposite_heads(left, right)
        or _only_knows(left, right)
        or _only_knows(right, left)
        or other_patients(left, right)
        or _other_parts(left, right)
        or _measure_otherwise(left, right)
        or _count_other_things(left, right)
        or _is_a_limit_or_so(left, right)
    )


def exclude(left: Told, right: Told) -> bool:
    """Whether two statements exclude each other as one claim, in whatever words: by what they count, when it was, what was
    known; or they are one wording but for whom they name, what it was done to, or whether it was done at all.
    """
    ours, theirs = left.item.words, right.item.words
    return (
        _counts_and_ties(left, right)
        or _tells_of_the_other(left, right)
        or _have_other_fates(left, right)
        or _count_otherwise(left, right)
        or _other_days(left.gist.days, right.gist.days)
        or _only_knows(left, right)
        or _only_knows(right, left)
        or is_opposed(ours, theirs)
        or (left.parties != right.parties and names_others(ours, theirs))
        or (bool(left.objects and right.objects) and says_otherwise(ours, theirs))
        or _does_the_opposite(left, right)
        or _is_done_or_planned(left, right)
        or _is_more_or_less(left, right)
        or _is_a_limit_or_so(left, right)
        or _measure_otherwise(left, right)
        or _count_other_things(left, right)
        or (other_patients(left, right) and in_common(ours, theirs) >= ALIKE)
    )


def sorts_differ(left: Told, right: Told) -> bool:
    """Whether the two are told as different sorts of thing, so that they prove no claim by themselves.

    That does not make what they say exclude each other: others of their claims may still be one.
    """
    return (
        _counts_what_the_other_does_not(left, right) or _denies_more(left, right) or _counts_at_other_times(left, right)
    )


def _does_the_opposite(left: Told, right: Told) -> bool:
    """Whether the same one does what is never said of one matter: buys it, sells it."""
    return left.actor is not None and left.actor == right.actor and _has_opposite_heads(left, right)


def _is_done_or_planned(left: Told, right: Told) -> bool:
    """Whether of two ties or events of one kind the one is, the other was, will or may be."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    deeds = isinstance(ours, _DEEDS) and isinstance(theirs, _DEEDS) and ours.kind == theirs.kind
    return deeds and states_differ(left, right)


def _counts_at_other_times(left: Told, right: Told) -> bool:
    """The same of two figures: their clauses tell it less surely."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    figures = isinstance(ours, FigureProposition) and isinstance(theirs, FigureProposition)
    return figures and states_differ(left, right)


def _is_more_or_less(left: Told, right: Told) -> bool:
    """Whether of two figures the one is at least what the other is at most: "more than 250", "less than 250"."""
    both = [one.item.statement.proposition for one in (left, right)]
    return {one.bound for one in both if isinstance(one, FigureProposition)} == {"at_least", "at_most"}


def _measure_otherwise(left: Told, right: Told) -> bool:
    """Whether two figures have each a unit, and not the same: 2 million crowns, and 2 million crowns a year.

    That it is a year's may be told apart from the unit: "annually".
    """
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    if not isinstance(ours, FigureProposition) or not isinstance(theirs, FigureProposition):
        return False
    if ours.unit is None or theirs.unit is None or ours.unit == theirs.unit:
        return False
    if ours.unit.partition(" per ")[0] != theirs.unit.partition(" per ")[0]:
        return True
    told = ((ours.unit, left.rate), (theirs.unit, right.rate))
    return not all(" per " in unit or rate for unit, rate in told)


def _count_other_things(left: Told, right: Told) -> bool:
    return count_other_things(
        (left.item.statement.proposition, _context(left)), (right.item.statement.proposition, _context(right))
    )


def count_other_things(left: tuple[Proposition, frozenset[str]], right: tuple[Proposition, frozenset[str]]) -> bool:
    """Whether two figures, each with the marks of the words around it, are of one number by chance.

    Of people of whom each tells something else, or a small or round number of nobody knows what ("two people") that
    nothing ties to the other.
    """
    (ours, around), (theirs, around_there) = left, right
    if not isinstance(ours, FigureProposition) or not isinstance(theirs, FigureProposition):
        return False
    (noun, told), (other, told_there) = map(_counted, (ours, theirs))
    if (noun | told) & (other | told_there):
        return False
    if not noun and not other and told and told_there:
        return True  # "employs 140 people", "140 people were moved out"
    value = ours.low if ours.low is not None else ours.high
    if value is None or not _is_common(value) or noun or other:
        return False  # "two toddlers" may well be "two children"
    counted = {mark for one in (ours, theirs) for word in _words_of(one) for mark in classes(word)} | _persons()
    return not (around - counted) & (around_there - counted)


def _counted(figure: FigureProposition) -> tuple[frozenset[str], frozenset[str]]:
    """The marks of the noun that a figure counts, none where it says no more than people or a unit, and of what is told of them."""
    words = measure_key(figure.measure).split()
    at = next((at for at, word in enumerate(words) if word in people()), None)
    unit = (figure.unit or "").split()
    if at is not None:
        return frozenset(), frozenset(mark for word in words[at + 1 :] for mark in classes(word))
    return frozenset(mark for word in words if word not in unit for mark in classes(word)), frozenset()


def _words_of(figure: FigureProposition) -> list[str]:
    """The words for what is counted, and for its unit."""
    return [*measure_key(figure.measure).split(), *figure.measure.split(), *(figure.unit or "").split()]


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(mark for word in people() for mark in classes(word))


def _is_common(value: float) -> bool:
    """Whether a number is one that many things come to: a few, or some round tens or hundreds."""
    return abs(value) <= A_FEW or (abs(value) < LARGE and _digits(value) < FEWEST)


def _context(told: Told) -> frozenset[str]:
    """The marks of the words around a number, and whom it is about."""
    own = set(plain_words(told.item.words).split())
    words = [word for word in (*told.gist.words, *told.gist.heads) if word not in own and singular(word) not in own]
    return frozenset({mark for word in words for mark in classes(word)} | told.parties)


def _is_a_limit_or_so(left: Told, right: Told) -> bool:
    """Whether of two that tell a number the one says what may be, the other what was: "no more than 90 may board", "90 boarded"."""
    counted = any(value_of(one) is not None for one in (left, right)) or {*left.gist.numbers} & {*right.gist.numbers}
    return bool(counted) and left.limit != right.limit


def _has_opposite_heads(left: Told, right: Told) -> bool:
    return any(are_opposite(one, other) for one in left.gist.heads for other in right.gist.heads)


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


@lru_cache(maxsize=4)
def _anybody(language: str = "en") -> frozenset[str]:
    """The nouns that tell nothing of who it was, as patients are told by them."""
    return frozenset(f"#{word}" for word in word_list("substitution", "anybody", language))


def other_patients(left: Told, right: Told) -> bool:
    """Whether it happened to different people: "a nurse was killed" is not "Ana Roth was killed", whatever else they share."""
    if not left.patients or not right.patients or left.patients & right.patients:
        return False
    ours, theirs = (each.patients - _anybody() for each in (left, right))
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
    return states_differ(left, right) or kinds_differ(left, right) or _counts_and_tells(left, right)


def states_differ(left: Told, right: Told) -> bool:
    """Whether the one tells of what is, the other of what was, will or may be."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    if isinstance(ours, _DEEDS) and isinstance(theirs, _DEEDS):
        states: set[str] = {ours.status, theirs.status}
        return len(states) > 1 and states != _TO_COME and (ours.kind == theirs.kind or states != _BROUGHT_ABOUT)
    if _counts_and_tells(left, right):
        return False
    states = {_status(left), _status(right)}
    return len(states) > 1 and states != _TO_COME


def kinds_differ(left: Told, right: Told) -> bool:
    """Whether two ties or events are of two kinds, and of what carries the one nothing carries the other."""
    ours, theirs = left.item.statement.proposition, right.item.statement.proposition
    if not isinstance(ours, _DEEDS) or not isinstance(theirs, _DEEDS) or ours.kind == theirs.kind:
        return False
    heads = {mark for head in left.gist.heads for mark in classes(head)}
    return not heads & {mark for head in right.gist.heads for mark in classes(head)}


def _counts_and_tells(left: Told, right: Told, told: type | tuple[type, ...] = _DEEDS) -> bool:
    """Whether the one is a figure, the other a tie or an event, or what else is asked for (`told`)."""
    both = [one.item.statement.proposition for one in (left, right)]
    return any(isinstance(one, FigureProposition) for one in both) and any(isinstance(one, told) for one in both)


def _counts_and_ties(left: Told, right: Told) -> bool:
    """Whether the one is a figure, the other a tie, whose clause may tell numbers of anything ("the union, which misses 19, left the party")."""
    return _counts_and_tells(left, right, RelationProposition)


def _counts_what_the_other_does_not(left: Told, right: Told) -> bool:
    """Whether the one is a figure, the other an event that is not told with its number: "27 telephones", "seized 27"."""
    if not _counts_and_tells(left, right):
        return False
    return not any(_is_about(one, other) for one in _numbers(left) for other in _numbers(right))


def _denies_more(left: Told, right: Told) -> bool:
    """Whether one of the two is a figure and the other denies what it says with the number: "the fire that killed 17 was not the first"."""
    figures = [one.item.statement.kind == "figure" for one in (left, right)]
    return figures[0] != figures[1] and left.is_denied != right.is_denied


def _tells_of_the_other(left: Told, right: Told) -> bool:
    """Whether the one is an event that the other, an assertion, says more of in the very same words: "supported [the strike in Tolm]"."""
    for one, other in ((left, right), (right, left)):
        kinds = one.item.statement.kind, other.item.statement.kind
        ours, theirs = (f" {plain_words(each.item.words)} " for each in (one, other))
        if kinds == ("event", "assertion") and ours in theirs and ours != theirs:
            return True
    return False


def _have_other_fates(left: Told, right: Told) -> bool:
    """Whether two figures count those to whom other things happened: the dead, the missing."""
    both = [one.item.statement.proposition for one in (left, right)]
    told = [one.measure.split(" ")[-1] for one in both if isinstance(one, FigureProposition)]
    return len(told) == len(both) and told[0] != told[1] and fates().issuperset(told)


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


def share_numbers(left: Told, right: Told) -> bool:
    """Whether the two tell the same number, and one that is not said of everything (more than a few)."""
    return any(number > FEW for number in {*left.gist.numbers} & {*right.gist.numbers})


def _count_otherwise(left: Told, right: Told) -> bool:
    """Whether of what both count no number of the one is, as closely as it is told, one of the other."""
    ours, theirs = _numbers(left), _numbers(right)
    if not ours or not theirs:  # not every number is of what is told ("for 6 weeks")
        return count_otherwise(left.item.words, right.item.words)
    return not any(_is_about(one, other) for one in ours for other in theirs)


def _numbers(one: Told) -> tuple[float, ...]:
    """A figure's number, else all that are told."""
    value = value_of(one)
    return (value,) if value is not None else tuple(one.gist.numbers)


def _is_about(one: float, other: float) -> bool:
    """Whether the one number is the other, or what a large one comes to in fewer digits: 46.2 million and 46 million."""
    short, long = sorted((one, other), key=_digits)
    if short == long or min(abs(one), abs(other)) < LARGE:
        return short == long
    return float(f"{long:.{max(FEWEST, _digits(short)) - 1}e}") == short


def _digits(number: float) -> int:
    return len(f"{abs(number):.15g}".replace(".", "").strip("0"))


def value_of(one: Told) -> float | None:
    """The number of a figure, its lower bound first; nothing of another statement."""
    figure = one.item.statement.proposition
    if not isinstance(figure, FigureProposition):
        return None
    return figure.low if figure.low is not None else figure.high


def _other_days(ours: Sequence[Interval], theirs: Sequence[Interval]) -> bool:
    return bool(ours and theirs) and not any(one.meets(other) for one in ours for other in theirs)


def at_other_times(left: Told, right: Told) -> bool:
    """Whether two tell of what happened, at two times; a tie or a number may hold for long.

    When it was said counts, so that it is asked of two statements and not noted of two shapes.
    """
    lasting = (FigureProposition, RelationProposition)
    if any(isinstance(one.item.statement.proposition, lasting) for one in (left, right)):
        return False
    return of_other_times(left.item, right.item)


def turned_round(left: Told, right: Told) -> bool:
    """Whether the one does to the other what the other does to the one."""
    if turning() & {*left.gist.heads, *right.gist.heads}:
        return False
    if left.actor is not None and left.actor == right.acted and left.actor != left.acted:
        return True
    return right.actor is not None and right.actor == left.acted and right.actor != right.acted
