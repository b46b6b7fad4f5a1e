"""Who is called by what they do: "the buyer" is the firm of which the text says that it is taking over another."""

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item
from sayso.languages import Token

_KINDS = frozenset({"person", "organisation"})


def find_doer(history: History, at: int, item: Item) -> Item | None:
    """The one whose deed, told earlier in the text, makes the description `item` theirs; `None` where several did it.

    What says of what somebody is the buyer, or which one ("the former owner of the ship"), is left alone.
    """
    doing = history.lists.doers.get(item.noun, frozenset())
    suffering = history.lists.sufferers.get(item.noun, frozenset())
    plain = [token for token in history.parse.between(item.span) if token.index < item.head]
    if not doing | suffering or item.plural or item.determiner != "definite" or len(plain) != 1:
        return None
    if history.parse.children(item.head, "prep", "relcl", "acl"):
        return None
    found: dict[int, Item] = {}
    for other in history.items[:at]:
        if other.kind not in _KINDS or other.form == "pronoun" or other.plural or other.span.overlaps(item.span):
            continue
        done, suffered = _deeds(history, other)
        if done & doing or suffered & suffering:
            root = history.clusters.find(other.number)
            found[root] = other if other.form == "name" else found.get(root, other)
    told = {root: other for root, other in found.items() if not history.in_title(other)}
    found = told or found  # a title is hard to read
    named = {root: other for root, other in found.items() if other.form == "name"}
    found = named if len(named) == 1 else found  # "sold to an investor", says the title, and the text to whom
    doer = next(iter(found.values()), None)
    if len(found) != 1 or doer is None or doer.noun == item.noun:
        return None
    gendered = item.gender and doer.gender and item.gender != doer.gender
    return None if gendered or history.clash(item, doer) else doer


def _deeds(history: History, item: Item) -> tuple[set[str], set[str]]:
    """What the text says at this place that the item does, and what is done to it; nothing that is denied."""
    token = history.parse.tokens[item.head]
    verb = history.parse.tokens[token.head]
    if token.dependency == "pobj" and verb.lower == "to" and history.parse.tokens[verb.head].lemma == "sell":
        return {"buy"}, set()  # "the yard is to be sold to X"
    if token.dependency == "pobj" and verb.dependency == "agent":
        token, verb = verb, history.parse.tokens[verb.head]
    if verb.pos != "VERB" or history.parse.child(verb.index, "neg") is not None:
        return set(), set()
    called = {_called(history, verb)}
    if token.dependency == "nsubj":
        called |= {
            _called(history, child) for child in history.parse.children(verb.index, "xcomp") if child.pos == "VERB"
        }
    if token.dependency in {"nsubj", "agent"}:
        return called, set()
    return set(), called if token.dependency in {"dobj", "nsubjpass"} else set()


def _called(history: History, verb: Token) -> str:
    particle = history.parse.child(verb.index, "prt")
    return verb.lemma.lower() if particle is None else f"{verb.lemma.lower()}-{particle.lower}"


def find_parent(history: History, at: int, item: Item) -> Item | None:
    """The one of which another is told to be a subsidiary, where `item` is "the parent company"; `None` where two are."""
    first = [token.lower for token in history.parse.between(item.span)]
    if item.kind != "organisation" or item.plural or item.determiner != "definite" or "parent" not in first:
        return None
    found: dict[int, Item] = {}
    for other in history.items[:at]:
        if other.form == "name" and other.kind == "organisation":
            link = history.parse.tokens[history.parse.tokens[other.head].head]
            if link.lower == "of" and history.parse.tokens[link.head].lemma.lower() == "subsidiary":
                found[history.clusters.find(other.number)] = other
    return next(iter(found.values())) if len(found) == 1 else None


def find_successor(history: History, at: int, item: Item) -> Item | None:
    """The one person whom the text calls somebody's successor, where `item` is "the new minister"; `None` where two are."""
    first = {token.lower for token in history.parse.between(item.span)}
    arriving = history.words.sets["arriving"] - {"next"}
    if item.kind != "person" or item.plural or item.determiner != "definite" or not first & arriving:
        return None
    found = {
        history.clusters.find(other.number): other
        for other in history.items[:at]
        if other.form == "nominal" and other.noun == "successor" and other.kind == "person"
    }
    named = [
        other
        for other in found.values()
        if any(member.form == "name" for member in history.clusters.members(other.number))
    ]
    return named[0] if len(found) == 1 and named else None
