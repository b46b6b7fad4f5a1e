"""Bodies called by one word of their name where reports of one affair name just one such: "Meridian", "Rovers"."""

from sayso.identity.affairs import Affairs, Beginnings
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.lexicon import lexicon
from sayso.identity.nodes import Node

LETTERS = 4  # that such a word has at least


def join_one_word(clusters: Clusters, beginnings: Beginnings) -> None:
    """Join a name of one word with the one body whose name begins or ends with it, where reports of one affair name both.

    "Meridian" is nobody's where the pile knows a Meridian Sports Group and a Meridian Bank, or somebody of that surname;
    what only says what a body is ("Group") is nobody's name, and "Tide in Norland" is a branch of Tide.
    """
    longer: dict[str, set[int]] = {}
    barred: set[str] = set()
    parts = lexicon().small | lexicon().branches
    for index, node in enumerate(clusters.nodes):
        if not node.named or len(node.name.parts) < 2 or node.name.short:
            continue
        if node.family == "person":
            barred.update((node.name.parts[-1], node.name.parts[0]))
        elif node.kinds["organisation"] and not node.plural and parts.isdisjoint(node.name.parts):
            first, last = node.name.parts[0], node.name.parts[-1]
            if last in lexicon().heads and last not in lexicon().classes:
                barred.add(first)  # the place that the Senn Port Authority is named for
            for word in {first, last}:
                longer.setdefault(word, set()).add(clusters.find(index))
    affairs = Affairs(Context(clusters), beginnings)
    found = []
    for index, node in enumerate(clusters.nodes):
        bodies = longer.get(node.name.key, set())
        if len(bodies) != 1 or node.name.key in barred or not _may_be_short(node) or len(clusters.members(index)) > 1:
            continue
        body = min(bodies)
        documents = clusters.documents(body)
        if {document for document, _ in node.members}.intersection(documents):
            continue  # a report that names both tells them apart
        tie = affairs.tie((document for document, _ in node.members), body)
        if tie is not None:
            found.append((index, body, tie))
    for index, body, why in found:
        short, long = clusters.nodes[index].name.shown, clusters.nodes[body].name.shown
        clusters.join(body, index, f"“{short}” and “{long}”: the only body of that name in reports that {why}")


def _may_be_short(node: Node) -> bool:
    words, key = lexicon(), node.name.key
    if (
        len(node.name.parts) != 1
        or len(key) < LETTERS
        or node.name.short
        or not node.named
        or node.alone
        or node.plural
    ):
        return False
    known = (
        key in words.places
        or key in words.adjectives
        or key in words.given_names
        or key in words.heads
        or key in words.classes
    )
    placed = node.kinds["place"] and node.kinds["place"] >= node.kinds["organisation"]
    return not known and key not in words.trades and not placed and not node.kinds["nationality"]
