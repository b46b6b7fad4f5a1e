"""Descriptions by an office put to whoever held it: "the finance minister" in one report is the one whom another names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from sayso.evidence import Reading
from sayso.identity.affairs import Affairs, Beginnings
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.headships import all_offices
from sayso.identity.office_fits import Held, heads, one_office, one_owner, other_gender, words_of
from sayso.identity.office_words import office_words
from sayso.identity.offices import Member, Office
from sayso.identity.surnames import settle_surnames
from sayso.identity.tenure import Tenure, held_then

PERSONS = 200  # in one office without a body at most, for a description to be compared with all
REPORTS = 20  # of one person in one office at each end of the time, that are looked at
ROUNDS = 2  # "the brother of the mayor" is known once the mayor is
Told = tuple[int, str, Office, list[int]]  # node, document, office, the nodes of the bodies that it is of
NEAR = timedelta(days=92)  # apart at most, for two descriptions of one office to be one person whom nobody names


def join_holders(clusters: Clusters, readings: Sequence[Reading], beginnings: Beginnings) -> None:
    """Join each description by an office with the one person whom the pile names in it at that time, else with its like."""
    told = _with_owners(clusters, _told(clusters, readings))
    settle_surnames(clusters, _held(clusters, told))
    for _ in range(ROUNDS):
        if not _join_described(clusters, _held(clusters, told), beginnings):
            break


def _join_described(clusters: Clusters, held: Sequence[Held], beginnings: Beginnings) -> bool:
    """Join the descriptions whose office one person held; whether a relative or lawyer may be found by that in another round."""
    named: dict[str, list[Held]] = {}
    described: dict[int, list[Held]] = {}
    for each in held:
        node = clusters.nodes[each.node]
        if node.named and not node.plural:
            for key in _keys(clusters, each):
                named.setdefault(key, []).append(each)
        elif node.alone and not _is_known(clusters, each.node):
            described.setdefault(each.node, []).append(each)
    named = {key: kept for key, listed in named.items() if (kept := _few(clusters, listed))}
    affairs = Affairs(Context(clusters), beginnings)
    nameless: list[Held] = []
    decided: list[tuple[Held, int, str]] = []
    for listed in described.values():
        found = {}
        for one in listed:
            near = dict.fromkeys(each for key in _keys(clusters, one, wanted=True) for each in named.get(key, ()))
            fitting = [each for each in near if one_office(clusters, one, each)]
            holder = _holder(clusters, one, fitting, affairs)
            if holder is not None:
                found[clusters.find(holder[0])] = (one, *holder)
            elif not fitting:
                nameless.append(one)
        if len(found) == 1:
            decided.extend(found.values())
    for one, holding, reason in decided:
        shown = clusters.nodes[holding].name.shown
        clusters.join(holding, one.node, f"“{one.office.shown}” and “{shown}”: {reason}")
    _join_nameless(clusters, nameless)
    return bool(decided) and any(each.office.role in office_words().personal for each in held)


def _is_known(clusters: Clusters, node: int) -> bool:
    return any(clusters.nodes[at].named for at in clusters.members(node))


def _few(clusters: Clusters, held: Sequence[Held]) -> list[Held]:
    """Of each person's office the first and last reports; nothing where so many hold it that none can be meant."""
    shapes: dict[tuple[object, ...], list[Held]] = {}
    for each in sorted(held, key=lambda each: (_day(each), each.document, each.node)):
        shape = (clusters.find(each.node), each.office.role, each.office.matter, each.owners, each.office.tense)
        shapes.setdefault(shape, []).append(each)
    if len({shape[0] for shape in shapes}) > PERSONS:
        return []
    return [each for listed in shapes.values() for each in dict.fromkeys((*listed[:REPORTS], *listed[-REPORTS:]))]


def _told(clusters: Clusters, readings: Sequence[Reading]) -> list[Told]:
    """By node, document and office what the reports tell, with the nodes of the bodies that it is of."""
    of: dict[Member, int] = {member: at for at, node in enumerate(clusters.nodes) for member in node.members}
    found = []
    for reading in sorted(readings, key=lambda each: each.document.id):
        for entity, offices in sorted(all_offices(reading).items()):
            node = of.get((reading.document.id, entity))
            if node is None:
                continue
            for office in offices:
                owners = [of[owner] for owner in office.owners if owner in of]
                if len(owners) == len(office.owners) or owners:
                    found.append((node, reading.document.id, office, owners))
    return found


def _with_owners(clusters: Clusters, told: Sequence[Told]) -> list[Told]:
    """The same, and "the director" of a report that names one body alone of which the pile knows a director as hers.

    "The former director", in a report on the new director of the museum.
    """
    words = office_words()
    bodies: dict[str, set[int]] = {}
    for _, _, office, owners in told:
        if not office.matter:
            bodies.setdefault(office.role, set()).update(clusters.find(owner) for owner in owners)
    here: dict[str, set[int]] = {}
    for group in set().union(*bodies.values()):
        if any(clusters.nodes[at].named for at in clusters.members(group)):
            for document in clusters.documents(group):
                here.setdefault(document, set()).add(group)
    found = []
    for node, document, office, owners in told:
        of_one = owners
        if not owners and not clusters.nodes[node].named and not office.matter:
            near = here.get(document, set()) & bodies.get(office.role, set())
            if len(near) == 1 and office.role not in words.unsaid | words.personal:
                of_one = sorted(near)
        found.append((node, document, office, of_one))
    return found


def _held(clusters: Clusters, told: Sequence[Told]) -> list[Held]:
    """The same with the groups that the bodies are in by now."""
    return [
        Held(node, document, office, frozenset(clusters.find(owner) for owner in owners))
        for node, document, office, owners in told
    ]


def _keys(clusters: Clusters, held: Held, *, wanted: bool = False) -> Iterable[str]:
    """What an office is filed under: the bodies that it is of; where these may be unsaid, its role; words for the body.

    `wanted` asks for the keys by which a description is looked up.
    """
    words, office = office_words(), held.office
    keys = {f"of {owner}" for owner in held.owners}
    if office.role in words.unsaid and (office.role != "minister" or office.matter):
        keys.add(f"{office.role} {' '.join(sorted(office.matter))}")
    if heads(office.role) and wanted and not held.owners and office.matter:
        keys.add(f"matter {' '.join(sorted(office.matter))}")
    if heads(office.role) and not wanted and not office.matter:
        for owner in held.owners:
            keys |= {f"matter {word}" for word in words_of(clusters.nodes[owner])}
    return sorted(keys)


def _holder(clusters: Clusters, one: Held, fitting: Sequence[Held], affairs: Affairs) -> tuple[int, str] | None:
    """The node of the one who held the office of a description, and why it is held to be."""
    by_person: dict[int, list[Held]] = {}
    for each in fitting:
        by_person.setdefault(clusters.find(each.node), []).append(each)
    for each_one, held in tuple(by_person.items()):
        owners: frozenset[int] = frozenset().union(*(each.owners for each in held))
        documents = [each.document for each in held]
        here = one_owner(clusters, one.owners, owners) if owners else affairs.context.named(one.owners, documents)
        if one.owners and not here:
            if not owners and affairs.context.is_in(each_one, one.document):
                return None  # "the president of Norland", in a report that names a President Velm of nowhere
            del by_person[each_one]  # "the governor of Westmark" is not Governor Roth, who elsewhere is Norland's
    tenures = {
        person: Tenure(
            tuple(sorted(each.office.day for each in listed if each.office.day and each.office.tense != "former")),
            tuple(sorted(each.office.day for each in listed if each.office.day and each.office.tense == "former")),
            any(each.office.tense != "former" for each in listed),
            any(each.office.tense == "new" for each in listed),
        )
        for person, listed in by_person.items()
    }
    present = {person for person in tenures if affairs.context.is_in(person, one.document)}
    barred = {person for person, listed in by_person.items() if any(other_gender(one, each) for each in listed)}
    if one.office.tense != "former":
        tenures = {person: tenure for person, tenure in tenures.items() if person not in barred}
    person = held_then(tenures, one.office.tense, one.office.day, present)
    if person is None or person in barred:
        return None
    listed = by_person[person]
    at_that_time = " at that time" if len(by_person) > 1 else ""
    if one.owners and any(one.owners & each.owners for each in listed):
        owner = min(clusters.nodes[at].name.shown for each in listed for at in one.owners & each.owners)
        return listed[
            0
        ].node, f"nobody else in the pile is named as {one.office.role.replace('-', ' ')} of {owner}{at_that_time}"
    shared = affairs.shared(one.document, person, [each.document for each in listed], widely=True)
    if shared is None:
        return None
    return listed[0].node, f"the only one in that office{at_that_time} in reports that {shared}"


def _join_nameless(clusters: Clusters, held: Sequence[Held]) -> None:
    """Descriptions by one office of one body, near in time, of which the pile names no holder."""
    by_word: dict[str, set[int]] = {}
    for each in held:
        for owner in each.owners:
            for word in words_of(clusters.nodes[owner]):
                by_word.setdefault(word, set()).add(owner)
    filed: dict[tuple[object, ...], list[Held]] = {}
    for each in (_of_the_body(one, by_word) for one in held):
        role = "head" if each.office.role in office_words().heads else each.office.role
        for owner in sorted(each.owners):
            if each.office.day is not None:
                filed.setdefault((owner, role, each.office.matter, each.office.tense), []).append(each)
    for listed in filed.values():
        ordered = sorted(listed, key=lambda each: (_day(each), each.document, each.node))
        for one, other in pairwise(ordered):
            if _day(other) - _day(one) <= NEAR and one.document != other.document:
                reason = "the same office of the same body, at most three months apart"
                clusters.join(one.node, other.node, f"“{one.office.shown}” and “{other.office.shown}”: {reason}")


def _of_the_body(held: Held, by_word: Mapping[str, set[int]]) -> Held:
    """The "customs chief" as the head of the Customs Service, where no other body of that word has such a head."""
    if held.owners or not held.office.matter or not heads(held.office.role):
        return held
    meant = set.intersection(*(by_word.get(word, set()) for word in held.office.matter))
    if len(meant) != 1:
        return held
    return Held(held.node, held.document, held.office._replace(matter=frozenset()), frozenset(meant))


def _day(held: Held) -> date:
    return held.office.day or date.min
