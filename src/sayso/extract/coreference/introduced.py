"""Who is described first and named in the next breath: "The head of the mission said so. 'We saw it,' said Lena Varga."

Somebody new who comes with no word on who they are has just been described.
"""

import re

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item

NEAR = 200  # items looked back at, at most
LEAD = 2  # the paragraph, counted from 0, that tells first what a report is about, below a title and a byline
REACH = 2  # sentences between the description and the name, at most
_AGE = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b")
_AGE_BEHIND = re.compile(r"(?:, | \()(?:aged )?(\d{1,3})(?=[,).])")
_ANYBODY = frozenset(
    ["member", "official", "figure", "leader", "man", "woman", "activist", "politician", "employee", "worker"]
)
_PERSONS = frozenset({"male", "female"})


def described_before(history: History, at: int, item: Item) -> Item | None:
    """The description of which the name `item`, the first of somebody in the text, is the name; `None` where none is, or two."""
    relative = _relative_before(history, at, item)
    if relative is not None or not _is_bare(history, item):
        return relative
    found: dict[int, Item] = {}
    for other in reversed(history.items[:at]):
        if item.sentence - other.sentence > REACH + (item.number in history.sources):
            break
        if other.kind != "person" and other.who not in _PERSONS:
            continue
        members = history.clusters.members(other.number)
        if any(member.form == "name" for member in members):
            if other.form == "name" and other.sentence == item.sentence:
                return None  # two names in one breath
            if other.form == "name" and not found and other.kind == "person":
                return None
            continue
        if other.form == "nominal" and other.sentence < item.sentence and _may_be(history, item, other):
            found[history.clusters.find(other.number)] = other
    return next(iter(found.values())) if len(found) == 1 else None


def told_in_lead(history: History, at: int, item: Item) -> Item | None:
    """Whom the lead only describes, where the next paragraph names somebody new of whom it tells the same.

    As in "A senior member of the front praised the deal. [paragraph] Ana Roth, a senior official with the front, said ..." or "A
    34-year-old man was held. [paragraph] Jonas Velm, 34, ..."; `None` where the lead describes two.
    """
    members = history.clusters.members(item.number)
    first = min(members, key=lambda one: one.span)
    if (
        not item.subject
        or first.number != item.number
        or history.in_title(item)
        or _paragraph(history, item) > LEAD + 1
    ):
        return None
    found: dict[int, Item] = {}
    for other in history.items[:at]:
        if other.kind != "person" or history.is_hidden(other):
            continue
        if other.form == "nominal" and _is_new(other) and not history.in_title(other):
            found.setdefault(history.clusters.find(other.number), other)
    described = next(iter(found.values()), None)
    if len(found) != 1 or described is None or _paragraph(history, item) - _paragraph(history, described) != 1:
        return None
    if item.gender and described.gender and item.gender != described.gender:
        return None
    return described if _told_alike(history, item, described) else None


def _is_new(other: Item) -> bool:
    """Whether a description introduces one person who does something."""
    return other.determiner == "indefinite" and other.subject and not other.plural


def _paragraph(history: History, item: Item) -> int:
    return history.parse.sentences[item.sentence].paragraph


def _told_alike(history: History, item: Item, other: Item) -> bool:
    """Whether the age behind a name, or a description set beside it, is that of the `other`."""
    text = history.parse.text
    age = _AGE.search(other.span.words(text))
    if age is not None:
        behind = _AGE_BEHIND.match(text, item.span.end)
        return behind is not None and behind[1] == age[1]
    wider, before = history.lists.wider, history.parse.between(other.span)[:-1]
    told = {token.lower for token in before if token.pos in {"ADJ", "NOUN", "PROPN"}} - history.words.sets["vague"]
    for each in history.clusters.members(item.number):
        if each.form != "nominal":
            continue
        kin = each.noun in wider.get(other.noun, ()) or other.noun in wider.get(each.noun, ())
        shared = told & {history.parse.tokens[at].lower for at in history.parse.subtree(each.head)}
        if each.noun == other.noun or (shared and (kin or {each.noun, other.noun} & _ANYBODY)):
            return True
    return False


def introduced_in_lead(history: History, at: int, item: Item) -> Item | None:
    """Who is called by the noun of a title in the lead: "Teacher wins prize [paragraph] A retired teacher ..."."""
    if item.determiner != "bare" or item.plural or not history.in_title(item):
        return None
    lead = (
        other
        for other in history.items[at + 1 : at + NEAR]
        if other.form == "nominal" and other.kind == item.kind and other.noun == item.noun
        if not history.in_title(other) and _paragraph(history, other) <= LEAD
    )
    first = next(lead, None)
    return first if first is not None and _is_new(first) else None


def introduced_before(history: History, at: int, item: Item) -> Item | None:
    """Who was described without a name, where "the man, Ana Roth," is named next: "A man of 38 was held. The man, ..."."""
    general = item.noun in history.lists.generic["person"]
    if item.plural or item.determiner != "definite" or not general:
        return None
    found: dict[int, Item] = {}
    named: set[int] = set()
    for other in reversed(history.items[max(0, at - NEAR) : at]):
        if item.sentence - other.sentence > REACH:
            break
        if other.kind != "person" or other.plural or other.form == "pronoun":
            continue
        root = history.clusters.find(other.number)
        if root in named or root in found:
            continue
        if any(member.form == "name" for member in history.clusters.members(other.number)):
            named.add(root)
            continue
        if other.determiner == "indefinite" and _may_be_called(history, item, other):
            found[root] = other
    one = next(iter(found.values()), None)
    return one if len(found) == 1 and one is not None and not history.clash(item, one) else None


def _may_be_called(history: History, item: Item, other: Item) -> bool:
    """Whether who was introduced by a description can be the one whom a general noun means: "the leader" is no official."""
    if (item.gender and other.gender and item.gender != other.gender) or history.is_hidden(other):
        return False
    telling = item.noun in history.lists.wider and item.noun != other.noun
    return not telling or other.noun in history.lists.wider[item.noun]


def _relative_before(history: History, at: int, item: Item) -> Item | None:
    """As in "His daughter flew home. 'He was late before,' Tove Vaal said" where he is a Vaal; `None` where it may be another."""
    parts = item.key.split()
    if len(parts) < 2 or min(history.clusters.members(item.number), key=lambda one: one.span).number != item.number:
        return None
    found: dict[int, Item] = {}
    for other in reversed(history.items[:at]):
        if item.sentence - other.sentence > REACH:
            break
        if other.form != "nominal" or other.plural or other.noun not in history.words.sets["of_people"]:
            continue
        if item.gender and other.gender and item.gender != other.gender:
            continue
        members = history.clusters.members(other.number)
        of = [
            one
            for one in history.items[max(0, at - NEAR) : at]
            if one.form == "pronoun" and other.span.covers(one.span)
        ]
        whose = {
            name.key.split()[-1] for one in of for name in history.clusters.members(one.number) if name.form == "name"
        }
        if parts[-1] in whose and all(member.form != "name" for member in members):
            found[history.clusters.find(other.number)] = other
    return next(iter(found.values())) if len(found) == 1 else None


def _is_bare(history: History, item: Item) -> bool:
    """Whether somebody is named for the first time, acts, and nothing says who they are."""
    members = history.clusters.members(item.number)
    first = min(members, key=lambda member: member.span)
    ranks = history.lists.wider.get("officer", frozenset()) | history.lists.wider.get("doctor", frozenset())
    titles = {title for member in members for title in member.titles if title in history.words.roles}
    described = any(member.form == "nominal" for member in members)
    if first.number != item.number or described or not titles <= ranks:
        return False
    parse = history.parse
    beside = [one for one in parse.children(item.head, "prep", "relcl", "acl", "appos") if one.pos != "NUM"]
    if beside or _explained(parse.text[item.span.end :][:30]):
        return False
    opens = parse.sentences[item.sentence].first >= parse.between(item.span)[0].index
    return item.number in history.sources or (item.subject and opens)


def _explained(after: str) -> bool:
    """Whether a comma after the name says more of them than an age ("Roth, 58, said")."""
    return after[:1] == "," and not after[1:5].strip(" ,").isdigit()


def _may_be(history: History, item: Item, other: Item) -> bool:
    if other.plural or other.determiner == "bare" or history.is_hidden(other):
        return False
    if not _in_lead(history, other) and not (
        item.number in history.sources and (other.subject or other.number in history.sources)
    ):
        return False
    if item.gender and other.gender and item.gender != other.gender:
        return False
    parse = history.parse
    between = parse.text[other.span.start : item.span.start]
    if history.lists.anonymity.search(between) or history.clash(item, other):
        return False
    within = (*parse.between(other.span), *parse.children(other.head, "prep"))
    links = [token for token in within if token.lower in {"of", "at", "for"}]
    owners = [
        owner
        for owner in parse.children(other.head, "poss")
        if owner.tag != "PRP$"
        or (owner.lower == "its" and other.noun in history.words.roles)  # "his brother" is another
    ]
    office = " " not in item.key and other.determiner == "definite" and other.noun in history.words.of_roles
    office = office and "\n\n" not in between
    if not links and not owners and not office:
        return False  # "the man", "a witness" may be anybody, but not "the minister ... Roth said"
    return "\n\n" not in between if other.determiner == "indefinite" else between.count("\n\n") < 2


def _in_lead(history: History, item: Item) -> bool:
    """Whether a description stands in the paragraph that tells first what it is about, below the title."""
    before = history.parse.text[: item.span.start].strip()
    return before.count("\n\n") < 2
