"""Of what sort a body is, as its name or description tells: a business, a public body, a union; no body is of two."""

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item

BUSINESS = "business"
_JOINTS = frozenset({"of", "for", "in", "on", "at"})


def of_another_sort(history: History, item: Item, other: Item) -> bool:
    """Whether two bodies are of two sorts: "the company" is not the Mining Inspectorate, nor "the union" a bank."""
    mine = sort_of(history, item)
    if mine is None:
        return False
    theirs = {sort_of(history, one) for one in history.clusters.members(other.number)} - {None}
    return bool(theirs) and mine not in theirs


def sort_of(history: History, item: Item) -> str | None:
    """The sort of the body that a name or description tells of; `None` where it tells of none, and for pronouns."""
    if item.form == "pronoun" or item.kind == "person":
        return None
    if item.form == "nominal":
        tokens = history.parse.tokens
        before = tokens[item.head - 1].lower if item.head else ""
        return _sort(history, item.noun, before)
    words = words_of_name(item.key)
    return _sort(history, words[-1], words[-2] if len(words) > 1 else "") if words else None


def words_of_name(key: str) -> list[str]:
    """The words of a body's name up to what it is of: "ministry" in "ministry of mining"."""
    words = [word.strip(".,") for word in key.split()]
    joint = next((at for at, word in enumerate(words) if at and word in _JOINTS), len(words))
    return words[:joint]


def _sort(history: History, noun: str, before: str) -> str | None:
    if before in history.lists.businesses.get(noun, ()):
        return BUSINESS
    return history.lists.sorts.get(noun)
