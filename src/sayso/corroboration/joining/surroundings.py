"""How likely two statements of different reports make one claim by what stands around them, whatever they say.

Words that are alike prove little by themselves: "he did not know" stands in any two reports. Two reports of one affair, in
paragraphs that share their words, seldom use them of two matters. A logistic regression, fitted to pairs of
statements of real reports that annotators read (`training/surroundings`).
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.corroboration.joining.kinship import READ, About, Kinship, KinshipWeights, about, kinship
from sayso.corroboration.joining.substitution import telling_words
from sayso.corroboration.joining.wordings import Wording
from sayso.engine import Memory, key_of
from sayso.engine.weights import read_weights
from sayso.evidence import Document
from sayso.languages.matching import Passage

STRANGEST, CLOSEST = -4.0, 6.0  # odds of one affair beyond which they tell no more
FARTHER = 2.0  # by which odds are less that go through other reports
MOST_TOGETHER = 40  # reports that tell one thing
MOST_BESIDE = 60  # reports beside which each is looked at
REMEMBERED = 20_000  # passages whose words are kept, and pairs of reports whose odds are
MOST_NEAR = 4_000  # reports of which those beside them are kept
MOST_ABOUT = 25_000  # reports of which it is kept what they are about, some 60 MB
MOST_PAIRS = 200_000  # of reports, of which it is kept how likely they are of one affair
ENOUGH = 3  # words that tell something, from which on a statement says enough


_NOBODY: dict[str, Document] = {}


class Signs(NamedTuple):
    """What there is to be weighed of two statements."""

    affair: float  # logarithm of the odds that their reports tell of one affair
    shared: float  # of the words that tell something in the shorter paragraph, those in the other
    telling: float  # how many words of the shorter statement tell something, of `ENOUGH`


class Telling(NamedTuple):
    """The words that tell something in and `around` a statement, and how many there are in the statement itself."""

    around: frozenset[str]
    inside: int


class SignWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `Signs` weigh in the logarithm of the odds."""

    affair: float
    shared: float
    telling: float
    constant: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights that sayso comes with."""

    kinship: KinshipWeights
    signs: SignWeights


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights in `surroundings.toml`."""
    return read_weights(__name__, Weights)


class Surroundings:
    """Weighs what stands around the statements of one pile; each report and each pair of reports is looked at once."""

    def __init__(self, together: Iterable[Collection[Document]] = (), memory: Memory | None = None) -> None:
        """`together` are reports of which rules say that they tell something in common; odds are noted in the `memory`."""
        self._notes = (memory or Memory()).notes("affairs", float)
        self._keys: dict[str, bytes] = {}
        self._words: dict[Passage, Telling] = {}
        self._about: dict[str, About] = {}
        self._affairs: dict[tuple[str, str], float] = {}
        self._odds: dict[tuple[str, str], float] = {}
        self._near: dict[str, dict[str, Document]] = {}
        self._together: list[tuple[Document, ...]] = []
        self._places: dict[str, list[int]] = defaultdict(list)  # in `_together`, by document
        for documents in together:
            if len(documents) > 2:
                few = tuple(sorted(documents, key=lambda document: document.id)[:MOST_TOGETHER])
                for one in few:
                    self._places[one.id].append(len(self._together))
                self._together.append(few)

    def odds(self, one: Wording, other: Wording) -> float:
        """The logarithm of the odds that two statements of different reports, which the rules know for one claim, are one."""
        affair = self._through(one.item.document, other.item.document)
        return odds_of(signs(affair, self._telling(one.passage), self._telling(other.passage)))

    def are_of_one_affair(self, one: Document, other: Document) -> bool:
        """Whether two reports more likely tell of one affair than of two; a report does of its own."""
        return one.id == other.id or self._affair(one, other) > 0

    def _through(self, one: Document, other: Document) -> float:
        """The odds of one affair, by what the two have in common or what two more reports have with both."""
        pair = (min(one.id, other.id), max(one.id, other.id))
        found = self._odds.get(pair)
        if found is None:
            if len(self._odds) >= REMEMBERED:
                self._odds.clear()
            found = self._odds[pair] = self._looked_through(one, other)
        return found

    def _looked_through(self, one: Document, other: Document) -> float:
        found = self._affair(one, other)
        if found >= CLOSEST:
            return found
        ours, theirs = self._beside(one), self._beside(other)
        if not ours or not theirs:
            return found
        between = sorted(
            min(self._affair(one, ours[third]), self._affair(ours[third], other))
            for third in ours.keys() & theirs.keys() - {one.id, other.id}
        )
        return max(found, between[-2] - FARTHER) if len(between) > 1 else found

    def _beside(self, document: Document) -> dict[str, Document]:
        """Some of the reports that tell something in common with one, by id."""
        places = self._places.get(document.id)
        if places is None:
            return _NOBODY
        found = self._near.get(document.id)
        if found is None:
            if len(self._near) >= MOST_NEAR:
                self._near.clear()
            found = self._near[document.id] = {}
            for place in places:
                if len(found) >= MOST_BESIDE:
                    break
                found.update((each.id, each) for each in self._together[place])
        return found

    def _affair(self, one: Document, other: Document) -> float:
        pair = (min(one.id, other.id), max(one.id, other.id))
        found = self._affairs.get(pair)
        if found is None:
            if len(self._affairs) >= MOST_PAIRS:
                self._affairs.clear()
            first, second = (one, other) if one.id < other.id else (other, one)
            key = key_of(self._key(first), self._key(second))
            found = self._notes.made(key, lambda: affair_odds(kinship(self._of(first), self._of(second))))
            self._affairs[pair] = found
        return found

    def _key(self, document: Document) -> bytes:
        if document.id not in self._keys:
            self._keys[document.id] = key_of(document.text[:READ])
        return self._keys[document.id]

    def _telling(self, passage: Passage) -> Telling:
        found = self._words.get(passage)
        if found is None:
            if len(self._words) >= REMEMBERED:
                self._words.clear()
            found = self._words[passage] = telling(passage)
        return found

    def _of(self, document: Document) -> About:
        found = self._about.get(document.id)
        if found is None:
            if len(self._about) >= MOST_ABOUT:
                self._about.clear()
            found = self._about[document.id] = about(document)
        return found


def affair_odds(kin: Kinship) -> float:
    """The logarithm of the odds that two reports tell of one affair."""
    by = weights().kinship
    return by.constant + by.names * kin.names + by.many * kin.many + by.words * kin.words + by.meaning * kin.meaning


def telling(passage: Passage) -> Telling:
    """The words of a passage that tell something."""
    return Telling(telling_words(" ".join(passage)), len(telling_words(passage.words)))


def signs(affair: float, one: Telling, other: Telling) -> Signs:
    """What there is to be weighed of two statements, of reports that are of one `affair` with these odds."""
    shared = len(one.around & other.around) / max(1, min(len(one.around), len(other.around)))
    return Signs(min(CLOSEST, max(STRANGEST, affair)), shared, min(one.inside, other.inside, ENOUGH) / ENOUGH)


def odds_of(found: Signs) -> float:
    """The logarithm of the odds that such two statements are one claim, where rules know them for one."""
    by = weights().signs
    return round(by.constant + by.affair * found.affair + by.shared * found.shared + by.telling * found.telling, 4)


def likely(odds: float) -> float:
    """Odds as a probability (0 to 1)."""
    return 1 / (1 + math.exp(-odds))
