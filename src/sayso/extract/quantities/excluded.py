"""Numbers that count nothing: years, names with numbers, scores, telephone numbers, list marks, versions."""

from sayso.extract.quantities.lexicon import Units
from sayso.extract.quantities.measured import Measured
from sayso.extract.quantities.tokens import token_at
from sayso.extract.quantities.words import Word
from sayso.languages.parse import Parse, Token

_HYPHENS = ("-", "–", "/")
_NAMED = {"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "ORG", "PERSON", "GPE", "LOC", "NORP"}


def is_excluded(parse: Parse, words: list[Word], one: Measured, units: Units) -> bool:
    """Whether the number is part of a name, a score, a code or the like, so that nothing is counted or measured by it."""
    if one.low is None and one.high is None:
        return True
    if _hangs_on_letters(words, one, units) or _is_reference(words, one):
        return True
    if one.low == one.high == 0 and one.shape == "words" and _is_mere_no(parse, words, one):
        return True
    if one.unit == "point" and words[one.number[0]].lower == "one":
        return True  # "at one point"
    if one.unit is not None or one.shape in ("vague", "fraction", "share"):
        return False
    first = one.number[0]
    before = words[first - 1] if first else None
    if any(at and words[at - 1].lower in ("aged", "ages") for at in (first, one.first)):
        return True
    if (
        one.shape == "digits"
        and len(words[first].text) > 1
        and words[first].text[0] == "0"
        and words[first].text.isdigit()
    ):
        return True  # "number 0417"
    if one.shape in ("range", "mixed"):
        return False
    token = token_at(parse, words[first].start)
    if token is None:
        return False
    if words[first].text[0].isupper() and one.shape == "words" and before is not None:
        previous = token_at(parse, before.start)
        if previous is not None and previous.pos == "PROPN" and previous.sentence == token.sentence and token.entity:
            return True  # "Ground Zero"
    if one.shape == "words" and (one.low or 0) < 6 and _is_list_mark(words, one):
        return True
    if words[first].lower == "one" and one.number[1] == first + 1:
        return _is_pronoun(parse, words, token, first)
    if one.shape == "words":
        return before is not None and _labels(parse, words, one, token)
    return one.shape == "digits" and _names(parse, words, one, token, units)


def _is_mere_no(parse: Parse, words: list[Word], one: Measured) -> bool:
    """Whether "zero" counts nothing: "zero in on", "zero tolerance", "zero evidence"; but "zero deaths", "zero per cent"."""
    token = token_at(parse, words[one.number[0]].start)
    if token is None or one.unit is not None:
        return False
    if parse.child(token.index, "aux", "prt") is not None:
        return True
    after = token_at(parse, words[one.number[1]].start) if one.number[1] < len(words) else None
    return after is not None and (after.tag == "NN" or after.lower in {"in", "out"})


def _labels(parse: Parse, words: list[Word], one: Measured, token: Token) -> bool:
    """Whether a number in words names the one thing before it: "boat five", "table fourteen"."""
    named = parse.tokens[token.head]
    after = words[one.number[1]] if one.number[1] < len(words) else None
    beside = named.index == token.index - 1 and named.tag == "NN" and token.dependency == "nummod"
    return beside and one.first == one.number[0] and not (after is not None and _is_noun(parse, after, token))


def _hangs_on_letters(words: list[Word], one: Measured, units: Units) -> bool:
    """Whether letters, marks or more figures hang on it: "F-16", "A2", "555-0199", "3:2", "2-0", "1.2.3", "#4", "six-speed"."""
    if one.first and one.first == one.number[0]:
        before = words[one.first - 1]
        if before.end == words[one.first].start:
            if before.lower in ("#", "@", "_", ":", "&", "§", "\\", "=", "№") or before.lower.isalpha():
                return True
            if (
                before.lower in _HYPHENS
                and one.first > 1
                and words[one.first - 2].end == before.start
                and one.shape != "range"
            ):
                inner = words[one.first - 2].lower
                if inner[0].isdigit() or (inner.isalpha() and one.unit is None and inner not in ("mid", "to")):
                    return True
    if one.unit is None and one.first and words[one.first - 1].lower == "/" and one.shape == "digits":
        return True
    if one.last >= len(words):
        return False
    after = words[one.last]
    if one.unit is None and after.lower == "/" and one.shape == "digits":
        return True  # "1500 / 1500"
    if after.start != words[one.last - 1].end:
        return False
    following = words[one.last + 1] if one.last + 1 < len(words) and words[one.last + 1].start == after.end else None
    if after.lower.isalpha() and one.unit is None:
        return True
    if following is None:
        return False
    if after.lower in ("_", "@", "=", "\\", ":"):
        return True
    if after.lower in _HYPHENS and one.unit is None:
        return following.lower[0].isdigit() or (
            following.lower.isalpha()
            and following.lower not in units.members
            and one.shape not in ("range", "fraction")
        )
    return False


def _is_reference(words: list[Word], one: Measured) -> bool:
    """Whether the number is a footnote's or a place on the map: "[2]", "33°47′N 44°30′E", "33.783; 44.500"."""
    first, last = one.first, one.last
    before = words[first - 1].lower if first else "\n"
    after = words[last].lower if last < len(words) else "\n"
    glued = last < len(words) and words[last].start == words[last - 1].end
    if before == "[" and after == "]":
        return True
    if one.unit == "degree" and glued and (after in ("n", "s", "e", "w") or after[0].isdigit()):
        return True
    if one.unit is None and glued and after in ("′", "″", "'", '"', "°"):
        return before in ("°", "′", "'", "-")
    decimals = words[one.number[0]].text.partition(".")[2]
    return one.unit is None and len(decimals) > 2 and (before in ("/", ";", ",") or after in ("/", ";"))


def _is_pronoun(parse: Parse, words: list[Word], token: Token, at: int) -> bool:
    """Whether "one" counts nothing: "no one", "this one", "one another", "one day"."""
    if at and words[at - 1].lower in (
        "each",
        "every",
        "no",
        "this",
        "that",
        "which",
        "any",
        "the",
        "some",
        "my",
        "her",
        "his",
    ):
        return True
    if token.dependency == "nummod" and token.head > token.index:
        return parse.tokens[token.head].lower in ("day", "another", "time", "way", "thing")
    return at + 1 >= len(words) or words[at + 1].lower != "of"


def _is_list_mark(words: list[Word], one: Measured) -> bool:
    """Whether the number counts off points: "and two, his language"."""
    first, last = one.number
    before = words[first - 1].lower if first else "\n"
    after = words[last].lower if last < len(words) else "\n"
    return after in (",", ":") and before in (",", "and", "\n", ".", ":", ";", "is", "are")


def _names(parse: Parse, words: list[Word], one: Measured, token: Token, units: Units) -> bool:
    """Whether bare figures belong to a name, a label, a list or the calendar."""
    first, last = one.number
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    short = "," not in words[first].text
    if len(words[first].text) > 8 and words[first].text.isdigit():
        return True  # a timestamp, an account, an article's number
    if before is None or before.lower == "\n":
        if after is not None and after.lower in (".", ")"):
            return True
    elif (
        before.lower == "."
        and first > 1
        and words[first - 2].lower in ("no", "nos", "vol", "art", "sec", "p", "pp", "st")
    ):
        return True
    if (
        after is not None
        and after.lower in (".", ")")
        and before is not None
        and before.lower == {".": ".", ")": "("}[after.lower]
    ):
        return last + 1 >= len(words) or words[last + 1].lower != "of"  # "1. Wash. 2. Rinse.", "Comments (3)"
    if short and any(one is not None and one.lower.isdigit() for one in (before, after)):
        return True  # "+1 800 555 0100"
    noun_follows = after is not None and _is_noun(parse, after, token)
    previous = token_at(parse, before.start) if before is not None else None
    if (
        before is not None
        and previous is not None
        and previous.sentence == token.sentence
        and before.lower[0].isalpha()
    ):
        label_follows = after is not None and after.lower in units.labels and after.text[0].isupper()
        if before.lower in units.labels and (not noun_follows or label_follows):
            return True
        if (
            short
            and any(letter.isupper() for letter in before.text)
            and previous.pos == "PROPN"
            and (
                not noun_follows
                or len(before.text) == 1
                or (after is not None and after.text[0].isupper())
                or (after is not None and token.dependency == "nummod" and _is_singular(parse, after))
                or previous.entity in ("ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART")
            )
        ):
            return True
        if short and previous.tag == "NN" and not noun_follows and previous.index in (token.head, *token.children):
            return True  # "warehouse 4", "the sp 500"
    if short and token.entity in _NAMED and after is not None:
        following = token_at(parse, after.start)
        if following is not None and following.entity == token.entity and following.tag == "NNP":
            return True
    if (
        short
        and before is not None
        and before.lower == ","
        and (after is None or after.lower in (",", ".", ")", ";", "\n"))
        and (one.low or 0) < 120
    ):
        name = token_at(parse, words[first - 2].start) if first > 1 else None
        return name is not None and name.pos == "PROPN"  # "Ana Roth, 65,"
    value = one.low or one.high or 0
    if short and 1901 <= value <= 2040:  # "the 2020 budget"; a count would be written 2,020 or stand before people
        return value != 2000 or token.entity == "DATE" or not noun_follows
    return False


def _is_singular(parse: Parse, word: Word) -> bool:
    other = token_at(parse, word.start)
    return other is not None and other.tag == "NN"


def _is_noun(parse: Parse, word: Word, token: Token) -> bool:
    other = token_at(parse, word.start)
    return (
        other is not None
        and other.sentence == token.sentence
        and other.pos in ("NOUN", "PROPN", "ADJ")
        and word.lower[0].isalpha()
    )
