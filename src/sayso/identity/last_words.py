"""Bodies called by the last words of their name, or without their place or rank: "the Alpine Club"."""

from collections.abc import Sequence

from sayso.identity.affairs import Affairs, Beginnings
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.described import nouns_of
from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.identity.nodes import Node

MOST = 20  # bodies of one noun that are compared at most


def join_last_words(clusters: Clusters, beginnings: Beginnings) -> None:
    """Join a name with the one longer name in reports of its affair that ends in its words, where no report has both.

    "Alpine Club" is the Royal Lowmark Alpine Club; a youth league is no league.
    """
    words = lexicon()
    by_noun: dict[str, list[int]] = {}
    for index, node in enumerate(clusters.nodes):
        if _is_a_body(node):
            for noun in nouns_of(node.name.shown):
                by_noun.setdefault(noun, []).append(index)
    places = {
        node.name.key for node in clusters.nodes if node.named and (node.kinds["place"] or node.kinds["nationality"])
    }
    loose = words.ranks | words.small | words.places | words.adjectives | places
    affairs = Affairs(Context(clusters), beginnings)
    found = []
    for noun, listed in sorted(by_noun.items()):
        if noun not in describing_words().societies or len(listed) > MOST:
            continue
        for index in listed:
            longer = {
                clusters.find(other): other
                for other in listed
                if clusters.find(other) != clusters.find(index)
                and _is_longer(clusters.nodes[index].name.parts, clusters.nodes[other].name.parts, loose)
            }
            if len(longer) != 1:
                continue
            ((group, other),) = longer.items()
            documents = set(clusters.documents(group))
            here = set(clusters.documents(index))
            if here & documents:
                continue
            tie = affairs.tie(sorted(here), group, widely=True)
            if tie is not None:
                found.append((index, other, tie))
    for index, other, why in found:
        short, long = clusters.nodes[index].name.shown, clusters.nodes[other].name.shown
        clusters.join(other, index, f"“{short}” and “{long}”: the only body whose name ends so in reports that {why}")


def _is_a_body(node: Node) -> bool:
    return bool(
        node.family == "thing"
        and node.named
        and not node.alone
        and not node.plural
        and not node.name.short
        and len(node.name.parts) > 1
        and node.kinds["organisation"]
    )


def _is_longer(short: Sequence[str], long: Sequence[str], loose: frozenset[str] | set[str]) -> bool:
    """Whether `long` is `short` with more words before it, or with a place or rank more."""
    if len(long) <= len(short) or not set(short) - loose - {short[-1]}:
        return False
    bare = [word for word in long if word not in loose or word in short]
    more = set(long) - set(short)
    return not more & lexicon().branches and tuple(bare[-len(short) :]) == tuple(short)
