"""What people ruled on claims and origins, put into effect: it goes before everything the machine concludes.

Claims are found by their id or by a statement of theirs, so a ruling holds in later builds too. Of several rulings on one
pair the last holds.
"""

from collections.abc import Iterable, Mapping, Sequence

from sayso.corroboration.items import Item, Key, plain_words
from sayso.evidence import Judgement, content_id
from sayso.evidence.judgements import in_order


class Rulings:
    """The rulings that hold, for `apply_to_claims` and for the origins of statements."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        ordered = in_order(judgements)
        self.claims = _last(ordered, "same_claim", "different_claim", "unsure_claim")
        self.origins = _last(ordered, "same_origin", "different_origin", "unsure_origin")


def _last(ordered: Sequence[Judgement], *kinds: str) -> tuple[Judgement, ...]:
    """The last ruling on each pair, in order of time."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in ordered:
        if judgement.kind in kinds and judgement.other is not None:
            pair = frozenset((judgement.subject, judgement.other))
            last.pop(pair, None)
            last[pair] = judgement
    return tuple(last.values())


def apply_to_claims(groups: Mapping[Key, list[Item]], rulings: Rulings) -> dict[Key, list[Item]]:
    """The groups of statements with those joined that a person ruled to say the same, and those parted that do not.

    What is parted from a claim is the statement named, with those worded just like it.
    """
    result = dict(groups)
    for judgement in rulings.claims:
        left, right = _meant(result, judgement, 0), _meant(result, judgement, 1)
        if left is None or right is None:
            continue
        if judgement.kind == "same_claim" and left[0] != right[0]:
            kept, gone = sorted((left[0], right[0]))
            result[kept] = [*result[kept], *result.pop(gone)]
        elif judgement.kind == "different_claim" and left[0] == right[0] and left[1] != right[1]:
            _part(result, left[0], left[1], right[1])
    return result


def _meant(groups: Mapping[Key, list[Item]], judgement: Judgement, side: int) -> tuple[Key, str] | None:
    """The group that one side of a ruling means, and the statement that stands for it; `None` where it is not there."""
    named = str((judgement.subject, judgement.other)[side])
    wanted = {named, *judgement.anchors[side : side + 1]}
    for key, items in groups.items():
        for item in items:
            if item.id in wanted:
                return key, item.id
    for key, items in groups.items():
        if content_id(*key) == named:
            return key, min(item.id for item in items)
    return None


def _part(groups: dict[Key, list[Item]], key: Key, stays: str, goes: str) -> None:
    """Take the statement `goes`, and those worded like it, out of the group of that key; `stays` stays."""
    words = {item.id: plain_words(item.words) for item in groups[key]}
    leaving = [
        item
        for item in groups[key]
        if item.id == goes or (words[item.id] == words[goes] and words[goes] != words[stays])
    ]
    groups[key] = [item for item in groups[key] if item not in leaving]
    groups["ruled", min(item.id for item in leaving)] = leaving


def why(judgement: Judgement) -> str:
    """Who ruled, and why, in brackets; nothing where neither is known."""
    told = ": ".join(part for part in (judgement.by, judgement.reason) if part)
    return f" ({told})" if told else ""
