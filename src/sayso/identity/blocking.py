"""Which names are worth comparing: those filed under one key, never all with all."""

from collections.abc import Iterator, Sequence

from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.identity.names import of_a_land, shortened_ends
from sayso.identity.nodes import Node
from sayso.languages.given_names import variants_of
from sayso.languages.spelling import skeleton

WHOLE = 60  # nodes under one key that are all compared; of more, each with its neighbours in the order of the names
NEIGHBOURS = 8
RIVER = "river"
LAND = 4  # letters that a land and its adjective share


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of `nodes` that share a key, each once, in order; those that stay alone are left out."""
    files: dict[str, list[int]] = {}
    for index, node in enumerate(nodes):
        if not node.alone:
            for key in sorted(_keys(node)):
                files.setdefault(key, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for listed in files.values():
        filed = sorted(listed, key=lambda index: (nodes[index].name.key, index))
        reach = len(filed) if len(filed) <= WHOLE else NEIGHBOURS
        for at, one in enumerate(filed):
            for other in filed[at + 1 : at + 1 + reach]:
                pairs.add((min(one, other), max(one, other)))
    return iter(sorted(pairs))


def _keys(node: Node) -> set[str]:
    parts = node.name.parts
    if node.family == "person":
        firsts, last = {skeleton(one)[:1] for one in variants_of(parts[0])}, skeleton(parts[-1])
        last = f"g{last[1:]}" if last[:1] == "h" else last  # "Halenko", "Galenko"
        return {*(f"person {last} {first}" for first in firsts), f"person {skeleton(''.join(parts))}"}
    keys = {f"thing {' '.join(skeleton(part) for part in parts)}", f"thing {skeleton(''.join(parts))}"}
    if len(parts) > 1:
        keys.add(f"words {' '.join(sorted(part for part in parts if part not in lexicon().small))}")
    keys |= {f"acronym {letters}" for letters in node.acronyms}
    if node.name.short:
        keys.add(f"acronym {''.join(parts)}")
    keys |= {f"letters {' '.join(short)}" for short in shortened_ends(node.name)}
    if of_a_land(node.name) is not None:
        head, land = of_a_land(node.name) or ("", "")
        keys.add(f"land {head} {land[:LAND]}")
    return keys


def shorter_forms(node: Node, places: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Shorter names that this node may also go by, where the pile knows no other that it could be, with the reason.

    Without the word for its class or trade at the end ("Mirel Shipping": Mirel), without a country or place before it
    ("Senn Port Authority") or, where the rest still names a body, "of" a place after it; a described body's last words
    where they describe one themselves ("the clerks' union"), and its head where that is rare ("the Inspectorate"). `places` are the words for places and of lands.
    """
    words = lexicon()
    parts = node.name.parts
    if node.family != "thing" or node.name.short or node.alone or len(parts) < 2:
        return
    shown = f"“{node.name.shown}”"
    short = " ".join(parts[:-1])
    if len(parts) == 2 and RIVER in parts and node.kinds["place"]:
        (river,) = (part for part in parts if part != RIVER) if parts[0] != parts[1] else ("",)
        if river not in words.places:
            yield river, f"{shown} is the only one of that name in the pile"
        return
    if parts[-1] in words.areas and short not in words.cities:
        yield short, f"{shown} is the only place of that name in the pile"
        return
    reason = f"short for {shown}, and the pile knows no other that it could be short for"
    if parts[-1] in words.classes:
        if parts[-1] == "party" and node.name.shown.split()[-1].islower():
            return  # a feast
        yield short, reason  # no more: "Vantry" is not the Vantry Press Agency
    else:
        for size in range(len(parts) - 1, 0, -1):
            if parts[size] not in words.trades:
                break
            yield " ".join(parts[:size]), reason
    only = f"{shown} is the only one of that name in the pile"
    if len(parts) > 3 and parts[-2] == "of" and parts[-3] in words.heads | describing_words().societies:
        yield " ".join(parts[:-2]), only
    if parts[-1] in words.alone:
        yield parts[-1], only
    bare = not node.named or parts[0] in words.ranks
    if bare and len(parts) > 2 and parts[-1] in words.heads and parts[0] not in words.small:
        yield " ".join(parts[1:]), only
    if parts[0] == "saint" and parts[-1] in words.heads:
        yield " ".join(parts[:-1]), only
    if len(parts) == 3 and parts[1] == "of" and parts[0] in words.reversed:
        yield f"{parts[2]} {parts[0]}", only
    for size in (2, 1):
        first = " ".join(parts[:size])
        rest = " ".join(parts[size:])
        if len(parts) > size and first in places and rest not in words.places:
            yield rest, f"{shown} is the only one of that name in the pile"
            return


def described_forms(node: Node) -> Iterator[str]:
    """What a body with a name may be described as: by the last words of it ("the supporters' trust": Senn Supporters' Trust)."""
    parts = node.name.parts
    if node.named and not node.alone and not node.name.short and parts and parts[-1] in lexicon().heads:
        for size in range(2, len(parts)):
            yield " ".join(parts[-size:])
