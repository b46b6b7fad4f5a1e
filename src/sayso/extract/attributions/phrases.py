"""Attributions whose cue is no verb: "according to", "in his view", "the claim that", "reportedly", "alleged"."""

from collections import Counter
from collections.abc import Iterable

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues, Stance, load_cues
from sayso.extract.attributions.drafts import Draft, pieces
from sayso.extract.attributions.sources import noun_phrase, source_of
from sayso.extract.attributions.stance import noun_stance
from sayso.extract.attributions.verbs import MOST_CUES
from sayso.languages.parse import Parse, Token


def phrase_drafts(parse: Parse, cues: Cues, tokens: Iterable[Token]) -> list[Draft]:
    """Attributions by prepositional phrases, nouns, adverbs and adjectives among `tokens`, in no order."""
    found: list[Draft] = []
    starts = _phrase_starts(cues)
    counts: Counter[int] = Counter()  # drafts in each sentence
    before = 0
    last: Token | None = None
    for token in tokens:
        if last is not None:
            counts[last.sentence] += len(found) - before
        before, last = len(found), token
        if counts[token.sentence] >= MOST_CUES:
            continue
        lower = token.lower
        if lower in starts:
            for words, certainty in starts[lower]:
                if draft := _prepositional(parse, token, words, Stance(certainty)):  # type: ignore[arg-type]
                    found.append(draft)
                    break
        if token.pos == "ADV" and lower in cues.adverbs["probable"]:
            found.extend(_adverb(parse, token))
        elif token.pos == "NOUN" and (stance := noun_stance(cues, parse, token)):
            found.extend(_noun(parse, token, stance))
        elif (
            token.dependency == "amod"
            and lower in cues.adjectives["probable"]
            and lower not in {"accused", "self-styled"}
        ):
            found.extend(_adjective(parse, token))
        if lower in {"in", "by", "to"} and token.dependency in {"prep", "agent", "ROOT", "advmod"}:
            found.extend(_possessed(parse, token, cues))
        if lower == "as" and (draft := _as_put(parse, token, cues)):
            found.append(draft)
    return found


def _phrase_starts(cues: Cues) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for certainty, phrases in cues.phrases.items():
        if certainty == "as":
            continue
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, certainty))
    for listed in found.values():
        listed.sort(key=lambda pair: -len(pair[0]))
    return found


def clause_around(parse: Parse, token: Token) -> Token:
    """The verb of the clause that `token` stands in (the first verb above it that is no participle of a noun)."""
    at = token
    for above in parse.ancestors(token.index):
        at = above
        if above.pos in {"VERB", "AUX"} and above.dependency not in {"acl", "amod", "pcomp"}:
            return above
    return at


def clause_without(parse: Parse, verb: Token, left_out: set[int]) -> tuple[Span, ...]:
    """The clause of `verb` as spans, without the tokens `left_out` and without what only joins it to its sentence."""
    inside = [at for at in parse.subtree(verb.index) if at not in left_out]
    relative = next(
        (at for at in inside if parse.tokens[at].tag in {"WDT", "WP"} and parse.tokens[at].head == verb.index), None
    )
    inside = _within_semicolons(parse, inside, verb.index)
    while (
        inside
        and parse.tokens[inside[0]].dependency in {"cc", "punct", "mark"}
        and parse.tokens[inside[0]].text not in {'"', "'"}
    ):
        if parse.tokens[inside[0]].index == relative:
            break
        inside.pop(0)
    return pieces(parse, inside)


def _within_semicolons(parse: Parse, inside: list[int], verb: int) -> list[int]:
    """The tokens on the verb's side of every semicolon."""
    low = max((at for at in inside if at < verb and parse.tokens[at].text == ";"), default=-1)
    high = min((at for at in inside if at > verb and parse.tokens[at].text == ";"), default=len(parse.tokens))
    return [at for at in inside if low < at < high]


def _prepositional(parse: Parse, token: Token, words: tuple[str, ...], stance: Stance) -> Draft | None:
    last = token.index + len(words)
    if last >= len(parse.tokens) or any(parse.tokens[token.index + k].lower != word for k, word in enumerate(words)):
        return None
    if parse.tokens[last].sentence != token.sentence or (
        words == ("per",) and token.lower == token.text and _is_rate(parse, token)
    ):
        return None
    object_ = next(
        (
            each
            for each in (parse.child(at, "pobj") for at in range(last - 1, token.index - 1, -1))
            if each is not None and each.index >= last
        ),
        None,
    )
    if object_ is None:
        return None
    source = noun_phrase(parse, object_)
    spun = words == ("agreeing", "to")  # what a machine makes of "according to"; "agreeing to terms" is none
    if not source or (spun and object_.lemma.lower() not in load_cues(parse.language).document_nouns):
        return None
    verb = clause_around(parse, token)
    left_out = set(parse.subtree(token.index)) | {at for k in range(token.index, last) for at in parse.subtree(k)}
    content = clause_without(parse, verb, left_out)
    content = tuple(span for span in content if not any(span.overlaps(other) for other in source))
    if not content:
        return None
    return Draft(source, (parse.span_of(token.index, last),), content, *stance, rule="phrase")


def _is_rate(parse: Parse, token: Token) -> bool:
    before = parse.tokens[token.index - 1] if token.index else None
    return before is None or before.text not in {",", "(", "-", "—"}


def _adverb(parse: Parse, token: Token) -> list[Draft]:
    head = parse.tokens[token.head]
    if head.pos not in {"VERB", "AUX"}:
        content: tuple[Span, ...] = pieces(parse, [at for at in parse.subtree(head.index) if at != token.index])
        return (
            [Draft((), (token.span,), content, "probable", rule="adverb")]
            if content and head.index != token.index
            else []
        )
    if head.dependency in {"aux", "auxpass"}:
        head = parse.tokens[head.head]
    content = clause_without(parse, head, {token.index})
    return [Draft((), (token.span,), content, "probable", rule="adverb")] if content else []


def _adjective(parse: Parse, token: Token) -> list[Draft]:
    head = parse.tokens[token.head]
    if head.pos not in {"NOUN", "PROPN"} or head.index < token.index:
        return []
    after = [at for at in parse.subtree(head.index) if at > token.index]
    run = [at for k, at in enumerate(after) if at == token.index + 1 + k]
    content = pieces(parse, run)[:1]
    return [Draft((), (token.span,), content, "probable", rule="adjective")] if content else []


def _noun(parse: Parse, token: Token, stance: Stance) -> list[Draft]:
    content: set[int] = set()
    givers: list[Token] = []
    cue_last = token.index
    for child in parse.children(token.index, "acl", "ccomp", "relcl", "prep"):
        if child.index < token.index:
            continue
        if child.dependency == "prep":
            if child.lower not in {"of", "about", "on"} or not (inner := parse.child(child.index, "pobj", "pcomp")):
                continue
            if child.lower == "of" and (
                token.lemma not in _OF_CONTENT or inner.pos == "PROPN" or _is_body(parse, inner)
            ):
                continue
            if child.index == cue_last + 1:
                cue_last = child.index
            content.update(parse.subtree(inner.index))
            break
        mark = parse.child(child.index, "mark")
        that = parse.tokens[token.index + 1].lower == "that" if token.index + 1 < len(parse.tokens) else False
        told = child.dependency == "relcl" and that and token.lemma in _ALWAYS_TOLD
        infinitive = parse.tokens[child.index].tag == "VB" and parse.child(child.index, "aux") is not None
        if (
            (mark is not None and mark.lower in {"that", "whether"})
            or told
            or (that and child.dependency == "acl")
            or (infinitive and stance.certainty == "underspecified")
        ):
            content.update(parse.subtree(child.index))
            givers = [each for each in parse.children(token.index, "prep") if each.lower == "of"]
            break
    if not content:
        content, givers = _clause_beyond(parse, token)
    if not content:
        return []
    owner = parse.child(token.index, "poss")
    source: tuple[Span, ...] = ()
    if owner is not None:
        source = _without_case(parse, noun_phrase(parse, owner))
    else:
        for child in parse.children(token.index, "prep"):
            outlet = (child.lower in {"in", "on"} and token.lemma in _PRINTED) or child in givers
            if (outlet or child.lower in {"by", "from", "among"}) and (giver := parse.child(child.index, "pobj")):
                source = noun_phrase(parse, giver, besides=max(content))
        head = parse.tokens[token.head]
        if not source and head.lemma in _GIVING and token.dependency in {"dobj", "attr"}:
            source = source_of(parse, head)
            first = head.index if token.index - head.index <= 4 else token.index
            cue = parse.span_of(first, cue_last + 1)
            spans = pieces(parse, content)
            return [Draft(source, (cue,), spans, *stance, rule="noun")] if spans else []
    spans = pieces(parse, content)
    return [Draft(source, (parse.span_of(token.index, cue_last + 1),), spans, *stance, rule="noun")] if spans else []


def _is_body(parse: Parse, noun: Token) -> bool:
    """Whether a report is somebody's own: "the report of the inquiry"."""
    return noun.lemma.lower() in load_cues(parse.language).document_nouns


def _clause_beyond(parse: Parse, noun: Token) -> tuple[set[int], list[Token]]:
    """As in "the finding of the court that P", "a claim by the band, aired on Friday, that P", which the parser hangs elsewhere.

    Also the prepositions between that bring in who says so.
    """
    for child in parse.children(noun.index, "prep"):
        giver = parse.child(child.index, "pobj") if child.lower in {"of", "by", "from"} else None
        for clause in parse.children(giver.index, "relcl", "acl") if giver is not None else ():
            if _is_told(parse, clause):
                return set(parse.subtree(clause.index)), [child]
    head = parse.tokens[noun.head]
    if noun.dependency == "dobj" and head.pos == "VERB" and head.index < noun.index and noun.children:
        for clause in parse.children(head.index, "ccomp"):
            owned = any(parse.tokens[at].lower in {"by", "from", "of"} for at in noun.children)
            if clause.index > noun.index and owned and _is_told(parse, clause):
                return set(parse.subtree(clause.index)), list(parse.children(noun.index, "prep"))
    return _that_beyond(parse, noun)


def _that_beyond(parse: Parse, noun: Token) -> tuple[set[int], list[Token]]:
    """By the order of words alone: the noun, who says so, an aside between commas, and "that P" up to the end of its clause."""
    for child in parse.children(noun.index, "prep"):
        inside = parse.subtree(child.index)
        if child.lower not in {"by", "from"} or child.index < noun.index:
            continue
        last = parse.sentences[noun.sentence].last
        at = inside[-1] + 1
        commas = 0
        while at < min(last, inside[-1] + _ASIDE) and parse.tokens[at].lower != "that":
            if parse.tokens[at].tag in {"VBZ", "VBP", "MD", "CC", "WDT", "WP"}:
                return set(), []
            commas += parse.tokens[at].text == ","
            at += 1
        if at + 1 >= last or parse.tokens[at].lower != "that" or commas not in {0, 2}:
            return set(), []
        if parse.tokens[at + 1].pos in {"VERB", "AUX", "PUNCT"} or parse.tokens[at].tag not in {"IN", "WDT"}:
            return set(), []
        head = parse.tokens[parse.tokens[at].head]
        under = [each for each in parse.subtree(head.index) if each >= at]
        return set(range(at, under[-1] + 1)) if head.index > at else set(), [child]
    return set(), []


_ASIDE = 12  # tokens between who makes a claim and the "that"


def _is_told(parse: Parse, clause: Token) -> bool:
    """Whether a clause begins with a "that" which is not its subject."""
    first = parse.tokens[min(parse.subtree(clause.index))]
    subjects = [child for child in parse.children(clause.index, "nsubj", "nsubjpass", "expl") if child.lower != "that"]
    return first.lower == "that" and bool(subjects)


_OF_CONTENT = frozenset(
    [
        "allegation",
        "accusation",
        "report",
        "claim",
        "rumour",
        "rumor",
        "denial",
        "rejection",
        "criticism",
        "fear",
        "hope",
        "warning",
        "prediction",
        "estimate",
        "forecast",
        "announcement",
        "disclosure",
        "confirmation",
        "admission",
        "acknowledgment",
        "acknowledgement",
        "suspicion",
        "speculation",
        "promise",
        "threat",
        "charge",
        "possibility",
        "description",
        "account",
        "revelation",
        "news",
        "evidence",
        "proof",
        "suggestion",
        "hint",
        "notion",
        "idea",
        "question",
    ]
)
_ALWAYS_TOLD = frozenset({"rumour", "rumor", "speculation", "news", "word", "suggestion", "allegation"})
_PRINTED = frozenset({"report", "story", "article", "claim", "allegation", "piece", "interview", "statement"})
_GIVING = frozenset(
    [
        "make",
        "give",
        "issue",
        "have",
        "express",
        "voice",
        "repeat",
        "raise",
        "offer",
        "release",
        "send",
        "put",
        "deliver",
        "hold",
        "share",
        "reach",
    ]
)


def _without_case(parse: Parse, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found = []
    for span in spans:
        words = span.words(parse.text)
        cut = 2 if words.endswith(("'s", "’s")) else 1 if words.endswith(("'", "’")) else 0
        found.append(Span(span.start, span.end - cut))
    return tuple(span for span in found if span.start < span.end)


def _possessed(parse: Parse, token: Token, cues: Cues) -> list[Draft]:
    noun = parse.child(token.index, "pobj")
    if noun is None:
        return []
    for certainty, phrases in cues.possessed.items():
        if f"{token.lower} {noun.lower}" not in phrases:
            continue
        owner = parse.child(noun.index, "poss")
        if owner is None:
            return []
        verb = clause_around(parse, token)
        content = clause_without(parse, verb, set(parse.subtree(token.index)))
        source = _without_case(parse, noun_phrase(parse, owner))
        if content and source:
            return [Draft(source, (token.span, noun.span), content, certainty, rule="possessed")]  # type: ignore[arg-type]
    return []


_LIKING = frozenset({"like", "love", "prefer", "choose", "use", "seem"})


def _as_put(parse: Parse, token: Token, cues: Cues) -> Draft | None:
    """As in "as one analyst put it", "as the report noted"."""
    if token.dependency not in {"mark", "advmod", "prep"}:
        return None
    above = verb = parse.tokens[token.head]
    if verb.lemma in _LIKING and (put := parse.child(verb.index, "xcomp")) is not None:
        verb = put  # "as my aunt likes to put it"
    elif verb.dependency == "xcomp" and parse.tokens[verb.head].lemma in _LIKING:
        above = parse.tokens[verb.head]
    if verb.index <= token.index or verb.lemma.lower() not in cues.as_verbs:
        return None
    if above.dependency != "advcl" or parse.child(verb.index, "ccomp", "xcomp") is not None:
        return None
    if verb.lemma != "put" and parse.child(verb.index, "dobj") is not None:
        return None
    host = parse.tokens[above.head]
    inner = set(parse.subtree(above.index))
    comma = min((at for at in inner if at > verb.index and parse.tokens[at].text == ","), default=None)
    if comma is not None and parse.tokens[token.index - 1].text == ",":
        inner = {at for at in inner if at <= comma}  # what follows the aside is the host's
    if verb.tag == "VBN" and parse.child(verb.index, "nsubj", "aux", "agent") is None:
        return None  # "sixteen died, not 40 as first reported": the sixteen report nothing
    source = source_of(parse, above)
    content = clause_without(parse, host, inner) if host.index not in inner else ()
    if not source or not content:
        return None
    last = verb.index + (
        2
        if verb.lemma == "put" and verb.index + 1 < len(parse.tokens) and parse.tokens[verb.index + 1].lower == "it"
        else 1
    )
    return Draft(source, (token.span, parse.span_of(verb.index, last)), content, "certain", rule="as")
