"""How well statements are joined, and how near the number of independent origins comes to the truth."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from benchmarks.independence.truth import Pile, Said, Side
from sayso.evidence import Claim, Independence, Polarity, Reading, Span

OVERLAP = 0.5  # characters that two spans share, of all that they cover, from which they are one statement
Place = tuple[str, Polarity]  # id of a claim, side


def score_counts(name: str, counted: Iterable[tuple[Side, Independence | None]]) -> Counter[str]:
    """Counts for one way of counting; `None` where it found nothing of the claim."""
    counts: Counter[str] = Counter()
    for side, given in counted:
        several = len({said.document for said in side.statements}) > 1
        for label in (name, f"{name} several") if several else (name,):
            counts[f"{label}: sides"] += 1
            if given is None:
                counts[f"{label}: missed"] += 1
                continue
            counts[f"{label}: holds"] += given.at_least <= side.origins <= given.at_most
            counts[f"{label}: exact"] += given == side.interval
            counts[f"{label}: number"] += given.at_least == given.at_most == side.origins
            counts[f"{label}: width"] += given.at_most - given.at_least
            counts[f"{label}: off"] += max(given.at_least - side.origins, side.origins - given.at_most, 0)
            counts[f"{label}: above"] += given.at_least > side.origins
            counts[f"{label}: below"] += given.at_most < side.origins
    return counts


def intervals_by_id(
    pile: Pile, claims: Iterable[Claim], sides: Mapping[str, Place]
) -> list[tuple[Side, Independence | None]]:
    """For each side the interval of the claim that holds its statements, told by their ids."""
    found: dict[Place, Independence] = {}
    for claim in claims:
        for position in claim.positions:
            for identity in position.statements:
                found[sides[identity]] = position.independent
    return [(side, found.get((side.claim, side.polarity))) for side in pile.sides]


def places_of(pile: Pile, readings: Sequence[Reading], claims: Iterable[Claim]) -> dict[Said, set[Place]]:
    """Where each true statement stands in the system's claims: those of its statements that cover the same words."""
    place = {
        identity: (claim.id, position.polarity)
        for claim in claims
        for position in claim.positions
        for identity in position.statements
    }
    read = {reading.document.name: reading for reading in readings}
    return {
        said: {
            place[statement.id]
            for statement in read[said.document].statements
            if statement.id in place and _overlap(statement.span, said.span) >= OVERLAP
        }
        for side in pile.sides
        for said in side.statements
    }


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def intervals_by_place(
    pile: Pile, places: Mapping[Said, set[Place]], claims: Iterable[Claim]
) -> list[tuple[Side, Independence | None]]:
    """For each side the interval of the claim that holds most of its statements."""
    positions = {(claim.id, position.polarity): position for claim in claims for position in claim.positions}
    counted: list[tuple[Side, Independence | None]] = []
    for side in pile.sides:
        votes = Counter(place for said in side.statements for place in places[said])
        best = min(votes, key=lambda place: (-votes[place], place), default=None)
        counted.append((side, positions[best].independent if best is not None else None))
    return counted


def score_joins(pile: Pile, places: Mapping[Said, set[Place]]) -> Counter[str]:
    """Pairs of statements: those joined rightly, those joined, those to join; and statements found at all."""
    counts: Counter[str] = Counter()
    of = {said: (side.claim, side.polarity) for side in pile.sides for said in side.statements}
    by_place: dict[Place, list[Said]] = defaultdict(list)
    for said, listed in places.items():
        counts["statements"] += 1
        counts["statements found"] += bool(listed)
        counts[f"statements of {said.kind}"] += 1
        counts[f"statements found of {said.kind}"] += bool(listed)
        for place in listed:
            by_place[place].append(said)
    joined = {frozenset(pair) for listed in by_place.values() for pair in combinations(listed, 2)}
    for one, other in joined:
        counts["pairs given"] += 1
        counts["pairs given right"] += of[one] == of[other]
    for side in pile.sides:
        for pair in combinations(side.statements, 2):
            if len(set(pair)) < len(pair):
                continue
            hit = frozenset(pair) in joined
            read = all(places[said] for said in pair)
            for label in ("pairs", f"pairs of {side.kind}"):
                counts[label] += 1
                counts[label.replace("pairs", "pairs found", 1)] += hit
            counts["pairs read"] += read
            counts["pairs read found"] += read and hit
    return counts
