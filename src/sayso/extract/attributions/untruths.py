"""What a text calls untrue: "the account that P is fiction", "there is no truth in the story that P", "it is a myth that P".

Read off the order of words, as the parse often takes the "that" of "the account that guards opened the gate" for a "which". What is
found is an attribution without a source: whoever says the sentence denies P.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.evidence import Span
from sayso.extract.attributions.drafts import Draft, strip
from sayso.extract.denials import Denials, load_denials
from sayso.languages.parse import Parse, Token

_NO = {"no", "little", "any", "scant"}
_NOT = {"not", "n't", "n’t", "never", "hardly"}
_TRUE = {"true", "correct", "so", "right", "accurate", "case"}
_IN = {"in", "to", "behind", "for", "of"}
_THERE_IS_NOTHING = ["there", "is", "nothing"]  # "... to the rumour that"
_BEING = {"be", "have", "remain"}
_OPENING = {'"', "“", "‘", "'"}
_CUTTING = {";", "—", "–"}
_LEADING = {";", "—", "–", "that", "which", "who", "whose", "if"}
_JOINTS = {"but", "and", "while", "which", "who", "although", "though"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_THAT = 7  # characters that "that" fills between a noun and what it tells
_LEAD = 4  # words from "of" to a number: "of at least 19"
_LONGEST = 7  # words that say of an account that it is not so


class _Untruth(NamedTuple):
    """Tokens of what is denied and of the words that deny it, half-open."""

    told: tuple[int, int]
    cue: tuple[int, int]


def untrue_drafts(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each clause that is called untrue, in place of those that took its words for somebody's own."""
    words = load_denials(parse.language)
    found = list(drafts)
    hints = words.false | words.standing | words.excessive | _TRUE | {"mark", "tale", "nothing"}
    hinted = {token.sentence for token in parse.tokens if token.lower in hints or token.lemma.lower() in hints}
    for token in parse.tokens:
        if token.lower not in {"that", "of"} or token.sentence not in hinted:
            continue
        region = _region(parse, token, drafts)
        if not region:
            continue
        found_there = _untruths if token.lower == "that" else _miscounts
        for untruth in found_there(parse, token, region, words):
            told = strip(parse.text, parse.span_of(*untruth.told))
            cue = parse.span_of(*untruth.cue)
            if told is not None:
                found = [_cut(draft, told, cue) for draft in found]
            if told is None or any(draft.polarity == "denied" and _tells(draft, told) for draft in found):
                continue
            found = [draft for draft in found if not (_is_empty(parse, draft) and _tells(draft, told))]
            found = [draft for draft in found if not any(span.covers(told) for span in draft.source)]  # it says nothing
            found.append(Draft((), (cue,), (told,), "certain", "denied", rule="untrue"))
            break
    return found


def is_surpassed(parse: Parse, draft: Draft) -> bool:
    """Whether what somebody said is only what a thing is compared with: "cost more than the council had said", who said so not."""
    if not draft.source or not draft.content:
        return False
    first = next(iter(parse.between(draft.source[0])), None)
    before = parse.tokens[first.index - 1] if first is not None and first.index else None
    ahead = all(span.end <= draft.source[0].start for span in draft.content)
    return ahead and before is not None and before.lower == "than"


def _cut(draft: Draft, told: Span, cue: Span) -> Draft:
    """The draft of "the union's claim that P is not true" without the words that call P untrue."""
    whole = Span(told.start, cue.end)
    if cue.start < told.end or draft.cue[-1].end > told.start or told.start - draft.cue[-1].end > _THAT:
        return draft
    if not any(span.covers(whole) for span in draft.content):
        return draft
    return draft._replace(content=(told,))


def _is_empty(parse: Parse, draft: Draft) -> bool:
    """Whether a draft has nobody for its source."""
    return not draft.source or [span.words(parse.text).lower() for span in draft.source] == ["it"]


def _tells(draft: Draft, told: Span) -> bool:
    """Whether the content of a draft is what is told there, and not more around it."""
    shared = sum(max(0, min(span.end, told.end) - max(span.start, told.start)) for span in draft.content)
    length = sum(span.end - span.start for span in draft.content)
    return shared >= 0.7 * max(length, told.end - told.start)


def _region(parse: Parse, that: Token, drafts: list[Draft]) -> list[Token]:
    """The words of the sentence around a "that", those of the innermost content that holds it where one does."""
    sentence = parse.sentences[that.sentence]
    before = parse.tokens[max(sentence.first, that.index - 1)]
    held = [
        span
        for draft in drafts
        for span in draft.content
        if span.covers(that.span) and (span.covers(before.span) or that.index == sentence.first)
    ]
    span = min(held, key=lambda one: one.end - one.start, default=sentence.span)
    return [token for token in parse.tokens[sentence.first : sentence.last] if span.covers(token.span)]


def _untruths(parse: Parse, that: Token, region: list[Token], words: Denials) -> Iterator[_Untruth]:
    first, last = region[0].index, region[-1].index + 1
    noun = _account_before(parse, that, first, words)
    if parse.tokens[min(that.index + 1, last - 1)].pos in {"VERB", "AUX"}:
        return  # "statements that turned out to be untrue"
    if noun is not None or that.index == first:
        predicate = _predicate(parse, that.index + 1, last, words)
        if predicate is not None:
            yield _Untruth((that.index + 1, predicate[0]), predicate)
    lacking = _lacking(parse, noun, first, words) if noun is not None else None
    if lacking is not None:
        yield _Untruth((that.index + 1, _end(parse, that.index + 1, last)), (lacking, that.index))
    called = _called_before(parse, that, first, words)
    if called is not None:
        yield _Untruth((that.index + 1, _end(parse, that.index + 1, last)), (called, that.index))


def _miscounts(parse: Parse, of: Token, region: list[Token], words: Denials) -> Iterator[_Untruth]:
    """Of "the union's figure of 19 dead was wrong", "a toll of forty is too high": the number with what it counts."""
    first, last = region[0].index, region[-1].index + 1
    if of.index == first or parse.tokens[of.index - 1].lemma.lower() not in words.counting:
        return
    if any(token.pos == "NUM" for token in parse.tokens[of.index + 1 : min(of.index + _LEAD, last)]):
        predicate = _predicate(parse, of.index + 1, last, words, counted=True)
        if predicate is not None:
            yield _Untruth((of.index + 1, predicate[0]), predicate)


def _account_before(parse: Parse, that: Token, first: int, words: Denials) -> Token | None:
    """The noun for what is told right before "that"."""
    noun = parse.tokens[that.index - 1] if that.index > first else None
    if (
        noun is None
        or noun.lemma.lower() not in words.accounts | words.beliefs
        or noun.pos not in {"NOUN", "PROPN", "VERB"}
    ):
        return None
    return noun


def _predicate(parse: Parse, start: int, last: int, words: Denials, *, counted: bool = False) -> tuple[int, int] | None:
    """Where the words stand that call untrue what is told from `start` on: "is nonsense", "has no basis", "were made up".

    What is told is a clause, or a number with what it counts (`counted`).
    """
    tokens = parse.tokens
    for verb in range(start + (1 if counted else 2), last):
        if tokens[verb].lemma.lower() not in _BEING or tokens[verb].tag not in _FINITE:
            continue
        if counted and any(token.tag in _FINITE or token.lower in _LEADING for token in tokens[start:verb]):
            return None
        if not counted and not _is_clause(tokens[start:verb], verb):
            continue  # a verb of what is told itself: "the idea that he has ever been wrong"
        end = verb + 1
        if end < last and tokens[end].text in _OPENING:
            end += 1  # "was “wrong”"
        while end < last and tokens[end].text not in {",", ";", ".", ")", '"', "”", "—"}:
            end += 1
        rest = [token.lower for token in tokens[verb + 1 : end] if token.text not in _OPENING]
        lemmas = {token.lemma.lower() for token in tokens[verb + 1 : end]} | {"_".join(rest[-2:])}
        if len(rest) > _LONGEST or not rest:
            continue
        moved = [token for token in tokens[verb + 1 : end] if token.pos in {"VERB", "AUX"} and token.lower != "been"]
        if any(token.tag in _FINITE for token in moved):
            continue
        if _says_untrue(rest, lemmas, words) or (counted and words.excessive & {*rest, *lemmas}):
            return verb, end
    return None


def _is_clause(told: Sequence[Token], verb: int) -> bool:
    """Whether words have a verb of their own, if only one that was taken for a noun: "the tunnel leaks" before "is"."""
    return told[-1].tag == "NNS" or any(token.tag in _FINITE and token.head != verb for token in told)


def _says_untrue(rest: list[str], lemmas: set[str], words: Denials) -> bool:
    negated = bool(_NOT & set(rest))
    if negated:
        return rest[-1] in _TRUE
    if rest[0] in {"no", "little", "without"} or rest[:1] == ["devoid"]:
        return bool(words.standing & lemmas)
    said = " ".join(rest)
    if any(phrase in said for phrase in words.phrases):
        return True
    return bool((words.false & lemmas) | (words.false & set(rest)))


def _lacking(parse: Parse, noun: Token, first: int, words: Denials) -> int | None:
    """Where "there is no truth in" begins before an account, or "nothing could be further from the truth than"."""
    tokens = parse.tokens
    at = noun.index - 1
    while at > first and tokens[at].pos in {"DET", "ADJ", "NOUN", "PROPN"} and tokens[at].lower not in words.standing:
        at -= 1
    if tokens[at].lower == "than" and [token.lower for token in tokens[max(first, at - 3) : at]][-1:] == ["truth"]:
        lead = [token for token in tokens[first:at] if token.lower == "nothing"]
        return lead[-1].index if lead else None
    if tokens[at].lower in _IN and at - 3 >= first and [one.lower for one in tokens[at - 3 : at]] == _THERE_IS_NOTHING:
        return at - 3
    if tokens[at].lower not in _IN or at - 1 < first or tokens[at - 1].lemma.lower() not in words.standing:
        return None
    start = max(first, at - _LONGEST)
    no = next((token for token in tokens[start:at] if token.lower in _NO or token.lower in _NOT), None)
    if no is None:
        return None
    there = next((token for token in tokens[start : no.index] if token.lower == "there"), None)
    return there.index if there is not None else no.index


def _called_before(parse: Parse, that: Token, first: int, words: Denials) -> int | None:
    """Where "is a myth" begins before "that", or "was wrong to claim"."""
    tokens = parse.tokens
    at = that.index - 1
    telling = at > first + 1 and tokens[at].lemma.lower() in words.telling and tokens[at - 1].lower in {"to", "in"}
    if telling:
        at -= 2
    start = max(first, at - 5)
    being = [token for token in tokens[start:at] if token.lemma.lower() == "be" and token.pos in {"VERB", "AUX"}]
    if not being:
        return None
    verb = being[-1]
    subject = tokens[verb.index - 1] if verb.index > first else verb
    rest = [token.lower for token in tokens[verb.index + 1 : at + 1]]
    if not rest or any(token.pos in {"VERB", "AUX"} for token in tokens[verb.index + 1 : at]):
        return None
    if not telling and subject.lower not in {"it", "that"} and verb.index > first:
        return None
    last = tokens[at].lemma.lower()
    if _NOT & set(rest):
        return verb.index if last in _TRUE and not telling and rest[-2:] != ["so", "much"] else None
    # "it is absurd that P" takes P for so, "it is absurd to claim that P" does not
    return verb.index if last in (words.false if telling else words.false - words.judging) else None


def _end(parse: Parse, start: int, last: int) -> int:
    """Where the clause that begins at `start` ends, before another that is joined to it behind a comma."""
    for at in range(start + 2, last):
        token = parse.tokens[at]
        after = parse.tokens[at + 1].lower if at + 1 < last else ""
        if token.text in _CUTTING or (token.text == "," and after in _JOINTS):
            return at
    return last
