"""Which offices a report gives somebody: "Finance Minister Ana Roth", "the head of the port authority"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sayso.evidence import Entity, Mention, Reading, Span
from sayso.identity.office_words import office_words
from sayso.languages.spelling import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MATTER = re.compile(r"[a-z]+(?: (?:and )?[a-z]+)?|[A-Z][a-z]+")
_BODIES = frozenset(["organisation", "place", "nationality", "other"])

Member = tuple[str, str]  # a document's id and the id of an entity in its reading
Token = tuple[str, Span]


class Office(NamedTuple):
    """An office as one report gives it to one entity.

    `role` is the usual word for it; `matter` what stands before or behind it in small words ("health", "deputy"); `owners`
    the bodies and places named with it; `tense` is former, new or nothing; `day` that of the report; `gender` what its
    own word tells ("chairwoman").
    """

    role: str
    matter: frozenset[str]
    owners: tuple[Member, ...]
    tense: str
    day: date | None
    shown: str
    gender: str = ""


def find_offices(reading: Reading) -> dict[str, tuple[Office, ...]]:
    """The offices of the persons of one document, by the id of their entity."""
    people = {
        one.id: one for one in reading.entities if one.kind == "person" and one.role is not None and not one.plural
    }
    if not people:
        return {}
    found: dict[str, dict[Office, None]] = {}
    known = sorted(
        (one for one in (*reading.mentions, *reading.modifiers) if one.entity is not None),
        key=lambda one: (one.span, one.id),
    )
    bodies = [one for one in known if one.kind in _BODIES]
    persons = [one for one in known if one.kind == "person"]
    for mention in reading.mentions:
        entity = people.get(mention.entity or "")
        if entity is not None and mention.kind == "person" and mention.form != "pronoun":
            office = _office(reading, mention, entity, (bodies, persons))
            if office is not None:
                found.setdefault(entity.id, {})[office] = None
    return {one: tuple(offices) for one, offices in found.items()}


def _office(
    reading: Reading, mention: Mention, entity: Entity, beside: tuple[Sequence[Mention], Sequence[Mention]]
) -> Office | None:
    words = office_words()
    text = reading.document.text
    tokens = _tokens(text, mention)
    placed = _role(text, tokens, mention)
    if placed is None:
        return None
    at, size, role = placed
    before = [token for token, _ in tokens[:at]]
    if words.many.intersection(before) or _is_loose(role, mention, before):
        return None
    personal = role in words.personal
    if words.owned.intersection(before[:1]) and not personal:
        return None
    if mention.form == "nominal" and before[:1] in (["a"], ["an"]):
        return None
    close = tokens[at + size - 1][1].end
    bodies, persons = beside
    others = [one for one in persons if one.entity != mention.entity] if personal else bodies
    owning = [*_before(others, mention, tokens[:at]), *_behind(others, text, close)]
    matter = {token for token, span in tokens[:at] if not any(one.span.overlaps(span) for one in owning)}
    owned = {token for token, span in tokens[:at] if token in matter and _is_possessive(text, span)}
    link = words.linking.match(text, close)
    if link and not any(one.span.start >= close for one in owning):
        behind = _MATTER.match(text, link.end())
        if behind is None or role not in words.of_matters:
            return None  # of somebody or something that is not known
        matter.update(fold(behind.group()).split())
    if mention.form == "nominal" and not (before or owning or entity.named or text[mention.span.start].isupper()):
        return None  # "might become president" is no way to call anybody
    owners = tuple(dict.fromkeys((reading.document.id, one.entity) for one in owning if one.entity is not None))
    tense = "former" if words.former.intersection(before) else "new" if words.new.intersection(before) else ""
    if mention.form == "nominal" and text.endswith(" as ", 0, mention.span.start):
        lead = text[max(0, mention.span.start - 80) : mention.span.start].rpartition(".")[2]
        told = {word: tense for tense, listed in (("new", words.appointed), ("former", words.left)) for word in listed}
        found = [told[word] for word in fold(lead).split() if word in told]
        if not entity.named or not found:
            return None  # "she spoke as minister" is no way to call anybody
        tense = found[-1]  # "named her as health minister", "was dismissed as health minister"
    matter -= owned | words.pointing | words.former | words.new | words.current
    if personal:
        if not owning and (owned or role not in words.unsaid or words.owned.intersection(before[:1])):
            return None
        matter = set()  # "her younger brother", "the defence lawyer"
    if mention.form == "nominal" and not before and text.endswith(tuple(words.becoming), 0, mention.span.start):
        tense = "new"  # "Roth becomes chairwoman": of what is not said
    elif not owners and not personal and entity.body is not None and role != "minister" and (owned or not matter):
        title = {token for token, _ in tokens[at : at + size]}
        if not any(one.id == entity.body and title & set(fold(one.name).split()) for one in reading.entities):
            owners = ((reading.document.id, entity.body),)  # the "state" of a state prosecutor is no body of his
    if not owners and (owned or {"its", "their", "our"}.intersection(before[:1])):
        return None
    shown = " ".join(text[tokens[0][1].start : max(close, *(one.span.end for one in owning), close)].split())
    return Office(role, frozenset(matter), owners, tense, day_of(reading), shown, _gender(tokens[at + size - 1][0]))


def _is_loose(role: str, mention: Mention, before: Sequence[str]) -> bool:
    """Whether a title may be that of many: "the leader of X" is one, "X leader Ana Roth" may be one of its leaders."""
    return mention.form == "name" and role in office_words().heads and before[:1] != ["the"]


def _is_possessive(text: str, span: Span) -> bool:
    return span.words(text).endswith(("'s", "’s")) or text[span.end - 1 : span.end + 1] in {"s'", "s’"}


def _tokens(text: str, mention: Mention) -> list[Token]:
    """The words of a mention; before a name also those that open a title and were left out of it ("chief executive X")."""
    found = [
        (fold(match.group()), Span(*match.span()))
        for match in _WORD.finditer(text, mention.span.start, mention.span.end)
    ]
    while found:
        before = re.search(r"([^\W_]+)[ -]$", text[max(0, found[0][1].start - 25) : found[0][1].start])
        if before is None or before[1].casefold() not in office_words().leading:
            break
        end = found[0][1].start - 1
        found.insert(0, (before[1].casefold(), Span(end - len(before[1]), end)))
    return found


def _role(text: str, tokens: Sequence[Token], mention: Mention) -> tuple[int, int, str] | None:
    """Where the office stands, over how many words, and its usual form."""
    roles = office_words().roles
    for at in range(len(tokens)):
        for size in (3, 2, 1):
            role = roles.get(tuple(token for token, _ in tokens[at : at + size]))
            if role is None or len(tokens) < at + size:
                continue
            last = text[slice(*tokens[at + size - 1][1])]
            behind = tokens[at + size][1] if len(tokens) > at + size else None
            if last.endswith(("'s", "’s")):
                return None
            if mention.form == "name":
                return (at, size, role) if behind is not None and text[behind.start].isupper() else None
            ends = behind is None or office_words().linking.match(text, tokens[at + size - 1][1].end)
            return (at, size, role) if ends else None
    return None


def _before(bodies: Sequence[Mention], mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """The bodies and places named before the office: "Senn's mayor", "the Torvian foreign minister", "its director"."""
    if tokens:
        start, end = tokens[0][1].start, tokens[-1][1].end + 2
        for one in _between(bodies, start, end):
            if one.span.end <= end and one.id != mention.id:
                yield one


def _behind(bodies: Sequence[Mention], text: str, close: int) -> Iterator[Mention]:
    """The body or place that the office is of."""
    link = office_words().linking.match(text, close)
    following = [one for one in _between(bodies, close, link.end()) if one.span.end > link.end()] if link else []
    if following:
        yield max(following, key=lambda one: (one.span.end, one.id))


def _between(bodies: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    """Those that begin at `start` or later and not behind `end`."""
    at = bisect_left(bodies, (start, 0), key=lambda one: one.span)
    while at < len(bodies) and bodies[at].span.start <= end:
        yield bodies[at]
        at += 1


def _gender(word: str) -> str:
    words = office_words()
    return "female" if word.endswith("woman") or word in words.female else "male" if word.endswith("man") else ""


def day_of(reading: Reading) -> date | None:
    """The day of a report, the first where it is not known to the day."""
    published = reading.document.published
    return published.start if published.start is not None else published.end
