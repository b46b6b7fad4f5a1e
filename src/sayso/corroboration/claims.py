"""Statements of one proposition, put together as a claim with its two sides."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

import numpy as np

from sayso.corroboration.contexts import Contexts
from sayso.corroboration.counting.agreeing import Agreement
from sayso.corroboration.counting.origins import find_origins
from sayso.corroboration.disputes.answering import with_answers
from sayso.corroboration.disputes.disputing import with_sides_apart
from sayso.corroboration.estimates.series import source_key
from sayso.corroboration.items import Directory, Item, Key, is_worded_as_denied, other_side, plain_words, side_of
from sayso.corroboration.joining.assertions import agree, join_by_meaning, same_numbers
from sayso.corroboration.joining.clashing import at_other_times, clash
from sayso.corroboration.joining.eras import past, with_times_apart
from sayso.corroboration.joining.known import Known
from sayso.corroboration.joining.likeness import Comparer
from sayso.corroboration.joining.limits import tells_a_limit
from sayso.corroboration.joining.matching import match_groups
from sayso.corroboration.joining.nearness import Nearness
from sayso.corroboration.joining.propositions import is_vague, proposition_key, says_little
from sayso.corroboration.joining.sameness import merge
from sayso.corroboration.joining.substitution import is_opposed, part
from sayso.corroboration.joining.surroundings import Surroundings
from sayso.corroboration.joining.told import Told, tell, whom
from sayso.corroboration.joining.verifying import verified
from sayso.corroboration.lineage import Lineage
from sayso.corroboration.roots import root
from sayso.corroboration.ruling import apply_to_claims
from sayso.corroboration.titles import by_wording, title_of
from sayso.engine import Memory, Notes
from sayso.evidence import (
    AssertionProposition,
    Claim,
    EventProposition,
    FigureProposition,
    Polarity,
    Position,
    Proposition,
    RelationProposition,
    Span,
    content_id,
)
from sayso.evidence.notation import introduces

ABOUT = timedelta(days=31)  # days that are known less closely are no first and no last day
ALIGNED_NEAR = 0.45  # cosine of the vectors of two statements in aligned passages
LEAST_NEAR = 0.15  # the same, where each stands alone of its kind there

SAME_WORDS = 4  # ties, events and figures told in so many equal words are one
FIGURES_NEAR = 0.7  # cosine of the vectors of two figures of one number
MOST_ALIKE = 60  # figures of one number compared with each other


def find_claims(
    directory: Directory,
    lineage: Lineage,
    grouped: Mapping[Key, list[Item]],
    known: tuple[Notes[Claim], Contexts] | None = None,
    agreement: Agreement | None = None,
) -> tuple[Claim, ...]:
    """The claims of statements that are `grouped` by what they say (`group_items`), best attested first, with their positions.

    Claims that a person ruled to be the same are one, under the first one's id. What is `known` of earlier ones is not
    worked out again.
    """
    groups = sorted(apply_to_claims(grouped, lineage.rulings).items())
    if known is None:
        claims = [_claim(directory, lineage, key, group, agreement) for key, group in groups]
    else:
        notes, contexts = known
        claims = [
            notes.made(contexts.group(key, group), partial(_claim, directory, lineage, key, group, agreement))
            for key, group in groups
        ]
    return tuple(sorted(claims, key=_rank))


def group_items(
    directory: Directory,
    lineage: Lineage,
    items: Sequence[Item],
    memory: Memory | None = None,
    asked: Collection[str] | None = None,
) -> Mapping[Key, list[Item]]:
    """The statements by what they say, under a key that does not depend on their order.

    Where only some documents are `asked` for (ids), the others' statements need not all be put together.
    """
    told = {item.id: one for item in items if (one := tell(directory, item)) is not None}
    groups = _across_shapes(told, _by_rules(directory, lineage, items, told, Nearness(memory)), memory)
    if memory is not None:
        memory.pack()
    together = ({item.document.id: item.document for item in some}.values() for some in groups.values())
    known = Known(Surroundings(together, memory), Comparer(told, directory, memory), memory)
    groups = verified(groups, lineage.made_from, partial(_ties_names, directory), known, asked)
    groups = match_groups(groups, lineage.made_from, known, memory, asked)
    return with_sides_apart(with_answers(groups, told, known, asked), told, known, asked)


def _by_rules(
    directory: Directory, lineage: Lineage, items: Sequence[Item], told: Mapping[str, Told], near: Nearness
) -> dict[Key, list[Item]]:
    """The statements by what they say as far as each sort of them tells; what was needed on the way is let go."""
    about = {item.id: whom(told.get(item.id), item) for item in items}

    def apart(one: str, other: str) -> bool:
        if one not in told or other not in told:
            return False
        return clash(told[one], told[other]) or at_other_times(told[one], told[other])

    keys: dict[str, Key] = {}
    loose: list[Item] = []
    for item in items:
        key = proposition_key(directory, item)
        if key is None:
            loose.append(item)
        else:
            keys[item.id] = key
    groups: dict[Key, list[Item]] = defaultdict(list)
    aligned = _aligned(lineage, items, near)
    same = [*_worded_the_same(items, about), *_same_numbers(items, near)]
    keys = with_times_apart(_with_others_apart(keys, items, aligned), items)
    merged = _merged(directory, keys, [*aligned, *same])
    for item in items:
        if item.id in keys:
            groups[merged[keys[item.id]]].append(item)
    copied = [(one, other) for one, other in aligned if one not in keys and other not in keys]
    pairs = [*join_by_meaning(loose, near, about, apart), *copied]
    for group in _joined(loose, pairs, about):
        groups["assertion", min(item.id for item in group)] = group
    return groups


def _ties_names(directory: Directory, item: Item) -> bool:
    """Whether a statement is a tie of two that have names."""
    told, document = item.statement.proposition, item.document.id
    if not isinstance(told, RelationProposition):
        return False
    parties = [directory.find(document, part.entity) for part in (told.subject, told.object)]
    return all(party is not None and party.named for party in parties)


def _with_others_apart(
    keys: Mapping[str, Key], items: Sequence[Item], aligned: Iterable[tuple[str, str]]
) -> dict[str, Key]:
    """`keys` of ties and events, with those told apart that are of one kind and one people but say otherwise.

    Who was convicted and who was acquitted have one key, and so has whoever attacked whom.
    """
    words = {item.id: item.words for item in items if item.id in keys and keys[item.id][0] != "figure"}
    linked = {frozenset((words[one], words[other])) for one, other in aligned if one in words and other in words}
    wordings: dict[Key, set[str]] = defaultdict(set)
    for one, told in words.items():
        wordings[keys[one]].add(told)
    parts = {key: part(listed, linked) for key, listed in wordings.items() if len(listed) > 1}
    found = dict(keys)
    for one, told in words.items():
        first = parts.get(keys[one], {}).get(told)
        if first is not None and first != min(parts[keys[one]].values()):
            found[one] = (*keys[one], f"={first}")
    return found


def _across_shapes(
    known: Mapping[str, Told], groups: Mapping[Key, list[Item]], memory: Memory | None
) -> dict[Key, list[Item]]:
    """The groups with those put together that make one claim in other words or another shape."""
    keys = {"\0".join(key): key for key in groups}
    held = {item.id: name for name, key in keys.items() for item in groups[key]}
    merged = merge([known[one] for one in sorted(known) if one in held], held, memory)
    together: dict[str, list[Item]] = defaultdict(list)
    for key in sorted(groups):
        for item in groups[key]:
            together[merged[item.id]].append(item)
    return {keys[name]: items for name, items in together.items()}


def _merged(directory: Directory, keys: Mapping[str, Key], pairs: Iterable[tuple[str, str]]) -> dict[Key, Key]:
    """For each key the one it is counted under: a rewrite's other words for its parent's tie or event are the same one.

    Ties and events are joined where they are of one kind and one side leaves a party unnamed; figures where the number is
    the same, though its bound or its noun was changed in copying.
    """
    final = {key: key for key in keys.values()}

    find = partial(root, final)
    for left, right in sorted(pairs):
        if left not in keys or right not in keys:
            continue
        ours, theirs = find(keys[left]), find(keys[right])
        same_sort = ours[0] == theirs[0] == "figure" or _sort_of(ours) == _sort_of(theirs)
        if ours != theirs and same_sort and (ours[0] == "figure" or _is_vague(directory, ours, theirs)):
            first, second = sorted((ours, theirs), key=lambda key: (_vague_parts(directory, key), key))
            final[second] = first
    return {key: find(key) for key in final}


def _sort_of(key: Key) -> tuple[str, ...]:
    """What a key is of: a tie or an event of which kind and status, whatever word a report has for it."""
    return (key[0], *(part.split(" ")[0] for part in key[1:2]), *key[2:3])


def _is_vague(directory: Directory, ours: Key, theirs: Key) -> bool:
    """Whether the keys differ only in parties that at least one of them leaves unnamed."""
    return min(_vague_parts(directory, ours), _vague_parts(directory, theirs)) < max(
        _vague_parts(directory, ours), _vague_parts(directory, theirs)
    ) or (_vague_parts(directory, ours) > 0 and _vague_parts(directory, theirs) > 0)


def _vague_parts(directory: Directory, key: Key) -> int:
    return sum(1 for part in key[3:] if not directory.is_named(part))


def _joined(items: Sequence[Item], pairs: Iterable[tuple[str, str]], about: Mapping[str, str]) -> list[list[Item]]:
    """The items in groups: what is worded the same `about` the same is one, and joins another as one.

    Beside that groups are not closed by transitivity: a pair joins a group only through the group's first member.
    """
    by_id = {item.id: item for item in items}
    first: dict[str, str] = {}
    head: dict[str, str] = {}
    for identity in sorted(by_id):
        item = by_id[identity]
        words = f"{is_worded_as_denied(item)} {about[identity]} {plain_words(item.words)}"
        head[identity] = first.setdefault(words, identity)

    find = partial(root, head)
    classes: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(by_id):
        classes[find(identity)].append(identity)
    near: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        ours, theirs = find(left), find(right)
        if ours != theirs:
            near[ours].add(theirs)
            near[theirs].add(ours)
    taken: set[str] = set()
    groups = []
    for identity in sorted(classes, key=lambda one: (-len(near.get(one, ())), -len(classes[one]), one)):
        if identity in taken:
            continue
        group = [identity, *sorted(near.get(identity, set()) - taken)]
        taken.update(group)
        groups.append([by_id[one] for each in group for one in classes[each]])
    return groups


def _worded_the_same(items: Sequence[Item], about: Mapping[str, str]) -> list[tuple[str, str]]:
    """Ties, events and figures told in the very same words `about` the same."""
    same: dict[tuple[str, ...], list[str]] = {}
    for item in items:
        words = plain_words(item.words)
        if words.count(" ") >= SAME_WORDS - 1:
            then = past(item)
            when = str(then.start) if then is not None else ""
            sort = (item.statement.kind, getattr(item.statement.proposition, "kind", ""), about[item.id], words, when)
            same.setdefault(sort, []).append(item.id)
    ordered = (sorted(listed) for listed in same.values())
    return [(listed[0], one) for listed in ordered for one in listed[1:]]


def _same_numbers(items: Sequence[Item], nearness: Nearness) -> list[tuple[str, str]]:
    """Figures of one number and unit that are near in meaning and name nobody else."""
    blocks: dict[tuple[float | None, float | None, str | None], list[Item]] = defaultdict(list)
    figures = (item for item in items if isinstance(item.statement.proposition, FigureProposition))
    for item in sorted(figures, key=lambda item: item.id):
        told = item.statement.proposition
        assert isinstance(told, FigureProposition)
        if not is_vague(told) and not says_little(told):
            blocks[told.low, told.high, told.unit].append(item)
    pairs = []
    for block in blocks.values():
        first: dict[str, Item] = {}
        for item in block:
            first.setdefault(plain_words(item.words), item)
        heads = list(first.values())[:MOST_ALIKE]
        if len(heads) < 2:
            continue
        words = [item.words for item in heads]
        limits = list(map(tells_a_limit, heads))
        near = nearness.between(words, words)
        for at, place in np.argwhere(np.tril(near >= FIGURES_NEAR, -1)).tolist():
            if limits[at] == limits[place] and agree(heads[at].words, heads[place].words):
                pairs.append((heads[place].id, heads[at].id))
    return pairs


def _aligned(lineage: Lineage, items: Sequence[Item], near: Nearness) -> list[tuple[str, str]]:
    """Statements that stand alone of their kind in aligned passages of a derived document and its parent."""
    by_document: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_document[item.document.id].append(item)
    pairs = []
    for document in sorted(by_document):
        for derivation in lineage.parents.get(document, []):
            for passage in derivation.passages:
                ours = _by_sort(by_document[document], passage.span)
                theirs = _by_sort(by_document.get(derivation.parent or "", []), passage.from_span)
                for sort, mine in ours.items():
                    pairs.extend(_matched(mine, theirs.get(sort, []), near))
    return pairs


def _matched(ours: Sequence[Item], theirs: Sequence[Item], nearness: Nearness) -> list[tuple[str, str]]:
    """One to one, the statements of two aligned passages that say the same: nearest in meaning both ways."""
    if not ours or not theirs:
        return []
    if len(ours) == 1 and len(theirs) == 1:
        one, other = ours[0], theirs[0]
        near = one.words == other.words or nearness.between([one.words], [other.words])[0, 0] >= LEAST_NEAR
        return [(one.id, other.id)] if near and _can_be_one(one, other) else []
    near = nearness.between([item.words for item in ours], [item.words for item in theirs])
    found = []
    for row, mine in enumerate(ours):
        column = int(near[row].argmax())
        mutual = int(near[:, column].argmax()) == row
        if mutual and float(near[row, column]) >= ALIGNED_NEAR and _can_be_one(mine, theirs[column]):
            found.append((mine.id, theirs[column].id))
    return found


def _number(proposition: Proposition) -> float | None:
    if not isinstance(proposition, FigureProposition):
        return None
    return proposition.low if proposition.low is not None else proposition.high


def _by_sort(items: Iterable[Item], span: Span) -> dict[tuple[str, str], list[Item]]:
    """The statements inside a span by kind of proposition."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if span.covers(item.statement.span):
            found[item.statement.kind, getattr(item.statement.proposition, "kind", "")].append(item)
    return found


def _can_be_one(left: Item, right: Item) -> bool:
    """Whether two statements are of like length and number and, as assertions, both negated in their words or neither."""
    if isinstance(left.statement.proposition, FigureProposition):
        return _number(left.statement.proposition) == _number(right.statement.proposition)
    if left.statement.kind == "assertion" and is_worded_as_denied(left) != is_worded_as_denied(right):
        return False
    if is_opposed(left.words, right.words):
        return False
    told = [set(one.statement.gist.numbers) if one.statement.gist is not None else set() for one in (left, right)]
    if not same_numbers(left.words, right.words) or (all(told) and told[0] != told[1]):
        return False  # a number changed in copying makes another claim
    short, long = sorted((len(left.words), len(right.words)))
    return short * 2 >= long


def _claim(
    directory: Directory, lineage: Lineage, key: Key, items: Sequence[Item], agreement: Agreement | None
) -> Claim:
    sides: dict[Polarity, list[Item]] = {"affirmed": [], "denied": []}
    worded = by_wording(directory, items)
    first = worded[0]
    swapped = side_of(first) != first.side  # the claim is worded with its negation
    for item in items:
        sides[other_side(item.side) if swapped else item.side].append(item)
    positions = tuple(
        _position(directory, lineage, polarity, side, agreement) for polarity, side in sides.items() if side
    )
    subject, target, measure = _parties(directory, first)
    days = [day for item in items if (day := _known_day(item)) is not None]
    return Claim(
        content_id(*key),
        first.statement.kind,
        title_of(directory, worded),
        subject,
        target,
        measure,
        _about(directory, items),
        positions,
        len(positions) == 2 and all(map(_asserts, sides.values())) and _are_of_two(directory, items, positions),
        min(days, default=None),
        max(days, default=None),
    )


def _asserts(items: Sequence[Item]) -> bool:
    return any(item.statement.certainty != "underspecified" for item in items)


_THE = re.compile(r"the \w", re.IGNORECASE)


def _are_of_two(directory: Directory, items: Sequence[Item], positions: Sequence[Position]) -> bool:
    """Whether more than one voice stands on the two sides, by the statements and by the origins that they rest on.

    Who says otherwise later disputes nothing with anybody, nor does the mayor with a report that has it from her, nor one outlet's own words with another's.
    """
    if all(len(item.statement.chain) == 1 for item in items):
        return False
    origins = {origin.entity or origin.source for position in positions for origin in position.origins}
    return len({_voice(directory, item) for item in items}) > 1 and len(origins) > 1


def _voice(directory: Directory, item: Item) -> str:
    """Who says it; "the railway" of two reports is one, though nothing tells that it must be."""
    words = item.statement.chain[-1].source or ""
    entity = directory.source(item.document.id, item.statement.chain[-1])
    known = entity is not None and entity.named
    return source_key(directory, item) if known or not _THE.match(words) else plain_words(words)


def _position(
    directory: Directory, lineage: Lineage, polarity: Polarity, items: Sequence[Item], agreement: Agreement | None
) -> Position:
    origins, independent, reasons = find_origins(directory, lineage, items, agreement)
    listed = sorted(items, key=lambda item: (_day(item) or date.max, item.document.name, item.statement.span, item.id))
    return Position(polarity, independent, origins, tuple(item.id for item in listed), reasons)


def _parties(directory: Directory, item: Item) -> tuple[str | None, str | None, str | None]:
    proposition, document = item.statement.proposition, item.document.id
    if isinstance(proposition, RelationProposition):
        return directory.name(document, proposition.subject), directory.name(document, proposition.object), None
    if isinstance(proposition, FigureProposition):
        return (
            directory.name(document, proposition.of),
            directory.name(document, proposition.place),
            proposition.measure,
        )
    if isinstance(proposition, EventProposition):
        names = [directory.name(document, part) for part in proposition.participants]
        return (names[0] if names else None), (names[1] if len(names) > 1 else None), None
    return None, None, None


def _about(directory: Directory, items: Sequence[Item]) -> tuple[str, ...]:
    """The ids of the case entities that the statements are about: their parties, and the names inside an assertion."""
    found: set[str] = set()
    for item in items:
        proposition, document = item.statement.proposition, item.document.id
        parts: list[str | None] = []
        if isinstance(proposition, RelationProposition):
            parts = [proposition.subject.entity, proposition.object.entity]
        elif isinstance(proposition, EventProposition):
            parts = [part.entity for part in proposition.participants]
            parts.append(proposition.place.entity if proposition.place is not None else None)
        elif isinstance(proposition, FigureProposition):
            parts = [part.entity for part in (proposition.of, proposition.place) if part is not None]
        elif isinstance(proposition, AssertionProposition):
            parts = list(directory.mentioned(document, item.statement.span))
        for each in parts:
            entity = directory.find(document, each)
            if entity is not None:
                found.add(entity.id)
    return tuple(sorted(found))


def _day(item: Item) -> date | None:
    said = item.statement.said
    return said.start or said.end


def _known_day(item: Item) -> date | None:
    """The day on which something was said, where it is known to within a month; else nothing is known of when it was first said."""
    said = item.statement.said
    near = said.start is not None and said.end is not None and said.end - said.start <= ABOUT
    return said.start if near else None


def _rank(claim: Claim) -> tuple[bool, int, int, str, str]:
    """Most attested first: by independent origins at least, then by statements; what only introduces people comes last."""
    at_least = max(position.independent.at_least for position in claim.positions)
    count = sum(len(position.statements) for position in claim.positions)
    return (introduces(claim), -at_least, -count, claim.text, claim.id)
