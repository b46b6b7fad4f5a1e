"""What goes into a column of the case file: records as JSON, days as ISO 8601."""

from sayso.evidence import to_json


def as_text(record: object) -> str:
    """`record` as JSON."""
    return to_json(record).decode()


def as_day(day: object) -> str | None:
    """A day as `2031-05-05`; `None` where it is not known."""
    return None if day is None else str(day)
