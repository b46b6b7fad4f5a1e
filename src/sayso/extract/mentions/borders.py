"""Where one name ends and the next begins: the capitals and the small model made to agree."""

import itertools
from collections.abc import Iterable

from sayso.extract.mentions.name import LABELS, key_of
from sayso.extract.mentions.runs import JOINTS, capital
from sayso.extract.mentions.words import Words, word_set
from sayso.languages import Parse

_SCALES = {"hundred", "thousand", "million", "billion", "trillion"}


def merge(parse: Parse, words: Words, runs: list[tuple[int, int]], headline: set[int]) -> list[tuple[int, int, str]]:
    """Runs and the model's names made one list of ranges with labels."""
    model = [
        (*clean(parse, first, last), name.label)
        for name in parse.names
        if name.label in LABELS
        for first, last in _split(parse, name.first, name.last)
    ]
    model = [(first, last, label) for first, last, label in model if first < last]
    taken: list[tuple[int, int, str]] = []
    used: set[int] = set()
    for first, last in runs:
        inside = [entry for entry in model if entry[0] < last and entry[1] > first]
        low, high = min([first, *(e[0] for e in inside)]), max([last, *(e[1] for e in inside)])
        used.update(at for entry in inside for at in range(entry[0], entry[1]))
        taken.extend(_settle(parse, words, (first, last), (low, high), inside))
    for first, last, label in model:
        if any(at in used for at in range(first, last)):
            continue
        if (
            label == "NORP"
            or any(capital(token) for token in parse.tokens[first:last])
            or _known(parse, words, first, last)
        ):
            taken.append((first, last, label))
    del headline
    return _apart(taken)


def _settle(
    parse: Parse, words: Words, run: tuple[int, int], whole: tuple[int, int], inside: list[tuple[int, int, str]]
) -> Iterable[tuple[int, int, str]]:
    if key_of(parse.span_of(*run).words(parse.text)) in words.same:
        yield (*run, "ORG")
        return
    if any(token.text == "and" for token in parse.tokens[slice(*run)]):
        yield (*run, "ORG")  # two matters of one body
        return
    inside = [entry for entry in inside if not _of_role(parse, words, entry[0], run[0])]
    if not inside:
        yield (*run, "")
        return
    if len(inside) == 1:
        first, last, label = inside[0]
        wide = whole if last - first >= run[1] - run[0] else run
        if run not in ((first, last), whole) and _joined_badly(parse, first, last):
            wide = run
        yield (*wide, label)
        return
    # Several of the model's names in one run: it saw a border between them, unless a border makes no sense.
    inside = sorted(inside)
    spans = [(first, last) for first, last, _ in inside]
    glued = all(
        all(
            parse.tokens[at].lower in JOINTS | {"the", "-", "&"} | words.sets["particles"]
            for at in range(left[1], right[0])
        )
        and right[0] - left[1] > 0
        for left, right in itertools.pairwise(spans)
    )
    if glued:
        yield (*run, inside[0][2])
        return
    at = run[0]
    for number, (first, last, label) in enumerate(inside):
        end = last if number + 1 < len(inside) else max(last, run[1])
        if number + 1 < len(inside):
            following = inside[number + 1][0]
            titled = next(
                (i for i in range(last, following) if parse.tokens[i].lower in words.titles | words.roles), following
            )
            end = titled
        yield (min(at, first) if number else min(first, run[0]), max(end, last), label)
        at = max(end, last)


def _of_role(parse: Parse, words: Words, first: int, start: int) -> bool:
    """Whether a name only completes a role before it ("Secretary of [State]")."""
    tokens = parse.tokens
    return first - 2 >= start and tokens[first - 1].lower in JOINTS and tokens[first - 2].lower in words.roles


def _split(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """Two names that the model took for one because "to", "from" or a bracket ties them, and none of an amount behind a name.

    "the sale of Brook Savings to Union Bank"; a name that holds "to" has one word on either side ("Right to Life").
    """
    tokens = parse.tokens
    opened = next((at for at in range(first + 1, last) if tokens[at].text in {"(", "["}), None)
    if opened is not None:  # "the Union of River Pilots (URP) said"
        return [(first, opened), *_split(parse, opened + 1, last)]
    if last - 2 > first and tokens[last - 1].lower in _SCALES and tokens[last - 2].text[0].isdigit():
        last -= 2
    for at in range(first + 1, last - 1):
        if tokens[at].lower in {"to", "from"} and tokens[at].text.islower():
            sides = [
                [token for token in tokens[low:high] if capital(token)] for low, high in ((first, at), (at + 1, last))
            ]
            if all(sides) and max(map(len, sides)) > 1:
                return [(first, at), *_split(parse, at + 1, last)]
    return [(first, last)]


def _joined_badly(parse: Parse, first: int, last: int) -> bool:
    return any(token.lower in {"and", "or", ",", ";", "in", "at", "said"} for token in parse.tokens[first:last])


def _known(parse: Parse, words: Words, first: int, last: int) -> bool:
    return key_of(parse.span_of(first, last).words(parse.text)) in words.places | words.adjectives


def clean(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Without articles, possessives, quotation marks, brackets and amounts at the ends."""
    tokens = parse.tokens
    low = {
        "near",
        "in",
        "at",
        "on",
        "across",
        "inside",
        "and",
        "or",
        "the",
        "a",
        "an",
        "'",
        '"',
        "(",
        "[",
        ",",
        "its",
        "his",
        "their",
        "our",
        "-",
        "'s",
        "some",
        "all",
        "both",
    }
    while first < last and (
        tokens[first].lower in low
        or (tokens[first].pos == "NUM" and not tokens[first].text[0].isupper() and not tokens[first].text[:1].isdigit())
    ):
        first += 1
    if (
        first + 1 < last
        and first == parse.sentences[tokens[first].sentence].first
        and tokens[first].pos in {"VERB", "ADV", "SCONJ", "ADP", "INTJ"}
    ):
        first += 1
    while first < last and (
        tokens[last - 1].lower in {"'s", "'", '"', ")", "]", ",", ".", ":", ";", "-", "the", "of", "and", "(", "in"}
    ):
        last -= 1
    while (
        first < last and tokens[first].pos in {"DET", "PRON", "ADP", "CCONJ", "SCONJ"} and tokens[first].text.islower()
    ):
        if tokens[first].lower in word_set(parse.language, "particles"):
            break
        first += 1
    return first, last


def _apart(ranges: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Ranges that do not overlap, the longer ones winning."""
    kept: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for first, last, label in sorted(ranges, key=lambda r: (r[0] - r[1], r[0])):
        if first < last and not taken.intersection(range(first, last)):
            kept.append((first, last, label))
            taken.update(range(first, last))
    return sorted(kept)
