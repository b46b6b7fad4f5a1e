"""What do two reports have in common, word for word or nearly so, and what does only one of them say?"""

import msgspec

from sayso.casefile import Case
from sayso.errors import InputError
from sayso.evidence import Document, Passage
from sayso.views.answers import Answer
from sayso.views.lineage import ShownDerivation, show_derivations


class Comparison(Answer, frozen=True):
    """Two documents with their texts, what was found to be made from what, and the passages they share.

    In `passages`, `span` is in the text of `document` and `from_span` in that of `other`, whichever was made from which.
    """

    document: Document
    other: Document
    derivations: tuple[ShownDerivation, ...]
    passages: tuple[Passage, ...]


def comparison(case: Case, document: str, other: str) -> Comparison:
    """The documents of those ids or names beside each other. Raises `InputError` where one is not in the case."""
    ours, theirs = case.find_document(document), case.find_document(other)
    if ours == theirs:
        raise InputError(f"{document!r} and {other!r} are the same document: a comparison needs two")
    found = [one for one in case.derivations(of=ours) if {one.document, one.parent} == {ours, theirs}]
    passages = [
        passage if one.document == ours else Passage(passage.from_span, passage.span)
        for one in found
        for passage in one.passages
    ]
    return Comparison(
        document=_without_links(case.document(ours)),
        other=_without_links(case.document(theirs)),
        derivations=show_derivations(case, found),
        passages=tuple(sorted(set(passages), key=lambda one: (one.span, one.from_span))),
    )


def _without_links(document: Document) -> Document:
    return msgspec.structs.replace(document, links=(), hyperlinks=())
