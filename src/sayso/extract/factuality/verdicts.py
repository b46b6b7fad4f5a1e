"""How sure and how affirmed: the arithmetic of certainty and polarity under the words that govern a clause."""

from typing import NamedTuple

from sayso.evidence import Certainty, Polarity

_ORDER: tuple[Certainty, ...] = ("underspecified", "possible", "probable", "certain")


class Verdict(NamedTuple):
    """Certainty and polarity together, in FactBank's sense."""

    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"

    def weakened(self, certainty: Certainty) -> "Verdict":
        """The same polarity, no surer than `certainty`."""
        return Verdict(min(self.certainty, certainty, key=_ORDER.index), self.polarity)

    def turned(self) -> "Verdict":
        """The same certainty, the other polarity; what is merely possible stays so whether it is denied or not."""
        return Verdict(self.certainty, "denied" if self.polarity == "affirmed" else "affirmed")


OPEN = Verdict("underspecified")

# class → what becomes of its complement where the governing word itself is affirmed, and where it is denied
_COMPLEMENTS: dict[str, tuple[Verdict, Verdict]] = {
    "yes": (Verdict(), Verdict("certain", "denied")),
    "no": (Verdict("certain", "denied"), Verdict()),
    "factive": (Verdict(), Verdict()),
    "speech": (Verdict(), OPEN),
    "belief": (Verdict("probable"), Verdict("probable", "denied")),
    "weak": (Verdict("possible"), Verdict("possible", "denied")),
    "able": (Verdict("possible"), Verdict("certain", "denied")),
    "open": (OPEN, OPEN),
    "denial": (Verdict("certain", "denied"), Verdict("possible")),
    "doubt": (Verdict("probable", "denied"), Verdict("probable")),
    "never": (Verdict("probable", "denied"), Verdict("possible")),
}


def complement(kind: str, governor: Verdict) -> Verdict:
    """The verdict that a word of class `kind`, itself judged `governor`, gives to what it governs."""
    affirmed, denied = _COMPLEMENTS[kind]
    if kind == "factive":
        return affirmed
    found = affirmed if governor.polarity == "affirmed" else denied
    return found.weakened(governor.certainty)


def combine(own: Verdict, given: Verdict) -> Verdict:
    """The verdict of a word that is `own` by the words beside it and `given` by those above it: two denials cancel."""
    turned = given.turned() if own.polarity == "denied" else given
    return turned.weakened(own.certainty)
