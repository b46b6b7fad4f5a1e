"""A report as it was published: its words, and what is known about who published it when."""

from datetime import date

from sayso.evidence.intervals import Interval
from sayso.evidence.records import Record
from sayso.evidence.spans import Span


class Published(Record, frozen=True):
    """When a document was published: days from `start` to `end`, both included, `None` where not known.

    `evidence` are the spans of the text that prove it (empty where metadata does); `reason` says how, in words.
    """

    start: date | None = None
    end: date | None = None
    evidence: tuple[Span, ...] = ()
    reason: str | None = None

    @property
    def interval(self) -> Interval:
        """The days alone."""
        return Interval(self.start, self.end)


class Hyperlink(Record, frozen=True):
    """A link in a text: the words that can be clicked, at `span`, and the `address` to which they lead."""

    span: Span
    address: str


class Document(Record, frozen=True):
    """One published text.

    `id` is the hash of its bytes; `name` the file name (or the `id` of a JSON line); `text` the decoded words, to which
    all spans refer; `furniture` the parts that are the page's and not the article's (captions, menus, tag lists);
    `links` the addresses that its hyperlinks point to, `hyperlinks` those that stand in its text, with the words.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()
    furniture: tuple[Span, ...] = ()
    links: tuple[str, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()

    @property
    def as_read(self) -> "Document":
        """What reading looks at: all but id, name and addresses, and why it is held to be of its day."""
        published = Published(self.published.start, self.published.end, self.published.evidence)
        return Document("", "", self.text, self.title, self.outlet, None, self.language, published, self.furniture)


class Problem(Record, frozen=True):
    """Something that could not be read, or not wholly: what, where (`source` names the input), and at which span.

    `unread` says that a document was lost by it, so that a command can end with another exit code than for a mere note.
    """

    message: str
    source: str | None = None
    span: Span | None = None
    unread: bool = False
