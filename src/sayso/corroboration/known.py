"""What the claim matcher said of pairs of passages, weighed with what stands around the statements."""

import math
from collections.abc import Iterable

from sayso.corroboration.surroundings import Surroundings, likely
from sayso.corroboration.wordings import Wording
from sayso.engine import Memory, key_of
from sayso.languages.matching import Match, Passage, load_matcher

READ = 0.7  # that a pair says the same or the opposite, as the matcher finds, for it to be weighed
AROUND = 1.5  # what the odds of what stands around two statements weigh beside the matcher's
NEEDED = 5.5  # odds (logarithm) of both together at which a pair is as likely of one claim as not
SURE = 0.5  # that a pair is of one claim, to join its groups
MOST_RULED = (
    20_000  # pairs that rules join that are put before it in one run, in the order of reports: a minute of one core
)
SUREST = 0.999  # that the matcher can be
CERTAIN = Match(SUREST, 0.0)
# The same where rules say that two statements are one: a logistic regression over pairs that rules joined in labelled events
# (`docs/decisions/023-claims-of-real-reports.md`); no script makes these three again yet.
RULED_MATCH, RULED_AROUND, RULED = 0.95, 0.22, -0.88


def weighed(match: Match, around: float) -> float:
    """How likely two passages make one claim (0 to 1), by what the matcher says and the odds of what stands around them."""
    return likely(_odds(match) + AROUND * around - NEEDED)


def _odds(match: Match) -> float:
    found = min(max(match.same + match.opposite, 1 - SUREST), SUREST)
    return math.log(found / (1 - found))


class Known:
    """What the matcher said of pairs of passages, in the last run or in this one, and what that comes to."""

    def __init__(self, surroundings: Surroundings, memory: Memory | None) -> None:
        self._surroundings = surroundings
        self._notes = (memory or Memory()).notes("matches", tuple[float, float])
        self._left = MOST_RULED
        self._keys: dict[Passage, bytes] = {}
        self._matches: dict[bytes, Match] = {}

    def may_be(self, one: Wording, other: Wording) -> bool:
        """Whether a pair may be sure to make one claim: by what the matcher said of it, else were it as sure as it can be.

        Most pairs are so strange to each other by what stands around them that no word of the matcher makes them sure: it need not be asked.
        """
        match = self._find(self._key(one, other)) or CERTAIN
        return match.same + match.opposite >= READ and self._weighed(match, one, other) >= SURE

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
        """How likely a pair, which the matcher was asked about, makes one claim in its surroundings (0 to 1)."""
        return self._weighed(self.of(one, other), one, other)

    def ruled(self, one: Wording, other: Wording) -> float:
        """How likely a pair makes one claim of which the rules say so (0 to 1): the matcher is asked, as long as it was not asked too often."""
        around = self.around(one, other)
        if not self._left:
            return likely(around)
        self._left -= 1  # also for what it said in an earlier run, so that a run after another comes to the same
        self.ask([(one, other)])
        return likely(RULED_MATCH * _odds(self.of(one, other)) + RULED_AROUND * around + RULED)

    def around(self, one: Wording, other: Wording) -> float:
        """The logarithm of the odds that a pair of which the rules say so is one claim, by what stands around it alone."""
        return self._surroundings.odds(one, other)

    def _weighed(self, match: Match, one: Wording, other: Wording) -> float:
        return weighed(match, self.around(one, other))

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
