"""What a name names: votes from the model, the words in it and around it, pooled over the whole document."""

import re
from collections import Counter, defaultdict
from functools import lru_cache

from sayso.evidence import EntityKind
from sayso.extract.mentions.names import LABELS, ROLE, Name, find_names, key_of
from sayso.extract.mentions.nominals import noun_before
from sayso.extract.mentions.words import Words, words_of
from sayso.languages import Parse, Token

OLDEST = 110  # years that an age has at most

Votes = Counter[str]
_FIRMS = frozenset(["group", "holdings", "industries", "motors", "company", "brothers", "stores"])  # and legal forms
_INSIDE = frozenset(["in", "near", "outside"])  # before names of places
_DATELINE = re.compile(r"(?:,[^.\n]{1,40})?(?: \([^)\n]{1,40}\))?\s+[-\u2013\u2014]\s")
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]*[A-Z][A-Za-z.]*(?:-[A-Z]+)?$")


@lru_cache(maxsize=4)
def named(parse: Parse) -> tuple[tuple[Name, EntityKind], ...]:
    """The names of the text in order, each with its kind; kept for the few texts in hand, since several steps ask."""
    words = words_of(parse.language)
    names = find_names(parse, words)
    return tuple(zip(names, name_kinds(parse, words, names), strict=True))


def name_kinds(parse: Parse, words: Words, names: list[Name]) -> list[EntityKind]:
    """The kind of each of `names`, in their order; the same name has one kind, but for places that act."""
    votes: dict[str, Votes] = defaultdict(Counter)
    keys = [key_of(parse.span_of(name.first, name.last).words(parse.text)) for name in names]
    for name, key in zip(names, keys, strict=True):
        votes[key].update(_votes(parse, words, name, key))
    _pool_acronyms(parse, names, keys, votes)
    placed = {key for name, key in zip(names, keys, strict=True) if _stands_for_place(parse, name)}
    _pool_short_forms(keys, votes)
    _pool_suffixes(words, keys, votes)
    _pool_first_words(words, keys, votes, placed)
    _pool_lists(parse, words, (names, keys), votes)
    inside = {key for name, key in zip(names, keys, strict=True) if _is_inside(parse, name)}
    _pool_surnames(words, keys, votes, inside)
    return [_decide(parse, words, name, key, votes[key]) for name, key in zip(names, keys, strict=True)]


def _votes(parse: Parse, words: Words, name: Name, key: str) -> Votes:
    votes: Votes = Counter()
    tokens = parse.tokens[name.first : name.last]
    text = parse.span_of(name.first, name.last).words(parse.text)
    label = LABELS.get(name.label)
    if label:
        votes[label] += 2 if name.label in {"PERSON", "ORG", "GPE", "LOC", "LAW"} else 1
    _from_words(words, tokens, key, votes)
    if _ACRONYM.match(text) and " " not in text and key not in words.places:
        votes["organisation"] += 2
    if not name.label and len(tokens) in {2, 3} and all(token.text.istitle() for token in tokens):
        votes["person"] += 1
    if name.title < name.first:
        votes["person"] += 7
    _from_context(parse, words, name, votes)
    if _opens_dateline(parse, name):
        votes["place"] += 6
    return votes


def _opens_dateline(parse: Parse, name: Name) -> bool:
    """Whether a name in capitals opens a paragraph as the place of a dateline does: "SENN, May 4 (ANP) -", "SENN - "."""
    first = parse.tokens[name.first]
    span = parse.span_of(name.first, name.last)
    if not span.words(parse.text).isupper() or parse.text[: first.start].rstrip(" [")[-1:] not in {"", "\n"}:
        return False
    return _DATELINE.match(parse.text, span.end) is not None


def _from_words(words: Words, tokens: tuple[Token, ...], key: str, votes: Votes) -> None:
    """What the name's own words say."""
    lowered = [token.lower for token in tokens]
    while len(lowered) > 1 and lowered[-1].isdigit():
        lowered.pop()
    joint = next((at for at, word in enumerate(lowered) if at and word in {"of", "for", "in"}), len(lowered))
    lowered = lowered[:joint]
    if (
        len(lowered) > 1
        and (lowered[-1].endswith("men") or words.nouns.get(lowered[-1].removesuffix("s")) == "person")
        and tokens[len(lowered) - 1].tag in {"NNPS", "NNS"}
    ):
        votes["organisation"] += 6
    dealing = lowered[-1] in words.sets["goods"] or tokens[-1].tag == "NNPS"
    if len(lowered) > 1 and dealing and lowered[0] not in words.first_names:
        votes["organisation"] += 3  # "Lorn Salt", "Brack Quarries"
    if (
        len(lowered) > 1
        and tokens[0].tag in {"NNPS", "NNS"}
        and words.nouns.get(lowered[0].removesuffix("s")) == "person"
    ):
        votes["organisation"] += 6  # "Nurses Without Borders"
    bare = key.split(" ", 1)
    if key in words.places or (len(bare) == 2 and bare[0] in words.sets["compass"] and bare[1] in words.places):
        votes["place"] += 12
    if len(tokens) == 1 and words.nouns.get(key.removesuffix("s")) in {"weapon", "military_platform"}:
        votes[words.nouns[key.removesuffix("s")]] += 12
    if key in words.adjectives:
        votes["nationality"] += 12
    if lowered[-1] in words.name_last:
        votes[words.name_last[lowered[-1]]] += 6 if len(tokens) > 1 else 1
    if lowered[-1] not in words.name_any and lowered[-1].removesuffix("s") in words.name_any:
        lowered[-1] = lowered[-1].removesuffix("s")
    if len(lowered) > 1 and lowered[-1] in words.name_any:
        votes[words.name_any[lowered[-1]]] += 9
    elif len(lowered) == 1 and lowered[-1] in words.name_any:
        votes[words.name_any[lowered[-1]]] += 5
    for word in lowered[:-1]:
        if word in words.name_any:
            votes[words.name_any[word]] += 4 if words.name_any[word] == "organisation" else 1
    if lowered[0] in words.name_first and not (len(lowered) > 1 and words.name_any.get(lowered[-1]) == "organisation"):
        votes[words.name_first[lowered[0]]] += 12 if words.name_first[lowered[0]] == "military_platform" else 6
    if joint < len(tokens) and lowered[-1] not in words.name_any:
        votes["organisation"] += 1
    if len(lowered) in {2, 3, 4} and lowered[0] in words.first_names and lowered[-1] not in words.name_any:
        votes["person"] += 6
    elif len(lowered) == 1 and lowered[0] in words.first_names and key not in words.places:
        votes["person"] += 2
    if lowered[0] in {"al", "el"} and len(lowered) <= 3:
        votes["organisation"] += 1
    if any(word in {"al", "bin", "ibn", "abu", "von", "van"} for word in lowered[1:-1]) and len(lowered) > 3:
        votes["person"] += 3


def _from_context(parse: Parse, words: Words, name: Name, votes: Votes) -> None:
    """What the words around it say."""
    tokens = parse.tokens
    before = tokens[name.title - 1] if name.title else None
    after = tokens[name.last] if name.last < len(tokens) else None
    head = next(
        (t for t in tokens[name.first : name.last] if not name.first <= t.head < name.last or t.head == t.index),
        tokens[name.first],
    )
    if before is not None and before.sentence == head.sentence:
        if (
            before.lower == "the"
            and head.dependency not in {"compound", "amod", "nmod", "poss"}
            and not _place_like(words, tokens[name.first : name.last])
        ):
            votes["organisation"] += 2
            votes["person"] -= 3
            votes["place"] -= 1
        elif before.lower in words.sets["before_places"]:
            votes["place"] += 3
        elif before.pos in {"NOUN", "PROPN", "ADJ"} and before.index >= 0:
            kind = words.nouns.get(before.lemma.lower()) or words.nouns.get(before.lower)
            if before.lower in words.roles:
                votes["person"] += 4
            elif kind in {"person", "organisation", "place"} and before.pos == "NOUN":
                votes[kind] += 8 if kind == "organisation" and before.lower in words.sets["classes"] else 3
        elif before.lower == "of" and name.title >= 2 and tokens[name.title - 2].lower in words.sets["place_of"]:
            votes["place"] += 8
        elif before.lower == "of" and name.title >= 2 and tokens[name.title - 2].lower in words.sets["heads_of_places"]:
            votes["place"] += 6
        elif before.lower in {"to", "from"} and tokens[before.head].lemma.lower() in words.sets["moving"]:
            votes["place"] += 3
    if after is not None and after.lower in {"in", ","} and name.last + 1 < len(tokens):
        following = [token.lower for token in tokens[name.last + 1 : name.last + 4]]
        if following and (
            following[0] in words.places
            or " ".join(following[:2]) in words.places
            or (following[0] in words.sets["compass"] and following[1:2] and following[1] in words.places)
        ):
            votes["place"] += 2
    if after is not None and after.sentence == head.sentence:
        if _tells_an_age(parse, after):
            votes["person"] += 6
        if after.lower == "," and name.last + 1 < len(tokens):
            _from_apposition(parse, words, head, votes)
        if after.lower == "," and _is_what(parse, head, tokens[name.last + 1 : name.last + 2]):
            votes["organisation"] += 2  # "Tolva Glass, which employs 90"
            votes["person"] -= 4
        if after.lower in {"who", "himself", "herself"} or (
            after.lower == "," and name.last + 1 < len(tokens) and tokens[name.last + 1].lower in {"who", "whom"}
        ):
            votes["person"] += 4
        if after.lower in {
            "fighters",
            "militants",
            "members",
            "officials",
            "leader",
            "leaders",
            "forces",
            "spokesman",
            "spokeswoman",
            "supporters",
            "troops",
            "executives",
            "shares",
            "employees",
        }:
            votes["organisation"] += 2
            votes["person"] -= 1
    governor = tokens[head.head]
    if head.dependency == "pobj" and governor.lower == "as" and tokens[governor.head].lemma in {"identify", "name"}:
        votes["person"] += 3
    if (
        head.dependency in {"compound", "nmod"}
        and words.nouns.get(governor.lemma.lower()) == "place"
        and governor.pos == "NOUN"
    ):
        votes["place"] += 3
    if head.dependency == "appos" and governor.pos == "NOUN":  # "the party's armed wing, X"
        kind = words.nouns.get(governor.lemma.lower())
        if governor.lemma.lower() in words.sets["roles_of_bodies"] - words.roles:
            kind = None  # "his employer, Senn Outdoor"
            votes["organisation"] += 2
            votes["person"] += 1
        if kind in {"person", "organisation", "place"} and governor.tag == "NN":
            votes[kind] += 4
    if head.dependency == "dobj" and governor.lemma in words.sets["done_to_parties"]:
        votes["organisation"] += 2
        votes["person"] += 1
    if head.dependency == "nsubj" and governor.lemma in {"be", "become", "remain"}:
        _from_predicate(parse, words, governor, votes)
    if (
        head.dependency == "pobj"
        and governor.lower == "of"
        and tokens[governor.head].lemma in words.sets["parts_of_bodies"]
    ):
        votes["organisation"] += 3  # "a branch of X"
    if (
        head.dependency == "pobj"
        and tokens[governor.head].lemma in words.sets["tying"]
        and governor.lower in {"to", "with", "between"}
    ):
        votes["organisation"] += 2
    if head.dependency == "nsubj":
        soon = parse.tokens[head.index + 1 : head.index + 6]
        if any(token.lower == "its" and token.sentence == head.sentence for token in soon):
            votes["organisation"] += 3
        if _has_what_is_its(parse, head):
            votes["organisation"] += 2
    if head.dependency == "nsubj" and governor.lemma in words.sets["done_by_bodies"]:
        votes["organisation"] += 1
    if head.dependency == "nsubj" and governor.lemma in words.sets["speaking"]:
        votes["person"] += 1
        votes["organisation"] += 1
    if head.dependency == "pobj" and governor.lower in {"in", "of"}:
        owned = tokens[governor.head].lemma.lower()
        if owned in words.sets["held_in_bodies"] and (governor.lower == "of" or owned in words.sets["holdings"]):
            votes["organisation"] += 8 if owned in words.sets["holdings"] else 4  # "shares in X", "the owner of X"
    _from_deeds(parse, words, head, votes)
    vessel = noun_before(parse, parse.span_of(name.first, name.last))
    called = words.nouns.get(vessel.lower) if vessel is not None else None
    if called in {"vehicle", "military_platform"} and name.title == name.first:
        votes[called] += 11  # "the ferry Anna Roth"


def _from_deeds(parse: Parse, words: Words, head: Token, votes: Votes) -> None:
    """What is done to it or by it: people are arrested, have wives and speak of "his" and "her"; what acts is no thing."""
    governor = parse.tokens[head.head]
    suffers = head.dependency in {"nsubjpass", "dobj"} and governor.lemma in words.sets["done_to_people"]
    relative = head.dependency == "poss" and governor.lemma.lower() in words.sets["of_people"]
    if suffers or relative:
        votes["person"] += 3
    if head.dependency in {"nsubj", "nsubjpass"}:
        soon = [
            token.lower for token in parse.tokens[head.index + 1 : head.index + 8] if token.sentence == head.sentence
        ]
        if "its" not in soon and not {"his", "her", "himself", "herself"}.isdisjoint(soon):
            votes["person"] += 2
    if head.dependency == "nsubj" and governor.lemma.lower() in words.sets["done_by_people"]:
        votes["person"] += 3
    if head.dependency == "nsubj" and governor.lemma in words.sets["speaking"]:
        oneself = _speaks_of_oneself(parse, governor)
        if oneself is not None:
            votes["person" if oneself else "organisation"] += 2 if oneself else 3
    acts = head.dependency == "nsubj" and governor.lemma.lower() in words.sets["acting"]
    if acts and not _is_known_place(parse, words, head):
        votes["organisation"] += 2  # a place that nobody knows, and that thanks or sues, is a body
        votes["place"] -= 2
    below = {child.dependency for child in parse.children(governor.index)}
    if head.dependency == "nsubj" and governor.pos == "VERB" and below & {"dobj", "ccomp", "xcomp"} and not votes:
        votes["organisation"] += 1


def _is_known_place(parse: Parse, words: Words, head: Token) -> bool:
    """Whether the name that ends on a token is that of a place that the lists know, or holds a word for one."""
    before = parse.tokens[head.index - 1].lower if head.index else ""
    known = words.places | words.seats | words.adjectives
    return head.lower in known or f"{before} {head.lower}" in known or words.name_any.get(head.lower) == "place"


def _speaks_of_oneself(parse: Parse, verb: Token) -> bool | None:
    """Whether who says something says it as a person ("Roth said that she would come"), or as a body ("it was never warned")."""
    told = parse.child(verb.index, "ccomp")
    subject = parse.child(told.index, "nsubj", "nsubjpass") if told is not None else None
    if told is None or subject is None or subject.index < verb.index:
        return None
    if subject.lower in {"he", "she"}:
        return True
    return False if subject.lower == "it" and told.pos == "VERB" and not parse.children(told.index, "ccomp") else None


def _has_what_is_its(parse: Parse, head: Token) -> bool:
    """Whether nothing but the verb stands between a subject and "its": "Tolva Glass has shut its kilns"."""
    for token in parse.tokens[head.index + 1 : head.index + 5]:
        if token.lower == "its":
            return True
        if token.pos not in {"VERB", "AUX", "ADV", "PART"} or token.sentence != head.sentence:
            break
    return False


def _is_what(parse: Parse, head: Token, following: tuple[Token, ...]) -> bool:
    """Whether "which" follows on a name and tells what it does: it is nobody."""
    which = following[0] if following else None
    if which is None or which.lower != "which" or which.dependency not in {"nsubj", "nsubjpass"}:
        return False
    return parse.tokens[which.head].head == head.index


def _place_like(words: Words, tokens: tuple[Token, ...]) -> bool:
    return any(words.name_any.get(token.lower) == "place" for token in tokens) or tokens[-1].lower.endswith("s")


def _tells_an_age(parse: Parse, comma: Token) -> bool:
    """Whether an age stands after a comma or bracket: "Ana Roth, 34,", "Ana Roth (34)"."""
    following = parse.tokens[comma.index + 1 : comma.index + 3]
    if comma.text not in {",", "("} or len(following) < 2:
        return False
    age, closing = (one.text for one in following)
    return age.isdigit() and 0 < int(age) <= OLDEST and closing in {",", ".", ")", ";"}


def _from_apposition(parse: Parse, words: Words, head: Token, votes: Votes) -> None:
    for child in parse.children(head.index, "appos"):
        kind = words.nouns.get(child.lemma.lower()) or words.nouns.get(child.lower)
        if child.pos != "PROPN" and kind in {"person", "organisation", "place"}:
            votes[kind] += 4


def _from_predicate(parse: Parse, words: Words, verb: Token, votes: Votes) -> None:
    """As in "X is a branch of": what somebody is said to be says what the name names, but for roles that bodies have too."""
    for child in parse.children(verb.index, "attr"):
        noun = child.lemma.lower()
        kind = words.nouns.get(noun) if child.pos == "NOUN" and noun not in words.sets["roles_of_bodies"] else None
        if kind in {"person", "organisation", "place"}:
            votes[kind] += 4


def _pool_acronyms(parse: Parse, names: list[Name], keys: list[str], votes: dict[str, Votes]) -> None:
    """A long form and the short form in the brackets after it name one thing."""
    for left, right in zip(range(len(names)), range(1, len(names)), strict=False):
        gap = parse.text[parse.tokens[names[left].last - 1].end : parse.tokens[names[right].first].start]
        if gap.strip() in {"(", "["} and names[right].last - names[right].first <= 3:
            both = votes[keys[left]] + votes[keys[right]]
            both["organisation"] += 3
            votes[keys[left]] = votes[keys[right]] = both


def _pool_short_forms(keys: list[str], votes: dict[str, Votes]) -> None:
    """A surname alone is the person of the full name."""
    people: dict[str, Votes] = {}
    for key in set(keys):
        parts = key.split()
        if len(parts) > 1 and votes[key] and _best(votes[key])[0] == "person":
            people[parts[-1]] = people[parts[0]] = votes[key]
    for key in set(keys):  # "Special Advisor Thames" makes Knox Thames a person
        parts = key.split()
        if len(parts) == 2 and votes[parts[-1]]["person"] >= 7 and votes[key].total() <= 4:
            votes[key]["person"] += 6
    for key in set(keys):
        if (key in people or key.removeprefix("al ") in people) and votes[key]["place"] < 10:
            votes[key]["person"] += 6


def _pool_suffixes(words: Words, keys: list[str], votes: dict[str, Votes]) -> None:
    """As in "Tolva Glass" is what "Tolva Glass Ltd" is."""
    for key in set(keys):
        bare, _, last = key.rpartition(" ")
        if bare in votes and (
            words.name_last.get(last) == "organisation" or words.name_any.get(last) == "organisation"
        ):
            votes[bare]["organisation"] += 6


def _stands_for_place(parse: Parse, name: Name) -> bool:
    """Whether a name stands where a place does: "the club in Senn", "SENN, May 4"."""
    word = parse.tokens[name.first]
    dated = word.text.isupper() and len(word.text) > 5
    return dated or (name.first > 0 and parse.tokens[name.first - 1].lower in {"in", "at", "near", "outside", "from"})


def _pool_first_words(words: Words, keys: list[str], votes: dict[str, Votes], placed: set[str]) -> None:
    """As in "Meridian" is what "Meridian Sports Group" is, and "Senn" beside "FC Senn", unless somebody is called so."""
    barred = placed | {part for key in set(keys) if votes[key]["person"] >= 7 for part in key.split()}
    bodies: set[str] = set()
    for key in sorted(set(keys)):
        first, _, rest = key.partition(" ")
        if not words.sets["local_bodies"].isdisjoint(key.split()):
            barred.add(first)  # "Senn Port Authority" is named for the place
        if rest and votes[key] and votes[key].most_common(1)[0][0] == "organisation":
            bodies.add(rest if words.name_last.get(first) == "organisation" else first)
    for key in sorted(bodies & set(keys)):
        known = key in words.places | words.adjectives | words.first_names or words.name_any.get(key)
        if not known and key not in barred and votes[key]["place"] < 5:
            votes[key]["organisation"] += 6


def _pool_lists(parse: Parse, words: Words, found: tuple[list[Name], list[str]], votes: dict[str, Votes]) -> None:
    """What is listed together is mostly of one kind ("X and the Tide Party")."""
    names, keys = found
    by_head = {parse.span_of(name.first, name.last): key for name, key in zip(names, keys, strict=True)}
    heads: dict[int, str] = {}
    for span, key in by_head.items():
        head = parse.head_of(span)
        if head is not None:
            heads[head.index] = key
    sure = {key: max(count.items(), key=lambda item: item[1]) for key, count in votes.items() if count}
    for index, key in heads.items():
        token = parse.tokens[index]
        other = heads.get(token.head) if token.dependency == "conj" else None
        if other is None or other == key:
            continue
        for one, two in ((key, other), (other, key)):
            if one in words.countries or two in words.countries or one not in sure:
                continue
            kind, score = sure[one]
            if score >= 7 and (two not in sure or sure[two][1] < 5) and kind in {"person", "organisation"}:
                votes[two][kind] += 4


def _pool_surnames(words: Words, keys: list[str], votes: dict[str, Votes], inside: set[str]) -> None:
    """A surname is its bearer's, however often it does what bodies do; but not the "Roth" of Roth Shipping, nor a town's name."""
    full = [key for key in set(keys) if " " in key and _best(votes[key])[0] == "person"]
    legal = {word for word, kind in words.name_last.items() if kind == "organisation"} | _FIRMS
    firms = {key.split()[0] for key in keys if not legal.isdisjoint(key.split()[1:])}
    for key in ({name.split()[-1] for name in full} & set(keys)) - firms - inside - words.places:
        votes[key]["person"] += max(0, votes[key]["organisation"]) + max(0, votes[key]["place"])


def _is_inside(parse: Parse, name: Name) -> bool:
    """Whether things are told to be in or near what a name names, and not in what is somebody's ("in Roth's audience")."""
    after = parse.tokens[name.last].lower if name.last < len(parse.tokens) else ""
    return name.first > 0 and parse.tokens[name.first - 1].lower in _INSIDE and after not in {"'s", "’s", "'", "’"}


def _decide(parse: Parse, words: Words, name: Name, key: str, votes: Votes) -> EntityKind:
    if name.label == ROLE:
        plural = parse.tokens[name.last - 1].lower not in words.roles and parse.tokens[name.last - 1].lower.endswith(
            "s"
        )
        return "organisation" if plural and "of" not in key.split() and "for" not in key.split() else "person"
    best, score = _best(votes)
    if score <= 0:
        best = "other"
    if best == "event":
        return "other"
    if best == "nationality":
        return _nationality(parse, name)
    if best == "place":
        return _acting_place(parse, words, name, key)
    return best  # type: ignore[return-value]


def _best(votes: Votes) -> tuple[str, int]:
    return max(votes.items(), key=lambda item: (item[1], item[0]), default=("other", 0))


def _nationality(parse: Parse, name: Name) -> EntityKind:
    """As in "Syrian" before a noun is a nationality, "the Syrians" are people."""
    token = parse.tokens[name.last - 1]
    if token.tag in {"NNPS", "NNS"} or (
        token.dependency in {"nsubj", "dobj", "pobj", "nsubjpass"} and token.pos in {"PROPN", "NOUN", "ADJ"}
    ):
        return "organisation"
    return "nationality"


def _acting_place(parse: Parse, words: Words, name: Name, key: str) -> EntityKind:
    """Countries (and seats of government) that do something are organisations."""
    if key not in words.countries and key not in words.seats:
        return "place"
    tokens = parse.tokens
    head = next(
        (t for t in tokens[name.first : name.last] if not name.first <= t.head < name.last or t.head == t.index),
        tokens[name.first],
    )
    for _ in range(30):
        if head.dependency != "conj" or head.head == head.index:
            break
        head = tokens[head.head]
    governor = tokens[head.head]
    if head.dependency == "nsubj" and governor.pos in {"VERB", "AUX"}:
        if governor.lemma == "be":
            return (
                "organisation"
                if any(
                    words.nouns.get(child.lemma.lower()) in {"person", "organisation"}
                    for child in parse.children(governor.index, "attr")
                )
                else "place"
            )
        return (
            "place" if governor.lemma in {"lie", "border", "experience", "see", "face", "stretch"} else "organisation"
        )
    if head.dependency == "pobj":
        if governor.dependency == "agent" or governor.lower in {"with", "against", "including", "between", "by"}:
            return "organisation"
        return "place"
    if head.dependency in {"dobj", "dative"}:
        return "place" if governor.lemma in words.sets["done_to_places"] else "organisation"
    if name.last + 1 < len(tokens) and tokens[name.last + 1].lower == "based":
        return "place"
    if head.dependency in {"compound", "nmod", "amod", "npadvmod"} and governor.pos in {"NOUN", "VERB"}:
        if key not in words.countries and words.nouns.get(governor.lemma.lower()) == "person":
            return "place"  # "a Washington lawyer"
        return "place" if governor.lemma.lower() in words.sets["matters_of_place"] else "organisation"
    if head.dependency == "appos" and governor.pos != "PROPN":
        return "organisation"
    if head.dependency == "poss" and governor.lemma.lower() in words.sets["deeds_of_states"]:
        return "organisation"
    return "place"
