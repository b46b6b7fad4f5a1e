"""The list of claims, filtered by what the address asks for; and one claim with all that speaks for and against it."""

from datetime import date
from typing import Any, cast

from sayso.casefile.choosing import surroundings
from sayso.casefile.filtering import Filter, claim_ids
from sayso.casefile.ordering import ClaimColumn, claims_by
from sayso.evidence import Record
from sayso.evidence.notation import claim_words
from sayso.views.answers import ShownStatement
from sayso.views.claims import Claims, ShownClaim, ShownOrigin, ShownPosition, show_claims
from sayso.views.figures import show_conflicts
from sayso.views.judgements import rulings_on
from sayso.web.pages.filters import offered, wanted
from sayso.web.pages.ordering import Order
from sayso.web.pages.page import Ask, part_of

SIZE = 25  # claims a page
LARGE = 500  # statements of a claim that is remembered once it was shown
NEAR = 40  # claims offered to be ruled the same, or different
ORDERS = {"reports": True, "first": False, "last": True}
ORDERED = {
    "": "best attested first",
    "reports": "in most reports first",
    "last": "reported last first",
    "first": "reported first first",
}
MOST = 40  # origins of a side, and statements of one of them, shown at first


class Told(Record, frozen=True):
    """A statement, and those in reports that were made from its own (copies of it, folded under it)."""

    statement: ShownStatement
    copies: tuple["Told", ...] = ()

    @property
    def carried(self) -> int:
        """How many statements are folded here."""
        return sum(1 + one.carried for one in self.copies)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets (reports, where not known) whose statements are folded here."""
        below = (name for one in self.copies for name in (one.statement.outlet or one.statement.document, *one.outlets))
        return tuple(dict.fromkeys(below))


class OriginTree(Record, frozen=True):
    """An origin (`None`: statements that rest on none of those listed) with its statements; `more` were left out."""

    origin: ShownOrigin | None
    told: tuple[Told, ...]
    more: int = 0


class Side(Record, frozen=True):
    """A position with its origins as trees; `more` were left out."""

    position: ShownPosition
    trees: tuple[OriginTree, ...]
    more: int = 0


def answer(ask: Ask) -> Claims:
    """All claims wanted."""
    return Claims(claims=show_claims(ask.case, ask.case.claims_of_ids(claim_ids(ask.case, wanted(ask)))))


def show(ask: Ask) -> dict[str, Any]:
    """A part of the claims wanted, and what they can be filtered by."""
    chosen, order = wanted(ask), Order(ask.asked, ORDERS)
    column = cast("ClaimColumn | None", order.column)
    keys = ask.memory.recall(
        ask.case,
        (chosen, column, order.down),
        lambda: claims_by(ask.case, column, chosen, down=order.down) if column else claim_ids(ask.case, chosen),
    )
    part = part_of(keys, ask.asked, SIZE)
    shown = show_claims(ask.case, ask.case.claims_of_ids(part.items))
    return {"part": part.of(shown), "order": order, "orders": ORDERED, **offered(ask)}


def answer_one(ask: Ask) -> Claims:
    """The one claim of the id in the address. Raises `InputError` where there is none."""
    return Claims(claims=show_claims(ask.case, [ask.case.claim(ask.asked.parts["claim"])]))


def show_one(ask: Ask) -> dict[str, Any]:
    """The claim, each side as trees from origins to copies, with the words around each statement shown."""
    key = ask.asked.parts["claim"]
    if sum(len(position.statements) for position in ask.case.claim(key).positions) < LARGE:
        (claim,) = answer_one(ask).claims
    else:
        (claim,) = ask.memory.recall(ask.case, ("claim", key), lambda: answer_one(ask), ruled=True).claims
    most = None if ask.asked.flag("all") else MOST
    sides = tuple(
        Side(position, grow(position, most), max(0, len(position.origins) - most) if most else 0)
        for position in claim.positions
    )
    shown = [one.id for side in sides for tree in side.trees for told in tree.told for one in _flat(told)]
    return {
        "claim": claim,
        "sides": sides,
        "conflicts": show_conflicts(ask.case, ask.case.conflicts_of(claim.id)),
        "around": surroundings(ask.case, shown),
        "entities": _named_once(ask.case.entity_names(claim.entities)),
        "since": {side.position.polarity: first_day(side.position) for side in sides},
        "near": near(ask, claim),
        "ruled": rulings_on(ask.case, {claim.id, *shown}),
    }


def _named_once(entities: dict[str, str]) -> dict[str, str]:
    """Entities (ids) with their names, of several that are called the same the first alone."""
    first = {name: key for key, name in reversed(entities.items())}
    return {key: name for key, name in entities.items() if first[name] == key}


def first_day(position: ShownPosition) -> date | None:
    """The first day on which a report is known to have taken that side."""
    days = (one.published.end or one.published.start for one in position.statements)
    return min((day for day in days if day), default=None)


def near(ask: Ask, claim: ShownClaim) -> list[tuple[str, str]]:
    """Other claims of its kind, about the same names or of the same measure, that a person may find to say the same."""
    alike = Filter(about=claim.entities[:1], kind=claim.kind)
    keys = ask.memory.recall(ask.case, ("near", alike), lambda: claim_ids(ask.case, alike)[: 4 * NEAR])
    found = [one for one in ask.case.claims_of_ids(keys) if one.id != claim.id and one.measure == claim.measure]
    return [(one.id, claim_words(one)) for one in found[:NEAR]]


def grow(position: ShownPosition, most: int | None = None) -> tuple[OriginTree, ...]:
    """The position's statements under their origins, copies under what they were made from."""
    left = {one.id: one for one in position.statements}
    place = {key: at for at, key in enumerate(left)}
    trees = []
    for number, origin in enumerate(position.origins):
        keys = sorted({key for key in origin.statements if key in left}, key=place.__getitem__)
        own = [left.pop(key) for key in keys]
        if most is None or number < most:
            trees.append(_tree(origin, own, most))
    if left:
        trees.append(_tree(None, list(left.values()), most))
    return tuple(trees)


def _tree(origin: ShownOrigin | None, own: list[ShownStatement], most: int | None) -> OriginTree:
    kept = own if most is None else own[:most]
    first: dict[str, str] = {}
    for one in kept:
        first.setdefault(one.document, one.id)
    under: dict[str, list[ShownStatement]] = {}
    roots = []
    for one in kept:
        parent = first.get(one.derived_from or "")
        if parent is None or _loops(one, kept):
            roots.append(one)
        else:
            under.setdefault(parent, []).append(one)
    return OriginTree(origin, tuple(_told(one, under) for one in roots), len(own) - len(kept))


def _told(one: ShownStatement, under: dict[str, list[ShownStatement]]) -> Told:
    return Told(one, tuple(_told(copy, under) for copy in under.get(one.id, ())))


def _loops(one: ShownStatement, kept: list[ShownStatement]) -> bool:
    """Whether following a document to the one it was made from comes back to it."""
    parents = {other.document: other.derived_from for other in kept}
    at, passed = one.derived_from, {one.document}
    while at in parents:
        if at in passed:
            return True
        passed.add(at)
        at = parents[at]
    return False


def _flat(told: Told) -> list[ShownStatement]:
    return [told.statement, *(one for copy in told.copies for one in _flat(copy))]
