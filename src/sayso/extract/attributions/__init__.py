"""Finds who says what in a text, by which words, and which of these sayings stand inside another.

Source, cue and content are those of PolNeAR (Newell, Margolin and Ruths, LREC 2018), which follows Pareti's PARC; that
attributions nest is FactBank's (Sauri and Pustejovsky 2009). Offsets: code points, half-open.
"""

from sayso.evidence import Attribution
from sayso.extract.attributions.nesting import finish
from sayso.extract.attributions.quotations import find_quotations
from sayso.extract.attributions.rules import rule_drafts
from sayso.languages.parse import Parse

__all__ = ["find_attributions"]


def find_attributions(parse: Parse) -> tuple[Attribution, ...]:
    """All attributions of a document in text order, ids a1, a2, ...; their source entities are not yet known.

    A source that the text does not name ("reportedly") is an empty tuple. Never fails on odd text; no span is empty or
    starts or ends in white space.
    """
    quotations = find_quotations(parse)
    return finish(parse, rule_drafts(parse, quotations), quotations)
