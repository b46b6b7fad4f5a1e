"""Stretches of capitalised words, and the sentences in which capitals say nothing."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from sayso.extract.mentions.name import key_of
from sayso.extract.mentions.words import Words, word_set
from sayso.languages import Parse, Sentence, Token

_OF_ALL = frozenset(
    ["united", "nations", "international", "national", "federal", "state", "world", "royal"]
)  # no body alone
JOINTS = frozenset({"of", "for", "on"})  # what holds a name together: "Ministry of Ports"


def capital(token: Token) -> bool:
    """Whether the word begins with a capital."""
    return token.text[:1].isupper() and any(map(str.isalpha, token.text))


def find_headlines(parse: Parse) -> set[int]:
    """Sentences in which capitals say nothing: all capitals, or Nearly Every Word Has One."""
    found: set[int] = set()
    for group in _lines(parse):
        tokens = parse.tokens[group[0].first : group[-1].last]
        content = [token for token in tokens if token.text[:1].isalpha() and len(token.text) > 3]
        if len(content) < 3:
            continue
        capitals = sum(1 for token in content if token.text[0].isupper())
        words = [token for token in tokens if token.pos in {"VERB", "AUX", "NOUN", "ADV"}]
        lowered = any(token.text[0].islower() for token in words)
        stopped = tokens[-1].text in {".", '"', ")", ";", ":"}
        titled = (
            capitals >= 0.8 * len(content) and not lowered and len(content) > 3 and (not stopped or len(content) > 5)
        )
        if titled or all(token.text.isupper() for token in content):
            found.update(sentence.index for sentence in group)
    return found


def _lines(parse: Parse) -> Iterator[list[Sentence]]:
    """Short paragraphs whole, since parsers cut headlines in pieces; sentences of longer ones singly."""
    for _, sentences in groupby(parse.sentences, key=lambda sentence: sentence.paragraph):
        group = list(sentences)
        if group[-1].last - group[0].first <= 25:
            yield group
        else:
            yield from ([sentence] for sentence in group)


def find_runs(parse: Parse, words: Words, headline: set[int], lower: Counter[str]) -> list[tuple[int, int]]:
    """Maximal stretches of capitalised words, with the particles and joints inside them."""
    tokens = parse.tokens
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        if not _starts(parse, at, headline, lower):
            at += 1
            continue
        end = at + 1
        if tokens[at].text.islower():  # a particle: al-Qaeda
            end = at + (3 if tokens[at + 1].text == "-" else 2)
        while end < len(tokens) and tokens[end].sentence == tokens[at].sentence:
            step = _step(parse, end)
            if not step:
                break
            end += step
        end = _completed(parse, words, at, end)
        runs.append((at, end))
        at = end
    return runs


def _completed(parse: Parse, words: Words, at: int, end: int) -> int:
    """Take in "and the Levant" where the whole is a name that the lists know."""
    for longer in (end + 2, end + 3):
        if longer <= len(parse.tokens) and parse.tokens[end].lower == "and":
            key = key_of(parse.span_of(at, longer).words(parse.text))
            if key in words.same or key in words.places:
                return longer
    return _with_matters(parse, words, at, end)


def _with_matters(parse: Parse, words: Words, at: int, end: int) -> int:
    """Take in the second of two matters: "Ministry of Labour and Social Affairs", "Food and Drug Administration"."""
    tokens = parse.tokens
    behind = end + 1
    if behind >= len(tokens) or tokens[end].text != "and" or tokens[end].sentence != tokens[at].sentence:
        return end
    if not capital(tokens[behind]) or tokens[behind].sentence != tokens[at].sentence:
        return end
    last = behind + 1
    while last < len(tokens) and tokens[last].sentence == tokens[at].sentence and (step := _step(parse, last)):
        last += step
    matters, heads = word_set(parse.language, "matters"), word_set(parse.language, "before_matters")
    before, after = tokens[at:end], tokens[behind:last]
    if before[-1].lower not in matters:
        return end
    joint = next((token.index for token in before if token.lower in JOINTS), None)
    if joint is not None:
        told = tokens[joint - 1].lower in heads and after[-1].lower in matters
        return last if told else end
    bodies = {word for word, kind in words.name_any.items() if kind == "organisation"} - matters | heads
    one = after[-1].tag != "NNPS" and len(after) > 1 and after[0].lower in matters
    headed = after[-1].lower in bodies and all(token.lower not in bodies - _OF_ALL for token in before)
    return last if headed and one else end


def _starts(parse: Parse, at: int, headline: set[int], lower: Counter[str]) -> bool:
    token = parse.tokens[at]
    if token.sentence in headline:
        return False
    if token.lower in {"al", "el", "ad", "ash", "as"} and at + 2 < len(parse.tokens):
        after = parse.tokens[at + 2] if parse.tokens[at + 1].text == "-" else parse.tokens[at + 1]
        glued = parse.tokens[at + 1].text == "-" and parse.tokens[at + 1].start == token.end
        if capital(after) and (glued or (token.lower in {"al", "el"} and not token.text.isupper())):
            return True
    following = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else token
    united = token.text == "United" and capital(following) and following.sentence == token.sentence
    if (
        not capital(token)
        or (token.lower in word_set(parse.language, "not_names") and not united)
        or token.pos in {"PRON", "DET", "CCONJ", "SCONJ", "ADP", "AUX", "PART"}
    ):
        return False
    sentence = parse.sentences[token.sentence]
    opening = at == sentence.first or parse.tokens[at - 1].text in {'"', "(", ":", "'", "-", "–", "—", "•", "*"}
    if opening:
        follows = at + 1 < sentence.last and capital(parse.tokens[at + 1]) and token.pos in {"PROPN", "ADJ", "NOUN"}
        acronym = token.text.isupper() and len(token.text) > 1
        behind = [one.lower for one in parse.tokens[at + 1 : at + 3]]
        person = (
            behind in ([",", "who"], [",", "whose"], [",", "whom"]) and token.text.istitle() and not lower[token.lower]
        )
        return (
            acronym
            or person
            or (token.pos == "PROPN" and (follows or not lower[token.lower]))
            or (follows and not lower[token.lower])
        )
    return token.pos in {"PROPN", "NOUN", "ADJ", "X", "NUM", "VERB", "INTJ", "ADV"}


def _step(parse: Parse, end: int) -> int:
    """How many tokens from `end` on continue a name."""
    tokens = parse.tokens
    token = tokens[end]
    sentence_end = parse.sentences[token.sentence].last

    def continues(at: int) -> bool:
        if not (at < sentence_end and capital(tokens[at])):
            return False
        return tokens[at].lower not in word_set(parse.language, "not_names") or (
            tokens[at - 1].text == "-" and tokens[at].start == tokens[at - 1].end
        )

    if continues(end):
        return 0 if token.text == "I" else 1
    glued = token.start == tokens[end - 1].end
    if (
        token.text.isdigit()
        and not glued
        and (
            tokens[end - 1].lower in word_set(parse.language, "numbered")
            or (tokens[end - 1].text.isupper() and len(token.text) < 4)
        )
    ):
        return 1
    if token.text in {"-", "–", "/"} and glued and end + 1 < sentence_end and tokens[end + 1].start == token.end:
        if continues(end + 1) or (tokens[end + 1].text.isdigit() and token.text == "-"):
            return 2
        if (
            tokens[end + 1].lower in word_set(parse.language, "particles")
            and tokens[end + 1].text.islower()
            and end + 3 < sentence_end
        ):
            return 4 if tokens[end + 2].text == "-" and continues(end + 3) else 0
        return 0
    if token.text == "&" and continues(end + 1):
        return 2
    if token.lower in word_set(parse.language, "particles") and token.text.islower():
        if continues(end + 1):
            return 2
        if end + 2 < sentence_end and tokens[end + 1].text == "-" and continues(end + 2):
            return 3
        if (
            tokens[end + 1 : end + 2]
            and tokens[end + 1].lower in word_set(parse.language, "particles")
            and continues(end + 2)
        ):
            return 3
    if token.lower in JOINTS and tokens[end - 1].lower in word_set(parse.language, "before_of"):
        if continues(end + 1):
            return 2
        if end + 1 < sentence_end and tokens[end + 1].lower == "the" and continues(end + 2):
            return 3
    if token.text == "'" and glued and tokens[end - 1].text.endswith("s") and continues(end + 1):
        return 2  # Dockers' Union
    if token.text in {"'", "."} and glued and continues(end + 1) and tokens[end + 1].start == token.end:
        return 2
    return 0
