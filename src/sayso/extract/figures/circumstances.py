"""Where, and as of when."""

from datetime import timedelta

from sayso.evidence import UNKNOWN, Interval, Reference
from sayso.extract.figures.words import Index, governor_of
from sayso.languages import Token

YEAR = timedelta(days=300)
_PLACE_PREPOSITIONS = {"in", "at", "across", "near", "throughout", "inside", "outside", "around"}


def place_of(index: Index, anchor: Token, trigger: Token | None) -> Reference | None:
    """The place that hangs on what is counted, on its state, or on the verb above."""
    parse = index.parse
    spine = [anchor, *parse.children(anchor.index, "conj")]
    if trigger is not None:
        spine.append(trigger)
    governor = governor_of(parse, anchor)
    if governor is not None:
        spine.append(governor)
    for token in spine:
        for preposition in parse.children(token.index, "prep"):
            if preposition.lower not in _PLACE_PREPOSITIONS:
                continue
            for noun in parse.children(preposition.index, "pobj"):
                mention = index.mentions.holding(noun.index)
                if mention is not None and mention.kind == "place":
                    return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    return None


def days_of(index: Index, anchor: Token, trigger: Token | None, *, happened: bool) -> Interval:
    """The days for which the number is given, where the clause itself says them.

    Where something `happened` to those counted, a time beside it is when it happened ("killed on Tuesday"); only "by
    Thursday" or "as of Thursday" says for when the count is given. A year is both ("in 2009 six men were killed").
    """
    parse = index.parse
    spine = {anchor.index}
    if trigger is not None:
        spine.add(trigger.index)
    governor = governor_of(parse, anchor)
    if governor is not None:
        spine.add(governor.index)
    for expression in index.times:
        if (expression.start is None and expression.end is None) or expression.type not in {"DATE", "TIME"}:
            continue
        head = parse.head_of(expression.span)
        if head is None or head.sentence != anchor.sentence:
            continue
        above = parse.tokens[head.head]
        gives = governor is not None and governor.lemma.lower() in index.words.words.giving
        when = Interval(expression.start, expression.end)
        if happened and not gives and not _is_of_a_year(when) and above.lower not in {"by", "of", "until"}:
            continue
        if above.index in spine or parse.tokens[above.head].index in spine:
            return when
    return UNKNOWN


def _is_of_a_year(when: Interval) -> bool:
    return when.start is not None and when.end is not None and when.end - when.start >= YEAR
