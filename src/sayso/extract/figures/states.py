"""What happens to those counted: killed, missing, laid off."""

import re

from sayso.evidence import Quantity
from sayso.extract.figures.words import Index, governor_of, is_of_people
from sayso.extract.references import is_passive, subject_of
from sayso.languages import Parse, Token

_DOUBLING = re.compile(r"[^aeiou]+[aeiou][bdgklmnprt]")
_SKIPPED = 4  # words such as "are now" between those counted and what is told of them
_NOT_ABOVE = {"in", "of", "from", "since", "after", "by", "for", "to"}


def state_of(index: Index, anchor: Token, head: Token | None = None) -> tuple[str | None, Token | None]:
    """What happens to what is counted, as a past participle, and the word that says so.

    `head` is the noun that is counted where the number stands for it ("had lost nineteen", after "seven of its men").
    """
    parse = index.parse
    lost = _lost(index, anchor, head) or _fallen(index, anchor, head) or _held(index, anchor) or _put(index, anchor)
    if lost is not None:
        return lost
    for child in parse.children(anchor.index):
        if child.dependency in {"amod", "acomp"} and ("adjective", child.lower) in index.states:
            return index.states["adjective", child.lower], child
        if child.dependency == "acl" and child.tag == "VBN":
            return _named_state(index, child)
    if ("noun", anchor.lemma.lower()) in index.states:
        return index.states["noun", anchor.lemma.lower()], anchor
    token = anchor
    for _ in range(6):
        above = parse.tokens[token.head]
        if above.index == token.index:
            break
        if above.pos in {"VERB", "AUX"}:
            return _from_verb(index, above, token)
        if above.pos == "NOUN" and ("noun", above.lemma.lower()) in index.states:
            return index.states["noun", above.lemma.lower()], above
        if above.pos not in {"NOUN", "ADP", "NUM", "PROPN"} and above.lower not in {"along", "including"}:
            break
        partitive = above.lower == "of" and parse.tokens[above.head].pos == "NUM"  # "19 of its members had died"
        if above.pos == "ADP" and above.lower in _NOT_ABOVE and not partitive:
            break
        token = above
    return None, None


def _from_verb(index: Index, verb: Token, counted: Token) -> tuple[str | None, Token | None]:
    parse = index.parse
    for child in parse.children(verb.index, "acomp", "oprd", "xcomp"):
        if ("adjective", child.lower) in index.states:
            return index.states["adjective", child.lower], child
        if child.pos == "VERB" and counted.dependency in {"nsubj", "nsubjpass"}:  # "are known to have died"
            known = index.states.get(("verb", child.lemma.lower()))
            if known is not None and parse.child(child.index, "dobj") is None:
                return known, child
    if counted.dependency in {"nsubj", "csubj"} and not is_passive(parse, verb):
        known = index.states.get(("verb", verb.lemma.lower()))
        done = parse.child(verb.index, "dobj")
        if known and done is None:
            return known, verb
        past = verb.tag in {"VBD", "VBN"}
        heavy = verb.pos == "VERB" and verb.lemma.lower() not in index.words.words.light
        if past and not known and heavy and done is not None and done.pos == "NOUN" and not done.children:
            return f"{_participle(index, verb, verb.lemma.lower())} {done.lower}", verb  # "have pledged allegiance"
        return None, None
    if counted.dependency in {"dobj", "nsubjpass", "pobj", "prep", "conj", "npadvmod", "attr", "obj"}:
        if counted.dependency in {"pobj", "prep"} and not _along_with(counted):
            return None, None
        return _named_state(index, verb)
    return None, None


def _held(index: Index, anchor: Token) -> tuple[str, Token] | None:
    """The state of people who are held: "police hold five people", but not "the hall holds 500 people"."""
    parse = index.parse
    verb = governor_of(parse, anchor)
    state = index.states.get(("of people held", verb.lemma.lower())) if verb is not None else None
    if (
        verb is None
        or state is None
        or anchor.dependency not in {"dobj", "nsubjpass"}
        or not is_of_people(index, anchor)
    ):
        return None
    holder = subject_of(parse, verb)
    mention = index.mentions.headed_by(holder.index) if holder is not None else None
    holds = mention is not None and mention.kind in {"organisation", "person"}
    return (state, verb) if holds or anchor.dependency == "nsubjpass" else None


def _put(index: Index, anchor: Token) -> tuple[str, Token] | None:
    """The state of those of whom a set phrase right behind them tells it: "two people now behind bars", "six men lost their lives"."""
    tokens = index.parse.tokens
    at, last = anchor.index + 1, index.parse.sentences[anchor.sentence].last
    while at < last and at < anchor.index + _SKIPPED and tokens[at].pos in {"ADV", "AUX"}:
        at += 1
    for length in (4, 3, 2):
        if at + length <= last:
            words = " ".join(token.lower for token in tokens[at : at + length])
            if (state := index.states.get(("phrase", words))) is not None:
                return state, tokens[at + length - 1]
    return None


def _fallen(index: Index, anchor: Token, head: Token | None) -> tuple[str, Token] | None:
    """The state of soldiers who fell: "seven of its men fell", but not "fell ill", "fell from the wall"."""
    verb = index.parse.tokens[anchor.head]
    if anchor.pos in {"ADP", "NOUN", "PRON"} and verb.pos in {"NUM", "ADP"}:  # "seven of its men"
        verb = governor_of(index.parse, anchor) or verb
    state = index.states.get(("of the armed", verb.lemma.lower())) if verb.pos == "VERB" else None
    noun = head if head is not None else anchor
    if state is None or noun.lemma.lower() not in index.words.words.armed:
        return None
    subject = index.parse.child(verb.index, "nsubj")
    under = index.parse.subtree(subject.index) if subject is not None else []
    beside = index.parse.children(verb.index, "acomp", "prt", "oprd", "dobj", "xcomp", "npadvmod", "prep")
    if anchor.index not in under or any(one.lower not in {"at", "in", "near", "during"} for one in beside):
        return None
    return state, verb


def _lost(index: Index, anchor: Token, head: Token | None) -> tuple[str, Token] | None:
    """The state of people told by a verb that says it only of them: "lost 52 soldiers", "claimed the lives of 67 people"."""
    parse = index.parse
    noun = parse.tokens[anchor.head] if anchor.pos == "NUM" and anchor.dependency == "nummod" else anchor
    link = parse.tokens[noun.head]
    loss = parse.tokens[link.head]
    if noun.dependency == "pobj" and link.lower == "of" and is_of_people(index, noun):
        suffered = index.states.get(("of people", loss.lemma.lower()))
        if suffered is not None:
            return suffered, loss
        if loss.pos == "NUM" and noun.lower == "own":  # "lost two of their own"
            noun = loss
            link = parse.tokens[noun.head]
    if noun.dependency == "pobj" and link.lower == "of" and parse.tokens[link.head].lemma.lower() == "life":
        noun = parse.tokens[link.head]
    verb = governor_of(parse, noun)
    while noun.dependency == "conj":
        noun = parse.tokens[noun.head]
    if verb is None or noun.dependency not in {"dobj", "nsubjpass"}:
        return None
    sort = "with lives" if noun.lemma.lower() == "life" else "with people"
    state = index.states.get((sort, verb.lemma.lower()))
    counted = head if head is not None and noun.pos == "NUM" else noun
    return (state, verb) if state is not None and is_of_people(index, counted) else None


def _along_with(preposition: Token) -> bool:
    return preposition.lower in {"with", "alongside", "including"}


def _named_state(index: Index, verb: Token) -> tuple[str | None, Token | None]:
    lemma = verb.lemma.lower()
    if index.parse.child(verb.index, "neg") is not None and ("negated", lemma) in index.states:
        return index.states["negated", lemma], verb
    if (known := index.states.get(("verb", lemma))) is not None:
        return known, verb
    if verb.pos != "VERB" or lemma in index.words.words.light or not lemma.isalpha():
        return None, None
    return _participle(index, verb, lemma), verb


def _participle(index: Index, verb: Token, lemma: str) -> str:
    particle = index.parse.child(verb.index, "prt")  # "laid off"
    after = index.parse.tokens[verb.index + 1] if verb.index + 1 < len(index.parse.tokens) else verb
    if particle is None and after.head == verb.index and after.lower in index.words.words.particles:
        particle = after  # "turned away"
    behind = f" {particle.lower}" if particle is not None else ""
    if verb.tag == "VBN" or (verb.tag == "VBD" and verb.lower.endswith("ed")):
        return verb.lower + behind
    if lemma in index.words.participles:
        return index.words.participles[lemma] + behind
    if lemma.endswith("e"):
        return f"{lemma}d{behind}"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return f"{lemma[:-1]}ied{behind}"
    if _DOUBLING.fullmatch(lemma) is not None:
        return f"{lemma}{lemma[-1]}ed{behind}"  # "binned"
    return f"{lemma}ed{behind}"


def is_denied(parse: Parse, quantity: Quantity, number: Token) -> bool:
    """Whether a negation is of the amount: "did not give him $300,000", "not the $4 billion that he spoke of"."""
    first = parse.between(quantity.span)[0].index
    before = [token.lower for token in parse.tokens[max(0, first - 2) : first]]
    if before[-1:] == ["not"] or (len(before) == 2 and before[0] == "not" and before[1] in {"the", "a", "an"}):
        return True
    verb = governor_of(parse, number)
    if quantity.unit is None or verb is None or parse.child(verb.index, "neg") is None:
        return False
    above = {number.index, number.head} - {verb.index}
    return any(child.index in above for child in parse.children(verb.index, "dobj", "attr", "npadvmod"))


def is_counted_by_verb(parse: Parse, anchor: Token) -> bool:
    """Whether the verb above says that there are so many, so that its negation denies the number ("there are not 12")."""
    verb = governor_of(parse, anchor)
    return verb is not None and verb.lemma.lower() in {"be", "exist", "number", "total", "remain"}
