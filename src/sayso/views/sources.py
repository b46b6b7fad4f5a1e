"""Who speaks in these reports, for whom, how often, and who is it that quotes them?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.casefile import Case
from sayso.casefile.voices import Voice, claims_of_statements, voices
from sayso.evidence import Record
from sayso.views.answers import Answer
from sayso.views.ratings import ratings


class ShownSource(Record, frozen=True):
    """Somebody who stands last in a chain: whose word it is.

    `statements` counts what they say; of the claims among it they were the `first` to make some and `repeated` others;
    `quoted_by` names the outlets (or, where unknown, documents); `own_voice` is true for an outlet speaking for itself.
    """

    name: str
    kind: str | None
    named: bool
    plural: bool
    body: str | None
    statements: int
    claims: int
    first: int
    repeated: int
    quoted_by: tuple[str, ...]
    documents: tuple[str, ...]
    own_voice: bool = False
    entity: str | None = None
    rating: str | None = None


class Sources(Answer, frozen=True):
    """Sources, named ones first, those that say most first."""

    sources: tuple[ShownSource, ...]


def sources(case: Case) -> Sources:
    """All sources of the case."""
    return Sources(sources=show_sources(case))


def show_sources(case: Case, statements: Iterable[str] | None = None) -> tuple[ShownSource, ...]:
    """Those who make the statements of those ids, or all, and their part in the claims to which these belong."""
    keys = None if statements is None else sorted(statements)
    heard: dict[_Key, list[Voice]] = {}
    for voice in voices(case, keys):
        heard.setdefault(_key(voice), []).append(voice)
    made, first = _counts(case, keys, heard)
    meant = {entity.id: entity for entity in case.entities_of_ids(key for sort, key in heard if sort == "entity")}
    names = case.entity_names(entity.body for entity in meant.values() if entity.body)
    rated = ratings(case)
    shown = []
    for key, listed in heard.items():
        voice = listed[0]
        entity = meant.get(voice.entity or "")
        name = entity.name if entity else voice.source
        if name is None:
            continue  # an outlet that is not known, or a "reportedly": nobody to list
        shown.append(
            ShownSource(
                name,
                entity.kind if entity else None,
                entity.named if entity else bool(voice.named),
                entity.plural if entity else bool(voice.plural),
                names.get(entity.body) if entity and entity.body else voice.body,
                len(listed),
                made[key],
                first[key],
                made[key] - first[key],
                tuple(sorted({one.outlet or one.name for one in listed if one.steps > 1})),
                tuple(sorted({one.name for one in listed})),
                all(one.steps == 1 for one in listed),
                entity.id if entity else None,
                next((rated[one] for one in (name, *(entity.names if entity else ())) if one in rated), None),
            )
        )
    return tuple(sorted(shown, key=lambda one: (not one.named, -one.statements, one.name, one.documents)))


_Key = tuple[str, str]


def _key(voice: Voice) -> _Key:
    """Who vouches: an entity of the case where the last link is one; else its name, which for the unnamed holds in one document only."""
    if voice.entity:
        return ("entity", voice.entity)
    return ("name", voice.source or "") if voice.named else (voice.document, voice.source or "")


def _counts(
    case: Case, statements: Sequence[str] | None, heard: Mapping[_Key, Sequence[Voice]]
) -> tuple[Counter[_Key], Counter[_Key]]:
    """How many claims each source makes, and of how many it was the first to speak."""
    by_statement = {voice.statement: (key, voice) for key, listed in heard.items() for voice in listed}
    sources: dict[str, set[_Key]] = {}
    earliest: dict[str, tuple[tuple[object, ...], _Key]] = {}
    for claim, polarity, statement in claims_of_statements(case, statements):
        found = by_statement.get(statement)
        if found is None:
            continue
        key, voice = found
        sources.setdefault(claim, set()).add(key)
        moment = (*_when(voice), polarity, voice.end, statement)
        if claim not in earliest or moment < earliest[claim][0]:
            earliest[claim] = (moment, key)
    made = Counter(key for keys in sources.values() for key in keys)
    return made, Counter(key for _, key in earliest.values())


def _when(voice: Voice) -> tuple[str, str, str, int]:
    return (voice.said or voice.published or "9999", voice.published or "9999", voice.name, voice.start)
