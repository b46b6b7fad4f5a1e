"""Figures of different sources that cannot both be right: for one thing, at about one time, and their ranges do not meet."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from sayso.corroboration.items import Directory, Item, plain_words, singular
from sayso.corroboration.joining.limits import tells_a_limit
from sayso.corroboration.joining.propositions import group_key, measure_key
from sayso.corroboration.joining.wording import classes
from sayso.evidence import FigureProposition, Interval
from sayso.languages import load_lexicon

KNOWN_TO = timedelta(days=45)  # days known less closely than that tell nothing
ABOUT = timedelta(days=3)  # a toll that is lower so shortly after another is no later state of things
LOOKING_BACK = timedelta(days=7)  # the same for amounts that no text dates: each says what was, on its own day
LARGEST_BLOCK = 200  # figures of one sort that are compared with each other
_GROWING = {"killed", "injured", "infected", "arrested"}
_SHRINKING = {"missing"}  # from hour to hour, so that two reports of a day hardly ever mean one moment
TOLLED = timedelta(days=21)  # between two states of one toll
_MASSES = frozenset(
    {
        "cubic metre", "cubic foot", "cubic kilometre", "litre", "hectolitre", "gallon", "barrel", "metric ton", "ton", "kiloton",
        "kilogram", "pound-mass", "hectare", "acre", "square kilometre", "square mile", "square metre", "magnitude", "megawatt", "gigawatt",
    }
)  # fmt: skip
_MARKS = "$£€¥%"
_SHARES = frozenset({"percent", "percentage point", "point"})
NEAR = 800  # characters between two tolls of one report that two others give
MOST_BEFORE = 20  # tolls before one beside which it is put
BESIDE = 400  # the same of other figures, and of those of which the one answers the other
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    adding: str
    comparing: str
    picking: str
    picking_itself: str
    number: str
    sharing: str
    days: tuple[str, ...]
    telling: tuple[str, ...]
    parts: str
    varying: str
    pointing: str


class _Words(NamedTuple):
    """What finds the words that `rivals.toml` has, each as its comment there says."""

    adding: re.Pattern[str]
    picked_before: re.Pattern[str]
    picked: re.Pattern[str]
    shared_out: re.Pattern[str]
    day: re.Pattern[str]
    telling: re.Pattern[str]
    part: re.Pattern[str]
    varying: re.Pattern[str]
    pointing: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str = "en") -> _Words:
    file = load_lexicon(language, "rivals", _File)
    adding, picking, itself, sharing, parts, varying = (
        "|".join(words.split())
        for words in (file.adding, file.picking, file.picking_itself, file.sharing, file.parts, file.varying)
    )
    return _Words(
        re.compile(rf"\b(?:{adding})\b(?! {file.comparing})"),
        re.compile(rf"\b(?:{picking})\s+(?:of\s+the\s+)?\W?$", re.IGNORECASE),
        re.compile(rf"(?:the\s+)?(?:{itself})\b", re.IGNORECASE),
        re.compile(rf"\s+(?P<how>{sharing})\s[^,;:]*?,?\s+and\s+{file.number}\s+(?:\w+\s+)?(?P=how)\b", re.IGNORECASE),
        re.compile(rf"[^,;:.]*?\b(?:{'|'.join(file.days)})\b"),
        re.compile(rf"\b(?:{'|'.join(file.telling)})\b", re.IGNORECASE),
        re.compile(rf"\w+ of (?:{parts})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{varying})s?\b"),
        frozenset(file.pointing.split()),
    )


class Estimate(msgspec.Struct, frozen=True, gc=False):
    """A figure as it is compared: what it counts (`noun` in `state`), of whom, where, and by whom."""

    item: Item
    figure: FigureProposition
    noun: str
    state: str | None
    of: str | None
    place: frozenset[str]
    context: frozenset[str]
    parties: frozenset[tuple[str, str]]  # who is named, by kind and id
    status: str  # whether what is counted is, was, will or may be
    source: str
    limit: bool  # whether it is worded as a rule or a forecast
    measured: frozenset[str]  # the words for what is measured, less those of its unit
    toll: bool = False  # whether its report gives no other number for what happened to people, or in its unit of mass

    @property
    def is_amount(self) -> bool:
        """Whether what is measured goes by its unit: "12 million crowns", "12 million crowns paid"."""
        unit = (self.figure.unit or "").split()
        return bool(unit) and unit[-1] in measure_key(self.figure.measure).split()

    @property
    def is_bare(self) -> bool:
        """Whether nothing is told but a number of a unit: "880,000 cubic metres"."""
        return bool(self.figure.unit) and singular(self.noun) == (self.figure.unit or "").split()[-1]

    @property
    def is_part(self) -> bool:
        """Whether it counts some of those whom a figure for all people counts."""
        return self.noun != "person" or self.of is not None


@lru_cache(maxsize=4)
def _people(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    """Nouns for people, and what can be told of them ("killed")."""
    lists = load_lexicon(language, "measures", dict[str, Any])
    words = lists["words"]
    return frozenset(map(singular, (*words["generic"], *words["members"], "person"))), frozenset(lists["states"])


def estimate(directory: Directory, item: Item, source: str) -> Estimate | None:
    """The figure as it is compared; `None` where it is denied, only supposed, or counts no more than others ("four more")."""
    figure, statement = item.statement.proposition, item.statement
    if not isinstance(figure, FigureProposition) or statement.polarity != "affirmed":
        return None
    if statement.certainty == "underspecified" or is_partial(item):
        return None
    persons, states = _people()
    words = measure_key(figure.measure).split()
    state = words.pop() if len(words) > 1 and words[-1] in states else None
    part = words and words[-1] not in persons and _words().part.search(item.words)
    if not words or " by " in figure.measure or part or 0 < (number(figure) or 0.0) < 1:
        return None  # a part of the toll is not the toll, and two of the paintings are not the paintings
    gist, document = statement.gist, item.document.id
    place = directory.find(document, figure.place.entity) if figure.place is not None else None
    named = place.name if place is not None and place.named else ""
    told = {mark for word in (*gist.words, *gist.heads) for mark in classes(word)} if gist is not None else set()
    counted = (*words, *_words_for(state), *persons, *(figure.unit or "").split())
    own = {mark for word in counted for mark in classes(word)}
    parties = frozenset(
        (entity.kind, entity.id)
        for one in (gist.entities if gist is not None else ())
        if (entity := directory.find(document, one)) is not None and entity.named
    )
    return Estimate(
        item,
        figure,
        words[-1],
        state,
        group_key(directory, document, figure.of),
        frozenset(word for word in plain_words(named).split() if len(word) > 2),
        frozenset({*(told - own), *(party for _, party in parties)}),
        parties,
        gist.status if gist is not None else "current",
        source,
        tells_a_limit(item),
        frozenset(measure_key(figure.measure).split()) - set((figure.unit or "").split()),
    )


@lru_cache(maxsize=64)
def _words_for(state: str | None, language: str = "en") -> frozenset[str]:
    """The words that tell of a state: of two who tell of the dead it ties nothing together that both say "died"."""
    told = load_lexicon(language, "measures", dict[str, Any])["states"].get(state, {})
    return frozenset(word for listed in told.values() for word in listed) | ({state} if state else frozenset())


def _is_shared_out(item: Item) -> bool:
    """Whether the sentence goes on with the rest of a sum: "nine were killed by smoke and two by the blast"."""
    text, start = item.document.text, item.statement.span.end
    end = _SENTENCE_END.search(text, start)
    return _words().shared_out.match(text, start, end.start() if end is not None else len(text)) is not None


def _is_of_its_day(item: Item) -> bool:
    """Whether it is told on which day what is counted came to pass: "three soldiers were killed on Wednesday"."""
    day = _words().day.match(item.document.text, item.statement.span.end)
    return day is not None and not _words().telling.search(day.group())


def find_rivals(estimates: Iterable[Estimate]) -> Iterator[tuple[Estimate, Estimate]]:
    """The pairs of different sources that cannot both be right; the order of the estimates changes nothing."""
    blocks: dict[tuple[str, ...], list[Estimate]] = defaultdict(list)
    for one in with_tolls(estimates):
        for mark in _marks(one):
            blocks[mark].append(one)
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        if len(block) > LARGEST_BLOCK:
            continue
        for left, right in combinations(block, 2):
            pair = (left.item.id, right.item.id)
            if pair not in seen and left.source != right.source and _contradict(left, right):
                seen.add(pair)
                yield left, right


def with_tolls(estimates: Iterable[Estimate]) -> list[Estimate]:
    """The estimates by id, each told whether it is the only one of its sort in its report: the toll, and not one of many.

    Of a mass the same is asked by its unit.
    """
    ordered = sorted(estimates, key=lambda one: one.item.id)
    numbers: dict[tuple[str, str], set[float | None]] = defaultdict(set)
    for one in ordered:
        numbers[one.item.document.id, _toll_of(one)].add(number(one.figure))
    return [
        structs.replace(one, toll=bool(_toll_of(one)) and len(numbers[one.item.document.id, _toll_of(one)]) == 1)
        for one in ordered
    ]


def _toll_of(one: Estimate) -> str:
    if one.figure.unit:
        return one.figure.unit if one.figure.unit in _MASSES else ""
    return one.state or ""


def find_successors(
    estimates: Iterable[Estimate], agree: Callable[[Estimate, Estimate], bool]
) -> Iterator[tuple[Estimate, Estimate]]:
    """The pairs of tolls of which the later replaces the earlier: the dead, injured and held only grow, the missing grow fewer.

    Each is told as the only one of its report, and put beside the last one before it that is of the same thing, and
    whose source does not stand against its own (`agree`).
    """
    blocks: dict[str, list[Estimate]] = defaultdict(list)
    for one in with_tolls(estimates):
        if one.toll and one.state in _GROWING | _SHRINKING and is_near(one.figure.as_of):
            blocks[one.state or ""].append(one)
    for state, block in sorted(blocks.items()):
        way = -1 if state in _SHRINKING else 1
        block.sort(key=lambda one: (one.figure.as_of.start or date.min, way * (number(one.figure) or 0.0), one.item.id))
        for at, later in enumerate(block):
            before = reversed(block[max(0, at - MOST_BEFORE) : at])
            earlier = next((one for one in before if _is_replaced(one, later) and agree(one, later)), None)
            if earlier is not None:
                yield earlier, later


def _is_replaced(earlier: Estimate, later: Estimate) -> bool:
    """Whether the later of two tolls is of the same thing on a later day, and more, or of the missing fewer."""
    first, last = (number(one.figure) or 0.0 for one in (earlier, later))
    ours, theirs = earlier.figure.as_of, later.figure.as_of
    if earlier.item.document.id == later.item.document.id or ours.meets(theirs) or _gap(ours, theirs) > TOLLED:
        return False
    if (last >= first) if earlier.state in _SHRINKING else (last <= first):
        return False
    return not far_apart(earlier.figure, later.figure) and _is_of_one_thing(earlier, later)


def _marks(one: Estimate) -> Sequence[tuple[str, ...]]:
    """What two estimates share that can be of one thing: the state of those counted, else the word for what is measured."""
    persons, _ = _people()
    unit = one.figure.unit or ""
    if one.state is not None:
        return [(unit, one.state)]
    tolls = [("toll", unit)] if one.toll else []
    if (
        unit or one.noun in persons
    ):  # "400 people", "12 million crowns": what they did, or were paid for, must be the same
        heads = one.item.statement.gist.heads if one.item.statement.gist is not None else ()
        done = sorted({(unit, "people", mark) for head in heads for mark in classes(head)})
        if one.is_bare or one.noun in persons:
            return [*tolls, *done]
    else:
        done = []
    return [*tolls, *done, *sorted((unit, "", mark) for mark in classes(one.noun))]


def _contradict(left: Estimate, right: Estimate) -> bool:
    if left.figure.unit != right.figure.unit or far_apart(left.figure, right.figure):
        return False
    return _is_of_one_thing(left, right) and _is_of_one_time(left, right) and _exclude(left, right)


def _exclude(left: Estimate, right: Estimate) -> bool:
    """Whether the ranges do not meet; of all people and a part of them, whether the part is larger than the whole."""
    if meet(left.figure, right.figure):
        return False
    persons, _ = _people()
    if left.noun not in persons or left.is_part == right.is_part:
        return True
    part, whole = (left, right) if left.is_part else (right, left)
    least, most = part.figure.low, whole.figure.high
    return least is not None and most is not None and least > most


def _is_of_one_thing(left: Estimate, right: Estimate) -> bool:
    """Whether two figures are of one group, in one place, and told of one matter."""
    persons, _ = _people()
    if left.limit != right.limit:
        return False
    if left.of is not None and right.of is not None and left.of != right.of:
        return False
    people = left.noun in persons and right.noun in persons
    if people and left.noun != right.noun and "person" not in {left.noun, right.noun}:
        return False
    if not people and not classes(left.noun) & classes(right.noun) and left.is_bare == right.is_bare:
        return False
    if left.place and right.place and not left.place & right.place:
        return False
    if left.status != right.status or _name_others(left, right):
        return False
    of_one = left.of is not None and left.of == right.of
    amounts = left.is_amount or right.is_amount
    if left.figure.unit in _SHARES and (amounts or not of_one):
        return False  # polls ask many things of many
    if _is_answered(left, right):
        return True
    if left.item.document.id == right.item.document.id and not _are_set_beside(left, right):
        return False
    if left.toll and right.toll and left.of == right.of:
        return True  # each report has one toll
    if amounts and not of_one and (not left.parties or left.parties != right.parties):
        return False  # of money it must be known whose it is
    beside = left.item.document.id == right.item.document.id and left.state is not None
    if beside or left.place & right.place or left.context & right.context:
        return True  # one report's dead are of one matter
    of_one_group = of_one and left.figure.as_of.meets(right.figure.as_of)
    return left.figure.measure == right.figure.measure and (of_one_group or not (left.context and right.context))


def _name_others(left: Estimate, right: Estimate) -> bool:
    """Whether each names somebody whom the other does not, or a place, of one kind: what two parties spent is of two things.

    In one report it is enough that others do what is told, whatever they are called.
    """
    acting = [one.item.statement.gist.actor for one in (left, right) if one.item.statement.gist is not None]
    if left.item.document.id == right.item.document.id and len(set(acting) - {None}) > 1:
        return True
    ours, theirs = (
        {kind for kind, _ in names} for names in (left.parties - right.parties, right.parties - left.parties)
    )
    return not ours.isdisjoint(theirs)


def _is_answered(left: Estimate, right: Estimate) -> bool:
    """Whether one is another number for what the other counts just before in the same report, without its words: "the police put it at 300"."""
    ours, theirs = left.item, right.item
    if ours.document.id != theirs.document.id or abs(ours.statement.span.start - theirs.statement.span.start) > BESIDE:
        return False
    if left.figure.measure != right.figure.measure or left.of != right.of:
        return False
    return any(map(_leaves_out, (left, right)))


def _leaves_out(one: Estimate) -> bool:
    """Whether a figure has what it measures from the one before: "put it at 300", but not "spending $1.8 million", which has its own verb and unit."""
    words = set(plain_words(one.item.words).split())
    own = (one.figure.unit or "").split()[-1:]
    marked = bool(own) and (own[0] in words or any(mark in one.item.words for mark in _MARKS))
    return (
        bool(one.measured)
        and one.measured.isdisjoint(words)
        and (not marked or not words.isdisjoint(_words().pointing))
    )


def _are_set_beside(left: Estimate, right: Estimate) -> bool:
    """Whether a report gives two figures as those of two others, the one near the other: what it tells itself is of other things."""
    both = (left.item.statement, right.item.statement)
    if left.state is None and left.figure.measure != right.figure.measure:
        return False  # ten e-mails to her aides, and a dozen e-mails
    near = NEAR if left.state is not None else BESIDE
    return all(len(one.chain) > 1 for one in both) and abs(both[0].span.start - both[1].span.start) <= near


def _is_of_one_time(left: Estimate, right: Estimate) -> bool:
    """Whether two figures are for one time: a count that only grows may be higher on a later day, and never lower."""
    ours, theirs = left.figure.as_of, right.figure.as_of
    undated = [one.figure.as_of == one.item.statement.said for one in (left, right)]
    if ours == theirs and ours.known and not any(undated):
        return True  # both of last year
    if not all(is_near(one) for one in (ours, theirs)):
        return False
    if left.state in _SHRINKING and any(undated) and left.item.document.id != right.item.document.id:
        return False
    gap = _gap(ours, theirs)
    if left.state in _GROWING:
        if all(map(_is_of_its_day, (left.item, right.item))) and not ours.meets(theirs):
            return False  # five were killed on Monday and three on Wednesday
        lower, higher = sorted((left, right), key=lambda one: number(one.figure) or 0.0)
        first, last = lower.figure.as_of.start or date.max, higher.figure.as_of.end or date.min
        return gap <= ABOUT and first >= last
    if left.item.document.id == right.item.document.id and any(undated):
        return True
    looking_back = all(undated) and left.figure.unit not in {None, "percent"} and not _varies(left, right)
    return gap == timedelta(0) or (looking_back and gap <= LOOKING_BACK)


def _varies(*both: Estimate) -> bool:
    return any(_words().varying.search(one.figure.measure) for one in both)


def _gap(ours: Interval, theirs: Interval) -> timedelta:
    """How far two known intervals of days lie apart; nothing where they meet."""
    if ours.meets(theirs):
        return timedelta(0)
    days = [(one.start or date.min, one.end or date.max) for one in (ours, theirs)]
    return max(days[0][0] - days[1][1], days[1][0] - days[0][1])


def is_partial(item: Item) -> bool:
    """Whether a figure only adds to another, or to the rest that its sentence goes on to tell: "four others were killed"."""
    return _words().adding.search(item.words.casefold()) is not None or _is_shared_out(item) or _is_picked_out(item)


def _is_picked_out(item: Item) -> bool:
    """Whether it counts some of a row: "the first four states", "the last nine games"."""
    start = item.statement.span.start
    return _words().picked_before.search(item.document.text, max(0, start - 24), start) is not None or bool(
        _words().picked.match(item.words)
    )


def number(figure: FigureProposition) -> float | None:
    """The number that a figure names: its lower end, else its upper."""
    return figure.low if figure.low is not None else figure.high


def is_bare_share(figure: FigureProposition) -> bool:
    """Whether a share says nothing of what it is a share of: "68 percent", which polls find of many things."""
    return figure.unit in _SHARES and set(figure.measure.split()) <= set((figure.unit or "").split())


def far_apart(ours: FigureProposition, theirs: FigureProposition) -> bool:
    """Whether one is less than a quarter of the other: such figures count different things rather than disagree."""
    low, high = sorted((number(ours) or 0.0, number(theirs) or 0.0))
    return low * 4 < high


def is_near(interval: Interval) -> bool:
    """Whether the days are known to within a month or so."""
    if interval.start is None or interval.end is None:
        return False
    return interval.end - interval.start <= KNOWN_TO


def meet(ours: FigureProposition, theirs: FigureProposition) -> bool:
    """Whether the ranges of two figures meet, with a tenth of leeway where one is approximate."""
    slack = 0.1 if ours.approximate or theirs.approximate else 0.0
    low = max(ours.low or 0.0, theirs.low or 0.0)
    high = min(
        ours.high if ours.high is not None else float("inf"), theirs.high if theirs.high is not None else float("inf")
    )
    return low <= high * (1 + slack)
