"""All invariants, and trying them on a case."""

from collections.abc import Callable, Iterator, Sequence
from inspect import getdoc
from itertools import islice

from sayso.casefile.case import Case
from sayso.casefile.checks import conclusions, documents, file, repeating, statements
from sayso.errors import CaseError
from sayso.evidence import Record

Invariant = Callable[[Case], Iterator[str]]

INVARIANTS: tuple[Invariant, ...] = (
    file.the_file_is_sound,
    file.rows_refer_to_rows,
    file.the_version_is_this_one,
    file.nothing_is_lost,
    file.records_can_be_read,
    documents.documents_have_one_id_and_one_name,
    documents.texts_have_the_length_that_is_noted,
    documents.furniture_and_dates_lie_in_the_text,
    documents.all_words_can_be_searched,
    documents.names_are_settled,
    documents.every_document_is_read,
    statements.spans_give_back_their_words,
    statements.columns_repeat_the_record,
    statements.chains_begin_with_the_documents_voice,
    statements.readings_stay_within_the_text,
    conclusions.conclusions_are_drawn,
    repeating.conclusions_repeat_their_records,
    conclusions.entities_are_made_of_readings,
    conclusions.claims_rest_on_statements,
    conclusions.origins_add_up,
    conclusions.derivations_refer_to_documents,
    conclusions.figures_rest_on_statements,
    conclusions.conflicts_refer_to_what_there_is,
)
MOST = 1_000  # breaches of one invariant that are counted


class Broken(Record, frozen=True):
    """An invariant (`name`) that does not hold: what it says (`message`), and what breaks it, at most MOST of it."""

    name: str
    message: str
    details: tuple[str, ...]


def broken_invariants(case: Case, invariants: Sequence[Invariant] = INVARIANTS) -> Iterator[Broken]:
    """Each invariant that does not hold in `case`; where a part cannot even be read, that is its detail."""
    for invariant in invariants:
        details: list[str] = []
        try:
            details.extend(islice(invariant(case), MOST))
        except CaseError as error:
            details.append(str(error))
        if details:
            yield Broken(invariant.__name__, message_of(invariant), tuple(details))


def message_of(invariant: Invariant) -> str:
    """What the invariant says, in a sentence."""
    return (getdoc(invariant) or "").split("\n")[0]
