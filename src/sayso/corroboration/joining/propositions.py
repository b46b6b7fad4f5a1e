"""When two statements say the same thing: the parts of a proposition that must agree."""

from msgspec import structs

from sayso.corroboration.items import Directory, Item, Key, plain_words, singular
from sayso.corroboration.joining.limits import tells_a_limit
from sayso.corroboration.joining.wording import classes
from sayso.evidence import EventProposition, FigureProposition, Participant, Reference, RelationProposition
from sayso.evidence.kinds import event_kinds, relation_kinds
from sayso.evidence.notation import notation
from sayso.languages.lands import land_of

# Events that are one and the same whoever did it: what happened to whom is what is corroborated.
BY_PATIENT = {"killing", "injury", "arrest", "legal_act", "election", "resignation"}


def proposition_key(directory: Directory, item: Item) -> Key | None:
    """What the statement's proposition must share with another's to be the same; `None` where only meaning can tell.

    Relations agree in kind and both parties (either way round where symmetric), events in kind and named participants (where
    nobody is named: in place and day; else only within one document), figures in measure, group and value. What is only supposed or still to come never agrees with what is asserted.
    """
    proposition, document = item.statement.proposition, item.document.id
    if isinstance(proposition, RelationProposition):
        return _relation(directory, item, proposition, document)
    if isinstance(proposition, EventProposition):
        return _event(directory, item, proposition, document)
    if isinstance(proposition, FigureProposition):
        vague = ("of:" + document,) if is_vague(proposition) else ()  # "thousands" here are not the "thousands" there
        return (
            "figure",
            *series_key(directory, item, proposition),
            f"{proposition.low}",
            f"{proposition.high}",
            proposition.bound,
            *vague,
        )
    return None


def is_share(figure: FigureProposition) -> bool:
    """Whether a figure of what one counts is a part of them: "half of the troops", "a third of the votes"."""
    return not figure.unit and figure.high is not None and 0 < figure.high < 1


def is_vague(figure: FigureProposition) -> bool:
    """Whether a figure names no number, only a magnitude: "thousands", "billions of dollars"."""
    low, high = figure.low, figure.high
    open_ended = high is None and low is not None and figure.bound == "at_least" and figure.approximate
    return figure.approximate and (open_ended or (low is not None and high is not None and high >= 5 * low > 0))


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
    acting = table.roles[0] if table is not None else ""
    whole = len(named) > 1 or (acting != acted and any(part.startswith(acted + ":") for part in named))
    if proposition.kind in BY_PATIENT:
        patients = [part for part in named if part.startswith(acted + ":")]
        named, whole = patients or named, bool(patients)
    place = directory.key(document, proposition.place)
    status = _status(item, proposition.status)
    kind = f"{proposition.kind} {_sort(item)}"
    if named and whole:
        return ("event", kind, status, *named)
    if named:  # what else is told of it must be the same: "Roth closed the mill" is not "Roth closed the school"
        return ("event", kind, status, *named, *_described(directory, document, proposition))
    described = sorted(plain_words(participant.name) for participant in proposition.participants)
    holds = item.statement.holds
    day = holds.start.isoformat() if holds.start is not None and holds.start == holds.end else None
    if place is not None and not described:
        return ("event", kind, status, f"in:{place}", f"on:{day}" if day is not None else f"of:{document}")
    if place is not None and day is not None:
        return ("event", kind, status, f"in:{place}", f"on:{day}", *described)
    return ("event", kind, status, f"of:{document}", *described)


def _sort(item: Item) -> str:
    """What sort of its kind an event is, by the word for it: one is elected or resigns."""
    gist = item.statement.gist
    return min((min(classes(head)) for head in gist.heads), default="") if gist is not None else ""


def _described(directory: Directory, document: str, proposition: EventProposition) -> list[str]:
    """The nouns for those who take part without a name; where there are none nothing tells which event it is, but for its document."""
    parts = [part for part in proposition.participants if not _is_somebody(directory, document, part)]
    nouns = [plain_words(part.name.split(" of ")[0]).split()[-1:] for part in parts]
    return sorted("with:" + noun[0] for noun in nouns if noun) or [f"of:{document}"]


def _is_somebody(directory: Directory, document: str, participant: Participant) -> bool:
    found = directory.find(document, participant.entity)
    return found is not None and found.named


def series_key(directory: Directory, item: Item, proposition: FigureProposition) -> Key:
    """What two estimates must share to stand in one series: measure, unit and group (the place is matched apart)."""
    of = group_key(directory, item.document.id, proposition.of)
    measure = measure_key(proposition.measure, of_group=of is not None)
    if tells_a_limit(item):
        measure = f"limit: {measure}"
    if is_share(proposition):
        measure = f"share: {measure}"
    if measure in _SAYS_NOTHING and of is None:
        measure = f"{measure} {proposition.low}-{proposition.high}"  # "400 people", of whom nothing else is told
        if says_little(proposition):
            measure = f"{measure} of:{item.document.id}"
    return (measure, proposition.unit or "", of or "")


def group_key(directory: Directory, document: str, of: Reference | None) -> str | None:
    """Of whom a figure is, `None` where it is of nobody in particular; "Israel" and "the Israelis" are one group."""
    return land_of(directory.name(document, of) or "") or directory.key(document, of)


def says_little(figure: FigureProposition) -> bool:
    """Whether a figure is of no more than a few people or things, of whom nothing is told: "two people" here are not those there."""
    most = figure.high if figure.high is not None else figure.low
    return measure_key(figure.measure) in _SAYS_NOTHING and not figure.unit and most is not None and most <= A_FEW


A_FEW = 12  # that any report tells of

_SAYS_NOTHING = {"person", "figure", "number", "total", "thing", "time"}

# Words for those who make up a group: of a named group they all measure its strength.
_STRENGTH = {
    "fighter", "member", "militant", "operative", "combatant", "insurgent", "strength", "gunman", "rebel", "guerrilla",
    "jihadist", "terrorist", "soldier", "troop", "force", "man", "employee", "staff", "worker", "follower", "personnel",
}  # fmt: skip
_PERSON = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "other": "person",
    "individual": "person",
    "life": "person",
    "victim": "person",
}


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
            structs.replace(part, name=_without_no(directory.name(document, part) or part.name))
            for part in proposition.participants
        )
        place = named(proposition.place) if proposition.place is not None else None
        proposition = structs.replace(proposition, participants=parts, place=place)
    elif isinstance(proposition, FigureProposition):
        of = named(proposition.of) if proposition.of is not None else None
        place = named(proposition.place) if proposition.place is not None else None
        proposition = structs.replace(proposition, of=of, place=place)
    return notation(proposition)


def _without_no(name: str) -> str:
    """What nobody found, without the "no": which side a claim is on tells that."""
    return name.removeprefix("no ").removeprefix("No ")
