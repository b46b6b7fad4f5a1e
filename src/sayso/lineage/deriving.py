"""Which document was made from which: candidates found, each pair verified, for each document the parents that explain it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sayso.evidence import Derivation, Document, Passage, Span
from sayso.lineage.candidates import find_candidates
from sayso.lineage.comparing import Comparison, Side, add_facts, compare_facts, compare_words
from sayso.lineage.crediting import Credit, find_credits
from sayso.lineage.direction import Direction, tell_direction
from sayso.lineage.linking import linked_addresses, plain_address
from sayso.lineage.outlets import keys_of, same_outlet
from sayso.lineage.rewrites import Outline, near_in_meaning
from sayso.lineage.telling import kind_of, reasons_of, score_of
from sayso.lineage.texts import Text

FEWEST_WORDS = 6  # under which two equal texts prove nothing
NEARLY_ALL = 0.9  # of both reports in common: their sentences need not be compared
MORE = 0.12  # share of a report's words that a further parent must explain beside the first
ALIKE = 0.02  # difference in words explained that tells nothing: then the earlier report is the parent
MOST_PARENTS = 4
SAME = 0.55  # nearness of a credited sentence and one of the credited report
LATE = date(9999, 12, 31)


class Edge(NamedTuple):
    """A verified pair, seen from the derived report: indexes of texts, what they share, which way and why."""

    derived: int
    parent: int
    comparison: Comparison
    direction: Direction


class Pile:
    """The texts of a pile in order of time, with what is costly to make kept for the next comparison."""

    def __init__(self, documents: Iterable[Document]) -> None:
        unique = {document.id: document for document in sorted(documents, key=lambda each: (each.id, each.name))}
        self.texts = sorted((Text(document) for document in unique.values()), key=_when)
        self.known = frozenset(key for text in self.texts for key in keys_of(text.document))
        self.credits = [find_credits(text.document, self.known) for text in self.texts]
        self.standing: frozenset[int] = frozenset()
        self._outlines: dict[int, Outline] = {}

    def outline(self, index: int) -> Outline:
        """The sentences of a text with their meanings, made once."""
        if index not in self._outlines:
            self._outlines[index] = Outline(self.texts[index], self.standing)
        return self._outlines[index]

    def names_outlet_of(self, index: int, other: int) -> bool:
        """Whether the text at `index` names the outlet of the text `other` as its source."""
        keys = keys_of(self.texts[other].document) - keys_of(self.texts[index].document)
        return any(same_outlet(credit.key, key) for credit in self.credits[index] for key in keys)


def derive(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """The derivations among `documents` and from reports that they name, sorted by document.

    The order of `documents` does not matter. Reports about one event, and such as quote one speech, are not derived from
    each other; a cluster is not closed: each pair given was compared. Empty and very short texts give none.
    """
    pile = Pile(documents)
    twins, firsts = _twins(pile.texts)
    blocks = find_candidates([pile.texts[index] for index in firsts])
    pairs = [(firsts[one], firsts[other]) for one, other in blocks.pairs]
    pile.standing = blocks.standing
    edges = _verify(pile, pairs)
    found = [_twin(pile, first, index) for first, index in twins]
    found.extend(_write(pile, edge) for edge in _choose(edges))
    found = _with_credits(pile, found, pairs)
    return tuple(sorted(found, key=lambda each: (each.document, each.parent or "", each.absent or "", each.kind)))


def _when(text: Text) -> tuple[date, date, str]:
    published = text.document.published
    start = published.start or published.end or LATE
    return (start, published.end or start, text.document.id)


def _twins(texts: Sequence[Text]) -> tuple[list[tuple[int, int]], list[int]]:
    """Texts with the same words: pairs of the first of them and each other one; and the indexes of all firsts."""
    seen: dict[bytes, int] = {}
    pairs, firsts = [], []
    for index, text in enumerate(texts):
        first = seen.setdefault(text.keys.tobytes(), index)
        if first == index:
            firsts.append(index)
        elif len(text) >= FEWEST_WORDS:
            pairs.append((first, index))
    return pairs, firsts


def _twin(pile: Pile, first: int, index: int) -> Derivation:
    text, parent = pile.texts[index], pile.texts[first]
    side = Side(1.0, 1.0, 1.0, 0.0, len(text))
    whole = Comparison(side, side, (((0, len(text)), (0, len(text))),), verbatim=True, own_words=len(text))
    named = (pile.names_outlet_of(index, first), pile.names_outlet_of(first, index))
    return _write(pile, _edge(pile, index, first, whole, tell_direction(whole, text, parent, named)))


def _verify(pile: Pile, pairs: Sequence[tuple[int, int]]) -> list[Edge]:
    edges = []
    for one, other in pairs:
        text, opposite = pile.texts[one], pile.texts[other]
        comparison = compare_words(text, opposite, pile.standing)
        if comparison is not None and min(comparison.one.covered, comparison.other.covered) < NEARLY_ALL:
            comparison = add_facts(comparison, pile.outline(one), pile.outline(other))
        elif comparison is None:
            comparison = compare_facts(pile.outline(one), pile.outline(other))
        if comparison is None:
            continue
        named = (pile.names_outlet_of(one, other), pile.names_outlet_of(other, one))
        edges.append(_edge(pile, one, other, comparison, tell_direction(comparison, text, opposite, named)))
    return edges


def _edge(pile: Pile, one: int, other: int, comparison: Comparison, direction: Direction) -> Edge:
    """The edge from the derived to the parent; where nothing tells, the parent is the one whose id sorts first."""
    derived = direction.first
    if derived is None:
        derived = pile.texts[one].document.id > pile.texts[other].document.id
    if derived:
        return Edge(one, other, comparison, direction)
    return Edge(other, one, comparison.turned(), direction)


def _choose(edges: Sequence[Edge]) -> list[Edge]:
    """For each derived report the parents that explain its words, best first, each explaining more than those before."""
    by_derived: dict[int, list[Edge]] = {}
    for edge in edges:
        by_derived.setdefault(edge.derived, []).append(edge)
    chosen = []
    for derived in sorted(by_derived):
        explained: set[int] = set()
        left = by_derived[derived]
        for _ in range(MOST_PARENTS):
            gains = {edge: _gain(edge, explained) for edge in left}
            most = max(gains.values(), default=0.0)
            if most < (MORE if explained else 1e-9):
                break
            near = [edge for edge in left if gains[edge] >= most - ALIKE]
            best = min(near, key=_preference)
            chosen.append(best)
            left = [edge for edge in left if edge is not best]
            explained |= _words(best)
    return chosen


def _preference(edge: Edge) -> tuple[float, float, int]:
    """Of parents that explain as much: the surest direction; by date the earliest, else the one with least besides."""
    side = edge.comparison.other
    near = 0.0 if edge.direction.strength >= 1 else round(max(side.covered, side.retold), 1)
    return (-edge.direction.strength, -near, edge.parent)


def _words(edge: Edge) -> set[int]:
    return {at for (start, end), _ in edge.comparison.passages for at in range(start, end)}


def _gain(edge: Edge, explained: set[int]) -> float:
    """The share of the derived report's words that the parent explains beside those explained already."""
    return len(_words(edge) - explained) / max(1, edge.comparison.one.words)


def _write(pile: Pile, edge: Edge) -> Derivation:
    text, parent = pile.texts[edge.derived], pile.texts[edge.parent]
    comparison = edge.comparison
    passages = tuple(Passage(text.span(*mine), parent.span(*theirs)) for mine, theirs in comparison.passages)
    shared = [
        credit.name
        for credit in pile.credits[edge.derived]
        if edge.direction.first is None and any(same_outlet(credit.key, each.key) for each in pile.credits[edge.parent])
    ]
    common = (f"both name {min(shared)} as a source, so that both may come from its report",) if shared else ()
    return Derivation(
        document=text.document.id,
        parent=parent.document.id,
        absent=None,
        kind=kind_of(comparison),
        score=round(score_of(comparison), 3),
        reasons=(*reasons_of(comparison, text, parent), *edge.direction.reasons, *common),
        passages=passages,
        directed=edge.direction.first is not None,
    )


def _with_credits(pile: Pile, found: list[Derivation], pairs: Sequence[tuple[int, int]]) -> list[Derivation]:
    """`found` and what the texts themselves credit: a report in the pile where one fits, else one that is absent."""
    index_of = {text.document.id: index for index, text in enumerate(pile.texts)}
    known = {(index_of[each.document], index_of[each.parent]) for each in found if each.parent is not None}
    near: dict[int, set[int]] = {}
    for one, other in [*pairs, *known]:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    names = _shared_names(pile.credits)
    for index in range(len(pile.texts)):
        for credits_ in _by_outlet(pile.credits[index]):
            found.extend(_credited(pile, index, credits_, sorted(near.get(index, ())), known, names))
    found.extend(_linked(pile, near, known))
    return found


def _by_outlet(credits_: Sequence[Credit]) -> list[list[Credit]]:
    groups: list[list[Credit]] = []
    for credit in credits_:
        for group in groups:
            if same_outlet(group[0].key, credit.key):
                group.append(credit)
                break
        else:
            groups.append([credit])
    return groups


def _shared_names(listed: Sequence[Sequence[Credit]]) -> dict[str, str]:
    """One spelling for each outlet that is credited anywhere: no acronym, the most frequent, the longest, by alphabet."""
    counts: dict[str, dict[str, int]] = {}
    for credits_ in listed:
        for credit in credits_:
            names = counts.setdefault(credit.key, {})
            names[credit.name] = names.get(credit.name, 0) + 1
    return {
        key: min(names, key=lambda name: (name.isupper(), -names[name], -len(name), name))  # used at once
        for key, names in counts.items()
    }


def _credited(
    pile: Pile,
    index: int,
    credits_: list[Credit],
    near: Sequence[int],
    known: set[tuple[int, int]],
    names: dict[str, str],
) -> list[Derivation]:
    text = pile.texts[index]
    key = credits_[0].key
    fits = [other for other in near if any(same_outlet(key, own) for own in keys_of(pile.texts[other].document))]
    if any((index, other) in known for other in fits):
        return []
    if not keys_of(text.document) and all(credit.own for credit in credits_) and key in pile.known:
        return []  # "told the Post" in a text whose outlet is not known: the Post's own report, most likely
    earlier = [other for other in fits if (other, index) not in known and not _later(pile, other, index)]
    best = max(((*_nearest_words(pile, index, credits_, other), -other) for other in earlier), default=(0.0, (), 0))
    name = names[key]
    words = f"it says so itself: “{' '.join(credits_[0].wording.split())}”"
    sure = max(credit.sure for credit in credits_)
    if best[0] >= SAME:
        parent = pile.texts[-best[2]].document
        reasons = (words, f"{parent.name} is the report of {name} nearest to it in content")
        return [Derivation(text.document.id, parent.id, None, "credit", sure, reasons, best[1])]
    # an absent report has no words to point to: the passage on its side is empty
    spans = [text.sentence_at(credit.span) for credit in credits_]
    if len(text) and any(credit.whole for credit in credits_):
        spans = [text.span(0, len(text))]
    passages = tuple(Passage(span, Span(0, 0)) for span in dict.fromkeys(spans))
    return [
        Derivation(
            text.document.id, None, name, "credit", sure, (words, f"no report of {name} in the pile fits"), passages
        )
    ]


def _nearest_words(pile: Pile, index: int, credits_: Sequence[Credit], other: int) -> tuple[float, tuple[Passage, ...]]:
    """How near the best sentence of `other` comes to a sentence around a credit; the passages that show it."""
    mine, theirs = pile.outline(index), pile.outline(other)
    text, opposite = pile.texts[index], pile.texts[other]
    if not mine.sentences or not theirs.sentences or len(mine.all_facts & theirs.all_facts) < 2:
        return (0.0, ())
    best, passages = 0.0, []
    for credit in credits_:
        for at, (first, last) in enumerate(mine.sentences):
            span = text.span(first, last)
            if not span.overlaps(credit.span):
                continue
            scores = near_in_meaning(mine, theirs)[at]
            place = int(scores.argmax())
            best = max(best, float(scores[place]))
            passages.append(Passage(span, opposite.span(*theirs.sentences[place])))
    return (best, tuple(dict.fromkeys(passages)))


def _later(pile: Pile, other: int, index: int) -> bool:
    """Whether `other` was certainly published after `index`."""
    start, end = pile.texts[other].document.published.start, pile.texts[index].document.published.end
    return start is not None and end is not None and start > end


def _linked(pile: Pile, near: dict[int, set[int]], known: set[tuple[int, int]]) -> list[Derivation]:
    """Credits by hyperlink: to a report of another outlet in the pile that is about the same."""
    pages: dict[str, int] = {}
    for index, text in enumerate(pile.texts):
        address = plain_address(text.document.url or "")
        if address:
            pages.setdefault(address, index)
    found = []
    for index, text in enumerate(pile.texts):
        for address in sorted(linked_addresses(text.document.links)):
            other = pages.get(address, index)
            alien = not keys_of(pile.texts[other].document) & keys_of(text.document)
            if (
                other in near.get(index, ())
                and alien
                and (index, other) not in known
                and not _later(pile, other, index)
            ):
                parent = pile.texts[other].document
                reasons = (f"it links to {parent.name} ({address}), which is about the same",)
                found.append(Derivation(text.document.id, parent.id, None, "credit", 0.7, reasons))
    return found
