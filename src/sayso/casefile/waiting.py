"""Which documents the conclusions do not show yet, or show wrongly, since all was weighed last (the table `to_weigh`)."""

from typing import Literal

from sayso.casefile.case import Case

State = Literal["read", "nearest", "gone"]


def waiting_in(case: Case, state: State) -> tuple[str, ...]:
    """The ids of the documents that wait in that state: `read`, weighed beside their `nearest` only, `gone` or changed."""
    if not case.rows(
        "SELECT 1 FROM sqlite_schema WHERE name = 'to_weigh'"
    ):  # made by an earlier sayso, and only read now
        return ()
    known = "" if state == "gone" else "AND document IN (SELECT document FROM readings)"
    rows = case.rows(f"SELECT document FROM to_weigh WHERE state = ? {known} ORDER BY document", (state,))  # noqa: S608
    return tuple(key for (key,) in rows)


def count_nearest(case: Case) -> int:
    """How many documents are weighed beside those nearest to them only."""
    return len(waiting_in(case, "nearest"))
