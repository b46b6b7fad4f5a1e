"""One pile through the system and the baselines: counts that can be added up over piles."""

from collections import Counter

from benchmarks.independence.baselines import (
    count_clusters,
    count_documents,
    count_names,
    derive_nearest,
    find_clusters,
)
from benchmarks.independence.counting import (
    intervals_by_id,
    intervals_by_place,
    places_of,
    score_counts,
    score_joins,
)
from benchmarks.independence.edges import score_edges
from benchmarks.independence.piles import Part, make_pile
from benchmarks.independence.told import read_truth
from benchmarks.independence.truth import Pile
from sayso.corroboration import corroborate
from sayso.evidence import Independence
from sayso.lineage import derive

TOLD, READ = "sayso, told who says what", "sayso, reading by itself"


def measure(task: tuple[Part, int, bool]) -> Counter[str]:
    """All counts for one pile, named by part and index; with `True` it is also read from the words alone."""
    part, index, read = task
    pile = make_pile(part, index)
    counts = Counter({"piles": 1, "documents": len(pile.documents)})
    derivations = derive(pile.documents)
    counts.update(score_edges(pile, derivations))
    nearest = derive_nearest(pile)
    if nearest is not None:
        counts.update({f"nearest {name}": count for name, count in score_edges(pile, nearest).items()})
    readings, entities, sides = read_truth(pile)
    claims = corroborate(readings, entities, derivations).claims
    counts.update(score_counts(TOLD, intervals_by_id(pile, claims, sides)))
    counts.update(measure_baselines(pile))
    if read:
        counts.update({f"read {name}": count for name, count in measure_reading(pile).items()})
    return counts


def measure_baselines(pile: Pile) -> Counter[str]:
    """The baselines' counts; they are told which document says what, so that only the counting is compared."""
    clusters = find_clusters(pile)
    rows = {
        "each document once": [count_documents(side) for side in pile.sides],
        "same source name once": [count_names(side, pile) for side in pile.sides],
    }
    if clusters is not None:
        rows["near-duplicate cluster once"] = [count_clusters(side, clusters) for side in pile.sides]
    counts: Counter[str] = Counter()
    for name, numbers in rows.items():
        given = [Independence(number, number) for number in numbers]
        counts.update(score_counts(name, zip(pile.sides, given, strict=True)))
    return counts


def measure_reading(pile: Pile) -> Counter[str]:
    """The counts of the whole system, from the words of the documents to the intervals; and the baselines' beside them."""
    from sayso.reading import read_document  # noqa: PLC0415  # the models load only where they are needed
    from sayso.weighing import weigh  # noqa: PLC0415

    readings = [read_document(document) for document in pile.documents]
    claims = weigh(readings).weighing.claims
    places = places_of(pile, readings, claims)
    counts = Counter({"piles": 1, "documents": len(pile.documents)})
    counts.update(score_joins(pile, places))
    counts.update(score_counts(READ, intervals_by_place(pile, places, claims)))
    counts.update(measure_baselines(pile))
    return counts
