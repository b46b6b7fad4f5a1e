"""Finds who says what in a text, by which words, and which of these sayings stand inside another.

Source, cue and content are those of PolNeAR (Newell, Margolin and Ruths, LREC 2018), which follows Pareti's PARC; that
attributions nest is FactBank's (Sauri and Pustejovsky 2009). Offsets: code points, half-open.
"""

from typing import Literal

from sayso.evidence import Attribution, Span
from sayso.extract.attributions.cues import load_cues
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.joining import join
from sayso.extract.attributions.nesting import finish
from sayso.extract.attributions.quotations import Quotation, find_quotations
from sayso.extract.attributions.quoted import is_own_words
from sayso.extract.attributions.rules import clean, rule_drafts
from sayso.extract.attributions.untruths import is_surpassed, untrue_drafts
from sayso.extract.tagger import Tagger, load_tagger
from sayso.languages.parse import Parse

__all__ = ["find_attributions"]


def find_attributions(
    parse: Parse, *, parts: Literal["rules", "tagger", "both"] = "both", tagger: Tagger | None = None
) -> tuple[Attribution, ...]:
    """All attributions of a document in text order, ids a1, a2, ...; their source entities are not yet known.

    A source that the text does not name ("reportedly") is an empty tuple. Never fails on odd text; no span is empty or
    starts or ends in white space. `parts` leaves out the rules or the tagger, to measure what each is worth; `tagger` is
    another than the one in the package.
    """
    quotations = find_quotations(parse)
    ruled = rule_drafts(parse, quotations) if parts != "tagger" else []
    if parts == "rules":
        return finish(parse, ruled, quotations)
    tagger = tagger or load_tagger()
    tagged: list[Draft] = []
    for each in tagger.tag(parse.text, parse.paragraphs):
        source, cue, content = (_spans(part) for part in (each.source, each.cue, each.content))
        if draft := clean(parse.text, Draft(source, cue, content, rule="tagger", score=each.score)):
            tagged.append(draft)
    if parts == "tagger":
        return finish(parse, tagged, quotations)
    joined = join(parse, load_cues(parse.language), tagged, ruled, quotations)
    joined = [_in_own_words(parse, draft, quotations) for draft in joined if not is_surpassed(parse, draft)]
    return finish(parse, untrue_drafts(parse, joined), quotations)


def _in_own_words(parse: Parse, draft: Draft, quotations: tuple[Quotation, ...]) -> Draft:
    """The draft, affirmed where what is quoted beside a verb of denying is how it was denied: 'she denies it: "I was at home."'."""
    own = draft.polarity == "denied" and all(is_own_words(parse, span, draft.cue, quotations) for span in draft.content)
    return draft._replace(polarity="affirmed") if own else draft


def _spans(part: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in part)
