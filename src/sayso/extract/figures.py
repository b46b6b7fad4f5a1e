"""Estimates and counts: of what, of whose, where, and as of when."""

from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec import structs

from sayso.evidence import UNKNOWN, Figure, Interval, Mention, Quantity, Reference, TimeExpression, hull
from sayso.extract.references import MentionIndex, agent_of, is_passive, object_of, refer, subject_of
from sayso.languages import Parse, Token, load_lexicon

_PLACE_PREPOSITIONS = {"in", "at", "across", "near", "throughout", "inside", "outside", "around"}
_ACTORS = {"organisation", "person", "nationality", "place"}
_TALLIES = {"figure", "count", "estimate", "tally", "number", "total"}
_NOT_ABOVE = {"in", "of", "from", "since", "after", "by", "for", "to"}
_SIZES = {
    "number",
    "strength",
    "total",
    "size",
    "crowd",
    "population",
    "attendance",
    "membership",
    "count",
    "turnout",
    "force",
    "figure",
}
_ANAPHORIC = {"the", "these", "those", "both", "his", "her", "their", "its"}


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    negated: tuple[str, ...] = ()


class _WordClasses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    counting: frozenset[str]
    durations: frozenset[str]
    giving: frozenset[str]
    generic: frozenset[str]
    members: frozenset[str]
    light: frozenset[str]


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list `measures.toml` of a language."""

    states: dict[str, _State]
    words: _WordClasses
    participles: dict[str, str]


class _Index(NamedTuple):
    parse: Parse
    mentions: MentionIndex
    times: tuple[TimeExpression, ...]
    words: Measures
    states: dict[tuple[str, str], str]


@lru_cache(maxsize=4)
def _states(language: str) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for name, state in load_lexicon(language, "measures", Measures).states.items():
        for sort, lemmas in (
            ("verb", state.verbs),
            ("noun", state.nouns),
            ("adjective", state.adjectives),
            ("negated", state.negated),
        ):
            for lemma in lemmas:
                found.setdefault((sort, lemma), name)
    return found


def find_figures(
    parse: Parse,
    quantities: tuple[Quantity, ...],
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Figure, ...]:
    """One figure for each quantity that counts or measures something, in text order.

    `measure` is the noun counted with its state ("people killed", "fighters"), `of` the group it belongs to, `place` and
    `as_of` only what the same sentence gives. Spans are code points of the document, half-open. Numbers that only point
    back ("the two groups") and the plain word "one" state no figure.
    """
    index = _Index(
        parse,
        MentionIndex(parse, mentions),
        times,
        load_lexicon(parse.language, "measures", Measures),
        _states(parse.language),
    )
    found: list[Figure] = []
    for quantity in sorted(quantities, key=lambda item: item.span):
        figure = _figure(index, quantity, found)
        if figure is not None:
            found.append(figure)
    return tuple(found)


def _figure(index: _Index, quantity: Quantity, before: list[Figure]) -> Figure | None:
    parse = index.parse
    sentence = parse.sentence_at(quantity.span.start)
    number = parse.head_of(quantity.span)
    if sentence is None or number is None or quantity.unit in index.words.words.durations:
        return None
    if _only_points_back(parse, quantity, number) or _compares(parse, quantity):
        return None
    toll = _toll(index, number)
    head = toll or _counted(parse, quantity, number)
    if head is not None and (_is_part_of_a_name(index, quantity, head) or _is_age(index, number, head)):
        return None
    if toll is None and head is not None and quantity.unit is None and _is_stray(index, number, head):
        state, _ = _state(index, number)
        if state not in index.words.states:
            return None
        head, quantity = None, structs.replace(quantity, concept="people", concept_span=None)
    if head is None and not quantity.concept and quantity.unit is None:
        return None
    if head is not None and toll is None and _is_no_count(index, quantity, number, head):
        return None
    anchor = head if head is not None and head.sentence == number.sentence else number
    if head is not None and head.index < number.index and _governor(parse, head) != _governor(parse, number):
        anchor = number  # "16 people were killed and more than 150 injured"
    state, trigger = _state(index, anchor)
    if quantity.unit is not None and state is not None and state not in index.words.states:
        state, trigger = None, None
    active = trigger is not None and trigger.pos == "VERB" and not is_passive(parse, trigger)
    measure = _measure(index, quantity, head, state, before, active=active)
    by = parse.child(trigger.index, "agent") if trigger is not None and measure is not None else None
    by_whom = parse.child(by.index, "pobj") if by is not None else None
    if by_whom is not None and measure is not None:
        measure += f" by {by_whom.lower}"  # a part of the toll is not the toll
    if measure is None:
        return None
    of = _group(index, quantity, head, anchor, trigger)
    if of is not None and state in index.words.states and not _has_members(index, of):
        of = None  # a toll is of a people or a body, not of a fire
    place = _place(index, anchor, trigger)
    giver = _giver(index, anchor, number)
    if giver is None and ("noun", anchor.lemma.lower()) in index.states:
        owner = parse.child(anchor.index, "poss")
        if owner is not None and owner.pos == "PRON":
            return None  # "its 19 dead": somebody's count, and not the reporter's
    pieces = [quantity.span]
    if head is not None and sentence.span.covers(head.span):
        pieces.append(head.span)
    if quantity.concept_span is not None and sentence.span.covers(quantity.concept_span):
        pieces.append(quantity.concept_span)
    if trigger is not None and state is not None:
        pieces.append(trigger.span)
    return Figure(
        hull(pieces),
        quantity.span,
        measure,
        of,
        place,
        quantity.low,
        quantity.high,
        quantity.bound,
        quantity.approximate,
        quantity.unit,
        _as_of(index, anchor, trigger, happened=state in index.words.states),
        giver=giver,
        negation_used=parse.between(quantity.span)[0].lower in {"no", "not"}
        or (state is None and not _is_counted_by_verb(parse, anchor))
        or (
            trigger is not None
            and parse.child(trigger.index, "neg") is not None
            and ("negated", trigger.lemma.lower()) in index.states
        ),
    )


def _only_points_back(parse: Parse, quantity: Quantity, number: Token) -> bool:
    """Whether the number names things already told ("the two groups", "one of them", "the other two")."""
    if quantity.unit is not None:
        return False
    small = quantity.low is not None and quantity.low == quantity.high and quantity.low <= 12
    words = quantity.span.words(parse.text).lower()
    if words in {"one", "1", "both"}:
        return True
    before = parse.tokens[number.index - 1].lower if number.index else ""
    first = parse.between(quantity.span)[0].index
    opener = parse.tokens[first - 1].lower if first else ""
    if not small or not {opener, before} & _ANAPHORIC:
        return False
    if first > 1 and parse.tokens[first - 2].lower == "of":
        return False  # "five of the 12" tells the whole as well
    counted = parse.tokens[number.head]
    return parse.child(counted.index, "acl", "relcl") is None  # "the six sailors killed in the raid" counts them anew


def _compares(parse: Parse, quantity: Quantity) -> bool:
    """Whether the number is a difference ("two more than on Monday"), which needs the other number to mean anything."""
    last = parse.between(quantity.span)[-1].index
    following = [token.lower for token in parse.tokens[last + 1 : last + 3]]
    return (
        len(following) == 2 and following[0] in {"more", "fewer", "less", "higher", "lower"} and following[1] == "than"
    )


def _is_no_count(index: _Index, quantity: Quantity, number: Token, head: Token) -> bool:
    """Whether number and noun do not fit: "the boy of 15", "Pier 6", "two thirds of a strike"."""
    if quantity.unit is not None or head.tag != "NN":
        return False
    lemma = head.lemma.lower()
    words = index.words.words
    if lemma in _SIZES or lemma in words.members or lemma in words.generic or ("noun", lemma) in index.states:
        return False
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or value == 1 or number.dependency == "nummod":
        return value is not None and 0 < value < 1
    return True


def _is_part_of_a_name(index: _Index, quantity: Quantity, head: Token) -> bool:
    """Whether the number belongs to a name ("the 215 Corps") and counts nothing."""
    if head.pos != "PROPN" or head.tag == "NNPS" or quantity.unit is not None:
        return False
    mention = index.mentions.holding(head.index)
    named = mention is not None and mention.kind != "nationality"
    adjacent = index.parse.text[quantity.span.end : head.start]
    return named and head.start >= quantity.span.end and len(adjacent.split()) <= 3 and "," not in adjacent


def _counted(parse: Parse, quantity: Quantity, number: Token) -> Token | None:
    """The noun that is counted: the head of the quantity's concept, else the noun that the number modifies."""
    bracketed = _before_bracket(parse, quantity)
    if bracketed is not None:
        return bracketed
    if quantity.concept_span is not None:
        head = parse.head_of(quantity.concept_span)
        if head is not None:
            return head
    token = number
    for _ in range(3):
        above = parse.tokens[token.head]
        if above.index == token.index:
            return None
        if above.pos in {"NOUN", "PROPN"} and token.dependency in {"nummod", "quantmod", "compound", "amod", "nmod"}:
            return above
        token = above
    return None


def _is_stray(index: _Index, number: Token, head: Token) -> bool:
    """Whether the number stands alone and the noun found for it is only near, not what it counts ("spoke of nine")."""
    if number.pos != "NUM" or number.dependency in {"nummod", "quantmod", "compound", "amod", "nmod"}:
        return False
    below = {
        token.index
        for child in index.parse.children(number.index, "prep")
        for token in index.parse.children(child.index)
    }
    if head.index in below or number.index in index.parse.subtree(head.index):
        return False
    return head.tag not in {"NNS", "NNPS"} and not _names_a_group(index, head) and head.lemma.lower() not in _SIZES


def _toll(index: _Index, number: Token) -> Token | None:
    """The count that a number is the new value of: "raised its death toll to 17", "the toll stands at 17"."""
    parse = index.parse
    token = number
    for _ in range(3):
        above = parse.tokens[token.head]
        if above.pos in {"VERB", "AUX"} and token.dependency in {"prep", "dobj", "attr"}:
            for noun in parse.children(above.index, "dobj", "nsubj", "nsubjpass"):
                known = ("noun", noun.lemma.lower()) in index.states
                put_at = token.lower in {"at", "to"} and noun.dependency == "dobj" and noun.pos == "NOUN"
                if noun.index != token.index and (known or put_at):
                    return noun
            return None
        if above.pos not in {"ADP", "NUM"}:
            return None
        token = above
    return None


def _is_age(index: _Index, number: Token, head: Token) -> bool:
    """Whether the number is somebody's age ("Ana Roth, 41", "between the ages of 12 and 46")."""
    if head.lemma.lower() == "age":
        return True
    mention = index.mentions.headed_by(head.index)
    named = mention is not None and mention.kind == "person" and mention.form == "name"
    return named and head.index < number.index and number.dependency in {"appos", "nummod", "npadvmod", "amod"}


def _before_bracket(parse: Parse, quantity: Quantity) -> Token | None:
    """For a number alone in brackets, the noun before them or what that noun is a number of: "a group (about 20) of men"."""
    inside = parse.between(quantity.span)
    first, last = inside[0].index, inside[-1].index
    if not (first > 1 and last + 1 < len(parse.tokens)):
        return None
    if parse.tokens[first - 1].lower != "(" or parse.tokens[last + 1].lower != ")":
        return None
    noun = parse.tokens[first - 2]
    if noun.pos not in {"NOUN", "PROPN"}:
        return None
    for at in range(last + 2, min(last + 3, len(parse.tokens))):
        if parse.tokens[at].lower == "of":
            following = parse.child(at, "pobj")
            return following if following is not None else noun
    return noun


def _state(index: _Index, anchor: Token) -> tuple[str | None, Token | None]:
    """What happens to what is counted, as a past participle, and the word that says so."""
    parse = index.parse
    for child in parse.children(anchor.index):
        if child.dependency in {"amod", "acomp"} and ("adjective", child.lower) in index.states:
            return index.states["adjective", child.lower], child
        if child.dependency == "acl" and child.tag == "VBN":
            return _named_state(index, child)
    if ("noun", anchor.lemma.lower()) in index.states:
        return index.states["noun", anchor.lemma.lower()], anchor
    token = anchor
    for _ in range(6):
        above = parse.tokens[token.head]
        if above.index == token.index:
            break
        if above.pos in {"VERB", "AUX"}:
            return _from_verb(index, above, token)
        if above.pos == "NOUN" and ("noun", above.lemma.lower()) in index.states:
            return index.states["noun", above.lemma.lower()], above
        if above.pos not in {"NOUN", "ADP", "NUM", "PROPN"} and above.lower not in {"along", "including"}:
            break
        partitive = above.lower == "of" and parse.tokens[above.head].pos == "NUM"  # "19 of its members had died"
        if above.pos == "ADP" and above.lower in _NOT_ABOVE and not partitive:
            break
        token = above
    return None, None


def _from_verb(index: _Index, verb: Token, counted: Token) -> tuple[str | None, Token | None]:
    parse = index.parse
    for child in parse.children(verb.index, "acomp", "oprd", "xcomp"):
        if ("adjective", child.lower) in index.states:
            return index.states["adjective", child.lower], child
        if child.pos == "VERB" and counted.dependency in {"nsubj", "nsubjpass"}:  # "are known to have died"
            known = index.states.get(("verb", child.lemma.lower()))
            if known is not None and parse.child(child.index, "dobj") is None:
                return known, child
    if counted.dependency in {"nsubj", "csubj"} and not is_passive(parse, verb):
        known = index.states.get(("verb", verb.lemma.lower()))
        done = parse.child(verb.index, "dobj")
        if known and done is None:
            return known, verb
        past = verb.tag in {"VBD", "VBN"}
        heavy = verb.pos == "VERB" and verb.lemma.lower() not in index.words.words.light
        if past and not known and heavy and done is not None and done.pos == "NOUN" and not done.children:
            return f"{_participle(index, verb, verb.lemma.lower())} {done.lower}", verb  # "have pledged allegiance"
        return None, None
    if counted.dependency in {"dobj", "nsubjpass", "pobj", "prep", "conj", "npadvmod", "attr", "obj"}:
        if counted.dependency in {"pobj", "prep"} and not _along_with(counted):
            return None, None
        return _named_state(index, verb)
    return None, None


def _along_with(preposition: Token) -> bool:
    return preposition.lower in {"with", "alongside", "including"}


def _named_state(index: _Index, verb: Token) -> tuple[str | None, Token | None]:
    lemma = verb.lemma.lower()
    if index.parse.child(verb.index, "neg") is not None and ("negated", lemma) in index.states:
        return index.states["negated", lemma], verb
    if (known := index.states.get(("verb", lemma))) is not None:
        return known, verb
    if verb.pos != "VERB" or lemma in index.words.words.light or not lemma.isalpha():
        return None, None
    return _participle(index, verb, lemma), verb


def _participle(index: _Index, verb: Token, lemma: str) -> str:
    if verb.tag == "VBN":
        return verb.lower
    if lemma in index.words.participles:
        return index.words.participles[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _measure(
    index: _Index, quantity: Quantity, head: Token | None, state: str | None, before: list[Figure], *, active: bool
) -> str | None:
    """The words for what is counted, in the plural or as measured, without the group's name."""
    if head is None:
        noun = quantity.concept or quantity.unit
    elif head.pos == "PRON" or (("noun", head.lemma.lower()) in index.states and state in index.words.states):
        noun = "people"
    elif state in index.words.states and head.dependency == "nsubj" and quantity.span.start > head.end and active:
        noun = "people"  # "the blast wounded 90"
    elif quantity.unit is not None and _is_owner(index, quantity, head):
        noun = quantity.unit  # "the company made 19 million crowns": what was made, not the company
    elif _names_a_group(index, head):
        counts_them = head.tag == "NNPS" or quantity.span.end <= head.start
        noun = quantity.unit or ("people" if counts_them else "strength")
    else:
        noun = _bare(index, head)
        if head.lemma.lower() in {"other", "others", "more"} and before:
            alike = [one.measure for one in before if one.measure.split(" ")[-1] in index.words.states]
            noun = alike[-1].rsplit(" ", 1)[0] if alike else "people"
    if not noun:
        return None
    if state is not None and state not in noun.split(" "):
        return f"{noun} {state}"
    return noun


def _bare(index: _Index, head: Token) -> str:
    """The counted noun with its modifiers, less numbers and the names of groups."""
    parse = index.parse
    kept = []
    for child in parse.children(head.index, "amod", "compound", "nmod"):
        mention = index.mentions.holding(child.index)
        named = mention is not None and mention.kind in _ACTORS and mention.form == "name"
        if child.index < head.index and not named and child.pos in {"NOUN", "ADJ", "VERB"} and child.lower.isalpha():
            if ("adjective", child.lower) in index.states or child.lower in index.words.words.counting:
                continue
            kept.append(child.lower)
    return " ".join([*kept, head.lower])


def _is_counted_by_verb(parse: Parse, anchor: Token) -> bool:
    """Whether the verb above says that there are so many, so that its negation denies the number ("there are not 12")."""
    verb = _governor(parse, anchor)
    return verb is not None and verb.lemma.lower() in {"be", "exist", "number", "total", "remain"}


def _giver(index: _Index, anchor: Token, number: Token) -> Reference | None:
    """Who gives the number by the verb's own meaning: "the police put the crowd at 300", "raised its toll to 17"."""
    parse = index.parse
    if ("noun", anchor.lemma.lower()) in index.states or anchor.lemma.lower() in _TALLIES:
        owner = parse.child(anchor.index, "poss")  # "the union's 19 dead", "the coroner's count of 17"
        mention = index.mentions.headed_by(owner.index) if owner is not None else None
        if mention is not None and mention.form != "pronoun" and mention.kind != "place":
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    for token in (number, anchor):
        verb = _governor(parse, token)
        if verb is None or verb.lemma.lower() not in index.words.words.giving:
            continue
        subject = subject_of(parse, verb)
        if subject is None or subject.index in {number.index, anchor.index}:
            return None
        mention = index.mentions.headed_by(subject.index)
        if mention is not None and mention.kind in {"person", "organisation", "document", "place"}:
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    return None


def _has_members(index: _Index, of: Reference) -> bool:
    """Whether a group is a people, a body or named persons."""
    kinds = {mention.kind for mention in index.mentions.mentions if mention.span == of.span}
    return bool(kinds & {"nationality", "organisation", "person"})


def _is_owner(index: _Index, quantity: Quantity, head: Token) -> bool:
    """Whether the noun found for an amount is the verb's subject, who has or makes it, and not what it is an amount of."""
    if head.dependency not in {"nsubj", "nsubjpass"} or quantity.span.start < head.end:
        return False
    under = index.parse.subtree(head.index)
    return not any(token.index in under for token in index.parse.between(quantity.span))


def _names_a_group(index: _Index, head: Token) -> bool:
    """Whether what is counted is named by the group alone ("the band has shrunk from a peak of 300")."""
    mention = index.mentions.headed_by(head.index)
    return mention is not None and mention.kind in {"organisation", "nationality"} and mention.form == "name"


def _group(
    index: _Index, quantity: Quantity, head: Token | None, anchor: Token, trigger: Token | None
) -> Reference | None:
    """Whose: a name that modifies what is counted, its owner or "of" phrase, else the subject whose members they are."""
    parse = index.parse
    if head is not None:
        owns = quantity.unit is not None and _is_owner(index, quantity, head)
        if owns or head.pos == "PRON" or _names_a_group(index, head):
            return refer(index.mentions, head)
    for token in [head, anchor] if head is not None else [anchor]:
        found = _owner(index, token)
        if found is not None:
            return found
    described = _described_as(index, anchor)
    if described is not None:
        return described
    if quantity.concept_span is not None:
        for mention in index.mentions.inside(quantity.concept_span, "organisation", "nationality", "person"):
            if mention.form == "name":
                return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    lemma = head.lemma.lower() if head is not None else ""
    verb = _governor(parse, anchor)
    if verb is None:
        return None
    if trigger is not None and lemma in index.words.words.generic | index.words.words.members:
        return None  # people killed: the group is not the one who kills
    if head is None or lemma in index.words.words.members or lemma in index.words.words.generic:
        return _subject_group(index, verb, anchor)
    return None


def _owner(index: _Index, token: Token) -> Reference | None:
    parse = index.parse
    is_toll = ("noun", token.lemma.lower()) in index.states  # "the ministry's toll" is not a toll of ministries
    owners = ("compound", "amod", "nmod", "appos") if is_toll else ("poss", "compound", "amod", "nmod", "appos")
    candidates = parse.children(token.index, *owners)
    for preposition in parse.children(token.index, "prep"):
        if preposition.lower in {"of", "from", "among", "for"}:
            candidates.extend(parse.children(preposition.index, "pobj"))
    for candidate in candidates:
        mention = index.mentions.headed_by(candidate.index) or index.mentions.holding(candidate.index)
        if (
            mention is not None
            and (mention.kind in _ACTORS or mention.form == "pronoun")
            and not mention.span.covers(token.span)
            and (mention.form == "name" or candidate.dependency in {"poss", "pobj"})
        ):
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
        if any(parse.tokens[at].pos == "NUM" for at in parse.subtree(candidate.index)):
            continue  # "a harvest of 3 million tonnes" belongs to no tonnes
        if candidate.dependency == "pobj" and candidate.pos in {"NOUN", "PROPN"}:
            inner = _owner(index, candidate)
            return inner if inner is not None else refer(index.mentions, candidate)
    return None


def _described_as(index: _Index, anchor: Token) -> Reference | None:
    """The group that those counted are said to belong to: "five of them were found to be members of X"."""
    parse = index.parse
    token = anchor
    for above in parse.ancestors(anchor.index)[:4]:
        if above.pos in {"VERB", "AUX"} and token.dependency in {"nsubj", "nsubjpass"}:
            verbs = [above, *parse.children(above.index, "xcomp")]
            for verb in verbs:
                for noun in parse.children(verb.index, "attr", "oprd"):
                    if noun.lemma.lower() in index.words.words.members:
                        return _owner(index, noun)
            return None
        if above.pos == "NUM":
            return None  # "five of the 12": what is said of the five is not said of the twelve
        token = above
    return None


def _governor(parse: Parse, token: Token) -> Token | None:
    for above in parse.ancestors(token.index):
        if above.pos in {"VERB", "AUX"}:
            return above
    return token if token.pos in {"VERB", "AUX"} else None


def _subject_group(index: _Index, verb: Token, anchor: Token) -> Reference | None:
    """The organisation that is the subject (or, passive, the object) of the verb that the number hangs on."""
    parse = index.parse
    for noun in (object_of(parse, verb), agent_of(parse, verb), subject_of(parse, verb)):
        if noun is None or noun.index == anchor.index:
            continue
        owner = _owner(index, noun)
        if owner is not None:
            return owner
        mention = index.mentions.headed_by(noun.index)
        if mention is not None and mention.kind == "organisation":
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    return None


def _place(index: _Index, anchor: Token, trigger: Token | None) -> Reference | None:
    """The place that hangs on what is counted, on its state, or on the verb above."""
    parse = index.parse
    spine = [anchor, *parse.children(anchor.index, "conj")]
    if trigger is not None:
        spine.append(trigger)
    governor = _governor(parse, anchor)
    if governor is not None:
        spine.append(governor)
    for token in spine:
        for preposition in parse.children(token.index, "prep"):
            if preposition.lower not in _PLACE_PREPOSITIONS:
                continue
            for noun in parse.children(preposition.index, "pobj"):
                mention = index.mentions.holding(noun.index)
                if mention is not None and mention.kind == "place":
                    return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    return None


def _as_of(index: _Index, anchor: Token, trigger: Token | None, *, happened: bool) -> Interval:
    """The days for which the number is given, where the clause itself says them.

    Where something `happened` to those counted, a time beside it is when it happened ("killed on Tuesday"); only "by
    Thursday" or "as of Thursday" says for when the count is given.
    """
    parse = index.parse
    spine = {anchor.index}
    if trigger is not None:
        spine.add(trigger.index)
    governor = _governor(parse, anchor)
    if governor is not None:
        spine.add(governor.index)
    for expression in index.times:
        if (expression.start is None and expression.end is None) or expression.type not in {"DATE", "TIME"}:
            continue
        head = parse.head_of(expression.span)
        if head is None or head.sentence != anchor.sentence:
            continue
        above = parse.tokens[head.head]
        gives = governor is not None and governor.lemma.lower() in index.words.words.giving
        if happened and not gives and above.lower not in {"by", "of", "until"}:
            continue
        if above.index in spine or parse.tokens[above.head].index in spine:
            return Interval(expression.start, expression.end)
    return UNKNOWN
