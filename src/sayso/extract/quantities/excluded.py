"""Numbers that count nothing: years, names with numbers, scores, telephone numbers, list marks, versions."""

from sayso.extract.quantities.grammar import Measured
from sayso.extract.quantities.words import Word
from sayso.languages.parse import Parse, Token

_LABELS = {
    "no", "number", "nr", "section", "row", "page", "chapter", "article", "paragraph", "figure", "table", "item", "part", "volume", "vol", "phase", "stage", "step", "level", "type", "category",
    "model", "flight", "route", "highway", "interstate", "room", "gate", "channel", "line", "unit", "block", "zone", "district", "ward", "precinct", "group", "grade", "class", "version", "season", "episode",
    "week", "day", "game", "round", "lap", "act", "scene", "case", "docket", "bill", "proposition", "prop", "amendment", "resolution", "rule", "title", "order", "form", "warehouse", "terminal", "platform", "pier",
    "exit", "building", "lot", "box", "apartment", "apt", "suite", "floor", "track", "psalm", "verse", "tier", "plan", "option", "team", "world", "war", "appendix", "annex", "schedule", "area", "reactor", "hurricane", "area",
}  # fmt: skip
_NAMES = {"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT"}


def is_excluded(parse: Parse, words: list[Word], one: Measured) -> bool:
    """Whether the number is part of a name, a score, a code or the like, so that nothing is counted or measured by it."""
    first, last = one.number
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if one.unit is not None and one.unit != "time":
        return _glued(words, first, before, after, one)
    if one.low is None and one.high is None:
        return True
    if _glued(words, first, before, after, one):
        return True
    if one.shape in ("vague", "fraction", "share", "range"):
        return False
    if one.shape == "words" and words[first].lower == "one" and last == first + 1:
        return _empty_one(parse, words, first)
    token = _token(parse, words[first].start)
    if token is None:
        return False
    if one.shape == "mixed":
        return False
    if _is_label(parse, words, token, before, after, one):
        return True
    if token.pos not in (
        "NUM",
        "NOUN",
        "ADJ",
        "PROPN",
        "X",
        "DET",
        "PUNCT",
        "SYM",
        "ADV",
        "VERB",
        "ADP",
        "PRON",
        "AUX",
        "PART",
        "CCONJ",
        "SCONJ",
        "INTJ",
        "SPACE",
    ):
        return False
    return False


def _glued(words: list[Word], first: int, before: Word | None, after: Word | None, one: Measured) -> bool:
    """Whether letters, marks or more figures hang on it: "F-16", "A2", "555-0199", "3:2", "2-0", "1.2.3", "#4"."""
    start, end = words[one.first].start, words[one.last - 1].end
    if before is not None and one.first == first and before.end == words[first].start:
        if before.lower in ("#", "@", "_", ":", "&", "§", "\\", "=") or (
            before.lower.isalpha() and before.lower not in ("usd",)
        ):
            return True
        if before.lower in ("-", "–", "/") and first > 1 and words[first - 2].end == before.start:
            inner = words[first - 2].lower
            if inner[0].isdigit() or (
                inner.isalpha() and inner not in ("mid", "sub", "minus", "to", "between") and one.unit is None
            ):
                return one.shape != "range"
    if after is None or one.last >= len(words):
        return False
    after = words[one.last]
    if after.start == end:
        if (
            after.lower in ("_", "@", "=", "\\", ":")
            and one.last + 1 < len(words)
            and words[one.last + 1].start == after.end
        ):
            return True
        if after.lower.isalpha() and one.unit is None:
            return after.lower not in ("s",) or one.shape == "digits"
        if after.lower in ("-", "–", "/") and one.last + 1 < len(words) and words[one.last + 1].start == after.end:
            following = words[one.last + 1]
            return following.lower[0].isdigit() and one.unit is None
    return start == end


def _empty_one(parse: Parse, words: list[Word], at: int) -> bool:
    """Whether "one" is a pronoun or an idle phrase: "no one", "this one", "one another", "one day"."""
    token = _token(parse, words[at].start)
    if token is None:
        return True
    if token.dependency == "nummod" and token.head > token.index:
        noun = parse.tokens[token.head]
        return noun.lower in ("day", "another", "time", "way", "thing", "hand", "side") and noun.lower != "hand"
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return following != "of"


def _is_label(
    parse: Parse, words: list[Word], token: Token, before: Word | None, after: Word | None, one: Measured
) -> bool:
    first, last = one.number
    digits = one.shape == "digits"
    if digits and "," not in words[first].text and token.entity in _NAMES:
        return True
    head = parse.tokens[token.head]
    if before is not None and digits:
        if (
            before.lower == "."
            and first > 1
            and words[first - 2].lower in ("no", "nos", "vol", "art", "sec", "p", "pp")
        ):
            return True
        previous = _token(parse, before.start)
        if previous is not None and before.lower.isalpha() and previous.sentence == token.sentence:
            noun_after = after is not None and _is_noun(parse, after)
            if before.lower in _LABELS and not noun_after:
                return True
            if (
                previous.pos == "PROPN"
                and previous.entity not in ("", "DATE", "GPE", "CARDINAL", "TIME")
                and not noun_after
            ):
                return True
            if (
                previous.pos == "PROPN"
                and before.text[0].isupper()
                and token.entity not in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT")
                and not noun_after
            ):
                return True
            if (
                previous.tag == "NN"
                and token.dependency in ("nummod", "appos", "npadvmod")
                and head.index == previous.index
                and not noun_after
            ):
                return True
    if digits and after is not None and after.lower in (".", ")") and _starts_paragraph(parse, words, first):
        return True
    if digits and 1900 <= (one.low or one.high or 0) <= 2100 and "," not in words[first].text:
        return token.entity == "DATE" or not (after is not None and _is_noun(parse, after))
    return False


def _starts_paragraph(parse: Parse, words: list[Word], at: int) -> bool:
    return at == 0 or words[at - 1].lower == "\n"


def _is_noun(parse: Parse, word: Word) -> bool:
    token = _token(parse, word.start)
    return token is not None and token.pos in ("NOUN", "PROPN", "ADJ") and word.lower[0].isalpha()


def _token(parse: Parse, offset: int) -> Token | None:
    found = parse.token_at(offset) if hasattr(parse, "token_at") else None
    if found is not None:
        return found
    from sayso.evidence.spans import Span

    tokens = parse.between(Span(offset, offset + 1))
    return tokens[0] if tokens else None
