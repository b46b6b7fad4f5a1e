"""What happens to those counted: killed, missing, laid off."""

from sayso.extract.figures.words import Index, governor_of
from sayso.extract.references import is_passive
from sayso.languages import Parse, Token

_NOT_ABOVE = {"in", "of", "from", "since", "after", "by", "for", "to"}


def state_of(index: Index, anchor: Token) -> tuple[str | None, Token | None]:
    """What happens to what is counted, as a past participle, and the word that says so."""
    parse = index.parse
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
    if verb.tag == "VBN":
        return verb.lower
    if lemma in index.words.participles:
        return index.words.participles[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return lemma[:-1] + "ied"
    return lemma + "ed"


def is_counted_by_verb(parse: Parse, anchor: Token) -> bool:
    """Whether the verb above says that there are so many, so that its negation denies the number ("there are not 12")."""
    verb = governor_of(parse, anchor)
    return verb is not None and verb.lemma.lower() in {"be", "exist", "number", "total", "remain"}
