"""What is usually done instead: count documents, count clusters of near copies, count names of sources."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from benchmarks.independence.truth import Pile, Side
from sayso.evidence import Derivation

PERMUTATIONS, SHINGLE, NEAR = 128, 3, 0.5
NO_MINHASH = "the row of near-duplicate clusters needs datasketch or rensa: pip install datasketch"
_WORD = re.compile(r"\w+")
_LEAD = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def count_documents(side: Side) -> int:
    """Each document counts once."""
    return len({said.document for said in side.statements})


def count_names(side: Side, pile: Pile) -> int:
    """Each name or description of a source counts once; an outlet's own words count as the outlet."""
    outlets = {document.name: document.outlet or document.name for document in pile.documents}
    return len({_plain(said.source or outlets[said.document]) for said in side.statements})


def _plain(source: str) -> str:
    return _LEAD.sub("", source.split(",", maxsplit=1)[0]).casefold()


def count_clusters(side: Side, clusters: Mapping[str, int]) -> int:
    """Each cluster of near copies counts once."""
    return len({clusters[said.document] for said in side.statements})


def find_clusters(pile: Pile) -> Mapping[str, int] | None:
    """The number of the cluster of each document: MinHash of three-word runs, closed by transitivity; `None` without a library."""
    alike = _alike(pile)
    if alike is None:
        return None
    cluster = list(range(len(pile.documents)))
    for one, other, _ in alike:
        old, new = cluster[one], cluster[other]
        cluster = [new if at == old else at for at in cluster]
    return {document.name: cluster[at] for at, document in enumerate(pile.documents)}


def derive_nearest(pile: Pile) -> list[Derivation] | None:
    """Each document made from that near copy, among those not later, whose signature is most alike; `None` without a library."""
    alike = _alike(pile)
    if alike is None:
        return None
    order = [(document.published.start or date.max, document.name) for document in pile.documents]
    best: dict[int, tuple[float, int]] = {}
    for one, other, near in alike:
        early, late = sorted((one, other), key=lambda at: order[at])
        best[late] = max(best.get(late, (0.0, 0)), (near, -early))
    return [
        Derivation(pile.documents[late].id, pile.documents[-early].id, None, "copy", near, ())
        for late, (near, early) in sorted(best.items())
    ]


def _alike(pile: Pile) -> list[tuple[int, int, float]] | None:
    """The pairs of near copies (indexes of documents) with their estimated Jaccard."""
    signatures = _signatures([_shingles(document.text) for document in pile.documents])
    if signatures is None:
        return None
    found = []
    for one, mine in enumerate(signatures):
        for other in range(one):
            same = sum(left == right for left, right in zip(mine, signatures[other], strict=True))
            if same >= NEAR * PERMUTATIONS:
                found.append((one, other, same / PERMUTATIONS))
    return found


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]


def _signatures(texts: Iterable[Sequence[str]]) -> list[Sequence[int]] | None:
    for name, make in (("rensa", _by_rensa), ("datasketch", _by_datasketch)):
        try:
            library = import_module(name)
        except ImportError:
            continue
        return [make(library, shingles) for shingles in texts]
    return None


def _by_rensa(library: Any, shingles: Sequence[str]) -> Sequence[int]:
    found = library.RMinHash(num_perm=PERMUTATIONS, seed=1)
    found.update(list(shingles))
    return list(found.digest())


def _by_datasketch(library: Any, shingles: Sequence[str]) -> Sequence[int]:
    found = library.MinHash(num_perm=PERMUTATIONS, seed=1)
    for shingle in shingles:
        found.update(shingle.encode())
    return [int(value) for value in found.hashvalues]
