"""What the case gives back beside the records themselves: documents with their counts, statements with their words."""

from sayso.evidence import Document, Interval, Record, Statement


class StoredSource(Record, frozen=True):
    """A file as it was when last read."""

    path: str
    name: str
    digest: str
    size: int
    reader: str


class StoredDocument(Record, frozen=True):
    """A document without its text (`document.text` is empty), and how much was found in it.

    `reader` is `None` where it has not been read yet; `same_bytes_as` names the document with the very same bytes that
    sorts before it; `source` is the path of its file.
    """

    document: Document
    source: str
    characters: int
    same_bytes_as: str | None = None
    reader: str | None = None
    mentions: int = 0
    entities: int = 0
    attributions: int = 0
    statements: int = 0


class StoredStatement(Record, frozen=True):
    """A statement with its verbatim `words`, the id, name, outlet and date of its document."""

    statement: Statement
    words: str
    document: str
    name: str
    outlet: str | None
    published: Interval

    @property
    def chain(self) -> tuple[str | None, ...]:
        """The names of the sources, outermost first."""
        return tuple(link.source for link in self.statement.chain)


class Count(Record, frozen=True):
    """In how many documents an entity is spoken of, and how often."""

    documents: int
    mentions: int


class Hit(Record, frozen=True):
    """Words found in a document: the sentence or line at `span`, and in it the `matches`, in the document's own offsets."""

    document: str
    name: str
    span: tuple[int, int]
    words: str
    matches: tuple[tuple[int, int], ...]
