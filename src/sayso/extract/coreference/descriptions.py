"""Whom a description points back to: "the authority", "the retired general", "the group", "the official"."""

from collections.abc import Callable, Iterable

from sayso.extract.coreference.deeds import find_doer, find_parent, find_successor
from sayso.extract.coreference.epithets import find_epithet
from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item, without_places
from sayso.extract.coreference.likeliest import Ruled, likeliest
from sayso.extract.coreference.pairs import find_pair
from sayso.extract.coreference.sorts import BUSINESS, of_another_sort, sort_of
from sayso.languages.lands import one_land

LOOKED_AT = 400  # items back at most
_TELLS_APART = {"person": "formerly"}
_JOINED = {"person", "organisation", "place", "document", "other", "vehicle", "military_platform"}
_OF_MATTERS = {"ministry", "department"}  # of which a land has several, each for a matter
_JOINTS = {"of", "for", "and", "the", "&"}
_SITES = {"organisation", "place"}  # a hospital, a school, a mosque is either


def join_description(history: History, at: int, item: Item) -> None:
    """Join a description with whom it points back to, in place; what introduces somebody new stays alone."""
    if find_pair(history, at, item):
        return
    if item.determiner == "indefinite" or item.kind not in _JOINED:
        return
    if item.determiner == "bare" and not (history.in_title(item) and not item.plural):
        _same_words(history, at, item)
        return
    antecedent, rule = _by_rules(history, at, item) if item.determiner == "definite" else (None, "")
    if antecedent is not None and _is_ruled_out(history, item, antecedent):
        antecedent, rule = None, ""
    antecedent = likeliest(history, at, item, Ruled(antecedent, rule), _against)
    if antecedent is not None:
        history.clusters.join(antecedent.number, item.number)
    elif item.span.words(history.parse.text).split()[0].lower() not in history.words.possessive:
        _same_words(history, at, item)


def _is_ruled_out(history: History, item: Item, other: Item) -> bool:
    """Whether one body is no several, a source that asked not to be named nobody with a name, "this newspaper" the outlet alone."""
    if item.kind == "organisation" and not item.plural and history.is_several(other):
        return True
    if _is_a_quarter(history, item, other) or _is_one_of_its_branches(history, item, other):
        return True
    if history.is_own_outlet(item) and not history.is_outlet(other):
        return True
    return history.is_hidden(item) and history.is_named(other)


def _is_a_quarter(history: History, item: Item, other: Item) -> bool:
    """Whether "the city" would be but a part of one: "the Lower Town"."""
    sizes = history.words.sets["settlements"]
    names = (one.key.split() for one in history.clusters.members(other.number) if one.form == "name")
    return item.noun in sizes and any(
        len(words) == 2 and words[0] in history.words.sets["town_parts"] and words[1] in sizes - {"village"}
        for words in names
    )


def _is_one_of_its_branches(history: History, item: Item, other: Item) -> bool:
    """Whether a description is told from a body with a name by where it is: "the office at Senn" is one of the Revenue Office's."""
    if item.noun not in history.words.sets["outposts"] or not history.is_named(other):
        return False
    where = [
        history.parse.tokens[end.index].lower
        for link in history.parse.children(item.head, "prep")
        if link.lower in {"at", "in"}
        for end in history.parse.children(link.index, "pobj")
        if end.pos == "PROPN"
    ]
    return bool(where) and not set(where) & history.words_of_set(other.number)


def _against(history: History, item: Item) -> Callable[[Item], str]:
    """What in the words of a description speaks against another, who is not found by a rule: "" where nothing does.

    Who is `called` so as well, but of another rank, class or body, is another: "the prime minister" is not "the minister".
    """
    if _is_one_of_several(history, item):
        return lambda _: "several"
    classes = _classes(history, item)
    faced = history.words.sets["facing"]
    facing = item.kind == "person" and item.noun in faced | history.words.spokesmen
    general = item.noun in history.lists.wider or item.noun in history.lists.generic["person"]
    owned = "another's" if _is_of_a_name(history, item) else "others"

    def of(other: Item) -> str:
        if _is_a_quarter(history, item, other) or _is_one_of_its_branches(history, item, other):
            return "part"
        found = ""
        if not _mentioned_with(history, other, classes):
            found = "formerly" if item.kind == "person" else "class"
        elif item.kind == "person" and _of_another_rank(history, item, other):
            found = "rank"
        elif _of_others(history, item, other):
            found = owned
        if item.noun in _called(history, other):
            return "called" if found or _told_apart(history, item, other) else ""
        if item.kind == "organisation" and of_another_sort(history, item, other):
            return "sort"
        if item.noun in other.key.split():
            return "part"  # "the airport" is not Senn Airport Holdings
        if facing or (item.kind == "person" and not general and not faced.isdisjoint(other.titles)):
            return "facing"  # "the judge" is not just anybody, nor is Judge Roth "the diva"
        return found or ("trade" if item.kind == "organisation" and _is_in_another(history, item, other) else "")

    return of


def _is_of_a_name(history: History, item: Item) -> bool:
    """As in "the novelist of the Senn Review"."""
    tokens = history.parse.tokens
    links = [tokens[tokens[name.head].head] for name in history.names_within(item)]
    return any(link.head == item.head and link.lower in {"of", "for", "at"} for link in links)


def _told_apart(history: History, item: Item, other: Item) -> bool:
    """Whether two of one sort are told apart by a word before: "the health ministry", "the Transport Ministry"; "the Norlandic
    government", "the Government of Ostia".
    """
    if item.kind != "person" and other.form == "name" and _of_another_land(history, _modifiers(history, item), other):
        return True
    if item.kind == "person":
        return False
    mine = _modifiers(history, item)
    if other.form == "name" and item.noun in _OF_MATTERS:
        theirs = {word for word in other.key.split() if word not in _JOINTS} - {item.noun}
        mine, theirs = mine - _lands(history, mine), theirs - _lands(history, theirs)
        return bool(mine and theirs) and not mine & theirs
    if other.form != "nominal" or other.noun != item.noun:
        return False
    theirs = _modifiers(history, other)
    return bool(mine and theirs) and not mine & theirs


def _by_rules(history: History, at: int, item: Item) -> tuple[Item | None, str]:
    """Whom the rules find a definite description to point back to, and which of them does."""
    if history.parse.tokens[history.parse.between(item.span)[0].index + 1].lower == "other":
        return None, ""  # "the other side" is none of those just spoken of
    doer = find_doer(history, at, item) or find_parent(history, at, item) or find_successor(history, at, item)
    if doer is not None:
        return doer, "deed"
    called = find_epithet(history, at, item) if item.noun == "old" else None  # "the 51-year-old"
    called = called or _named_by_noun(history, at, item)
    if called is not None and called.form == "nominal" and _of_another_class(history, called, item):
        called = (
            _general(history, at, item) or called
        )  # "the bank" is the central bank only where no other is spoken of
    if called is not None and called.form == "nominal" and item.kind == "person":
        named = _named_since(history, at, item, called)
        if named is not None:
            history.clusters.join(named.number, called.number)
            called = named
    if called is not None:
        return called, "noun"
    for rule, find in (
        ("general", _general),
        ("role", _unsaid_role),
        ("epithet", find_epithet),
        ("later", _named_later),
        ("later", _titled_later),
    ):
        found = find(history, at, item)
        if found is not None:
            return found, rule
    return None, ""


def _named_since(history: History, at: int, item: Item, called: Item) -> Item | None:
    """Who turns out to be the one described before without a name: "Soprano walks out", in a title, or "A geologist wrote", then his name.

    Only somebody of whom nothing else is told.
    """
    members = history.clusters.members(called.number)
    introducing = called.determiner == "indefinite" or (called.determiner == "bare" and history.in_title(called))
    if any(member.form == "name" for member in members) or not introducing or history.is_hidden(called):
        return None
    found = find_epithet(history, at, item, any_noun=True)
    if found is None or history.clusters.find(found.number) == history.clusters.find(called.number):
        return None
    them = history.clusters.members(found.number)
    names = [member for member in them if member.form == "name"]
    late = min(member.span.start for member in names) > called.span.start
    full = any(" " in member.core or member.titles for member in names)  # as people are named first
    plain = {title for member in them for title in member.titles} <= history.words.sets["plain_titles"]
    return found if late and full and plain and not any(member.form == "nominal" for member in them) else None


def _same_words(history: History, at: int, item: Item) -> None:
    if len(item.key.split()) < 2 and item.determiner == "bare":
        return
    for other in reversed(history.items[:at]):
        if other.form == "nominal" and other.key == item.key and other.kind == item.kind:
            if _of_others(history, item, other):
                continue  # "the head of X" and "the head of Y"
            history.clusters.join(other.number, item.number)
            return


def _modifiers(history: History, item: Item) -> set[str]:
    """The describing words before the head ("militant" in "the militant group"), without what points."""
    return {
        token.lower
        for token in history.parse.between(item.span)
        if token.index < item.head
        and token.pos in {"ADJ", "NOUN", "PROPN"}
        and token.lower not in history.words.sets["vague"]
        and not _in_adjective(history, token.index)
    }


def _named_by_noun(history: History, at: int, item: Item) -> Item | None:
    """As in "the authority" → Port Authority; "the spokesman" → the last person called so."""
    nouns = {item.noun} | history.lists.wider.get(item.noun, frozenset())
    modifiers = _modifiers(history, item)
    best: tuple[float, Item] | None = None
    for back, other in enumerate(reversed(history.items[:at])):
        if back > 400:
            break
        if (
            other.form == "pronoun"
            or other.span.overlaps(item.span)
            or (other.kind != item.kind and not ({other.kind, item.kind} == _SITES and nouns & _called(history, other)))
            or other.plural != item.plural
        ):
            continue
        called = _called(history, other)
        exact = item.noun in called
        if not exact and (not nouns & called or item.noun in history.lists.generic["organisation"]):
            continue
        if not exact and item.kind == "organisation" and of_another_sort(history, item, other):
            continue
        if modifiers and other.form == "nominal":
            theirs = _modifiers(history, other)
            nationalities = history.words.adjectives | history.words.countries
            if (modifiers & nationalities) and (theirs & nationalities) and not (modifiers & theirs & nationalities):
                continue
            if modifiers - theirs and not _mentioned_with(history, other, modifiers):
                continue
        elif (
            modifiers
            and other.form == "name"
            and (
                not _mentioned_with(history, other, _telling(history, item))
                or _of_another_land(history, modifiers, other)
            )
        ):
            continue
        keeps_title = (
            item.kind == "person" and exact and ("retired" in item.key.split() or _has_left(history, other))
        )  # a retired general is a general, and the minister who has resigned a former minister
        if not keeps_title and _of_another_class(history, item, other):
            continue
        if item.kind == "person" and _of_another_rank(history, item, other):
            continue
        if (not exact or _named_beside(history, other)) and _of_others(history, item, other):
            continue
        distance = item.sentence - other.sentence
        if not exact and distance > 6:
            continue
        if other.form == "nominal" and other.determiner == "indefinite" and item.plural and distance > 3:
            continue
        score = (
            (3.0 if exact else 1.0)
            + (1.0 if other.form == "name" else 0.0)
            - 0.3 * distance
            + (1.0 if other.number in history.sources else 0)
        )
        if history.clash(item, other) or history.is_within(item, other):
            continue
        if best is None or score > best[0]:
            best = (score, other)
    return best[1] if best else None


def _of_another_land(history: History, modifiers: set[str], other: Item) -> bool:
    """Whether the words before a noun tell of a land, and the other's name tells of others: "the Norlandic government"."""
    mine = _lands(history, modifiers)
    theirs = _lands(history, other.key.split()) if mine else set()
    return bool(mine and theirs) and not any(one_land(one, two) for one in mine for two in theirs)


def _lands(history: History, words: Iterable[str]) -> set[str]:
    """Those of some words that are lands, or their adjectives."""
    return {word for word in words if word in history.words.adjectives or word in history.words.countries}


def _has_left(history: History, other: Item) -> bool:
    """Whether the text tells that somebody leaves an office: "Roth has resigned"."""
    tokens = history.parse.tokens
    return any(
        tokens[member.head].dependency in {"nsubj", "nsubjpass"}
        and tokens[tokens[member.head].head].lemma in history.words.sets["leaving"]
        for member in history.clusters.members(other.number)
    )


def _of_another_class(history: History, item: Item, other: Item) -> bool:
    """Whether a classifying word tells the one from the other: "the central bank" is not just any bank."""
    return not _mentioned_with(history, other, _classes(history, item))


def _classes(history: History, item: Item) -> set[str]:
    return {
        token.lower
        for token in history.parse.between(item.span)
        if token.index < item.head and token.lower in history.words.sets[_TELLS_APART.get(item.kind, "classifying")]
    }


def _named_later(history: History, _: int, item: Item) -> Item | None:
    """As in "the ministry" in a first sentence, of the only one that the text names, further on, with that word at its end."""
    if item.kind != "organisation" or item.plural or item.determiner != "definite" or _modifiers(history, item):
        return None
    if any(child.lower in {"of", "in", "for"} for child in history.parse.children(item.head, "prep")):
        return None
    found = {
        history.clusters.find(other.number): other
        for other in reversed(history.items)
        if other.form == "name" and other.kind == "organisation" and " " in other.key
        if item.noun in {other.key.split()[0], other.key.split()[-1]}
    }
    behind = next(iter(found.values()), None)
    if len(found) != 1 or behind is None or behind.span.start < item.span.start or history.clash(item, behind):
        return None
    return behind


def _titled_later(history: History, _: int, item: Item) -> Item | None:
    """As in "the general who leads the search", of the only one whom the text, further on, names as a general."""
    ranks = history.lists.wider["officer"] | history.words.sets["robes"]
    if item.kind != "person" or item.plural or item.determiner != "definite" or item.noun not in ranks:
        return None
    found = {
        history.clusters.find(other.number): other for other in reversed(history.items) if item.noun in other.titles
    }
    behind = next(iter(found.values()), None)
    if len(found) != 1 or behind is None or behind.span.start < item.span.start or history.clash(item, behind):
        return None
    told = _modifiers(history, item)
    return None if told & history.words.sets["telling"] or not _may_be_called(history, item, behind, told) else behind


def _of_another_rank(history: History, item: Item, other: Item) -> bool:
    """Whether one is a prime or deputy minister and the other is not; or one is new in office, the other not called so."""
    ranking, arriving = history.words.sets["ranking"], history.words.sets["arriving"]
    mine, theirs = _words_before(history, item), _words_before(history, other)
    if item.noun in _called(history, other) and mine & ranking != theirs & ranking:
        return True
    return bool(mine & arriving) and not any(
        _words_before(history, member) & arriving for member in history.clusters.members(other.number)
    )


def _words_before(history: History, item: Item) -> set[str]:
    """The words of a mention, and the one before it ("Vice" is left out of the name in "Vice President Roth")."""
    tokens = history.parse.between(item.span)
    before = history.parse.tokens[max(0, tokens[0].index - 1)]
    return {token.lower for token in tokens} | ({before.lower} if before.head in {t.index for t in tokens} else set())


def _of_others(history: History, item: Item, other: Item) -> bool:
    """Whether a description says of whom somebody is ("the chief executive of X"), and that is not known of the other."""
    if item.kind != "person":
        return False
    reach = history.parse.subtree_span(item.head)
    owners = [
        owner
        for owner in history.items
        if owner.kind in {"organisation", "place"} and owner.number != item.number
        if reach.covers(owner.span) and history.parse.tokens[owner.head].dependency in {"pobj", "poss"}
    ]
    if not owners:
        return False
    beside = _named_beside(history, other)
    return not any(
        {token.lower for token in history.parse.between(same.span) if token.pos in {"PROPN", "NOUN"}} & beside
        for owner in owners
        for same in history.clusters.members(owner.number)
    )


def _telling(history: History, item: Item) -> set[str]:
    """The describing words that name somebody or something ("the Tidewater general"), not mere adjectives."""
    return {
        token.lower
        for token in history.parse.between(item.span)
        if token.index < item.head
        and token.pos in {"NOUN", "PROPN"}
        and token.dependency != "amod"
        and token.lower not in history.words.sets["vague"]
        and not _in_adjective(history, token.index)
    }


def _in_adjective(history: History, at: int) -> bool:
    """Whether a word is but the first part of an adjective: "the Senn-born coach", "the 51-year-old"."""
    following = history.parse.tokens[at + 1 : at + 3]
    return len(following) == 2 and following[0].text == "-" and following[1].tag in {"VBN", "JJ", "VBD", "NN"}


def _unsaid_role(history: History, at: int, item: Item) -> Item | None:
    """As in "the billionaire" after a sentence on somebody whose role the text has not told: it is most likely his."""
    if item.kind != "person" or item.plural or not item.subject or _telling(history, item):
        return None
    if _is_one_of_several(history, item):
        return None
    if item.noun in history.words.sets["facing"]:
        return None  # "Roth was sentenced. The judge said"
    for prep in history.parse.children(item.head, "prep"):
        if any(
            mention.head == child.index
            for child in history.parse.children(prep.index, "pobj")
            for mention in history.items
        ):
            return None
    best: Item | None = None
    for other in reversed(history.items[:at]):
        if item.sentence - other.sentence > 2:
            break
        if other.kind != "person" or other.form != "name" or other.sentence == item.sentence:
            continue
        if best is not None and history.clusters.find(best.number) != history.clusters.find(other.number):
            return None  # two people: nothing tells which
        best = other
    if best is None or (item.gender and best.gender and item.gender != best.gender):
        return None
    members = history.clusters.members(best.number)
    known = any(member.titles or member.form == "nominal" for member in members)
    return None if known else best


def _mentioned_with(history: History, other: Item, modifiers: set[str]) -> bool:
    """Whether the whole set of `other` bears the describing words somewhere."""
    if not modifiers:
        return True
    missing = modifiers - history.words_of_set(other.number)
    return not missing or missing <= _named_beside(history, other)


def _named_beside(history: History, other: Item) -> set[str]:
    """The words of the bodies named in the descriptions of `other` ("an official with X" makes "the X official")."""
    return {word for item in history.names_within_set(other.number) for word in history.words_of_set(item.number)}


def _called(history: History, item: Item) -> set[str]:
    """The nouns by which an item is called: its head, its titles, the last word of its name."""
    found = history.called.get(item.number)
    if found is None:
        found = history.called[item.number] = _calling(history, item)
    return found


def _calling(history: History, item: Item) -> set[str]:
    if item.form == "nominal":
        joined = {
            c.lemma.lower()
            for c in history.parse.children(item.head, "conj")
            if c.end <= item.span.end + 30 and c.pos == "NOUN"
        }
        return {item.noun} | (joined if item.kind == "person" else set())
    own = set(item.titles)
    if item.kind != "person":
        own |= _class_words(history, [word.strip(".,") for word in item.key.split()])
        if sort_of(history, item) not in {None, BUSINESS}:
            own -= history.lists.wider["company"]  # the Mining Inspectorate is no "mining"
    return own


def _class_words(history: History, words: list[str]) -> set[str]:
    """The words of a body's name that can say what it is: not the "union" of "Union Bank", which is a bank, and not the
    "airport" of "Senn Airport Holdings", which runs one.
    """
    if words and words[-1] in history.words.sets["business"]:
        words = [word for word in words if history.words.nouns.get(word) != "place"]
    words = without_places(words, history.words)
    bodies = [word for word in words if history.words.nouns.get(word) == "organisation"]
    joint = next((at for at, word in enumerate(words) if word in {"of", "for"}), len(words))
    heads = [word for word in words[:joint] if word in bodies]
    return set(words) - set(heads[:-1])


def _general(history: History, at: int, item: Item) -> Item | None:
    """As in "the group" → the body spoken of last; "the man", "the official" → the person."""
    kind = item.kind
    country = item.noun in history.lists.generic["country"]
    if not country and item.noun not in history.lists.generic.get(kind, frozenset()):
        return None
    if item.plural or _is_one_of_several(history, item):
        return None
    modifiers = _modifiers(history, item)
    best: tuple[float, Item] | None = None
    for other in reversed(history.items[:at]):
        distance = item.sentence - other.sentence
        if distance > 4:
            break
        if other.span.overlaps(item.span) or (other.form == "pronoun" and other.who != "plural"):
            continue
        if other.form == "pronoun" and not _kinds(history, other) & {kind}:
            continue
        if other.form == "pronoun" and any(
            not _suits(history, item, member, country=country)
            for member in history.clusters.members(other.number)
            if member.form == "name"
        ):
            continue  # "they" are the ministry, which is no "group"
        if not _suits(history, item, other, country=country) or history.clash(item, other):
            continue
        if history.is_within(item, other) or (kind == "person" and history.is_below(item, other)):
            continue
        if (
            not country
            and item.kind == "organisation"
            and (history.told_of(item, other) or history.is_publisher(other) or history.is_thing(other))
        ):
            continue
        if not _may_be_called(history, item, other, modifiers) or _of_another_class(history, item, other):
            continue
        if item.noun in history.words.sets["trades"] and _is_in_another(history, item, other):
            continue
        if kind == "person" and (_of_another_rank(history, item, other) or _of_others(history, item, other)):
            continue
        score = -1.2 * distance + (1.5 if other.subject else 0) + (1.0 if other.form == "name" else 0)
        score += 0.3 * min(len(history.clusters.members(other.number)), 6) + (
            0.5 if other.number in history.sources else 0
        )
        if history.lists.wider.get(item.noun, frozenset()) & _called(history, other) or item.noun in _called(
            history, other
        ):
            score += 0.8
        if item.kind == "organisation":
            members = history.clusters.members(other.number)
            score -= 2.0 * sum(1 for member in members if member.number in history.sources) / len(members)
        if best is None or score > best[0]:
            best = (score, other)
    if best is None and item.kind == "organisation" and not country:
        return _topic(history, at, item)
    if best is not None and item.kind == "organisation" and not country:
        return _most_spoken_of(history, at, item, best[1])
    return best[1] if best else None


def _most_spoken_of(history: History, at: int, item: Item, nearest: Item) -> Item:
    """Of bodies whose names begin alike ("Tessaly Copper", "Tessaly Transport") the one that the text speaks of most."""
    first = nearest.key.split()[:1]
    found = {history.clusters.find(nearest.number): nearest}
    if nearest.form != "name" or " " not in nearest.key:
        return nearest
    for other in history.items[max(0, at - LOOKED_AT) : at]:
        alike = other.form == "name" and other.kind == "organisation" and other.key.split()[:1] == first
        if alike and _suits(history, item, other, country=False) and not history.clash(item, other):
            found.setdefault(history.clusters.find(other.number), other)
    return max(found.items(), key=lambda entry: len(history.clusters.members(entry[0])))[1]


def _is_one_of_several(history: History, item: Item) -> bool:
    """As in "the first woman", "the other group"."""
    return any(
        token.index < item.head and token.lower in history.words.sets["one_of_several"]
        for token in history.parse.between(item.span)
    )


def _topic(history: History, at: int, item: Item) -> Item | None:
    """The company that the whole text is about, however far back it was named: "the bank", "the retailer"."""
    if item.noun not in history.lists.only["company"]:
        return None
    counted: dict[int, list[Item]] = {}
    for other in history.items[:at]:
        unfit = history.is_publisher(other) or history.is_thing(other)
        if (
            other.form == "name"
            and other.kind == "organisation"
            and not unfit
            and _suits(history, item, other, country=False)
        ):
            counted.setdefault(history.clusters.find(other.number), []).append(other)
    ranked = sorted(counted.values(), key=len, reverse=True)
    if not ranked or (len(ranked) > 1 and (len(ranked[0]) < 2 or len(ranked[1]) * 2 > len(ranked[0]))):
        return None
    topic = ranked[0][-1]
    fits = _may_be_called(history, item, topic, _modifiers(history, item)) and not history.is_within(item, topic)
    return topic if fits and not _of_another_class(history, item, topic) else None


def _may_be_called(history: History, item: Item, other: Item, modifiers: set[str]) -> bool:
    """Whether the describing words of a general noun can be said of `other`: plain adjectives can, names must be its own."""
    special = {
        token.lower
        for token in history.parse.between(item.span)
        if token.lower in modifiers
        and (
            token.pos == "PROPN"
            or token.lower in history.words.adjectives
            or (item.kind == "person" and (token.pos == "NOUN" or token.lower in history.words.nouns))
        )
    } - (history.words.sets["armed"] if item.kind != "person" else frozenset())
    if item.kind == "organisation" and _is_of_a_trade(history, other):
        special |= {word for word in modifiers if _tells_trade(history, word)} - {"news"}
    if item.kind == "organisation":
        special |= modifiers & {"parent", "sister"}
    if special and not _mentioned_with(history, other, special):
        return False
    called = {word.strip(".") for word in other.key.split()}
    return (
        item.noun not in history.words.sets["types"] or item.noun in called or not called & history.words.sets["types"]
    )


def _is_in_another(history: History, item: Item, other: Item) -> bool:
    """Whether its name tells that a body is in another trade than the noun's: "the airline" is not Senn Insurance."""
    wider = history.lists.wider.get(item.noun, frozenset()) | {item.noun}
    members = history.clusters.members(other.number)
    if any(wider & _called(history, member) for member in members):
        return False
    return any(_is_of_a_trade(history, member) or member.noun == "subsidiary" for member in members)


def _is_of_a_trade(history: History, other: Item) -> bool:
    """Whether a name says what the body does: "Northmark Insurance" is not "the security firm"."""
    words = [word.strip(".,") for word in other.key.split()][1:]
    return other.form == "name" and any(_tells_trade(history, word) for word in words)


def _tells_trade(history: History, word: str) -> bool:
    return history.words.name_any.get(word) == "organisation" or word in history.words.sets["business"]


def _kinds(history: History, item: Item) -> set[str]:
    return {m.kind for m in history.clusters.members(item.number) if m.form != "pronoun"}


def _suits(history: History, item: Item, other: Item, *, country: bool) -> bool:
    key = other.key
    nation = key in history.words.countries
    if country:
        return nation and other.kind in {"place", "organisation"}
    if other.kind != item.kind and other.form != "pronoun":
        return False
    if item.kind == "organisation":
        if nation or (
            other.plural and other.form == "nominal" and other.noun not in history.lists.generic["organisation"]
        ):
            return False
        if other.form == "nominal" and other.noun != item.noun:
            return False
        called = {word.strip(".") for word in key.split()}
        classes = {name for name, nouns in history.lists.only.items() if item.noun in nouns}
        press = history.lists.wider.get("newspaper", frozenset()) | history.lists.wider.get("broadcaster", frozenset())
        business = history.lists.wider.get("company", frozenset())
        if "press" in classes and not called & press and other.number not in history.sources:
            return False
        if "press" not in classes and called & (press - {"network", "group", "journal", "mirror", "star", "standard"}):
            return False
        if item.noun not in {"agency", "body", "institution"} and called & history.words.sets["official_bodies"]:
            return False
        if of_another_sort(history, item, other):
            return False
        if item.noun in {
            "group",
            "movement",
            "insurgency",
            "militia",
            "insurgents",
            "faction",
        } and called & business - {"group", "holdings"}:
            return "group" in called
        return True
    if item.kind == "person":
        if item.gender and other.gender and item.gender != other.gender:
            return False
        if other.form == "nominal":
            return (
                item.noun in {"man", "woman", "official", "suspect"}
                and other.gender in {None, item.gender}
                and item.noun != "official"
            )
        titles = set().union(
            *(m.titles for m in history.clusters.members(other.number)),
            {m.noun for m in history.clusters.members(other.number) if m.form == "nominal"},
        )
        return not (
            item.noun in history.lists.wider and titles and not titles & (history.lists.wider[item.noun] | {item.noun})
        )
    named = other.form == "name" or other.noun in history.lists.generic["place"]
    return item.kind == "place" and not nation and (named or item.noun in {"site", "area"})  # a gym is no "town"
