"""One document carrying one proposition on one chain of sources, at one span."""

from typing import Literal

from sayso.evidence.attributions import Certainty, Manner, Polarity
from sayso.evidence.intervals import UNKNOWN, Interval
from sayso.evidence.mentions import EntityKind
from sayso.evidence.propositions import Proposition, Status
from sayso.evidence.records import Record
from sayso.evidence.spans import Span

StatementKind = Literal["relation", "event", "figure", "assertion"]


class Link(Record, frozen=True):
    """One source in a chain; the first is the document's own voice, the last is the origin.

    `source` is `None` where the text names nobody ("reportedly") or the outlet is not known; `entity` is the id of the
    entity of the same reading; `body` the name of the body that a spokesman speaks for, `kind` what sort of
    thing the source is, `number` how many speak where the words count them ("three members", "several": 3). `certainty` and `polarity` are
    what this link's own cue gives to what follows.
    """

    source: str | None
    entity: str | None = None
    manner: Manner | Literal["voice"] = "voice"
    attribution: str | None = None
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    named: bool = True
    plural: bool = False
    body: str | None = None
    kind: EntityKind | None = None
    number: int | None = None


class Gist(Record, frozen=True):
    """What a clause says, apart from its wording: what two wordings of one claim share.

    `heads` are the lemmas that carry it (alternatives), `words` all lemmas with a meaning, names left out; `entities` the ids of those
    named or meant in it, `actor` and `acted` of who does it and to whom; `numbers` and `days` those told in it.
    """

    heads: tuple[str, ...]
    words: tuple[str, ...]
    entities: tuple[str, ...] = ()
    actor: str | None = None
    acted: str | None = None
    numbers: tuple[float, ...] = ()
    days: tuple[Interval, ...] = ()
    status: Status = "current"


class Statement(Record, frozen=True):
    """A proposition as one document gives it.

    `span` is the shortest stretch that carries it; `chain` runs from the outlet inwards; `certainty` and `polarity`
    (FactBank) are how the last link presents it, `markers` the words that show it; `holds` when it is true, `said` when
    it was said, `gist` what its clause says in words that others would share. `granted` is true where its source only
    mentions it on the way to something else ("the fire that killed two began below deck, she said").
    """

    id: str
    span: Span
    kind: StatementKind
    proposition: Proposition
    chain: tuple[Link, ...]
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    holds: Interval = UNKNOWN
    said: Interval = UNKNOWN
    markers: tuple[Span, ...] = ()
    gist: Gist | None = None
    granted: bool = False
