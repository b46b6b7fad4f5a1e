"""Titles and roles told from the names behind them: "Gen. Tomas Brandt", "the Foreign Secretary"."""

import re
from collections.abc import Iterable

from sayso.extract.mentions.borders import clean
from sayso.extract.mentions.name import ROLE, Name
from sayso.extract.mentions.runs import JOINTS, capital
from sayso.extract.mentions.words import Words
from sayso.languages import Parse

_RETIRED = re.compile(r"\((?:ret|retd|ret'd|r|retired)\.?\)\s*$", re.IGNORECASE)


def dress(parse: Parse, words: Words, first: int, last: int, label: str) -> Iterable[Name]:
    """Cut a range where it holds more than one name, and tell its titles from the name itself."""
    first, last = clean(parse, first, last)
    if first >= last:
        return
    tokens = parse.tokens
    for at in range(first + 1, last - 1):
        left, right = tokens[at - 1].lower, tokens[at + 1].lower
        if tokens[at].text in {"-", "–", "/"} and left in words.places and right in words.places:
            yield from dress(parse, words, first, at, "GPE")
            yield from dress(parse, words, at + 1, last, "GPE")
            return
    for at in range(first + 2, last - 1):
        if tokens[at].text in {"'", "\u2019"} and tokens[at - 1].lower in words.sets["business"]:
            yield from dress(parse, words, first, at, "ORG")  # "Mirel Industries' Senn plant"
            yield from dress(parse, words, at + 1, last, "GPE")
            return
    if _is_role(parse, words, first, last, label):
        yield Name(first, last, first, ROLE)
        return
    if _is_staff(parse, words, first, last):
        yield Name(first, last, first, "ORG")
        return
    body = first
    while body < last - 1 and _is_title(parse, words, body, last):
        body += 1
        if tokens[body].lower in {"of", "for"} and body + 2 < last:  # Secretary of State John Kerry
            step = body + 1 + (tokens[body + 1].lower == "the")
            rest = next((i for i in range(step + 1, last) if tokens[i].lower in words.first_names), None)
            body = rest if rest is not None else body
            if rest is None:
                body = first
                break
    title = first
    title = _titles_before(parse, words, title)
    yield Name(body, last, title, label)


def _is_role(parse: Parse, words: Words, first: int, last: int, label: str) -> bool:
    """Whether capitals only dignify a role ("the Foreign Secretary", "Minister for Ports")."""
    tokens = parse.tokens
    head = next((at - 1 for at in range(first + 1, last) if tokens[at].lower in JOINTS), last - 1)
    word = tokens[head].lower
    if word not in words.roles and word.removesuffix("s") not in words.roles:
        return False
    if any(tokens[at].lower in words.first_names for at in range(first, last)):
        return False
    return head == last - 1 or head + 2 >= last or label != "PERSON"


def _is_staff(parse: Parse, words: Words, first: int, last: int) -> bool:
    """Whether "General" makes the name of a body ("the General Staff") and is nobody's rank."""
    body = parse.tokens[last - 1].lower
    return last - first > 1 and parse.tokens[last - 2].lower == "general" and words.nouns.get(body) == "organisation"


def _is_title(parse: Parse, words: Words, at: int, last: int) -> bool:
    """Whether the capitalised word at `at` is a title or part of one, with a name still to come."""
    token = parse.tokens[at]
    if words.name_any.get(parse.tokens[last - 1].lower) == "document":
        return False  # the First Amendment
    if token.lower in words.titles:
        return True
    if token.lower in words.roles:
        return parse.tokens[last - 1].lower not in words.name_any and parse.tokens[last - 1].lower not in words.roles
    if token.text == "-" or token.lower in words.adjectives or token.lower in words.countries or token.text.isupper():
        ahead = next((i for i in range(at + 1, last) if parse.tokens[i].lower in words.roles), None)
        return ahead is not None and ahead < last - 1 and parse.tokens[last - 1].lower not in words.name_any
    return False


def _titles_before(parse: Parse, words: Words, first: int) -> int:
    """Where lower-case or abbreviated titles directly before the name begin ("spokeswoman Ana Roth")."""
    at = first
    while at > 0:
        token = parse.tokens[at - 1]
        retired = _before_retired(parse, at)
        if retired is not None and parse.tokens[retired - 1].lower in words.titles:
            at = retired
            continue
        if (
            token.text == "."
            and at > 1
            and parse.tokens[at - 2].lower in words.titles
            and parse.tokens[at - 2].end == token.start
        ):
            at -= 2
            continue
        if parse.tokens[at].start - token.end > 1 or "\n" in parse.text[token.end : parse.tokens[at].start]:
            break
        if token.lower in words.titles and token.lower.endswith("."):
            at -= 1
            continue
        if token.lower in words.titles and capital(token):
            at -= 1
            continue
        break
    return at


def _before_retired(parse: Parse, at: int) -> int | None:
    """Where the bracket of "Gen. (ret.) Tomas Brandt" begins, if there is one directly before the token `at`."""
    low = max(0, at - 5)
    start = parse.tokens[low].start
    found = _RETIRED.search(parse.text[start : parse.tokens[at].start])
    if found is None:
        return None
    opening = start + found.start()
    inside = [index for index in range(low, at) if parse.tokens[index].start >= opening]
    return inside[0] if inside and inside[0] > 0 else None
