"""Surnames that were taken for bodies: "Stane said" in a report of the affair in which another names Moira Stane."""

from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.lexicon import lexicon
from sayso.identity.nodes import Node, is_a_full_name
from sayso.identity.short_names import called_so, usual_bearer

LETTERS = 3  # that such a surname has at least


def join_slips(clusters: Clusters) -> None:
    """Join a body of one word with the one person of that surname, where reports of one affair name both and no body bears the word.

    "Velm" is nobody's where the pile knows a Velm Bank, or two people of that name.
    """
    people: dict[str, set[int]] = {}
    borne: set[str] = set()
    sure: set[int] = set()
    for index, node in enumerate(clusters.nodes):
        if node.family == "person" and node.named and len(node.name.parts) > 1:
            if node.name.parts[0] in lexicon().given_names or node.documents > 1 or is_a_full_name(node):
                sure.add(clusters.find(index))  # another is perhaps no person at all
            people.setdefault(node.name.parts[-1], set()).add(clusters.find(index))
        elif node.family == "thing" and node.named and not node.plural and len(node.name.parts) > 1:
            borne.update(node.name.parts)
    usual = called_so(clusters)
    context = Context(clusters)
    found = []
    for index, node in enumerate(clusters.nodes):
        if not _may_be_surname(node) or node.name.key in borne or len(clusters.members(index)) > 1:
            continue
        bearers = usual_bearer(sorted(people.get(node.name.key, set())), node.name.key, usual)
        if node.kinds["place"] and not (bearers and bearers[0] in usual and usual[bearers[0]][node.name.key]):
            continue
        if len(bearers) == 1 and bearers[0] in sure:
            person = bearers[0]
            tie = context.tie((document for document, _ in node.members), person, widely=True)
            if tie is not None:
                found.append((index, person, tie))
    for index, person, why in found:
        shown = clusters.nodes[person].name.shown
        clusters.join(
            person,
            index,
            f"“{clusters.nodes[index].name.shown}” and “{shown}”: the only one of that name in reports that {why}",
        )


def _may_be_surname(node: Node) -> bool:
    words, key = lexicon(), node.name.key
    one = node.family == "thing" and node.named and not node.alone and not node.plural and len(node.name.parts) == 1
    plain = not node.name.short and len(key) >= LETTERS and key not in words.places and key not in words.adjectives
    return one and plain and not node.kinds["nationality"] and not node.acronyms
