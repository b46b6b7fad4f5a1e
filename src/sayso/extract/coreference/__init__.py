"""Who is who inside one text: names, descriptions, pronouns and the sources of what is said, each set one entity."""

from typing import NamedTuple

import msgspec

from sayso.evidence import Attribution, Entity, Mention, Span
from sayso.extract.coreference.anaphora import join_anaphora
from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.describing import (
    anonymous_passages,
    describe,
    find_affiliation,
    find_anonymity,
    find_body,
)
from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item, Quotes, make_item
from sayso.extract.coreference.kin import join_kin
from sayso.extract.coreference.linking import join_appositions
from sayso.extract.coreference.lists import lists_of
from sayso.extract.coreference.naming import join_names
from sayso.extract.coreference.sorts import sort_of
from sayso.extract.coreference.speakers import Speakers
from sayso.extract.mentions import words_of
from sayso.extract.mentions.kinds import named
from sayso.extract.mentions.names import ROLE
from sayso.languages import Parse, Token

__all__ = ["Resolution", "resolve"]


class Resolution(NamedTuple):
    """The mentions with their entities' ids, the entities in order of appearance, the attributions with their sources'."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]


def resolve(parse: Parse, mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...]) -> Resolution:
    """Find who is who in one text.

    Dates and amounts stand for nobody. Sources that are no mentions ("the report") get entities too. "I" and "we" inside a
    quotation are its source and the body that it speaks for. A body is never joined with its branch or parent.
    """
    words, lists = words_of(parse.language), lists_of(parse.language)
    items = _items(parse, mentions)
    items.extend(_unmentioned(parse, items, len(mentions)))
    speakers = Speakers(parse, words, items, attributions)
    quotes = Quotes(parse)
    for item in items:
        item.quote = quotes.at(item.span.start)
    clusters = Clusters(items)
    join_names(parse, words, items, clusters)
    clusters.settle_names()
    pairs = join_appositions(parse, words, items, clusters)
    history = History(parse, words, lists, clusters, speakers.source_items)
    join_anaphora(history, {description for _, description in pairs})
    holders = _holders(parse, items, clusters)
    bodies = {
        root: body
        for root in dict.fromkeys(clusters.find(item.number) for item in items)
        if (body := find_body(parse, words, clusters.members(root), holders)) is not None
    }
    speakers.join_first_persons(clusters, _affiliations(history, holders) | bodies)
    join_kin(parse, words, clusters)
    return _result(parse, clusters, history, (mentions, attributions, speakers, bodies))


def _items(parse: Parse, mentions: tuple[Mention, ...]) -> list[Item]:
    words = words_of(parse.language)
    found: list[Item] = []
    for number, mention in enumerate(mentions):
        item = make_item(parse, words, number, mention.span, mention.kind, mention.form)
        if item is not None:
            found.append(item)
    return found


def _unmentioned(parse: Parse, items: list[Item], number: int) -> list[Item]:
    """Bodies inside a description that are no mentions: "the union's leader", "ministry spokesman", "the union's report"."""
    words = words_of(parse.language)
    heads = {item.head for item in items}
    found: list[Item] = []
    for name, kind in named(parse):
        if kind == "organisation" and name.label != ROLE:
            made = make_item(parse, words, number, parse.span_of(name.first, name.last), "organisation", "name")
            if made is not None and made.head not in heads:
                found.append(made)
                heads.add(made.head)
                number += 1
    for item in items:
        if item.kind not in {"person", "document"} or item.form == "pronoun":
            continue
        for token in parse.between(item.span):
            if (
                token.index in heads
                or token.dependency not in {"poss", "compound", "nmod"}
                or token.pos not in {"NOUN", "PROPN"}
            ):
                continue
            if words.nouns.get(token.lemma.lower()) != "organisation" or token.tag == "NNS":
                continue
            first = next((c.start for c in parse.children(token.index, "det")), _opening(parse, item, token).start)
            made = make_item(parse, words, number, Span(first, token.end), "organisation", "nominal")
            if made is not None:
                made.determiner = "definite"
                found.append(made)
                heads.add(token.index)
                number += 1
    return found


def _opening(parse: Parse, item: Item, body: Token) -> Token:
    """The first of the nouns, and adjectives of its own, that tell which body it is: "an environment ministry spokesman"."""
    first = body
    for token in reversed(parse.between(item.span)):
        if token.index != first.index - 1:
            continue
        if token.pos not in {"NOUN", "PROPN"} and not (token.pos == "ADJ" and token.head == body.index):
            break
        first = token
    return first


def _holders(parse: Parse, items: list[Item], clusters: Clusters) -> dict[int, Item]:
    """Each token of an organisation's mention → the item; the shortest mention wins."""
    holders: dict[int, Item] = {}
    for item in sorted(items, key=lambda item: item.span.start - item.span.end):
        if item.who in {"thing", "plural"} and parse.tokens[item.head].tag == "PRP$":  # "its leader"
            if any(m.kind == "organisation" and m.form != "pronoun" for m in clusters.members(item.number)):
                holders[item.head] = item
        elif item.kind == "organisation" and item.form != "pronoun" and not (item.plural and item.form == "nominal"):
            for token in parse.between(item.span):
                holders[token.index] = item
    return holders


def _affiliations(history: History, holders: dict[int, Item]) -> dict[int, int]:
    """Of each person the body that "we" is in his mouth for being from it; a professor does not speak for his university."""
    found: dict[int, int] = {}
    for root in history.clusters.roots():
        body = find_affiliation(history.parse, history.clusters.members(root), holders)
        if body is not None and sort_of(history, history.clusters.items[body]) != "learning":
            found[root] = body
    return found


def _result(
    parse: Parse,
    clusters: Clusters,
    history: History,
    rest: tuple[tuple[Mention, ...], tuple[Attribution, ...], Speakers, dict[int, int]],
) -> Resolution:
    mentions, attributions, speakers, bodies = rest
    words, lists = words_of(parse.language), lists_of(parse.language)
    told = set(range(len(mentions))) | speakers.source_items | set(bodies.values())
    told |= {number for pair in history.pairs.values() for number in pair}
    paired = {clusters.find(number) for number in history.pairs}
    roots = [
        root
        for root in clusters.roots()
        if (not _nobody(members := clusters.members(root)) or root in paired)
        and any(member.number in told for member in members)
    ]
    ids = {root: f"e{number}" for number, root in enumerate(roots, 1)}

    def identify(number: int) -> str | None:
        return ids.get(clusters.find(number))

    body_of = {clusters.find(person): body for person, body in bodies.items()}
    passages = anonymous_passages(parse, lists)
    pairs = {clusters.find(number): pair for number, pair in history.pairs.items()}
    entities: list[Entity] = []
    for root in roots:
        members = clusters.members(root)
        entity = describe(parse, words, members, ids[root])
        if root in pairs:
            one, two = (describe(parse, words, clusters.members(number), "") for number in pairs[root])
            name = f"{one.name} and {two.name}"
            both = tuple(known for number in pairs[root] if (known := identify(number)) is not None)
            entity = msgspec.structs.replace(
                entity, name=name, names=(name,), plural=True, named=one.named and two.named, members=both
            )
        body = identify(body_of[root]) if root in body_of else None
        anonymity: Span | None = None
        if not entity.named:
            sources = [item for item in members if item.number in speakers.source_items or item.form == "nominal"]
            anonymity = next(
                (span for item in sources if (span := find_anonymity(parse, item, passages)) is not None), None
            )
            if not any(item.number in speakers.source_items for item in members):
                anonymity = None
        entities.append(msgspec.structs.replace(entity, body=body if body != ids[root] else None, anonymity=anonymity))
    resolved = tuple(
        msgspec.structs.replace(mention, entity=identify(number) if number in clusters.items else None)
        for number, mention in enumerate(mentions)
    )
    sourced = tuple(
        msgspec.structs.replace(
            attribution, source_entity=identify(number) if (number := speakers.of(attribution.id)) is not None else None
        )
        for attribution in attributions
    )
    return Resolution(resolved, tuple(entities), sourced)


def _nobody(members: list[Item]) -> bool:
    """Pronouns alone stand for nobody the text knows."""
    return all(item.form == "pronoun" for item in members)
