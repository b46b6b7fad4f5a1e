"""What happened: killings, fires, arrests, talks and the other kinds of the event table, with who took part."""

from sayso.evidence import UNKNOWN, Event, Interval, Mention, Participant, Reference, Span, Status, TimeExpression, hull
from sayso.evidence.kinds import EventKind, event_kinds
from sayso.extract.event_parties import (
    head_preposition,
    is_means,
    is_of,
    is_party,
    is_people,
    is_setting,
    is_thing,
    takes,
)
from sayso.extract.event_senses import is_idle, names_event, noun_kind, takes_part, undergoes, word_of
from sayso.extract.event_words import Phrase, last_words, phrases_by_verb, triggers_of, verb_kinds, words_for
from sayso.extract.mentions import word_set
from sayso.extract.references import (
    WITNESSING,
    MentionIndex,
    agent_of,
    conjuncts,
    index_of,
    is_passive,
    named_beside,
    object_of,
    prepositional,
    refer,
    subject_of,
)
from sayso.languages import Parse, Token

_BEFALLING = {"killing", "injury", "arrest"}  # what is told of people by a mere participle: "three wounded men"
_GENERIC = {"it", "that", "this", "which", "what", "who", "there", "one", "nobody"}
# verbs that only lend their subject to the event named by their object
_TAKING = {"receive", "get", "suffer", "face", "undergo", "sustain", "survive", "escape"}
_GIVING = {
    "give",
    "issue",
    "make",
    "launch",
    "stage",
    "mount",
    "hold",
    "conduct",
    "deliver",
    "commit",
    "carry",
    "order",
    "send",
    "reach",
    "strike",
    "impose",
    "slap",
    "levy",
    "file",
    "bring",
    "lift",
}
# verbs by which a disaster reaches a place
_STRIKING = {
    "strike",
    "hit",
    "rock",
    "devastate",
    "destroy",
    "sweep",
    "batter",
    "ravage",
    "shake",
    "engulf",
    "flood",
    "bury",
    "damage",
    "gut",
    "wreck",
    "level",
    "flatten",
    "inundate",
    "submerge",
    "cripple",
    "reach",
}
_DONE_TO = {
    "election",
    "resignation",
    "transaction",
    "closure",
    "breach",
    "dismissal",
    "discovery",
    "legislation",
    "coercion",
}  # "the sale of"
_SUFFERED = {"conviction", "indictment", "prosecution", "acquittal", "release"}  # "her conviction"
_OFFICES = {"election", "resignation"}  # who comes into an office or leaves it
_OWN = {*_OFFICES, "dismissal", "coercion"}  # "her nomination", unless it is said of whom
_DONE_TO_PEOPLE = {
    "bombing",
    "shelling",
    "siege",
    "bombardment",
    "shooting",
    "stabbing",
    "rape",
    "robbery",
    "mugging",
    "looting",
}
_BARE = {"accident", "disaster"}  # kinds that happen without anybody
_BETWEEN = {
    "agreement",
    "accusation",
    "threat",
    "warning",
    "statement",
    "cooperation",
    "refusal",
    "aid",
    "legal_act",
    "participation",
}
_STANDING_FOR = {"behalf", "part", "basis", "ground", "grounds", "account", "terms"}  # "sued on behalf of"
_AMOUNTS = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"}
_DAYS = {"today", "yesterday", "week", "month", "year", "night", "morning", "evening", "weekend", "day", "decade"}
_TARGETS = ("of", "in", "on", "at", "against", "to", "from", "for")  # before whom a phrase is done to
_PLACE_PREPOSITIONS = ("in", "at", "near", "on", "outside", "inside", "around", "across")


def find_events(parse: Parse, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]) -> tuple[Event, ...]:
    """The events that the text words, in text order, each at the verb or noun that names it.

    Kinds follow the table `evidence/kinds/events.toml` (PLOVER's terms). Spans are code points of the document, half-open.
    An event that has neither participant nor place in its sentence is left out, unless it is said to have happened.
    """
    triggers, kinds = triggers_of(parse.language), event_kinds()
    index = index_of(parse, mentions)
    found = []
    for token in parse.tokens:
        read = _read(parse, index, token, triggers, kinds)
        if read is not None:
            found.append(_placed(parse, index, token, read, times))
    return tuple(event for event in found if event.participants or _stands_alone(parse, event))


def _stands_alone(parse: Parse, event: Event) -> bool:
    """Whether an event of which no party is told says something: where it was, or that it was; of an agreement it must be whose."""
    if event.kind in _BETWEEN:
        return False
    return event.place is not None or (event.kind in _BARE and _happened(parse, event))


def _happened(parse: Parse, event: Event) -> bool:
    """Whether the text says of a bare event that or when it happened ("the explosion went off at noon")."""
    trigger = parse.head_of(event.trigger)
    if trigger is None or trigger.dependency != "nsubj":
        return False
    return parse.tokens[trigger.head].lemma.lower() in word_set(parse.language, "happening")


def _read(
    parse: Parse,
    index: MentionIndex,
    token: Token,
    triggers: dict[tuple[str, str], str],
    kinds: dict[str, EventKind],
) -> Event | None:
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        if (phrase := _phrase_of(parse, token)) is not None:
            return _from_phrase(parse, index, token, phrase, kinds)
        for each in verb_kinds(parse.language).get(lemma, ()):
            if token.dependency == "amod" and token.tag == "VBN" and each not in _BEFALLING:
                continue  # "banned substances", "overturned trees": what they are, not what happened
            if (event := _from_verb(parse, index, token, each, kinds[each])) is not None:
                return event
        if (kind := triggers.get(("undergoing", lemma))) is not None and token.dependency != "amod":
            subject = subject_of(parse, token)
            words = words_for(parse.language)[kind]
            if is_idle(parse, token, words) or not undergoes(index, token, words, subject):
                return None
            if kind in _OFFICES and subject is not None and not is_party(index, subject):
                return None  # "calls to resign"
            if subject is not None and triggers.get(("noun", subject.lemma.lower())) == kind:
                return None  # "the blaze burned": the noun names the event already
            roles = [(kinds[kind].roles[1], subject)] if subject is not None else []
            done_to = parse.child(token.index, "dobj")
            if done_to is not None:  # "the navy sank a trawler"
                if done_to.lemma.lower() not in words.with_objects.get(lemma, (done_to.lemma.lower(),)):
                    return None  # "derailed the talks"
                if done_to.pos == "PRON" and lemma not in words.with_objects:
                    return None  # "to overturn it"
                roles = [(kinds[kind].roles[at], one) for at, one in enumerate((subject, done_to)) if one is not None]
            return _event(parse, index, token, kind, roles)
    if token.pos in {"NOUN", "PROPN"} and token.dependency != "compound" and not _is_in_a_name(index, token):
        kind = noun_kind(parse, token, triggers) if lemma in last_words(parse.language) else None
        if kind == "agreement" and is_of(index, token, "place"):
            return None  # "the nearest settlement"
        if token.dependency == "oprd" and parse.tokens[token.head].lemma.lower() in word_set(parse.language, "calling"):
            return None  # "called the march an invasion"
        if kind is None and parse.tokens[token.head].lemma.lower() in _GIVING and token.dependency == "dobj":
            kind = triggers.get(("given", _with_compound(parse, token))) or triggers.get(("given", lemma))
        verb = parse.tokens[token.head]
        told = token.dependency == "dobj" and triggers.get(("verb", verb.lemma.lower())) == kind
        if kind is not None and not told:  # "signed an agreement" is told by its verb
            return _from_noun(parse, index, token, kind, kinds[kind])
    if token.pos == "ADJ" and (kind := triggers.get(("participle", lemma))) is not None and token.dependency == "acomp":
        subject = subject_of(parse, parse.tokens[token.head])
        if subject is not None and subject.lemma.lower() in words_for(parse.language)[kind].idle:
            return None  # "the bill is dead"
        roles = [(kinds[kind].roles[1], subject)] if subject is not None else []
        return _event(parse, index, token, kind, roles)
    return None


def _is_in_a_name(index: MentionIndex, token: Token) -> bool:
    """Whether the word only stands in the name of a body ("the Flood Relief Fund of Kell")."""
    held = index.holding(token.index) if token.pos == "PROPN" else None
    return (
        held is not None
        and held.form == "name"
        and held.kind == "organisation"
        and " " in held.span.words(index.parse.text)
    )


def _with_compound(parse: Parse, noun: Token) -> str:
    """The noun with the one before it ("press conference")."""
    return " ".join([*(child.lemma.lower() for child in parse.children(noun.index, "compound")), noun.lemma.lower()])


def _phrase_of(parse: Parse, verb: Token) -> tuple[Token, Phrase] | None:
    """The word that makes the verb a phrase for an event ("go off", "hold accountable"), and the phrase."""
    for phrase in phrases_by_verb(parse.language).get(verb.lemma.lower(), ()):
        word = phrase.word
        if phrase.passive and (
            parse.child(verb.index, "auxpass") is None or parse.child(verb.index, "xcomp", "oprd") is not None
        ):
            continue  # "was found guilty", "was found to be"
        for child in parse.children(
            verb.index, "prt", "dobj", "acomp", "oprd", "advmod", "xcomp", "ccomp", "prep", "attr", "amod"
        ):
            for token in (child, *(parse.children(child.index, "pobj") if child.dependency == "prep" else ())):
                apart = token.dependency == "advmod" and any(
                    one.text == "," for one in parse.tokens[verb.index : token.index]
                )  # "closed at 12, down 6 percent"
                if word in {token.lower, token.lemma.lower()} and token.index > verb.index and not apart:
                    return token, phrase
    return None


def _from_phrase(
    parse: Parse, index: MentionIndex, verb: Token, told: tuple[Token, Phrase], kinds: dict[str, EventKind]
) -> Event | None:
    word, phrase = told
    kind, acted = phrase.kind, kinds[phrase.kind].roles[1]
    roles: list[tuple[str, Token]] = []
    agent, patient = agent_of(parse, verb), object_of(parse, verb)
    if agent is not None and triggers_of(parse.language).get(("noun", agent.lemma.lower())) == kind:
        return None  # "the explosion went off": the noun names the event already
    if kind == "contest" and not _is_contest(index, word, patient):
        return None  # "lost control to the lenders", "knocked out the funding"
    if is_idle(parse, verb, words_for(parse.language)[kind]):
        return None
    wanted = words_for(parse.language)[kind].phrase_objects.get(f"{verb.lemma.lower()} {phrase.word}")
    if wanted is not None and (patient is None or patient.lemma.lower() not in wanted):
        return None  # "threw out the first ball"
    if kind == "accident" and agent is not None and is_party(index, agent) and word.dependency == "prt":
        return None  # "the comedian went off"
    whoever = agent if agent is not None else patient
    if kind in {"protest", *_OFFICES} and whoever is not None and not _can_walk_out(index, whoever, kind):
        return None  # "he walked out when asked", "the lifeboat stood down"
    if kind == "aid" and patient is not None and patient.index != word.index and not takes(index, patient):
        patient = None  # "handed out bread"
    if agent is not None:
        roles.append((acted if phrase.undergoes else kinds[kind].roles[0], agent))
    small = parse.child(word.index, "nsubj")  # "held the owners accountable", "shot dead a driver": a small clause
    if patient is None and small is not None and word.head == verb.index:
        patient = small
    people = words_for(parse.language)[kind].people_only and phrase.word not in {"job", "post"}
    if people and patient is not None and patient.index != word.index and not is_people(index, patient):
        return None  # "sent off a letter"
    if patient is None and words_for(parse.language)[kind].people_only and phrase.word == "go":
        return None  # "let go of the rope"
    if patient is not None and (
        patient.index != word.index or kind in {"legislation", "discovery"} or phrase.word in {"job", "post"}
    ):
        roles.append((acted, patient))
    elif phrase.acts and word.dependency != "prep":
        for other in (*prepositional(parse, word, *_TARGETS), *prepositional(parse, verb, *_TARGETS)):
            if (
                word.index != other.head
                and head_preposition(parse, other) in {"in", "on", "at"}
                and is_setting(index, other)
            ):
                continue  # a place or a time is none of those who take part
            inside = word.index != other.head and head_preposition(parse, other) == "in"
            if inside and kind == "attack" and not takes(index, other):
                continue  # "in the view of many"
            roles.append((acted, other))
    if phrase.acts and word.dependency == "prep":  # "broke into the archive", "lost to the champions"
        role = kinds[kind].roles[0] if phrase.undergoes else acted
        roles.extend((role, other) for other in parse.children(word.index, "pobj"))
    roles.extend((acted, other) for other in parse.children(verb.index, "dative") if other.pos != "ADP")
    if kinds[kind].roles[0] == acted or kind == "dismissal":
        roles.extend((acted, other) for other in prepositional(parse, verb, "with"))
    if kind == "aid":
        roles.extend((acted, other) for other in prepositional(parse, verb, "to", "for"))
    return _event(parse, index, verb, kind, roles, word)


def _can_walk_out(index: MentionIndex, agent: Token, kind: str) -> bool:
    """Whether those who act can protest together, or hold an office."""
    if kind in _OFFICES:
        return is_of(index, agent, "person") or agent.pos in {"PRON", "PROPN"} or agent.tag == "NNS"
    return agent.lower not in {"he", "she", "i"} and not (is_of(index, agent, "person") and agent.tag in {"NN", "NNP"})


def _is_contest(index: MentionIndex, word: Token, patient: Token | None) -> bool:
    """Whether somebody beats somebody, or wins or loses something that is won."""
    if word.dependency in {"prep", "dative"}:
        return patient is None
    return word.dependency != "prt" or patient is None or is_party(index, patient)


def _from_verb(parse: Parse, index: MentionIndex, verb: Token, kind: str, table: EventKind) -> Event | None:
    agent, patient = agent_of(parse, verb), object_of(parse, verb)
    if patient is None and verb.tag == "VBN" and verb.dependency == "amod":
        patient = parse.tokens[verb.head]
    bare = verb.tag == "VBN" and parse.child(verb.index, "aux", "auxpass") is None
    own = parse.child(verb.index, "nsubj")
    told_so = verb.dependency in {"ccomp", "oprd", "xcomp"} or (own is not None and own.index == verb.index - 1)
    if patient is None and bare and told_so and (verb.dependency != "ROOT" or own is agent):
        patient = agent  # "declared the inquiry closed", "dozens reported killed", "dead: drug withdrawn"
    if own is not None and bare and verb.dependency == "conj" and is_passive(parse, parse.tokens[verb.head]):
        agent, patient = None, own  # "two were killed and 31 people injured"
    if patient is not None and agent is not None and patient.index == agent.index:
        agent = None
    if agent is not None and agent.pos in {"VERB", "AUX"}:
        agent = None  # "what they want is to besiege it"
    if agent is not None and kind in {"killing", "injury"} and agent.dependency == "pobj" and is_setting(index, agent):
        agent = None  # "the blaze at sea, which killed two"
    if kind == "attack" and agent is not None and is_of(index, agent, "vehicle"):
        return _from_verb(parse, index, verb, "accident", event_kinds()["accident"])  # "was hit by a lorry"
    if not names_event(parse, index, verb, words_for(parse.language)[kind], kind, agent, patient):
        return None
    if patient is not None and triggers_of(parse.language).get(("noun", patient.lemma.lower())) == kind:
        aims = ("of", "against", "on") if table.roles[0] != table.roles[1] else ()
        patient = next(iter(prepositional(parse, patient, *aims)), None)  # "quashed the conviction of"
    roles = []
    if kind == "threat" and patient is not None and not takes(index, patient):
        patient = None  # "threatened a strike": nobody is threatened by name
    if kind == "aid":  # "gave food to the villagers": who gets it is behind "to"
        patient = patient if patient is not None and is_party(index, patient) else None
    if agent is not None:
        roles.append((table.roles[0], agent))
    if kind == "aid":
        roles.extend(
            (table.roles[1], other) for other in prepositional(parse, verb, "to", "for") if takes(index, other)
        )
    if kind == "flight":  # "escaped from the jail"
        roles.extend((table.roles[1], other) for other in prepositional(parse, verb, "from"))
    if kind == "transaction":  # "lent a million to the brewery"
        roles.extend(
            (table.roles[0], other) for other in prepositional(parse, verb, "to", "from") if takes(index, other)
        )
    if patient is not None:
        roles.append((table.roles[1], patient))
    elif kind == "threat" and (deed := parse.child(verb.index, "xcomp")) is not None:
        roles.extend(
            (table.roles[1], other) for other in parse.children(deed.index, "dobj") if takes(index, other)
        )  # "threatened to kill him"
    given = table.roles[0 if kind == "transaction" else 1]  # "sold the town its bridge"
    roles.extend((given, other) for other in parse.children(verb.index, "dative") if other.pos != "ADP")
    roles.extend((table.roles[1], other) for other in _companions(parse, verb) if is_passive(parse, verb))
    if table.roles[0] == table.roles[1]:
        roles.extend((table.roles[1], other) for other in prepositional(parse, verb, "with"))
    return _event(parse, index, verb, kind, roles)


def _companions(parse: Parse, verb: Token) -> list[Token]:
    """Those it happened to together: "was killed along with six others"."""
    found = prepositional(parse, verb, "alongside")
    for child in parse.children(verb.index, "prep"):
        if child.lower == "with" and any(parse.tokens[at].lower in {"along", "together"} for at in child.children):
            found.extend(parse.children(child.index, "pobj"))
    return found


def _from_noun(parse: Parse, index: MentionIndex, noun: Token, kind: str, table: EventKind) -> Event | None:
    actor, acted = table.roles[0], table.roles[1]
    roles = []
    suffered = kind in {"killing", "injury", "arrest"} or noun.lemma.lower() in _SUFFERED
    words, of_whom = words_for(parse.language)[kind], prepositional(parse, noun, "of")
    if kind == "disaster" and any(not is_setting(index, other) and not is_thing(index, other) for other in of_whom):
        return None  # "a flood of questions"
    for owner in parse.children(noun.index, "poss"):
        if owner.entity in {"DATE", "TIME"} or owner.lemma.lower() in _DAYS:
            continue
        named = kind in _OWN and not of_whom  # "her nomination"; but "the president's nomination of her"
        roles.append((acted if suffered or named else actor, owner))
    done_to = suffered or kind in _DONE_TO
    for other in of_whom:
        place = is_thing(index, other) or (other.pos == "PROPN" and not is_of(index, other, "person"))
        aimed_at = kind == "attack" and (place or noun.lemma.lower() in _DONE_TO_PEOPLE)
        roles.append((acted if done_to or aimed_at else actor, other))  # "the invasion of Norland"
    aimed = kind not in {"agreement", "meeting", *_OFFICES}
    aims = ("on", "against") if kind == "threat" else ("on", "against", "to")
    for other in prepositional(parse, noun, *aims) if aimed and kind != "killing" else []:
        if other.entity not in {"DATE", "TIME"}:
            roles.append((acted, other))
    by = prepositional(parse, noun, "by")
    for clause in parse.children(noun.index, "acl"):  # "a lawsuit brought by"
        if clause.lemma.lower() in _GIVING and clause.tag == "VBN":
            by.extend(
                other for one in parse.children(clause.index, "agent") for other in parse.children(one.index, "pobj")
            )
    for other in by:
        roles.append((actor, other))
    for other in prepositional(parse, noun, "between", "with", "among"):
        roles.append((acted if actor != acted else actor, other))
    verb = parse.tokens[noun.head]
    struck = parse.child(verb.index, "dobj") if noun.dependency == "nsubj" and verb.lemma.lower() in _STRIKING else None
    if struck is not None:
        roles.append((acted, struck))  # "an earthquake struck Orrin"
    if verb.pos == "VERB" and noun.dependency in {"dobj", "nsubjpass"}:
        doer = agent_of(parse, verb) if noun.dependency == "nsubjpass" else subject_of(parse, verb)
        if doer is not None and verb.lemma.lower() in _TAKING:
            if kind != "killing":  # whoever suffers losses is not lost
                roles.append((acted, doer))  # "received a warning"
        elif doer is not None and verb.lemma.lower() in _GIVING:
            roles.append((actor, doer))  # "issued a warning"
            if aimed and kind == "statement":
                roles.extend((acted, other) for other in prepositional(parse, verb, "to", "for"))
    if (
        words.people_only
        and kind == "release"
        and not _frees(parse, index, noun, [one for role, one in roles if role == acted])
    ):
        return None  # "a news release"
    return _event(parse, index, noun, kind, roles)


def _frees(parse: Parse, index: MentionIndex, noun: Token, released: list[Token]) -> bool:
    """Whether a release is one of people."""
    named = parse.children(noun.index, "compound")
    return any(is_people(index, one) for one in (*released, *named))


def _event(
    parse: Parse,
    index: MentionIndex,
    trigger: Token,
    kind: str,
    roles: list[tuple[str, Token]],
    beside: Token | None = None,
) -> Event:
    participants: list[Participant] = []
    seen: set[tuple[str, Span]] = set()
    words, table = words_for(parse.language)[kind], event_kinds()[kind]
    for role, head in roles:
        for token in (named_beside(index, one) for one in conjuncts(parse, head)):
            if not takes_part(index, words, role, table, token) or token.lower in _STANDING_FOR:
                continue
            if kind == "attack" and role == table.roles[0] and is_means(index, token):
                continue  # "shells hit the school", "money used to attack"
            alone = token.dependency in {"nsubj", "nsubjpass"} and token.pos == "NUM"  # "One was fired"
            if token.lower in _GENERIC and index.headed_by(token.index) is None and not alone:
                continue
            if token.pos in {"PUNCT", "SYM"} or any(item.span.covers(token.span) for item in participants if item.span):
                continue
            if (
                token.tag == "WP$"
                or token.entity == "PERCENT"
                or (token.entity in _AMOUNTS and token.pos == "NUM" and not alone)
            ):
                continue  # "those whose deaths", "deaths fell by 18 percent"
            held = index.holding(token.index)
            if held is not None and held.kind in {"date", "money"} and token.pos in {"PROPN", "NUM"}:
                continue  # "the attacks of September"
            reference = refer(index, token)
            if reference.span is not None and (role, reference.span) not in seen:
                seen.add((role, reference.span))
                participants.append(Participant(role, reference.name, reference.entity, reference.span))
    word = word_of(parse, trigger)
    particle = (
        beside if beside is not None and beside.dependency != "prep" else parse.child(trigger.index, "prt")
    )  # "was called off"
    pieces = [word, particle.span] if particle is not None and particle.index > trigger.index else [word]
    span = hull([*pieces, *(item.span for item in participants if item.span is not None)])
    return Event(kind, span, word, tuple(participants), status=_status(parse, trigger))


def _status(parse: Parse, trigger: Token) -> Status:
    """Whether the event is told as past or present, as to come, or only supposed."""
    verb = trigger
    if trigger.pos == "NOUN":
        return "current"
    for child in parse.children(verb.index, "aux"):
        if child.lower in {"will", "shall", "'ll", "wo"}:
            return "future"
        if child.lower == "to" and verb.dependency in {"xcomp", "advcl", "acl", "ccomp"}:
            done = any(other.lemma.lower() == "have" for other in parse.children(verb.index, "aux"))
            return "current" if done else "hypothetical"
        if child.lower in {"would", "could", "should", "can", "must"}:
            return "hypothetical"
    above = parse.tokens[verb.head]
    if verb.dependency == "ccomp" and above.lemma.lower() in WITNESSING and verb.tag in {"VBN", "VBD", "VB"}:
        return _status(parse, above)  # "the year will see the plant closed"
    return "current"


def _placed(
    parse: Parse, index: MentionIndex, trigger: Token, event: Event, times: tuple[TimeExpression, ...]
) -> Event:
    """The event with the place and the time that hang on its word or on the verb above it."""
    place: Reference | None = None
    time: Interval = UNKNOWN
    for token in _spine(parse, trigger):
        nouns = prepositional(parse, token, *_PLACE_PREPOSITIONS, *(("from",) if event.kind == "closure" else ()))
        for noun in nouns:
            mention = index.holding(noun.index)
            if place is None and mention is not None and mention.kind == "place":
                place = Reference(mention.span.words(parse.text), mention.entity, mention.span)
        if not time.known:
            time = _time_under(parse, token, times)
    span = event.span if place is None or place.span is None else hull([event.span, place.span])
    sentence = parse.sentences[trigger.sentence].span
    if not sentence.covers(span):
        span = event.span
    return Event(event.kind, span, event.trigger, event.participants, place, time, event.status)


def _spine(parse: Parse, trigger: Token) -> list[Token]:
    """The word itself, and for a noun the verb it depends on."""
    if trigger.pos != "NOUN":
        return [trigger]
    for token in parse.ancestors(trigger.index):
        if token.pos in {"VERB", "AUX"}:
            return [trigger, token]
        if token.pos not in {"NOUN", "ADP", "PROPN"}:
            break
    return [trigger]


def _time_under(parse: Parse, token: Token, times: tuple[TimeExpression, ...]) -> Interval:
    for expression in times:
        if expression.start is None and expression.end is None:
            continue
        head = parse.head_of(expression.span)
        if head is None or head.sentence != token.sentence:
            continue
        above = head
        for _ in range(2):  # the word itself, or through one preposition
            if above.head == token.index and above.index != token.index:
                return Interval(expression.start, expression.end)
            above = parse.tokens[above.head]
    return UNKNOWN
