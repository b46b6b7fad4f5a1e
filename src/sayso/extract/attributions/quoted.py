"""Direct speech: which verb beside a quotation says who speaks, and how far the quotation goes.

A quotation belongs to the reporting verb after it or before it in the same sentence; a later one without a verb of its own
goes on from the one before; a paragraph that opens with a mark goes on from one that was left open.
"""

from collections.abc import Iterable

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues, Stance, look_up
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.quotations import Quotation, touching
from sayso.extract.attributions.sources import agent_of, chunks_near, is_passive, noun_phrase, source_of
from sayso.extract.attributions.stance import stance_of
from sayso.extract.attributions.verbs import cue_span
from sayso.languages.parse import Parse, Token

_STOPS = frozenset(".!?;")
_SPEECH = ("clause", "quote", "addressee")
_INTRODUCING = frozenset({",", ":"})
_BEARING = frozenset({"VERB", "PROPN", "NOUN", "PRON"})
_FARTHEST = 40  # tokens between a quotation and its verb


def quoted_drafts(parse: Parse, cues: Cues, quotations: tuple[Quotation, ...]) -> list[tuple[int, Draft]]:
    """An attribution for each verb that governs a quotation, with the index of the verb."""
    owner: dict[int, list[Quotation]] = {}
    last: tuple[int, Quotation] | None = None
    for at, quotation in enumerate(quotations):
        before = quotations[at - 1] if at else None
        after = quotations[at + 1] if at + 1 < len(quotations) else None
        verb = _verb_of(parse, cues, quotation, before, after)
        if verb is None and last is not None and _goes_on(parse, last[1], quotation):
            verb = last[0]
        if verb is None:
            if before is not None and last is not None and before.paragraph != quotation.paragraph:
                last = None
            continue
        owner.setdefault(verb, []).append(quotation)
        last = (verb, quotation)
    found = []
    for verb, owned in sorted(owner.items()):
        token = parse.tokens[verb]
        entry = look_up(cues, parse, token)
        frames = entry.frames if entry else {}
        base = next((frames[frame] for frame in _SPEECH if frame in frames), Stance())
        stance = stance_of(cues, parse, token, base)
        source = speaker_of(parse, token, quotations)
        cue = cue_span(
            parse, token, entry.particle if entry and entry.particle and entry.particle.dependency == "prt" else None
        )
        content = tuple(one.span for one in owned if not one.span.overlaps(cue))
        if content:
            found.append((verb, Draft(source, (cue,), content, *stance, rule="quoted", score=0.95)))
    return found


def inner_drafts(parse: Parse, cues: Cues, pairs: tuple[tuple[Quotation, Quotation], ...]) -> list[tuple[int, Draft]]:
    """An attribution for each verb inside a quotation that governs a quotation in it ("She said, 'Go,'" he recalled)."""
    found = []
    for outer, inner in pairs:
        area = Span(outer.span.start, outer.span.end)
        lead, tail = _lead(parse, Span(area.start, inner.span.start)), _tail(parse, Span(inner.span.end, area.end))
        verb = _governing(parse, cues, inner, lead, tail)
        if verb is None and lead and lead[-1].pos == "VERB":
            verb = _reporting(parse, cues, lead[-1:])
        if verb is None:
            continue
        token = parse.tokens[verb]
        entry = look_up(cues, parse, token)
        base = (
            next((entry.frames[frame] for frame in _SPEECH if frame in entry.frames), Stance()) if entry else Stance()
        )
        source = speaker_of(parse, token, (inner,))
        stance = stance_of(cues, parse, token, base)
        found.append((verb, Draft(source, (cue_span(parse, token),), (inner.span,), *stance, rule="quoted", score=0.9)))
    return found


def is_full(parse: Parse, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own rather than some words inside the reporter's sentence."""
    inner = quotation.inner(parse.text)
    if not inner:
        return False
    starts = inner[0].isupper() or inner[0] in "[…(." or inner[0].isdigit()
    ends = inner.rstrip()[-1] in ",.?!—–-…" or not quotation.closed
    return (starts and (ends or len(inner.split()) >= 6)) or (ends and len(inner.split()) >= 4)


def is_own_words(parse: Parse, content: Span, cue: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> bool:
    """Whether a content is a whole sentence in quotation marks, before the cue or behind a comma or colon: what was said in these words."""
    quotation = next((one for one in touching(quotations, content) if one.span.covers(content)), None)
    if quotation is None or not is_full(parse, quotation) or not quotation.inner(parse.text)[0].isupper():
        return False
    before = parse.text[: quotation.span.start].rstrip()
    return before[-1:] in _INTRODUCING or all(quotation.span.end <= span.start for span in cue)


def _verb_of(
    parse: Parse, cues: Cues, quotation: Quotation, before: Quotation | None, after: Quotation | None
) -> int | None:
    paragraph = parse.paragraphs[quotation.paragraph]
    low = max(paragraph.start, before.span.end if before is not None else 0)
    high = min(paragraph.end, after.span.start if after is not None else paragraph.end)
    lead = _lead(parse, Span(low, quotation.span.start))
    tail = _tail(parse, Span(quotation.span.end, high))
    return _governing(parse, cues, quotation, lead, tail)


def _governing(parse: Parse, cues: Cues, quotation: Quotation, lead: list[Token], tail: list[Token]) -> int | None:
    if lead and (lead[-1].text in _INTRODUCING or lead[-1].pos in _BEARING or lead[-1].dependency == "prt"):
        closing = lead[-1].text in _INTRODUCING
        verb = _reporting(parse, cues, reversed(lead)) if closing or is_full(parse, quotation) else None
        if verb is not None and (closing or lead[-1].index - verb < 12):
            return verb
    if tail and (is_full(parse, quotation) or tail[0].text == ","):
        return _reporting(parse, cues, tail)
    return None


def _lead(parse: Parse, span: Span) -> list[Token]:
    """The tokens of `span` after its last sentence end."""
    found: list[Token] = []
    if span.start >= span.end:
        return found
    for token in parse.between(span):
        if token.start < span.start or token.end > span.end:
            continue
        if token.text in _STOPS:
            found = []
        else:
            found.append(token)
    return found


def _tail(parse: Parse, span: Span) -> list[Token]:
    """The tokens of `span` up to its first sentence end."""
    found: list[Token] = []
    if span.start >= span.end:
        return found
    for token in parse.between(span):
        if token.start < span.start:
            continue
        if token.text in _STOPS:
            break
        if (
            not found
            and token.text[0].isupper()
            and token.index
            and parse.tokens[token.index - 1].start < span.start
            and (_closes_sentence(parse.text, span.start))
        ):
            break
        found.append(token)
    return found


def _closes_sentence(text: str, at: int) -> bool:
    """Whether what stands before `at` is a quotation that closes with a full stop inside its marks."""
    head = text[max(0, at - 4) : at].rstrip("\"”’'»")
    return head.endswith(".")


def _reporting(parse: Parse, cues: Cues, tokens: Iterable[Token]) -> int | None:
    for count, token in enumerate(tokens):
        if count > _FARTHEST:
            return None
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBD", "VBN", "VBZ"}:
            continue
        if token.dependency in {"aux", "auxpass", "amod"}:
            continue
        entry = look_up(cues, parse, token)
        if entry is None or not any(frame in entry.frames for frame in _SPEECH):
            continue
        if token.dependency == "relcl" and count < 1:
            continue
        return token.index
    return None


def _goes_on(parse: Parse, last: Quotation, quotation: Quotation) -> bool:
    text = parse.text
    between = text[last.span.end : quotation.span.start]
    if quotation.paragraph == last.paragraph:
        return is_full(parse, quotation) and len(between) < 400 and _starts_sentence(parse, quotation)
    if quotation.paragraph != last.paragraph + 1:
        return False
    paragraph = parse.paragraphs[quotation.paragraph]
    opens = quotation.span.start == paragraph.start
    if opens and not last.closed and last.span.end == parse.paragraphs[last.paragraph].end:
        return True
    whole = quotation.span.end == paragraph.end and is_full(parse, quotation)
    return opens and whole and last.span.start == parse.paragraphs[last.paragraph].start


def _starts_sentence(parse: Parse, quotation: Quotation) -> bool:
    before = parse.text[: quotation.span.start].rstrip()
    return not before or before[-1] in ".!?\"”’'»"


def speaker_of(parse: Parse, verb: Token, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """The source of a verb outside quotations: its subject where that stands outside too, else the name beside it."""
    passive = is_passive(parse, verb)
    if not passive or agent_of(parse, verb):
        source = source_of(parse, verb)
        if source and not any(touching(quotations, span) for span in source):
            return source
    for chunk in chunks_near(parse, verb):
        root = parse.tokens[chunk.root]
        gap = chunk.first - verb.index
        if root.sentence != verb.sentence:
            continue
        if gap in {1, 2} and all(parse.tokens[at].pos == "ADV" for at in range(verb.index + 1, chunk.first)):
            return _clipped(
                noun_phrase(parse, root, besides=verb.index) or (parse.span_of(chunk.first, chunk.last),), quotations
            )
        if chunk.last in {verb.index, verb.index - 1} and (
            chunk.last == verb.index or parse.tokens[chunk.last].pos in {"ADV", "AUX", "PUNCT"}
        ):
            return _clipped((parse.span_of(chunk.first, chunk.last),), quotations)
    return source_of(parse, verb) if passive else ()


def _clipped(spans: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    return tuple(span for span in spans if not touching(quotations, span))
