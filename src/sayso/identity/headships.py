"""Offices that a report tells by a verb ("who leads the union") or by another's ("her predecessor"), beside those it names."""

from collections.abc import Iterator

from sayso.evidence import Reading
from sayso.evidence.propositions import RelationProposition
from sayso.identity.office_words import office_words
from sayso.identity.offices import Office, day_of, find_offices
from sayso.languages.spelling import fold

APART = 40  # characters between who holds an office and the body, at most


def all_offices(reading: Reading) -> dict[str, tuple[Office, ...]]:
    """The offices of the persons of one document, by the id of their entity: named, told by a verb, or by another's."""
    found: dict[str, dict[Office, None]] = {one: dict.fromkeys(listed) for one, listed in find_offices(reading).items()}
    for entity, office in tuple(_by_verbs(reading)):
        if not any(set(known.owners) & set(office.owners) for known in found.get(entity, ())):
            found.setdefault(entity, {})[office] = None  # the coach who led the club to victory is not its head
    for entity, office in tuple(_beside(reading, found)):
        found.setdefault(entity, {})[office] = None
    return {one: tuple(offices) for one, offices in found.items()}


def _by_verbs(reading: Reading) -> Iterator[tuple[str, Office]]:
    """As in "Ana Roth, who leads the union", "Ana Roth ran the bank for nine years"."""
    verbs, text = office_words().verbs, reading.document.text
    people = {one.id for one in reading.entities if one.kind == "person" and one.named and not one.plural}
    for statement in reading.statements:
        told = statement.proposition
        if not isinstance(told, RelationProposition) or told.kind != "in_charge_of" or statement.polarity == "denied":
            continue
        holder, body = told.subject, told.object
        if holder.entity not in people or body.entity is None or holder.span is None or body.span is None:
            continue
        if not 0 < body.span.start - holder.span.end <= APART:
            continue
        words = fold(text[holder.span.end : body.span.start]).split()
        verb = next((word for word in words if word in verbs), None)
        if verb is None or "not" in words:
            continue
        ended = told.status == "ended" or office_words().ended.match(text, body.span.end) is not None
        past = not verb.endswith("s") and ended
        if not verb.endswith("s") and not ended and "who" not in words:
            continue  # "Roth led Senn to victory"
        shown = " ".join(text[holder.span.start : body.span.end].split())
        owners = ((reading.document.id, body.entity),)
        yield holder.entity, Office(verbs[verb], frozenset(), owners, "former" if past else "", day_of(reading), shown)


def _beside(reading: Reading, found: dict[str, dict[Office, None]]) -> Iterator[tuple[str, Office]]:
    """As in "her predecessor": the office is hers, and somebody had it before."""
    if not found:
        return
    words, text = office_words(), reading.document.text
    people = {one.id for one in reading.entities if one.kind == "person" and not one.plural}
    mentions = sorted((one for one in reading.mentions if one.kind == "person"), key=lambda one: (one.span, one.id))
    for mention in mentions:
        shown = " ".join(mention.span.words(text).split())
        tense = words.beside.get(fold(shown).split()[-1] if fold(shown) else "")
        if tense is None or mention.form != "nominal" or mention.entity not in people:
            continue
        holders = {
            one.entity
            for one in mentions
            if mention.span.covers(one.span) and one.id != mention.id and one.entity != mention.entity
        }
        offices = [office for holder in holders if holder in found for office in found[holder]]
        for office in offices:
            if office.role not in words.personal:
                yield mention.entity, office._replace(tense=tense, shown=shown, gender="")
