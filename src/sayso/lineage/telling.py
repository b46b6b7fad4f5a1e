"""What to call a derivation, how strong it is, and why, in sentences for a sceptical editor."""

from sayso.evidence import DerivationKind
from sayso.lineage.comparing import FEWEST, Comparison
from sayso.lineage.stretches import SHORTEST
from sayso.lineage.texts import Text

COPIED = 0.6  # share of the derived report that makes it a copy, whole, cut or with a new lead,
HALF = 0.4  # where so much of the other stands in it; less is an excerpt
RETOLD = 0.7  # share of sentences that makes it a rewrite where fewer words are the same
EQUAL, RUN = (
    0.94,
    18,
)  # share of words inside passages that are equal, and how many in a row: below both, it is reworded
CHANGES = 3  # changed wordings that are shown


def kind_of(comparison: Comparison) -> DerivationKind:
    """Copy: most of it is the other's, word by word; excerpt: passages of the other; rewrite: retold in other words."""
    if not comparison.verbatim or (comparison.same < EQUAL and comparison.run < RUN):
        return "rewrite"
    derived, parent = comparison.one, comparison.other
    if comparison.quotes[0] and comparison.own_words < FEWEST:
        return "excerpt"
    if derived.covered >= COPIED and parent.covered >= HALF:
        return "copy"
    if derived.covered < COPIED and derived.retold >= RETOLD:
        return "rewrite"
    return "excerpt"


def score_of(comparison: Comparison) -> float:
    """Between 0 and 1: how much of the derived report the other explains, and how closely."""
    derived, parent = comparison.one, comparison.other
    if comparison.verbatim:
        return min(1.0, 0.4 + 0.6 * max(derived.covered, 0.8 * parent.covered, derived.taken))
    retold = max(derived.retold, 0.8 * parent.retold)
    return min(0.99, 0.2 + 0.4 * retold + 0.2 * (1 - min(derived.new, parent.new)) + 0.2 * comparison.nearness)


def reasons_of(comparison: Comparison, derived: Text, parent: Text) -> tuple[str, ...]:
    """Why the one is held to be made from the other; "it" is the derived report."""
    named = _named(parent)
    one, other = comparison.one, comparison.other
    if not comparison.verbatim:
        return _retold(comparison, named)
    if one.covered >= 0.995 and other.covered >= 0.995 and comparison.same >= 1:
        return (f"its words are those of {named}, from the first to the last",)
    reasons = [f"{_percent(one.covered)} of its words stand in {named} in the same order"]
    if other.covered < 0.9:
        reasons.append(f"they are {_percent(other.covered)} of that report")
    longest = max((end - start for (start, end), _ in comparison.passages), default=0)
    if comparison.same < EQUAL and comparison.run < RUN:
        reasons.append(f"every {max(2, round(comparison.run) + 1)} words or so, one is replaced")
    elif longest >= 2 * SHORTEST:
        reasons.append(f"the longest passage that both have runs over {longest} words")
    if one.covered < COPIED and one.retold >= RETOLD:
        reasons.append("the rest tells the same in the same order in other words")
    changed = _changes(comparison, derived, parent)
    if changed:
        reasons.append(f"it has {changed}")
    return tuple(reasons)


def _retold(comparison: Comparison, named: str) -> tuple[str, ...]:
    one, other = comparison.one, comparison.other
    if comparison.condensed:
        return _condensed(comparison, named)
    if comparison.details:
        return _in_part(comparison, named)
    mine = len({span for span, _ in comparison.passages})
    theirs = len({span for _, span in comparison.passages})
    reasons = [
        f"{mine} of its sentences tell in other words, in the same order, what {theirs} sentences of {named} say"
    ]
    if one.retold >= other.retold:
        reasons.append(f"of what it says in its own voice, {_percent(one.retold)} plainly has a counterpart there")
    else:
        reasons.append(
            f"of what the other says in its own voice, {_percent(other.retold)} plainly has a counterpart here"
        )
    if one.new <= 0.05:
        reasons.append("it has no names or numbers that the other lacks")
    else:
        reasons.append(f"{_percent(1 - one.new)} of its names and numbers stand in the other")
    return tuple(reasons)


def _condensed(comparison: Comparison, named: str) -> tuple[str, ...]:
    one, other = comparison.one, comparison.other
    if one.new <= other.new:
        sentences = len({span for span, _ in comparison.passages})
        return (
            f"it says in words of its own, more shortly, what {named} says: {sentences} of its sentences have their like there",
            f"{_percent(1 - one.new)} of its names and numbers stand in the other",
        )
    sentences = len({span for _, span in comparison.passages})
    return (
        f"{named} says in other words, more shortly, what it says: {sentences} sentences there have their like in it",
        f"{_percent(1 - other.new)} of the names and numbers there stand in it",
    )


def _in_part(comparison: Comparison, named: str) -> tuple[str, ...]:
    mine = len({span for span, _ in comparison.passages})
    theirs = len({span for _, span in comparison.passages})
    shown = ", ".join(f"“{detail}”" for detail in comparison.details)
    return (
        f"{mine} of its sentences tell in other words, one beside the other, what {theirs} sentences of {named} say",
        f"they share details that either report has seldom: {shown}",
    )


def _changes(comparison: Comparison, derived: Text, parent: Text) -> str:
    """Short wordings that differ between runs that are the same: "'dockers' where the other has 'workers'"."""
    found: list[str] = []
    ordered = sorted(comparison.passages)
    for (start, end), (other_start, other_end) in ordered:
        mine, theirs = derived.words[start:end], parent.words[other_start:other_end]
        if mine == theirs or len(mine) > 400:
            continue
        for change in _differences(mine, theirs):
            shown = _show(derived, start, change[0]), _show(parent, other_start, change[1])
            if all(shown):
                found.append(f"“{shown[0]}” where the other has “{shown[1]}”")
            if len(found) == CHANGES:
                return ", ".join(found)
    return ", ".join(found)


def _differences(mine: list[str], theirs: list[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    from difflib import SequenceMatcher  # noqa: PLC0415

    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return [
        ((first, last), (other, other_last))
        for tag, first, last, other, other_last in matcher.get_opcodes()
        if tag == "replace" and last - first <= 4 and other_last - other <= 4
    ]


def _show(text: Text, offset: int, part: tuple[int, int]) -> str:
    span = text.span(offset + part[0], offset + part[1])
    return " ".join(span.words(text.document.text).split())


def _named(text: Text) -> str:
    document = text.document
    return document.name if document.outlet is None else f"{document.name} ({document.outlet})"


def _percent(share: float) -> str:
    return f"{max(0, min(100, round(100 * share)))} %"
