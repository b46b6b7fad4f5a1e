"""How many independent voices stand behind one side of a claim, and why.

Long because all joins of statements into origins go through one union and find.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from itertools import islice
from typing import NamedTuple

import msgspec

from sayso.corroboration.agreeing import Agreement
from sayso.corroboration.apart import is_multitude, is_outlet_name, is_told_by_name, stands_apart, telling_name
from sayso.corroboration.belonging import MOST, Standing, find_absorbed, find_standing
from sayso.corroboration.bodies import (
    Body,
    Told,
    body_in,
    fullest,
    is_body,
    is_described,
    is_generic,
    is_head,
    is_loose,
    is_of_its_own,
    is_of_office,
    is_publication,
    is_spokesman,
    is_under,
    may_be_generic,
    same_bodies,
    speaks_as_one,
    spoken_for,
)
from sayso.corroboration.circles import Citation, find_circles
from sayso.corroboration.counterparts import Counterparts, Found, Rank
from sayso.corroboration.described import Teller, find_meant
from sayso.corroboration.items import Directory, Item, Key, plain_words
from sayso.corroboration.lineage import Lineage, is_outlet_of
from sayso.corroboration.mentioning import is_mention
from sayso.corroboration.posts import find_posts, is_own_reporter, post_words, posts_of
from sayso.corroboration.quotations import are_one_utterance, quoted_sentence, repeats
from sayso.corroboration.ruling import why
from sayso.corroboration.telling import read_teller
from sayso.evidence import CaseEntity, Derivation, Document, Independence, Link, Origin
from sayso.languages.lands import land_of
from sayso.languages.lexicon import load_lexicon, word_list
from sayso.languages.outlets import outlet_key

_LINE = re.compile(r"[^\n]*(?=\n|\Z)")
QUOTED_WORDS = 5  # fewer words can be said twice by chance


class _Voices(msgspec.Struct, frozen=True):
    interjections: tuple[str, ...]
    numbers: dict[str, int]


@lru_cache(maxsize=4)
def _interjected(language: str = "en") -> re.Pattern[str]:
    """What reports cut from the beginning of a quotation."""
    interjections = "|".join(load_lexicon(language, "voices", _Voices).interjections)
    return re.compile(rf"^\W*(?:(?:{interjections})\b\W*)+", re.IGNORECASE)


class _Source(msgspec.Struct, frozen=True):
    """Whose say-so one statement rests on: a key that equal sources share, and how it is shown.

    `body` is the case entity that an unnamed one speaks or acts for, `told` the bodies that its words can mean.
    """

    key: Key
    name: str
    entity: str | None
    named: bool
    sort: str  # "named", "unnamed", "unstated", "voice" or "absent"
    most: int = 1
    body: str | None = None
    told: Told | None = None


def find_origins(
    directory: Directory, lineage: Lineage, items: Sequence[Item], agreement: Agreement | None = None
) -> tuple[tuple[Origin, ...], Independence, tuple[str, ...]]:
    """The origins of the statements on one side of a claim, the interval of how many are independent, and the reasons.

    Statements share an origin where their documents derive one from the other there, or where their chains end in the same
    source; a spokesman counts as the body. At the lower end stand only sources that are certainly others and, where there is an
    `agreement` to ask, certainly say the same: those with names, less whoever may only say what another says, and one more without a name who is certainly
    none of them. All others raise the upper end: unnamed ones by as many as they are, an outlet's own words, which may
    rest on a source that another names, by one. Where all that stands there are reports that have it
    from each other, the lower end is nought: none of them vouches for it.
    """
    groups = _Groups(directory, lineage, items)
    found = groups.origins()
    strong = [pair for pair in found if pair[1].sort == "named"]
    unnamed = [origin for origin, source in found if source.sort in {"unnamed", "unstated"}]
    voices = [origin for origin, source in found if source.sort in {"voice", "absent"}]
    weak = [origin for origin, source in found if source.sort != "named"]
    told = [*strong, *(pair for pair in found if pair[1].sort == "unnamed")]
    doubts = _doubts(groups, told, len(strong))
    sure = [groups.vouching(origin) for at, (origin, _) in enumerate(strong) if at not in doubts.every]
    apart = [
        groups.vouching(origin)
        for at, (origin, source) in enumerate(told[len(strong) :], start=len(strong))
        if at not in doubts.every and groups.stands_apart(origin, source, [one for _, one in strong])
    ]
    counted = [*sure, *apart[:1]]
    agreed = agreement.most(counted, directory) if agreement is not None and len(counted) > 1 else len(counted)
    around = not strong and not unnamed and all(groups.goes_round(origin) for origin in voices)
    at_least = 0 if around else max(1, agreed)
    at_most = max(1, at_least, len(strong) + sum(origin.independent.at_most for origin in weak))
    reasons = [
        *_count_reasons(len(strong) - doubts.same(len(strong)), unnamed, voices),
        *doubts.reasons([origin.source for origin, _ in told]),
        *(
            ["not all sources certainly say the same: their words may be of different matters"]
            * (agreed < len(counted))
        ),
    ]
    return tuple(origin for origin, _ in found), Independence(at_least, at_most), tuple(reasons)


class _Doubts(NamedTuple):
    """The sources, by number, that are perhaps no voice of their own on their side.

    `meant` are only described and may be another one (by number), `absorbed` may only say what another says (with the reason); those
    `passed_on` are under another, and `carriers` are outlets and multitudes. Of those `guessed` no report has the name where they speak.
    """

    meant: Mapping[int, int]
    absorbed: Mapping[int, tuple[int, str]]
    passed_on: frozenset[int]
    carriers: frozenset[int]
    guessed: frozenset[int]

    @property
    def every(self) -> frozenset[int]:
        return frozenset({*self.meant, *self.absorbed, *self.passed_on, *self.carriers, *self.guessed})

    def same(self, strong: int) -> int:
        """How many of the first so many are perhaps another one."""
        return sum(at < strong for at in (*self.meant, *self.absorbed))

    def reasons(self, names: Sequence[str]) -> Iterator[str]:
        """Why, in words; `names` are those of all sources."""
        for one, other in sorted((names[one], names[other]) for one, other in self.meant.items()):
            yield f"“{one}” may be {other}: nothing in its reports tells them apart"
        yield from sorted({reason for _, reason in self.absorbed.values()})
        yield from (f"“{names[at]}” may have it from another" for at in sorted(self.carriers) if len(names) > 1)
        yield from (
            f"“{names[at]}” is only meant there, and not named" for at in sorted(self.guessed) if len(names) > 1
        )
        if self.passed_on:
            yield "one of the bodies is under another, which may only pass on what it was told"


def _doubts(groups: "_Groups", told: Sequence[tuple[Origin, _Source]], strong: int) -> _Doubts:
    """Which of the sources of a side, of which the first so many have names, are perhaps no voice of their own."""
    named = [source for _, source in told[:strong]]
    tellers = [groups.teller(origin) for origin, _ in told]
    meant = find_meant(tellers, among=strong)
    passed_on = frozenset(
        at for at, one in enumerate(named) if at not in meant and any(is_under(one.told, other.told) for other in named)
    )
    standings = [groups.standing(origin) for origin, _ in told] if strong and 1 < len(told) <= MOST else []
    absorbed = find_absorbed(standings, strong, {*meant, *passed_on})
    carriers = frozenset(at for at, source in enumerate(named) if groups.is_carrier_or_many(source))
    doubted = {*meant, *absorbed, *passed_on}
    guessed = frozenset(
        at
        for at, (origin, source) in enumerate(told[:strong])
        if not groups.is_named_there(origin)
        or groups.may_be_another(
            source,
            [
                one
                for one, there in zip(named, tellers[:strong], strict=True)
                if tellers[at].documents.isdisjoint(there.documents)
            ],
        )
    )
    return _Doubts(meant, absorbed, passed_on, carriers - doubted, guessed - doubted - carriers)


def _count_reasons(strong: int, unnamed: Sequence[Origin], voices: Sequence[Origin]) -> tuple[str, ...]:
    reasons = []
    if strong:
        reasons.append(
            f"{strong} named {'source vouches' if strong == 1 else 'sources vouch'} for it, counted once each "
            "however often repeated"
        )
    if len(unnamed) > 1:
        reasons.append("the unnamed sources may be one person or several")
    elif unnamed and unnamed[0].independent.at_most > 1:
        reasons.append(f"“{unnamed[0].source}” may be one voice or up to {unnamed[0].independent.at_most}")
    if voices and (strong or unnamed or len(voices) > 1):
        reasons.append("reports that give no source may rest on one of the others, or on each other")
    return tuple(reasons)


class _Groups:
    """Statements joined into origins by union and find, keeping the reasons of the unions."""

    def __init__(self, directory: Directory, lineage: Lineage, items: Sequence[Item]) -> None:
        self.directory, self.lineage = directory, lineage
        self.items = sorted(items, key=lambda item: (item.document.name, item.statement.span, item.id))
        self.parent = list(range(len(self.items)))
        self.sources = [self._source(item) for item in self.items]
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

    # -------------------------------------------------- who vouches

    def _source(self, item: Item) -> _Source:
        chain = item.statement.chain
        published = len(chain) == 2 and not chain[1].named and is_publication(chain[1].source or "")
        if len(chain) == 1 or published:  # "according to an investigation", where the report credits whose it is
            absent = self._absent_parent(item)
            if absent is not None:
                return _Source(("absent", outlet_key(absent)), absent, None, named=True, sort="absent")
        return self._vouching(item, len(chain) - 1) if len(chain) > 1 else self._voice(item)

    def _vouching(self, item: Item, at: int) -> _Source:
        """The source that a link of a statement's chain is, by its place there."""
        document, link = item.document, item.statement.chain[at]
        if link.source is None:
            key = ("unstated", document.id, str(link.attribution))
            return _Source(key, "a source not named", None, named=False, sort="unstated")
        entity = self.directory.source(document.id, link)
        if entity is None and plain_words(link.source) in word_list("voices", "pronouns"):
            people = self.directory.persons(document.id)
            if (
                len(people) != 1 or plain_words(link.source) == "it"
            ):  # somebody whom the report names, and no voice without a name
                key = ("unstated", document.id, plain_words(link.source))
                return _Source(key, link.source, None, named=False, sort="unstated")
            entity = people[0]
        named = entity.named if entity is not None else link.named
        spoken = spoken_for(link) if not named else None
        body = self.directory.body(entity) if entity is not None and (named or spoken) else None
        if body is not None and body.named and (spoken or self._speaks_for(entity, body)):
            return self._body(body)
        own = self._own_outlet(document, entity) if entity is not None and entity.kind == "person" else None
        if own is not None:
            return _Source(("voice", outlet_key(own)), own, None, named=True, sort="voice")
        outlet = self._outlet(link, entity)
        if outlet is not None:
            return _Source(("voice", outlet_key(outlet)), outlet, None, named=True, sort="voice")
        absent = self._absent_outlet(link, entity)
        if absent is not None:
            return _Source(("absent", outlet_key(absent)), absent, None, named=True, sort="absent")
        if named and entity is not None:
            meant = body_in(link.body) if link.body and entity.kind == "person" else None
            here = self._here(document.id, meant) if meant is not None and is_generic(meant) else []
            return self._body(here[0] if len(here) == 1 else entity, link)
        if named:
            return _Source(("name", plain_words(link.source)), link.source, None, named=True, sort="named")
        described = spoken or (link.source if is_body(link) else None)
        if described is not None:
            return self._described(document.id, link.source, described, entity)
        return self._unnamed(item, at, entity)

    def _body(self, entity: CaseEntity, link: Link | None = None) -> _Source:
        """A named source: with the bodies that its names mean, or of a person those that are spoken for."""
        of_one = entity.kind == "organisation"
        names = entity.names if of_one else self._spoken_for(entity, link)
        bodies = fullest(one for name in names if (one := body_in(name)) is not None)
        loose = not of_one or all(is_loose(name) for name in names)
        told = Told(bodies, loose) if bodies else None
        return _Source(("entity", entity.id), entity.name, entity.id, named=True, sort="named", told=told)

    def _speaks_for(self, entity: CaseEntity | None, body: CaseEntity) -> bool:
        """Whether what somebody with a name says counts as his body's word: by his office, where any is told, and of no whole land."""
        if entity is None or entity.kind != "person":
            return True
        roles = self.directory.offices(entity)
        if any(is_spokesman(role) for role in roles):
            return True
        if land_of(body.name) is not None:
            return False
        return not roles or any(map(is_of_office, roles)) or self._is_posted(entity, body)

    def _is_posted(self, entity: CaseEntity, body: CaseEntity) -> bool:
        """Whether a report tells beside the name that somebody heads that body: "General Ana Roth, the head of the mission"."""
        told = (post for post in posts_of(self.directory, entity) if post.body is not None and post.body.id == body.id)
        return any(is_head(role) for post in told for role in post.roles)

    def _spoken_for(self, person: CaseEntity, link: Link | None) -> tuple[str, ...]:
        """The words for the body that a named person speaks for."""
        if link is not None and link.body:
            return (link.body,)
        body = self.directory.body(person)
        return (body.name,) if body is not None else ()

    def _described(self, document: str, name: str, described: str, entity: CaseEntity | None) -> _Source:
        """A body without a name: the one of its sort that the report names, where it names one and no more."""
        meant = body_in(described)
        if meant is None:
            return _Source(("name", plain_words(described)), name, None, named=True, sort="named")
        here = self._here(document, meant)
        if len(here) == 1:
            return self._body(here[0])
        if entity is not None and entity.kind == "organisation" and len(meant.words) > 1:
            key: Key = ("entity", entity.id)
        else:
            key = ("name", meant.head, *sorted(meant.words))
        return _Source(key, name, None, named=True, sort="named", told=Told((meant,), loose=True))

    def _here(self, document: str, meant: Body) -> list[CaseEntity]:
        """The organisations named in a report that a description there can mean."""
        named = self.directory.organisations(document)
        if is_generic(meant):
            return [one for one in named if all(may_be_generic(name) for name in one.names)]
        bodies = [(one, body_in(name)) for one in named for name in one.names]
        return list({one.id: one for one, body in bodies if body is not None and meant.may_be(body)}.values())

    def _outlet(self, last: Link, entity: CaseEntity | None) -> str | None:
        """The outlet of the pile that a link names: it only carries what somebody else must have told it."""
        if last.kind == "person":  # a person called "Post" is no outlet, what is called "Market Letter" no person
            return self.lineage.keys.get(outlet_key(last.source or ""))
        names = (last.source or "", *(entity.names if entity is not None else ()))
        return next((outlet for name in names if (outlet := self.lineage.outlet(name)) is not None), None)

    def _own_outlet(self, document: Document, entity: CaseEntity) -> str | None:
        """The outlet of a report where somebody is its own reporter, whose word is the outlet's."""
        if document.outlet is None:
            return None
        local = (one for where, one in entity.members if where == document.id)
        for one in local:
            posts = [post for post in find_posts(self.directory, document, one) if post.roles & post_words().reporters]
            own = any(is_outlet_of(post.words, document.outlet) for post in posts)
            if own or (not posts and is_own_reporter(self.directory, document, one)):
                return document.outlet
        return None

    def _absent_outlet(self, last: Link, entity: CaseEntity | None) -> str | None:
        """The outlet of which the pile has no report that a link names: it must have it from somebody too."""
        if last.kind == "person":
            return None
        names = (entity.name, *entity.names) if entity is not None else (last.source or "",)
        return next((name for name in names if self.lineage.is_absent(name)), None)

    def _voice(self, item: Item) -> _Source:
        outlet = item.document.outlet
        key = ("voice", outlet_key(outlet)) if outlet else ("voice", "", item.document.id)
        name = outlet or f"{item.document.name} (outlet not known)"
        return _Source(key, name, None, named=outlet is not None, sort="voice")

    def _unnamed(self, item: Item, at: int, entity: CaseEntity | None) -> _Source:
        last = item.statement.chain[at]
        name = last.source or "a source not named"
        carrier = item.statement.chain[at - 1] if at > 1 else None
        where = item.document.id
        if carrier is not None and carrier.named and carrier.source:
            where = "via " + plain_words(carrier.source)
            name = f"{name} (via {carrier.source})"
        words = plain_words(last.source or "")
        body = body_in(last.body or last.source or "")
        if body is not None and not last.body and not speaks_as_one(body):
            body = None
        return _Source(
            ("unnamed", where, words),
            name,
            entity.id if entity is not None else None,
            named=False,
            sort="unnamed",
            most=_how_many(last),
            body=entity.body if entity is not None else None,
            told=Told((body,), loose=True) if body is not None else None,
        )

    def _absent_parent(self, item: Item) -> str | None:
        """The absent report that this very passage is credited to."""
        for derivation in self.lineage.parents.get(item.document.id, []):
            if derivation.absent is not None and any(
                passage.span.overlaps(item.statement.span) for passage in derivation.passages
            ):
                return derivation.absent
        return None

    # -------------------------------------------------- what is joined

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
        if source.sort not in {"named", "unnamed"} or self._is_headline(at):
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
        self._known = {source.entity for source in self.sources if source.sort == "named"}
        self._known_bodies = {body for one in told.values() for body in one.bodies}
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

    def is_of_a_body(self, source: _Source) -> bool:
        """Whether an unnamed source can belong to a body that is counted already."""
        if source.body is not None and source.body in self._known:
            return True
        mine: tuple[Body, ...] = source.told.bodies if source.told is not None else ()
        told = set(plain_words(source.name).split())  # "campaign advisers", beside "the campaign"
        return any(other.head in told for other in self._known_bodies) or any(
            one.may_be(other) for one in mine for other in self._known_bodies
        )

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
                teller = self._vouching(item, place)
                if teller.sort in {"named", "unnamed"} and own.get(teller.key):
                    reason = f"what {self.sources[at].name} said is told by {teller.name}"
                    self._union(at, own[teller.key][0], reason)
                    break

    def _join_headlines(self) -> None:
        """What a headline says rests on what the report below it says."""
        for listed in self._by_document.values():
            below = [at for at in listed if not self._is_headline(at)]
            for at in listed:
                if below and self._is_headline(at):
                    self._union(at, below[0], None)

    def _is_headline(self, at: int) -> bool:
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
            cited = [self._outlet(link, None) for link in item.statement.chain[1:]]
            made = [one for one in self._made(at) if one.kind == "credit" and not one.is_mere_link]
            cited.extend(outlets.get(one.parent or "") or one.absent for one in made)
            found.extend(Citation(item.document.name, own, name) for name in cited if name is not None)
        return found

    def goes_round(self, origin: Origin) -> bool:
        """Whether all reports behind an origin have it from each other, so that none of them vouches for it."""
        told = set(origin.statements)
        listed = [at for at, item in enumerate(self.items) if item.id in told and not self._is_headline(at)]
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

    # -------------------------------------------------- what comes out

    def stands_apart(self, origin: Origin, source: _Source, strong: Sequence[_Source]) -> bool:
        """Whether an origin without a name is certainly none of those with one, nor of their bodies."""
        if self.is_of_a_body(source):
            return False
        told = [self.items[at] for at in self._listed(origin) if not self._is_headline(at)]
        return stands_apart(self.directory, told, [self.directory.by_id.get(one.entity or "") for one in strong])

    def is_named_there(self, origin: Origin) -> bool:
        """Whether some words by which an origin is brought in say who it is, and do not leave it to be found out."""
        return any(is_told_by_name(self.directory, item, self._names(item, origin)) for item in self.vouching(origin))

    def may_be_another(self, source: _Source, apart: Sequence[_Source]) -> bool:
        """Whether a source may be a body of those that are told of in other reports alone (`apart`).

        That is "the party" beside the Rural Alliance, a spokesman of nobody known, and whose name is part of the other's.
        """
        words = telling_name(source.name)
        if any(words and words < telling_name(each.name) for each in apart):
            return True
        entity = self.directory.by_id.get(source.entity or "")
        unplaced = (
            entity is not None
            and entity.kind == "person"
            and self.directory.body(entity) is None
            and any(map(is_spokesman, self.directory.offices(entity)))
        )
        if not unplaced and (not is_described(source.name) or is_of_its_own(source.name)):
            return False
        return any(self._is_body(each) and not is_of_its_own(each.name) for each in apart)

    def _is_body(self, source: _Source) -> bool:
        entity = self.directory.by_id.get(source.entity or "")
        return entity is not None and entity.kind == "organisation"

    def _names(self, item: Item, origin: Origin) -> list[str]:
        link = item.statement.chain[-1]
        found = (self.directory.by_id.get(origin.entity or ""), self.directory.source(item.document.id, link))
        return [origin.source, *(name for one in found if one is not None for name in one.names)]

    def is_carrier_or_many(self, source: _Source) -> bool:
        """Whether a name is that of an outlet, or of all who are of a party: who of them vouches for it is not told."""
        entity = self.directory.by_id.get(source.entity or "")
        if entity is not None and entity.kind == "person":
            return False
        return is_multitude(source.name) or is_outlet_name(source.name)

    def vouching(self, origin: Origin) -> list[Item]:
        """The statements of an origin that its source vouches for: no headlines, nor what it only mentions."""
        told = [self.items[at] for at in self._listed(origin) if self._vouches(at)]
        return told or [self.items[at] for at in self._listed(origin)]

    def _vouches(self, at: int) -> bool:
        item = self.items[at]
        return (
            self.sources[at].sort in {"named", "unnamed"}
            and not self._is_headline(at)
            and not item.statement.granted
            and not is_mention(item)
            and item.statement.certainty != "underspecified"
        )

    def _listed(self, origin: Origin) -> list[int]:
        told = set(origin.statements)
        return [at for at, item in enumerate(self.items) if item.id in told]

    def teller(self, origin: Origin) -> Teller:
        """All that the reports of an origin tell of who it is."""
        told = set(origin.statements)
        listed = [pair for pair in zip(self.items, self.sources, strict=True) if pair[0].id in told]
        return read_teller(self.directory, origin, listed, self.lineage.rulings.origins)

    def standing(self, origin: Origin) -> Standing:
        """For whom an origin speaks."""
        told = set(origin.statements)
        listed = [pair for pair in zip(self.items, self.sources, strict=True) if pair[0].id in told]
        return find_standing(self.directory, origin.source, listed)

    def origins(self) -> list[tuple[Origin, _Source]]:
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

    def _origin(self, root: int, listed: Sequence[int]) -> tuple[Origin, _Source]:
        order = {"named": 0, "unnamed": 1, "absent": 2, "unstated": 3, "voice": 4}
        best = self.sources[
            min(
                listed,
                key=lambda at: (
                    self._is_headline(at),  # a headline's short word for a source never stands for it
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
        vouching = {at for at in listed if self.sources[at].sort in {"named", "unnamed"} and not self._is_headline(at)}
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


def _how_many(link: Link) -> int:
    """At most how many people an unnamed source can be: a number in its words, two where it is only plural."""
    if link.number is not None:
        return max(1, link.number)
    if not link.plural:
        return 1
    numbers: dict[str, int] = load_lexicon("en", "voices", _Voices).numbers
    for word in re.findall(r"\w+", (link.source or "").casefold())[:3]:
        if word in numbers:
            return numbers[word]
        if word.isdigit():
            return min(int(word), 12)
    return 2


def _day(item: Item) -> date | None:
    said = item.statement.said
    return said.start if said.start is not None and said.start == said.end else None


def _occasion(source: _Source, days: Sequence[date]) -> str | None:
    if not days:
        return None
    word = "report" if source.sort in {"voice", "absent"} else "statement"
    return f"{word} of {days[0].day} {days[0]:%B %Y}"
