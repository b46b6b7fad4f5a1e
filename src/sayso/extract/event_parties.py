"""Whether a word can play a part in an event: a party, people, a place, somebody who is given something."""

from sayso.extract.mentions import word_set, words_of
from sayso.extract.references import MentionIndex, prepositional
from sayso.languages import Parse, Token


def is_party(index: MentionIndex, token: Token) -> bool:
    """Whether the word stands for a person or a body, by a mention or as a pronoun."""
    mention = index.headed_by(token.index)
    return (mention is not None and mention.kind in {"person", "organisation"}) or token.pos in {"PRON", "NUM"}


def is_doer(index: MentionIndex, token: Token) -> bool:
    """Whether the word stands for somebody who can act: a party, a place that stands for its government, an unknown name."""
    if is_party(index, token) or token.pos == "PROPN" or (token.pos == "ADJ" and token.text[:1].isupper()):
        return True
    if token.text[:1].isupper() and any(one.pos == "PROPN" for one in index.parse.children(token.index, "conj")):
        return True  # an unknown name beside a known one
    mention = index.headed_by(token.index)
    if mention is not None:
        return mention.kind in {"place", "nationality", "vehicle", "military_platform"}
    return words_of(index.parse.language).nouns.get(token.lemma.lower()) in {"person", "organisation"}


def is_people(index: MentionIndex, token: Token) -> bool:
    """Whether the word stands for people, by name one by one or described as many ("two welders")."""
    mention = index.headed_by(token.index)
    named_body = mention is not None and mention.kind == "organisation" and mention.form == "name"
    return is_party(index, token) and not named_body and token.lower not in {"it", "this", "that", "these", "those"}


def is_thing(index: MentionIndex, token: Token) -> bool:
    """Whether the word stands for a place or a vehicle, or something with one in its name."""
    mention = index.headed_by(token.index) or index.holding(token.index)
    return mention is not None and mention.kind in {"place", "vehicle", "military_platform"}


def is_means(index: MentionIndex, token: Token) -> bool:
    """Whether the word stands for what one attacks with, and for nobody: "shells", "its money", "the tunnels"."""
    if is_party(index, token) or token.pos == "PROPN":
        return False
    noun = words_of(index.parse.language).nouns.get(token.lemma.lower())
    return noun in {"weapon", "place"} or token.lemma.lower() in word_set(index.parse.language, "ammunition")


def is_of(index: MentionIndex, token: Token, kind: str) -> bool:
    """Whether the word stands for something of this kind of mentions."""
    mention = index.headed_by(token.index)
    return mention is not None and mention.kind == kind


def takes(index: MentionIndex, token: Token) -> bool:
    """Whether the word stands for somebody who can be given something, or a place where they are."""
    return is_party(index, token) or is_thing(index, token)


def is_gift(parse: Parse, index: MentionIndex, verb: Token, patient: Token | None, gifts: tuple[str, ...]) -> bool:
    """Whether the verb's object is money or another gift, and somebody gets it."""
    getting = [
        *prepositional(parse, verb, "to", "for"),
        *(t for t in parse.children(verb.index, "dative") if t.pos != "ADP"),
    ]
    things = [patient, *parse.children(verb.index, "dobj")] if patient is not None else []
    given = any(
        thing.lemma.lower() in gifts
        or thing.entity == "MONEY"
        or ((held := index.holding(thing.index)) is not None and held.kind == "money")
        or any(child.entity == "MONEY" or child.pos == "NUM" for child in parse.children(thing.index, "nummod"))
        for thing in things
    )
    return given and any(takes(index, other) for other in getting)


def found_by(parse: Parse, index: MentionIndex, verb: Token, agent: Token | None, patient: Token | None) -> bool:
    """Whether somebody does it to something, and the verb says no more of it ("found the virus", not "found it hard")."""
    if patient is None or agent is None or patient.pos not in {"NOUN", "PROPN"} or not is_party(index, agent):
        return False
    return parse.child(verb.index, "xcomp", "oprd", "ccomp", "acomp", "prt") is None


def is_setting(index: MentionIndex, token: Token) -> bool:
    """Whether the word is a place or time where things happen, and nobody to whom they are done."""
    mention = index.headed_by(token.index)
    return (mention is not None and mention.kind in {"place", "date"}) or token.entity in {"DATE", "TIME"}


def head_preposition(parse: Parse, noun: Token) -> str:
    """The preposition that the noun stands behind."""
    return parse.tokens[noun.head].lower
