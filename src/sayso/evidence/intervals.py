"""Stretches of calendar days, open where an end is not known."""

from datetime import date

from sayso.evidence.records import Record


class Interval(Record, frozen=True):
    """From the day `start` to the day `end`, both included; `None` where an end is not known."""

    start: date | None = None
    end: date | None = None

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    def meets(self, other: "Interval") -> bool:
        """Whether the two can share a day; an unknown end reaches as far as needed."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )


UNKNOWN = Interval()
