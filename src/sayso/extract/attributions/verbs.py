"""Attributions whose cue is a verb: "said that", "denied the killing", "is expected to", "accused X of".

Long because each way a verb can govern its content (frame) has one short reader here, and the two tables at the end list them in order.
"""

from collections import Counter
from collections.abc import Iterable

from sayso.evidence import Span
from sayso.extract.attributions.cues import Cues, Entry, Stance, load_cues, look_up
from sayso.extract.attributions.drafts import Draft, pieces, strip
from sayso.extract.attributions.sources import antecedent_of, chunks_near, is_passive, source_of, subject_of
from sayso.extract.attributions.stance import stance_of
from sayso.languages.parse import Parse, Token

MOST_CUES = 400  # in one sentence: each may hold all that follows, so that time goes with the square
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod"})
_CLAUSES = ("ccomp",)
_ACCUSING = frozenset({"of", "for", "with", "about", "over", "on"})


def verb_drafts(parse: Parse, cues: Cues, tokens: Iterable[Token]) -> list[tuple[int, Draft]]:
    """An attribution for each cue verb among `tokens` that has a content, with the index of the verb, in text order."""
    found = []
    counts: Counter[int] = Counter()  # drafts in each sentence
    for token in tokens:
        if token.pos not in {"VERB", "AUX"} or token.dependency in {"aux", "auxpass", "amod", "compound"}:
            continue
        if counts[token.sentence] >= MOST_CUES:
            continue
        entry = look_up(cues, parse, token)
        draft = _read(parse, cues, token, entry) if entry is not None else None
        draft = draft or _of_document(parse, cues, token)
        if draft is not None:
            counts[token.sentence] += 1
            found.append((token.index, draft))
    return found


def cue_span(parse: Parse, verb: Token, particle: Token | None = None) -> Span:
    """The verb with the auxiliaries, negation and adverbs that touch it, and its particle where that touches it."""
    first = last = verb.index
    nameless = load_cues(parse.language).adverbs["probable"]
    own = {
        at
        for at in verb.children
        if parse.tokens[at].dependency in _CUE_PARTS
        and parse.tokens[at].pos in {"ADV", "AUX", "PART"}
        and parse.tokens[at].lower not in nameless
    }
    while first - 1 in own or (first - 1 >= 0 and _continues(parse, first - 1, verb)):
        first -= 1
    while parse.tokens[first].pos == "PUNCT" and first < verb.index:
        first += 1
    if particle is not None and particle.index == last + 1:
        last = particle.index
    return parse.span_of(first, last + 1)


def _continues(parse: Parse, at: int, verb: Token) -> bool:
    """Whether token `at`, left of an infinitive cue, belongs to the verb above it ("went on to say", "declined to say")."""
    return parse.tokens[at].tag == "TO" and parse.tokens[at].head == verb.index


def _read(parse: Parse, cues: Cues, verb: Token, entry: Entry) -> Draft | None:
    frames = entry.frames
    passive = is_passive(parse, verb)
    for frame, reader in _PASSIVE if passive else _ACTIVE:
        if frame not in frames:
            continue
        content = reader(parse, verb)
        if frame == "addressee" and passive and not content:
            return None
        if content:
            stance = stance_of(cues, parse, verb, frames[frame])
            source = source_of(parse, verb) or (() if passive else _just_before(parse, verb, content))
            if passive and not source and any(token.lower == "who" for token in parse.children(verb.index, "nsubj")):
                return None
            if passive and source:
                source = _before(parse, source, content)
            own = {token.index for span in source for token in parse.between(span)}
            cue = cue_span(parse, verb, entry.particle if frame == "prepositional" or _particle(entry) else None)
            spans = _outside(parse, content - own, cue)
            if spans:
                it = passive and (subject := parse.child(verb.index, "nsubjpass")) is not None and subject.lower == "it"
                return Draft(source, (cue,), spans, *stance, rule="verb:it" if it else f"verb:{frame}")
    return None


def _just_before(parse: Parse, verb: Token, content: set[int]) -> tuple[Span, ...]:
    """The noun phrase that ends where the cue begins, where the parser found no subject."""
    first = next(iter(parse.between(cue_span(parse, verb))), verb).index
    for chunk in chunks_near(parse, verb):
        if chunk.last == first and chunk.root not in content and parse.tokens[chunk.root].sentence == verb.sentence:
            return (parse.span_of(chunk.first, chunk.last),)
    return ()


def _of_document(parse: Parse, cues: Cues, verb: Token) -> Draft | None:
    """As in "the survey found nine cracks", "the ministry puts the loss at 40 million"."""
    lemma = verb.lemma.lower()
    if is_passive(parse, verb):
        return None
    content = _put_at(parse, verb) if lemma in {"put", "set", "place"} else set()
    subject = subject_of(parse, verb)
    if not content and subject is not None and lemma in cues.document_verbs:
        known = antecedent_of(parse, subject) or subject
        if known.lemma.lower() in cues.document_nouns and (content := _object(parse, verb)):
            for rest in parse.children(verb.index, "prep"):
                if rest.index > min(content):
                    content.update(parse.subtree(rest.index))
    source = source_of(parse, verb) if content else ()
    cue = cue_span(parse, verb)
    spans = _outside(parse, content, cue) if source else ()
    stance = stance_of(cues, parse, verb, Stance())
    return Draft(source, (cue,), spans, *stance, rule="verb:document") if spans else None


def _put_at(parse: Parse, verb: Token) -> set[int]:
    thing = parse.child(verb.index, "dobj")
    for prep in parse.children(verb.index, "prep"):
        amount = parse.subtree(prep.index)
        if thing is not None and prep.lower == "at" and any(parse.tokens[at].pos == "NUM" for at in amount):
            return {*parse.subtree(thing.index), *amount}
    return set()


def _before(parse: Parse, source: tuple[Span, ...], content: set[int]) -> tuple[Span, ...]:
    """The source of a passive cue, cut where the content begins that the parser hung on it."""
    start = min((at for at in content if parse.tokens[at].start > source[0].start), default=None)
    if start is None or parse.tokens[start].start >= source[0].end:
        return source
    while start and parse.tokens[start - 1].pos in {"ADP", "SCONJ"}:
        start -= 1
    span = strip(parse.text, Span(source[0].start, max(source[0].start + 1, parse.tokens[start].start)))
    return (span,) if span else source


def _particle(entry: Entry) -> bool:
    return entry.particle is not None and entry.particle.dependency != "prep"


def _outside(parse: Parse, content: set[int], cue: Span) -> tuple[Span, ...]:
    return pieces(parse, content - {token.index for token in parse.between(cue)})


def _clause(parse: Parse, verb: Token) -> set[int]:
    for child in parse.children(verb.index, *_CLAUSES):
        if child.tag in {"VB", "VBG"} and verb.lemma in _PERCEIVING and parse.child(child.index, "mark", "aux") is None:
            return set()  # "heard the driver shout": what the driver did is seen or heard, not told
        if child.index < verb.index and _semicolon(parse, child.index, verb.index):
            continue
        if parse.tokens[child.index].pos in {"VERB", "AUX"} or child.index < verb.index or _finite(parse, child):
            if child.lower == "clear" and (told := parse.child(child.index, "ccomp")):
                return set(parse.subtree(told.index))
            return set(parse.subtree(child.index)) | _led(parse, verb, child) | _noun_led(parse, verb, child)
    for prep in parse.children(verb.index, "prep", "dative"):
        for at in parse.subtree(prep.index):
            clause = parse.tokens[at]
            if prep.lower not in {"in", "on", "at", "to", "by", "with"} or _is_cue_noun(parse, clause.head, prep):
                continue
            mark = parse.child(at, "mark") if clause.dependency in {"acl", "ccomp", "relcl"} else None
            if mark is not None and mark.lower in {"that", "whether"} and mark.tag == "IN":
                return set(parse.subtree(at))  # "warned in March that ...", which the parser hangs on March
    if verb.dependency == "parataxis" or (verb.dependency in {"ccomp", "dep"} and _inserted(parse, verb)):
        host = parse.tokens[verb.head]
        while (host.pos not in {"VERB", "AUX"} or host.dependency in {"aux", "auxpass"}) and host.head != host.index:
            host = parse.tokens[host.head]
        return set(parse.subtree(host.index)) - set(parse.subtree(verb.index)) if verb.lemma not in _MUTE else set()
    return set()


def _semicolon(parse: Parse, first: int, last: int) -> bool:
    return any(parse.tokens[at].text == ";" for at in range(max(first, last - _NEAR), last))


_NEAR = 40  # tokens before a cue in which a semicolon is looked for


def _is_cue_noun(parse: Parse, at: int, prep: Token) -> bool:
    """Whether the word is what is spoken about, as "reports" in "comment on reports that"."""
    return prep.lower in {"on", "to"} and parse.tokens[at].lemma.lower() in load_cues(parse.language).nominal


_PERCEIVING = frozenset({"hear", "see", "watch", "notice", "feel", "observe", "find"})
_MUTE = frozenset({"go", "start", "begin", "put", "show", "mean"})


def _finite(parse: Parse, clause: Token) -> bool:
    return parse.child(clause.index, "nsubj", "nsubjpass", "expl", "csubj") is not None


def _led(parse: Parse, verb: Token, clause: Token) -> set[int]:
    """Words between the cue and its clause that the parser gave to the verb though they open the clause."""
    found: set[int] = set()
    for child in parse.children(verb.index, "mark"):
        if verb.index < child.index < clause.index and child.lower in {"that", "whether", "if"}:
            found.update(range(child.index, min(parse.subtree(clause.index))))
    return found


def _noun_led(parse: Parse, verb: Token, clause: Token) -> set[int]:
    """All from the noun on in "could not confirm a claim by the band that P", where the parser gave P to the verb."""
    thing = parse.child(verb.index, "dobj")
    if thing is None or not verb.index < thing.index < clause.index:
        return set()
    owned = any(parse.tokens[at].lower in {"by", "from", "of"} for at in thing.children)
    if not owned or thing.lemma.lower() not in load_cues(parse.language).nominal:
        return set()
    return set(range(min(parse.subtree(thing.index)), min(parse.subtree(clause.index))))


def _inserted(parse: Parse, verb: Token) -> bool:
    """Whether the verb stands in a "..., he said, ..." that interrupts the clause it is hung on."""
    inner = parse.subtree(verb.index)
    before = parse.tokens[inner[0] - 1] if inner[0] else None
    return (
        before is not None
        and (before.text in {",", "-", "–", "—"} or parse.tokens[inner[0]].text in {",", "-", "–", "—"})
        and parse.child(verb.index, "mark", "dobj", "ccomp") is None
        and parse.child(verb.index, "nsubj") is not None
        and len(inner) < 25
    )


def _infinitive(parse: Parse, verb: Token) -> set[int]:
    for child in parse.children(verb.index, "xcomp", "ccomp"):
        if child.index > verb.index and (child.tag in {"VBG", "VB"} or parse.child(child.index, "aux", "auxpass")):
            return set(parse.subtree(child.index))
    return set()


def _gerund(parse: Parse, verb: Token) -> set[int]:
    for child in parse.children(verb.index, "xcomp", "ccomp"):
        if child.index > verb.index and child.tag == "VBG" and not _finite(parse, child):
            return set(parse.subtree(child.index))
    return set()


def _addressee(parse: Parse, verb: Token) -> set[int]:
    for child in parse.children(verb.index, "ccomp", "xcomp"):
        if child.index > verb.index or _finite(parse, child):
            return set(parse.subtree(child.index)) - _hearer(parse, child)
    if (thing := parse.child(verb.index, "dobj")) is not None:
        if parse.child(verb.index, "dative") is not None and thing.index > verb.index:
            return set(parse.subtree(thing.index))  # "told them nothing", "told the court a different story"
        for child in parse.children(verb.index, "prep"):
            if child.lower in {"about", "of"}:
                return set(parse.subtree(child.index))
    return set()


def _hearer(parse: Parse, clause: Token) -> set[int]:
    """The subject of an infinitive that is the one spoken to ("urged the union to wait")."""
    if (
        clause.dependency == "ccomp"
        and parse.child(clause.index, "aux")
        and (aux := parse.child(clause.index, "aux"))
        and aux.tag == "TO"
    ):
        subject = parse.child(clause.index, "nsubj")
        if subject is not None:
            return set(parse.subtree(subject.index))
    return set()


def _object(parse: Parse, verb: Token) -> set[int]:
    child = parse.child(verb.index, "dobj")
    if child is None and verb.dependency == "relcl" and parse.child(verb.index, "nsubj") is not None:
        child = _relative(parse, verb)
        return _meant(parse, verb) if child is not None else set()
    if child is not None and child.index < verb.index and child.tag in {"WP", "WDT", "IN"}:
        return _meant(parse, verb) or set(parse.subtree(child.index))
    if child is None:
        return _rejected_as(parse, verb)
    if child.index < verb.index:
        return set()
    if child.tag == "PRP$" or child.lower in {"itself", "himself", "herself", "themselves"}:
        return set()
    found = set(parse.subtree(child.index))
    for rest in parse.children(verb.index, "prep", "oprd", "xcomp"):
        if rest.index > child.index and rest.lower in {"as", "for", "of", "to"}:
            found.update(parse.subtree(rest.index))
    return found


def _rejected_as(parse: Parse, verb: Token) -> set[int]:
    """As in "rejected as nonsense claims that P", where the parser took the claims for what they were rejected as."""
    for prep in parse.children(verb.index, "prep"):
        thing = parse.child(prep.index, "pobj")
        if prep.lower != "as" or prep.index != verb.index + 1 or thing is None:
            continue
        if thing.lemma.lower() in load_cues(parse.language).nominal and parse.child(thing.index, "acl", "relcl"):
            return set(parse.subtree(prep.index))
    return set()


def _relative(parse: Parse, verb: Token) -> Token | None:
    """The noun that a clause without "that" hangs on ("a charge he rejects")."""
    head = parse.tokens[verb.head]
    return head if head.pos in {"NOUN", "PROPN"} and parse.child(verb.index, "ccomp", "xcomp", "prep") is None else None


def _meant(parse: Parse, verb: Token) -> set[int]:
    """What "that" stands for in "the flood that officials predicted": the noun with what describes it."""
    if verb.dependency != "relcl":
        return set()
    head = parse.tokens[verb.head]
    if head.pos not in {"NOUN", "PROPN"}:
        return set()
    inside = set(parse.subtree(head.index)) - set(parse.subtree(verb.index))
    return {at for at in inside if min(parse.subtree(verb.index)) > at}


def _prepositional(parse: Parse, verb: Token) -> set[int]:
    entry = look_up(load_cues(parse.language), parse, verb)
    if entry is None or entry.particle is None:
        return set()
    found: set[int] = set()
    if entry.particle.lower == "against" and entry.particle.index > verb.index + 1:
        found.add(entry.particle.index)  # "advised him" | "against flying"
    for child in parse.children(entry.particle.index, "pobj", "pcomp", "prep"):
        found.update(parse.subtree(child.index))
    for child in parse.children(verb.index, "prep"):  # "spoke of trucks without lights", hung on the verb
        if found and child.lower in _DESCRIBING and child.index == max(found) + 1:
            found.update(parse.subtree(child.index))
    return found


_DESCRIBING = frozenset({"without", "with", "from", "of", "against", "between", "among", "towards", "toward", "behind"})


def _describe(parse: Parse, verb: Token) -> set[int]:
    thing = parse.child(verb.index, "dobj", "nsubj") if not is_passive(parse, verb) else None
    thing = parse.child(verb.index, "dobj") or thing
    found: set[int] = set()
    for child in parse.children(verb.index, "oprd", "ccomp", "acomp", "xcomp"):
        if child.tag in {"VB", "VBG"} and verb.lemma in _PERCEIVING:
            return set()
        if child.index > verb.index:
            found.update(parse.subtree(child.index))
    if not found:
        for child in parse.children(verb.index, "prep"):
            if child.lower in {"as", "like", "to"} and child.index > verb.index:
                found.update(parse.subtree(child.index))
    if not found:
        return set()
    if thing is not None and (thing.dependency == "dobj"):
        found.update(parse.subtree(thing.index))
    return found


def _accuse(parse: Parse, verb: Token) -> set[int]:
    child = parse.child(verb.index, "dobj")
    if child is None:
        return set()
    found = set(parse.subtree(child.index))
    rest = [each for each in parse.children(verb.index, "prep") if each.lower in _ACCUSING and each.index > verb.index]
    for each in rest:
        found.update(parse.subtree(each.index))
    return found if rest or any(parse.tokens[at].lower in _ACCUSING for at in found) else set()


def _wanted(parse: Parse, verb: Token) -> set[int]:
    return _infinitive(parse, verb) or _object(parse, verb)


def _told(parse: Parse, verb: Token) -> set[int]:
    """As in "the union was told (by police) that the ship had sunk": what was told, without who was told it."""
    for child in parse.children(verb.index, "ccomp", "xcomp"):
        if child.index > verb.index:
            return set(parse.subtree(child.index))
    for child in parse.children(verb.index, "agent", "prep"):
        inner = parse.child(child.index, "pobj", "pcomp")
        if inner is None:
            continue
        if child.lower in {"about", "of", "against"}:
            return set(parse.subtree(inner.index))
        if child.lower == "by":
            for told in parse.children(inner.index, "prep"):
                if told.lower in {"of", "about"} and (thing := parse.child(told.index, "pobj", "pcomp")):
                    return set(parse.subtree(thing.index))
            for clause in parse.children(inner.index, "acl", "relcl"):
                if parse.tokens[parse.subtree(clause.index)[0]].lower == "that":
                    return set(parse.subtree(clause.index))
    return set()


def _said_of_it(parse: Parse, verb: Token) -> set[int]:
    """As in "the ship sank, it was reported"."""
    for child in parse.children(verb.index, "ccomp"):
        if child.index < verb.index:
            return set(parse.subtree(child.index))
    host = parse.tokens[verb.head]
    if verb.dependency in {"parataxis", "ccomp", "dep"} and host.index != verb.index:
        return set(parse.subtree(host.index)) - set(parse.subtree(verb.index))
    return set()


def _passive(parse: Parse, verb: Token) -> set[int]:
    """As in "The port is said to be closed", "was accused of theft", "is seen as a threat", "it was reported that ..."."""
    subject = parse.child(verb.index, "nsubjpass", "csubjpass")
    rest: set[int] = set()
    for child in parse.children(verb.index, "xcomp", "ccomp", "oprd", "prep", "advcl"):
        if child.index > verb.index and (
            child.dependency != "prep" or child.lower in {"as", "of", "for", "with", "to"}
        ):
            rest.update(parse.subtree(child.index))
            if child.dependency in {"xcomp", "ccomp"}:
                break
    if subject is not None and subject.lower == "it" and not rest:
        return _said_of_it(parse, verb)
    if subject is None:
        return rest
    named = set(parse.subtree(subject.index))
    if subject.lower == "it" and rest:
        return rest
    return named | rest if named else rest


def _accused(parse: Parse, verb: Token) -> set[int]:
    """As in "was accused of theft": nothing without the "of"."""
    of = any(each.lower in _ACCUSING and each.index > verb.index for each in parse.children(verb.index, "prep"))
    for agent in [] if of else parse.children(verb.index, "agent"):
        by = parse.child(agent.index, "pobj")
        for rest in parse.children(by.index, "prep") if by is not None else ():
            subject = parse.child(verb.index, "nsubjpass")
            if rest.lower in _ACCUSING and subject is not None and parse.child(rest.index, "pcomp"):
                return {*parse.subtree(subject.index), *parse.subtree(rest.index)}  # "by its doctor of hiding ..."
    return _passive(parse, verb) if of else set()


_ACTIVE = (
    ("clause", _clause),
    ("gerund", _gerund),
    ("addressee", _addressee),
    ("describe", _describe),
    ("accuse", _accuse),
    ("infinitive-subject", _wanted),
    ("infinitive", _infinitive),
    ("prepositional", _prepositional),
    ("object", _object),
)
_PASSIVE = (
    ("addressee", _told),
    ("clause", _passive),
    ("describe", _passive),
    ("accuse", _accused),
    ("infinitive", _passive),
    ("infinitive-subject", _passive),
    ("object", _passive),
)
