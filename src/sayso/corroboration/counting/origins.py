"""How many independent voices stand behind one side of a claim, and why."""

from collections.abc import Sequence

from sayso.corroboration.counting.agreeing import Agreement
from sayso.corroboration.counting.doubts import Side, find_doubts
from sayso.corroboration.counting.grouping import Grouping
from sayso.corroboration.items import Directory, Item
from sayso.corroboration.lineage import Lineage
from sayso.evidence import Independence, Origin


def find_origins(
    directory: Directory, lineage: Lineage, items: Sequence[Item], agreement: Agreement | None = None
) -> tuple[tuple[Origin, ...], Independence, tuple[str, ...]]:
    """The origins of the statements on one side of a claim, the interval of how many are independent, and the reasons.

    Statements share an origin where their documents derive one from the other there, or where their chains end in the same
    source; a spokesman counts as the body. At the lower end stand only sources that are certainly others and, where there is an
    `agreement` to ask, certainly say the same: those with names, less whoever may only say what another says, and one more without a name who is certainly
    none of them. All others raise the upper end: unnamed ones by as many as they are, an outlet's own words, which may
    rest on a source that another names, by one. Where all that stands there are reports that have it
    from each other, the lower end is nought: none of them vouches for it.
    """
    grouping = Grouping(directory, lineage, items)
    side = Side(grouping)
    found = side.origins
    strong = [pair for pair in found if pair[1].sort == "named"]
    unnamed = [origin for origin, source in found if source.sort in {"unnamed", "unstated"}]
    voices = [origin for origin, source in found if source.sort in {"voice", "absent"}]
    weak = [origin for origin, source in found if source.sort != "named"]
    told = [*strong, *(pair for pair in found if pair[1].sort == "unnamed")]
    doubts = find_doubts(side, told, len(strong))
    sure = [side.vouching(origin) for at, (origin, _) in enumerate(strong) if at not in doubts.every]
    apart = [
        side.vouching(origin)
        for at, (origin, source) in enumerate(told[len(strong) :], start=len(strong))
        if at not in doubts.every and side.stands_apart(origin, source, [one for _, one in strong])
    ]
    counted = [*sure, *apart[:1]]
    agreed = agreement.most(counted, directory) if agreement is not None and len(counted) > 1 else len(counted)
    around = not strong and not unnamed and all(grouping.goes_round(origin) for origin in voices)
    at_least = 0 if around else max(1, agreed)
    at_most = max(1, at_least, len(strong) + sum(origin.independent.at_most for origin in weak))
    reasons = [
        *_count_reasons(len(strong) - doubts.same(len(strong)), unnamed, voices),
        *doubts.reasons([origin.source for origin, _ in told]),
        *(
            ["not all sources certainly say the same: their words may be of different matters"]
            * (agreed < len(counted))
        ),
    ]
    return tuple(origin for origin, _ in found), Independence(at_least, at_most), tuple(reasons)


def _count_reasons(strong: int, unnamed: Sequence[Origin], voices: Sequence[Origin]) -> tuple[str, ...]:
    reasons = []
    if strong:
        reasons.append(
            f"{strong} named {'source vouches' if strong == 1 else 'sources vouch'} for it, counted once each "
            "however often repeated"
        )
    if len(unnamed) > 1:
        reasons.append("the unnamed sources may be one person or several")
    elif unnamed and unnamed[0].independent.at_most > 1:
        reasons.append(f"“{unnamed[0].source}” may be one voice or up to {unnamed[0].independent.at_most}")
    if voices and (strong or unnamed or len(voices) > 1):
        reasons.append("reports that give no source may rest on one of the others, or on each other")
    return tuple(reasons)
