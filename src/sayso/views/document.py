"""What does this one report say, where in its text, and what did the case make of it?"""

from sayso.casefile import Case
from sayso.evidence import Polarity, Reading, Record
from sayso.views.answers import Answer
from sayso.views.lineage import ShownDerivation, show_derivations


class Place(Record, frozen=True):
    """The claim (its id, and its text) to which a statement of the document belongs."""

    statement: str
    claim: str
    text: str
    polarity: Polarity
    contested: bool


class DocumentPage(Answer, frozen=True):
    """A document's reading with its text, the claims its statements belong to, and its part in the lineage."""

    reading: Reading
    claims: tuple[Place, ...]
    derived_from: tuple[ShownDerivation, ...]
    derived: tuple[ShownDerivation, ...]


def document(case: Case, wanted: str) -> DocumentPage:
    """The page of the document of that id or name. Raises `InputError` where there is none."""
    key = case.find_document(wanted)
    reading = case.reading(key)
    of = case.claims_of(key)
    claims = {one.id: one for one in case.claims_of_ids(of.values())}
    name = reading.document.name
    derivations = show_derivations(case, case.derivations(of=key))
    return DocumentPage(
        reading=reading,
        claims=tuple(
            Place(one.id, found.id, found.text, one.polarity, found.contested)
            for one in reading.statements
            if one.id in of and (found := claims[of[one.id]])
        ),
        derived_from=tuple(one for one in derivations if one.document == name),
        derived=tuple(one for one in derivations if one.from_ == name),
    )
