"""Numbers that replace another: "raised its toll from 14 to 17", "revised its forecast of 4,000 down to 3,200"."""

from msgspec import structs

from sayso.evidence import Figure
from sayso.extract.figures.words import Index, governor_of
from sayso.languages import Token


def link_revisions(index: Index, figures: list[Figure]) -> list[Figure]:
    """The figures, each new number of a revision with the one it replaces, which then states nothing by itself.

    A revision is a verb by which somebody gives a number anew, with the new one behind "to" and the old one behind "from" or
    "of". What grew or shrank by itself ("from a peak of 3,000 to 1,200") was both, and stays two figures.
    """
    behind = {at: _preposition(index, figure) for at, figure in enumerate(figures)}
    replaced: set[int] = set()
    found = list(figures)
    for new, (link, verb) in behind.items():
        if link != "to" or verb is None or verb.lemma.lower() not in index.words.words.revising:
            continue
        for old, (other, same) in behind.items():
            if other in {"from", "of"} and same is not None and same.index == verb.index and old not in replaced:
                former = figures[old]
                value = former.low if former.low is not None else former.high
                found[new] = structs.replace(found[new], revised_from=value)
                replaced.add(old)
                break
    return [_opened(index, figure) for at, figure in enumerate(found) if at not in replaced]


def _opened(index: Index, figure: Figure) -> Figure:
    """A range that is a revision told in one ("from 14 to 17") as the new number alone."""
    inside = index.parse.between(figure.quantity)
    verb = governor_of(index.parse, inside[0]) if inside else None
    if figure.bound != "range" or figure.approximate or not inside or inside[0].lower != "from":
        return figure
    if verb is None or verb.lemma.lower() not in index.words.words.revising:
        return figure
    digits = [token.lower.replace(",", "") for token in inside if token.lower[0].isdigit()]
    if len(digits) != 2 or not all(one.replace(".", "", 1).isdigit() for one in digits):
        return figure
    grows = float(digits[0]) <= float(digits[1])
    old, new = (figure.low, figure.high) if grows else (figure.high, figure.low)
    return structs.replace(figure, low=new, high=new, bound="exact", revised_from=old)


def _preposition(index: Index, figure: Figure) -> tuple[str, Token | None]:
    """The preposition that a number stands behind, and the verb above."""
    token = index.parse.head_of(figure.quantity)
    if token is None:
        return "", None
    for above in index.parse.ancestors(token.index)[:3]:
        if above.pos in {"ADP", "PART", "SCONJ"}:
            return above.lower, governor_of(index.parse, token)
        if above.pos in {"VERB", "AUX"}:
            break
    return "", None
