"""Whether a case is sound: each invariant that does not hold, in words, and what breaks it."""

from sayso.casefile import Case
from sayso.casefile.checks import INVARIANTS, Broken, broken_invariants
from sayso.errors import CaseError
from sayso.evidence import CONTRACT, Record


class Check(Record, frozen=True):
    """How many documents and invariants were looked at, and which invariants are `broken`: none in a sound case."""

    documents: int
    invariants: int
    broken: tuple[Broken, ...]
    contract: int = CONTRACT


def check(case: Case) -> Check:
    """Try every invariant on the case."""
    broken = tuple(broken_invariants(case))
    try:
        documents = case.count_documents()
    except CaseError:  # one of the invariants has said so
        documents = 0
    return Check(documents, len(INVARIANTS), broken)
