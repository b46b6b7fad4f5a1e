"""Whether two names are one's, with a score and the reason: persons and things each by their own rules."""

from typing import NamedTuple

from sayso.identity.lexicon import lexicon
from sayso.identity.names import Name, of_a_land, shortened_ends
from sayso.identity.nodes import Node
from sayso.languages.acronyms import initials, spells
from sayso.languages.given_names import one_given_name, variants_of
from sayso.languages.lands import one_land
from sayso.languages.spelling import heard_alike, one_spelling, sound


class Verdict(NamedTuple):
    """How sure it is, between 0 and 1, that two names are one's, and why, in words."""

    score: float
    reason: str


def compare(one: Node, other: Node) -> Verdict | None:
    """Why two nodes of one family are the same; `None` where their names alone do not show it."""
    if one.family != other.family:
        return None
    return compare_persons(one.name, other.name) if one.family == "person" else compare_things(one, other)


def compare_persons(one: Name, other: Name) -> Verdict | None:
    """Full names: the surnames spell one name, and the first names are equal, variants, or one is the other's initial."""
    if min(len(one.parts), len(other.parts)) < 2:
        return None
    if "".join(one.parts) == "".join(other.parts):
        return Verdict(0.98, "the same name, set apart differently")
    first, second = one.parts[0], other.parts[0]
    written = one_spelling(one.parts[-1], other.parts[-1])
    initial = min(len(first), len(second)) == 1 and first[0] == second[0]
    alike = (initial or one_given_name(first, second)) and heard_alike(one.parts[-1], other.parts[-1])
    if not written and not alike:
        return None
    varied = written and sound(one.parts[-1]) != sound(other.parts[-1])
    middle, other_middle = one.parts[1:-1], other.parts[1:-1]
    if not _fit(middle, other_middle):
        return None
    if one_given_name(first, second):
        varied = one.parts[-1] != other.parts[-1] or first != second
        if not varied:
            return Verdict(0.95, "the same first name and surname")
        if min(len(first), len(second)) < 4 and first != second and first not in variants_of(second):
            return None
        return Verdict(0.88, "two spellings of one first name and surname")
    if initial and not varied:
        return Verdict(0.8, "the same surname, and an initial that fits")
    return None


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names do not contradict each other: one side has none, or each has its match or initial."""
    few, many = sorted((one, other), key=len)
    return all(
        any(one_spelling(part, each) or (1 in (len(part), len(each)) and part[0] == each[0]) for each in many)
        for part in few
    )


def compare_things(one: Node, other: Node) -> Verdict | None:
    """Bodies, places and the rest: the same words in two spellings, or an acronym that a text introduces.

    A name that extends another ("... in the North", "... Branch") is another thing's: a branch is not its parent.
    """
    first, second = one.name, other.name
    for short, long in ((one, other), (other, one)):
        letters = short.name.key.replace(" ", "")
        if short.name.short and letters in long.acronyms:
            return Verdict(0.97, f"introduced as its short form in {long.acronyms[letters]}")
    if first.short or second.short:
        return None
    if "".join(first.parts) == "".join(second.parts):
        return Verdict(0.98, "the same words, set apart differently")
    if len(first.parts) != len(second.parts) and shortened_ends(first) & shortened_ends(second):
        return Verdict(0.9, "the same name, once with the first letters of some of its words")
    lands = of_a_land(first), of_a_land(second)
    if lands[0] and lands[1] and lands[0][0] == lands[1][0] and one_land(lands[0][1], lands[1][1]):
        return Verdict(0.9, "the same body of one land, by the land's name and by its adjective")
    if _weighty(first) == _weighty(second) and len(_weighty(first)) > 2:
        return Verdict(0.85, "the same words in another order")
    if {first.key, second.key} & lexicon().no_names:
        return None  # "State" is a word, and no spelling of "Statue"
    if len(first.parts) == len(second.parts) and all(map(one_spelling, first.parts, second.parts)):
        if _are_places(one, other):
            return None
        return Verdict(0.9, "two spellings of one name")
    joined = "".join(first.parts), "".join(second.parts)
    if one_spelling(*joined) and lexicon().places.isdisjoint((first.key, second.key)):  # New York, Newark
        return Verdict(0.85, "two spellings of one name")
    return None


def _weighty(name: Name) -> list[str]:
    """The words of weight, sorted; schools are told apart by nothing but the order ("University of X", "X University")."""
    if "university" in name.parts or "college" in name.parts:
        return []
    return sorted(part for part in name.parts if part not in lexicon().small)


def stands_for(short: Name, long: Name) -> bool:
    """Whether the acronym `short` can be made of the words of `long`."""
    letters = short.key.replace(" ", "")
    return letters in initials(long.parts, lexicon().small) or (len(letters) >= 4 and spells(letters, long.parts))


def _are_places(one: Node, other: Node) -> bool:
    """Whether both are well-known places: these are never taken for spellings of one another (Iran, Iraq)."""
    return one.name.key in lexicon().places and other.name.key in lexicon().places
