"""What is claimed, by whom, on whose authority, and who denies it?"""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import structs

from sayso.casefile import Case
from sayso.casefile.filtering import claim_ids
from sayso.evidence import Claim, Family, Independence, Origin, Polarity, Position, Record, StatementKind
from sayso.evidence.notation import claim_words
from sayso.views.answers import Answer, ShownStatement, show_statements
from sayso.views.ratings import rated, ratings


class ShownOrigin(Record, frozen=True):
    """A source that vouches for the claim, with the occasion; `statements` are ids of those beside it."""

    source: str
    occasion: str | None
    named: bool
    independent: Independence
    statements: tuple[str, ...]
    reasons: tuple[str, ...]
    entity: str | None = None


class ShownPosition(Record, frozen=True):
    """One side of a claim, with how many independent origins it has, and all statements that take it.

    `families` are origins that belong together (bodies of one government, an outlet's sister) though the count keeps them
    apart.
    """

    polarity: Polarity
    independent: Independence
    origins: tuple[ShownOrigin, ...]
    statements: tuple[ShownStatement, ...]
    reasons: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()


class ShownClaim(Record, frozen=True):
    """A claim with its positions; `entities` are the ids of those it is about, `documents` how many carry it.

    `text` is its notation, `words` the same for people to read; `ratings` are those that persons gave statements of it (1 to
    6), by their ids.
    """

    id: str
    kind: StatementKind
    text: str
    subject: str | None
    object: str | None
    measure: str | None
    positions: tuple[ShownPosition, ...]
    contested: bool
    first: date | None
    last: date | None
    entities: tuple[str, ...] = ()
    documents: int = 0
    words: str = ""
    ratings: dict[str, str] = {}  # noqa: RUF012  # msgspec makes a new one for each

    def position(self, polarity: Polarity) -> ShownPosition | None:
        """The side of that polarity, or `None` where nobody takes it."""
        return next((one for one in self.positions if one.polarity == polarity), None)


class Claims(Answer, frozen=True):
    """Claims, best attested first."""

    claims: tuple[ShownClaim, ...]


def claims(
    case: Case,
    *,
    about: Sequence[str] = (),
    kind: StatementKind | None = None,
    contested: bool = False,
    rating: str | None = None,
) -> Claims:
    """The claims about all the names given, of that kind, contested ones only where wanted.

    With a `rating` those with a statement that a person rated so or better, itself (1-6) or who vouches for it (A-F).
    Raises `InputError` where a name is not in the case.
    """
    if rating is None:
        return Claims(claims=show_claims(case, case.claims(about=about, kind=kind, contested=contested)))
    meant = tuple(case.entity(name).id for name in about)
    wanted = structs.replace(rated(case, rating), about=meant, kind=kind, contested=contested)
    return Claims(claims=show_claims(case, case.claims_of_ids(claim_ids(case, wanted))))


def show_claims(case: Case, found: Sequence[Claim]) -> tuple[ShownClaim, ...]:
    """The claims as they are shown, in the order given."""
    keys = (key for claim in found for position in claim.positions for key in position.statements)
    shown = show_statements(case, keys)
    given = ratings(case)
    return tuple(_show(claim, shown, given) for claim in found)


def _show(claim: Claim, shown: dict[str, ShownStatement], given: Mapping[str, str]) -> ShownClaim:
    positions = tuple(_position(position, shown) for position in claim.positions)
    return ShownClaim(
        claim.id,
        claim.kind,
        claim.text,
        claim.subject,
        claim.object,
        claim.measure,
        positions,
        claim.contested,
        claim.first,
        claim.last,
        claim.entities,
        len({statement.document for position in positions for statement in position.statements}),
        claim_words(claim),
        {key: given[key] for position in claim.positions for key in position.statements if key in given},
    )


def _position(position: Position, shown: dict[str, ShownStatement]) -> ShownPosition:
    """A side of a claim; its statements in the order of the days on which their documents appeared."""
    statements = [shown[key] for key in position.statements if key in shown]
    statements.sort(key=lambda one: (str(one.published.start or one.published.end or "9999"), one.document, one.span))
    return ShownPosition(
        position.polarity,
        position.independent,
        tuple(map(_origin, position.origins)),
        tuple(statements),
        position.reasons,
        position.families,
    )


def _origin(origin: Origin) -> ShownOrigin:
    return ShownOrigin(
        origin.source,
        origin.occasion,
        origin.named,
        origin.independent,
        origin.statements,
        origin.reasons,
        origin.entity,
    )
