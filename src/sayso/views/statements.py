"""Which statements are made, word for word, by whom, in which report, and what claim do they belong to?"""

from collections.abc import Sequence

from sayso.casefile import Case
from sayso.casefile.filtering import Filter, statement_ids
from sayso.evidence import Record, StatementKind
from sayso.views.answers import Answer, ShownStatement, show_statements
from sayso.views.ratings import ratings


class ClaimedStatement(Record, frozen=True):
    """A statement, what kind it is of, the claim (its id) that it belongs to, if any, and a person's rating (1 to 6)."""

    statement: ShownStatement
    kind: StatementKind
    claim: str | None
    rating: str | None = None


class Statements(Answer, frozen=True):
    """Statements by the day on which their report appeared, and in the order of its text."""

    statements: tuple[ClaimedStatement, ...]


def statements(case: Case, wanted: Filter | None = None) -> Statements:
    """All statements of the case, or those wanted."""
    return Statements(statements=claimed_statements(case, statement_ids(case, wanted or Filter())))


def claimed_statements(case: Case, keys: Sequence[str]) -> tuple[ClaimedStatement, ...]:
    """The statements of those ids with their claims, in that order."""
    shown = show_statements(case, keys)
    kinds = {key: stored.statement.kind for key, stored in case.statements(keys).items()}
    claims, given = case.claims_with(keys), ratings(case)
    return tuple(
        ClaimedStatement(shown[key], kinds[key], claims.get(key), given.get(key)) for key in keys if key in shown
    )
