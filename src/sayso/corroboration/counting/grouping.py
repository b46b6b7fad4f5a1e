"""Statements of one side of a claim that rest on one say-so: joined into origins, with the reasons."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from itertools import islice

import msgspec

from sayso.corroboration.counting.belonging import MOST
from sayso.corroboration.counting.bodies import (
    Told,
    fullest,
    is_described,
    same_bodies,
)
from sayso.corroboration.counting.circles import Citation, find_circles
from sayso.corroboration.counting.counterparts import Counterparts, Found, Rank
from sayso.corroboration.counting.mentioning import is_mention
from sayso.corroboration.counting.quotations import are_one_utterance, quoted_sentence, repeats
from sayso.corroboration.counting.sources import Source, Sources
from sayso.corroboration.items import Directory, Item, Key, plain_words
from sayso.corroboration.lineage import Lineage
from sayso.corroboration.ruling import why
from sayso.evidence import Derivation, Document, Independence, Origin
from sayso.languages.lexicon import load_lexicon
from sayso.languages.outlets import outlet_key

_LINE = re.compile(r"[^\n]*(?=\n|\Z)")
QUOTED_WORDS = 5  # fewer words can be said twice by chance


class _Voices(msgspec.Struct, frozen=True):
    interjections: tuple[str, ...]


@lru_cache(maxsize=4)
def _interjected(language: str = "en") -> re.Pattern[str]:
    """What reports cut from the beginning of a quotation."""
    interjections = "|".join(load_lexicon(language, "voices", _Voices).interjections)
    return re.compile(rf"^\W*(?:(?:{interjections})\b\W*)+", re.IGNORECASE)


class Grouping:
    """Statements joined into origins by union and find, keeping the reasons of the unions."""

    def __init__(self, directory: Directory, lineage: Lineage, items: Sequence[Item]) -> None:
        self.directory, self.lineage = directory, lineage
        self.items = sorted(items, key=lambda item: (item.document.name, item.statement.span, item.id))
        self.parent = list(range(len(self.items)))
        self._finder = Sources(directory, lineage)
        self.sources = [self._finder.of(item) for item in self.items]
        self.reasons: dict[int, set[str]] = defaultdict(set)
        self._by_document: dict[str, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            self._by_document[item.document.id].append(at)
        self._settle_bodies()
        self._join_derived()
        self._join_same_source()
        self._join_absent()
        self._join_same_body()
        self._join_same_quotation()
        self._join_reported()
        self._join_headlines()
        self._join_own_words()
        self._join_cited()
        self._join_ruled()

    def _join_derived(self) -> None:
        """Joins what one report took from another, likest first, and never two sources that a report names side by side."""
        verbs = {"copy": "is a copy of", "excerpt": "is an excerpt of", "rewrite": "was rewritten from"}
        spans = [item.statement.span for item in self.items]
        counterparts = Counterparts(spans, self.sources, self._by_document)
        wishes: list[
            tuple[Rank, int, int, str, int, Iterator[Found]]
        ] = []  # the best, and where the next one comes from
        for at, item in enumerate(self.items):
            for made in self._made(at):
                if made.parent is None:
                    continue
                reason = f"{item.document.name} {verbs.get(made.kind, 'credits')} {self._parent(made)}"
                more = counterparts.of(at, made)
                wishes.extend((rank, at, other, reason, len(wishes), more) for rank, other in islice(more, 1))
        heapify(wishes)
        apart = [self._given(at) for at in range(len(self.items))]
        joined: set[tuple[int, str]] = set()
        while wishes:
            _, at, other, reason, number, more = wishes[0]
            if (at, reason) not in joined and self._join_apart(apart, at, other, reason):
                joined.add((at, reason))
            following = next(more, None) if (at, reason) not in joined else None
            if following is None:
                heappop(wishes)
            else:
                heapreplace(wishes, (following[0], at, following[1], reason, number, more))

    def _join_apart(self, apart: list[dict[str, Key]], at: int, other: int, reason: str) -> bool:
        """Joins two statements unless a report gives two sources for them then (`apart`); whether they are joined."""
        ours, theirs = sorted((apart[self._find(at)], apart[self._find(other)]), key=len)
        if ours is not theirs and any(theirs.get(one, ours[one]) != ours[one] for one in ours):
            return False
        theirs.update(ours)
        self._union(at, other, reason)
        apart[self._find(at)] = theirs
        return True

    def _parent(self, made: Derivation) -> str:
        return self.lineage.names.get(made.parent or "", made.parent or "")

    def _given(self, at: int) -> dict[str, Key]:
        """By document the source that it gives for the statement, where it gives one."""
        source = self.sources[at]
        if source.sort not in {"named", "unnamed"} or self.is_headline(at):
            return {}
        return {self.items[at].document.id: source.key if source.sort == "named" else ("unnamed", source.key[2])}

    def _join_same_source(self) -> None:
        first: dict[Key, int] = {}
        traced = self._traced()
        for at, source in enumerate(self.sources):
            if source.sort in {"voice", "absent"} and at in traced:
                continue
            if source.key in first:
                other = first[source.key]
                apart = self.items[at].document.id != self.items[other].document.id
                reason = (
                    f"{self.items[at].document.name} and {self.items[other].document.name} both rest on {source.name}"
                )
                self._union(at, other, reason if apart else None)
            else:
                first[source.key] = at

    def _join_absent(self) -> None:
        """What a report credits to an outlet that is absent from the pile, and what another says that outlet told."""
        told: dict[str, int] = {}
        for at, source in enumerate(self.sources):
            if source.sort == "named":
                told.setdefault(outlet_key(source.name), at)
        traced = self._traced()
        for at, source in enumerate(self.sources):
            if source.sort == "absent" and at not in traced and (other := told.get(source.key[1])) is not None:
                names = f"{self.items[at].document.name} and {self.items[other].document.name}"
                self._union(at, other, f"{names} both rest on {source.name}")

    def _settle_bodies(self) -> None:
        """Finds which of the sources mean one body, and counts no voice more for what may be one of several."""
        told: dict[Key, Told] = {}
        for source in self.sources:
            if source.told is not None and source.sort == "named":
                before = told.get(source.key)
                bodies = (*(before.bodies if before is not None else ()), *source.told.bodies)
                told[source.key] = Told(fullest(bodies), source.told.loose)
        self._same_bodies, several = same_bodies(told)
        self.known = {source.entity for source in self.sources if source.sort == "named"}
        self.known_bodies = {body for one in told.values() for body in one.bodies}
        self.sources = [
            msgspec.structs.replace(source, sort="unnamed", key=("unnamed", "", *source.key))
            if source.key in several and source.entity is None
            else source
            for source in self.sources
        ]

    def _join_same_body(self) -> None:
        """A body under several names and descriptions, and those who speak for it."""
        at = {source.key: number for number, source in reversed(list(enumerate(self.sources)))}
        for vague, full in self._same_bodies:
            if vague in at and full in at and self._find(at[vague]) != self._find(at[full]):
                left, right = self.sources[at[vague]].name, self.sources[at[full]].name
                self._union(at[vague], at[full], f"“{left}” and “{right}” are one body" if left != right else None)

    def _join_same_quotation(self) -> None:
        """Quotations of the very same words are one utterance, whatever name each report gives to the speaker."""
        first: dict[str, int] = {}
        for at, item in enumerate(self.items):
            quoting = any(link.manner != "indirect" for link in item.statement.chain[1:])
            own = plain_words(_interjected().sub("", item.words)) if item.statement.chain[-1].manner == "direct" else ""
            around = plain_words(quoted_sentence(item.document.text, item.statement.span) or "") if quoting else ""
            for words in (own, around):
                if len(words.split()) < QUOTED_WORDS:
                    continue
                other = first.setdefault(words, at)
                if other != at and self._is_other(at, other):
                    names = f"{item.document.name} and {self.items[other].document.name}"
                    self._union(at, other, f"{names} quote the very same words")
        self._join_broken_quotation()

    def _join_broken_quotation(self) -> None:
        """The same for quotations that reports break or cut at other places."""
        quoted = [
            at
            for at, item in enumerate(self.items)
            if any(link.manner != "indirect" for link in item.statement.chain[1:])
        ]
        for place, at in enumerate(quoted[:MOST]):
            for other in quoted[:place]:
                one, two = self.items[at], self.items[other]
                if self._find(at) == self._find(other):
                    continue
                if not self._is_other(at, other):
                    if repeats(one.words, two.words):
                        self._union(at, other, f"{one.document.name} quotes the same words twice")
                elif are_one_utterance(one.statement.span, one.document.text, two.statement.span, two.document.text):
                    self._union(at, other, f"{one.document.name} and {two.document.name} quote the very same words")

    def _join_reported(self) -> None:
        """What somebody tells of what others said is their own say-so too, where nobody heard it from these others."""
        heard = {
            source.key for item, source in zip(self.items, self.sources, strict=True) if len(item.statement.chain) == 2
        }
        own: dict[Key, list[int]] = defaultdict(list)
        for at, source in enumerate(self.sources):
            own[source.key].append(at)
        for at, item in enumerate(self.items):
            if len(item.statement.chain) < 3 or self.sources[at].key in heard:
                continue
            for place in range(len(item.statement.chain) - 2, 0, -1):
                teller = self._finder.at(item, place)
                if teller.sort in {"named", "unnamed"} and own.get(teller.key):
                    reason = f"what {self.sources[at].name} said is told by {teller.name}"
                    self._union(at, own[teller.key][0], reason)
                    break

    def _join_headlines(self) -> None:
        """What a headline says rests on what the report below it says."""
        for listed in self._by_document.values():
            below = [at for at in listed if not self.is_headline(at)]
            for at in listed:
                if below and self.is_headline(at):
                    self._union(at, below[0], None)

    def is_headline(self, at: int) -> bool:
        """Whether a statement, by its number, stands in its report's title."""
        item = self.items[at]
        return item.statement.span.end <= headline_end(item.document)

    def _join_own_words(self) -> None:
        """An outlet's own words on what its report also attributes, or took from another report, rest on that source."""
        traced = self._traced()
        for listed in self._by_document.values():
            attributed = [at for at in listed if self._is_attributed(at)]
            own = [at for at in listed if len(self.items[at].statement.chain) == 1]
            taken = attributed or [at for at in own if at in traced]
            for at in listed if attributed else own:
                if self.sources[at].sort in {"voice", "absent"} and taken and at not in traced:
                    name = self.sources[taken[0]].name
                    self._union(at, taken[0], f"{self.items[at].document.name} rests its own words on {name}")

    def _is_attributed(self, at: int) -> bool:
        """Whether a statement's report says in its words who has it, were that but an outlet that is absent."""
        sort = self.sources[at].sort
        return sort not in {"voice", "absent"} or (sort == "absent" and len(self.items[at].statement.chain) > 1)

    def _join_cited(self) -> None:
        """What a report gives another outlet of the pile as its source for rests on what that outlet's own report rests on."""
        by_outlet: dict[str, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            if item.document.outlet:
                by_outlet[outlet_key(item.document.outlet)].append(at)
        for at, source in enumerate(self.sources):
            if source.sort != "voice" or len(self.items[at].statement.chain) < 2:
                continue
            own = [other for other in by_outlet.get(source.key[1], ()) if self._is_other(at, other)]
            if {self._find(other) for other in own} - {self._find(at)} and len(
                {self._find(other) for other in own}
            ) == 1:
                reason = (
                    f"{self.items[at].document.name} cites {source.name}, as {self.items[own[0]].document.name} has it"
                )
                self._union(at, own[0], reason)

    def _is_other(self, at: int, other: int) -> bool:
        return self.items[at].document.id != self.items[other].document.id

    def _citations(self, listed: Sequence[int]) -> list[Citation]:
        """Which outlets the reports with these statements name as their source or were made from."""
        outlets = {self.items[at].document.id: self.items[at].document.outlet for at in listed}
        found: list[Citation] = []
        for at in listed:
            item = self.items[at]
            own = item.document.outlet
            if own is None:
                continue
            cited = [self._finder.outlet(link, None) for link in item.statement.chain[1:]]
            made = [one for one in self._made(at) if one.kind == "credit" and not one.is_mere_link]
            cited.extend(outlets.get(one.parent or "") or one.absent for one in made)
            found.extend(Citation(item.document.name, own, name) for name in cited if name is not None)
        return found

    def goes_round(self, origin: Origin) -> bool:
        """Whether all reports behind an origin have it from each other, so that none of them vouches for it."""
        told = set(origin.statements)
        listed = [at for at, item in enumerate(self.items) if item.id in told and not self.is_headline(at)]
        citing = all(self.sources[at].sort == "voice" and len(self.items[at].statement.chain) > 1 for at in listed)
        return bool(listed) and citing and bool(find_circles(self._citations(listed)))

    def _join_ruled(self) -> None:
        """Statements that a person ruled to come from one origin do; those ruled not to are parted by `_parted`."""
        where = {item.id: at for at, item in enumerate(self.items)}
        for one in self.lineage.rulings.origins:
            if one.subject in where and one.other in where and one.kind == "same_origin":
                left, right = where[one.subject], where[one.other]
                names = f"{self.items[left].document.name} and {self.items[right].document.name}"
                self._union(left, right, f"a person ruled that {names} rest on one origin{why(one)}")

    def _parted(self, members: dict[int, list[int]]) -> dict[int, list[int]]:
        """The origins with those taken apart that a person ruled to be two.

        With a statement go those of reports made from its own, and those that share its source in the same report.
        """
        where = {item.id: at for at, item in enumerate(self.items)}
        for one in self.lineage.rulings.origins:
            if one.kind != "different_origin" or one.subject not in where or one.other not in where:
                continue
            stays, goes = where[one.subject], where[one.other]
            listed = next((group for group in members.values() if stays in group and goes in group), None)
            if listed is None:
                continue
            document = self.items[goes].document.id
            leaving = [
                at
                for at in listed
                if at == goes
                or (at != stays and any(made.parent == document for made in self._made(at)))
                or (at != stays and self._told_beside(at, goes))
            ]
            listed[:] = [at for at in listed if at not in leaving]
            members[goes if goes not in members else -1 - goes] = leaving
            self.reasons[goes].add(f"a person ruled that this is another origin{why(one)}")
        return members

    def _made(self, at: int) -> Sequence[Derivation]:
        return self.lineage.parents.get(self.items[at].document.id, [])

    def _told_beside(self, at: int, other: int) -> bool:
        """Whether the two statements stand in one report and name the same source."""
        same = self.sources[at].key == self.sources[other].key
        return same and self.items[at].document.id == self.items[other].document.id

    def _traced(self) -> set[int]:
        """The statements that are joined with one that names its source."""
        roots = {self._find(at) for at, source in enumerate(self.sources) if source.sort not in {"voice", "absent"}}
        return {at for at in range(len(self.items)) if self._find(at) in roots}

    def _find(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def _union(self, left: int, right: int, reason: str | None) -> None:
        ours, theirs = self._find(left), self._find(right)
        low, high = min(ours, theirs), max(ours, theirs)
        if low != high:
            self.parent[high] = low
            self.reasons[low] |= self.reasons.pop(high, set())
        if reason is not None:
            self.reasons[low].add(reason)

    def origins(self) -> list[tuple[Origin, Source]]:
        """The origins, each with the source that stands for it, the best attested first."""
        members: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.items)):
            members[self._find(at)].append(at)
        found = [self._origin(root, listed) for root, listed in self._parted(members).items()]
        return sorted(found, key=lambda pair: (-len(pair[0].statements), pair[0].source, pair[0].statements))

    def _is_derived(self, at: int) -> bool:
        return any(one.parent is not None for one in self._made(at))

    def _is_loose(self, at: int) -> bool:
        """Whether a source is no more than described, or speaks for a body that is only described."""
        told, entity = self.sources[at].told, self.directory.by_id.get(self.sources[at].entity or "")
        if told is None or not told.loose:
            return False
        return entity is None or entity.kind != "organisation" or all(map(is_described, entity.names))

    def _is_told(self, at: int, day: date) -> bool:
        """Whether a report of its own says on which day it was said: else it was on that of the report, or before."""
        return not self._is_derived(at) and day != self.items[at].document.published.interval.start

    def _origin(self, root: int, listed: Sequence[int]) -> tuple[Origin, Source]:
        order = {"named": 0, "unnamed": 1, "absent": 2, "unstated": 3, "voice": 4}
        best = self.sources[
            min(
                listed,
                key=lambda at: (
                    self.is_headline(at),  # a headline's short word for a source never stands for it
                    order[self.sources[at].sort],
                    self._is_loose(at),
                    self._is_derived(at),
                    _day(self.items[at]) or date.max,
                    at,
                ),
            )
        ]
        granted = {at for at in listed if self.items[at].statement.granted or is_mention(self.items[at])}
        wished = granted | {at for at in listed if self.items[at].statement.certainty == "underspecified"}
        vouching = {at for at in listed if self.sources[at].sort in {"named", "unnamed"} and not self.is_headline(at)}
        days = sorted({day for at in listed if (day := _day(self.items[at])) is not None})
        told = {day for at in listed if (day := _day(self.items[at])) is not None and self._is_told(at, day)}
        reasons = sorted(self.reasons.get(root, ()))
        if granted and vouching and vouching <= granted and best.sort in {"named", "unnamed"}:
            best = msgspec.structs.replace(best, sort="voice")
            reasons.append("it is mentioned on the way to something else, and not vouched for")
        elif not vouching and best.sort in {"named", "unnamed"}:
            best = msgspec.structs.replace(best, sort="voice")
            reasons.append("only a headline says it of that source")
        elif vouching and vouching <= wished and best.sort in {"named", "unnamed"}:
            best = msgspec.structs.replace(best, sort="voice")
            reasons.append("it is wished, asked or supposed there, and not vouched for")
        reasons.extend(find_circles(self._citations(listed)))
        if len(told) > 1 and best.sort == "named":
            reasons.append(f"said on {len(told)} occasions, still one voice")
        origin = Origin(
            best.name,
            best.entity,
            _occasion(best, days),
            best.named,
            Independence(1, max(1, best.most)),
            tuple(self.items[at].id for at in listed),
            tuple(reasons),
        )
        return origin, best


def headline_end(document: Document) -> int:
    """Where the title ends that opens a document's text, in one line or more; nought where none does."""
    title = _letters(document.title or "")
    if not title:
        return 0
    lines = _LINE.finditer(document.text, 0, 3 * len(document.title or "") + 200)
    return next((line.end() for line in lines if _letters(document.text[: line.end()]) == title), 0)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _day(item: Item) -> date | None:
    said = item.statement.said
    return said.start if said.start is not None and said.start == said.end else None


def _occasion(source: Source, days: Sequence[date]) -> str | None:
    if not days:
        return None
    word = "report" if source.sort in {"voice", "absent"} else "statement"
    return f"{word} of {days[0].day} {days[0]:%B %Y}"
