"""Attributions by rules over the grammar of the sentences and the quotation marks, without anything learned."""

from sayso.evidence import Span, trim
from sayso.extract.attributions.blocks import block_drafts
from sayso.extract.attributions.carriers import carried, carried_phrases, host_claims, quoted_as_saying
from sayso.extract.attributions.citing import cited
from sayso.extract.attributions.cues import load_cues
from sayso.extract.attributions.dialogue import dashed_drafts, headline_drafts, run_on
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.echoes import echoed
from sayso.extract.attributions.idioms import idiom_drafts
from sayso.extract.attributions.local import local_drafts
from sayso.extract.attributions.quotations import Quotation, find_inner_quotations, touching
from sayso.extract.attributions.quoted import inner_drafts, quoted_drafts
from sayso.extract.attributions.states import state_drafts
from sayso.extract.attributions.that_clauses import that_drafts
from sayso.languages.parse import Parse


def rule_drafts(parse: Parse, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """All drafts that the rules find; of several for one verb, the one that knows most: block, quotation, then grammar."""
    cues = load_cues(parse.language)
    by_verb: dict[int, Draft] = {}
    by_verbs, by_phrases = local_drafts(parse, cues)
    for verb, draft in by_verbs:
        if fitted := _fit(parse, draft, quotations):
            by_verb[verb] = fitted
    for verb, draft in that_drafts(parse, cues, set(by_verb)):
        if fitted := _fit(parse, draft, quotations):
            by_verb[verb] = fitted
    for verb, draft in idiom_drafts(parse, cues):
        if fitted := _fit(parse, draft, quotations):
            by_verb[verb] = fitted
    for verb, draft in quoted_drafts(parse, cues, quotations):
        by_verb[verb] = _merge(by_verb.get(verb), draft)
    by_verb.update(inner_drafts(parse, cues, find_inner_quotations(parse, quotations)))
    run_on(parse, by_verb, quotations)
    by_verb.update(dashed_drafts(parse, cues))
    loose: list[Draft] = headline_drafts(parse, cues)
    for at, draft in block_drafts(parse, cues, quotations):
        if at is None:
            loose.append(draft)
        else:
            by_verb[at] = draft
    quoted_as_saying(parse, by_verb)
    loose.extend(carried(parse, cues, by_verb))
    for draft in [*by_phrases, *state_drafts(parse, cues)]:
        if fitted := _fit(parse, draft, quotations):
            loose.append(fitted)
    loose = carried_phrases(parse, cues, loose)
    host_claims(parse, by_verb, loose)
    loose.extend(echoed(parse, cues, by_verb, loose, quotations))
    _free_sources(parse, by_verb)
    loose.extend(cited(parse, cues, by_verb, loose))
    spoken = {draft.content for draft in by_verb.values()}
    loose = [draft for draft in loose if draft.rule != "noun" or draft.source or draft.content not in spoken]
    return [cleaned for draft in [*by_verb.values(), *loose] if (cleaned := clean(parse.text, draft))]


def _free_sources(parse: Parse, by_verb: dict[int, Draft]) -> None:
    """Cuts a source that swallowed "the daily reports that", where that turned out to be an attribution of its own."""
    cuts = [draft for draft in by_verb.values() if draft.rule == "verb:that"]
    for verb, draft in list(by_verb.items()):
        for other in cuts:
            if other is not draft and draft.source and draft.source[0].covers(other.cue[0]):
                start = other.content[0].start
                words = parse.text[start : start + 5].lower()
                start += 5 if words == "that " else 0
                if start < draft.source[0].end:
                    by_verb[verb] = draft._replace(source=(Span(start, draft.source[0].end),))


def _merge(clause: Draft | None, quoted: Draft) -> Draft:
    """The quotation's draft; with the clause's content where that holds all the quotation and more (mixed speech)."""
    if clause is None:
        return quoted
    source = quoted.source or clause.source
    if len(quoted.content) == 1 and any(span.covers(quoted.content[0]) for span in clause.content):
        return clause._replace(source=source)
    return quoted._replace(source=source)


def _fit(parse: Parse, draft: Draft, quotations: tuple[Quotation, ...]) -> Draft | None:
    """Content brought in line with the quotation marks: none is cut through, none is left from inside.

    A cue inside a quotation governs nothing outside it; content that reaches into a quotation holds all of it.
    """
    home = next((one.span for one in touching(quotations, draft.cue[0])), None)
    content: list[Span] = []
    for span in draft.content:
        if home is not None:
            clipped = Span(max(span.start, home.start), min(span.end, home.end))
            if home.covers(span) or clipped.start >= clipped.end:
                if home.covers(span):
                    content.append(span)
                continue
            content.append(_unmarked(parse.text, clipped))
            continue
        content.append(_grown(span, quotations, draft.cue[0]))
    content = [span for span in content if span.end > span.start]
    return draft._replace(content=tuple(content)) if content else None


def _grown(span: Span, quotations: tuple[Quotation, ...], cue: Span) -> Span:
    for one in touching(quotations, span):
        if (one.span.overlaps(span) and not one.span.covers(span)) or (
            one.span.covers(span) and _nearly(one.span, span)
        ):
            span = Span(min(span.start, one.span.start), max(span.end, one.span.end))
    if span.overlaps(cue):
        return Span(span.start, cue.start) if span.start < cue.start else Span(cue.end, span.end)
    return span


def _nearly(quotation: Span, span: Span) -> bool:
    return span.end - span.start >= 0.6 * (quotation.end - quotation.start)


def _unmarked(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in "\"“”'‘’ ":
        start += 1
    while start < end and text[end - 1] in "\"“”'‘’ ":
        end -= 1
    return Span(start, end)


def clean(text: str, draft: Draft) -> Draft | None:
    """The draft with trimmed spans in order that do not overlap one another, or `None` where no content is left."""
    cue = _tidy(text, draft.cue)
    source = _tidy(text, draft.source)
    content = _tidy(text, draft.content)
    return draft._replace(source=source, cue=cue, content=content) if cue and content else None


def _whole_word(text: str, span: Span) -> Span:
    """The span with the rest of a word that it cuts at a hyphen."""
    end = span.end
    if 0 < end < len(text) and text[end - 1] in "-\u2010\u2011" and text[end].isalnum() and end - span.start > 1:
        while end < len(text) and text[end].isalnum():
            end += 1
    return Span(span.start, end)


def _tidy(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(trim(_whole_word(text, span), text) for span in spans):
        if span.start >= span.end:
            continue
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
