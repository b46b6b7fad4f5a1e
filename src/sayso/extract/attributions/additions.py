"""What the rules add to what the tagger found: what stands inside a content, what stands around one, what it overlooked."""

from sayso.evidence import Span
from sayso.extract.attributions.cues import load_cues
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.nesting import holds
from sayso.extract.rejections import OF_WORDS
from sayso.languages.parse import Parse

CARRYING = frozenset({"carried", "citing", "quotes", "told"})  # rules that know themselves what stands inside what
_TRUSTED = frozenset(
    {
        "verb:document",
        "phrase",
        "adverb",
        "possessed",
        "block",
        "label",
        "credit",
        "post",
        "noun",
        "as",
        "adjective",
        "echo",
    }
)
_POINTING = frozenset({"this", "that", "it"})
_FEWEST = 5  # words in a quotation that is taken for speech on the rules' word alone
_NEW = 0.1  # contents that share less than this part of their characters are apart (chosen on PolNeAR's dev articles)


def shared(first: tuple[Span, ...], second: tuple[Span, ...]) -> float:
    """Characters in both over characters in either."""
    inter = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    if not inter:
        return 0.0
    return inter / (sum(a.end - a.start for a in first) + sum(b.end - b.start for b in second) - inter)


def adds(parse: Parse, draft: Draft, sure: list[Draft]) -> bool:
    """Whether a draft of the rules says something new: inside a content that was found, around one, or apart from all."""
    if draft.within or draft.rule in CARRYING or draft.rule == "echo":
        return True
    if any(a.overlaps(b) for other in sure for a in draft.cue for b in other.cue):
        return False
    if any(all(any(b.covers(a) for b in other.content) for a in (*draft.cue, *draft.content)) for other in sure):
        return _nests(parse, draft)
    explicit = draft.rule in {"verb:clause", "verb:addressee", "verb:that", "verb:it"} and _explicit(parse, draft)
    around = (draft.rule in _TRUSTED or explicit) and any(holds(draft, other) for other in sure)
    if not around and max((shared(draft.content, other.content) for other in sure), default=0.0) >= _NEW:
        return False
    if draft.rule in _TRUSTED:
        return draft.rule != "noun" or (bool(draft.source) and _explicit(parse, draft)) or _hearsay(parse, draft)
    if draft.rule == "quoted" and draft.source and len(draft.content[0].words(parse.text).split()) >= _FEWEST:
        return True
    denying = draft.polarity == "denied" and bool(draft.source) and draft.rule.startswith("verb")
    return explicit or (
        denying and (draft.rule != "verb:object" or _of_words(parse, draft) or _denies_any(parse, draft))
    )


def _denies_any(parse: Parse, draft: Draft) -> bool:
    """Whether a deed is denied as a noun: "denied any payment", not "denied them entry"."""
    head, verb = parse.head_of(draft.content[0]), parse.head_of(draft.cue[0])
    if head is not None and verb is not None and head.lower in _POINTING and len(draft.content) == 1:
        return verb.lemma.lower() in OF_WORDS and draft.content[0] == head.span  # "the company disputed this"
    if head is None or verb is None or head.tag not in {"NN", "NNS"} or parse.child(verb.index, "dative") is not None:
        return False
    return any(child.lower in {"any", "all"} for child in parse.children(head.index, "det", "predet"))


def _explicit(parse: Parse, draft: Draft) -> bool:
    """Whether somebody named says "that ...", or all that the sentence begins with."""
    tokens = parse.between(draft.source[0]) if draft.source else ()
    named = any(token.pos in {"PROPN", "NOUN"} for token in tokens)
    first = parse.sentence_at(draft.content[0].start)
    opens = first is not None and first.span.start == draft.content[0].start
    before = opens and draft.content[0].end < draft.cue[0].start
    that = draft.content[0].words(parse.text).lower().startswith("that ")
    return named and (that or before) and draft.certainty in {"certain", "probable"}


def _hearsay(parse: Parse, draft: Draft) -> bool:
    """Whether a noun reports what nobody named says: "unconfirmed reports of a fire", "the charge that he fled"."""
    head = parse.head_of(draft.cue[0])
    if draft.source or head is None or draft.certainty not in {"probable", "possible"}:
        return False
    alleged = parse.text[draft.content[0].start :][:5].lower() == "that " and head.dependency in {"nsubj", "nsubjpass"}
    return alleged or head.lemma.lower() in load_cues(parse.language).nested.hearsay


def _nests(parse: Parse, draft: Draft) -> bool:
    """Whether a draft inside a content is a report of its own, and not merely what somebody does or wants there."""
    nested = load_cues(parse.language).nested
    if draft.rule in {"verb:prepositional", "verb:infinitive", "verb:gerund", "verb:infinitive-subject", "verb:object"}:
        head = parse.head_of(draft.cue[0])
        named = bool(draft.source) and head is not None
        if head is None or (
            draft.polarity == "denied" and head.lemma.lower() in nested.dismissing and not _of_words(parse, draft)
        ):
            return False
        return draft.polarity == "denied" or (named and head.lemma.lower() in nested.reporting)
    if draft.rule in {"noun", "verb:describe"}:
        head = parse.head_of(draft.cue[0])
        return bool(draft.source) or (head is not None and head.lemma.lower() in nested.hearsay)
    head = parse.head_of(draft.cue[-1])
    if not draft.source and head is not None and draft.rule.startswith("verb"):
        return head.lemma.lower() in nested.impersonal
    return draft.certainty != "underspecified" or bool(draft.source)


def _of_words(parse: Parse, draft: Draft) -> bool:
    """Whether the content is something said: "rejected the claim" against "rejected the parcel"."""
    head = parse.head_of(draft.content[0])
    return head is not None and head.lemma.lower() in load_cues(parse.language).nominal
