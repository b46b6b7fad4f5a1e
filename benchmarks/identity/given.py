"""Readings in which the annotators' groups stand for who is who inside a report: what is then left to join is between reports."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from benchmarks.identity.marked import Marked, find_mention
from sayso.evidence import Document, Entity, Mention, Reading
from sayso.identity import identify
from sayso.reading import read_document

_PLACES = ("entity", "source_entity")


def settle_between(documents: Sequence[Document], marked: Sequence[Marked]) -> tuple[list[Marked], list[str | None]]:
    """One marked place for each group of a report, a name if it has one, and who sayso holds to stand there."""
    readings, places, local = [], [], []
    for document in documents:
        here = [one for one in marked if one.report == document.name]
        reading, given = with_groups(read_document(document), here)
        readings.append(reading)
        first: dict[str, tuple[Marked, tuple[str, str] | None]] = {}
        for one, entity in sorted(
            zip(here, given, strict=True), key=lambda each: (each[0].form != "name", each[0].span)
        ):
            first.setdefault(one.entity, (one, (document.id, entity) if entity is not None else None))
        places += [one for one, _ in first.values()]
        local += [member for _, member in first.values()]
    case = {member: entity.id for entity in identify(readings) for member in entity.members}
    return places, [None if member is None else case.get(member, "/".join(member)) for member in local]


def with_groups(reading: Reading, marked: Sequence[Marked]) -> tuple[Reading, list[str | None]]:
    """The reading with one entity for each group of `marked` places that it found a mention of, and by place that entity.

    Kinds, roles, bodies and the spelling of names are the reader's own; a group of which it found no mention has no entity.
    """
    group_of: dict[str, str] = {}
    for one in marked:
        mention = find_mention(reading, one)
        if mention is not None:
            group_of.setdefault(mention.id, f"given {one.entity}")
    old = {one.id: one for one in reading.entities}
    votes: dict[str, Counter[str]] = {}
    for mention in reading.mentions:
        if mention.id in group_of and mention.entity is not None:
            votes.setdefault(mention.entity, Counter())[group_of[mention.id]] += 1
    heirs = {entity: min(counts, key=lambda each: (-counts[each], each)) for entity, counts in votes.items()}
    by_span = {
        one.span: group_of.get(one.id, heirs.get(one.entity or "", one.entity)) for one in reversed(reading.mentions)
    }
    listed: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.id in group_of:
            listed.setdefault(group_of[mention.id], []).append(mention)
    entities = [one for one in reading.entities if one.id not in heirs]
    entities += [_entity(reading, group, mentions, old, heirs) for group, mentions in sorted(listed.items())]
    told = msgspec.to_builtins(reading)
    _rename(told, heirs, by_span)
    told["entities"] = [msgspec.to_builtins(one) for one in entities]
    for mention, now in zip(reading.mentions, told["mentions"], strict=True):
        if mention.id in group_of:
            now["entity"] = group_of[mention.id]
    found = set(group_of.values())
    given = [f"given {one.entity}" for one in marked]
    return msgspec.convert(told, Reading), [one if one in found else None for one in given]


def _entity(
    reading: Reading, group: str, mentions: Sequence[Mention], old: dict[str, Entity], heirs: dict[str, str]
) -> Entity:
    """What the reader tells of a group's mentions, put together."""
    named = [one for one in mentions if one.form == "name"]
    shown = list(dict.fromkeys(_shown(reading, one, old) for one in named or mentions))
    before = list(dict.fromkeys(one.entity for one in named + list(mentions) if one.entity is not None))
    kinds = Counter(one.kind for one in named or mentions)
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    count = Counter(_shown(reading, one, old) for one in named)
    name = max(
        shown,
        key=lambda each: (
            (len(each.split()), len(each)) if kind == "person" else (not _short(each), count[each], len(each))
        ),
    )
    bodies = [heirs.get(body, body) for one in before if (body := old[one].body) is not None]
    return Entity(
        group,
        kind,
        name if named else shown[0],
        tuple(dict.fromkeys([name, *shown])) if named else tuple(shown),
        bool(named),
        plural=not named and all(old[one].plural for one in before),
        role=next((old[one].role for one in before if old[one].role), None),
        body=next((body for body in bodies if body != group), None),
    )


def _short(name: str) -> bool:
    return name.replace(".", "").isupper()


def _shown(reading: Reading, mention: Mention, old: dict[str, Entity]) -> str:
    """The name in a mention as the reader has it, without title."""
    words = " ".join(mention.span.words(reading.document.text).split())
    if mention.form != "name" or mention.entity is None:
        return words
    inside = [name for name in old[mention.entity].names if name in words]
    return max(inside, key=len, default=words)


def _rename(told: Any, heirs: dict[str, str], by_span: dict[Any, str | None]) -> None:
    """Put the new entities for the old ones, everywhere in a reading."""
    if isinstance(told, dict):
        for key in _PLACES:
            if isinstance(told.get(key), str):
                span = tuple(told["span"]) if isinstance(told.get("span"), list | tuple) else None
                told[key] = by_span.get(span) or heirs.get(told[key], told[key])
        if isinstance(told.get("body"), str):
            told["body"] = heirs.get(told["body"], told["body"])
        if isinstance(told.get("entities"), list | tuple) and all(isinstance(one, str) for one in told["entities"]):
            told["entities"] = list(dict.fromkeys(heirs.get(one, one) for one in told["entities"]))
        for each in told.values():
            _rename(each, heirs, by_span)
    elif isinstance(told, list | tuple):
        for each in told:
            _rename(each, heirs, by_span)
