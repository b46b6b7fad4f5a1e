"""Who is who by grammar: appositions ("Ana Roth, the spokeswoman"), "X is the leader", roles before names."""

import re
from collections.abc import Iterable

from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item
from sayso.extract.mentions import Words, word_set
from sayso.extract.mentions.nominals import noun_before
from sayso.languages import Parse, Token

# Between a name and the description set beside it.
_ASIDE = re.compile(
    r", (?:(?:for (?:example|instance|one|his part|her part)|in turn|by contrast|meanwhile|too|also|however|though|of course), )?"
)
# Between two that the words say are not one.
_DENIED = re.compile(r"\b(?:not|nor|except|excepting|excluding|unlike|than|without|minus)\b", re.IGNORECASE)

_VESSELS = {"vehicle", "military_platform"}


def join_appositions(parse: Parse, words: Words, items: list[Item], clusters: Clusters) -> list[tuple[int, int]]:
    """Join each name with the descriptions set beside it, in place; returns the pairs (name's item, description's item)."""
    by_head = {item.head: item for item in items if item.form != "pronoun"}
    pairs: list[tuple[int, int]] = []
    for item in items:
        if item.form == "pronoun":
            continue
        for other in _beside(parse, item, by_head):
            if not _agree(words, item, other) or _is_known_as_person(clusters, item, other):
                continue
            name, description = (item, other) if item.form == "name" else (other, item)
            if clusters.join(item.number, other.number):
                pairs.append((name.number, description.number))
        for other in (
            *_self_named(parse, item, by_head),
            *_classified(parse, words, item, by_head),
            *_allied(parse, words, item, by_head),
            *_appointed(parse, words, item, by_head),
            *_likewise(parse, words, item, by_head),
        ):
            if clusters.join(item.number, other.number):
                pairs.append((item.number, other.number))
    return pairs


def _allied(parse: Parse, words: Words, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "his Tidewater allies": with the word whose they are, the allies are Tidewater; "Tidewater allies" are others."""
    token = parse.tokens[item.head]
    other = by_head.get(token.head) if item.form == "name" and item.kind == "organisation" else None
    if other is None or token.dependency not in {"compound", "nmod", "amod"} or other.form != "nominal":
        return
    whose = [one for one in parse.children(other.head, "poss") if one.index < token.index]
    if other.plural and whose and other.noun in words.sets["allied"] and other.span.covers(item.span):
        yield other


def _likewise(parse: Parse, words: Words, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "an officer and diplomat": one article, one person; "a man and woman" are two."""
    first = parse.between(item.span)[0]
    if item.form != "nominal" or item.kind != "person" or first.lower not in {"a", "an"} or item.plural:
        return
    for child in parse.children(item.head, "conj"):
        other = by_head.get(child.index)
        if other is None or other.form != "nominal" or other.kind != "person" or other.plural:
            continue
        link = parse.tokens[parse.between(other.span)[0].index - 1].lower
        if other.determiner == "bare" and link in {"and", "-"} and not _is_gendered(words, item, other):
            yield other


def _is_gendered(words: Words, *items: Item) -> bool:
    """Whether a noun tells a man from a woman, or a relative."""
    return any(item.noun in words.gender or item.noun in words.sets["of_people"] for item in items)


def _classified(parse: Parse, words: Words, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "the X movement", "the X newspaper": the noun only says what X is."""
    token = parse.tokens[item.head]
    if item.form != "name" or token.dependency not in {"compound", "nmod"} or token.head not in by_head:
        return
    other = by_head[token.head]
    if (
        other.form == "nominal"
        and other.noun in words.sets["classes"]
        and other.span.covers(item.span)
        and item.key not in words.places | words.adjectives
    ) and parse.tokens[token.head - 1].index == parse.between(item.span)[-1].index:
        yield other


def _beside(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    token = parse.tokens[item.head]
    holder = _of_whom(parse, item, by_head)
    if holder is not None:  # "the chief of the Senn Fire Brigade, Ruben Ostby"
        yield holder
        return
    for child in _set_beside(parse, item):
        token = parse.tokens[child.head]
        other = by_head.get(child.index)
        if other is None or other.number == item.number or nearest_listed(parse, token, child).index != token.index:
            continue
        if _comma_between(parse, item, other) and not _speaks_next(parse, token, other):
            if _lists(parse, item, other):
                continue
            yield other
            for joined in parse.children(child.index, "conj"):  # "X, a trader and a former spokesman for Y"
                more = by_head.get(joined.index)
                if more is not None and more.form == "nominal" and more.kind == "person":
                    yield more
    token = parse.tokens[item.head]
    for head in _listed_before(parse, token):  # "A and B, the mayor": the mayor is B
        for child in parse.children(head.index, "appos"):
            other = by_head.get(child.index)
            if (
                other is not None
                and nearest_listed(parse, head, child).index == token.index
                and _comma_between(parse, item, other)
            ):
                yield other
    if item.form == "nominal" and item.kind == "person":  # "the mayor of Senn, Jakub Wells,": the mayor is Wells
        for prep in parse.children(token.index, "prep"):
            for place in parse.children(prep.index, "pobj") if prep.lower in {"of", "for"} else ():
                for child in parse.children(place.index, "appos"):
                    other = by_head.get(child.index)
                    if other is not None and other.form == "name" and other.kind == "person":
                        yield other
    for child in parse.children(token.index, "acl", "relcl"):  # "a village known as Hibhib"
        if child.lemma in {"know", "call", "name"}:
            for deep in (
                *parse.children(child.index, "oprd", "dobj"),
                *(g for prep in parse.children(child.index, "prep") for g in parse.children(prep.index, "pobj")),
            ):
                other = by_head.get(deep.index)
                if other is not None and (other.form == "name" or _is_by_name(item, other)):
                    yield other
    described = _told_to_be(parse, item, by_head)
    if described is not None:
        yield described
    yield from _bracketed(parse, item, by_head)
    yield from _set_off(parse, item, by_head)
    yield from _quoted(parse, item, by_head)
    yield from _both_subjects(parse, item, by_head)
    yield from _directly_before(parse, item, by_head)


def _lists(parse: Parse, item: Item, other: Item) -> bool:
    """Whether a description of several stands beside the first of a list: "its allies Norland and Ostia"."""
    name, description = (item, other) if item.form == "name" else (other, item)
    several = description.form == "nominal" and description.plural and name.form == "name" and not name.plural
    return several and bool(parse.children(name.head, "conj"))


def _set_beside(parse: Parse, item: Item) -> list[Token]:
    """What is set beside a mention; of a person's name what stands beside its last word too ("Gen. (ret.) Roth, an analyst")."""
    heads = {item.head}
    if item.form == "name" and item.kind == "person":
        heads.add(parse.between(item.span)[-1].index)
    return [child for head in sorted(heads) for child in parse.children(head, "appos")]


def _is_by_name(item: Item, other: Item) -> bool:
    """Whether a person with a name is known by a description as if it were another: "Roth, known as the Captain"."""
    return item.form == "name" and other.determiner == "definite" and {item.kind, other.kind} == {"person"}


def _set_off(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """The name between commas right after "the guard", "the manufacturer", whatever the parser hung it on; a list is none."""
    if (
        item.form != "nominal"
        or item.kind not in {"person", "organisation"}
        or item.plural
        or item.determiner not in {"definite", "possessive"}
    ):
        return
    at = parse.between(item.span)[-1].index + 1
    if at + 2 >= len(parse.tokens) or parse.tokens[at].text != ",":
        return
    for head in range(at + 1, min(at + 4, len(parse.tokens) - 1)):
        other = by_head.get(head)
        if other is None or other.form != "name" or other.titles or not _is_of_kind(item, other):
            continue
        inside = parse.between(other.span)
        last = inside[-1].index
        if inside[0].index == at + 1 and parse.tokens[last + 1].text in {",", ".", ";"}:
            following = parse.tokens[last + 2].lower if last + 2 < len(parse.tokens) else ""
            if following not in {"and", "or", "&", "the", "a", "an"} and not parse.children(other.head, "conj"):
                yield other
        return


def _is_known_as_person(clusters: Clusters, item: Item, other: Item) -> bool:
    """Whether a name set beside a word for a body is part of a full name, or of a man's or woman's."""
    if {item.kind, other.kind} != {"person", "organisation"} or {item.form, other.form} != {"name", "nominal"}:
        return False
    name = item if item.form == "name" else other
    members = clusters.members(name.number) if name.kind == "person" else []
    return any(" " in member.core or member.gender or member.titles for member in members)


def _is_of_kind(item: Item, other: Item) -> bool:
    """Whether a name is one of a person or a body as described; one word alone that looks like a person's can be a firm's."""
    lone = item.kind == "organisation" and " " not in other.core and not other.gender
    return other.kind == item.kind or (lone and other.kind == "person")


def _both_subjects(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "Ana Roth, for example, the tourism minister, told the radio": parsers take the two for subjects of one verb."""
    token = parse.tokens[item.head]
    if item.form != "name" or item.kind != "person" or token.dependency != "nsubj":
        return
    for child in parse.children(token.head, "nsubj"):
        other = by_head.get(child.index)
        if other is None or other.form != "nominal" or other.kind != "person" or other.plural:
            continue
        last = max(parse.subtree(child.index)) + 1
        closed = last < len(parse.tokens) and (parse.tokens[last].text == "," or parse.tokens[last - 1].text == ",")
        if closed and _ASIDE.fullmatch(parse.text[item.span.end : other.span.start]):
            yield other


def _quoted(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in 'a man known as "Karim," a liaison of the group': behind a name in quotation marks of its own."""
    if (
        item.form != "name"
        or item.kind != "person"
        or parse.text[item.span.start - 1 : item.span.start] not in {'"', "“"}
    ):
        return
    at = parse.between(item.span)[-1].index + 1
    if {token.text for token in parse.tokens[at : at + 2]} != {",", '"'}:
        return
    for head in range(at + 3, min(at + 7, len(parse.tokens))):
        other = by_head.get(head)
        if other is not None and other.form == "nominal" and parse.between(other.span)[0].index == at + 2:
            spoken = parse.tokens[head].dependency.startswith("nsubj")
            if other.kind == "person" and not other.plural and not spoken:
                yield other
            return


def _speaks_next(parse: Parse, name: Token, description: Item) -> bool:
    """Whether a description after a name is who speaks: "found on the banks of the Senna, the mayor said"."""
    if name.index > description.head or name.dependency.startswith("nsubj"):
        return False
    last = max(parse.subtree(description.head), default=description.head) + 1
    return last < len(parse.tokens) and parse.tokens[last].tag in {"VBD", "VBZ", "VBP"}


def _told_to_be(parse: Parse, item: Item, by_head: dict[int, Item]) -> Item | None:
    """As in "Ana Roth is the mayor", "his daughter, Ana Roth, is the mayor", "Roth becomes chairwoman"."""
    token = parse.tokens[item.head]
    if token.dependency == "appos":
        token = parse.tokens[token.head]
    if token.dependency != "nsubj":
        return None
    if item.form == "nominal":  # "his successor is Colonel Ivo Marek"
        named = parse.child(token.head, "attr") if parse.tokens[token.head].lemma == "be" else None
        other = by_head.get(named.index) if named is not None else None
        told = other is not None and other.form == "name" and {item.kind, other.kind} == {"person"}
        plain = parse.child(token.head, "neg", "aux") is None and item.determiner in {"definite", "possessive"}
        return other if told and plain and token.index == item.head else None
    verb = parse.tokens[token.head]
    becoming = verb.lemma == "become" and item.kind == "person"
    if (verb.lemma != "be" and not becoming) or parse.child(verb.index, "neg") is not None:
        return None
    if any(aux.lemma != "have" or not becoming for aux in parse.children(verb.index, "aux")):
        return None
    other = by_head.get(getattr(parse.child(verb.index, "attr"), "index", -1))
    if other is None or other.form != "nominal" or other.determiner == "indefinite":
        return None
    return other if becoming or other.determiner != "bare" else None


def _directly_before(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "Norland's emir Tomas Brandt", "the militant group Red Dawn", "Norland's ally Denmark", "the ferry 'Mira'", "the river Senna"."""
    inside = parse.between(item.span)
    if item.form != "name" or not inside or not inside[0].index:
        return
    before = parse.tokens[inside[0].index - 1]
    if before.text in {'"', "“"} and before.index:
        before = parse.tokens[before.index - 1]  # the ferry "Mira Dell"
    other = by_head.get(before.index)
    if (
        other is None
        or before.sentence != inside[0].sentence
        or other.form != "nominal"
        or other.span.end > item.span.start
    ):
        return
    sets = word_set(parse.language, "roles_of_bodies") | word_set(parse.language, "classes")
    thing = {item.kind, other.kind} <= _VESSELS or {item.kind, other.kind} == {"place"}
    if (
        (other.kind == "person" and item.kind == "person")
        or (other.noun in sets and item.kind in {"organisation", "place"})
        or (thing and noun_before(parse, item.span) is before)
    ):
        yield other


def _of_whom(parse: Parse, item: Item, by_head: dict[int, Item]) -> Item | None:
    """The person described before a name that the parser set beside the body in the description instead."""
    token, inside = parse.tokens[item.head], parse.between(item.span)
    if item.form != "name" or item.kind != "person" or not inside or inside[0].index < 2:
        return None
    before = parse.tokens[inside[0].index - 2] if parse.tokens[inside[0].index - 1].text == "," else token
    held = parse.tokens[token.head] if token.dependency == "appos" else before
    body = by_head.get(held.index)
    if body is None and before is not token:
        return _described_of(parse, before, by_head) or _opening(parse, item, before, by_head)
    link = parse.tokens[held.head]
    if (
        body is None
        or held.dependency != "pobj"
        or held.sentence != token.sentence
        or body.kind not in {"organisation", "place"}
        or link.lower not in {"of", "for", "at"}
    ):
        return None
    described = by_head.get(link.head)
    fits = described is not None and described.form == "nominal" and described.kind == "person"
    return described if fits and described is not None and not described.plural else None


def _opening(parse: Parse, item: Item, last: Token, by_head: dict[int, Item]) -> Item | None:
    """The office that opens the sentence and ends on the token `last`, before a name that acts: "Minister for Ports, Ana Roth said"."""
    behind = parse.between(item.span)[-1].index + 1
    if behind >= len(parse.tokens) or parse.tokens[behind].pos not in {"VERB", "AUX", "PUNCT"}:
        return None
    first = parse.sentences[last.sentence].first
    for other in by_head.values():
        inside = parse.between(other.span)
        if other.form == "nominal" and other.kind == "person" and not other.plural and inside[0].index == first:
            return other if inside[-1].index == last.index else None
    return None


def _described_of(parse: Parse, last: Token, by_head: dict[int, Item]) -> Item | None:
    """The person described as "the head of X", where the name X ends on the token `last`, whatever the parser made of it."""
    body = next(
        (one for one in by_head.values() if one.form == "name" and parse.between(one.span)[-1].index == last.index),
        None,
    )
    if body is None or body.kind not in {"organisation", "place"}:
        return None
    at = parse.between(body.span)[0].index - 1
    at -= at > 0 and parse.tokens[at].lower == "the"
    if at < 1 or parse.tokens[at].lower not in {"of", "for", "at"} or parse.tokens[at].sentence != last.sentence:
        return None
    described = by_head.get(at - 1)
    fits = described is not None and described.form == "nominal" and described.kind == "person"
    return described if fits and described is not None and not described.plural else None


def nearest_listed(parse: Parse, head: Token, description: Token) -> Token:
    """Of the names listed from `head` on, the last before the `description` set beside them."""
    nearest = head
    listed = [head]
    for token in listed:
        following = [c for c in parse.children(token.index, "conj") if c.index < description.index]
        listed.extend(following)
        nearest = max([nearest, *following], key=lambda t: t.index)
    return nearest


def _listed_before(parse: Parse, token: Token) -> list[Token]:
    found: list[Token] = []
    while token.dependency == "conj" and len(found) < 8:
        token = parse.tokens[token.head]
        found.append(token)
    return found


def _bracketed(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "Mullah X [founder of the movement]", "the group [the Tide Party]"."""
    inside = parse.between(item.span)
    if item.form == "nominal" and inside and parse.tokens[min(inside[-1].index + 1, len(parse.tokens) - 1)].text == "[":
        for token in parse.tokens[inside[-1].index + 2 : inside[-1].index + 6]:
            meant = by_head.get(token.index)
            if meant is not None and meant.form == "name" and parse.text[meant.span.end : meant.span.end + 1] == "]":
                yield meant
                return
    if item.form != "name" or not inside or inside[-1].index + 2 >= len(parse.tokens):
        return
    at = inside[-1].index + 1
    if parse.tokens[at].text not in {"[", "("}:
        return
    for token in parse.tokens[at + 1 : at + 6]:
        other = by_head.get(token.index)
        if (
            other is not None
            and other.form == "nominal"
            and other.kind == "person"
            and other.span.start <= parse.tokens[at + 1].end
        ):
            yield other
            return


def _appointed(parse: Parse, words: Words, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "she named Rafi Denn as health minister", "Denn was appointed head coach": he is it now."""
    if item.form != "nominal" or item.kind != "person" or item.plural or item.determiner == "indefinite":
        return
    token = parse.tokens[item.head]
    governor = parse.tokens[token.head]
    verb = parse.tokens[governor.head] if governor.lower == "as" and token.dependency == "pobj" else governor
    leaving = verb is not governor and verb.lemma in words.sets["leaving"]  # "Denn resigned as head coach"
    if (verb.lemma not in words.sets["appointing"] and not leaving) or (
        verb is governor and token.dependency != "oprd"
    ):
        return
    held = ["nsubj"] if leaving and parse.child(verb.index, "dobj", "nsubjpass") is None else []
    for child in parse.children(verb.index, "dobj", "nsubjpass", *held, *(["oprd"] if verb is not governor else [])):
        whose = parse.tokens[verb.head] if child.tag == "WP" and verb.dependency == "relcl" else child
        for at in (whose, *parse.children(whose.index, "appos")):
            other = by_head.get(at.index)
            if other is not None and other.form == "name" and other.kind == "person":
                yield other
                return


def _self_named(parse: Parse, item: Item, by_head: dict[int, Item]) -> Iterable[Item]:
    """As in "a soldier who identified himself as Karim"."""
    token = parse.tokens[item.head]
    if item.form != "name" or token.dependency not in {"pobj", "oprd", "dobj"}:
        return
    verb = parse.tokens[token.head]
    verb = parse.tokens[verb.head] if verb.pos in {"ADP", "SCONJ"} else verb
    if any(child.lower == "as" for child in parse.children(verb.index, "prep") if child.index > token.index):
        return  # "The premier named X as minister": parsers take it for "the premier called X"
    if verb.lemma in {"identify", "name", "introduce", "call"} and verb.dependency == "relcl" and verb.head in by_head:
        if any(child.lower in {"himself", "herself"} for child in parse.children(verb.index)):
            yield by_head[verb.head]
    elif (
        verb.lemma in {"call", "name", "know", "identify"}
        and verb.dependency in {"acl", "relcl"}
        and verb.head in by_head
        and item.kind == "person"
    ):
        yield by_head[verb.head]


def _comma_between(parse: Parse, item: Item, other: Item) -> bool:
    first, second = sorted((item.span, other.span))
    if first.covers(second):
        return False
    between = parse.text[first.end : second.start]
    if _DENIED.search(between):
        return False  # "smaller groups, though not Tidewater"
    if between in {",” ", '," ', "”, ", '", '} and parse.text[first.start - 1 : first.start] in {'"', "“"}:
        return True  # a man known as "the Tailor," a thief
    if any(mark in between for mark in '"\u201c\u201d:;'):
        return False
    return (between.strip(" \u00a0\n") != "" or first.end <= second.start) and len(between) < 60 and "(" not in between


def _agree(words: Words, item: Item, other: Item) -> bool:
    if item.form == "name" and other.form == "name":
        return False
    name, description = (item, other) if item.form == "name" else (other, item)
    if description.noun in {"group", "company", "party", "movement", "militia"} and name.key in words.countries:
        return False
    if item.kind == other.kind or {item.kind, other.kind} == _VESSELS:
        return item.plural == other.plural or item.kind == "organisation"
    if name.kind == "document" and description.kind == "organisation":  # "National Accord, the governing party"
        return description.noun in words.sets["classes"]
    if {item.kind, other.kind} == {"place", "organisation"}:
        return (
            item.form == other.form
            or item.noun in {"country", "nation", "kingdom"}
            or other.noun in {"country", "nation", "kingdom", "ally"}
        )
    if name.kind == "person" and description.kind == "organisation" and not description.plural:
        return _is_of_kind(description, name)  # "the manufacturer, Corrin, has said"
    if name.kind == "organisation" and description.kind == "person":  # "Mirel Shipping, the owner of"
        return description.noun in words.sets["roles_of_bodies"] and not description.plural
    return False
