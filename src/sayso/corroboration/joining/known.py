"""What the claim matcher said of pairs of passages, weighed with what else is known of the statements."""

from collections.abc import Iterable

from sayso.corroboration.joining.likelihood import ALIKE, CERTAIN, of_matched, of_ruled
from sayso.corroboration.joining.likeness import Comparer, Likeness
from sayso.corroboration.joining.surroundings import Surroundings, likely
from sayso.corroboration.joining.wordings import Wording
from sayso.engine import Memory, key_of
from sayso.languages.matching import Match, Passage, load_matcher

READ = 0.5  # that a pair says the same or the opposite, as the matcher finds, for it to be weighed
SURE = 0.5  # that a pair is of one claim, to join its groups
MOST_RULED = (
    20_000  # pairs that rules join that are put before it in one run, in the order of reports: a minute of one core
)


class Known:
    """What the matcher said of pairs of passages, in the last run or in this one, and what that comes to."""

    def __init__(self, surroundings: Surroundings, compare: Comparer, memory: Memory | None) -> None:
        self._surroundings = surroundings
        self._compare = compare
        self._notes = (memory or Memory()).notes("matches", tuple[float, float])
        self._left = MOST_RULED
        self._keys: dict[Passage, bytes] = {}
        self._matches: dict[bytes, Match] = {}

    def likeness(self, one: Wording, other: Wording) -> Likeness | None:
        """What the two have in common and what not; `None` where no likeness of words makes them one claim."""
        return self._compare(one.item, other.item)

    def apart(self, one: Wording, other: Wording) -> bool:
        """Whether no likeness of words makes the two one claim."""
        return self.likeness(one, other) is None

    def may_be(self, one: Wording, other: Wording) -> bool:
        """Whether a pair may be sure to make one claim: by what the matcher said of it, else were it as sure as it can be.

        Most pairs are so strange to each other by what stands around them that no word of the matcher makes them sure: it need not be asked.
        """
        match = self._find(self._key(one, other)) or CERTAIN
        if match.same + match.opposite < READ or of_matched(match, self.around(one, other), ALIKE) < SURE:
            return False  # before what the two have in common is looked at, which takes longer
        return self._weighed(match, one, other) >= SURE

    def ask(self, pairs: Iterable[tuple[Wording, Wording]]) -> None:
        """Have the matcher read those pairs that it has not read."""
        new: dict[bytes, tuple[Passage, Passage]] = {}
        for one, other in pairs:
            key = self._key(one, other)
            if key not in new and self._find(key) is None:
                new[key] = one.passage, other.passage
        if new:
            for key, match in zip(new, load_matcher().match(list(new.values())), strict=True):
                self._notes.note(key, (match.same, match.opposite))
                self._matches[key] = match

    def of(self, one: Wording, other: Wording) -> Match:
        """What the matcher said of a pair, which it was asked about."""
        return self._matches[self._key(one, other)]

    def likely(self, one: Wording, other: Wording) -> float:
        """How likely a pair, which the matcher was asked about, makes one claim (0 to 1)."""
        return self._weighed(self.of(one, other), one, other)

    def ruled(self, one: Wording, other: Wording) -> float:
        """How likely a pair makes one claim of which the rules say so (0 to 1): the matcher is asked, as long as it was not asked too often."""
        around = self.around(one, other)
        if not self._left:
            return likely(around)
        self._left -= 1  # also for what it said in an earlier run, so that a run after another comes to the same
        self.ask([(one, other)])
        return of_ruled(self.of(one, other), around)

    def around(self, one: Wording, other: Wording) -> float:
        """The logarithm of the odds that a pair of which the rules say so is one claim, by what stands around it alone."""
        return self._surroundings.odds(one, other)

    def _weighed(self, match: Match, one: Wording, other: Wording) -> float:
        likeness = self.likeness(one, other)
        return of_matched(match, self.around(one, other), likeness) if likeness is not None else 0.0

    def _find(self, key: bytes) -> Match | None:
        found = self._matches.get(key)
        if found is None and (noted := self._notes.find(key)) is not None:
            found = self._matches[key] = Match(*noted)
        return found

    def _key(self, one: Wording, other: Wording) -> bytes:
        """A hash of the passages of two wordings, whichever way round these are."""
        ours, theirs = self._key_of(one.passage), self._key_of(other.passage)
        return ours + theirs if ours < theirs else theirs + ours

    def _key_of(self, passage: Passage) -> bytes:
        key = self._keys.get(passage)
        if key is None:
            key = self._keys[passage] = key_of(passage)
        return key
