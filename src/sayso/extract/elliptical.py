"""Clauses that deny what was said without a word of it: "that is not so", "it never happened", "his lawyer says he did not"."""

from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.evidence import Span
from sayso.extract.denials import load_denials
from sayso.languages import Parse, Token, load_lexicon

LONGEST = 10  # words of such a clause


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`languages/<language>/elliptical.toml`; the file's comments say what each part means."""

    negators: frozenset[str]
    pointing: frozenset[str]
    personal: frozenset[str]
    auxiliaries: frozenset[str]
    shortened: frozenset[str]
    true: frozenset[str]
    deeds: frozenset[str]
    happening: frozenset[str]
    little: frozenset[str]
    joining: frozenset[str]
    insisting: frozenset[str]
    asking: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    listed = load_lexicon(language, "elliptical", dict[str, str])
    return msgspec.convert({part: frozenset(words.split()) for part, words in listed.items()}, _Words)


class Elliptical(NamedTuple):
    """Such a clause; of "he did not" with its `subject` and its auxiliary (`verb`), which tell what has been left out."""

    span: Span
    subject: Token | None = None
    verb: Token | None = None


def elliptical(parse: Parse, clause: Span) -> Elliptical | None:
    """The clause if it says no more than that what was said is not so; `None` where it says anything itself."""
    tokens = [token for token in parse.between(clause) if token.pos != "PUNCT"]
    if not tokens or len(tokens) > LONGEST:
        return None
    known = _words(parse.language)
    words, telling = (
        {token.lower for token in tokens},
        {token.lemma.lower() for token in tokens if not _says_little(token, known)},
    )
    if words.isdisjoint(known.negators):
        return Elliptical(clause) if _is_cry(parse, tokens, known) else None
    if _is_asked(parse, tokens[0], known):
        return None
    if not telling:
        return _without_verb(clause, tokens, known)
    account = load_denials(parse.language).said if "truth" in telling else frozenset()  # "no truth in the story"
    deed = "it" in words and not words.isdisjoint(known.deeds)
    others = not words.isdisjoint(known.personal - {"it"})
    return Elliptical(clause) if telling <= known.true | known.happening | account and not deed and not others else None


def _says_little(token: Token, known: _Words) -> bool:
    small = known.negators | known.pointing | known.personal | known.little | known.insisting | known.shortened
    return token.lower in small or token.lemma.lower() in known.auxiliaries


def _without_verb(clause: Span, tokens: list[Token], known: _Words) -> Elliptical | None:
    """The clause if nothing but a pronoun, an auxiliary and "not" are left of it."""
    kept = [token for token in tokens if token.lower not in known.insisting | known.joining]
    if len(kept) != 3 or kept[0].lower not in known.personal or kept[2].dependency != "neg":
        return None
    return Elliptical(clause, kept[0], kept[1]) if kept[1].lemma.lower() in known.auxiliaries else None


def _is_asked(parse: Parse, first: Token, known: _Words) -> bool:
    """Whether the sentence asks before: "asked whether he had paid, he said he had not" answers a question."""
    sentence = parse.sentences[first.sentence]
    return any(token.lemma.lower() in known.asking for token in parse.tokens[sentence.first : first.index])


def _is_cry(parse: Parse, tokens: list[Token], known: _Words) -> bool:
    """Whether words only call something untrue, in a quotation: "Rubbish"."""
    telling = {token.lemma.lower() for token in tokens if token.lower not in known.little | known.insisting}
    quoted = parse.text[: tokens[0].start].rstrip()[-1:] in {'"', "\u201c", "\u2018", "'"}
    return quoted and bool(telling) and telling <= load_denials(parse.language).untrue


def leaves_out(parse: Parse, verb: Token, told: Span) -> bool:
    """Whether the verb of a clause is what `verb` can stand for: "did" for "fired", "was" for "was shut"."""
    head = parse.head_of(told)
    if head is None:
        return False
    helping = {child.lemma.lower() for child in parse.children(head.index, "aux", "auxpass")}
    helping |= {head.lemma.lower()} & {"be"}
    own = verb.lemma.lower()
    if own in {"will", "would"}:
        return bool(helping & {"will", "would", "shall"})
    if own == "be":
        return "be" in helping
    return not helping & {"be", "will", "would"} and (own == "do" or bool(helping & {"have"}) or head.tag == "VBD")


def can_be(parse: Parse, pronoun: Token, told: Span) -> bool:
    """Whether a pronoun can stand for the subject of a clause, as far as its number and its sort tell."""
    head = parse.head_of(told)
    subject = parse.child(head.index, "nsubj", "nsubjpass") if head is not None else None
    if subject is None or not told.covers(subject.span):
        return False
    if subject.pos == "PRON":  # "some said they had paid, others said they had not": these are two
        return subject.lower == pronoun.lower != "they"
    if pronoun.lower in {"he", "she"} and subject.pos != "PROPN":
        return False
    many = subject.tag in {"NNS", "NNPS"} or parse.child(subject.index, "conj") is not None
    if pronoun.lower in {"i", "we"}:
        return False
    return many == (pronoun.lower == "they")
