"""Estimates of one thing over time, each once with who gave it, and which of them cannot both be right."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from sayso.corroboration.items import Directory, Item, Key, plain_words
from sayso.corroboration.origins import Lineage
from sayso.corroboration.propositions import series_key
from sayso.evidence import Claim, Conflict, FigureProposition, Interval, Point, Series, content_id
from sayso.evidence.notation import value_notation

NEAR_DAYS = 45


def find_series(directory: Directory, lineage: Lineage, items: Sequence[Item]) -> tuple[Series, ...]:
    """The figures by measure, group and place, in order of their as-of date; an estimate repeated is one point.

    A repeat is the same value on the authority of the same source, or one in a document made from the other's.
    """
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        proposition = item.statement.proposition
        if isinstance(proposition, FigureProposition):
            groups[series_key(directory, item, proposition)].append(item)
    found = []
    for key, group in sorted(groups.items()):
        for place, listed in sorted(_by_place(directory, group).items()):
            found.append(_series(directory, lineage, (*key, place), listed))
    return tuple(found)


def _by_place(directory: Directory, items: Sequence[Item]) -> Mapping[str, list[Item]]:
    """Figures by place; "Senn" and "the port of Senn" are one, and figures without a place join where there is only one."""
    places: dict[str, list[Item]] = defaultdict(list)
    words: dict[str, set[str]] = {}
    for item in sorted(items, key=lambda item: (len(_place_words(directory, item)), item.id)):
        own = _place_words(directory, item)
        known = next((key for key, theirs in words.items() if own & theirs), None) if own else ""
        if known is None:
            known = " ".join(sorted(own))
            words[known] = set()
        if known:
            words[known] |= own
        places[known].append(item)
    named = [place for place in places if place]
    if len(named) == 1 and "" in places:
        places[named[0]].extend(places.pop(""))
    return places


def _place_words(directory: Directory, item: Item) -> set[str]:
    place = _figure(item).place
    entity = directory.find(item.document.id, place.entity) if place is not None else None
    name = entity.name if entity is not None and entity.named else None
    return {word for word in plain_words(name or "").split() if len(word) > 2}


def _figure(item: Item) -> FigureProposition:
    proposition = item.statement.proposition
    if not isinstance(proposition, FigureProposition):
        raise TypeError("only figures stand in a series")
    return proposition


def _series(directory: Directory, lineage: Lineage, key: Key, items: Sequence[Item]) -> Series:
    listed = sorted(items, key=lambda item: (_day(item), item.document.name, item.statement.span, item.id))
    groups: list[list[Item]] = []
    for item in listed:
        same = [group for group in groups if any(_repeats(directory, lineage, item, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([*(other for group in same for other in group), item])
    points = [_point(directory, lineage, group) for group in groups]
    points.sort(
        key=lambda point: (
            not _is_near(point.as_of),  # what may be of any day comes last
            point.as_of.start or point.as_of.end or date.max,
            point.low or 0,
            point.statement,
        )
    )
    first = _figure(listed[0])
    placed = next((item for item in listed if _figure(item).place is not None), None)
    entities = {
        entity.id
        for item in listed
        for reference in (_figure(item).of, _figure(item).place)
        if reference is not None and (entity := directory.find(item.document.id, reference.entity)) is not None
    }
    return Series(
        content_id("series", *key),
        first.measure,
        directory.name(listed[0].document.id, first.of),
        directory.name(placed.document.id, _figure(placed).place) if placed is not None else None,
        tuple(sorted(entities)),
        tuple(points),
    )


def _repeats(directory: Directory, lineage: Lineage, left: Item, right: Item) -> bool:
    """Whether two figures are one estimate: the same value of one source or one report, or copied with its bound changed."""
    ours, theirs = _figure(left), _figure(right)
    same_source = source_key(directory, left) == source_key(directory, right)
    derived = lineage.is_made_from(left.document.id, right.document.id)
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return same_source or derived or left.document.id == right.document.id
    return derived and same_source and _number(ours) == _number(theirs)


def _number(figure: FigureProposition) -> float | None:
    return figure.low if figure.low is not None else figure.high


def source_key(directory: Directory, item: Item) -> str:
    """Who gave the figure: the case entity (the body for its spokesman), else the words within the document."""
    last = item.statement.chain[-1]
    entity = directory.source(item.document.id, last)
    if entity is None:
        return f"{item.document.id}:{last.source}"
    body = directory.body(entity)
    return body.id if body is not None else entity.id


def _point(directory: Directory, lineage: Lineage, items: Sequence[Item]) -> Point:
    """The estimate as its first report gives it: one that was made from no other, and names its source."""
    item = min(
        items,
        key=lambda one: (
            lineage.is_outlet(one.statement.chain[-1].source) or len(one.statement.chain) == 1,
            one.document.id in lineage.parents,
            _day(one),
            one.id,
        ),
    )
    figure = _figure(item)
    last = item.statement.chain[-1]
    entity = directory.source(item.document.id, last)
    notes = []
    for other in items:
        theirs = _figure(other)
        if (theirs.bound, theirs.approximate) != (figure.bound, figure.approximate):
            notes.append(
                f"{other.document.name} has “{value_notation(theirs)}” where {item.document.name} has "
                f"“{value_notation(figure)}”: changed in copying"
            )
    return Point(
        item.id,
        figure.low,
        figure.high,
        figure.bound,
        figure.approximate,
        figure.unit,
        figure.as_of,
        item.statement.said,
        entity.name if entity is not None else last.source,
        tuple(link.source for link in item.statement.chain),
        item.statement.certainty,
        item.statement.polarity,
        tuple(other.id for other in items if other.id != item.id),
        tuple(notes),
    )


def find_conflicts(
    directory: Directory, items: Sequence[Item], claims: Sequence[Claim], series: Sequence[Series]
) -> tuple[Conflict, ...]:
    """What cannot all be right: claims affirmed and denied, and figures for the same days whose ranges do not meet.

    A later figure of the same source does not contradict its earlier one: it replaces it (kind "superseded").
    """
    found = [
        Conflict(
            "denial",
            _denial(claim),
            tuple(one for position in claim.positions for one in position.statements),
            (claim.id,),
        )
        for claim in claims
        if claim.contested
    ]
    by_id = {item.id: item for item in items}
    for one in series:
        for left, right in combinations(one.points, 2):
            conflict = _figures(directory, one, by_id[left.statement], by_id[right.statement])
            if conflict is not None:
                found.append(conflict)
    return tuple(found)


def _denial(claim: Claim) -> str:
    sides = {position.polarity: position for position in claim.positions}
    said = " and ".join(origin.source for origin in sides["affirmed"].origins[:3])
    denied = " and ".join(origin.source for origin in sides["denied"].origins[:3])
    return f"{claim.text}: affirmed by {said}, denied by {denied}"


def _figures(directory: Directory, series: Series, left: Item, right: Item) -> Conflict | None:
    ours, theirs = _figure(left), _figure(right)
    if left.statement.polarity != "affirmed" or right.statement.polarity != "affirmed" or _meet(ours, theirs):
        return None
    same_source = source_key(directory, left) == source_key(directory, right)
    if same_source and left.document.id == right.document.id:
        return (
            None  # one source telling of two figures in one breath ("from a peak of 3,000") does not contradict itself
        )
    if not same_source and not (ours.as_of.meets(theirs.as_of) and _is_near(ours.as_of) and _is_near(theirs.as_of)):
        return None  # figures for days that may lie far apart contradict nothing
    if not (ours.as_of.known and theirs.as_of.known):
        return None
    if any(_PARTIAL.search(item.words.casefold()) for item in (left, right)) or _far_apart(ours, theirs):
        return None
    what = " ".join(part for part in (series.measure, f"of {series.of}" if series.of else "") if part)
    values = " against ".join(
        f"{value_notation(_figure(item))} ({item.statement.chain[-1].source or 'no source named'}{_as_of(_figure(item))})"
        for item in (left, right)
    )
    if same_source and not ours.as_of.meets(theirs.as_of):
        return Conflict("superseded", f"{what}: {values}; the later replaces the earlier", (left.id, right.id))
    return Conflict("figures", f"{what}: {values}", (left.id, right.id))


_PARTIAL = re.compile(r"\b(?:other|others|another|more)\b(?! than)")  # "four others were killed" adds to a count


def _far_apart(ours: FigureProposition, theirs: FigureProposition) -> bool:
    """Whether one is less than a quarter of the other: such figures count different things rather than disagree."""
    low, high = sorted((_number(ours) or 0.0, _number(theirs) or 0.0))
    return low * 4 < high


def _is_near(interval: Interval) -> bool:
    """Whether the days are known to within a month or so."""
    if interval.start is None or interval.end is None:
        return False
    return interval.end - interval.start <= timedelta(days=NEAR_DAYS)


def _as_of(figure: FigureProposition) -> str:
    day = figure.as_of.start or figure.as_of.end
    return f", as of {day.day} {day:%B %Y}" if day is not None else ""


def _meet(ours: FigureProposition, theirs: FigureProposition) -> bool:
    slack = 0.1 if ours.approximate or theirs.approximate else 0.0
    low = max(ours.low or 0.0, theirs.low or 0.0)
    high = min(
        ours.high if ours.high is not None else float("inf"), theirs.high if theirs.high is not None else float("inf")
    )
    return low <= high * (1 + slack)


def _day(item: Item) -> date:
    as_of = _figure(item).as_of
    return as_of.start or as_of.end or date.max
