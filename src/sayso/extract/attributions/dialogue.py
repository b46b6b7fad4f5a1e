"""Speech without quotation marks: dialogue after dashes, headlines in capitals, and first-person talk that runs on after its cue.

"— Who counted? asked the purser." is the form of novels and of many papers outside English; "MINISTER QUITS, ALLIES SAY" that of
headlines; "We were never asked, says Ines Tarn. They told us nothing." has lost its marks.
"""

import re

from sayso.evidence import Span, trim
from sayso.extract.attributions.cues import Cues, Stance, look_up
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.quotations import Quotation, touching
from sayso.extract.attributions.sources import chunks_near
from sayso.extract.attributions.stance import stance_of
from sayso.extract.attributions.verbs import cue_span
from sayso.languages.parse import Parse, Token

_DASH = re.compile(r"[—–―]\s?(?=\S)")
_TURNS = frozenset({",", "?", "!", "—", "–", "―", "…", "..."})
_ENDS = frozenset({".", ",", ":", ";", "—", "–", "―", "?", "!"})
_FRAMES = ("clause", "quote", "addressee")
_FIRST = frozenset({"i", "we", "our", "us", "my", "ours", "me", "mine"})
_HEADLINE = re.compile(r"(?P<content>[^\n;]{8,120}?),\s+(?P<source>[^\n,;:]{2,40}?)\s+(?P<verb>[A-Za-z]+)$")
_SHOUTED = re.compile(r"(?P<source>(?:\S+\s+){1,4}?)(?P<verb>[A-Z]{3,})\s+(?P<content>\S[^\n]+)$")
_MOST = 4  # sentences that one cue may bring in


def dashed_drafts(parse: Parse, cues: Cues) -> list[tuple[int, Draft]]:
    """Who speaks in paragraphs that begin with a long dash, where at least two do, with the index of the cue verb."""
    marked = [(span, _DASH.match(parse.text, span.start, span.end)) for span in parse.paragraphs]
    starts = [(span, match.end()) for span, match in marked if match is not None]
    found = []
    for paragraph, start in starts if len(starts) > 1 else ():
        for token in parse.between(Span(start, paragraph.end)):
            entry = look_up(cues, parse, token) if token.pos == "VERB" else None
            base = next((entry.frames[frame] for frame in _FRAMES if frame in entry.frames), None) if entry else None
            tag = _tag(parse, token, start) if base is not None else None
            if base is None or tag is None:
                continue
            area, source = tag
            parts = (Span(start, area.start), Span(area.end, paragraph.end))
            content = tuple(kept for part in parts if (kept := _talk(parse.text, part)) is not None)
            if content:
                stance = stance_of(cues, parse, token, base)
                found.append((token.index, Draft(source, (cue_span(parse, token),), content, *stance, rule="block")))
            break
    return found


def _talk(text: str, part: Span) -> Span | None:
    while part.start < part.end and not text[part.start].isalnum() and text[part.start] not in "¿¡(":
        part = Span(part.start + 1, part.end)
    part = trim(part, text) if part.start < part.end else part
    return part if part.start < part.end else None


def _tag(parse: Parse, verb: Token, start: int) -> tuple[Span, tuple[Span, ...]] | None:
    """Where ", said the mate" stands, and who that is."""
    for chunk in chunks_near(parse, verb):
        inverted = chunk.first == verb.index + 1
        if not inverted and chunk.last != verb.index:
            continue
        first = min(chunk.first, verb.index)
        before = parse.tokens[first - 1] if first else None
        if before is None or before.start <= start or before.text not in _TURNS:
            continue
        last = max(chunk.last, verb.index + 1)
        while last < len(parse.tokens) and parse.tokens[last].text not in _ENDS:
            last += 1
        source = (parse.span_of(chunk.first, chunk.last),)
        return parse.span_of(first, last), source
    return None


def headline_drafts(parse: Parse, cues: Cues) -> list[Draft]:
    """As in "MINISTER QUITS, ALLIES SAY; PALACE DENIES IT KNEW": the first line, where it has no full stop."""
    if not parse.paragraphs or parse.paragraphs[0].words(parse.text)[-1] in ".!?\"”'’:":
        return []
    found = []
    line = parse.paragraphs[0]
    shouted = line.words(parse.text).isupper()
    for part in re.finditer(r"[^;\n]+", line.words(parse.text)):
        area = trim(Span(line.start + part.start(), line.start + part.end()), parse.text)
        match = _HEADLINE.match(parse.text, area.start, area.end)
        stance = _of_verb(cues, match["verb"]) if match else None
        if (match is None or stance is None) and shouted:
            match = _SHOUTED.match(parse.text, area.start, area.end)
            stance = _of_verb(cues, match["verb"]) if match else None
        if match is not None and stance is not None and "(" not in match[0]:
            source, cue, content = (trim(Span(*match.span(name)), parse.text) for name in ("source", "verb", "content"))
            found.append(Draft((source,), (cue,), (content,), *stance, rule="label", score=0.9))
    return found


def _of_verb(cues: Cues, word: str) -> Stance | None:
    """The stance of a reporting verb in the present or past."""
    lower = word.lower()
    stems = [lower, lower[:-1], lower[:-2], lower[:-3] + "y", {"said": "say", "told": "tell"}.get(lower, "")]
    endings = lower.endswith(("s", "ed", "aid", "told")) or lower in {
        "say",
        "claim",
        "warn",
        "fear",
        "believe",
        "report",
    }
    for stem in stems if endings else ():
        if "clause" in (frames := cues.frames.get(stem, {})):
            return frames["clause"]
    return None


def run_on(parse: Parse, by_verb: dict[int, Draft], quotations: tuple[Quotation, ...]) -> None:
    """Lengthens what "we" say before a cue by the sentences after it that go on with "we", where nothing else in the text does.

    The marks were lost: a reporter who writes no "we" of his own does not change over in the middle of a paragraph.
    """
    found: dict[int, tuple[Span, ...]] = {}
    run: set[int] = set()
    talking = {
        token.sentence for token in parse.tokens if token.lower in _FIRST and not touching(quotations, token.span)
    }
    for index, draft in by_verb.items() if talking else ():
        home = parse.tokens[index].sentence
        if draft.rule != "verb:clause" or home not in talking or touching(quotations, parse.sentences[home].span):
            continue
        if draft.content[-1].end > draft.cue[0].start or not _talks(parse, draft.content):
            continue
        if not draft.source or _talks(parse, draft.source):
            continue
        run.add(home)
        after: list[Span] = []
        while home + 1 < len(parse.sentences) and home + 1 in talking and len(after) < _MOST:
            home += 1
            span = parse.sentences[home].span
            between = parse.text[parse.sentences[home - 1].span.end : span.start]
            if "\n" in between or touching(quotations, span):
                break
            after.append(span)
            run.add(home)
        found[index] = tuple(after)
    inside = {token.sentence for draft in by_verb.values() for span in draft.content for token in parse.between(span)}
    if found and talking <= run | (inside - run):
        for index, spans in found.items():
            if spans:
                by_verb[index] = by_verb[index]._replace(content=(*by_verb[index].content, *spans))


def _talks(parse: Parse, spans: tuple[Span, ...]) -> bool:
    return any(token.lower in _FIRST for span in spans for token in parse.between(span))
