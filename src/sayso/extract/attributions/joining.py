"""Joins what the learned tagger finds with what the rules find: the tagger decides what is said by whom, the rules add the rest.

The tagger is flat and sees meaning where the rules see grammar. From the rules come: how sure a cue makes its content, what stands
inside a content, speech that layout alone marks, quotations that go on, and whole quotation marks.
"""

import re

from sayso.evidence import Span
from sayso.extract.attributions.additions import CARRYING, adds, shared
from sayso.extract.attributions.cues import Cues, Stance, look_up
from sayso.extract.attributions.drafts import Draft, Near
from sayso.extract.attributions.nesting import holds
from sayso.extract.attributions.quotations import Quotation, touching
from sayso.extract.attributions.sources import noun_phrase
from sayso.extract.attributions.stance import noun_stance, stance_of, tells_of_no_evidence
from sayso.extract.attributions.whole import whole_pieces
from sayso.extract.attributions.wishes import left_open
from sayso.extract.mentions import word_set
from sayso.languages.parse import Parse, Token

_THAT = re.compile("that ")
_TELLING = ("clause", "addressee", "prepositional", "infinitive", "infinitive-subject", "accuse", "describe", "object")
_LIKE = 0.5  # contents that share this part of their characters are taken for one


def join(
    parse: Parse, cues: Cues, tagged: list[Draft], ruled: list[Draft], quotations: tuple[Quotation, ...]
) -> list[Draft]:
    """All drafts: the tagger's, made better, and those of the rules that it lacks."""
    found: list[Draft] = []
    taken: dict[int, int] = {}  # rules' draft → its place in `found`
    carrying = {draft.cue: draft for draft in ruled if draft.rule in CARRYING and draft.rule != "told"}
    hosts = {draft.within for draft in ruled if draft.within}
    near = Near()
    for at, draft in enumerate(ruled):
        near.add(at, (*draft.cue, *draft.content))
    for raw in sorted(tagged, key=lambda each: -each.score):
        draft = _with_noun(parse, raw)
        if _is_contradicted(parse, draft) or (not draft.source and _only_corrects(parse, draft.cue[0])):
            continue
        here = near.to((*draft.cue, *draft.content))
        if any(a.overlaps(b) for at in here if ruled[at].cue in carrying for a in ruled[at].cue for b in draft.cue):
            continue
        match = _match(draft, ruled, here)
        if match is None or match in taken:
            found.append(_with_stance(parse, cues, draft, None))
            continue
        taken[match] = len(found)
        whole = _first_of_two(draft, ruled, here) is not None
        swallowing = any(_swallows(draft, ruled[at]) for at in here)
        heard = draft._replace(source=ruled[match].source) if swallowing else draft
        heard = _cut_at_semicolon(parse, heard, [ruled[at] for at in here])
        better = _both(parse, heard, ruled[match], quotations, whole=whole, hosts=ruled[match].cue in hosts)
        if ruled[match].rule == "verb:reject" and not draft.source:
            better = ruled[match]._replace(score=draft.score)
        if ruled[match].rule == "quoted":
            better = _gone_on(parse, better, ruled[match], [each for each in tagged if each is not raw])
        found.append(_with_stance(parse, cues, better, ruled[match]))
    sure = Near()
    for place, draft in enumerate(found):
        sure.add(place, (*draft.cue, *draft.content))
    for at in sorted(range(len(ruled)), key=lambda each: (ruled[each].start, -ruled[each].end)):
        if at in taken:
            continue
        draft = ruled[at]
        if adds(parse, draft, [found[place] for place in sure.to((*draft.cue, *draft.content))]):
            taken[at] = len(found)
            sure.add(len(found), (*draft.cue, *draft.content))
            found.append(draft)
    cue_now = {ruled[at].cue: found[place].cue for at, place in taken.items()}
    for at, place in taken.items():
        if within := ruled[at].within:
            found[place] = found[place]._replace(within=cue_now.get(within, within))
    return [left_open(parse, cues, whole_pieces(parse, draft)) for draft in found if not _claims_a_thing(parse, draft)]


def _claims_a_thing(parse: Parse, draft: Draft) -> bool:
    """Whether a verb like "claim" says nothing by its object: "claimed the lives of nine", "claimed the title"."""
    verb = parse.head_of(draft.cue[0])
    if verb is None or verb.pos != "VERB" or verb.lemma.lower() not in {"claim", "demand"}:
        return False
    thing = parse.child(verb.index, "dobj")
    return thing is not None and thing.lemma.lower() in word_set(parse.language, "claimed_things")


def _match(draft: Draft, ruled: list[Draft], here: list[int]) -> int | None:
    """The rules' draft for the same words: the same cue and a content in common, or nearly the same content."""
    best: tuple[float, int] | None = None
    if (first := _first_of_two(draft, ruled, here)) is not None:
        return first
    for at in here:
        other = ruled[at]
        common = shared(draft.content, other.content)
        cue = any(a.overlaps(b) for a in draft.cue for b in other.cue)
        if not common and not cue:
            continue
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


def _both(
    parse: Parse, draft: Draft, ruled: Draft, quotations: tuple[Quotation, ...], *, whole: bool, hosts: bool
) -> Draft:
    """The tagger's draft with what the rules know better: blocks, and all of it where the tagger is in doubt."""
    rule = f"both:{ruled.rule}"
    if ruled.rule in {"block", "label", "credit", "post"}:
        return draft._replace(content=ruled.content, source=ruled.source or draft.source, rule=rule)
    alike = shared(draft.content, ruled.content) > _LIKE and not _lacks_head(parse, draft.content, ruled)
    if _swallowed(draft, ruled) and (ruled.polarity == "denied" or whole):
        return ruled._replace(rule=rule, score=draft.score)
    if ruled.within:
        return ruled._replace(content=draft.content if alike else ruled.content, rule=rule, score=draft.score)
    if ruled.rule == "verb:it":
        return draft._replace(content=ruled.content, rule=rule)
    if (ruled.rule in {"as", "phrase", "possessed", "echo"} or hosts) and not alike:
        return draft._replace(content=ruled.content, source=ruled.source, rule=rule)
    content = draft.content if alike or not _lacks_head(parse, draft.content, ruled) else ruled.content
    source = draft.source or (ruled.source if _THAT.match(parse.text, ruled.content[0].start) else ())
    if ruled.rule in {"quoted", "verb:clause"} and len(content) > 1:
        content = _without_strays(parse, content, ruled, quotations) or content
    return draft._replace(content=content, source=source, rule=rule)


def _cut_at_semicolon(parse: Parse, draft: Draft, ruled: list[Draft]) -> Draft:
    """The draft without what follows a semicolon and has a source of its own: "...; by his own account he ..."."""
    content = list(draft.content)
    for other in ruled:
        if other.rule not in {"phrase", "possessed", "label"} or other.cue == draft.cue:
            continue
        start = other.start
        for at, span in enumerate(content):
            free = draft.cue[0].end <= start and not any(one.overlaps(span) for one in other.cue if one.start < start)
            if free and span.start < start < span.end and parse.text[span.start : start].rstrip().endswith(";"):
                content[at] = Span(span.start, parse.text.rindex(";", span.start, start))
    return draft._replace(content=tuple(content))


def _gone_on(parse: Parse, draft: Draft, ruled: Draft, others: list[Draft]) -> Draft:
    """The draft with the quoted paragraphs that the rules know to go on from it and that nobody else is found to say."""
    last = max(span.end for span in draft.content)
    more = [span for span in ruled.content if span.start > last and "\n" in parse.text[last : span.start]]
    free = [span for span in more if not any(span.overlaps(part) for other in others for part in other.content)]
    return draft._replace(content=(*draft.content, *free)) if free else draft


def _is_contradicted(parse: Parse, draft: Draft) -> bool:
    """Whether what somebody says is only what the rest contradicts: "contrary to what the union says, no docker left"."""
    verb = parse.head_of(draft.cue[0])
    if verb is None or verb.dependency not in {"pcomp", "ccomp", "relcl"} or not draft.source:
        return False
    opening = min(parse.between(draft.source[0])[:1], key=lambda token: token.index, default=verb)
    before = [token.lower for token in parse.tokens[max(0, opening.index - 4) : opening.index]]
    return "contrary" in before and "to" in before and not any(span.overlaps(verb.span) for span in draft.content)


def _only_corrects(parse: Parse, cue: Span) -> bool:
    """Whether a cue only says where a number came from that is set right: "sixteen died, not 40 as first reported"."""
    tokens = parse.between(cue)
    at = tokens[0].index if tokens else 0
    while at and parse.tokens[at].lower != "as" and tokens[0].index - at < 3:
        at -= 1
    before = [token.lower for token in parse.tokens[max(0, at - 3) : at]]
    return at > 1 and parse.tokens[at].lower == "as" and parse.tokens[at - 1].pos == "NUM" and "not" in before


def _with_noun(parse: Parse, draft: Draft) -> Draft:
    """The draft with the whole noun phrase where its source is only a "the"."""
    tokens = parse.between(draft.source[0]) if len(draft.source) == 1 else ()
    if len(tokens) != 1 or tokens[0].lower not in {"the", "a", "an"} or tokens[0].head == tokens[0].index:
        return draft
    source = noun_phrase(parse, parse.tokens[tokens[0].head])
    if any(a.overlaps(b) for a in source for b in (*draft.cue, *draft.content)):
        source = ()
    return draft._replace(source=source)


def _lacks_head(parse: Parse, content: tuple[Span, ...], ruled: Draft) -> bool:
    """Whether the tagger's content is a part of the rules' that leaves out its main verb."""
    if ruled.rule not in {"verb:clause", "phrase", "verb:addressee"} or len(ruled.content) != 1:
        return False
    if not all(ruled.content[0].covers(span) for span in content):
        return False
    head = parse.head_of(ruled.content[0])
    return head is not None and head.pos in {"VERB", "AUX"} and not any(span.covers(head.span) for span in content)


def _swallows(draft: Draft, other: Draft) -> bool:
    """Whether the source found by the tagger holds an attribution, as in "The Post reports that the auditors" | "warned"."""
    return any(span.covers(other.cue[0]) and span.start < other.cue[0].start for span in draft.source) and (
        other.rule in {"verb:clause", "verb:that", "verb:prepositional"}
        and bool(other.source)
        and any(span.covers(other.source[0]) for span in draft.source)
    )


def _without_strays(
    parse: Parse, content: tuple[Span, ...], ruled: Draft, quotations: tuple[Quotation, ...]
) -> tuple[Span, ...]:
    """The parts of a content that are quoted, or that the rules too give to this cue, or that stand in its sentence."""
    home = parse.sentence_at(ruled.cue[0].start)
    return tuple(
        span
        for span in content
        if touching(quotations, span)
        or (
            ruled.rule != "quoted"
            and (
                any(other.overlaps(span) for other in ruled.content) or (home is not None and home.span.overlaps(span))
            )
        )
    )


def _swallowed(draft: Draft, ruled: Draft) -> bool:
    """Whether the tagger's cue holds words of the content: "denies supporting" | "the strike"."""
    return any(a.overlaps(b) for a in draft.cue for b in ruled.content)


def _with_stance(parse: Parse, cues: Cues, draft: Draft, match: Draft | None) -> Draft:
    """The draft with the stance of its cue: that of the rules' draft with the same cue, or of the verb or noun in it."""
    if any(tells_of_no_evidence(parse, span) for span in draft.cue):
        return draft._replace(certainty="possible", polarity="denied")
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
        frame = next((name for name in _TELLING if name in entry.frames), next(iter(entry.frames)))
        return stance_of(cues, parse, token, entry.frames[frame])
    if token.pos == "NOUN":
        return noun_stance(cues, parse, token)
    if token.lower in cues.adverbs["probable"] or token.lower in cues.adjectives["probable"]:
        return Stance("probable")
    return None
