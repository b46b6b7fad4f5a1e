"""Which names in one text are names of one thing: full and short forms, acronyms, spelling variants."""

import re
from itertools import pairwise

from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item
from sayso.extract.mentions import Words
from sayso.languages import Parse
from sayso.languages.acronyms import initials, spells
from sayso.languages.given_names import one_given_name
from sayso.languages.lands import one_land
from sayso.languages.spelling import fold, one_spelling, skeleton

# Between two names of one thing, where the second is another name for the first.
_ALIAS = re.compile(
    r"(?:,? ?\(?|,) ?(?:(?:also |better |formerly |previously |locally |widely |once |then |now )*(?:known|called|named|styled|branded)"
    r"(?: (?:locally|officially|simply|usually))? as |(?:formerly|previously|officially|formally|originally|a\.?k\.?a\.?|alias|n[ée]e|short for"
    r"|renamed|(?:also |now |then |previously |formerly )+called|nicknamed|dubbed)(?: as)? )(?:the )?[\"“'‘]?",
    re.IGNORECASE,
)
_ADJECTIVES = ("ic", "al", "ish", "ese", "ive")
_CLOSING = (".", "!", "?", '"', "”")  # of a paragraph that is no title
_PLACED = frozenset(["in", "at", "near", "outside", "around", "across", "from", "to"])
_GLOSS = re.compile(r" ?\[(?:the )?")
RARE = 5  # letters above which a first name that no list knows is hardly shared by two people of a text
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "al", "el"])


def join_names(parse: Parse, words: Words, items: list[Item], clusters: Clusters) -> None:
    """Join the named items of one document that name the same, in place."""
    names = [item for item in items if item.form == "name" and item.key]
    by_key: dict[str, list[Item]] = {}
    for item in names:
        by_key.setdefault(words.same.get(item.key, item.key), []).append(item)
    for same in by_key.values():
        people = [item for item in same if item.kind == "person"]
        others = [item for item in same if item.kind not in {"person", "nationality"}]
        nations = [item for item in same if item.kind == "nationality"]
        surnames = [item for item in people if " " not in item.key]
        if surnames and not _one_bearer(names, surnames):
            people = []
        for group in (people, *_by_area(parse, others, clusters), nations):
            for item in group[1:]:
                clusters.join(group[0].number, item.number)
    _join_brackets(parse, names, clusters)
    _join_aliases(parse, names, clusters)
    _join_described(parse, items, clusters)
    _join_spellings(words, by_key, clusters)
    _join_people(parse, words, names, clusters)
    _join_bodies(parse, words, by_key, clusters)
    _join_bodies_of_lands(parse, words, items, clusters)


def _by_area(parse: Parse, items: list[Item], clusters: Clusters) -> list[list[Item]]:
    """The items by the area after the comma ("Senn, Ostland", "Senn, Westmark"); those without go to the last before."""
    found: dict[str, list[Item]] = {}
    at = ""
    for item in sorted(items, key=lambda item: item.span):
        area = fold(parse.text[slice(*item.span)].partition(",")[2].strip().casefold()) if item.kind == "place" else ""
        at = area or at
        found.setdefault(at, []).append(item)
    if "" in found and len(found) > 1:
        bare = found.pop("")
        first = next(iter(found.values()))
        first[:0] = bare
    groups = list(found.values())
    for number, one in enumerate(groups):
        for other in groups[number + 1 :]:
            clusters.keep_apart(one[0].number, other[0].number)
    return groups


def _one_bearer(names: list[Item], surnames: list[Item]) -> bool:
    """Whether no more than one person of the text bears the surname."""
    last = _bare(surnames[0].key)[-1]
    full: list[list[str]] = []
    for item in names:
        parts = _bare(item.key)
        if (
            item.kind == "person"
            and len(parts) > 1
            and parts[-1] == last
            and not any(_one_person(parts, other) for other in full)
        ):
            full.append(parts)
    return len(full) < 2 and len({item.gender for item in surnames if item.gender}) < 2


def acronyms(core: str) -> frozenset[str]:
    """The acronyms that a name can be shortened to, in lower case: with and without its small words."""
    lower = {word for word in core.split() if word.islower()}
    return initials(fold(core).split(), _SMALL | lower)


def one_name(left: str, right: str) -> bool:
    """Whether two keys of five letters and more spell one name, word by word ("qaida", "qaeda"), or differ but in blanks."""
    first, second = fold(left), fold(right)
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    pairs = list(zip(first.split(), second.split(), strict=False))
    return (
        min(len(first), len(second)) >= 5
        and len(first.split()) == len(second.split())
        and all(one == other or one_spelling(one, other) for one, other in pairs)
    )


def _join_brackets(parse: Parse, names: list[Item], clusters: Clusters) -> None:
    """As in "Port Workers' League (PWL)", "Islamic State (ISIS/ISIL)"."""
    ordered = sorted(names, key=lambda item: item.span)
    for at, long in enumerate(ordered[:-1]):
        for short in ordered[at + 1 : at + 3]:
            gap = parse.text[long.span.end : short.span.start]
            gap = re.sub(r"^['’]s?\b", "", gap)  # "the Naval Command's (NAVCOM) ships"
            bracket = gap.strip() in {"(", "[", '("', "(the"} or re.fullmatch(r"\s*[(\[][A-Z]{2,6}\s*/\s*", gap)
            if not bracket or parse.text[short.span.end : short.span.end + 1] not in {")", "]", "/", ",", '"', ";"}:
                continue
            letters = "".join(letter for letter in short.core.lower() if letter.isalnum())
            known = letters in acronyms(long.core) or spells(letters, fold(long.core).split())
            if (known and short.core.isupper() and long.kind != "person") or (
                short.core.isupper()
                and len(short.core) > 2
                and gap.strip() in {"(", "["}
                and long.kind == "organisation"
            ):
                clusters.join(long.number, short.number)


def _join_described(parse: Parse, items: list[Item], clusters: Clusters) -> None:
    """As in "the office of the inspector general (OIG)": the letters are those of a description."""
    ends = {item.span.start: item for item in items if item.form == "name" and item.core.isupper()}
    for item in items:
        if item.form != "nominal" or item.kind != "organisation" or item.plural:
            continue
        opening = parse.text.find("(", item.span.end, item.span.end + 60)
        short = ends.get(opening + 1) if opening > 0 else None
        if short is None or parse.text[short.span.end : short.span.end + 1] != ")":
            continue
        described = fold(parse.text[item.span.start : opening]).split()
        if described[:1] == ["the"] and short.key in initials(described[1:], _SMALL):
            clusters.join(item.number, short.number)


def _join_aliases(parse: Parse, names: list[Item], clusters: Clusters) -> None:
    """As in "the Senn Mosque, officially the Islamic Association in Senn", "the Emirate [Tide Party]"."""
    ordered = sorted(names, key=lambda item: item.span)
    for first, second in pairwise(ordered):
        gap = parse.text[first.span.end : second.span.start]
        things = "person" not in {first.kind, second.kind}
        closing = parse.text[second.span.end : second.span.end + 1]
        gloss = things and closing == "]" and _GLOSS.fullmatch(gap)
        bodies = gap == " (" and closing == ")" and {first.kind, second.kind} == {"organisation"}
        shared = (
            bodies and set(first.key.split()) & set(second.key.split()) - _SMALL
        )  # "the Senn Movement (Senn Party)"
        if gloss or shared or ((things or first.kind == second.kind) and _ALIAS.fullmatch(gap)):
            clusters.join(first.number, second.number)


def _join_spellings(words: Words, by_key: dict[str, list[Item]], clusters: Clusters) -> None:
    keys = sorted(by_key)
    buckets: dict[str, list[str]] = {}
    for key in keys:
        if key in words.places or key in words.adjectives:
            continue
        buckets.setdefault(skeleton(fold(key).replace(" ", "")), []).append(key)
    for bucket in buckets.values():
        for at, left in enumerate(bucket):
            for right in bucket[at + 1 :]:
                first, second = by_key[left][0], by_key[right][0]
                person = first.kind == "person"
                if person != (second.kind == "person") or not one_name(left, right):
                    continue
                if not person or one_given_name(_bare(left)[0], _bare(right)[0]):
                    clusters.join(first.number, second.number)


def _bare(key: str) -> list[str]:
    """A person's name as its parts, without particles and "Jr."; never empty, for a parser may take "Jr." for a name."""
    parts = [part for part in fold(key).split() if part not in {"jr", "jr.", "sr", "sr.", "iii", "ii"}]
    kept = [part for part in parts if part not in {"al", "el", "bin", "ibn", "de", "van", "von", "der"}]
    return kept or parts or [fold(key)]


def _join_people(parse: Parse, words: Words, names: list[Item], clusters: Clusters) -> None:
    """Surnames and given names alone go to the nearest fitting full name; two full names with one surname stay two.

    A report names in full whom it speaks of first: "Dr. Vaal", and "Tove Vaal" further down, are two.
    """
    people = [item for item in names if item.kind == "person"]
    full: list[Item] = []
    for item in people:
        parts = _bare(item.key)
        if len(parts) < 2:
            continue
        for other in full:
            if _one_person(parts, _bare(other.key)):
                clusters.join(other.number, item.number)
                break
        else:
            full.append(item)
    alone: dict[str, Item] = {}
    for item in people:
        parts = _bare(item.key)
        if len(parts) != 1:
            continue
        of_gender = [other for other in full if _gender_fits(clusters, item, other)]
        fits = [other for other in of_gender if parts[0] == _bare(other.key)[-1]]
        if fits and _speaks_of_another(parse, words, clusters, item, fits):
            continue
        if not fits:
            fits = [other for other in of_gender if parts[0] == _bare(other.key)[0]]
            if item.quote is None or len({clusters.find(other.number) for other in fits}) > 1:
                fits = [
                    other
                    for other in fits
                    if other.span < item.span or (parts[0] not in words.first_names and len(parts[0]) > RARE)
                ]  # friends say "Ana" before the text says "Ana Roth"
        if not fits:
            fits = [other for other in of_gender if parts[0] in _bare(other.key)[1:] and len(parts[0]) > 3]
        if not fits:  # "Al Gore", "al-Gore", "Gore"
            clusters.join(alone.setdefault(parts[0], item).number, item.number)
        roots = {clusters.find(other.number) for other in fits}
        if len(roots) == 1:
            clusters.join(fits[0].number, item.number)
        elif roots:
            before = [
                m
                for root in roots
                for m in clusters.members(root)
                if m.span.start < item.span.start and len(_bare(m.key)) > 1
            ]
            if before:
                clusters.join(_meant(clusters, before).number, item.number)
            elif parse.sentences[item.sentence].paragraph == 0:  # a title names in short whom the lead names in full
                clusters.join(min(fits, key=lambda other: other.span).number, item.number)


def _meant(clusters: Clusters, before: list[Item]) -> Item:
    """Of several bearers of a surname, each named in full before, the one spoken of twice as often, else the one named last."""
    often = {clusters.find(one.number): len(clusters.members(one.number)) for one in before}
    most = max(often, key=lambda root: (often[root], -root))
    if all(often[most] >= 2 * count for root, count in often.items() if root != most):
        before = [one for one in before if clusters.find(one.number) == most]
    return max(before, key=lambda one: one.span.start)


def _speaks_of_another(parse: Parse, words: Words, clusters: Clusters, item: Item, fits: list[Item]) -> bool:
    """Whether a surname alone that comes before every full name is another's: with a title that those lack ("Dr. Vaal ... Tove Vaal"),
    or where the full name is a relative's. Titles of reports and their leads mostly name in short whom they name in full below.
    """
    title = parse.paragraphs[0] if parse.paragraphs else None
    end = title.end if title is not None and not title.words(parse.text).rstrip().endswith(_CLOSING) else 0
    alone = [one for one in clusters.members(item.number) if one.span.start >= end and " " not in one.key]
    named = [one for fit in fits for one in clusters.members(fit.number) if " " in one.key]
    if not alone or not named:
        return False
    first, full = (min(listed, key=lambda one: one.span) for listed in (alone, named))
    if full.span < first.span:
        return False
    titled = {title for one in named for title in one.titles} | words.sets["forms_of_address"]
    return bool(set(first.titles) - titled) or _is_a_relative(parse, words, full)


def _is_a_relative(parse: Parse, words: Words, name: Item) -> bool:
    """Whether a name is that of somebody's relative: "Tove Vaal, the daughter of the leader", "his wife Tove Vaal"."""
    before = parse.tokens[max(0, parse.between(name.span)[0].index - 1)]
    beside = [before, *parse.children(name.head, "appos")]
    return any(token.lemma.lower() in words.sets["of_people"] for token in beside)


def _gender_fits(clusters: Clusters, item: Item, other: Item) -> bool:
    """Whether whoever goes by the `other` name may be of the item's gender: "Ms Dahl" is not the Emeric Dahl who was "Mr Dahl"."""
    genders = clusters.traits(other.number).genders
    return item.gender is None or not genders or item.gender in genders


def _one_person(left: list[str], right: list[str]) -> bool:
    """Whether two full names can be one: the same ends, initials and middle names allowed for."""
    if left == right:
        return True
    if left[-1] != right[-1]:
        return False
    first, second = left[0].rstrip("."), right[0].rstrip(".")
    if first == second:
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return set(left) <= set(right) or set(right) <= set(left)


def _join_bodies(parse: Parse, words: Words, by_key: dict[str, list[Item]], clusters: Clusters) -> None:
    """Acronyms of long names, and long names without "Ltd" or "Group"; never a branch with its parent."""
    bodies = {
        key: items[0] for key, items in by_key.items() if items[0].kind in {"organisation", "place", "other", "weapon"}
    }
    cut = {key: item for key, item in bodies.items() if key.replace(" ", "-") not in words.sets["undivided"]}
    longs = [key for key in cut if len(key.split()) > 1]
    for key in longs:
        other = bodies.get(key.replace(" in ", " of "))
        if other is not None and other is not bodies[key]:
            clusters.join(other.number, bodies[key].number)  # "the Emirate of Senn", "the Emirate in Senn"
    for key, item in bodies.items():
        letters = item.core.replace(".", "")
        if letters.isupper() and " " not in letters and 2 <= len(letters) <= 8:
            fits = [long for long in longs if letters.lower() in acronyms(bodies[long].core)]
            if len(fits) == 1:
                clusters.join(bodies[fits[0]].number, item.number)
            continue
        if key in words.places or key in words.adjectives:
            continue
        fits = [long for long in longs if long != key and (_shortened(words, key, long) or _clan(key, long))]
        fits += _of_a_nation(words, key, longs, bodies)
        if len(fits) == 1 and _several(words, key, bodies):
            fits = []
        if not fits and not any(_is_place(parse, one) for one in by_key[key]):
            fits = [long for long in _by_one_word(words, item, cut) if not _is_a_land_beside(parse, words, key, long)]
        if words.nouns.get(key) == "organisation" and not any(_has_article(parse, one) for one in by_key[key]):
            fits = []  # "Party Chairman Ana Roth" is of no party that is told of
        if len({clusters.find(bodies[long].number) for long in fits}) == 1:
            clusters.join(bodies[fits[0]].number, item.number)


def _join_bodies_of_lands(parse: Parse, words: Words, items: list[Item], clusters: Clusters) -> None:
    """As in "the Norlandic government", "Norland's government", "the Government of Norland"."""
    known: list[tuple[str, str, Item]] = []
    for item in items:
        if item.kind == "organisation" and item.form != "pronoun" and not item.plural:
            body, land = _of_a_land(parse, words, item)
            if not body:
                continue
            other = next((one for noun, named, one in known if noun == body and one_land(named, land)), None)
            if other is None:
                known.append((body, land, item))
            else:
                clusters.join(other.number, item.number)


def _of_a_land(parse: Parse, words: Words, item: Item) -> tuple[str, str]:
    """The noun of a body that a land has one of, and the land or its adjective; nothing of other bodies, or of what more is told."""
    tokens = [token for token in parse.between(item.span) if token.lower not in {"the", "'s", "’s", "'", "’"}]
    said = [token.lower for token in tokens]
    if len(said) == 3 and said[1] == "of":
        said = [said[2], said[0]]
    if len(said) != 2 or said[1] not in words.sets["bodies_of_lands"]:
        return "", ""
    if said[0] not in words.countries and said[0] not in words.adjectives:
        return "", ""
    return said[1], said[0]


def _has_article(parse: Parse, item: Item) -> bool:
    """Whether "the" stands before a name: "the Party"."""
    first = parse.between(item.span)[0]
    return first.lower == "the" or (first.index > 0 and parse.tokens[first.index - 1].lower == "the")


def _is_place(parse: Parse, item: Item) -> bool:
    """Whether what was taken for a body stands where a place does: "the club in Senn", "SENN, May 4"."""
    first = parse.between(item.span)[0].index
    dated = item.core.isupper() and len(item.core) > 5
    return dated or (first > 0 and parse.tokens[first - 1].lower in _PLACED)


def _is_a_land_beside(parse: Parse, words: Words, key: str, long: str) -> bool:
    """Whether the short name is a land's and the long one that of an outlet there: "Ostia", "Ostia One"."""
    first, *rest = long.split()
    if first != key or not rest or not words.sets["of_outlets"].issuperset(rest):
        return False
    stem = key.rstrip("aey")
    known = {token.lower for token in parse.tokens if token.text[:1].isupper()}
    peoples = {key + "n", key + "ns", *(stem + ending for ending in ("an", "ans", "ian", "ians", "ish", "ese"))}
    return key.endswith(tuple(words.sets["of_lands"])) or bool(known & peoples)


def _several(words: Words, key: str, bodies: dict[str, Item]) -> bool:
    """Whether a one-word name opens the names of several bodies ("Meridian Bank", "Meridian Freight"), parts of one apart."""
    parts = _SMALL | words.sets["branches"]
    opening = [long for long in bodies if long.startswith(f"{key} ") and bodies[long].kind == "organisation"]
    return " " not in key and len({long.split()[1] for long in opening if parts.isdisjoint(long.split()[1:])}) > 1


def _by_one_word(words: Words, item: Item, bodies: dict[str, Item]) -> list[str]:
    """The bodies of the text that go by the one word of `item`: "Meridian", the Meridian Sports Group; "the Alliance", the
    Progress Alliance; "Senn", FC Senn. None where the word is a first name, and where one of several is but a part of another.
    """
    key = item.key
    if " " in key or item.kind != "organisation" or key in words.first_names or len(key) < 4:
        return []
    if key.endswith(_ADJECTIVES):
        return []  # "Democratic" is said of many
    longs = [long for long in bodies if " " in long and bodies[long].kind == "organisation" and key in long.split()]
    if key in words.name_last or key in words.name_any:  # a word for what it is
        return [long for long in longs if key in {long.split()[-1], long.split()[0]}]
    parts = _SMALL | words.sets["branches"]  # "Tide in Norland", "Tide Youth" are branches of Tide
    longs = [long for long in longs if parts.isdisjoint(long.split()[1:])]
    plain = [
        long for long in longs if words.name_last.get(long.split()[0]) == "organisation" and long.endswith(f" {key}")
    ]
    longs = plain or [long for long in longs if long.split()[0] == key]
    local = words.sets["local_bodies"]
    if not plain and any(long.startswith(f"{key} ") and not local.isdisjoint(long.split()) for long in bodies):
        return []  # the place that the Senn Port Authority is named for
    return longs if len(longs) == 1 else []


def _clan(short: str, long: str) -> bool:
    """Whether the short name is the plural of the long one's, less the word for what it is ("the Holts", "Holt Network")."""
    first = long.split()
    return len(first) == 2 and short == f"{first[0]}s" and first[1] in {"network", "clan", "gang", "cartel", "family"}


def _of_a_nation(words: Words, key: str, longs: list[str], bodies: dict[str, Item]) -> list[str]:
    """The one name that only adds to `key` a nation, or whose it is ("Norwegian Tidewater", "U.N. Security Council").

    None where two have one each, and none of what every land has ("Ministry").
    """
    first, *rest = key.split()
    if first in words.sets["official_bodies"]:
        return []
    fits = []
    for long in longs:
        if long.endswith(f" {key}"):
            owner = long.removesuffix(f" {key}")
            place = bool(rest) and (owner in words.places or owner in words.same or _is_kind(bodies, owner, "place"))
            if place or owner in words.adjectives:
                fits.append(long)
    return fits if len(fits) == 1 else []


def _is_kind(bodies: dict[str, Item], key: str, kind: str) -> bool:
    return key in bodies and bodies[key].kind == kind


def _shortened(words: Words, short: str, long: str) -> bool:
    """Whether the long name is the short one and words that add nothing ("Mirel", "Mirel Shipping Ltd")."""
    first, second = short.split(), long.split()
    if len(first) >= len(second) or second[: len(first)] != first:
        return False
    if len(first) == 1 and (first[0] in words.name_any or first[0] in words.first_names):
        return False
    return all(word in words.sets["business"] for word in second[len(first) :])
