"""Whether two reports speak of one office: the same role, of the same body or land."""

from typing import NamedTuple

from sayso.identity.clusters import Clusters
from sayso.identity.names import thing_name
from sayso.identity.nodes import Node
from sayso.identity.office_words import office_words
from sayso.identity.offices import Office
from sayso.languages.lands import one_land


class Held(NamedTuple):
    """An office that one document gives to a node; `owners` are the groups of the bodies and places that it is of."""

    node: int
    document: str
    office: Office
    owners: frozenset[int]


def heads(role: str) -> bool:
    """Whether who holds the office is the head of a body."""
    words = office_words()
    return role in words.heads or role in words.heading


def words_of(node: Node) -> set[str]:
    """The words in all names of a node."""
    return {part for shown in node.names for part in thing_name(shown).parts}


def fits_office(clusters: Clusters, one: Held, other: Held) -> bool:
    """Whether two offices can be one person's: one office, and no other gender."""
    return not other_gender(one, other) and one_office(clusters, one, other)


def other_gender(one: Held, other: Held) -> bool:
    """Whether the words for the office are a man's and a woman's."""
    return bool(one.office.gender and other.office.gender and one.office.gender != other.office.gender)


def one_office(clusters: Clusters, one: Held, other: Held) -> bool:
    """Whether two offices can be one: the same role or a loose word for it, the same matter, no other body."""
    words = office_words()
    mine, theirs = one.office, other.office
    if mine.role != theirs.role:
        loose = mine.role in words.heads or theirs.role in words.heads
        if not (loose and heads(mine.role) and heads(theirs.role)):
            return False
        if not one.owners & other.owners and not (mine.matter and not one.owners):
            return False
    if mine.matter != theirs.matter:
        return bool(mine.matter and not theirs.matter and not one.owners) and any(
            mine.matter <= words_of(clusters.nodes[owner]) for owner in other.owners
        )
    if one.owners and other.owners:
        return one_owner(clusters, one.owners, other.owners)
    return mine.role not in words.lands or _of_a_land(clusters, one.owners | other.owners)


def _of_a_land(clusters: Clusters, owners: frozenset[int]) -> bool:
    """Whether an office is of no body, so that it can be that of a land: a president, but not that of a club."""
    nodes = [clusters.nodes[owner] for owner in owners]
    return all(node.kinds["place"] or node.kinds["nationality"] for node in nodes)


def one_owner(clusters: Clusters, one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two offices are of one body, or of one land by its name and its adjective."""
    return bool(one & other) or any(
        "nationality" in {*clusters.nodes[left].kinds, *clusters.nodes[right].kinds}
        and one_land(clusters.nodes[left].name.key, clusters.nodes[right].name.key)
        for left in one
        for right in other
    )
