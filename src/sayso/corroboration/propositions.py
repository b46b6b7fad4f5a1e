"""When two statements say the same thing: the parts of a proposition that must agree."""

from msgspec import structs

from sayso.corroboration.items import Directory, Item, Key, plain_words, singular
from sayso.evidence import EventProposition, FigureProposition, Participant, Reference, RelationProposition
from sayso.evidence.kinds import event_kinds, relation_kinds
from sayso.evidence.notation import notation

# Events that are one and the same whoever did it: what happened to whom is what is corroborated.
BY_PATIENT = {"killing", "injury", "arrest", "legal_act", "election"}


def proposition_key(directory: Directory, item: Item) -> Key | None:
    """What the statement's proposition must share with another's to be the same; `None` where only meaning can tell.

    Relations agree in kind and both parties (either way round where symmetric), events in kind and named participants (where
    nobody is named: in place, and in day where somebody is described; else only within one document), figures in measure, group and value. What is only supposed or still to come never agrees with what is asserted.
    """
    proposition, document = item.statement.proposition, item.document.id
    if isinstance(proposition, RelationProposition):
        return _relation(directory, item, proposition, document)
    if isinstance(proposition, EventProposition):
        return _event(directory, item, proposition, document)
    if isinstance(proposition, FigureProposition):
        return (
            "figure",
            *series_key(directory, item, proposition),
            f"{proposition.low}",
            f"{proposition.high}",
            proposition.bound,
        )
    return None


def _status(item: Item, status: str) -> str:
    return "hypothetical" if status == "current" and item.statement.certainty == "underspecified" else status


def _relation(directory: Directory, item: Item, proposition: RelationProposition, document: str) -> Key:
    kind = relation_kinds().get(proposition.kind)
    pair = [
        directory.key(document, proposition.subject) or "",
        directory.key(document, proposition.object) or "",
    ]
    name = proposition.kind
    if kind is not None and kind.symmetric:
        pair.sort()
    if name == "employs":
        name, pair = "belongs_to", pair[::-1]  # who is employed by a firm belongs to it
    if name == "belongs_to" and directory.is_a_thing(document, proposition.subject):
        name, pair = "owns", pair[::-1]  # a warehouse that belongs to a firm is owned by it
    return ("relation", name, _status(item, proposition.status), *pair)


def _event(directory: Directory, item: Item, proposition: EventProposition, document: str) -> Key:
    table = event_kinds().get(proposition.kind)
    acted = table.roles[1] if table is not None else ""
    named = sorted(
        f"{participant.role}:{directory.key(document, participant)}"
        for participant in proposition.participants
        if _is_somebody(directory, document, participant)
    )
    if proposition.kind in BY_PATIENT:
        patients = [part for part in named if part.startswith(acted + ":")]
        named = patients or named
    place = directory.key(document, proposition.place)
    status = _status(item, proposition.status)
    if named:
        return ("event", proposition.kind, status, *named)
    described = sorted(plain_words(participant.name) for participant in proposition.participants)
    holds = item.statement.holds
    day = holds.start.isoformat() if holds.start is not None and holds.start == holds.end else None
    if place is not None and not described:
        return ("event", proposition.kind, status, f"in:{place}")
    if place is not None and day is not None:
        return ("event", proposition.kind, status, f"in:{place}", f"on:{day}", *described)
    return ("event", proposition.kind, status, f"of:{document}", *described)


def _is_somebody(directory: Directory, document: str, participant: Participant) -> bool:
    found = directory.find(document, participant.entity)
    return found is not None and found.named


def series_key(directory: Directory, item: Item, proposition: FigureProposition) -> Key:
    """What two estimates must share to stand in one series: measure, unit and group (the place is matched apart)."""
    of = directory.key(item.document.id, proposition.of)
    measure = measure_key(proposition.measure, of_group=of is not None)
    if measure in _SAYS_NOTHING and of is None:
        measure = f"{measure} {proposition.low}-{proposition.high}"  # "400 people", of whom nothing else is told
    return (measure, proposition.unit or "", of or "")


_SAYS_NOTHING = {"person", "figure", "number", "total", "thing", "time"}

# Words for those who make up a group: of a named group they all measure its strength.
_STRENGTH = {
    "fighter", "member", "militant", "operative", "combatant", "insurgent", "strength", "gunman", "rebel", "guerrilla",
    "jihadist", "terrorist", "soldier", "troop", "force", "man", "employee", "staff", "worker", "follower", "personnel",
}  # fmt: skip
_PERSON = {"people": "person", "other": "person", "individual": "person", "life": "person", "victim": "person"}


def measure_key(measure: str, *, of_group: bool = False) -> str:
    """A measure's words, singular; "persons killed", "people killed" and "others killed" are one measure.

    Of a named group, "fighters", "core members" and "strength" are one measure too.
    """
    words = [_PERSON.get(word, word) for word in map(singular, measure.casefold().split())]
    if of_group and words and words[-1] in _STRENGTH and len(words) <= 3:
        return "strength"
    return " ".join(words)


def claim_notation(directory: Directory, item: Item) -> str:
    """The proposition in one line, under the names that its parties have across the pile."""
    document, proposition = item.document.id, item.statement.proposition

    def named(reference: Reference) -> Reference:
        return structs.replace(reference, name=directory.name(document, reference) or reference.name)

    if isinstance(proposition, RelationProposition):
        subject, target = named(proposition.subject), named(proposition.object)
        proposition = structs.replace(proposition, subject=subject, object=target)
    elif isinstance(proposition, EventProposition):
        parts = tuple(
            structs.replace(part, name=directory.name(document, part) or part.name) for part in proposition.participants
        )
        place = named(proposition.place) if proposition.place is not None else None
        proposition = structs.replace(proposition, participants=parts, place=place)
    elif isinstance(proposition, FigureProposition):
        of = named(proposition.of) if proposition.of is not None else None
        place = named(proposition.place) if proposition.place is not None else None
        proposition = structs.replace(proposition, of=of, place=place)
    return notation(proposition)
