"""Verbs that reject an account only with the words behind them: "poured scorn on the claim that", "laughed off reports of"."""

from sayso.extract.attributions.cues import Cues, Stance
from sayso.extract.attributions.drafts import Draft, pieces
from sayso.extract.attributions.sources import is_passive, noun_phrase, source_of
from sayso.extract.attributions.stance import stance_of
from sayso.extract.attributions.verbs import cue_span
from sayso.extract.denials import Denials, load_denials
from sayso.languages.parse import Parse, Token

_OPENING = {"DET", "ADJ", "ADV", "NUM", "PRON", "PROPN", "PART", "NOUN"}
_MOST_OPENING = 6
_ARTICLES = {"a", "an", "pure", "complete", "utter", "mere", "total"}


def idiom_drafts(parse: Parse, cues: Cues) -> list[tuple[int, Draft]]:
    """A draft for each verb that rejects an account in so many words, with the index of the verb.

    The content is the account with what it tells: "reports that she was leaving" of "laughed off reports that she was leaving".
    """
    words = load_denials(parse.language)
    found = []
    for verb in parse.tokens:
        if verb.pos not in {"VERB", "ADJ", "NOUN"} or (
            verb.lemma.lower() not in words.idioms and verb.lemma.lower() not in words.calling
        ):
            continue
        rejected = _rejected(parse, verb, words)
        if rejected is None:
            continue
        last, noun, base = rejected
        stance = stance_of(cues, parse, verb, base)
        above = parse.tokens[verb.head]
        lost = verb.dependency == "acl" and above.dependency == "ROOT"  # "a spokesman described as false a report that"
        if is_passive(parse, verb) and not lost:
            continue
        source = noun_phrase(parse, above, besides=verb.index) if lost else source_of(parse, verb)
        content = _told(parse, verb, last + 1, noun)
        if source and content and not any(one.overlaps(two) for one in source for two in pieces(parse, content)):
            cue = cue_span(parse, verb)
            cue = cue._replace(end=parse.tokens[last].end)
            found.append((verb.index, Draft(source, (cue,), pieces(parse, content), *stance, rule="verb:reject")))
    return found


def _rejected(parse: Parse, verb: Token, words: Denials) -> tuple[int, Token, Stance] | None:
    """The last word of the idiom, the account behind it, and how surely it is rejected."""
    tokens = parse.tokens
    for idiom in words.idioms.get(verb.lemma.lower(), ()):
        last = verb.index + len(idiom) - 1
        if last < len(tokens) and all(tokens[verb.index + k].lower == word for k, word in enumerate(idiom) if k):
            noun = _account(parse, last + 1, words)
            if noun is not None and (len(idiom) > 1 or _is_told(parse, noun)):
                return last, noun, Stance("probable" if idiom in words.doubting else "certain", "denied")
    at = verb.index + 1
    if verb.lemma.lower() not in words.calling or at >= len(tokens) or tokens[at].lower != "as":
        return None
    at += 1
    while at < len(tokens) and (tokens[at].lower in _ARTICLES or tokens[at].pos == "ADV"):
        at += 1
    if at + 1 >= len(tokens) or tokens[at].lemma.lower() not in words.false:
        return None
    noun = _account(parse, at + 1, words)
    return (at, noun, Stance("certain", "denied")) if noun is not None else None


def _is_told(parse: Parse, noun: Token) -> bool:
    """Whether what an account tells follows it: "mocked the story that", not "mocked his tough talk"."""
    after = parse.tokens[noun.index + 1] if noun.index + 1 < len(parse.tokens) else noun
    return after.lower in {"that", "of"} or after.pos in {"PRON", "DET", "PROPN"}


def _account(parse: Parse, at: int, words: Denials) -> Token | None:
    """The account that begins at a word: past articles, owners and adjectives, a noun for what is told."""
    last = parse.sentences[parse.tokens[at].sentence].last if at < len(parse.tokens) else at
    for token in parse.tokens[at : min(last, at + _MOST_OPENING)]:
        after = parse.tokens[token.index + 1] if token.index + 1 < last else token
        if token.pos == "NOUN" and after.pos not in {"NOUN", "PROPN"} and after.tag != "POS":
            lemma = token.lemma.lower()
            if lemma in words.accounts or (lemma in words.beliefs and after.lower == "that"):
                return token
        if token.pos not in _OPENING:
            return None
    return None


def _told(parse: Parse, verb: Token, first: int, noun: Token) -> list[int]:
    """The words of the account, with the clause that tells it wherever the parse hangs that."""
    under = parse.subtree(noun.index)
    following = parse.tokens[noun.index + 1].lower if noun.index + 1 < len(parse.tokens) else ""
    last = max(under)
    if following == "that":
        last = max(last, *parse.subtree(verb.index))
    last = min(last, parse.sentences[noun.sentence].last - 1)
    return list(range(first, last + 1))
