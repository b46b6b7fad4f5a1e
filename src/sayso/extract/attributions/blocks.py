"""Speech without quotation marks: what follows a line that ends in a colon, speakers' names before a colon, credits after a dash.

"The daily quotes her as saying:" makes the next paragraphs hers; "ROTH: We never knew." is an interview's or transcript's form;
"- Ana Roth" on a line of its own after a quotation names who said it, as the signature does under a post.
"""

import re

from sayso.evidence import Span, trim
from sayso.extract.attributions.cues import Cues, look_up
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.quotations import Quotation
from sayso.extract.attributions.sources import source_of
from sayso.extract.attributions.stance import stance_of
from sayso.extract.attributions.verbs import cue_span
from sayso.languages.parse import Parse, Token

_LABEL = re.compile(r"(?P<name>[A-Z][\w.'’\-]*(?:[ ,(]+[\w.'’\-&)]+){0,5})\s?:\s+(?=\S)")
_ROLE = re.compile(r"(?i)^(?:q|a|question|answer|interviewer|host|moderator|reporter)$")
_FIRST = frozenset({"i", "we", "our", "us", "my", "ours", "me", "mine"})
_CREDIT = re.compile(r"[—–-]{1,2}\s?(?P<name>[A-Z@][^\n]{2,90})$")
# how a post is signed where a page shows it: "Roads are closed. — Port of Orrin (@portorrin) 3 May 2031"
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?P<name>[^\s@(—–][^\n@(—–]{1,60}?)\s\((?P<handle>@\w{1,30})\)")
_MOST = 6  # paragraphs that one colon may bring in


def block_drafts(parse: Parse, cues: Cues, quotations: tuple[Quotation, ...]) -> list[tuple[int | None, Draft]]:
    """Attributions whose content is marked by layout alone; with the index of the cue verb where there is one."""
    return [
        *_after_colon(parse, cues, quotations),
        *_labelled(parse),
        *_credited(parse, quotations),
        *_posted(parse),
    ]


def _after_colon(parse: Parse, cues: Cues, quotations: tuple[Quotation, ...]) -> list[tuple[int | None, Draft]]:
    found: list[tuple[int | None, Draft]] = []
    for index, paragraph in enumerate(parse.paragraphs[:-1]):
        if parse.text[paragraph.end - 1] != ":" or _two_labels(parse, index + 1):
            continue
        verb = _last_verb(parse, cues, paragraph)
        if verb is None:
            continue
        content = _block(parse, index + 1, quotations)
        if not content:
            continue
        entry = look_up(cues, parse, verb)
        if entry is None:
            continue
        base = next(iter(entry.frames.values()))
        stance = stance_of(cues, parse, verb, base)
        found.append(
            (verb.index, Draft(source_of(parse, verb), (cue_span(parse, verb),), content, *stance, rule="block"))
        )
    return found


def _two_labels(parse: Parse, index: int) -> bool:
    """Whether the paragraphs from `index` on name their speakers themselves ("Roth: ...", "Vane: ...")."""
    following = parse.paragraphs[index : index + 2]
    return len(following) == 2 and all(_LABEL.match(parse.text, span.start, span.end) for span in following)


def _last_verb(parse: Parse, cues: Cues, paragraph: Span) -> Token | None:
    tokens = parse.between(paragraph)
    sentence = tokens[-1].sentence if tokens else -1
    for token in reversed(tokens):
        if token.sentence != sentence:
            return None
        if (
            token.pos == "VERB"
            and (entry := look_up(cues, parse, token))
            and {"clause", "quote", "addressee"} & set(entry.frames)
        ):
            return token
    return None


def _block(parse: Parse, first: int, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """The paragraphs from `first` on that belong to the one who was announced before a colon."""
    opening = [one for one in quotations if one.paragraph == first and one.span.start == parse.paragraphs[first].start]
    if opening:
        return _run_of_quotations(parse, first, quotations)
    found = [parse.paragraphs[first]]
    for index in range(first + 1, min(first + _MOST, len(parse.paragraphs))):
        if not _still_speaking(parse, parse.paragraphs[index]):
            break
        found.append(parse.paragraphs[index])
    return tuple(found)


def _run_of_quotations(parse: Parse, first: int, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    index = first
    for one in quotations:
        if one.paragraph == index and one.span.start == parse.paragraphs[index].start:
            found.append(one.span)
            if one.closed or one.span.end != parse.paragraphs[index].end:
                break
            index += 1
    return tuple(found)


def _still_speaking(parse: Parse, paragraph: Span) -> bool:
    words = paragraph.words(parse.text)
    if words[:1] in "\"“‘'" or words.endswith(":"):
        return False
    if words.startswith("[") or re.match(r"\(?\d+[.)]\s|[•·*-]\s", words):
        return True
    lower = [token.lower for token in parse.between(paragraph)]
    return any(word in _FIRST for word in lower) and not any(mark in words for mark in '“”"')


def _labelled(parse: Parse) -> list[tuple[int | None, Draft]]:
    """As in "ROTH: We never knew." and "Q: ... A: ..."; a label counts where it comes twice, or names somebody in the headline."""
    matches = [(index, _LABEL.match(parse.text, span.start, span.end)) for index, span in enumerate(parse.paragraphs)]
    seen: dict[str, int] = {}
    for _, match in matches:
        if match:
            seen[match["name"]] = seen.get(match["name"], 0) + 1
    several = sum(count for name, count in seen.items() if name.isupper() or count > 1)
    found: list[tuple[int | None, Draft]] = []
    for index, match in matches:
        if match is None:
            continue
        name = Span(*match.span("name"))
        headline = index == 0 and _is_name(parse, name)
        spoken = (
            (match["name"].isupper() and len(match["name"]) > 1) or _ROLE.match(match["name"]) or _is_name(parse, name)
        )
        if not headline and not (several >= (2 if match["name"].isupper() else 3) and spoken):
            continue
        content = trim(Span(match.end(), parse.paragraphs[index].end), parse.text)
        colon = parse.text.index(":", name.end)
        found.append((None, Draft((name,), (Span(colon, colon + 1),), (content,), rule="label", score=0.9)))
    return found


def _is_name(parse: Parse, span: Span) -> bool:
    tokens = parse.between(span)
    return (
        bool(tokens)
        and any(token.entity in {"PERSON", "ORG", "NORP", "GPE"} for token in tokens)
        and all(token.entity or token.pos in {"PROPN", "PUNCT", "ADP", "NOUN", "ADJ"} for token in tokens)
    )


def _credited(parse: Parse, quotations: tuple[Quotation, ...]) -> list[tuple[int | None, Draft]]:
    found: list[tuple[int | None, Draft]] = []
    whole = {one.paragraph: one.span for one in quotations if one.span == parse.paragraphs[one.paragraph]}
    for index, paragraph in enumerate(parse.paragraphs):
        if index - 1 not in whole:
            continue
        if match := _CREDIT.match(parse.text, paragraph.start, paragraph.end):
            name = trim(Span(*match.span("name")), parse.text)
            dash = Span(paragraph.start, paragraph.start + 1)
            found.append((None, Draft((name,), (dash,), (whole[index - 1],), rule="credit", score=0.9)))
    return found


def _posted(parse: Parse) -> list[tuple[int | None, Draft]]:
    """Posts that a page shows with their signature, at the end of the post or on a line below it."""
    found: list[tuple[int | None, Draft]] = []
    for index, paragraph in enumerate(parse.paragraphs):
        match = _SIGNED.search(parse.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        words = trim(Span(paragraph.start, match.start()), parse.text)
        if words.start >= words.end and index:
            words = parse.paragraphs[index - 1]
        if words.start < words.end:
            name, handle = trim(Span(*match.span("name")), parse.text), Span(*match.span("handle"))
            found.append((None, Draft((name,), (handle,), (words,), rule="post", score=0.9)))
    return found
