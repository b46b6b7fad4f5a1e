"""Estimates and counts: of what, of whose, where, and as of when."""

from msgspec import structs

from sayso.evidence import Figure, Mention, Quantity, TimeExpression, hull
from sayso.extract.figures.bounds import bounds_of
from sayso.extract.figures.circumstances import days_of, place_of
from sayso.extract.figures.contrasts import told_apart
from sayso.extract.figures.counted import counted_noun, is_of_a_tally, tallied_before, toll_noun
from sayso.extract.figures.doubts import (
    compares,
    counts_itself,
    is_age,
    is_distance,
    is_hour,
    is_in_a_compound,
    is_no_count,
    is_of_a_name,
    is_of_nobody,
    is_out_of_quotes,
    is_part_of_a_name,
    is_score,
    is_stray,
    only_points_back,
)
from sayso.extract.figures.groups import giver_of, group_of, has_members, is_owner, sufferer_of
from sayso.extract.figures.naming import last_count, measure_of
from sayso.extract.figures.revisions import link_revisions
from sayso.extract.figures.rivalling import rival_of
from sayso.extract.figures.states import is_counted_by_verb, is_denied, state_of
from sayso.extract.figures.words import Index, Measures, governor_of, states_of
from sayso.extract.mentions import word_set
from sayso.extract.references import index_of, is_passive
from sayso.languages import Parse, Token, load_lexicon


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
    index = Index(
        parse,
        index_of(parse, mentions),
        times,
        load_lexicon(parse.language, "measures", Measures),
        states_of(parse.language),
    )
    found: list[Figure] = []
    for quantity in sorted(quantities, key=lambda item: item.span):
        figure = _figure(index, quantity, found)
        if figure is not None:
            found.append(figure)
    return tuple(told_apart(index, link_revisions(index, found), quantities))


def _is_handful(parse: Parse, counted: Token) -> bool:
    """Whether so many are taken again and again ("a thousand jobs at a time"), which counts no whole."""
    following = parse.tokens[counted.index + 1 : counted.index + 4]
    return [token.lower for token in following] == ["at", "a", "time"]


def _tells_of(parse: Parse, head: Token, number: Token) -> bool:
    """Whether the noun found is who gives the number, and not what it counts ("police said nine were dead")."""
    verb = governor_of(parse, number)
    if verb is None or head.index > number.index or head.dependency != "nsubj" or verb.dependency != "ccomp":
        return False
    return head.head == verb.head and head.head != verb.index


def _state_behind(index: Index, number: Token) -> Token | None:
    """The word right behind a number that says what happened to so many people, wherever the parse hangs it."""
    tokens, last = index.parse.tokens, index.parse.sentences[number.sentence].last
    if number.index + 1 >= last or ("adjective", tokens[number.index + 1].lower) not in index.states:
        return None
    counts = number.index + 2 < last and tokens[number.index + 2].pos in {"NOUN", "PROPN", "ADJ"}
    return None if counts else tokens[number.index + 1]  # "31 injured people" counts the people


def _is_whole(parse: Parse, number: Token, counted: Token) -> bool:
    """Whether a number is of the whole of which another one is a part: the four gates of "two of the four gates"."""
    if number.index not in parse.subtree(counted.index):
        return False
    of = parse.tokens[counted.head]
    part = parse.tokens[of.head]
    return counted.dependency == "pobj" and of.lower == "of" and (part.pos == "NUM" or part.lower in _PARTS)


def _is_told_of(parse: Parse, counted: Token, trigger: Token) -> bool:
    """Whether a word belongs to the noun itself: "one of the two people now behind bars"."""
    between = parse.tokens[counted.index + 1 : trigger.index + 1]
    behind = bool(between) and all(token.pos not in {"VERB", "AUX", "PUNCT"} for token in between)
    return behind or trigger.index in parse.subtree(counted.index)


_PARTS = ("none", "most", "some", "all", "half", "each", "few", "several", "many")
_OF_SOMETHING = (None, "percent", "percentage point")  # numbers that say nothing without what they are of
_WHOM = ("whom", "who", "which", "them")
_IT = ("it", "this", "that")


def _figure(index: Index, quantity: Quantity, before: list[Figure]) -> Figure | None:
    parse = index.parse
    sentence = parse.sentence_at(quantity.span.start)
    number = parse.head_of(quantity.span)
    if sentence is None or number is None or quantity.unit in index.words.words.durations:
        return None
    rival = rival_of(index, quantity, number, before)
    if rival is not None:
        return rival
    if only_points_back(parse, quantity, number) or compares(parse, quantity) or is_in_a_compound(parse, quantity):
        return None
    toll = toll_noun(index, number)
    counts = toll is not None and (("noun", toll.lemma.lower()) in index.states or is_of_a_tally(index, toll))
    if is_of_a_name(parse, quantity) or (is_hour(index, quantity) and not counts):
        return None
    toll = toll or tallied_before(index, number)
    head = toll or counted_noun(parse, quantity, number)
    if head is not None and (is_part_of_a_name(index, quantity, head) or is_age(index, number, head)):
        return None
    if toll is None and head is not None and is_of_nobody(index, quantity, head):
        head, quantity = None, structs.replace(quantity, concept=None, concept_span=None)
    if toll is None and head is not None and not counts_itself(index, quantity, number, head):
        state, _ = state_of(index, number)
        people = "people" if state in index.words.states else None  # "the blast killed 17"
        head, quantity = None, structs.replace(quantity, concept=people, concept_span=None)
    behind = head is None or head.index < number.index or (head.index == number.index + 1 and head.pos == "VERB")
    own = _state_behind(index, number) if behind else None
    if own is not None:  # "two dead, dozens hurt"
        head, quantity = None, structs.replace(quantity, concept="people", concept_span=None)
    if own is None and head is not None and toll is None and _tells_of(parse, head, number):
        head, quantity = None, structs.replace(quantity, concept="people", concept_span=None)
    if toll is None and head is not None and quantity.unit is None and is_stray(index, number, head):
        state, _ = state_of(index, number)
        if state not in index.words.states:
            return None
        head, quantity = None, structs.replace(quantity, concept="people", concept_span=None)
    if toll is None and head is not None and is_out_of_quotes(parse, quantity, head):
        head, quantity = None, structs.replace(quantity, concept=None, concept_span=None)
    if head is None and not quantity.concept and quantity.unit in _OF_SOMETHING:
        return None
    if head is not None and head.pos == "PRON" and quantity.unit in _OF_SOMETHING and head.lower in _IT:
        return None  # "10 percent of it"
    if head is not None and toll is None and is_no_count(index, quantity, number, head):
        return None
    if head is not None and head.entity == "DATE" and quantity.unit is not None:
        head, quantity = None, structs.replace(quantity, concept=None, concept_span=None)
    if is_distance(index, quantity) or is_score(index, quantity):
        return None
    anchor = head if head is not None and head.sentence == number.sentence else number
    apart = head is not None and governor_of(parse, head) != governor_of(parse, number)
    if toll is None and head is not None and head.index < number.index and apart:
        anchor = number  # "16 people were killed and more than 150 injured"
    if _is_handful(parse, anchor):
        return None
    state, trigger = state_of(index, anchor, head)
    if own is not None:
        state, trigger = index.states["adjective", own.lower], own
    elif trigger is not None and _is_whole(parse, number, anchor) and not _is_told_of(parse, anchor, trigger):
        state, trigger = None, None  # "two of the four gates were opened": not four
    if quantity.unit is not None and state not in index.words.states:
        bare = head is None or is_owner(index, quantity, head)
        money = bare and quantity.unit in word_set(parse.language, "money")
        state, trigger = state_of(index, number) if money else (None, None)  # "dollars lost"
    active = trigger is not None and trigger.pos == "VERB" and not is_passive(parse, trigger)
    measure = measure_of(index, quantity, head, state, before, active=active)
    by = parse.child(trigger.index, "agent") if trigger is not None and measure is not None else None
    by_whom = parse.child(by.index, "pobj") if by is not None else None
    agent = index.mentions.headed_by(by_whom.index) if by_whom is not None else None
    if by_whom is not None and measure is not None and agent is not None and agent.kind in {"organisation", "person"}:
        measure += f" by {by_whom.lower}"  # a part of the toll is not the toll
    if measure is None:
        return None
    of = group_of(index, quantity, head, anchor, trigger)
    if of is not None and state in index.words.states and not has_members(index, of):
        of = None  # a toll is of a people or a body, not of a fire
    if of is not None and (any(letter.isdigit() for letter in of.name) or of.name.lower() in _WHOM):
        of = None  # "a $7 million credit", "three of whom"
    sufferer = sufferer_of(index, trigger) if of is None and state in index.words.states else None
    of = of or sufferer
    if of is not None and of.name.lower() == measure:
        of = None  # "armed men" of armed men
    place = place_of(index, anchor, trigger)
    giver = giver_of(index, anchor, number)
    given = giver is not None and of is not None and giver.span == of.span and number.dependency == "pobj"
    # "the port speaks of 900" is not of the port
    told = last_count(parse, quantity, "number" if given and measure == "strength" else measure, before)
    if told is not None:
        measure, of, place = told.measure, told.of, place or told.place
    if giver is None and ("noun", anchor.lemma.lower()) in index.states:
        owner = parse.child(anchor.index, "poss")
        if owner is not None and owner.pos == "PRON":
            return None  # "its 19 dead": somebody's count, and not the reporter's
    days = days_of(index, anchor, trigger, happened=state in index.words.states)
    bounds = bounds_of(parse, quantity, number)
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
        *bounds,
        quantity.approximate,
        told.unit if told is not None else quantity.unit,
        days if days.known or told is None else told.as_of,
        giver=giver,
        beside=told.quantity if told is not None else None,
        negation_used=parse.between(quantity.span)[0].lower in {"no", "not"}
        or bounds.bound != quantity.bound
        or (state is None and not is_counted_by_verb(parse, anchor) and not is_denied(parse, quantity, number))
        or (
            trigger is not None
            and parse.child(trigger.index, "neg") is not None
            and ("negated", trigger.lemma.lower()) in index.states
        ),
    )
