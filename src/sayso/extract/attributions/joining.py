"""Joins what the learned tagger finds with what the rules find: the tagger decides what is said by whom, the rules add the rest.

The tagger is flat and sees meaning where the rules see grammar. From the rules come: how sure a cue makes its content, what stands
inside a content, speech that layout alone marks, quotations that go on, and whole quotation marks.
"""

import re

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues, Stance, load_cues, look_up
from sayso.extract.attributions.drafts import Draft, Near
from sayso.extract.attributions.nesting import holds
from sayso.extract.attributions.quotations import Quotation, touching
from sayso.extract.attributions.stance import stance_of
from sayso.languages.parse import Parse, Token

_THAT = re.compile("that ")
_LIKE = 0.5  # contents that share this part of their characters are taken for one
_NEW = 0.1  # contents that share less than this are apart
_ALONE = 0.5  # least score of a draft of the tagger that no rule confirms (all four chosen on PolNeAR's dev articles)
_KEPT = 0.25  # least score of one that a rule confirms
_DOUBTED = 0.4  # below this the rules' source and content are better


def join(
    parse: Parse, cues: Cues, tagged: list[Draft], ruled: list[Draft], quotations: tuple[Quotation, ...]
) -> list[Draft]:
    """All drafts: the tagger's (also those it hardly believes), made better, and those of the rules that it lacks."""
    found: list[Draft] = []
    taken: dict[int, int] = {}  # rules' draft → its place in `found`
    carrying = {draft.cue: draft for draft in ruled if draft.rule in _CARRYING and draft.rule != "told"}
    near = Near()
    for at, draft in enumerate(ruled):
        near.add(at, (*draft.cue, *draft.content))
    for draft in sorted(tagged, key=lambda each: -each.score):
        here = near.to((*draft.cue, *draft.content))
        if any(a.overlaps(b) for at in here if ruled[at].cue in carrying for a in ruled[at].cue for b in draft.cue):
            continue
        match = _match(draft, ruled, here)
        if match is None:
            if draft.score >= _ALONE:
                found.append(_with_stance(parse, cues, draft, None))
            continue
        if match in taken:
            if draft.score >= _ALONE:
                found.append(_with_stance(parse, cues, draft, None))
            continue
        if draft.score < _KEPT:
            continue
        taken[match] = len(found)
        whole = _first_of_two(draft, ruled, here) is not None
        better = _both(parse.text, draft, ruled[match], quotations, whole=whole)
        found.append(_with_stance(parse, cues, better, ruled[match]))
    sure = Near()
    for place, draft in enumerate(found):
        sure.add(place, (*draft.cue, *draft.content))
    count = len(found)
    for at, draft in enumerate(ruled):
        if at in taken:
            continue
        around = [found[place] for place in sure.to((*draft.cue, *draft.content)) if place < count]
        if _adds(parse, draft, around):
            taken[at] = len(found)
            found.append(draft)
    cue_now = {ruled[at].cue: found[place].cue for at, place in taken.items()}
    for at, place in taken.items():
        if within := ruled[at].within:
            found[place] = found[place]._replace(within=cue_now.get(within, within))
    return found


def _match(draft: Draft, ruled: list[Draft], here: list[int]) -> int | None:
    """The rules' draft for the same words: the same cue and a content in common, or nearly the same content."""
    best: tuple[float, int] | None = None
    if (first := _first_of_two(draft, ruled, here)) is not None:
        return first
    for at in here:
        other = ruled[at]
        common = shared(draft.content, other.content)
        if not common:
            continue
        cue = any(a.overlaps(b) for a in draft.cue for b in other.cue)
        if not cue and (common < _LIKE or holds(draft, other)):
            continue
        weight = common + cue + (0.5 if draft.source and other.source and shared(draft.source, other.source) else 0.0)
        if best is None or weight > best[0]:
            best = weight, at
    return best[1] if best is not None else None


def _first_of_two(draft: Draft, ruled: list[Draft], here: list[int]) -> int | None:
    """The outer of two drafts whose cues the tagger took for one: "denies supporting", "recalled being told"."""
    held = [at for at in here if any(b.covers(a) for b in draft.cue for a in ruled[at].cue[:1])]
    if len(held) < 2:
        return None
    outer, inner = sorted(held, key=lambda at: ruled[at].cue)[:2]
    another = bool(ruled[inner].source) and ruled[inner].source != ruled[outer].source
    if (ruled[outer].polarity == "denied" or another) and holds(ruled[outer], ruled[inner]):
        return outer
    return None


def shared(first: tuple[Span, ...], second: tuple[Span, ...]) -> float:
    """Characters in both over characters in either."""
    inter = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    if not inter:
        return 0.0
    return inter / (sum(a.end - a.start for a in first) + sum(b.end - b.start for b in second) - inter)


def _both(text: str, draft: Draft, ruled: Draft, quotations: tuple[Quotation, ...], *, whole: bool) -> Draft:
    """The tagger's draft with what the rules know better: blocks, and all of it where the tagger is in doubt."""
    rule = f"both:{ruled.rule}"
    if ruled.rule in {"block", "label", "credit"}:
        return draft._replace(content=ruled.content, source=ruled.source or draft.source, rule=rule)
    alike = shared(draft.content, ruled.content) > _LIKE
    if _swallowed(draft, ruled) and (ruled.polarity == "denied" or whole):
        return ruled._replace(rule=rule, score=draft.score)
    if ruled.within:
        return ruled._replace(content=draft.content if alike else ruled.content, rule=rule, score=draft.score)
    if ruled.rule in {"as", "phrase", "possessed"} and not alike:
        return draft._replace(content=ruled.content, source=ruled.source, rule=rule)
    if draft.score < _DOUBTED:
        return draft._replace(source=ruled.source, content=draft.content if alike else ruled.content, rule=rule)
    content = draft.content
    source = draft.source or (ruled.source if _THAT.match(text, ruled.content[0].start) else ())
    if ruled.rule in {"quoted", "verb:clause"} and len(content) > 1:
        content = _without_strays(content, ruled, quotations) or content
    return draft._replace(content=content, source=source, rule=rule)


def _without_strays(content: tuple[Span, ...], ruled: Draft, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """The parts of a content that are quoted, or that the rules too give to this cue."""
    return tuple(
        span
        for span in content
        if any(one.span.overlaps(span) for one in touching(quotations, span))
        or (ruled.rule != "quoted" and any(other.overlaps(span) for other in ruled.content))
    )


def _swallowed(draft: Draft, ruled: Draft) -> bool:
    """Whether the tagger's cue holds words of the content: "denies supporting" | "the strike"."""
    return any(a.overlaps(b) for a in draft.cue for b in ruled.content)


def _with_stance(parse: Parse, cues: Cues, draft: Draft, match: Draft | None) -> Draft:
    """The draft with the stance of its cue: that of the rules' draft with the same cue, or of the verb or noun in it."""
    if match is not None and any(a.overlaps(b) for a in draft.cue for b in match.cue):
        return draft._replace(certainty=match.certainty, polarity=match.polarity)
    for span in draft.cue:
        head = parse.head_of(span)
        if head is None:
            continue
        stance = _of_word(parse, cues, head)
        if stance is None:
            for token in parse.between(span):
                if token.pos in {"VERB", "NOUN", "ADV", "ADJ"} and (stance := _of_word(parse, cues, token)):
                    break
        if stance is not None:
            return draft._replace(certainty=stance.certainty, polarity=stance.polarity)
    return draft


def _of_word(parse: Parse, cues: Cues, token: Token) -> Stance | None:
    if token.pos in {"VERB", "AUX"} and (entry := look_up(cues, parse, token)) and entry.frames:
        return stance_of(cues, parse, token, next(iter(entry.frames.values())))
    if token.pos == "NOUN":
        return cues.nominal.get(token.lemma.lower())
    if token.lower in cues.adverbs["probable"] or token.lower in cues.adjectives["probable"]:
        return Stance("probable")
    return None


def _adds(parse: Parse, draft: Draft, sure: list[Draft]) -> bool:
    """Whether a draft of the rules says something new: inside a content that was found, around one, or apart from all."""
    if draft.within or draft.rule in _CARRYING:
        return True
    if any(a.overlaps(b) for other in sure for a in draft.cue for b in other.cue):
        return False
    if any(all(any(b.covers(a) for b in other.content) for a in (*draft.cue, *draft.content)) for other in sure):
        return _nests(parse, draft)
    around = draft.rule in _TRUSTED and any(holds(draft, other) for other in sure)
    if not around and max((shared(draft.content, other.content) for other in sure), default=0.0) >= _NEW:
        return False
    if draft.rule in _TRUSTED:
        return draft.rule != "noun" or bool(draft.source)
    head = parse.head_of(draft.cue[-1])
    if draft.rule in {"verb:clause", "verb:addressee", "verb:that"} and _explicit(parse, draft):
        return True
    telling = draft.rule in {"verb:clause", "verb:addressee", "quoted"}
    return head is not None and bool(draft.source) and telling and head.lemma.lower() in _SAYING


def _explicit(parse: Parse, draft: Draft) -> bool:
    """Whether somebody named says "that ..."."""
    tokens = parse.between(draft.source[0]) if draft.source else ()
    named = any(token.pos in {"PROPN", "NOUN"} for token in tokens)
    return (
        named
        and draft.content[0].words(parse.text).lower().startswith("that ")
        and draft.certainty in {"certain", "probable"}
    )


def _nests(parse: Parse, draft: Draft) -> bool:
    """Whether a draft inside a content is a report of its own, and not merely what somebody does or wants there."""
    if draft.rule in {"verb:prepositional", "verb:infinitive", "verb:infinitive-subject", "verb:object"}:
        head = parse.head_of(draft.cue[0])
        named = bool(draft.source) and head is not None
        if head is None or (
            draft.polarity == "denied" and head.lemma.lower() in _DISMISSING and not _of_words(parse, draft)
        ):
            return False
        return draft.polarity == "denied" or (named and head.lemma.lower() in _REPORTING)
    if draft.rule in {"noun", "verb:describe"}:
        head = parse.head_of(draft.cue[0])
        return bool(draft.source) or (head is not None and head.lemma.lower() in _HEARSAY)
    head = parse.head_of(draft.cue[-1])
    if not draft.source and head is not None and draft.rule.startswith("verb"):
        return head.lemma.lower() in _IMPERSONAL
    return draft.certainty != "underspecified" or bool(draft.source)


def _of_words(parse: Parse, draft: Draft) -> bool:
    """Whether the content is something said: "rejected the claim" against "rejected the parcel"."""
    head = parse.head_of(draft.content[0])
    return head is not None and head.lemma.lower() in load_cues(parse.language).nominal


_DISMISSING = frozenset({"reject", "dismiss", "contest", "negate", "debunk", "discount"})
_IMPERSONAL = frozenset(
    [
        "say",
        "report",
        "allege",
        "believe",
        "think",
        "claim",
        "expect",
        "accuse",
        "suspect",
        "understand",
        "fear",
        "rumour",
        "rumor",
        "tell",
        "inform",
        "warn",
        "announce",
        "estimate",
        "consider",
        "deem",
        "presume",
        "assume",
        "predict",
        "forecast",
        "charge",
        "blame",
        "notify",
        "advise",
        "assure",
        "inform",
    ]
)
_CARRYING = frozenset({"carried", "citing", "quotes", "told"})
_TRUSTED = frozenset({"verb:document", "phrase", "adverb", "possessed", "block", "label", "credit", "noun", "as"})
_SAYING = frozenset(
    [
        "say",
        "tell",
        "report",
        "announce",
        "add",
        "claim",
        "allege",
        "warn",
        "deny",
        "confirm",
        "admit",
        "write",
        "tweet",
        "acknowledge",
        "insist",
        "argue",
        "state",
        "declare",
    ]
)
_HEARSAY = frozenset(
    [
        "report",
        "rumour",
        "rumor",
        "claim",
        "allegation",
        "accusation",
        "suggestion",
        "story",
        "speculation",
        "warning",
        "denial",
    ]
)
_REPORTING = frozenset(
    [
        "report",
        "announce",
        "claim",
        "allege",
        "confirm",
        "admit",
        "acknowledge",
        "estimate",
        "predict",
        "forecast",
        "blame",
        "accuse",
        "speak",
        "warn",
        "complain",
        "hear",
        "learn",
        "condemn",
        "praise",
        "criticise",
        "criticize",
        "hail",
        "welcome",
        "denounce",
        "mention",
        "reveal",
        "disclose",
        "describe",
        "promise",
        "vow",
        "threaten",
        "appeal",
        "call",
        "know",
        "boast",
        "expect",
        "plan",
        "hope",
        "intend",
        "agree",
    ]
)
