"""Times: what days, spells and rhythms a text names, and which they are on the calendar."""

from sayso.extract.times.find import find_times

__all__ = ["find_times"]
