"""Where do the reports have these words, and is anyone or any claim called so?"""

from sayso.casefile import Case
from sayso.casefile.choosing import statements_at
from sayso.evidence import Record, Span
from sayso.evidence.notation import claim_words
from sayso.views.answers import Answer, ShownStatement, show_statements

MOST = 20  # entities and claims listed beside the passages


class Passage(Record, frozen=True):
    """A sentence of a document that holds the words: verbatim `words` at `span`, the `matches` in the text's offsets.

    Where only the title holds them, `words` is empty.
    """

    document: str
    title: str | None
    outlet: str | None
    span: Span
    words: str
    matches: tuple[Span, ...]


class Named(Record, frozen=True):
    """An entity or a claim that the words may mean."""

    id: str
    text: str


class Called(Record, frozen=True):
    """The entities and claims that the words may mean: what rests on the conclusions alone."""

    entities: tuple[Named, ...]
    claims: tuple[Named, ...]


class Search(Answer, frozen=True):
    """Passages, those of the best document first; then entities so called, and claims that have all the words.

    `statements` are those of which some words were found, in the order of the passages' documents and of what they say.
    """

    query: str
    passages: tuple[Passage, ...]
    entities: tuple[Named, ...]
    claims: tuple[Named, ...]
    statements: tuple[ShownStatement, ...] = ()


def search(case: Case, words: str, called: Called | None = None) -> Search:
    """What the case has on `words`: all of them must be there; "in quotes" as they stand.

    `called` is what `find_called` gives for them, where that is known already.
    """
    hits = case.search(words)
    titles = {key: case.document_heads(key) for key in {hit.document for hit in hits}}
    said = show_statements(
        case, statements_at(case, ((hit.document, Span(*match)) for hit in hits for match in hit.matches))
    )
    order = {hit.name: at for at, hit in reversed(list(enumerate(hits)))}
    called = called or find_called(case, words)
    return Search(
        query=words,
        passages=tuple(
            Passage(
                hit.name,
                *titles[hit.document],
                Span(*hit.span),
                hit.words,
                tuple(Span(*match) for match in hit.matches),
            )
            for hit in hits
        ),
        entities=called.entities,
        claims=called.claims,
        statements=tuple(sorted(said.values(), key=lambda one: (order[one.document], one.span))),
    )


def find_called(case: Case, words: str) -> Called:
    """The entities and the claims that are called so."""
    terms = words.replace('"', " ").casefold().split()
    claims = case.claims_called(terms, limit=MOST) if terms else ()
    return Called(
        tuple(Named(entity.id, entity.name) for entity in case.find_entities(words)[:MOST]),
        tuple(Named(claim.id, claim_words(claim)) for claim in claims),
    )
