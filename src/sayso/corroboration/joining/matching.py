"""Claims told in words that no rule knows for the same: groups of statements put together by a learned matcher.

Candidates are the wordings nearest in meaning; of those the matcher reads the passages themselves. Two groups become one where
that, what stands around them and what they have in common (`likelihood.py`) make it likely on the whole that their statements say the same, or
the opposite, and none excludes another. Surest first, by the mean over the groups' wordings (average linkage), so that no claim grows by a chain.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice

from msgspec import structs

from sayso.corroboration.items import Item, Key, plain_words
from sayso.corroboration.joining.known import READ, SURE, Known
from sayso.corroboration.joining.verifying import Parents
from sayso.corroboration.joining.wordings import MOST_WORDINGS, Wording, candidates, shape_of, wordings_of
from sayso.corroboration.roots import root
from sayso.engine import Memory
from sayso.evidence import Span
from sayso.languages.matching import Match

MEAN = 0.35  # that pairs of two groups are of one claim, on the mean, to join the groups
BOTH = 1  # reports that may say what either of two groups says, each at another place: who says both says two things
TURNED = 0.8  # by how much likelier the opposite than the same must be, on the mean, where polarities do not tell it
OWN = 2.0  # what a statement's own polarity weighs against another wording of its claim, when its side is told
MOST_ASKED = 8  # wordings of a claim beside which each is put to tell its side
_Places = dict[str, list[tuple[str, Span, bool]]]  # by report: which, where in it, and whether it is a figure


def match_groups(
    groups: Mapping[Key, list[Item]],
    parents: Parents,
    known: Known,
    memory: Memory | None = None,
    asked: Collection[str] | None = None,
) -> dict[Key, list[Item]]:
    """The groups with those put together that the matcher finds to make one claim, what says the opposite `turned`.

    Where only some documents are `asked` for (ids),
    groups that hold nothing of theirs, and are near to none that does, are not compared with each other. Two statements of one report are not put before the matcher: its passages are of two.
    """
    wordings = wordings_of(groups)
    first = _firsts(groups, parents)
    near = candidates(wordings, memory)
    if asked is not None:
        near = _around(
            near, wordings, {key for key, items in groups.items() if any(item.document.id in asked for item in items)}
        )
    pairs = [(wordings[one], wordings[other]) for one, other in near]
    pairs = [pair for pair in pairs if not any(each.is_bare for each in pair)]
    looked_at = {one.group for pair in pairs for one in pair}  # few of a large pile's
    matching = _Matching(wordings, {key: _places(groups[key], first) for key in looked_at}, known)
    matching.join(_of_two_reports(pairs, groups, first))
    return matching.put_together(groups)


def _around(
    near: Sequence[tuple[int, int]], wordings: Sequence[Wording], meant: Collection[Key]
) -> list[tuple[int, int]]:
    """The pairs of groups that are `meant` or are near to such a one."""
    pairs = [(pair, {wordings[at].group for at in pair}) for pair in near]
    beside = {group for _, groups in pairs if not groups.isdisjoint(meant) for group in groups}
    return [pair for pair, groups in pairs if groups <= beside]


def _of_two_reports(
    pairs: Sequence[tuple[Wording, Wording]], groups: Mapping[Key, list[Item]], first: Mapping[str, str]
) -> list[tuple[Wording, Wording]]:
    """The pairs without those of which a report and one made from it (of one `first`) both say both in these very words.

    It is as if both stood in one report; so it is of two places of a paragraph that two reports share.
    """
    pairs = [pair for pair in pairs if not _are_beside_each_other(*pair)]
    kin = {
        one.item.document.id
        for pair in pairs
        if first[pair[0].item.document.id] == first[pair[1].item.document.id]
        for one in pair
    }
    says = {
        (item.document.id, plain_words(item.words))
        for items in groups.values()
        for item in items
        if item.document.id in kin
    }
    return [
        (one, other)
        for one, other in pairs
        if first[one.item.document.id] != first[other.item.document.id]
        or (one.item.document.id, other.shape[0]) not in says
        or (other.item.document.id, one.shape[0]) not in says
    ]


def _are_beside_each_other(one: Wording, other: Wording) -> bool:
    """Whether two wordings stand in the same paragraph, as two reports have it, the one behind the other."""
    if len(one.passage.before) > len(other.passage.before):
        one, other = other, one
    ours, theirs = ("".join(each.passage).replace(" ", "") for each in (one, other))
    return ours == theirs and len(one.passage.before) + len(one.passage.words) < len(other.passage.before)


def _firsts(groups: Mapping[Key, list[Item]], parents: Parents) -> dict[str, str]:
    """For each report (id) the first by id of those from which one was made, or that were made from it."""
    first = {item.document.id: item.document.id for items in groups.values() for item in items}
    find = partial(root, first)
    for document in sorted(first):
        for parent in parents(document):
            if parent in first:
                ours, theirs = sorted((find(document), find(parent)))
                first[theirs] = ours
    return {document: find(document) for document in first}


def _places(items: Iterable[Item], first: Mapping[str, str]) -> _Places:
    """Where statements stand, by the `first` of their reports."""
    found: _Places = defaultdict(list)
    for item in items:
        counts = item.statement.kind == "figure"
        found[first[item.document.id]].append((item.document.id, item.statement.span, counts))
    return found


def _say_both(ours: _Places, theirs: _Places) -> bool:
    """Whether more than `BOTH` reports (with what was made from them) say both, and not only as a number and what is told with it."""
    both = (
        one
        for one in ours.keys() & theirs.keys()
        if not any(
            document == other and (counts or count) and span.overlaps(place)
            for document, span, counts in ours[one]
            for other, place, count in theirs[one]
        )
    )
    return next(islice(both, BOTH, None), None) is not None


def _affirms(item: Item) -> bool:
    return item.statement.polarity == "affirmed"


class _Matching:
    """Groups under way to being put together: of each its wordings, and which of them are turned."""

    def __init__(self, wordings: Sequence[Wording], places: dict[Key, _Places], known: Known) -> None:
        self._known = known
        self._members: dict[Key, list[tuple[Wording, bool]]] = defaultdict(list)
        for one in wordings:
            self._members[one.group].append((one, False))
        self._places = places
        self._final = {key: key for key in self._members}
        self._turned = dict.fromkeys(self._members, False)  # against the group that one went into

    def join(self, pairs: Sequence[tuple[Wording, Wording]]) -> None:
        """Put the groups of those pairs together that make one claim, surest first."""
        pairs = self._possible(pairs)
        self._known.ask(pairs)
        found = []
        for at, (one, other) in enumerate(pairs):
            match = self._known.of(one, other)
            if match.same + match.opposite >= READ and (sure := self._known.likely(one, other)) >= SURE:
                found.append((-sure, at))
        refused: set[tuple[Key, int, Key, int]] = set()
        for _, at in sorted(found):
            kept, gone = sorted(self._find(one.group)[0] for one in pairs[at])
            ours, theirs = self._members[kept], self._members[gone]
            state = (kept, len(ours), gone, len(theirs))
            if kept == gone or state in refused:
                continue
            turned = None if _say_both(self._places[kept], self._places[gone]) else self._compare(ours, theirs)
            if turned is None:
                refused.add(state)
                continue
            self._final[gone], self._turned[gone] = kept, turned
            for report, some in self._places.pop(gone).items():
                self._places[kept][report] += some
            ours += [(each, way != turned) for each, way in self._members.pop(gone)]

    def _possible(self, pairs: Sequence[tuple[Wording, Wording]]) -> list[tuple[Wording, Wording]]:
        """Those that may make one claim, looked at in the order of reports (see `verified`)."""
        places = sorted(range(len(pairs)), key=lambda at: pairs[at][0].item.document.name)
        return [pairs[at] for at in sorted(at for at in places if self._known.may_be(*pairs[at]))]

    def put_together(self, groups: Mapping[Key, list[Item]]) -> dict[Key, list[Item]]:
        """The groups as they now are."""
        sides = {key: self._sides(members) for key, members in self._members.items()}
        found: dict[Key, list[Item]] = {}
        for key in sorted(groups):
            kept, way = self._find(key)
            turned = sides[kept]
            found.setdefault(kept, []).extend(
                structs.replace(item, turned=True) if turned.get((key, *shape_of(item)), way) else item
                for item in groups[key]
            )
        return found

    def _find(self, key: Key) -> tuple[Key, bool]:
        """The group that one is in by now, and whether it says the opposite there."""
        turned = False
        while self._final[key] != key:
            turned = turned != self._turned[key]
            key = self._final[key]
        return key, turned

    def _compare(self, ours: Sequence[tuple[Wording, bool]], theirs: Sequence[tuple[Wording, bool]]) -> bool | None:
        """Whether two groups say the opposite of each other, or `None` where they are not one claim."""
        few = [group[:: max(1, len(group) // MOST_WORDINGS)][:MOST_WORDINGS] for group in (ours, theirs)]
        pairs = [(one, other) for one in few[0] for other in few[1]]
        if any(self._known.apart(one[0], other[0]) for one, other in pairs):
            return None
        self._known.ask((one[0], other[0]) for one, other in pairs)
        together = opposite = 0.0
        for (one, way), (other, their_way) in pairs:
            match = self._known.of(one, other)
            together += self._known.likely(one, other)
            against = _against(one, other, match)
            opposite += against if _side(one, way) == _side(other, their_way) else -against
        if together < MEAN * len(pairs) or 0 < opposite < TURNED * len(pairs):
            return None
        turned = opposite > 0
        if turned and any(_counts(one) for one, _ in (*ours, *theirs)):
            return None
        return None if _contradicts_itself(ours, theirs, turned=turned) else turned

    def _sides(self, members: Sequence[tuple[Wording, bool]]) -> dict[tuple[Key, str, str], bool]:
        """Which wordings of a group are turned, where the matcher finds on the whole that they stand on the other side."""
        found = [way for _, way in members]
        if len({one.group for one, _ in members}) > 1:
            asked = range(min(len(members), MOST_ASKED))
            self._known.ask(
                (one, members[place][0]) for at, (one, _) in enumerate(members) for place in asked if place != at
            )
            for at, (one, way) in enumerate(members):
                held = OWN
                for place in asked:
                    other = members[place][0]
                    if place != at:
                        match = self._known.of(one, other)
                        alike = _side(one, way) == _side(other, found[place])
                        held -= _against(one, other, match) * (1 if alike else -1)
                found[at] = way if held >= 0 or _counts(one) or _ties(one) else not way
        return {(one.group, *one.shape): way for (one, _), way in zip(members, found, strict=True)}


def _against(one: Wording, other: Wording, match: Match) -> float:
    """How much likelier two wordings say the opposite than the same (-1 to 1), by their words.

    Of ties these tell nothing, nor of two figures: who gives a number affirms it, whatever words another has for it. Of two denials of one claim the matcher takes that in other words for the opposite of that by the cue alone ("no
    [leak]", "denied that it [leaked]"); they say the same.
    """
    if (_ties(one) and _ties(other)) or (_counts(one) and _counts(other)):
        return 0.0
    if not _affirms(one.item) and not _affirms(other.item):
        return -match.same - match.opposite
    return match.opposite - match.same


def _contradicts_itself(
    ours: Sequence[tuple[Wording, bool]], theirs: Sequence[tuple[Wording, bool]], *, turned: bool
) -> bool:
    """Whether words of one report would stand on both sides: "there was no [leak]", which says nothing for a leak."""
    places = defaultdict(list)
    for one, way in ours:
        places[one.item.document.id].append((one.item.statement.span, _side(one, way)))
    return any(
        span.overlaps(other.item.statement.span) and side != _side(other, way != turned)
        for other, way in theirs
        for span, side in places.get(other.item.document.id, ())
    )


def _counts(one: Wording) -> bool:
    """Whether a wording is a figure, which is denied by those who say so and not by other words for the same number."""
    return one.item.statement.kind == "figure"


def _ties(one: Wording) -> bool:
    """Whether a wording is a tie: that it is so, or not, is told by its own words, whatever is said beside it."""
    return one.item.statement.kind == "relation"


def _side(one: Wording, turned: bool) -> bool:
    return _affirms(one.item) != turned
