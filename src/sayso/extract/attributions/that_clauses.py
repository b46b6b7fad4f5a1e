"""Attributions read off the order of words, where the parser lost its way: somebody, a reporting verb, "that", and the rest.

"The agency estimated, with low confidence, that ..." and "an official informed reporters that ..." have this shape whatever tree the
parser gave them; it is looked for only where the grammar found nothing.
"""

from collections import Counter

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues, Stance, look_up
from sayso.extract.attributions.drafts import Draft, strip
from sayso.extract.attributions.sources import chunks_near
from sayso.extract.attributions.stance import stance_of
from sayso.extract.attributions.verbs import MOST_CUES, cue_span
from sayso.languages.parse import Parse, Token

_FARTHEST = 12  # tokens between the verb and "that"
_FRAMES = ("clause", "addressee")


def that_drafts(parse: Parse, cues: Cues, known: set[int]) -> list[tuple[int, Draft]]:
    """A draft for each "that" that no verb in `known` governs and that a reporting verb precedes, with the verb's index."""
    found = []
    counts = Counter(parse.tokens[verb].sentence for verb in known)
    for token in parse.tokens:
        if token.lower != "that" or token.tag != "IN" or counts[token.sentence] >= MOST_CUES:
            continue
        verb = _verb_before(parse, cues, token)
        if verb is None or verb.index in known:
            continue
        source = _name_before(parse, verb)
        content = _rest(parse, token)
        entry = look_up(cues, parse, verb)
        frames = entry.frames if entry is not None else cues.frames.get(verb.lemma.lower(), {})
        if not source or content is None:
            continue
        base = next((frames[frame] for frame in _FRAMES if frame in frames), Stance())
        stance = stance_of(cues, parse, verb, base)
        counts[token.sentence] += 1
        found.append(
            (verb.index, Draft(source, (cue_span(parse, verb),), (content,), *stance, rule="verb:that", score=0.8))
        )
    return found


def _verb_before(parse: Parse, cues: Cues, that: Token) -> Token | None:
    """The nearest reporting verb to the left, past hearers, adverbs and asides only."""
    low = max(parse.sentences[that.sentence].first, that.index - _FARTHEST)
    between: list[Token] = []
    for at in range(that.index - 1, low - 1, -1):
        token = parse.tokens[at]
        if not between and _plural_looking(parse, cues, token):
            return token
        if token.tag in {"VBD", "VBN", "VBZ", "VBP"} and token.dependency not in {"aux", "auxpass"}:
            frames = cues.frames.get(token.lemma.lower(), {})
            if not any(frame in frames for frame in _FRAMES):
                return None
            commas = sum(each.text == "," for each in between)
            hearer = any(each.pos in {"NOUN", "PROPN", "PRON"} for each in between)
            fits = commas == 2 or (not commas and (not hearer or "addressee" in frames or between[-1].pos == "ADP"))
            return token if fits else None
        if token.text in {'"', ".", ";", ":", "?", "!"} or token.tag in {"MD", "CC", "WDT", "WP"}:
            return None
        between.append(token)
    return None


def _plural_looking(parse: Parse, cues: Cues, token: Token) -> bool:
    """Whether the parser took a verb for a plural: "The Post reports that ..."."""
    before = parse.tokens[token.index - 1] if token.index else None
    listed = "clause" in cues.frames.get(token.lemma.lower(), {})
    return token.tag == "NNS" and listed and before is not None and before.tag == "NNP" and token.text.islower()


def _name_before(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """The noun phrase that ends where the verb, with its auxiliaries, begins."""
    first = verb.index
    while (
        first
        and parse.tokens[first - 1].pos in {"AUX", "ADV", "PART"}
        and parse.tokens[first - 1].sentence == verb.sentence
    ):
        first -= 1
    start = next(
        (chunk.first for chunk in chunks_near(parse, verb) if chunk.last == first or chunk.first < first < chunk.last),
        None,
    )
    if start is None or parse.tokens[start].sentence != verb.sentence:
        return ()
    if parse.tokens[start].lower in {"that", "which", "who"} and start + 1 < first:
        start += 1
    span = strip(parse.text, parse.span_of(start, first))
    return (span,) if span else ()


def _rest(parse: Parse, that: Token) -> Span | None:
    """From "that" to the end of its clause where the parser has one, else of its sentence."""
    head = parse.tokens[that.head]
    inside = parse.subtree(head.index) if head.index > that.index else []
    last = inside[-1] if inside and that.index in inside else parse.sentences[that.sentence].last - 1
    return strip(parse.text, parse.span_of(that.index, last + 1))
