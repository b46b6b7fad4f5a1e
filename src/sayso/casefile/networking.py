"""Who stands with whom: names in the same claims, sources that quote each other, outlets that copy each other."""

from collections import Counter
from itertools import combinations, groupby
from operator import itemgetter

from sayso.casefile.case import Case
from sayso.evidence import DerivationKind, Record


class Tie(Record, frozen=True):
    """Two entities (ids) and in how many claims both stand."""

    one: str
    other: str
    claims: int


class Quoting(Record, frozen=True):
    """Who quotes whom in how many statements, of which `statement` is one.

    `quoting` and `quoted` are the ids of case entities where they are some, else the names; `is_outlet` where the
    quoting one is an outlet that speaks in its own voice.
    """

    quoting: str
    quoted: str
    is_outlet: bool
    statements: int
    statement: str


class Owing(Record, frozen=True):
    """An outlet whose reports were made from another outlet's, or credit it; one pair of documents (ids) that shows it.

    `parent` is `None` where no report of the outlet `creditor` is in the pile.
    """

    debtor: str
    creditor: str
    kind: DerivationKind
    documents: int
    document: str
    parent: str | None


def ties(case: Case) -> list[Tie]:
    """All pairs of named entities that stand in one claim, those in most claims first."""
    rows = case.rows(
        """SELECT c.claim, c.entity FROM claim_entities c JOIN entities e ON e.id = c.entity
           WHERE e.named ORDER BY c.claim, c.entity"""
    )
    pairs: Counter[tuple[str, str]] = Counter()
    for _, listed in groupby(rows, key=itemgetter(0)):
        pairs.update(combinations((entity for _, entity in listed), 2))
    return [
        Tie(one, other, count) for (one, other), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def quotings(case: Case) -> list[Quoting]:
    """Each link of a chain with the next one that is named, those of most statements first."""
    rows = case.rows(
        """SELECT coalesce(m.entity, a.source) AS quoting, coalesce(n.entity, b.source) AS quoted, max(a.place = 0),
                  count(*), min(s.id)
           FROM links b JOIN links a ON a.statement = b.statement AND a.place = b.place - 1
           JOIN statements s ON s.id = b.statement
           LEFT JOIN entity_members m ON m.document = s.document AND m.member = a.entity
           LEFT JOIN entity_members n ON n.document = s.document AND n.member = b.entity
           WHERE b.named AND quoting IS NOT NULL AND quoted IS NOT NULL AND quoting <> quoted
           GROUP BY 1, 2 ORDER BY 4 DESC, 1, 2"""
    )
    return [Quoting(one, other, bool(outlet), count, key) for one, other, outlet, count, key in rows]


def owings(case: Case) -> list[Owing]:
    """Each outlet with those that its reports owe something to, those of most reports first; a mere link owes nothing."""
    rows = case.rows(
        """SELECT d.outlet AS debtor, coalesce(p.outlet, v.absent) AS creditor, v.kind, count(*), min(d.id), min(p.id)
           FROM derivations v JOIN documents d ON d.id = v.document LEFT JOIN documents p ON p.id = v.parent
           WHERE debtor IS NOT NULL AND creditor IS NOT NULL AND debtor <> creditor
             AND (v.parent IS NOT NULL OR json_extract(v.record, '$.url') IS NULL
                  OR json_extract(v.record, '$.passages[0]') IS NOT NULL)
           GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3"""
    )
    return [Owing(*row) for row in rows]
