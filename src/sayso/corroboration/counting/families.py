"""Origins that are counted apart and yet belong together: bodies of one government, an outlet's sister, an owner and its firm.

They stand beside the strict count and change nothing in it: a sceptic may take a family for one voice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec
from msgspec import structs

from sayso.corroboration.counting.bodies import body_in
from sayso.corroboration.items import Directory, Item, plain_words
from sayso.evidence import Claim, Family, Origin, RelationProposition
from sayso.languages import load_lexicon
from sayso.languages.outlets import outlet_key


class _Countries(msgspec.Struct, frozen=True):
    countries: tuple[str, ...]
    adjectives: str


_TIES = {"owns", "belongs_to"}
MOST = 60  # origins of one side that are compared with each other


class Ties:
    """Which bodies of the pile belong to one another, as reports say or as their names show."""

    def __init__(self, directory: Directory, items: Iterable[Item], outlets: Iterable[str]) -> None:
        self.directory = directory
        self.outlets = {plain_words(outlet): outlet for outlet in sorted(outlets)}
        words = load_lexicon("en", "families", dict[str, str])
        self._state = frozenset(words["state"].split())
        self._offices = frozenset(words["offices"].split())
        self._editions = frozenset(words["editions"].split())
        places = load_lexicon("en", "countries", _Countries)
        self._abroad = frozenset(word for word in (*places.countries, *places.adjectives.split()) if " " not in word)
        self._held: dict[tuple[str, str], str] = {}
        for item in items:
            told = item.statement.proposition
            if not isinstance(told, RelationProposition) or told.kind not in _TIES or told.status != "current":
                continue
            if item.statement.polarity != "affirmed" or item.statement.certainty not in {"certain", "probable"}:
                continue
            sides = [directory.find(item.document.id, one.entity) for one in (told.subject, told.object)]
            if all(side is not None and side.named and side.kind == "organisation" for side in sides):
                pair = sorted(side.id for side in sides if side is not None)
                self._held.setdefault((pair[0], pair[-1]), item.document.name)

    def reason(self, one: Origin, other: Origin) -> str | None:
        """Why two origins are of one family, in words; `None` where nothing shows it."""
        left, right = (self.directory.by_id.get(origin.entity or "") for origin in (one, other))
        if left is not None and right is not None:
            told = self._held.get((min(left.id, right.id), max(left.id, right.id)))
            if told is not None:
                return f"{told} says that one of them belongs to the other"
            if left.body == right.id or right.body == left.id:
                return "one of them belongs to the other"
        names = [
            entity.names if entity is not None else (origin.source,) for entity, origin in ((left, one), (right, other))
        ]
        if all(self._is_state(listed) for listed in names) and self._land(names[0]) == self._land(names[1]):
            return "bodies of one government"
        if self._is_sister(one.source, other.source):
            return "outlets of one name"
        return None

    def _is_state(self, names: Sequence[str]) -> bool:
        """Whether names are those of a body of a state: by what it is, so that the police union is none."""
        heads = {body.head for name in names if (body := body_in(name)) is not None}
        if heads & self._state:
            return True
        return bool(heads & self._offices) and any(set(plain_words(name).split()) & self._state for name in names)

    def _land(self, names: Sequence[str]) -> frozenset[str]:
        """The countries in its names, by name or adjective; none for the government at home."""
        return frozenset(word for name in names for word in plain_words(name).split() if word in self._abroad)

    def _is_sister(self, one: str, other: str) -> bool:
        ours, theirs = plain_words(one), plain_words(other)
        if outlet_key(one) == outlet_key(other) or not (ours in self.outlets and theirs in self.outlets):
            return False
        bare = [" ".join(word for word in name.split() if word not in self._editions) for name in (ours, theirs)]
        return bare[0] == bare[1] != ""


def with_families(ties: Ties, claim: Claim) -> Claim:
    """The claim with the families among the origins of each side."""
    if all(len(position.origins) < 2 for position in claim.positions):
        return claim
    positions = tuple(
        structs.replace(position, families=find_families(ties, position.origins)) for position in claim.positions
    )
    return structs.replace(claim, positions=positions)


def find_families(ties: Ties, origins: Sequence[Origin]) -> tuple[Family, ...]:
    """The families among the origins of one side: each with the names of its origins and why they are one; those of one are left out."""
    named = [origin for origin in origins if origin.named]
    head = list(range(len(named)))

    def find(at: int) -> int:
        while head[at] != at:
            at = head[at]
        return at

    reasons: dict[int, list[str]] = defaultdict(list)
    for one, other in combinations(range(min(len(named), MOST)), 2):
        reason = ties.reason(named[one], named[other])
        if reason is None:
            continue
        ours, theirs = sorted((find(one), find(other)))
        if ours != theirs:
            head[theirs] = ours
            reasons[ours].extend(reasons.pop(theirs, []))
        if reason not in reasons[ours]:
            reasons[ours].append(reason)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(named)):
        groups[find(at)].append(at)
    return tuple(
        Family(tuple(named[at].source for at in group), tuple(reasons[root]))
        for root, group in sorted(groups.items())
        if len(group) > 1
    )
