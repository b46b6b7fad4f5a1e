"""The kinds of ties and events that sayso knows: tables in TOML, checked once when loaded."""

from functools import lru_cache
from importlib import resources

import msgspec


class RelationKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of tie; `label` reads "SUBJECT label OBJECT", `inverse` the other way round.

    An `introducing` one is told to say who somebody is, or that two spoke, rather than as news.
    """

    label: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    inverse: str | None = None
    symmetric: bool = False
    introducing: bool = False


class EventKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of event; `roles` lists who can take part, first the one who acts, then the one acted upon.

    `plover` is PLOVER's name for it, where it has one.
    """

    label: str
    roles: tuple[str, ...]
    plover: str | None = None


@lru_cache(maxsize=1)
def relation_kinds() -> dict[str, RelationKind]:
    """All kinds of ties by name."""
    data = (resources.files("sayso.evidence.kinds") / "relations.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, RelationKind])


@lru_cache(maxsize=1)
def event_kinds() -> dict[str, EventKind]:
    """All kinds of events by name."""
    data = (resources.files("sayso.evidence.kinds") / "events.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, EventKind])
