"""The two sides of a claim stay together only where somebody on the one says that what somebody on the other says is not so.

That is known where a report tells it (who rejects what was said, or the same words told as one source's and denied by another), or where
the matcher reads one passage as the opposite of the other. Rules put statements of one matter together whatever side they are on; where none of
the one side is the opposite of any of the other ("Mr Roth resigned", "he had not been asked to"), they are two claims, and nobody disputes anything.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import structs

from sayso.corroboration.items import Item, Key
from sayso.corroboration.joining.known import Known
from sayso.corroboration.joining.likeness import MOST_SHARED
from sayso.corroboration.joining.substitution import in_common
from sayso.corroboration.joining.told import Told
from sayso.corroboration.joining.wordings import Wording, bare, shape_of
from sayso.evidence import EventProposition, RelationProposition, Statement
from sayso.languages.lexicon import word_list
from sayso.languages.matching import Match

OPPOSITE = 0.15  # that one passage says the opposite of another, as the matcher finds, which must find that likelier than the same
BARE = 0.75  # the same, where it is given their words without what stands around them
LOOKED_FOR = 0.09  # either, where more than words tells that it is denied: one deed, or what is told of who denies it
SAME = 0.5  # that a passage says the same as another on its side
_DEEDS = (RelationProposition, EventProposition)
MOST = 6  # wordings of a side that are looked at
_NOT = re.compile("n['’]t\\b")
ALIKE = 0.6  # of the shorter wording's words, that the other has


def with_sides_apart(
    groups: Mapping[Key, list[Item]], told: Mapping[str, Told], known: Known, asked: Collection[str] | None = None
) -> dict[Key, list[Item]]:
    """The groups; what is denied in one and is not the opposite of anything that is affirmed there is a group of its own.

    `told` has the statements by id, as they are compared. Where only some documents are `asked` for, groups without a statement of theirs stay as they are.
    """
    found: dict[Key, list[Item]] = {}
    for key, items in sorted(groups.items()):
        denied = [item for item in items if item.side == "denied"]
        affirmed = [item for item in items if item.side == "affirmed"]
        questioned = asked is None or any(item.document.id in asked for item in items)
        if not denied or not affirmed or not questioned:
            found[key] = items
            continue
        strange = _Sides(told, known).strange(key, affirmed, denied)
        found[key] = [item for item in items if item.id not in strange]
        if strange:
            found[(*key, f"-{min(strange)}")] = _upright([item for item in denied if item.id in strange])
    return found


class _Sides:
    """Compares the two sides of a group."""

    def __init__(self, told: Mapping[str, Told], known: Known) -> None:
        self._told, self._known = told, known

    def strange(self, key: Key, affirmed: Sequence[Item], denied: Sequence[Item]) -> frozenset[str]:
        """The ids of those denied that are the opposite of nothing affirmed, and that say nothing else than what is."""
        told = {other.id for one in affirmed for other in denied if _is_told(one, other)}
        ours, theirs = (list(_wordings(key, side)) for side in (affirmed, denied))
        opposed = [other for other in theirs if any(self._is_opposite(one, other) for one in ours)]
        kept = {one.shape for one in opposed} | {shape_of(item) for item in denied if item.id in told}
        if not kept:
            return frozenset(item.id for item in denied)
        near = [one for one in theirs if one.shape in kept]
        rest = [one for one in theirs if one.shape not in kept]
        apart = {one.shape for one in rest if all(self._match(one, other).same < SAME for other in near)}
        return frozenset(item.id for item in denied if shape_of(item) in apart and item.id not in told)

    def _is_opposite(self, one: Wording, other: Wording) -> bool:
        """Whether two wordings are opposite: but for a "not" in the same words, or as the matcher finds, in their passages or by their words alone."""
        if _without_negation(one) == _without_negation(other):
            ours, theirs = one.item.statement, other.item.statement
            return ours.polarity != theirs.polarity and _is_said(theirs)
        if _deny_alike(one, other):
            return False
        looked_for = self._is_of_who_denies(one.item, other.item) or self._are_one_deed(one, other)
        pairs = (((one, other), OPPOSITE), ((bare(one), bare(other)), BARE))
        return any(
            match.opposite >= (LOOKED_FOR if looked_for else least) and match.opposite > match.same
            for pair, least in pairs
            for match in [self._match(*pair)]
        )

    def _is_of_who_denies(self, one: Item, other: Item) -> bool:
        """Whether what somebody else is said to say is of those who deny the other: one denies what is said of oneself."""
        ours, theirs = self._told.get(one.id), self._told.get(other.id)
        if ours is None or theirs is None or len(one.statement.chain) < 2:
            return False
        return not ours.parties.isdisjoint(theirs.speakers) and ours.speakers.isdisjoint(theirs.speakers)

    def _are_one_deed(self, one: Wording, other: Wording) -> bool:
        """Whether two events are of one kind and share somebody named, or two ties both of theirs."""
        ours, theirs = one.item.statement.proposition, other.item.statement.proposition
        if not isinstance(ours, _DEEDS) or not isinstance(theirs, _DEEDS) or ours.kind != theirs.kind:
            return False
        likeness = self._known.likeness(one, other)
        least = 1.0 if isinstance(ours, RelationProposition) else 1 / MOST_SHARED
        return likeness is not None and likeness.parties >= least

    def _match(self, one: Wording, other: Wording) -> Match:
        self._known.ask([(one, other)])
        return self._known.of(one, other)


def _is_told(one: Item, other: Item) -> bool:
    """Whether a report says of what the one tells that the other says it is not so: by pointing back to it, or in the same words."""
    ours, theirs = one.statement, other.statement
    if one.document.id != other.document.id or ours.polarity == theirs.polarity:
        return False
    if ours.span == theirs.span:
        return ours.chain != theirs.chain and _is_said(theirs)
    return ours.proposition == theirs.proposition and not ours.span.overlaps(theirs.span)


def _is_said(denial: Statement) -> bool:
    """Whether it is said that it is not so: who found no evidence for it denies nothing that another says in these words."""
    return denial.certainty in {"certain", "probable"}


def _deny_alike(one: Wording, other: Wording) -> bool:
    """Whether both say "not" of much the same: "told the union that [it had not changed]" affirms what "[it has not changed]" denies in its words alone."""
    if any(each.item.statement.chain[-1].polarity == "denied" for each in (one, other)):
        return False
    negative = word_list("substitution", "negative")
    counts = [sum(word in negative for word in _NOT.sub(" not", each.shape[0]).split()) for each in (one, other)]
    return counts[0] == counts[1] > 0 and in_common(one.item.words, other.item.words) >= ALIKE


def _without_negation(one: Wording) -> list[str]:
    negating = word_list("substitution", "negating")
    return [word for word in _NOT.sub("", one.shape[0]).split() if word not in negating]


def _wordings(key: Key, side: Sequence[Item]) -> Iterator[Wording]:
    """Up to `MOST` wordings, in an order that depends on nothing else."""
    first: dict[tuple[str, str], Item] = {}
    for item in sorted(side, key=lambda item: item.id):
        first.setdefault(shape_of(item), item)
    for item in list(first.values())[:MOST]:
        yield Wording(key, item)


def _upright(items: Sequence[Item]) -> list[Item]:
    """The items of a new group; where all were turned against their former claim, none is against this one."""
    if not all(item.turned for item in items):
        return list(items)
    return [structs.replace(item, turned=False) for item in items]
