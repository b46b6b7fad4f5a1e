"""Who denies what another was just said to say, in one report: two claims that no likeness of words joins, and that are one.

"It was e-mailed to the contractor, the authority says; Harske maintains that nobody had seen it": a report sets such words beside each other because the
one answers the other. The matcher is no judge of two passages of a report on the whole (it takes words that only stand near each other for opposites), but it
is of those few of which one affirms and the other denies, that two sources say one behind the other, and that share a word or are opposites by their words alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from sayso.corroboration.items import Item, Key, is_worded_as_denied, plain_words
from sayso.corroboration.joining.known import SURE, Known
from sayso.corroboration.joining.told import Told
from sayso.corroboration.joining.wordings import Wording, bare
from sayso.corroboration.roots import root
from sayso.languages.lexicon import word_list

NEAR = 250  # characters between the two
OPPOSITE = 0.5  # that the one passage says the opposite of the other, as the matcher finds
BARE = 0.5  # the same by their words alone, where more must tell that they are of one matter
PERHAPS = 0.35  # that the two are one claim, from which on they may be
PLAIN = 0.85  # opposite, of two that share something, whatever else is known
ALIKE = 0.7  # that by their words alone they say the same
LIKELIER = 3.0  # times as likely as that they say the same
MOST = 20_000  # pairs that are put before it in one run, in the order of reports: a minute of one core


def with_answers(
    groups: Mapping[Key, list[Item]], told: Mapping[str, Told], known: Known, asked: Collection[str] | None = None
) -> dict[Key, list[Item]]:
    """The groups with those put together of which a report has one source affirm what another, next to it, denies.

    `told` has the statements by id, as they are compared. Where only some documents are `asked` for, groups without a statement of theirs stay as they are.
    """
    place = {item.id: key for key, items in groups.items() for item in items}
    meant = {key for key, items in groups.items() if asked is None or any(item.document.id in asked for item in items)}
    pairs = []
    for one, other in islice(_beside_each_other(groups, told), MOST):
        pair = Wording(place[one.id], one), Wording(place[other.id], other)
        keys = {each.group for each in pair}
        if len(keys) > 1 and not meant.isdisjoint(keys) and not known.apart(*pair):
            pairs.append(pair)
    answering: set[str] = set()
    final = {key: key for key in groups}
    find = partial(root, final)
    reports = {key: {item.document.id for item in items} for key, items in groups.items()}
    for denied, affirmed in _opposed(pairs, known):
        if denied.item.id in answering:
            continue  # who denies something answers one thing
        answering.add(denied.item.id)
        kept, gone = sorted((find(denied.group), find(affirmed.group)))
        if kept == gone or min(len(reports[kept]), len(reports[gone])) > 1:
            continue  # both stand in several reports: that one has them side by side is too little
        final[gone] = kept
        reports[kept] |= reports.pop(gone)
    found: dict[Key, list[Item]] = defaultdict(list)
    for key, items in groups.items():
        found[find(key)] += items
    return dict(found)


def _opposed(pairs: Sequence[tuple[Wording, Wording]], known: Known) -> list[tuple[Wording, Wording]]:
    """The pairs that the matcher finds opposite, surest first."""
    known.ask(pairs)
    found = []
    for at, pair in enumerate(pairs):
        match = known.of(*pair)
        if match.opposite >= max(OPPOSITE, LIKELIER * match.same) and _are_of_one_matter(*pair, known):
            found.append((-match.opposite, at))
    return [pairs[at] for _, at in sorted(found)]


def _are_of_one_matter(one: Wording, other: Wording, known: Known) -> bool:
    """Whether two statements share somebody or a word, or are opposite by their words alone, and are of no two sorts of tie or event.

    Those that share something must be plainly opposite or perhaps one claim, others the latter. Where the report tells the one in its own
    voice all this must be so, and the two likely to make one claim.
    """
    words = bare(one), bare(other)
    known.ask([words])
    alone = known.of(*words)
    likeness = known.likeness(one, other)
    if alone.same >= ALIKE or likeness is None or likeness.kinds:
        return False  # were it one claim, its words would have joined it
    if alone.opposite >= BARE and not all(
        is_worded_as_denied(each.item) or not _is_denied(each.item) for each in (one, other)
    ):
        return False  # "rejected a charge that its jets had crossed" and "our aircraft stayed at home" say the same
    shared = likeness.common > 0 or likeness.parties > 0
    sure = known.likely(one, other)
    if any(len(each.item.statement.chain) < 2 for each in (one, other)):
        return shared and sure >= SURE and alone.opposite >= BARE
    if shared:
        return sure >= PERHAPS or known.of(one, other).opposite >= PLAIN
    return sure >= PERHAPS and alone.opposite >= BARE


def _beside_each_other(groups: Mapping[Key, list[Item]], told: Mapping[str, Told]) -> Iterator[tuple[Item, Item]]:
    """What a report has somebody deny, and what it tells just before or behind, its own words or another's; in the order of reports."""
    by_document: dict[str, list[Item]] = defaultdict(list)
    for items in groups.values():
        for item in items:
            if item.statement.certainty != "underspecified":
                by_document[item.document.id].append(item)
    for _, items in sorted(by_document.items(), key=lambda each: (each[1][0].document.name, each[0])):
        items.sort(key=lambda item: (item.statement.span, item.id))
        for at, one in enumerate(items):
            for other in items[at + 1 :]:
                if other.statement.span.start - one.statement.span.end > NEAR:
                    break
                denied, affirmed = (one, other) if _is_denied(one) else (other, one)
                if _is_denied(affirmed) or not _is_denied(denied) or one.side == other.side:
                    continue
                if len(denied.statement.chain) > 1 and _are_of_two(denied, affirmed, told):
                    yield denied, affirmed


def _are_of_two(one: Item, other: Item, told: Mapping[str, Told]) -> bool:
    """Whether two statements that do not overlap are of sources that have nothing to do with each other."""
    ours, theirs = (told.get(item.id) for item in (one, other))
    if one.statement.span.overlaps(other.statement.span):
        return False
    if ours is not None and theirs is not None and not ours.speakers.isdisjoint(theirs.speakers):
        return False
    names = [_names(item) for item in (one, other)]
    return names[0].isdisjoint(names[1])


def _is_denied(item: Item) -> bool:
    return item.statement.polarity == "denied"


def _names(item: Item) -> frozenset[str]:
    """The entities of a statement's sources, and the words for them: "a police spokesman" is of "the police"."""
    links = item.statement.chain[1:]
    words = {word for link in links for word in plain_words(link.source or "").split()} - word_list("voices", "anybody")
    return frozenset(words | {link.entity for link in links if link.entity})
