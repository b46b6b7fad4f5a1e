"""Who, by which words, says what."""

from typing import Literal

from sayso.evidence.records import Record
from sayso.evidence.spans import Span

Manner = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Polarity = Literal["affirmed", "denied"]


class Attribution(Record, frozen=True):
    """A link *source - cue - content* (Pareti's PARC, PolNeAR); each part may be in several pieces.

    `source` is empty where the text names none ("reportedly"); `source_entity` the id of the entity of the same reading;
    `inside` the id of the attribution whose content holds this one. `certainty` and `polarity` are those that the cue
    gives its content ("claims": probable; "denied": denied).
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_entity: str | None = None
    manner: Manner = "indirect"
    inside: str | None = None
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    score: float = 1.0
