"""Estimates of one thing over time, each once with who gave it, and which of them cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from typing import Literal

from sayso.corroboration.estimates.rivals import (
    Estimate,
    estimate,
    far_apart,
    find_rivals,
    find_successors,
    is_bare_share,
    is_near,
    is_partial,
    meet,
    number,
)
from sayso.corroboration.items import Directory, Item, Key, plain_words
from sayso.corroboration.joining.propositions import series_key
from sayso.corroboration.joining.surroundings import Surroundings
from sayso.corroboration.lineage import Lineage
from sayso.evidence import Claim, Conflict, FigureProposition, Point, Series, content_id
from sayso.evidence.notation import value_notation

STEM = 6  # letters that a prefect and the prefecture share


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
            not is_near(point.as_of),  # what may be of any day comes last
            point.as_of.start or point.as_of.end or date.max,
            point.low or 0,
            point.statement,
        )
    )
    first = _figure(listed[0])
    placed = _placed(directory, listed)
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


def _placed(directory: Directory, items: Sequence[Item]) -> Item | None:
    """One of the figures that tells where all of them are: a named place, or the one that they all are described by."""
    told = [item for item in items if _figure(item).place is not None]
    named = next((item for item in told if _place_words(directory, item)), None)
    return named if named is not None else (told[0] if told and len(told) == len(items) else None)


def _repeats(directory: Directory, lineage: Lineage, left: Item, right: Item) -> bool:
    """Whether two figures are one estimate: the same value of one source or one report, or copied with its bound changed."""
    ours, theirs = _figure(left), _figure(right)
    same_source = source_key(directory, left) == source_key(directory, right)
    derived = lineage.is_made_from(left.document.id, right.document.id)
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return same_source or derived or left.document.id == right.document.id
    return derived and same_source and number(ours) == number(theirs)


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
            conflict = _revised(directory, one, by_id[left.statement], by_id[right.statement])
            if conflict is not None:
                found.append(conflict)
    points = {key: (at, one) for at, one, key in _told(series)}
    told = (estimate(directory, by_id[key], source_key(directory, by_id[key])) for key in sorted(points))
    estimates = [one for one in told if one is not None]
    seen = {frozenset(points[key][0] for key in one.statements) for one in found if one.kind != "denial"}
    replaced = {
        (number(_figure(by_id[one.statements[0]])), points[one.statements[1]][0])
        for one in found
        if one.kind == "superseded"
    }
    surroundings = Surroundings()  # without the memory, whose notes on affairs are packed; few pairs are looked at
    for kind, ours, theirs in _set_against(directory, estimates):
        if not surroundings.are_of_one_affair(ours.item.document, theirs.item.document):
            continue  # two debates have their viewers each
        pair = sorted((ours.item, theirs.item), key=lambda item: (_day(item), item.document.name, item.id))
        between = frozenset(points[item.id][0] for item in pair)
        once = (number(ours.figure), points[theirs.item.id][0])
        if kind == "superseded" and once in replaced:
            continue  # as another report has it as well
        if between not in seen and len(between) == 2:  # an estimate and its repeats are contradicted once
            seen.add(between)
            if kind == "superseded":
                replaced.add(once)
            how = "; the later replaces the earlier" if kind == "superseded" else ""
            reason = f"{_what(points[pair[0].id][1])}: {_against(*pair)}{how}"
            found.append(Conflict(kind, reason, (pair[0].id, pair[1].id)))
    return tuple(found)


def _set_against(
    directory: Directory, estimates: Sequence[Estimate]
) -> Iterator[tuple[Literal["figures", "superseded"], Estimate, Estimate]]:
    for ours, theirs in find_rivals(estimates):
        yield "figures", ours, theirs
    for ours, theirs in find_successors(estimates, partial(_are_of_one_line, directory)):
        yield "superseded", ours, theirs


def _are_of_one_line(directory: Directory, one: Estimate, other: Estimate) -> bool:
    """Whether no two sources stand against each other: one body or those who speak for it, or a report that tells it of itself.

    A prefect and the prefecture are one; what a union counts is no later state of what the company counted.
    """
    if one.source == other.source or 1 in (len(one.item.statement.chain), len(other.item.statement.chain)):
        return True
    return bool(_office(directory, one.item) & _office(directory, other.item))


def _office(directory: Directory, item: Item) -> frozenset[str]:
    """The stems of the words by which a report says what the source of a figure is: prefect and prefecture have one."""
    last = item.statement.chain[-1]
    entity = directory.source(item.document.id, last)
    offices = directory.offices(entity) if entity is not None else frozenset()
    told = [*offices, *directory.called(item.document, last.entity or "")]
    told += [last.source or ""] if entity is None or not entity.named else []
    return frozenset(word[:STEM] for words in told for word in plain_words(words).split() if len(word) >= STEM)


def _told(series: Sequence[Series]) -> Iterator[tuple[tuple[str, str], Series, str]]:
    """The statements of all points: which point (by series and first statement), its series, the statement's id."""
    for one in series:
        for point in one.points:
            for key in (point.statement, *point.repeats):
                yield (one.id, point.statement), one, key


def _denial(claim: Claim) -> str:
    sides = {position.polarity: position for position in claim.positions}
    said = " and ".join(origin.source for origin in sides["affirmed"].origins[:3])
    denied = " and ".join(origin.source for origin in sides["denied"].origins[:3])
    return f"{claim.text}: affirmed by {said}, denied by {denied}"


def _revised(directory: Directory, series: Series, left: Item, right: Item) -> Conflict | None:
    """What one source says of a thing at two times, or differently of one time in two reports."""
    ours, theirs = _figure(left), _figure(right)
    if left.statement.polarity != "affirmed" or right.statement.polarity != "affirmed" or meet(ours, theirs):
        return None
    if source_key(directory, left) != source_key(directory, right) or left.document.id == right.document.id:
        return None  # one source telling of two figures in one breath ("from a peak of 3,000") contradicts nothing
    if not (ours.as_of.known and theirs.as_of.known) or far_apart(ours, theirs):
        return None
    if any(is_partial(item) for item in (left, right)) or any(map(is_bare_share, (ours, theirs))):
        return None
    if not ours.as_of.meets(theirs.as_of):
        reason = f"{_what(series)}: {_against(left, right)}; the later replaces the earlier"
        return Conflict("superseded", reason, (left.id, right.id))
    return Conflict("figures", f"{_what(series)}: {_against(left, right)}", (left.id, right.id))


def _what(series: Series) -> str:
    return " ".join(part for part in (series.measure, f"of {series.of}" if series.of else "") if part)


def _against(*pair: Item) -> str:
    return " against ".join(
        f"{value_notation(_figure(item))} ({item.statement.chain[-1].source or 'no source named'}{_as_of(_figure(item))})"
        for item in pair
    )


def _as_of(figure: FigureProposition) -> str:
    day = figure.as_of.start or figure.as_of.end
    return f", as of {day.day} {day:%B %Y}" if day is not None else ""


def _day(item: Item) -> date:
    as_of = _figure(item).as_of
    return as_of.start or as_of.end or date.max
