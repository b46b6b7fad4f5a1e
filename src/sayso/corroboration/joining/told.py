"""A statement as it is compared with others: what it tells, and of whom, by the entities of the pile."""

import msgspec
from msgspec import structs

from sayso.corroboration.items import Directory, Item, is_numbered, plain_words, singular
from sayso.corroboration.joining.limits import tells_a_limit, tells_a_rate
from sayso.corroboration.joining.propositions import BY_PATIENT, is_vague
from sayso.corroboration.joining.substitution import speaks_of_somebody
from sayso.corroboration.joining.wording import light
from sayso.evidence import EventProposition, FigureProposition, Gist, RelationProposition
from sayso.evidence.kinds import event_kinds, relation_kinds
from sayso.languages.lexicon import word_list


class Told(msgspec.Struct, frozen=True, gc=False):
    """A statement as it is compared: its gist with the entities of the pile.

    What `Comparison.score` looks at must be in its shape (`shapes.py`).
    """

    item: Item
    gist: Gist
    parties: frozenset[str]
    actor: str | None
    acted: str | None
    speakers: frozenset[str]
    bodies: tuple[tuple[str, str], ...]  # of the parties those who speak for a body, and that body
    settings: frozenset[str]  # of the parties the places where it happens, which neither act nor are acted upon
    described: frozenset[str]  # of the parties those who have no name here: that it is they is likely, no more
    parts: tuple[tuple[str, str], ...]  # who is named in which role of a tie or an event
    patients: frozenset[str]  # to whom an event happens: names' ids, else the nouns that describe them
    objects: frozenset[str]  # nouns for what is acted upon in another event, where nothing of it has a name
    limit: bool  # whether it is worded as a rule or a forecast
    rate: bool  # whether its number is of a day, a month or a year

    @property
    def about(self) -> frozenset[str]:
        """Whom it is about: the parties named, else who denies it, since one denies what is said of oneself."""
        return self.parties or (self.speakers if self.is_denied else self.parties)

    @property
    def is_denied(self) -> bool:
        """Whether the statement says that it is not so, in whatever words."""
        return self.item.statement.polarity == "denied"


def tell(directory: Directory, item: Item) -> Told | None:
    """The statement as it is compared, or `None` where its words say too little."""
    gist, document, told = item.statement.gist, item.document.id, item.statement.proposition
    if gist is None or (isinstance(told, FigureProposition) and is_vague(told)):
        return None
    everybody = [entity for one in gist.entities if (entity := directory.find(document, one)) is not None]
    known = [(one, entity) for one in gist.entities if (entity := directory.known(document, one)) is not None]
    found = [entity for _, entity in known]
    numbered = {
        "~" + " ".join(plain_words(one.name).split()[-2:])  # "that warehouse 4" is warehouse 4
        for one in everybody
        if not one.named and is_numbered(one.name)
    }
    counted = {word for name in numbered for word in name[1:].split()}  # a party's name is told by the party
    nothing = light() | {word for one in found if one.named for name in one.names for word in plain_words(name).split()}
    if counted or nothing.intersection(gist.heads):
        words = tuple(word for word in gist.words if word not in counted)
        heads = tuple(word for word in gist.heads if word not in counted and word not in nothing)
        gist = structs.replace(gist, heads=heads or words, words=words)
    if not gist.words and not gist.heads:
        return None
    last = item.statement.chain[-1]
    speaker = directory.source(document, last) if len(item.statement.chain) > 1 else None
    body = directory.by_id.get(speaker.body) if speaker is not None and speaker.body else None
    actor, acted = _named(directory, document, gist.actor), _named(directory, document, gist.acted)
    return Told(
        item,
        gist,
        directory.same({*(entity.id for entity in found), *numbered}),
        actor,
        acted,
        directory.same({one.id for one in (speaker, body) if one is not None and one.named}),
        tuple((entity.id, body.id) for entity in found if (body := directory.body(entity)) is not None),
        directory.same({one.id for one in found if one.kind == "place" and one.id not in (actor, acted)}),
        directory.same(entity.id for one, entity in known if directory.is_described(document, one)),
        _parts(directory, item),
        _patients(directory, item),
        _objects(directory, item),
        tells_a_limit(item),
        tells_a_rate(item),
    )


def _parts(directory: Directory, item: Item) -> tuple[tuple[str, str], ...]:
    """Who is named in which role of a tie or an event, by role and id; the two of a symmetric tie have one role."""
    told, document = item.statement.proposition, item.document.id
    if isinstance(told, RelationProposition):
        symmetric = relation_kinds()[told.kind].symmetric
        roles = [("party" if symmetric else "subject", told.subject), ("party" if symmetric else "object", told.object)]
        found = [(role, directory.known(document, part.entity)) for role, part in roles]
    elif isinstance(told, EventProposition):
        found = [(part.role, directory.known(document, part.entity)) for part in told.participants]
    else:
        return ()
    return tuple(sorted((role, entity.id) for role, entity in found if entity is not None))


def _patients(directory: Directory, item: Item) -> frozenset[str]:
    """To whom an event happens: the ids of those who are named, "#" and the noun for those who are only described."""
    told = item.statement.proposition
    if not isinstance(told, EventProposition) or told.kind not in BY_PATIENT:
        return directory.same(())
    role = event_kinds()[told.kind].roles[1]
    found = set()
    for part in told.participants:
        if part.role == role:
            entity = directory.known(item.document.id, part.entity)
            words = plain_words(part.name.split(" of ")[0]).split()
            found.add(entity.id if entity is not None else "#" + singular(words[-1] if words else ""))
    return directory.same(found)


def _objects(directory: Directory, item: Item) -> frozenset[str]:
    """What is closed, sold or found, by its nouns; nothing where any of it has a name, or a pronoun stands for it."""
    told = item.statement.proposition
    if not isinstance(told, EventProposition) or told.kind in BY_PATIENT:
        return directory.same(())
    acting, acted = event_kinds()[told.kind].roles[:2]
    parts = [part for part in told.participants if part.role == acted != acting]
    if any(directory.known(item.document.id, part.entity) is not None for part in parts):
        return directory.same(())
    nouns = {singular(words[-1]) for part in parts if (words := plain_words(part.name.split(" of ")[0]).split())}
    return directory.same(() if nouns & word_list("substitution", "standing_in") else nouns)


def _named(directory: Directory, document: str, entity: str | None) -> str | None:
    found = directory.known(document, entity)
    return found.id if found is not None else None


def whom(told: Told | None, item: Item) -> str:
    """Whom a statement is about where its words only point there ("he was warned"): equal words are no one claim then."""
    if not speaks_of_somebody(item.words):
        return ""
    return " ".join(sorted(told.parties)) if told is not None and told.parties else item.document.id
