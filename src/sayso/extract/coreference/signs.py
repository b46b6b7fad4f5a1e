"""What tells whom a description means: where they were spoken of last, how often, and what they are called."""

import math
from collections.abc import Sequence

from sayso.extract.coreference.candidates import Candidate, Ruled, bare
from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item
from sayso.languages import Token

FAR = 30  # sentences beyond which distance tells no more
_STATES = frozenset({"state", "province", "county"})
_LANDS = frozenset({"country", "nation", "state", "kingdom", "republic"})
_TOWNS = frozenset({"city", "town"})
Signs = dict[str, float]


def signs(history: History, at: int, item: Item, found: Sequence[Candidate], by_rules: Ruled) -> list[Signs]:
    """What there is to be weighed: of the choice of nobody, then of each who is `found`; whom the rules found is a sign."""
    ruled = by_rules.item
    root = history.clusters.find(ruled.number) if ruled is not None else None
    rows = [_of_nobody(history, at, item) | {"nobody ruled": float(ruled is not None)}]
    counts = {one.root: sum(other.form != "pronoun" for other in one.before) for one in found}
    alike = [one for one in found if one.known.named and item.kind in one.known.kinds]
    most = max((counts[one.root] for one in alike), default=0)
    generic = item.noun in history.lists.generic.get(item.kind, frozenset())
    before = [token for token in history.parse.between(item.span) if token.index < item.head]
    telling = _telling(history, before)
    proper = {token.lower for token in before if token.pos == "PROPN" or token.lower in history.words.adjectives}
    nearer = 0
    whole = {one.root: sum(other.form == "name" for other in history.clusters.members(one.root)) for one in found}
    often = max((whole[one.root] for one in alike), default=0)
    owners = _owners(history, item)
    for one in found:
        same_kind = item.kind in one.known.kinds
        rows.append(
            {
                **_of_place(item, one),
                **_of_words(history, item, one, (telling, proper)),
                **_of_land(history, item, one),
                "nearer": math.log1p(nearer),
                "generic most": float(generic and same_kind and counts[one.root] == most > 1),
                "source both": float(
                    item.number in history.sources and any(other.number in history.sources for other in one.before)
                ),
                "gender": float(bool(item.gender) and item.gender in history.clusters.traits(one.root).genders),
                "publisher": float(one.known.named and history.is_publisher(one.last)),
                f"against {one.against}": float(bool(one.against)),
                **_of_kind(history, item, one),
                **_of_standing(history, item, one),
                "owner shared": float(bool(owners and owners & _beside(history, one))),
                "named often": math.log1p(whole[one.root]),
                "named most": float(same_kind and whole[one.root] == often > 1),
                **_of_name(history, item, one),
                "ruled": float(root == one.root),
                f"ruled {by_rules.rule}": float(root == one.root),
            }
        )
        nearer += one.known.named and same_kind and not one.ahead
    return rows


def _of_nobody(history: History, at: int, item: Item) -> Signs:
    """What tells that somebody new is spoken of, or anybody."""
    parse, words = history.parse, history.words
    before = [token for token in parse.between(item.span) if token.index < item.head]
    telling = _telling(history, before)
    first = parse.between(item.span)[0].lower
    return {
        "nobody": 1.0,
        f"nobody {item.kind}": 1.0,
        "nobody this": float(first in {"this", "that"}),
        "nobody of": float(bool(parse.children(item.head, "prep"))),
        "nobody telling": min(3.0, float(len(telling))),
        "nobody one of several": float(any(token.lower in words.sets["one_of_several"] for token in before)),
        "nobody generic": float(item.noun in history.lists.generic.get(item.kind, frozenset())),
        "nobody facing": float(item.noun in words.sets["facing"]),
        "nobody spokesman": float(item.noun in words.spokesmen),
        "nobody kin": float(item.noun in words.sets["of_people"]),
        "nobody seen": float(any(other.form == "nominal" and other.noun == item.noun for other in history.items[:at])),
        "nobody quoted": float(item.quote is not None),
        "nobody early": float(item.sentence <= 1),
        "nobody office": float(item.noun in words.roles),
        "nobody possessive": float(item.determiner == "possessive"),
        "nobody plural": float(item.plural),
        "nobody bare": float(item.determiner == "bare"),
        "nobody modifier": float(parse.tokens[item.head].dependency in {"compound", "nmod", "amod"}),
    }


def _of_kind(history: History, item: Item, one: Candidate) -> Signs:
    """Whether they were taken for what the description says they are, and what tells that this may be wrong."""
    if item.kind in one.known.kinds:
        return {}
    taken = min(one.known.kinds, default="other")
    return {
        f"{item.kind} taken for {taken}": float(one.known.named),
        f"{item.kind} described as {taken}": float(not one.known.named),
        "role of bodies": float(item.kind == "person" and item.noun in history.words.sets["roles_of_bodies"]),
        "one word for another kind": float(one.known.named and " " not in one.known.key),
    }


def _of_name(history: History, item: Item, one: Candidate) -> Signs:
    """What the form of a name tells: of an acronym, of a person who has but one word, of a land whose people are named too."""
    if not one.known.named:
        return {}
    short = one.known.short
    lone = " " not in one.known.key and not history.clusters.traits(one.root).genders
    return {
        "letter of acronym": float(bool(short) and item.noun[:1] in {short[0], short[-1]}),
        "lone word as person": float(item.kind == "person" and lone and not one.known.called),
        "article as person": float(item.kind == "person" and one.known.article),
        "country of a people": float(item.noun in _LANDS and history.has_people(one.known.key)),
        "untold office": float(item.noun in history.words.roles and not one.known.called),
    }


def _of_standing(history: History, item: Item, one: Candidate) -> Signs:
    """Where in the text, and as what, they were spoken of last."""
    parse = history.parse
    between = slice(*sorted((one.last.span.end, item.span.start)))
    return {
        "subject last": float(one.last.subject and not one.ahead),
        "same paragraph": float(not one.ahead and "\n" not in parse.text[between]),
        "titled": float(any(history.in_title(other) for other in one.before[:2])),
        "possessive ahead": float(one.ahead and item.determiner == "possessive"),
        "title ahead": float(one.ahead and history.in_title(item)),
        "plural": float(item.plural),
    }


def _owners(history: History, item: Item) -> frozenset[int]:
    """Whose a description says somebody is: "its director", "the union's leader"."""
    return frozenset(history.clusters.find(other.number) for other in history.at_head(item.head))


def _beside(history: History, one: Candidate) -> frozenset[int]:
    """The bodies and places that are named in descriptions of them."""
    return frozenset(history.clusters.find(other.number) for other in history.names_within_set(one.root))


def _telling(history: History, before: Sequence[Token]) -> set[str]:
    """Of the words before the noun of a description those that tell something."""
    return {token.lower for token in before if token.pos in {"ADJ", "NOUN", "PROPN"}} - history.words.sets["vague"]


def _of_place(item: Item, one: Candidate) -> Signs:
    """Where and how often they were spoken of."""
    away = abs(item.sentence - one.last.sentence)
    far = math.log1p(min(FAR, away))
    return {
        f"{item.kind} ahead": float(one.ahead),
        "ahead sentences": float(away) if one.ahead else 0.0,
        "sentences": 0.0 if one.ahead else far,
        "unnamed sentences": 0.0 if one.known.named else far,
        "same sentence": float(away == 0 and not one.ahead),
        "last sentence": float(away == 1 and not one.ahead),
        "mentions": math.log1p(len(one.before)),
        "lead": float(any(other.sentence <= 1 for other in one.before)),
        "quote": float((one.last.quote is None) != (item.quote is None)),
    }


def _of_words(history: History, item: Item, one: Candidate, before: tuple[set[str], set[str]]) -> Signs:
    """What they are called, beside the words of the description: those `before` its noun that tell something, and that name."""
    known, words = one.known, history.words
    telling, proper = before
    exact = item.noun in known.nouns
    near = not exact and bool(history.lists.wider.get(item.noun, frozenset()) & known.nouns)
    otherwise = any(noun in words.nouns or noun in words.roles for noun in known.nouns)
    last = {token.lower for token in history.parse.between(one.last.span)} if telling else set()
    new = min(2.0, float(len(telling - known.words)))
    if not known.named:
        return {
            "unnamed": 1.0,
            "unnamed same noun": float(exact),
            "unnamed same words": float(bare(item.key) in known.called),
            "unnamed wider": float(near),
            "unnamed otherwise called": float(otherwise and not exact and not near),
            "unnamed indefinite": float(one.last.determiner == "indefinite"),
            "unnamed telling new": new,
            "proper shared": float(bool(proper & known.words)),
            "same breath": float(bool(last & telling)),
        }
    return {
        "exact": float(exact),
        "wider": float(near),
        "otherwise called": float(otherwise and not exact and not near),
        "untold person": float(item.kind == "person" and not known.called),
        "proper shared": float(bool(proper & known.words)),
        "kin": float(item.noun in words.sets["of_people"]),
        "same breath": float(bool(last & telling)),
    }


def _of_land(history: History, item: Item, one: Candidate) -> Signs:
    """Whether lands, states and towns are lands, states and towns."""
    country = item.noun in {"country", "nation"}
    territory = country or item.noun in _STATES or item.noun in history.lists.generic["place"]
    is_country = one.known.key in history.words.countries
    is_place, same_kind = "place" in one.known.kinds, item.kind in one.known.kinds
    ours = history.parse.between(item.span)[0].lower == "our"
    return {
        "country": float(country and is_country),
        "country not": float(country and not is_country),
        "not country": float(not country and item.kind == "place" and is_country),
        "state country": float(item.noun in _STATES | _TOWNS and is_country),
        "territory place": float(territory and is_place and not is_country),
        "territory body": float(territory and not is_place),
        "government": float(item.noun in {"government", "administration"} and is_country),
        "ours quoted": float(ours and country and is_country),
        "body of place": float(item.kind == "organisation" and not same_kind and not is_country),
        "place of body": float(item.kind == "place" and not same_kind),
    }
