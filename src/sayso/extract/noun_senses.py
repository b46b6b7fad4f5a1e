"""Which of two kinds of event a noun names: the strike of dockers or that of jets, an attack or a heart attack."""

from functools import lru_cache

from sayso.extract.event_words import Sense, words_for
from sayso.extract.references import subject_of
from sayso.languages import Parse, Token

_AIMS = frozenset({"on", "against"})
_DEEDS = frozenset({"kill", "hit", "destroy", "target", "wound", "injure", "damage", "strike", "flatten", "level"})
_DOING = frozenset({"conduct", "carry", "launch", "execute", "deliver", "fire", "order", "perform", "make", "stage"})


def sense_of(parse: Parse, noun: Token, kind: str) -> str | None:
    """The kind of event that a noun, which names `kind` as a rule, names here; `None` where it names none."""
    lemma = noun.lemma.lower()
    if not _before(parse, noun).isdisjoint(words_for(parse.language)[kind].idle_beside.get(lemma, ())):
        return None
    senses = _senses(parse.language).get(lemma)
    if senses is None or kind not in dict(senses):
        return kind
    told = [(_told(parse, noun, sense), each) for each, sense in senses]
    best = max(weight for weight, _ in told)
    sure = [each for weight, each in told if weight == best]
    if len(sure) == 1:
        return sure[0]
    verb = parse.tokens[noun.head]
    if noun.dependency in {"nsubj", "nsubjpass"} and verb.lemma.lower() in _DEEDS and "attack" in sure:
        return "attack"  # "three strikes hit a bunker"
    return _of_the_text(parse, lemma, senses) or kind


@lru_cache(maxsize=4)
def _senses(language: str) -> dict[str, tuple[tuple[str, Sense], ...]]:
    found: dict[str, list[tuple[str, Sense]]] = {}
    for kind, words in words_for(language).items():
        for noun, sense in words.senses.items():
            found.setdefault(noun, []).append((kind, sense))
    return {noun: tuple(senses) for noun, senses in found.items()}


def _before(parse: Parse, noun: Token) -> set[str]:
    """The words that describe a noun."""
    beside = parse.children(noun.index, "compound", "amod", "nmod", "poss")
    return {form for token in beside for form in (token.lemma.lower(), token.lower)}


def _told(parse: Parse, noun: Token, sense: Sense) -> int:
    """How much around a noun tells that it is used in a sense: who does it most, then what is said before it, then its verb."""
    verb = parse.tokens[noun.head]
    doers = list(parse.children(noun.index, "poss"))
    for link in parse.children(noun.index, "prep"):
        doers += parse.children(link.index, "pobj") if link.lower in {"by", "of"} else ()
    done = verb.pos == "VERB" and noun.dependency in {"dobj", "nsubjpass"}
    if done:
        by = parse.child(verb.index, "agent")
        agent = parse.child(by.index, "pobj") if by is not None else None
        doer = agent if agent is not None else subject_of(parse, verb) if noun.dependency == "dobj" else None
        doers += [doer] if doer is not None else []
    weight = 4 * any(not _called(parse, doer).isdisjoint(sense.doers) for doer in doers)
    weight += 2 * (not _before(parse, noun).isdisjoint(sense.beside))
    return weight + (done and verb.lemma.lower() in sense.verbs)


def _called(parse: Parse, token: Token) -> set[str]:
    """The words of a name or description that tell who it is: "air force", "coalition jets", "the dockers' union"."""
    beside = parse.children(token.index, "compound", "amod", "nmod", "poss")
    return {word.lemma.lower() for word in (token, *beside)} | {f"{one.lower}-{token.lemma.lower()}" for one in beside}


def _of_the_text(parse: Parse, lemma: str, senses: tuple[tuple[str, Sense], ...]) -> str | None:
    """The sense that the noun has elsewhere in the text: a text uses a word in one (Gale, Church and Yarowsky 1992)."""
    found = dict.fromkeys((kind for kind, _ in senses), 0)
    for token in parse.tokens:
        word = token.lemma.lower()
        if word != lemma or token.pos != "NOUN":
            found["attack"] += word in {"airstrike", "air-strike"} and "attack" in found
            continue
        for kind, sense in senses:
            found[kind] += _told(parse, token, sense)
    best = max(found.items(), key=lambda each: each[1])
    return best[0] if best[1] and list(found.values()).count(best[1]) == 1 else None
