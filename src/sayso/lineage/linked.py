"""Credits by hyperlink: to a report in the pile that is about the same, and to reports elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from sayso.evidence import Derivation, Passage, Span
from sayso.languages.outlets import outlet_key
from sayso.lineage.fit import is_later
from sayso.lineage.linking import linked_addresses, plain_address
from sayso.lineage.outlets import keys_of, same_outlet
from sayso.lineage.outside import Outside, find_outside
from sayso.lineage.pile import Pile

SAID, MERELY = 0.8, 0.3  # how sure a credit is by a link where the words say that it is one, and by a link alone


class Pages(NamedTuple):
    """The reports of a pile that have an address: by it the first of each (`at`), and the ids of all."""

    at: dict[str, int]
    ids: frozenset[str]


def find_pages(pile: Pile) -> Pages:
    """The reports of the pile that have an address."""
    pages: dict[str, int] = {}
    ids: set[str] = set()
    for index, document in enumerate(pile.documents):
        address = plain_address(document.url or "")
        if address:
            pages.setdefault(address, index)
            ids.add(document.id)
    return Pages(pages, frozenset(ids))


def linked(
    pile: Pile, near: Mapping[int, Collection[int]], known: Collection[tuple[int, int]], pages: Pages
) -> list[Derivation]:
    """Credits by hyperlink to a report of another outlet in the pile that is about the same."""
    found = []
    for index, document in enumerate(pile.documents):
        for address in sorted(linked_addresses(document.links)):
            other = pages.at.get(address, index)
            alien = not keys_of(pile.documents[other]) & keys_of(document)
            if (
                other in near.get(index, ())
                and alien
                and (index, other) not in known
                and not is_later(pile, other, index)
            ):
                parent = pile.documents[other]
                reasons = (f"it links to {parent.name} ({address}), which is about the same",)
                found.append(Derivation(document.id, parent.id, None, "credit", 0.7, reasons))
    return found


class Spellings:
    """How outlets are called in a pile, by the form that all spellings of one share; `credited` are names in its texts."""

    def __init__(self, pile: Pile, credited: Mapping[str, str]) -> None:
        own = {outlet_key(one.outlet): one.outlet for one in reversed(pile.documents) if one.outlet}
        self._names = {**credited, **own}

    def name(self, link: Outside) -> str:
        """The name of the outlet that a link leads to: that of the pile, else what the address tells."""
        if "." not in link.name:
            return link.name
        keys = (link.key, f"{link.key}news", link.key.removesuffix("news"))
        return next((self._names[key] for key in keys if key in self._names), link.name)


def with_addresses(
    pile: Pile,
    index: int,
    told: Sequence[tuple[str, Derivation]],
    elsewhere: tuple[Pages, Spellings, Collection[int]],
) -> list[Derivation]:
    """The credits that the words of a report give (`told`, by outlet), with the addresses that it links to there; and what it
    credits by links alone, to reports that are absent.

    `elsewhere` are the pages in the pile, how outlets are called, and the reports that are credited already or that it goes
    back to: what links to outlets of these has from there what it has.
    """
    pages, spellings, above = elsewhere
    document = pile.documents[index]
    keys = [key for key, _ in told]
    credits_ = [one for _, one in told]
    links = pile.memory.notes("outside", tuple[Outside, ...]).made(pile.keys[index], partial(_outside, pile, index))
    for link in links:
        if plain_address(link.address) in pages.at:
            continue
        named = [link.key, *(credit.key for credit in pile.credits[index] if credit.span.overlaps(link.span))]
        at = next((at for at, key in enumerate(keys) if any(same_outlet(key, each) for each in named)), None)
        elsewhere_too = at is not None and credits_[at].parent in pages.ids  # it leads to another report of that outlet
        if at is not None and credits_[at].url is None and not elsewhere_too:
            reasons = (*credits_[at].reasons, f"it links to {link.address}")
            credits_[at] = replace(credits_[at], url=link.address, reasons=reasons)
        elif not any(same_outlet(key, own) for key in named for other in above for own in pile.called[other]):
            credits_.append(_by_link(document.id, link, spellings.name(link)))
    return credits_


def _outside(pile: Pile, index: int) -> tuple[Outside, ...]:
    document = pile.documents[index]
    return find_outside(document, pile.texts[index]) if document.hyperlinks else ()


def _by_link(document: str, link: Outside, name: str) -> Derivation:
    """A credit to an absent report that nothing but a link names; without words that make it a source it has no passage."""
    words = " ".join(link.told.split())
    said = (
        f"it says so itself: “{words}”" if words else "no words there say that it has anything from it",
        f"it links to {link.address}, which is not in the pile",
    )
    passages = (Passage(link.sentence, Span(0, 0)),) if words else ()  # an absent report has no words to point to
    return Derivation(document, None, name, "credit", SAID if words else MERELY, said, passages, url=link.address)
