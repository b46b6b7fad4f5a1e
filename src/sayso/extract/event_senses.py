"""Whether a verb or noun that can name an event does so here: by its object, its subject and the words that go with it."""

from sayso.evidence import Span
from sayso.evidence.kinds import EventKind
from sayso.extract.event_parties import found_by, is_doer, is_gift, is_of, is_party, is_people, is_thing
from sayso.extract.event_words import Words, triggers_of, words_for
from sayso.extract.mentions import word_set
from sayso.extract.noun_senses import sense_of
from sayso.extract.references import MentionIndex, hyphenated, is_passive
from sayso.languages import Parse, Token

_HARM = {"killing", "injury"}  # what one can do to oneself


def names_event(
    parse: Parse, index: MentionIndex, verb: Token, words: Words, kind: str, agent: Token | None, patient: Token | None
) -> bool:
    """Whether `verb` names an event of `kind`, with who acts and what is acted upon as the grammar has them."""
    lemma = verb.lemma.lower()
    if is_idle(parse, verb, words) or _is_met(parse, index, verb, kind, agent):
        return False
    if agent is None and lemma in words.with_doer:
        return False  # "two were treated in hospital"
    if lemma in words.verbal and _is_of_words(parse, verb, agent):
        return False
    if patient is None:
        narrowed = words.needs_object or lemma in (*words.objects, *words.parties, *words.people, *words.aimed)
        if narrowed or lemma in words.with_objects:
            return False  # "do not approve"
        if lemma in words.standing and not (agent is not None and (is_party(index, agent) or is_thing(index, agent))):
            return False  # "the wound would not close"
    elif not _suits(parse, index, verb, words, kind, patient):
        return False
    if agent is not None:
        if words.doers_only and not is_doer(index, agent):
            return False  # "the letter questions him"
        if lemma in words.aimed and ("noun", agent.lemma.lower()) in triggers_of(parse.language):
            return False  # "an earthquake struck the town": the noun names the event
    if lemma in words.by_party and not found_by(parse, index, verb, agent, patient):
        return False  # "found it hard"
    return lemma not in words.given_to or is_gift(parse, index, verb, patient, words.gifts)  # "gave a speech"


def _is_met(parse: Parse, index: MentionIndex, verb: Token, kind: str, agent: Token | None) -> bool:
    """Whether nobody meets anybody: "was met with applause", "was met by a wall of smoke"."""
    return kind == "meeting" and is_passive(parse, verb) and (agent is None or not is_doer(index, agent))


def _is_of_words(parse: Parse, verb: Token, agent: Token | None) -> bool:
    """Whether a verb of attack is said of words: "critics attacked him", "attacked him for his stinginess", "over the budget"."""
    if agent is not None and agent.lemma.lower() in word_set(parse.language, "critics"):
        return True
    for link in parse.children(verb.index, "prep"):
        why = parse.child(link.index, "pcomp", "pobj")
        if link.lower in {"for", "over", "as"} and why is not None and why.entity not in {"DATE", "TIME", "CARDINAL"}:
            return why.dependency == "pcomp" or why.pos in {"NOUN", "PRON", "ADJ"}
    return False


def _suits(parse: Parse, index: MentionIndex, verb: Token, words: Words, kind: str, patient: Token) -> bool:
    """Whether the object is one with which the verb names the event."""
    lemma, noun = verb.lemma.lower(), patient.lemma.lower()
    if noun in words.idle or (patient.lower.endswith(("self", "selves")) and kind not in _HARM):
        return False  # "paid attention", "surrounded himself with friends"
    if lemma in words.with_objects and noun not in words.with_objects[lemma]:
        return False  # "overturned the tree"
    if kind == "agreement" and is_of(index, patient, "person"):
        return False  # "signed the goalkeeper"
    if lemma == "charge" and _has_price(parse, verb):
        return False  # "charged the students 900 crowns"
    if lemma in words.parties and not is_party(index, patient):
        return False  # "picked a date"
    if lemma in words.aimed and not (is_party(index, patient) or is_thing(index, patient)):
        return False  # "hit a record"
    if lemma in words.intransitive or (words.parties_only and not is_party(index, patient)):
        return False  # "demonstrated a willingness", "met the deadline"
    return is_people(index, patient) or not (words.people_only or lemma in words.people)  # "dismissed the claim"


def undergoes(index: MentionIndex, verb: Token, words: Words, subject: Token | None) -> bool:
    """Whether the subject of a verb like "erupt" is one of which the verb names the event."""
    wanted = words.with_subjects.get(verb.lemma.lower())
    if wanted is None:
        return True
    return subject is not None and (subject.lemma.lower() in wanted or is_of(index, subject, "place"))


def is_idle(parse: Parse, verb: Token, words: Words) -> bool:
    """Whether a small word makes the verb another one ("stormed back")."""
    return any(
        f"{form} {child.lower}" in words.idle_phrases
        for child in parse.children(verb.index, "prt", "advmod", "acomp", "oprd", "npadvmod")
        for form in (verb.lemma.lower(), verb.lower)
    )


def noun_kind(parse: Parse, noun: Token, triggers: dict[tuple[str, str], str]) -> str | None:
    """The kind of event a noun names, with the word before it where the two name another ("air strike", "cease-fire")."""
    kind = _noun_kind(parse, noun, triggers)
    if kind is not None:
        kind = sense_of(parse, noun, kind)
    above = parse.tokens[noun.head]
    if kind is not None and noun.dependency == "pobj" and above.lower == "of":
        idle = words_for(parse.language)[kind].idle_heads
        return None if parse.tokens[above.head].lemma.lower() in idle else kind
    return kind


def _noun_kind(parse: Parse, noun: Token, triggers: dict[tuple[str, str], str]) -> str | None:
    lemma = noun.lemma.lower()
    joined = hyphenated(parse, noun)
    if joined != lemma and (kind := triggers.get(("noun", joined))) is not None:
        return kind
    for child in parse.children(noun.index, "compound"):
        if (kind := triggers.get(("noun", f"{child.lemma.lower()} {lemma}"))) is not None:
            return kind
    return triggers.get(("noun", lemma))


def word_of(parse: Parse, token: Token) -> Span:
    """The word with the one that is joined to it by a hyphen, where the two together name an event ("cease-fire")."""
    joined = hyphenated(parse, token)
    if joined == token.lemma.lower() or ("noun", joined) not in triggers_of(parse.language):
        return token.span
    return parse.span_of(token.index - 2, token.index + 1)


def takes_part(index: MentionIndex, words: Words, role: str, table: EventKind, token: Token) -> bool:
    """Whether somebody of that kind can take part in that role: in talks only persons, bodies and places."""
    if role == table.roles[0] and words.doers_only:
        return is_doer(index, token)
    return not words.members_only or is_doer(index, token)


def _has_price(parse: Parse, verb: Token) -> bool:
    return any(
        child.entity == "MONEY" or child.pos == "NUM" for child in parse.children(verb.index, "dobj", "dative", "oprd")
    )
