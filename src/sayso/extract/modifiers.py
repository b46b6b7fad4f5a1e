"""Names that stand inside a description and say whose it is: "Tidewater" in "Tidewater fighters"."""

from collections.abc import Iterable

from sayso.evidence import Entity, EntityKind, Mention, Span
from sayso.extract.mentions import key_of
from sayso.extract.mentions.kinds import named
from sayso.extract.mentions.names import ROLE
from sayso.languages import Parse

_KINDS: set[EntityKind] = {"organisation", "nationality", "place", "person"}


def find_modifiers(parse: Parse, mentions: Iterable[Mention], entities: Iterable[Entity]) -> tuple[Mention, ...]:
    """The names inside longer mentions that are no mentions of their own, in text order, ids `n1`...

    A description and the name inside it are one mention, as in re3d; what is counted or done still needs the name.
    Each stands for the entity of that name, where the document has one.
    """
    known: dict[str, str] = {}
    for entity in entities:
        for called in (entity.name, *entity.names):
            known.setdefault(key_of(called), entity.id)
    taken = {key_span(parse, mention.span) for mention in mentions if mention.form == "name"}
    found: list[Mention] = []
    for name, kind in named(parse):
        span = parse.span_of(name.first, name.last)
        if name.label == ROLE or kind not in _KINDS or key_span(parse, span) in taken:
            continue
        found.append(Mention(f"n{len(found) + 1}", span, kind, "name", known.get(key_of(span.words(parse.text)))))
    return tuple(found)


def key_span(parse: Parse, span: Span) -> int:
    """The end of the last word of a span: names with and without their article or title share it."""
    tokens = parse.between(span)
    return tokens[-1].end if tokens else span.end
