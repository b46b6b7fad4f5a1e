"""What was made from what and which names are outlets', as far as it matters for whose word a statement is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sayso.corroboration.items import plain_words
from sayso.corroboration.ruling import Rulings
from sayso.evidence import Derivation
from sayso.languages.acronyms import initials
from sayso.languages.lexicon import word_list
from sayso.languages.outlets import outlet_key

LETTERS = 3  # of an outlet's short name at least: two are many outlets'


class Lineage:
    """Which documents were made from which, looked up by document id; and what people ruled on origins."""

    def __init__(
        self,
        derivations: Iterable[Derivation],
        names: Mapping[str, str],
        outlets: Iterable[str] = (),
        rulings: Rulings | None = None,
    ) -> None:
        self.names = names
        self.rulings = rulings or Rulings()
        self.outlets = {plain_words(outlet): outlet for outlet in sorted(outlets, reverse=True)}
        self.keys = {outlet_key(outlet): outlet for outlet in sorted(outlets, reverse=True)}
        self._short = _by_initials(self.keys.values())
        self._order = {whole: at for at, whole in enumerate(self.outlets)}
        self._ends = _by_ending(self.outlets)
        self._meant: dict[str, str | None] = {}
        self.parents: dict[str, list[Derivation]] = defaultdict(list)
        self._absent: set[str] = set()
        for derivation in derivations:
            self.parents[derivation.document].append(derivation)
            if derivation.absent is not None:
                self._absent.add(outlet_key(derivation.absent))

    def is_made_from(self, one: str, other: str) -> bool:
        """Whether one of the two documents was made from the other."""
        return other in self.made_from(one) or one in self.made_from(other)

    def made_from(self, document: str) -> tuple[str, ...]:
        """The reports of the pile that one was made from, or credits, by id."""
        return tuple(one.parent for one in self.parents.get(document, ()) if one.parent is not None)

    def is_outlet(self, name: str | None) -> bool:
        """Whether a source is one of the pile's outlets: it only carries what somebody else must have told it."""
        return self.outlet(name) is not None

    def outlet(self, name: str | None) -> str | None:
        """The outlet of the pile that a name means, also inside more words ("the website Lake Insider") or cut short.

        "The Insider" is the Lake Insider where no other outlet of the pile is called so; "an insider" is none.
        """
        if name is None:
            return None
        if name not in self._meant:  # the same few are asked for again and again
            self._meant[name] = self._outlet(name)
        return self._meant[name]

    def is_absent(self, name: str) -> bool:
        """Whether a name is that of an outlet that reports of the pile credit, and of which the pile has no report."""
        return outlet_key(name) in self._absent

    def _outlet(self, name: str) -> str | None:
        if outlet_key(name) in self.keys:
            return self.keys[outlet_key(name)]
        if name in self._short:
            return self._short[name]
        plain = plain_words(name)
        inside = [whole for whole in _endings(plain) if " " in whole and whole in self.outlets]
        if not name.removeprefix("The ").removeprefix("the ")[:1].isupper() and not inside:
            return None
        found = inside or self._ends.get(plain, [])
        if len({outlet_key(self.outlets[one]) for one in found}) != 1:
            return None
        return self.outlets[min(found, key=self._order.__getitem__)]


def _by_initials(outlets: Iterable[str]) -> dict[str, str]:
    """The outlets by the letters that their names can be cut short to ("VPA"), where these fit one of them alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for outlet in outlets:
        parts = [word.casefold() for word in re.findall(r"\w+", outlet)]
        for letters in initials(parts, word_list("voices", "small")):
            if len(letters) >= LETTERS:
                found[letters.upper()].add(outlet)
    return {letters: min(listed) for letters, listed in found.items() if len(listed) == 1}


def _by_ending(outlets: Iterable[str]) -> dict[str, list[str]]:
    """The plain names of outlets by each of their endings."""
    found: dict[str, list[str]] = defaultdict(list)
    for whole in outlets:
        for ending in _endings(whole):
            found[ending].append(whole)
    return found


def _endings(words: str) -> Iterator[str]:
    """The words without the first one, without the first two, and so on."""
    while " " in words:
        words = words.partition(" ")[2]
        yield words


def is_outlet_of(name: str, outlet: str) -> bool:
    """Whether a name may be that of an outlet, cut short: "NPR" of NPR Online News, "the Tribune" of the Harwick Tribune."""
    key, whole = outlet_key(name), outlet_key(outlet)
    ends = (outlet_key(ending) for ending in _endings(plain_words(outlet)))
    return bool(key) and (key in {whole, whole.removesuffix("news"), *ends} or name.strip() in _by_initials([outlet]))
