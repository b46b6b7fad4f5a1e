"""Who is whose relative, told from the other side: "his sister Ana Roth ... 'My brother waited,' she said"."""

from typing import NamedTuple

from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item
from sayso.extract.mentions import Words
from sayso.languages import Parse

MOST = 20  # of the ties of one person that are looked at
_ANSWERS = {
    "sibling": "sibling",
    "spouse": "spouse",
    "child": "parent",
    "parent": "child",
    "nibling": "aunt",
    "aunt": "nibling",
    "counsel": "client",
    "client": "counsel",
    "teacher": "student",
    "student": "teacher",
}


class _Tie(NamedTuple):
    relative: Item
    owner: Item
    sort: str


def join_kin(parse: Parse, words: Words, clusters: Clusters) -> None:
    """Join a relative without a name with the one of whom the text says that the other is the relative, in place."""
    ties = list(_ties(parse, words, clusters))
    of: dict[int, list[_Tie]] = {}
    for tie in ties:
        of.setdefault(clusters.find(tie.relative.number), []).append(tie)
    for tie in ties:
        if any(member.form == "name" for member in clusters.members(tie.relative.number)):
            continue
        known = of.get(clusters.find(tie.owner.number), [])[:MOST]
        back = {clusters.find(other.owner.number): other.owner for other in known if _ANSWERS[other.sort] == tie.sort}
        gender = tie.relative.gender
        fitting = [one for root, one in back.items() if gender is None or clusters.traits(root).genders <= {gender}]
        if len(fitting) == 1 and clusters.find(fitting[0].number) != clusters.find(tie.owner.number):
            clusters.join(fitting[0].number, tie.relative.number)


def _ties(parse: Parse, words: Words, clusters: Clusters) -> list[_Tie]:
    """The descriptions of one as a relative of another: "his sister", "Roth's niece"."""
    items = sorted(clusters.items.values(), key=lambda item: item.span)
    by_head = {item.head: item for item in items if item.form != "nominal" or item.kind == "person"}
    found = []
    for item in items:
        sort = next((sort for sort in _ANSWERS if item.noun in words.sets[f"kin_{sort}"]), None)
        if item.form != "nominal" or item.kind != "person" or item.plural or sort is None:
            continue
        for child in parse.children(item.head, "poss"):
            owner = by_head.get(child.index)
            if owner is not None and owner.number != item.number and not owner.plural:
                found.append(_Tie(item, owner, sort))
    return found
