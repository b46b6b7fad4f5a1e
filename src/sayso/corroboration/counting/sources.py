"""Whose say-so a statement rests on: somebody with a name, a body, somebody without a name, an outlet, a report that is absent."""

import re

import msgspec

from sayso.corroboration.counting.bodies import (
    Body,
    Told,
    body_in,
    fullest,
    is_body,
    is_generic,
    is_head,
    is_loose,
    is_of_office,
    is_publication,
    is_spokesman,
    may_be_generic,
    speaks_as_one,
    spoken_for,
)
from sayso.corroboration.counting.posts import find_posts, is_own_reporter, post_words, posts_of
from sayso.corroboration.items import Directory, Item, Key, plain_words
from sayso.corroboration.lineage import Lineage, is_outlet_of
from sayso.evidence import CaseEntity, Document, Link
from sayso.languages.lands import land_of
from sayso.languages.lexicon import load_lexicon, word_list
from sayso.languages.outlets import outlet_key


class _Voices(msgspec.Struct, frozen=True):
    numbers: dict[str, int]


class Source(msgspec.Struct, frozen=True):
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


class Sources:
    """Finds the sources of statements, by who is who in the pile and what was made from what."""

    def __init__(self, directory: Directory, lineage: Lineage) -> None:
        self.directory, self.lineage = directory, lineage

    def of(self, item: Item) -> Source:
        """The source of a statement: the last of its chain, else its outlet or the absent report that it was taken from."""
        chain = item.statement.chain
        published = len(chain) == 2 and not chain[1].named and is_publication(chain[1].source or "")
        if len(chain) == 1 or published:  # "according to an investigation", where the report credits whose it is
            absent = self._absent_parent(item)
            if absent is not None:
                return Source(("absent", outlet_key(absent)), absent, None, named=True, sort="absent")
        return self.at(item, len(chain) - 1) if len(chain) > 1 else self._voice(item)

    def at(self, item: Item, at: int) -> Source:
        """The source that a link of a statement's chain is, by its place there."""
        document, link = item.document, item.statement.chain[at]
        if link.source is None:
            key = ("unstated", document.id, str(link.attribution))
            return Source(key, "a source not named", None, named=False, sort="unstated")
        entity = self.directory.source(document.id, link)
        if entity is None and plain_words(link.source) in word_list("voices", "pronouns"):
            people = self.directory.persons(document.id)
            if (
                len(people) != 1 or plain_words(link.source) == "it"
            ):  # somebody whom the report names, and no voice without a name
                key = ("unstated", document.id, plain_words(link.source))
                return Source(key, link.source, None, named=False, sort="unstated")
            entity = people[0]
        named = entity.named if entity is not None else link.named
        spoken = spoken_for(link) if not named else None
        body = self.directory.body(entity) if entity is not None and (named or spoken) else None
        if body is not None and body.named and (spoken or self._speaks_for(entity, body)):
            return self._body(body)
        own = self._own_outlet(document, entity) if entity is not None and entity.kind == "person" else None
        if own is not None:
            return Source(("voice", outlet_key(own)), own, None, named=True, sort="voice")
        outlet = self.outlet(link, entity)
        if outlet is not None:
            return Source(("voice", outlet_key(outlet)), outlet, None, named=True, sort="voice")
        absent = self._absent_outlet(link, entity)
        if absent is not None:
            return Source(("absent", outlet_key(absent)), absent, None, named=True, sort="absent")
        if named and entity is not None:
            meant = body_in(link.body) if link.body and entity.kind == "person" else None
            here = self._here(document.id, meant) if meant is not None and is_generic(meant) else []
            return self._body(here[0] if len(here) == 1 else entity, link)
        if named:
            return Source(("name", plain_words(link.source)), link.source, None, named=True, sort="named")
        described = spoken or (link.source if is_body(link) else None)
        if described is not None:
            return self._described(document.id, link.source, described, entity)
        return self._unnamed(item, at, entity)

    def _body(self, entity: CaseEntity, link: Link | None = None) -> Source:
        """A named source: with the bodies that its names mean, or of a person those that are spoken for."""
        of_one = entity.kind == "organisation"
        names = entity.names if of_one else self._spoken_for(entity, link)
        bodies = fullest(one for name in names if (one := body_in(name)) is not None)
        loose = not of_one or all(is_loose(name) for name in names)
        told = Told(bodies, loose) if bodies else None
        return Source(("entity", entity.id), entity.name, entity.id, named=True, sort="named", told=told)

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

    def _described(self, document: str, name: str, described: str, entity: CaseEntity | None) -> Source:
        """A body without a name: the one of its sort that the report names, where it names one and no more."""
        meant = body_in(described)
        if meant is None:
            return Source(("name", plain_words(described)), name, None, named=True, sort="named")
        here = self._here(document, meant)
        if len(here) == 1:
            return self._body(here[0])
        if entity is not None and entity.kind == "organisation" and len(meant.words) > 1:
            key: Key = ("entity", entity.id)
        else:
            key = ("name", meant.head, *sorted(meant.words))
        return Source(key, name, None, named=True, sort="named", told=Told((meant,), loose=True))

    def _here(self, document: str, meant: Body) -> list[CaseEntity]:
        """The organisations named in a report that a description there can mean."""
        named = self.directory.organisations(document)
        if is_generic(meant):
            return [one for one in named if all(may_be_generic(name) for name in one.names)]
        bodies = [(one, body_in(name)) for one in named for name in one.names]
        return list({one.id: one for one, body in bodies if body is not None and meant.may_be(body)}.values())

    def outlet(self, last: Link, entity: CaseEntity | None) -> str | None:
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

    def _voice(self, item: Item) -> Source:
        outlet = item.document.outlet
        key = ("voice", outlet_key(outlet)) if outlet else ("voice", "", item.document.id)
        name = outlet or f"{item.document.name} (outlet not known)"
        return Source(key, name, None, named=outlet is not None, sort="voice")

    def _unnamed(self, item: Item, at: int, entity: CaseEntity | None) -> Source:
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
        return Source(
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
