"""What somebody thinks of what was just said: "a view shared by the clerk", "a charge he rejects", "claims disputed by both"."""

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues, Stance
from sayso.extract.attributions.drafts import Draft, strip
from sayso.extract.attributions.phrases import clause_around, clause_without
from sayso.extract.attributions.quotations import Quotation, touching
from sayso.extract.attributions.sources import agent_of, is_passive, noun_phrase
from sayso.extract.attributions.stance import stance_of
from sayso.languages.parse import Parse, Token

_FRAMES = ("object", "clause")
_DENYING = frozenset({"dispute", "contest", "reject", "challenge", "question", "doubt"})
_NEAR = 10  # tokens from a noun in which the clause about it ends
_BREAKS = frozenset({",", "-", "–", "—", "--", ";"})


def echoed(
    parse: Parse, cues: Cues, by_verb: dict[int, Draft], loose: list[Draft], quotations: tuple[Quotation, ...]
) -> list[Draft]:
    """A draft for each noun after a comma that stands for the words before it, and on which somebody takes a stand.

    The drafts in `by_verb` and `loose` are mended: what was said ends before that comma.
    """
    found = []
    for token in parse.tokens:
        if token.pos != "NOUN" or token.lemma.lower() not in cues.nominal:
            continue
        verb = _stand(parse, cues, token)
        comma = _comma_before(parse, token) if verb is not None else None
        if verb is None or comma is None:
            continue
        if verb.pos not in {"VERB", "AUX"}:
            source = _before_verb(parse, token, verb)
        else:
            source = agent_of(parse, verb) if is_passive(parse, verb) else _subject(parse, verb)
        content = _before(parse, token, comma, [*by_verb.values(), *loose])
        if not source or not content or touching(quotations, comma.span):
            continue
        base = next((each[f] for each in [cues.frames.get(verb.lemma.lower(), {})] for f in _FRAMES if f in each), None)
        stance = stance_of(cues, parse, verb, base or Stance())
        by_verb.pop(verb.index, None)
        for at, draft in list(by_verb.items()):
            by_verb[at] = _ended(parse, draft, comma)
        loose[:] = [_ended(parse, draft, comma) for draft in loose if not _is_about(draft, token)]
        found.append(Draft(source, (token.span, verb.span), content, *stance, rule="echo"))
    return found


def _stand(parse: Parse, cues: Cues, noun: Token) -> Token | None:
    for verb in parse.children(noun.index, "acl", "relcl"):
        if verb.index > noun.index and verb.lemma.lower() in cues.echoing and verb.pos in {"VERB", "AUX"}:
            return verb
    return _mistaken(parse, noun)


def _mistaken(parse: Parse, noun: Token) -> Token | None:
    """The verb of "a claim that the mayor's office disputes" that the parser took for a noun: it ends the clause, and denies."""
    last = parse.sentences[noun.sentence].last
    after = parse.tokens[noun.index + 1 : min(last, noun.index + _NEAR)]
    if len(after) < 3 or after[0].lower not in {"that", "which", "the", "both", "his", "her", "their", "its"}:
        return None
    for verb in after[2:]:
        if verb.pos in {"VERB", "AUX"} or verb.pos == "PUNCT":
            return None
        following = parse.tokens[verb.index + 1] if verb.index + 1 < last else None
        ends = following is None or following.pos == "PUNCT"
        if ends and verb.lemma.lower() in _DENYING and verb.pos in {"NOUN", "PROPN", "ADJ"}:
            return verb
    return None


def _before_verb(parse: Parse, noun: Token, verb: Token) -> tuple[Span, ...]:
    """The words between "a claim that" and the verb, without its adverb."""
    first, last = noun.index + 1, verb.index
    if parse.tokens[first].lower in {"that", "which"}:
        first += 1
    while last > first and parse.tokens[last - 1].pos == "ADV":
        last -= 1
    return (parse.span_of(first, last),) if last > first else ()


def _subject(parse: Parse, verb: Token) -> tuple[Span, ...]:
    subject = parse.child(verb.index, "nsubj")
    if subject is None or subject.tag in {"WDT", "WP"}:
        return ()
    return noun_phrase(parse, subject, besides=verb.index)


def _comma_before(parse: Parse, noun: Token) -> Token | None:
    """The comma or dash right before the noun with its article and adjectives."""
    first = noun.index
    while first and parse.tokens[first - 1].head == noun.index and parse.tokens[first - 1].pos != "PUNCT":
        first -= 1
    before = parse.tokens[first - 1] if first else None
    return before if before is not None and before.text in _BREAKS and before.sentence == noun.sentence else None


def _before(parse: Parse, noun: Token, comma: Token, drafts: list[Draft]) -> tuple[Span, ...]:
    """What was said before the comma: by somebody, else the reporter's clause."""
    ended = [
        _ended(parse, draft, comma).content
        for draft in drafts
        if any(span.start < comma.start <= span.end + 1 for span in draft.content)
    ]
    if ended:
        return min(ended, key=lambda spans: sum(span.end - span.start for span in spans))
    verb = clause_around(parse, noun)
    rest = {at for at in parse.subtree(verb.index) if at >= comma.index}
    return clause_without(parse, verb, rest) if verb.index < comma.index else ()


def _ended(parse: Parse, draft: Draft, comma: Token) -> Draft:
    """The draft without the part of its content from the comma on."""
    if draft.cue[0].start > comma.start or not any(span.start < comma.start < span.end for span in draft.content):
        return draft
    kept = []
    for span in draft.content:
        cut = strip(parse.text, Span(span.start, min(span.end, comma.start))) if span.start < comma.start else None
        if cut is not None:
            kept.append(cut)
    return draft._replace(content=tuple(kept)) if kept else draft


def _is_about(draft: Draft, noun: Token) -> bool:
    return draft.rule == "noun" and any(span.covers(noun.span) for span in draft.cue)
