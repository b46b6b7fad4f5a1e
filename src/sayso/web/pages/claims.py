"""The list of claims, filtered by what the address asks for; and one claim with all that speaks for and against it."""

from typing import Any, get_args

from sayso.casefile.choosing import Filter, claim_ids, outlets, surroundings
from sayso.evidence import Certainty, Polarity, Record, StatementKind
from sayso.views.answers import ShownStatement
from sayso.views.claims import Claims, ShownOrigin, ShownPosition, show_claims
from sayso.views.figures import show_conflicts
from sayso.web.pages.page import Ask, part_of

SIZE = 25  # claims a page
LARGE = 500  # statements of a claim that is remembered once it was shown
MOST = 40  # origins of a side, and statements of one of them, shown at first


class Told(Record, frozen=True):
    """A statement, and those in reports that were made from its own (copies of it, folded under it)."""

    statement: ShownStatement
    copies: tuple["Told", ...] = ()

    @property
    def carried(self) -> int:
        """How many statements are folded here."""
        return sum(1 + one.carried for one in self.copies)


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


def wanted(ask: Ask) -> Filter:
    """The filter that the address gives. Raises `InputError` where it names what is not there."""
    asked = ask.asked
    return Filter(
        about=tuple(ask.case.entity(name).id for name in asked.texts("about")),
        kind=asked.choice("kind", StatementKind),
        contested=asked.flag("contested"),
        polarity=asked.choice("polarity", Polarity),
        certainty=asked.choice("certainty", Certainty),
        outlet=asked.text("outlet"),
    )


def answer(ask: Ask) -> Claims:
    """All claims wanted."""
    return Claims(claims=show_claims(ask.case, ask.case.claims_of_ids(claim_ids(ask.case, wanted(ask)))))


def show(ask: Ask) -> dict[str, Any]:
    """A part of the claims wanted, and what they can be filtered by."""
    chosen = wanted(ask)
    part = part_of(ask.memory.recall(ask.case, chosen, lambda: claim_ids(ask.case, chosen)), ask.asked, SIZE)
    shown = ask.memory.recall(
        ask.case, tuple(part.items), lambda: show_claims(ask.case, ask.case.claims_of_ids(part.items))
    )
    return {
        "part": part.of(shown),
        "kinds": get_args(StatementKind),
        "polarities": get_args(Polarity),
        "certainties": get_args(Certainty),
        "outlets": ask.memory.recall(ask.case, "outlets", lambda: outlets(ask.case)),
    }


def answer_one(ask: Ask) -> Claims:
    """The one claim of the id in the address. Raises `InputError` where there is none."""
    return Claims(claims=show_claims(ask.case, [ask.case.claim(ask.asked.parts["claim"])]))


def show_one(ask: Ask) -> dict[str, Any]:
    """The claim, each side as trees from origins to copies, with the words around each statement shown."""
    key = ask.asked.parts["claim"]
    if sum(len(position.statements) for position in ask.case.claim(key).positions) < LARGE:
        (claim,) = answer_one(ask).claims
    else:
        (claim,) = ask.memory.recall(ask.case, ("claim", key), lambda: answer_one(ask)).claims
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
        "entities": ask.case.entity_names(claim.entities),
    }


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
