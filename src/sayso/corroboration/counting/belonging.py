"""Whether one source of a side may only say what another says: an officer and his body, a body's team, a land and its government."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.corroboration.counting.bodies import Body, body_in, is_generic, may_be_generic, person_in
from sayso.corroboration.counting.posts import Post, find_posts, lands_of, post_words, posts_of
from sayso.corroboration.counting.telling import Source
from sayso.corroboration.items import Directory, Item, plain_words
from sayso.evidence import CaseEntity, Link
from sayso.languages.lands import formal_name, is_of_land, land_meant, lands_in
from sayso.languages.lexicon import word_list

MOST = 60  # origins of one side that are compared with each other
_NOBODY: frozenset[str] = frozenset()


class Standing(NamedTuple):
    """For whom an origin speaks, as its reports tell.

    `own` are the ids of the case entities that it is, `bodies` the words for it as a body; `over` and `above` the same of those
    that it works or speaks for. `lands` are those of a `state` that it is of, by an `office` there if more than its title tells so. Where it is a land itself, or its government, `governs` is
    the land's name or nothing; `heads` where it is the head of a government. `faceless` where no more is told of it than that it is
    somebody; `loose` where it has no name, and did not ask to have none; `people` are the nouns for it then ("doctors"). `meant` are the ids of the bodies that its reports name and that "the company" for which it
    speaks can be. `names` are what it is called, `people_named` its last names as a person with the letter before, `of` what those are called for whom it speaks, `roles` the words for its offices.
    """

    source: str
    documents: frozenset[str]
    own: frozenset[str] = frozenset()
    bodies: tuple[Body, ...] = ()
    over: frozenset[str] = frozenset()
    above: tuple[Body, ...] = ()
    lands: frozenset[str] = frozenset()
    state: bool = False
    office: bool = False
    governs: str | None = None
    heads: bool = False
    faceless: bool = False
    loose: bool = False
    people: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    people_named: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


def find_standing(directory: Directory, source: str, listed: Sequence[tuple[Item, Source]]) -> Standing:
    """For whom an origin speaks, by its statements (`listed`, with their sources)."""
    told = [(item, one) for item, one in listed if one.sort in {"named", "unnamed"}]
    documents = frozenset(item.document.id for item, _ in listed)
    own: dict[str, CaseEntity] = {}
    posts: set[Post] = set()
    called: set[str] = set()
    above: set[str] = set()
    for item, one in told:
        link = item.statement.chain[-1]
        found = [directory.source(item.document.id, link), directory.by_id.get(one.entity or "")]
        own.update((each.id, each) for each in found if each is not None)
        called.update([link.source] if link.source is not None and link.kind != "person" else ())
        above.update([link.body] if link.body is not None else ())
        if link.entity is not None:
            posts.update(_posts(directory, item.document.id, link.entity, found[0]))
    called.update(name for one in own.values() if one.kind != "person" for name in one.names)
    bodies = [body for one in own.values() if (body := directory.body(one)) is not None]
    bodies.extend(post.body for post in posts if post.body is not None and _is_body(post))
    above.update(name for one in bodies for name in one.names)
    above.update(post.words for post in posts if _is_body(post))
    loose = bool(told) and all(
        one.sort == "unnamed" and not directory.is_unwilling(item.document.id, item.statement.chain[-1].entity)
        for item, one in told
    )
    places = frozenset(
        name.casefold()
        for document in sorted(documents)
        for one in directory.beside(document)
        if one.kind == "place"
        for name in one.names
        if " " not in name
    )
    heads = {land for name in called if (land := _governed(name, own.values())) is not None}
    lands = {land for name in (*called, *above) for land in (*lands_in(name), *_unlisted(places, name))}
    state = any(map(_is_state, (*called, *above)))
    office = state
    roles = {word for item, _ in told for word in directory.roles(item.document.id, item.statement.chain[-1].entity)}
    roles.update(role for post in posts for role in post.roles)
    state = state or bool(roles & post_words().state)
    for post in posts:
        if post.roles & post_words().state and (found_lands := lands_of(post) or _unlisted(places, post.words)):
            lands.update(found_lands)
            office = state = True
    return Standing(
        source,
        documents,
        frozenset(own) | {one.entity for _, one in told if one.entity is not None},
        _bodies(called),
        frozenset(one.id for one in bodies if one.id not in own),
        _bodies(above),
        frozenset(lands),
        state,
        office,
        min(heads, default=None),
        bool(roles & post_words().governors),
        loose and all(_is_faceless(item.statement.chain[-1]) for item, _ in told) and not above,
        loose,
        frozenset(noun for item, _ in told for noun in _nouns(item.statement.chain[-1])),
        _meant(directory, told, bodies, above),
        frozenset(plain_words(name) for one in own.values() if one.named for name in one.names),
        frozenset(
            name for one in own.values() if one.named and one.kind == "person" for name in map(_short, one.names)
        ),
        frozenset(plain_words(post.words) for post in posts),
        frozenset(plain_words(word) for word in roles),
    )


def _short(name: str) -> str:
    """A person's last name, with the letter with which the first begins."""
    first, *rest = plain_words(name).split() or [""]
    return f"{first[:1]} {rest[-1]}" if rest else first


def _posts(directory: Directory, document: str, entity: str, known: CaseEntity | None) -> Iterable[Post]:
    """The posts that the reports give to somebody: of one with a name those in all reports of the pile."""
    if known is not None and known.named and known.kind == "person":
        return posts_of(directory, known)
    return find_posts(directory, directory.documents[document], entity)


def _meant(
    directory: Directory, told: Sequence[tuple[Item, Source]], bodies: Iterable[CaseEntity], above: Iterable[str]
) -> frozenset[str]:
    """The bodies that "the company" can be for which somebody speaks, where it is not known which that is."""
    called = [body for name in above if (body := body_in(name)) is not None]
    if any(body.named for body in bodies) or not called or not all(map(is_generic, called)):
        return frozenset()
    named = (one for item, _ in told for one in directory.beside(item.document.id))
    return frozenset(
        one.id for one in named if one.kind in {"organisation", "place"} and all(map(may_be_generic, one.names))
    )


def _is_body(post: Post) -> bool:
    """Whether what a post is of can speak for itself: a body, or a place that somebody governs."""
    if post.body is None:
        return land_meant(post.words) is None
    return post.body.kind in {"organisation", "person"} or (post.body.kind == "place" and bool(post.roles))


def _governed(name: str, own: Iterable[CaseEntity]) -> str | None:
    """The land of which a name means the land or the government, "" for one that is not told, `None` where it means neither."""
    land = land_meant(name)
    if land is not None:
        return land
    places = [one for one in own if one.kind == "place" and name in one.names]
    if places:
        return places[0].name.casefold()
    body = body_in(name)
    if body is None or body.head not in post_words().governing or (formal_name(name) and body.head != "government"):
        return None
    rest = sorted(body.words - {body.head} - post_words().governing)
    return rest[0] if rest else ""


def _unlisted(places: frozenset[str], name: str) -> frozenset[str]:
    """Those of the places of which the reports tell that are in a name, or whose adjective is: "the Norlandic navy"."""
    body = body_in(name)
    return frozenset(place for place in places for word in (body.words if body else ()) if is_of_land(word, place))


@lru_cache(maxsize=65_536)
def _is_state(name: str) -> bool:
    """Whether a name is that of a body of a state."""
    body = body_in(name)
    if body is None:
        return False
    if body.head in _state_words() or body.head in post_words().governing:
        return True
    return bool(lands_in(name)) and body.head in post_words().public


@lru_cache(maxsize=1)
def _state_words() -> frozenset[str]:
    return word_list("families", "state") | word_list("families", "of_state")


def _bodies(names: Iterable[str]) -> tuple[Body, ...]:
    return tuple(sorted({body for name in names if (body := body_in(name)) is not None}, key=repr))


def _is_faceless(link: Link) -> bool:
    """Whether a link tells of its source no more than that it is somebody."""
    if link.named or link.body or link.source is None:
        return False
    words = [word for word in link.source.casefold().split() if word not in post_words().before_faceless]
    return len(words) == 1 and words[0] in post_words().faceless


def _nouns(link: Link) -> frozenset[str]:
    """The noun of a description of somebody without a name."""
    body = person_in(link.source) if link.source is not None and not link.named else None
    return frozenset([body.head] if body is not None else ())


def may_say(one: Standing, other: Standing) -> str | None:
    """Why what the first says may be only what the other says, in words; `None` where nothing shows it."""
    if one.own & other.own:
        return None
    if (
        one.over & other.own
        or one.of & other.names
        or _is_office(one.of, other.roles)
        or _is_part(one.above, other.bodies)
    ):
        return f"what “{one.source}” said may be said for {other.source}"
    if one.loose and (one.over & other.over or any(mine == theirs for mine in one.above for theirs in other.above)):
        return f"“{one.source}” may be {other.source}: both are of one body"
    if one.loose and any(
        one.people & post_words().staff.get(word, _NOBODY)
        for body in (*other.bodies, *other.above)
        for word in body.words
    ):
        return f"“{one.source}” may be people of {other.source}"
    if one.people_named and one.people_named & other.people_named and not one.documents & other.documents:
        return f"“{one.source}” may be {other.source}: no report names both"
    if _is_named_for(one, other):
        return f"what “{one.source}” said may be said for {other.source}"
    if one.meant & other.own:
        return f"what “{one.source}” said may be said for {other.source}"
    if one.governs is not None and other.governs is None and _is_of(other, one):
        return f"“{one.source}” may be {other.source}, or another who speaks for the same government"
    if one.office and not one.heads and other.heads and not _differ_in_land(one.lands, other.lands):
        return f"{one.source} is under {other.source}, who may only pass on what was told by it"
    if one.state and any(is_of_land(word, name) for each in one.of for word in each.split() for name in other.names):
        return f"what “{one.source}” said may be said for {other.source}"
    if one.faceless and other.state:
        return f"“{one.source}” may be {other.source}: no more is told of who it is"
    return None


def _is_part(above: Iterable[Body], bodies: Sequence[Body]) -> bool:
    return any(mine.may_be(theirs) for mine in above for theirs in bodies)


def _is_office(called: Iterable[str], roles: frozenset[str]) -> bool:
    """Whether one of those called so goes by his office: "an aide to the prime minister"."""
    known = post_words().roles
    return any(words and words <= roles & known for words in (set(one.split()) for one in called))


def _is_named_for(one: Standing, other: Standing) -> bool:
    """Whether the other is the team of whom the first is, or speaks for: "the Roth campaign"."""
    known = {word for name in (*one.names, *one.of) for word in name.split()}
    heads = post_words().units | post_words().governing
    return any(
        body.head in heads and len(body.words) > 1 and body.words - {body.head} <= known for body in other.bodies
    )


def _is_of(one: Standing, land: Standing) -> bool:
    """Whether one may be of the state that `land` is: nothing tells that it is of another."""
    return one.state and not _differ_in_land(one.lands, frozenset([land.governs] if land.governs else ()))


def _differ_in_land(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether each is said to be of a land, and not of the same."""
    return bool(ours) and bool(theirs) and not _same_lands(ours, theirs)


def _same_lands(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    other = list(theirs)
    return any(is_of_land(one, each) or is_of_land(each, one) for one in ours for each in other)


def find_absorbed(standings: Sequence[Standing], among: int, left: Iterable[int]) -> dict[int, tuple[int, str]]:
    """By number the sources that may be no voice of their own, each with one `among` the first so many that it may only repeat, and why.

    None of those `left` out is looked at. What may repeat a source that itself may repeat another counts with that one.
    """
    skipped = set(left)
    found: dict[int, tuple[int, str]] = {}
    order = sorted(range(len(standings)), key=lambda at: (standings[at].governs is None, standings[at].source, at))
    for at in order:
        if at in skipped:
            continue
        for other in range(among):
            if other == at or other in skipped or _leads_to(found, other, at):
                continue
            reason = may_say(standings[at], standings[other])
            if reason is not None:
                found[at] = (other, reason)
                break
    return found


def _leads_to(found: dict[int, tuple[int, str]], one: int, other: int) -> bool:
    while one in found:
        one = found[one][0]
        if one == other:
            return True
    return False
