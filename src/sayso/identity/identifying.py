"""Who is who across a pile: names grouped, compared inside their groups, joined where nothing contradicts."""

from collections.abc import Iterator, Sequence

import msgspec

from sayso.engine import Memory
from sayso.evidence import CaseEntity, Judgement, Reading
from sayso.identity.affairs import Beginnings
from sayso.identity.blocking import RIVER, candidate_pairs, described_forms, shorter_forms
from sayso.identity.clusters import Clusters
from sayso.identity.comparing import compare, stands_for
from sayso.identity.described import join_described
from sayso.identity.describing_words import describing_words
from sayso.identity.first_names import join_first_names
from sayso.identity.heads import join_heads
from sayso.identity.holders import join_holders
from sayso.identity.judging import force_same, keep_apart
from sayso.identity.last_words import join_last_words
from sayso.identity.left_open import join_left_open
from sayso.identity.lexicon import lexicon
from sayso.identity.likely import join_likely
from sayso.identity.locating import Atlas, locate
from sayso.identity.ministries import join_ministries
from sayso.identity.names import Name, thing_name
from sayso.identity.namesakes import keep_namesakes_apart, places_apart
from sayso.identity.nodes import Node, find_nodes, split
from sayso.identity.one_word import join_one_word
from sayso.identity.slips import join_slips
from sayso.identity.writing import write_entities
from sayso.languages.lands import lands_in, one_land
from sayso.languages.spelling import fold, one_spelling, skeleton

STEM = 4  # letters that a land and its adjective share


def identify(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = (), *, memory: Memory | None = None
) -> tuple[CaseEntity, ...]:
    """The persons, bodies, places and documents that `readings` name, each once, sorted by name.

    A description without a name stays with its document, save such as "the health ministry", and where another report most likely
    means the same. A surname alone goes to the
    one fuller name in the pile that fits; where two fit, or none in another document is certain, it stays apart. What
    `judgements` rule (same_entity, different_entity, by any name) always holds. Places get where they lie, and two places
    of one name stay two. The order of `readings` does not matter.
    """
    atlas = Atlas(readings, memory)
    clusters = by_rules(readings, judgements, atlas)
    join_likely(clusters, readings)
    join_left_open(clusters, readings)
    entities = write_entities(clusters, readings)
    places = locate(entities, atlas)
    return tuple(msgspec.structs.replace(entity, place=places.get(entity.id)) for entity in entities)


def by_rules(readings: Sequence[Reading], judgements: Sequence[Judgement], atlas: Atlas) -> Clusters:
    """The names and descriptions of a pile, joined as far as rules tell."""
    nodes = places_apart(_with_surnames_apart(find_nodes(readings)), atlas)
    clusters = Clusters(nodes)
    keep_namesakes_apart(clusters)
    keep_apart(clusters, judgements)
    force_same(clusters, judgements)
    beginnings = Beginnings(readings)
    _join_alike(clusters)
    _join_short_forms(clusters)
    _join_surnames(clusters)
    join_slips(clusters)
    join_one_word(clusters, beginnings)
    join_heads(clusters)
    join_last_words(clusters, beginnings)
    join_ministries(clusters)
    join_described(clusters, readings, beginnings, persons=False)
    join_holders(clusters, readings, beginnings)
    join_first_names(clusters, readings)
    join_described(clusters, readings, beginnings, persons=True)
    return clusters


def _fits(one: Node, other: Node) -> bool:
    """Whether two names may stand for one: acronyms and surnames alone contradict nothing by themselves."""
    if one.family != other.family:
        return False
    if one.name.short != other.name.short:
        short, long = (one, other) if one.name.short else (other, one)
        return "".join(short.name.parts) in long.acronyms or stands_for(short.name, long.name)
    if one.family == "person" and min(len(one.name.parts), len(other.name.parts)) == 1:
        return True
    return compare(one, other) is not None


def _join_alike(clusters: Clusters) -> None:
    found = []
    for one, other in candidate_pairs(clusters.nodes):
        verdict = compare(clusters.nodes[one], clusters.nodes[other])
        if verdict is not None:
            found.append((-verdict.score, one, other, verdict.reason))
    for _, one, other, reason in sorted(found):
        clusters.join(one, other, _sentence(clusters, one, other, reason), _fits)


def _join_short_forms(clusters: Clusters) -> None:
    """Acronyms nobody introduces, names without their class word or country: only where one long form is possible."""
    nodes = clusters.nodes
    by_key = {node.name.key: index for index, node in enumerate(nodes) if node.family == "thing" and not node.alone}
    places = _placing(nodes)
    found: dict[int, dict[int, str]] = {}
    by_letters: dict[str, list[int]] = {}
    for index, node in enumerate(nodes):
        if node.family != "thing" or node.alone:
            continue
        if not node.name.short and len(node.name.parts) > 1 and _kind(node) != "place":
            for letters in _letters(node):
                by_letters.setdefault(letters, []).append(index)
        for key, reason in shorter_forms(node, places):
            short = by_key.get(key)
            if short is not None and _may_be_short(nodes[short], node):
                found.setdefault(short, {})[index] = reason
        for key in _own_short_forms(node):
            short = by_key.get(key)
            if short is not None and _may_be_short(nodes[short], node) and _is_no_place(nodes[short], node):
                found.setdefault(short, {})[index] = f"a report that names “{node.name.shown}” calls it so too"
        for key in described_forms(node):
            short = by_key.get(key)
            if short is not None and not nodes[short].named and _may_be_short(nodes[short], node):
                reason = f"“{node.name.shown}” is the only one in the pile that can be described so"
                found.setdefault(short, {})[index] = reason
    for letters, longs in by_letters.items():
        short = by_key.get(letters)
        if short is not None and nodes[short].name.short and len(letters) >= 3:
            for long in longs:
                found.setdefault(short, {})[long] = "its first letters, and no other name in the pile has these"
    beginning: dict[str, set[int]] = {}
    for index, node in enumerate(nodes):
        if (
            node.family == "thing"
            and node.named
            and not node.plural
            and len(node.name.parts) > 1
            and _kind(node) != "place"
        ):
            beginning.setdefault(node.name.parts[0], set()).add(index)
    for short in sorted(found):
        longs = [
            long for long in found[short] if nodes[long].name.parts[-1] not in lexicon().branches - lexicon().trades
        ]
        groups = {clusters.find(long) for long in longs or found[short]}
        rivals = {clusters.find(each) for each in beginning.get(nodes[short].name.key, ())} - groups
        if any(_is_called(clusters, rival, nodes[short].name) for rival in rivals):
            continue  # "Tessaly" is Tessaly Copper, says a report; not Tessaly Transport
        if len(groups) == 1 and clusters.find(short) not in groups:
            long = min(longs or found[short])
            reason = found[short][long]
            clusters.join(short, long, _sentence(clusters, short, long, reason))


def _own_short_forms(node: Node) -> Iterator[str]:
    """The first words of a body's name by which a report that names it in full calls it as well; the House is not its committee."""
    parts = node.name.parts
    words = describing_words()
    nouns = lexicon().heads | lexicon().chapters | words.named | words.sites | words.bare
    if len(parts) < 2 or node.name.short or not node.named or node.plural or not node.kinds["organisation"]:
        return
    for shown in node.names:
        own = thing_name(shown).parts
        if len(own) < len(parts) and own == parts[: len(own)] and own[-1] not in nouns:
            yield " ".join(own)


def _is_no_place(short: Node, long: Node) -> bool:
    """Whether the short name is not that of a town: none takes it for a place, or the longer name is a firm's."""
    words = lexicon()
    firms = (words.legal | words.trades | words.classes) - describing_words().societies
    firm = fold(long.name.shown).split()[-1] in firms
    return not short.kinds["place"] or (firm and short.kinds["place"] <= short.kinds["organisation"])


def _placing(nodes: Sequence[Node]) -> frozenset[str]:
    """The words for places and of lands, those of the pile too; adjectives of beliefs and parties are of no land."""
    words = lexicon()
    known = words.places | words.adjectives - words.beliefs
    told: dict[str, set[str]] = {"place": set(), "nationality": set()}
    for node in nodes:
        if not node.alone and _kind(node) in told:
            told[_kind(node)].add(node.name.key)
    stems: dict[str, list[str]] = {}
    for place in told["place"]:
        stems.setdefault(place[:STEM], []).append(place)
    peoples = {each for each in told["nationality"] for place in stems.get(each[:STEM], ()) if one_land(each, place)}
    return known | told["place"] | peoples


def _is_called(clusters: Clusters, group: int, name: Name) -> bool:
    """Whether a report that names a body in full calls it by the short `name` too."""
    shown = (one for at in clusters.members(group) for one in clusters.nodes[at].names)
    return any(thing_name(one).key == name.key for one in shown)


def _letters(node: Node) -> set[str]:
    """The first letters of a name's words, with and without the small ones, in the order of the document as well."""
    small = lexicon().small
    orders = (node.name.parts, tuple(part for part in fold(node.name.shown).split() if part not in {"the", "a", "an"}))
    return {"".join(part[0] for part in order if part not in left) for order in orders for left in (frozenset(), small)}


def _may_be_short(short: Node, long: Node) -> bool:
    """Whether the kinds allow it: equal, or the shorter name was only taken for another kind; a people is never a body."""
    words, key = lexicon(), short.name.key
    if key in words.no_names or _is_a_chapter(short, long):
        return False
    if "nationality" in (_kind(short), _kind(long)) or key in words.adjectives:
        return False
    if short.kinds["place"] and not long.kinds["place"] and (short.kinds["place"] > 1 or not long.named):
        return False  # "the Senn foundation", "Senn International" are bodies of the place
    bodily = _kind(long) != "place" or RIVER in long.name.parts  # "the Velm" is easily taken for a body
    return _kind(short) == _kind(long) or (bodily and key not in words.places)


def _is_a_chapter(short: Node, long: Node) -> bool:
    """Whether the longer name only adds a province or town to that of a party or parliament: a branch of it, or its like."""
    parts, own = short.name.parts, long.name.parts
    if own[-len(parts) :] != parts and own[: len(parts) + 1] != (*parts, "of"):
        return False
    if own[0] in lexicon().ranks or lands_in(long.name.shown) - lands_in(short.name.shown) or not long.named:
        return False
    return parts[-1] in lexicon().chapters


def _with_surnames_apart(nodes: list[Node]) -> list[Node]:
    """`nodes` with each surname alone that fits several full names taken apart by document."""
    full: dict[str, list[Node]] = {}
    for node in nodes:
        if node.family == "person" and not node.alone and len(node.name.parts) > 1:
            full.setdefault(skeleton(node.name.parts[-1]), []).append(node)
    found: list[Node] = []
    for node in nodes:
        if node.family != "person" or node.alone or len(node.name.parts) != 1:
            found.append(node)
            continue
        fitting = [each for each in full.get(skeleton(node.name.key), ()) if _surname(node, each)]
        if _all_one(fitting):
            found.append(node)
        else:
            found.extend(split(node))
    return found


def _all_one(nodes: Sequence[Node]) -> bool:
    return all(one is nodes[0] or compare(nodes[0], one) is not None for one in nodes)


def _join_surnames(clusters: Clusters) -> None:
    """Surnames alone go to the one group that has a full name with that surname."""
    full: dict[str, list[int]] = {}
    for index, node in enumerate(clusters.nodes):
        if node.family == "person" and not node.alone and len(node.name.parts) > 1:
            full.setdefault(skeleton(node.name.parts[-1]), []).append(index)
    for index, node in enumerate(clusters.nodes):
        if node.family != "person" or node.alone or len(node.name.parts) != 1:
            continue
        fitting = [at for at in full.get(skeleton(node.name.key), ()) if _surname(node, clusters.nodes[at])]
        if fitting and len({clusters.find(at) for at in fitting}) == 1:
            reason = "the only one of that surname in the pile"
            clusters.join(index, fitting[0], _sentence(clusters, index, fitting[0], reason))


def _surname(short: Node, long: Node) -> bool:
    return one_spelling(short.name.key, long.name.parts[-1])


def _kind(node: Node) -> str:
    return min(node.kinds, key=lambda kind: (-node.kinds[kind], kind))


def _sentence(clusters: Clusters, one: int, other: int, reason: str) -> str:
    return f"“{clusters.nodes[one].name.shown}” and “{clusters.nodes[other].name.shown}”: {reason}"
