"""When a number is no figure: it points back, compares, names, or stands beside a noun that it does not count."""

import re

from sayso.evidence import Quantity
from sayso.extract.figures.words import SIZES, Index, governor_of, names_a_group
from sayso.extract.quantities.lexicon import currencies
from sayso.languages import Parse, Token

_POINTING = {"that", "those", "this", "these"}
_AT = {"at", "until", "till", "since", "towards", "before", "after", "by", "about", "around"}
_WHEN = {"towards", "toward", "until", "till", "since"}
_HOURS = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_BEHIND = {"by", "at", "to", "for", "with", "on", "of", "about"}
_QUOTES = {"”", '"', "''"}
_ANAPHORIC = {"the", "these", "those", "both", "his", "her", "their", "its"}


def only_points_back(parse: Parse, quantity: Quantity, number: Token) -> bool:
    """Whether the number names things already told ("the two groups", "one of them", "the other two")."""
    first = parse.between(quantity.span)[0].index
    opener = parse.tokens[first - 1].lower if first else ""
    if quantity.unit is not None:
        return opener in _POINTING and parse.tokens[first - 1].tag == "DT"  # "liked those 91 percent"
    small = quantity.low is not None and quantity.low == quantity.high and quantity.low <= 12
    words = quantity.span.words(parse.text).lower()
    if words in {"one", "1", "both"}:
        return True
    before = parse.tokens[number.index - 1].lower if number.index else ""
    if not small or not {opener, before} & _ANAPHORIC:
        return False
    if (
        first > 2
        and parse.tokens[first - 2].lower == "of"
        and parse.tokens[first - 3].pos in {"NUM", "DET", "ADJ", "PRON"}
    ):
        return False  # "five of the 12" tells the whole as well
    counted = parse.tokens[number.head]
    return parse.child(counted.index, "acl", "relcl") is None  # "the six sailors killed in the raid" counts them anew


def is_hour(index: Index, quantity: Quantity) -> bool:
    """Whether a bare number tells the hour: "towards ten", "rang at 9.44", but not "stands at ten"."""
    parse, inside = index.parse, index.parse.between(quantity.span)
    first, last = inside[0].index, inside[-1].index
    if quantity.unit is not None or not first or quantity.low != quantity.high or quantity.low is None:
        return False
    if _is_of_the_clock(parse, first, last):
        return True
    with_minutes = _HOURS.fullmatch(quantity.span.words(parse.text)) is not None
    if not with_minutes and not (quantity.low <= 12 and quantity.low == int(quantity.low)):
        return False
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else inside[-1]
    if after.pos in {"NOUN", "PROPN", "ADJ", "NUM"} and after.sentence == inside[-1].sentence:
        return False
    before = parse.tokens[first - 1].lower
    if before != "at":
        return before in _WHEN
    verb = governor_of(parse, inside[-1])
    known = index.words.words
    lemma = verb.lemma.lower() if verb is not None else None
    done = parse.child(verb.index, "dobj", "nsubjpass") if verb is not None else None
    if with_minutes and lemma not in known.levels and done is not None:
        return True  # "recorded a shock at 18.52"
    return lemma is not None and not any(lemma in listed for listed in (known.giving, known.light, known.levels))


def _is_of_the_clock(parse: Parse, first: int, last: int) -> bool:
    """Whether the number is one of two that tell the hour: "at twenty to seven", "before ten past nine"."""
    tokens = parse.tokens
    for start, end in ((first, last + 2), (first - 2, last)):
        if start < 1 or end >= len(tokens) or tokens[start - 1].lower not in _AT:
            continue
        link = tokens[start + 1].lower if start + 1 < len(tokens) else ""
        if link in {"to", "past"} and tokens[end].pos == "NUM" and end == start + 2 and tokens[start].lower.isalpha():
            after = tokens[end + 1] if end + 1 < len(tokens) else tokens[end]
            return after.pos not in {"NOUN", "PROPN", "ADJ"}
    return False


def counts_itself(index: Index, quantity: Quantity, number: Token, head: Token) -> bool:
    """Whether a noun before a bare number can be what it counts, and is not who counts or has as many: "the police counted 300", "the firm had four".

    A verb that tells of a number tells it of its subject ("sales rose to 900").
    """
    if quantity.unit is not None or head.index > number.index or head.dependency not in {"nsubj", "nsubjpass"}:
        return True
    verb = governor_of(index.parse, number)
    if verb is None or verb.index != head.head or not _hangs_on(index, number, verb):
        return True
    words, lemma = index.words.words, verb.lemma.lower()
    of_its_subject = (words.light | words.levels) - words.giving - words.of_others
    return lemma in of_its_subject | words.passing


def _hangs_on(index: Index, number: Token, verb: Token) -> bool:
    """Whether a number stands behind a verb by itself, or behind a small word of its: "stand by 3,100", but not "sank rather than 30"."""
    link = index.parse.tokens[number.head]
    return verb.index == number.head or (
        number.dependency == "pobj" and link.head == verb.index and link.lower in _BEHIND
    )


def is_of_nobody(index: Index, quantity: Quantity, head: Token) -> bool:
    """Whether the noun before "of" and a sum of money is not what the sum is: "a bonus for its chief of 4 million", "to the tune of 4 million"."""
    if quantity.unit is None or quantity.unit not in currencies(index.parse.language):
        return False
    mention = index.mentions.headed_by(head.index)
    of = index.parse.text[head.end : quantity.span.start].split()[:1] == ["of"]
    return of and (head.lower == "tune" or (mention is not None and mention.kind == "person"))


def is_of_a_name(parse: Parse, quantity: Quantity) -> bool:
    """Whether a number written as a word has a capital for being part of a name: "Paper Two", "the beach at Three Coves"."""
    inside = parse.between(quantity.span)
    first = inside[0]
    word = quantity.span.words(parse.text)
    if quantity.unit is not None or len(inside) > 1 or not word[:1].isupper() or not word.isalpha() or word.isupper():
        return False
    sentence = parse.sentence_at(first.start)
    if sentence is None or first.index == sentence.first or not parse.tokens[first.index - 1].lower.isalpha():
        return False
    others = [token for token in parse.tokens[sentence.first : sentence.last] if token.pos in {"NOUN", "VERB", "ADJ"}]
    capitals = sum(parse.text[token.start].isupper() for token in others)
    return capitals * 2 < len(others)  # in a headline all words may have them


def is_score(index: Index, quantity: Quantity) -> bool:
    """Whether two bare numbers only say how a vote or match went: "voted 14 to 9", "lost by 12 to 7"."""
    tokens, inside = index.parse.tokens, index.parse.between(quantity.span)
    first, last = inside[0].index, inside[-1].index
    if quantity.unit is not None or first != last:
        return False
    verb = governor_of(index.parse, inside[0])
    if verb is None or verb.lemma.lower() not in index.words.words.contesting:
        return False
    after = [token.lower for token in tokens[last + 1 : last + 2]] == ["to"] and tokens[last + 2 : last + 3]
    before = first > 1 and tokens[first - 1].lower == "to" and tokens[first - 2 : first - 1]
    return any(bool(other) and other[0].pos == "NUM" for other in (after, before) if other)


def is_distance(index: Index, quantity: Quantity) -> bool:
    """Whether an amount only says where something is: "Senn, 40 kilometres south of Kell"."""
    last = index.parse.between(quantity.span)[-1]
    after = index.parse.tokens[last.index + 1] if last.index + 1 < len(index.parse.tokens) else last
    return quantity.unit is not None and after.lower in index.words.words.directions and after.sentence == last.sentence


def is_out_of_quotes(parse: Parse, quantity: Quantity, head: Token) -> bool:
    """Whether a quotation ends between an amount and the noun behind it: whoever said it is not counted."""
    between = parse.text[quantity.span.end : head.start]
    number = parse.head_of(quantity.span)
    if number is not None and number.head == head.index and between.strip() in _QUOTES:
        return False  # lost "between ten and fifteen" men
    return any(mark in between for mark in _QUOTES)


def compares(parse: Parse, quantity: Quantity) -> bool:
    """Whether the number is a difference ("two more than on Monday"), which needs the other number to mean anything."""
    last = parse.between(quantity.span)[-1].index
    following = [token.lower for token in parse.tokens[last + 1 : last + 3]]
    return (
        len(following) == 2 and following[0] in {"more", "fewer", "less", "higher", "lower"} and following[1] == "than"
    )


def is_in_a_compound(parse: Parse, quantity: Quantity) -> bool:
    """Whether number and noun only describe another noun: "a three-man cell"."""
    behind = parse.between(quantity.span)[-1].index + 1
    glued = behind < len(parse.tokens) and parse.tokens[behind].start == quantity.span.end
    return glued and quantity.unit is None and parse.tokens[behind].lower in {"-", "–"}


def is_no_count(index: Index, quantity: Quantity, number: Token, head: Token) -> bool:
    """Whether number and noun do not fit: "the boy of 15", "Pier 6", "two thirds of a strike"."""
    if quantity.unit is not None or head.tag != "NN":
        return False
    lemma = head.lemma.lower()
    words = index.words.words
    if lemma in SIZES or lemma in words.members or lemma in words.generic or ("noun", lemma) in index.states:
        return False
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or value == 1 or number.dependency == "nummod":
        return value is not None and 0 < value < 1
    return True


def is_part_of_a_name(index: Index, quantity: Quantity, head: Token) -> bool:
    """Whether the number belongs to a name ("the 215 Corps") and counts nothing."""
    if head.pos != "PROPN" or head.tag == "NNPS" or quantity.unit is not None:
        return False
    mention = index.mentions.holding(head.index)
    named = mention is not None and mention.kind != "nationality"
    adjacent = index.parse.text[quantity.span.end : head.start]
    return named and head.start >= quantity.span.end and len(adjacent.split()) <= 3 and "," not in adjacent


def is_stray(index: Index, number: Token, head: Token) -> bool:
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
    return head.tag not in {"NNS", "NNPS"} and not names_a_group(index, head) and head.lemma.lower() not in SIZES


def is_age(index: Index, number: Token, head: Token) -> bool:
    """Whether the number is somebody's age ("Ana Roth, 41", "between the ages of 12 and 46")."""
    if head.lemma.lower() == "age" or _is_one_of_years(index, number, head):
        return True
    mention = index.mentions.headed_by(head.index)
    named = mention is not None and mention.kind == "person" and mention.form == "name"
    return named and head.index < number.index and number.dependency in {"appos", "nummod", "npadvmod", "amod"}


def _is_one_of_years(index: Index, number: Token, head: Token) -> bool:
    """Whether a number behind a noun for one person is the years of his life: "a woman of 22", but not "a crew of six"."""
    of, words, lemma = index.parse.tokens[number.head], index.words.words, head.lemma.lower()
    behind = of.lower == "of" and of.head == head.index and number.dependency == "pobj"
    one = lemma in (words.generic | words.members) - words.many or lemma in words.young
    return behind and one and head.tag == "NN"
