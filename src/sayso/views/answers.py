"""What every answer has in common, and how a statement is shown: with its words, its document and its chain."""

from collections.abc import Iterable, Mapping

from sayso.casefile import Case, StoredStatement
from sayso.evidence import CONTRACT, Certainty, DerivationKind, Interval, Polarity, Record, Span


class Answer(Record, frozen=True, kw_only=True):
    """The parent of all answers; `contract` numbers the form they are in."""

    contract: int = CONTRACT


class ShownStatement(Record, frozen=True):
    """A statement as it is shown.

    `document` is the document's name, `words` are verbatim those at `span` of its text, `chain` names the sources,
    outermost first. `derived_from` names the document of the same pile from which its document was made, and
    `derivation` says how, where that is known.
    """

    id: str
    document: str
    span: Span
    words: str
    chain: tuple[str | None, ...]
    certainty: Certainty
    polarity: Polarity
    holds: Interval
    said: Interval
    outlet: str | None = None
    published: Interval = Interval()
    derived_from: str | None = None
    derivation: DerivationKind | None = None


class Parent(Record, frozen=True):
    """The document (its name) from which another was made, and how."""

    name: str
    kind: DerivationKind


def show_statement(stored: StoredStatement, parents: Mapping[str, Parent]) -> ShownStatement:
    """`stored` as it is shown; `parents` are those of `find_parents`."""
    statement = stored.statement
    parent = parents.get(stored.document)
    return ShownStatement(
        statement.id,
        stored.name,
        statement.span,
        stored.words,
        stored.chain,
        statement.certainty,
        statement.polarity,
        statement.holds,
        statement.said,
        stored.outlet,
        stored.published,
        parent.name if parent else None,
        parent.kind if parent else None,
    )


def show_statements(case: Case, keys: Iterable[str]) -> dict[str, ShownStatement]:
    """The statements of those ids as they are shown, by id; ids that the case does not hold are left out."""
    stored = case.statements(keys)
    parents = find_parents(case, {one.document for one in stored.values()})
    return {key: show_statement(one, parents) for key, one in stored.items()}


def find_parents(case: Case, documents: Iterable[str] | None = None) -> dict[str, Parent]:
    """By the id of each of the documents (by default all) made from another one in the pile: the one it owes most to."""
    best: dict[str, tuple[float, Parent]] = {}
    for document, parent, kind, score in case.debts(documents):
        if document not in best or score > best[document][0]:
            best[document] = (score, Parent(parent, kind))
    return {document: parent for document, (_, parent) in best.items()}
