"""For whom somebody works or speaks, by the words around his name: "Israeli military spokesman Lt. Col. X", "Y, who leads its team"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

import msgspec

from sayso.corroboration.counting.bodies import is_collective
from sayso.corroboration.items import Directory
from sayso.evidence import CaseEntity, Document, Mention
from sayso.languages import load_lexicon
from sayso.languages.lands import lands_in

BEFORE, BEHIND = 80, 110  # characters around a name that are looked at
_BORDER = re.compile(r"[,;:!?()\[\]\"“”\n–—]|(?<=[a-z\d])\.\s")
_SENTENCE = re.compile(r"[.!?]\W|\n")
_TOKEN = re.compile(r"[^\s]+")
_KINDS = frozenset({"organisation", "nationality", "place", "person"})
REPORTS = 20  # of one person, in which it is looked for whose he is
_WORDS_BEHIND = 6  # at most, between a name and the body


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roles: str
    state: str
    verbs: str
    serving: tuple[str, ...]
    former: str
    links: str
    units: str
    faceless: str
    governing: str
    governors: str
    reporters: str
    ours: str
    openers: str
    before_faceless: str
    aides: str
    public: str
    staff: dict[str, str]


class Words(NamedTuple):
    """Words for posts, each set as its comment in `posts.toml` says; `behind` finds a body behind the name of one of its people."""

    roles: frozenset[str]
    state: frozenset[str]
    former: frozenset[str]
    links: frozenset[str]
    units: frozenset[str]
    faceless: frozenset[str]
    governing: frozenset[str]
    governors: frozenset[str]
    reporters: frozenset[str]
    before_faceless: frozenset[str]
    aides: frozenset[str]
    public: frozenset[str]
    staff: dict[str, frozenset[str]]
    behind: re.Pattern[str]
    ours: re.Pattern[str]
    openers: re.Pattern[str]


class Post(NamedTuple):
    """A body, or a land, for which somebody works or speaks: the words for it, who it is in the pile, the roles told with it."""

    words: str
    body: CaseEntity | None
    roles: frozenset[str]


@lru_cache(maxsize=8)
def post_words(language: str = "en") -> Words:
    """The words for `language`; raises `SetupError` where the file is missing or wrong."""
    file = load_lexicon(language, "posts", _File)
    verbs = "|".join([*file.verbs.split(), *file.serving])
    links = "|".join(file.links.split())
    role = rf"(?P<role>(?:[\w’'.-]+ ){{0,{_WORDS_BEHIND}}}?)"
    return Words(
        roles=frozenset(file.roles.split()),
        state=frozenset(file.state.split()),
        former=frozenset(file.former.split()),
        links=frozenset(file.links.split()),
        units=frozenset(file.units.split()),
        faceless=frozenset(file.faceless.split()),
        governing=frozenset(file.governing.split()),
        governors=frozenset(file.governors.split()),
        reporters=frozenset(file.reporters.split()),
        before_faceless=frozenset(file.before_faceless.split()),
        aides=frozenset(file.aides.split()),
        public=frozenset(file.public.split()),
        staff={body: frozenset(people.split()) for body, people in file.staff.items()},
        behind=re.compile(rf",? (?:(?:who|which|and) (?:{verbs})|{role}(?:{links})) "),
        ours=re.compile(rf"\b{file.ours}$", re.IGNORECASE),
        openers=re.compile(rf"^(?:{'|'.join(file.openers.split())}) "),
    )


def posts_of(directory: Directory, entity: CaseEntity) -> tuple[Post, ...]:
    """The posts that the reports of a pile give to a person with a name, and whose the team is that he is of."""
    found: dict[Post, None] = {}
    for document, one in entity.members[:REPORTS]:
        for post in find_posts(directory, directory.documents[document], one):
            found[post] = None
            if post.body is not None and is_unit(post.body.name):  # she leads the team, which is the council's
                for place, team in post.body.members[:REPORTS]:
                    found.update((each, None) for each in find_posts(directory, directory.documents[place], team))
    return tuple(found)


def find_posts(directory: Directory, document: Document, entity: str) -> tuple[Post, ...]:
    """The posts that a report gives to one of its entities (id), in the order of the text; none that he has left."""
    key = (document.id, entity)
    if key not in directory.noted:  # the same few are asked for again and again
        directory.noted[key] = _find_posts(directory, document, entity)
    return cast("tuple[Post, ...]", directory.noted[key])


def _find_posts(directory: Directory, document: Document, entity: str) -> tuple[Post, ...]:
    found: dict[Post, None] = {}
    own = directory.find(document.id, entity)
    if own is not None and own.kind != "person" and own.named and not is_unit(own.name):
        return ()
    for mention in directory.mentions(document.id, entity):
        told = set(mention.span.words(document.text).casefold().split())
        if mention.form != "pronoun" and not told & post_words().former:
            for post in (*_before(directory, document, mention), *_behind(directory, document, mention)):
                found[post] = None
    if own is not None and own.kind != "person" and not found and is_unit(own.name):
        found.update((post, None) for post in _sent(directory, document, entity))
    return tuple(found)


def is_own_reporter(directory: Directory, document: Document, entity: str) -> bool:
    """Whether a report calls somebody its own reporter: "our correspondent in Norvik, Jan Kolb"."""
    for one in directory.mentions(document.id, entity):
        before = document.text[max(0, one.span.start - BEFORE) : one.span.start]
        told = before if one.form == "name" else one.span.words(document.text)
        if one.form != "pronoun" and post_words().ours.search(told):
            return True
    return False


def _sent(directory: Directory, document: Document, entity: str) -> Iterator[Post]:
    """The body named last before a team in the sentence that speaks of it first: "the Survey, which sent a team"."""
    for mention in directory.mentions(document.id, entity)[:1]:
        first = max(0, mention.span.start - BEFORE)
        borders = [match.end() for match in _SENTENCE.finditer(document.text, first, mention.span.start)]
        before = directory.standing(document.id, borders[-1] if borders else first, mention.span.start)
        bodies = [
            one for one in before if one.kind == "organisation" and one.form != "pronoun" and one.entity != entity
        ]
        if bodies:
            yield _post(directory, document, bodies[-1], frozenset())


def is_unit(name: str) -> bool:
    """Whether a name or description is that of a part of a body, or of some of its people: "the UN monitoring team"."""
    words = name.casefold().split()
    return bool(words) and words[-1] in post_words().units


def _before(directory: Directory, document: Document, mention: Mention) -> Iterator[Post]:
    """The bodies named before the name in one breath, or inside the description."""
    text = document.text
    first = max(0, mention.span.start - BEFORE)
    borders = [match.end() for match in _BORDER.finditer(text, first, mention.span.start) if not _is_short(text, match)]
    first = borders[-1] if borders else first
    last = _name_starts(text, mention) if mention.form == "name" else mention.span.end
    marked = False
    for other in directory.standing(document.id, first, last):
        if other.entity == mention.entity or other.kind not in _KINDS:
            continue
        gap = text[other.span.end : last]
        roles = _roles(gap)
        if gap.strip() in {"'s", "’s"} and mention.form == "name":
            roles = frozenset(["of"])  # "Channel One's Ann Low"
        left = {word.casefold() for word in text[first : other.span.start].rsplit(maxsplit=1)[-1:]}
        aide = bool(roles and roles & post_words().aides)
        if roles and not post_words().former & left and (aide or other.kind != "person"):
            marked = True
            yield _named(directory, document, (other, gap), roles)
    if not marked:
        yield from _unmarked(text[first:last])


def _named(directory: Directory, document: Document, found: tuple[Mention, str], roles: frozenset[str]) -> Post:
    """The post with the mention of a body before the words that lead to the name; of "Norlandic army spokesman" the army."""
    mention, gap = found
    end = max((match.end() for match in _TOKEN.finditer(gap) if is_collective(match.group())), default=0)
    if end and mention.kind != "organisation":
        return Post(document.text[mention.span.start : mention.span.end + end], None, roles)
    return _post(directory, document, mention, roles)


def _unmarked(words: str) -> Iterator[Post]:
    """The name before words for a spokesman or a team that is no mention of anybody: "Roth transition spokesman Jan Kolb"."""
    tokens = words.split()
    at = len(tokens)
    while at and tokens[at - 1].casefold() in post_words().roles:
        at -= 1
    roles = frozenset(token.casefold() for token in tokens[at:])
    first = at
    while first and tokens[first - 1][:1].isupper() and tokens[first - 1] != "The":
        first -= 1
    if first < at and roles & post_words().aides:
        yield Post(" ".join(tokens[first:at]), None, roles)


def _behind(directory: Directory, document: Document, mention: Mention) -> Iterator[Post]:
    """The bodies named behind the name: "of the council", ", who leads its team"."""
    text = document.text
    match = post_words().behind.match(text, mention.span.end, mention.span.end + BEHIND)
    if match is None:
        return
    told = (match.group("role") or "").removeprefix("and ")
    roles = _roles(post_words().openers.sub("", told)) if told else frozenset()
    if roles is None or (told and not roles):
        return
    place = re.compile(r"(?:the |a |an )?").match(text, match.end())
    starts = {match.end(), place.end() if place is not None else match.end()}
    for other in directory.standing(document.id, match.end(), match.end() + BEHIND):
        if other.kind == "person" and not {*(roles or ()), *_roles_of(text, mention)} & post_words().aides:
            continue
        if other.span.start in starts and other.entity != mention.entity and other.kind in _KINDS:
            yield _post(directory, document, other, roles or frozenset())


def _post(directory: Directory, document: Document, mention: Mention, roles: frozenset[str]) -> Post:
    return Post(mention.span.words(document.text), directory.find(document.id, mention.entity), roles)


def _roles(words: str) -> frozenset[str] | None:
    """The words between a body and a name, where they are roles and titles and nothing else; `None` where he left the post."""
    known = post_words()
    tokens = [re.sub(r"^['’]s?$|['’]s$", "", token.casefold()) for token in _TOKEN.findall(words)]
    tokens = [token for token in tokens if token]
    if known.former.intersection(tokens) or not tokens:
        return None
    rest = [
        token
        for token in tokens
        if token not in known.roles and token not in known.links and token not in known.faceless
    ]
    return None if rest else frozenset(tokens) & (known.roles | known.faceless)


def _roles_of(text: str, mention: Mention) -> frozenset[str]:
    return frozenset(mention.span.words(text).casefold().split()) & post_words().roles


def _name_starts(text: str, mention: Mention) -> int:
    """Where the name itself begins, behind what stands in one mention with it: "Norlandic Prime Minister Ann Low"."""
    tokens = list(_TOKEN.finditer(text, mention.span.start, mention.span.end))
    for token, following in reversed(list(pairwise(tokens))):
        if token.group().casefold() in post_words().roles:
            return following.start()
    return mention.span.start


def _is_short(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop only ends a title cut short ("Lt. Col. X")."""
    if not match.group().startswith("."):
        return False
    word = text[: match.start()].rpartition(" ")[2].casefold()
    return f"{word}." in post_words().roles


def lands_of(post: Post) -> frozenset[str]:
    """The lands that a post is of."""
    names = post.body.names if post.body is not None else ()
    return frozenset().union(*map(lands_in, (post.words, *names)))
