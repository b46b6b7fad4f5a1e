"""Where names stand in a text: what the small model found, mended and completed by capitals and repetition."""

import itertools
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sayso.extract.mentions.words import Words, word_set
from sayso.languages import Parse, Token

LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
    "PRODUCT": "other",
    "WORK_OF_ART": "document",
    "LAW": "document",
    "EVENT": "event",
}
_JOINTS = frozenset({"of", "for", "on"})
ROLE = "ROLE"  # the label of a role in capitals that stands for its holder


class Name(NamedTuple):
    """A name: the tokens `first` up to, not including, `last`, the titles before it from `title` on, and the model's label."""

    first: int
    last: int
    title: int
    label: str


def find_names(parse: Parse, words: Words) -> list[Name]:
    """The names of the text in order, without articles and possessive endings; they do not overlap."""
    headline = _headlines(parse)
    lower = Counter(token.lower for token in parse.tokens if token.text.islower())
    runs = _runs(parse, words, headline, lower)
    ranges = _merge(parse, words, runs, headline)
    found = [name for first, last, label in ranges for name in _dress(parse, words, first, last, label)]
    found = [name for name in found if _plausible(parse, words, name, lower)]
    found = _with_places(parse, _long_forms(parse, found))
    found = [
        part for name in sorted(set(found + _repeated(parse, found))) for part in _unhyphened(parse, words, name, found)
    ]
    return sorted(set(found))


def _with_places(parse: Parse, found: list[Name]) -> list[Name]:
    """As in "Ostmark province" is a name with its small-written noun."""
    tokens = parse.tokens
    grown: list[Name] = []
    for name in found:
        after = tokens[name.last] if name.last < len(tokens) else None
        if (
            after is not None
            and after.lower in word_set(parse.language, "geographic")
            and after.text.islower()
            and tokens[name.last - 1].head == after.index
            and tokens[name.last - 1].dependency in {"compound", "nmod", "amod"}
            and name.label not in {ROLE, "NORP"}
        ):
            grown.append(Name(name.first, name.last + 1, name.title, "GPE"))
        else:
            grown.append(name)
    return grown


def _long_forms(parse: Parse, found: list[Name]) -> list[Name]:
    """Join "X in the Y (XY)", which the bracket proves to be one name, wherever the same words stand."""
    tokens = parse.tokens
    whole: set[str] = set()
    for at, name in enumerate(found[:-2]):
        place, short = found[at + 1], found[at + 2]
        link = [token.lower for token in tokens[name.last : place.first]]
        if link not in (["in"], ["in", "the"], ["of", "the"], ["of"], ["for"], ["and"]):
            continue
        bracket = [token.text for token in tokens[place.last : short.first]]
        acronym = tokens[short.first].text
        letters = "".join(t.text[0] for t in tokens[name.first : place.last] if t.text[0].isalpha()).upper()
        big = "".join(t.text[0] for t in tokens[name.first : place.last] if t.text[0].isupper())
        if bracket in (["("], ["["]) and acronym.isupper() and (_inside_order(acronym, letters) and acronym[-1] in big):
            whole.add(key_of(parse.span_of(name.first, place.last).words(parse.text)))
    if not whole:
        return found
    kept: list[Name] = []
    skip = -1
    for at, name in enumerate(found):
        if at <= skip:
            continue
        for size in (1, 2):
            if at + size < len(found):
                last = found[at + size].last
                if key_of(parse.span_of(name.first, last).words(parse.text)) in whole:
                    name = Name(name.first, last, name.title, "ORG")  # noqa: PLW2901
                    skip = at + size
        kept.append(name)
    return kept


def _inside_order(acronym: str, letters: str) -> bool:
    """Whether the acronym's letters are the initials, in order, none missing but small words."""
    at = 0
    for letter in acronym:
        at = letters.find(letter, at)
        if at < 0:
            return False
        at += 1
    return len(acronym) >= max(2, len(letters) - 2)


def _unhyphened(parse: Parse, words: Words, name: Name, found: list[Name]) -> Iterable[Name]:
    """As in "A-B" and "A/B" are two names where both stand alone elsewhere."""
    tokens = parse.tokens
    marks = [at for at in range(name.first + 1, name.last - 1) if tokens[at].text in {"-", "–", "/"}]
    if marks:
        alone = {key_of(parse.span_of(n.first, n.last).words(parse.text)) for n in found if n != name} | words.places
        for at in reversed(marks):
            left = key_of(parse.span_of(name.first, at).words(parse.text))
            right = key_of(parse.span_of(at + 1, name.last).words(parse.text))
            if tokens[at].text == "/" or (left in alone and right in alone):
                yield from _unhyphened(parse, words, Name(name.first, at, name.title, ""), found)
                yield Name(at + 1, name.last, at + 1, "")
                return
    yield name


def key_of(text: str) -> str:
    """A name's form for comparing: lower case, plain quotes, no article, no possessive, no full stops or hyphens."""
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("`", "'").replace("-", " ").replace("‑", " ")
    plain = " ".join(plain.split())
    for article in ("the ", "a ", "an "):
        plain = plain.removeprefix(article)
    plain = plain.removesuffix("'s").removesuffix("'")
    return plain.strip(" \"'()[],;:") if plain else plain


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and any(letter.isalpha() for letter in token.text)


def _headlines(parse: Parse) -> set[int]:
    """Sentences in which capitals say nothing: all capitals, or Nearly Every Word Has One."""
    found: set[int] = set()
    for sentence in parse.sentences:
        content = [
            token
            for token in parse.tokens[sentence.first : sentence.last]
            if token.text[:1].isalpha() and len(token.text) > 3
        ]
        if len(content) < 3:
            continue
        capitals = sum(1 for token in content if token.text[0].isupper())
        words = [
            token
            for token in parse.tokens[sentence.first : sentence.last]
            if token.pos in {"VERB", "AUX", "NOUN", "ADV"}
        ]
        lowered = any(token.text[0].islower() for token in words)
        stopped = parse.tokens[sentence.last - 1].text in {".", '"', ")", ";", ":"}
        titled = capitals >= 0.8 * len(content) and not lowered and not stopped and len(content) > 3
        if titled or all(token.text.isupper() for token in content):
            found.add(sentence.index)
    return found


def _runs(parse: Parse, words: Words, headline: set[int], lower: Counter[str]) -> list[tuple[int, int]]:
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
    return end


def _starts(parse: Parse, at: int, headline: set[int], lower: Counter[str]) -> bool:
    token = parse.tokens[at]
    if token.sentence in headline:
        return False
    if token.lower in {"al", "el", "ad", "ash", "as"} and at + 2 < len(parse.tokens):
        after = parse.tokens[at + 2] if parse.tokens[at + 1].text == "-" else parse.tokens[at + 1]
        glued = parse.tokens[at + 1].text == "-" and parse.tokens[at + 1].start == token.end
        if _capital(after) and (glued or (token.lower in {"al", "el"} and not token.text.isupper())):
            return True
    if (
        not _capital(token)
        or token.lower in word_set(parse.language, "not_names")
        or token.pos in {"PRON", "DET", "CCONJ", "SCONJ", "ADP", "AUX", "PART"}
    ):
        return False
    sentence = parse.sentences[token.sentence]
    opening = at == sentence.first or parse.tokens[at - 1].text in {'"', "(", ":", "'", "-", "–", "—", "•", "*"}
    if opening:
        follows = at + 1 < sentence.last and _capital(parse.tokens[at + 1]) and token.pos in {"PROPN", "ADJ", "NOUN"}
        acronym = token.text.isupper() and len(token.text) > 1
        return (
            acronym
            or (token.pos == "PROPN" and (follows or not lower[token.lower]))
            or (follows and not lower[token.lower])
        )
    return token.pos in {"PROPN", "NOUN", "ADJ", "X", "NUM", "VERB", "INTJ", "ADV"}


def _step(parse: Parse, end: int) -> int:
    """How many tokens from `end` on continue a name."""
    tokens = parse.tokens
    token = tokens[end]
    sentence_end = parse.sentences[token.sentence].last

    def capital(at: int) -> bool:
        if not (at < sentence_end and _capital(tokens[at])):
            return False
        return tokens[at].lower not in word_set(parse.language, "not_names") or (
            tokens[at - 1].text == "-" and tokens[at].start == tokens[at - 1].end
        )

    if capital(end):
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
        if capital(end + 1) or (tokens[end + 1].text.isdigit() and token.text == "-"):
            return 2
        if (
            tokens[end + 1].lower in word_set(parse.language, "particles")
            and tokens[end + 1].text.islower()
            and end + 3 < sentence_end
        ):
            return 4 if tokens[end + 2].text == "-" and capital(end + 3) else 0
        return 0
    if token.text == "&" and capital(end + 1):
        return 2
    if token.lower in word_set(parse.language, "particles") and token.text.islower():
        if capital(end + 1):
            return 2
        if end + 2 < sentence_end and tokens[end + 1].text == "-" and capital(end + 2):
            return 3
        if (
            tokens[end + 1 : end + 2]
            and tokens[end + 1].lower in word_set(parse.language, "particles")
            and capital(end + 2)
        ):
            return 3
    if token.lower in _JOINTS and tokens[end - 1].lower in word_set(parse.language, "before_of"):
        if capital(end + 1):
            return 2
        if end + 1 < sentence_end and tokens[end + 1].lower == "the" and capital(end + 2):
            return 3
    if token.text == "'" and glued and tokens[end - 1].text.endswith("s") and capital(end + 1):
        return 2  # Dockers' Union
    if token.text in {"'", "."} and glued and capital(end + 1) and tokens[end + 1].start == token.end:
        return 2
    return 0


def _merge(parse: Parse, words: Words, runs: list[tuple[int, int]], headline: set[int]) -> list[tuple[int, int, str]]:
    """Runs and the model's names made one list of ranges with labels."""
    model = [(*_clean(parse, name.first, name.last), name.label) for name in parse.names if name.label in LABELS]
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
            or any(_capital(token) for token in parse.tokens[first:last])
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
            parse.tokens[at].lower in _JOINTS | {"the", "-", "&"} | words.sets["particles"]
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
    return first - 2 >= start and tokens[first - 1].lower in _JOINTS and tokens[first - 2].lower in words.roles


def _joined_badly(parse: Parse, first: int, last: int) -> bool:
    return any(token.lower in {"and", "or", ",", ";", "in", "at", "said"} for token in parse.tokens[first:last])


def _known(parse: Parse, words: Words, first: int, last: int) -> bool:
    return key_of(parse.span_of(first, last).words(parse.text)) in words.places | words.adjectives


def _clean(parse: Parse, first: int, last: int) -> tuple[int, int]:
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


def _dress(parse: Parse, words: Words, first: int, last: int, label: str) -> Iterable[Name]:
    """Cut a range where it holds more than one name, and tell its titles from the name itself."""
    first, last = _clean(parse, first, last)
    if first >= last:
        return
    tokens = parse.tokens
    for at in range(first + 1, last - 1):
        left, right = tokens[at - 1].lower, tokens[at + 1].lower
        if tokens[at].text in {"-", "–", "/"} and left in words.places and right in words.places:
            yield from _dress(parse, words, first, at, "GPE")
            yield from _dress(parse, words, at + 1, last, "GPE")
            return
    if _is_role(parse, words, first, last, label):
        yield Name(first, last, first, ROLE)
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
    head = next((at - 1 for at in range(first + 1, last) if tokens[at].lower in _JOINTS), last - 1)
    word = tokens[head].lower
    if word not in words.roles and word.removesuffix("s") not in words.roles:
        return False
    if any(tokens[at].lower in words.first_names for at in range(first, last)):
        return False
    return head == last - 1 or head + 2 >= last or label != "PERSON"


def _is_title(parse: Parse, words: Words, at: int, last: int) -> bool:
    """Whether the capitalised word at `at` is a title or part of one, with a name still to come."""
    token = parse.tokens[at]
    if token.lower in words.titles:
        return True
    if token.lower in words.roles:
        return parse.tokens[last - 1].lower not in words.name_any and parse.tokens[last - 1].lower not in words.roles
    if token.text == "-" or token.lower in words.adjectives | words.countries or token.text.isupper():
        ahead = next((i for i in range(at + 1, last) if parse.tokens[i].lower in words.roles), None)
        return ahead is not None and ahead < last - 1 and parse.tokens[last - 1].lower not in words.name_any
    return False


def _titles_before(parse: Parse, words: Words, first: int) -> int:
    """Where lower-case or abbreviated titles directly before the name begin ("spokeswoman Ana Roth")."""
    at = first
    while at > 0:
        token = parse.tokens[at - 1]
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
        if token.lower in words.titles and _capital(token):
            at -= 1
            continue
        break
    return at


def _plausible(parse: Parse, words: Words, name: Name, lower: Counter[str]) -> bool:
    tokens = parse.tokens[name.first : name.last]
    if not tokens or not any(letter.isalpha() for token in tokens for letter in token.text):
        return False
    if all(token.lower in words.titles or token.text == "." for token in tokens):
        return False
    if len(tokens) == 1:
        token = tokens[0]
        if (
            token.lower in words.titles
            or token.lower in words.sets["not_names"]
            or (len(token.text) == 1 and name.title == name.first)
        ):
            return False
        if token.text.islower() and name.label != "NORP":
            return False
        opening = token.index == parse.sentences[token.sentence].first
        if opening and not name.label and lower[token.lower] and not token.text.isupper():
            return False
        if token.text.startswith(("http", "www.", "@")):
            return False
    return True


def _repeated(parse: Parse, found: list[Name]) -> list[Name]:
    """The places where a name of more than one occurrence's worth stands again unseen (headlines, odd grammar)."""
    forms: dict[str, tuple[tuple[str, ...], str]] = {}
    for name in found:
        texts = tuple(token.text for token in parse.tokens[name.first : name.last])
        if len(texts) > 1 or (len(texts[0]) > 2 and texts[0][0].isupper()):
            forms.setdefault(texts[0], (texts, name.label))
            if len(texts) > len(forms[texts[0]][0]):
                forms[texts[0]] = (texts, name.label)
    taken = {at for name in found for at in range(name.title, name.last)}
    extra: list[Name] = []
    for token in parse.tokens:
        if token.index in taken or token.text not in forms:
            continue
        texts, label = forms[token.text]
        window = tuple(t.text for t in parse.tokens[token.index : token.index + len(texts)])
        if window == texts and not taken.intersection(range(token.index, token.index + len(texts))):
            extra.append(Name(token.index, token.index + len(texts), token.index, label))
            taken.update(range(token.index, token.index + len(texts)))
    return extra
