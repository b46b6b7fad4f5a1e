"""Where names stand in a text: what the small model found, mended and completed by capitals and repetition."""

from collections import Counter
from collections.abc import Iterable

from sayso.extract.mentions.borders import merge
from sayso.extract.mentions.name import LABELS, ROLE, Name, key_of
from sayso.extract.mentions.runs import find_headlines, find_runs
from sayso.extract.mentions.titles import dress
from sayso.extract.mentions.words import Words, word_set
from sayso.languages import Parse, Token

__all__ = ["LABELS", "ROLE", "Name", "find_names", "key_of"]


def find_names(parse: Parse, words: Words) -> list[Name]:
    """The names of the text in order, without articles and possessive endings; they do not overlap."""
    headline = find_headlines(parse)
    lower = Counter(token.lower for token in parse.tokens if token.text.islower())
    runs = find_runs(parse, words, headline, lower)
    ranges = merge(parse, words, runs, headline)
    found = [name for first, last, label in ranges for name in dress(parse, words, first, last, label)]
    found = [kept for name in found if (kept := _without_office(parse, words, name)) is not None]
    found = [_without_noun(parse, words, name) for name in found]
    found = [name for name in found if not _headline_words(parse, name, headline, lower)]
    found = [name for name in found if _plausible(parse, words, name, lower)]
    found = [part for name in found for part in _without_flight(parse, name)]
    found = _with_places(parse, _long_forms(parse, _with_first_names(parse, words, found)))
    found = _with_nicknames(parse, words, sorted(set(found + _repeated(parse, found))))
    found = [part for name in found for part in _unhyphened(parse, words, name, found)]
    return sorted(set(found))


def _without_office(parse: Parse, words: Words, name: Name) -> Name | None:
    """The name less what belongs to the office after it: "Senate" of "Senate Minority Leader", none of "Press Secretary"."""
    tokens, last = parse.tokens, name.last
    for at in range(name.first, last - 2):
        if tokens[at + 1].lower in words.first_names and _is_office(words, tokens[at]):
            return Name(at + 1, last, name.first, "PERSON")  # "Press Secretary Ana Roth"
    if last >= len(tokens) or not tokens[last].text[0].isupper() or name.label == "PERSON":
        return name
    if not _is_office(words, tokens[last]) and tokens[last].lower not in words.officials:
        return name
    while last > name.first and tokens[last - 1].lower in word_set(parse.language, "of_offices"):
        last -= 1
    return name._replace(last=last) if last > name.first else None


def _without_noun(parse: Parse, words: Words, name: Name) -> Name:
    """The name less the noun that opens a sentence before it: "Skipper" of "Skipper Ana Roth", "Supplier" of "Supplier Roth Foundry".

    Not where the noun stands with a capital before the same word inside a sentence too ("the Fisher Roth Prize").
    """
    tokens = parse.tokens[name.first : name.last]
    noun, following = tokens[0], tokens[1] if len(tokens) > 1 else tokens[0]
    opening = noun.index == parse.sentences[noun.sentence].first or parse.tokens[noun.index - 1].text in {'"', "“"}
    if len(tokens) < 2 or not opening or noun.lower in words.first_names or not noun.text.istitle():
        return name
    if not following.text.istitle() or len(following.text) < 3 or following.lower in words.sets["surname_particles"]:
        return name
    again = any(
        one.text == noun.text and one.index != noun.index and parse.tokens[one.index + 1].text == following.text
        for one in parse.tokens[:-1]
    )
    if again:
        return name
    if len(tokens) == 2 or any(one.lower in words.name_any or one.lower in words.nouns for one in tokens[1:]):
        stands = noun.lower in words.sets["roles_of_bodies"] and (len(tokens) > 2 or _stands_alone(parse, following))
        return name._replace(first=name.first + 1, title=name.first + 1) if stands else name
    if words.nouns.get(noun.lower) != "person":
        return name
    return Name(name.first + 1, name.last, name.first + 1, "PERSON")


def _stands_alone(parse: Parse, word: Token) -> bool:
    """Whether a word is a name in another place of the text, with no capital before it."""
    return any(
        one.text == word.text
        and one.index != word.index
        and one.index
        and not parse.tokens[one.index - 1].text.istitle()
        for one in parse.tokens
    )


def _is_office(words: Words, token: Token) -> bool:
    return token.lower in words.titles or token.lower in words.roles


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
    """Join "X in the Y (XY)", which the bracket proves to be one name, and "X in Y" beside "X of Y", wherever the same words stand."""
    tokens = parse.tokens
    keys = (
        key_of(parse.span_of(name.first, name.last).words(parse.text)) for name in found if name.last - name.first > 2
    )
    whole = {key.replace(" of ", " in ") for key in keys if " of " in key}
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
                if (
                    last < len(tokens)
                    and tokens[last].text.isalpha()
                    and key_of(parse.span_of(name.first, last + 1).words(parse.text)) in whole
                ):
                    last += 1  # "in the Indian subcontinent"
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


def _without_flight(parse: Parse, name: Name) -> Iterable[Name]:
    """As in "Orn Airways Flight 218" is an airline's name and a flight's."""
    at = next((at for at in range(name.first + 1, name.last - 1) if parse.tokens[at].lower == "flight"), None)
    if at is None or not parse.tokens[at + 1].text.isdigit():
        yield name
        return
    yield name._replace(last=at)
    yield Name(at, name.last, at, "PRODUCT")


def _constituency(tokens: tuple[Token, ...]) -> bool:
    """As in "(R-Ky.)": a party's letter and a state."""
    return len(tokens) == 3 and tokens[0].text in {"R", "D", "I"} and tokens[1].text == "-"


def _headline_words(parse: Parse, name: Name, headline: set[int], lower: Counter[str]) -> bool:
    """Whether a name in a headline is but capitalised words: one is a verb, or stands small elsewhere in the text."""
    tokens = parse.tokens[name.first : name.last]
    if tokens[0].sentence not in headline:
        return False
    return any(
        token.pos in {"VERB", "AUX", "ADV", "SCONJ"} or lower[token.lower] for token in tokens if len(token.text) > 3
    )


def _plausible(parse: Parse, words: Words, name: Name, lower: Counter[str]) -> bool:
    tokens = parse.tokens[name.first : name.last]
    if not tokens or not any(letter.isalpha() for token in tokens for letter in token.text):
        return False
    if all(token.lower in words.titles or token.text == "." for token in tokens):
        return False
    if any(mark in token.text for token in tokens for mark in "$<>@=|") or _constituency(tokens):
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
        if (
            opening
            and name.label not in {"PERSON", "GPE", "LOC", "NORP"}
            and lower[token.lower]
            and not token.text.isupper()
        ):
            return False
        if opening and token.lower in words.sets["happenings"] and not _stands_inside(parse, token):
            return False
        if token.text.startswith(("http", "www.", "@")):
            return False
    return True


def _stands_inside(parse: Parse, token: Token) -> bool:
    """Whether a word is written with a capital inside a sentence too, as a name is."""
    return any(
        other.text == token.text and other.index != parse.sentences[other.sentence].first for other in parse.tokens
    )


def _with_first_names(parse: Parse, words: Words, found: list[Name]) -> list[Name]:
    """Surnames alone with the first name that was left out before them ("Tove" of "Tove Vaal")."""
    taken = {at for name in found for at in range(name.title, name.last)}
    grown = []
    for name in found:
        before = parse.tokens[name.first - 1] if name.first else None
        alone = name.last - name.first == 1 and name.title == name.first and name.label == "PERSON"
        if alone and before is not None and before.index not in taken and before.text.istitle():
            compound = before.dependency == "compound" and before.head == name.first  # whatever the parser takes it for
            compound |= before.dependency == "nsubj" and parse.tokens[name.first].head == before.index
            known = before.lower in words.titles | words.roles | words.adjectives | words.countries
            if compound and not known and not before.text.isupper():
                grown.append(Name(name.first - 1, name.last, name.first - 1, name.label))
                continue
        grown.append(name)
    return grown


def _with_nicknames(parse: Parse, words: Words, found: list[Name]) -> list[Name]:
    """Names that a nickname in brackets had cut in pieces: "Thomas (Tommy) Vale"."""
    tokens = parse.tokens
    whole: list[Name] = []
    for name in found:
        last = name.last
        first = whole[-1] if whole else None
        if first is not None and name.first < first.last:
            continue  # a piece of the one before
        behind = [token.text for token in tokens[last : last + 3]]
        if (
            name.last - name.first == 1
            and len(behind) == 3
            and behind[0] == "("
            and behind[1].istitle()
            and behind[2] == ")"
            and _is_nickname(words, tokens[name.first], tokens[last + 1], person=name.label == "PERSON")
        ):
            end = last + 3
            while end < len(tokens) and tokens[end].text.istitle() and tokens[end].start == tokens[end - 1].end + 1:
                end += 1  # parsers may see a sentence's end there
            if end > last + 3:
                whole.append(Name(name.first, end, name.title, "PERSON"))
                continue
        whole.append(name)
    return whole


def _is_nickname(words: Words, given: Token, short: Token, *, person: bool) -> bool:
    """Whether a first name can be called so for short: "Thomas", "Tommy"."""
    if given.lower.startswith(short.lower) and len(short.text) > 2:
        return True
    alike = short.lower in words.first_names or short.text[0] == given.text[0]
    return alike and (person or given.lower in words.first_names)


def _given(token: Token, surname: Token) -> bool:
    """Whether a word before a surname may be a first name."""
    return token.text.istitle() and token.pos == "PROPN" and token.sentence == surname.sentence


def _repeated(parse: Parse, found: list[Name]) -> list[Name]:
    """The places where a name of more than one occurrence's worth stands again unseen (headlines, odd grammar)."""
    forms: dict[str, tuple[tuple[str, ...], str]] = {}
    surnames: set[str] = set()
    for name in found:
        texts = tuple(token.text for token in parse.tokens[name.first : name.last])
        person = (
            name.label == "PERSON" or name.title < name.first
        )  # "Major Ruta Askel", whatever the parser takes her for
        if len(texts) > 1 and person and texts[-1].istitle():
            surnames.add(texts[-1])
        if len(texts) > 1 or (len(texts[0]) > 2 and texts[0][0].isupper()):
            forms.setdefault(texts[0], (texts, name.label))
            if len(texts) > len(forms[texts[0]][0]):
                forms[texts[0]] = (texts, name.label)
    taken = {at for name in found for at in range(name.title, name.last)}
    lower = {token.text for token in parse.tokens if token.text.islower()}
    extra: list[Name] = []
    for token in parse.tokens:
        if token.index in taken:
            continue
        if token.text not in forms:
            known = token.pos == "PROPN" or (token.pos in {"NOUN", "ADJ"} and token.lower not in lower)
            if token.text in surnames and known:  # "Ana Roth ... Roth said", "Odo Roth"
                first = token.index
                while first > 0 and first - 1 not in taken and _given(parse.tokens[first - 1], token):
                    first -= 1
                extra.append(Name(first, token.index + 1, first, "PERSON"))
                taken.update(range(first, token.index + 1))
            continue
        texts, label = forms[token.text]
        window = tuple(t.text for t in parse.tokens[token.index : token.index + len(texts)])
        if window == texts and not taken.intersection(range(token.index, token.index + len(texts))):
            extra.append(Name(token.index, token.index + len(texts), token.index, label))
            taken.update(range(token.index, token.index + len(texts)))
    return extra
