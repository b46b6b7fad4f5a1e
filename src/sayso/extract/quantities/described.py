"""How an amount is described for a reader: the counted noun as its unit, and whose or of what the counted things are.

Figures are made from the bare amounts (`find.py`), where a count has no unit. What leaves a reading follows the corpora of
quantities in news (Almasian et al., CQE, 2023), where every amount has a unit and "13,000 workers" is 13,000 of the unit
*worker* told of *the company*: see `docs/decisions/006-counted-units.md`.
"""

from msgspec import structs

from sayso.evidence.times import Quantity
from sayso.extract.quantities.concepts import phrase_of
from sayso.extract.quantities.lexicon import Units, load_units
from sayso.languages.parse import Parse, Token

_NOUNS = ("NOUN", "PROPN")
_IN_A_UNIT = ("NOUN", "PROPN", "ADJ")
_BEARERS = ("in", "at", "with", "for", "of")
_MANY = {"people", "staff", "police", "personnel", "cattle", "crew", "aircraft"}
_FAR = 12  # steps up the tree


def describe(parse: Parse, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The amounts with the counted noun as unit, marked as counts, and with whose things they are behind the concept."""
    units = load_units(parse.language)
    return tuple(_described(parse, one, units) for one in quantities)


def _described(parse: Parse, one: Quantity, units: Units) -> Quantity:
    if one.unit is not None or one.concept_span is None:
        return one
    inside = parse.between(one.concept_span)
    noun = parse.head_of(one.concept_span)
    if noun is None or not inside or not _is_counted(one, noun):
        return one
    known = {name for phrase, name in units.units.get(noun.lower, ()) if len(phrase) == 1}
    if known and noun.tag == "NNS" and noun.start >= one.span.end:
        return structs.replace(one, unit=min(known))  # "the 50 previous years"
    bearer = _bearer(parse, one, noun)
    words = one.concept
    if bearer is not None:
        named = " ".join(phrase_of(parse, bearer, set(), units).words(parse.text).split())
        words = f"{one.concept}, {named}"
    return structs.replace(one, unit=_unit(one, inside, noun), counted=True, concept=words)


def _is_counted(one: Quantity, noun: Token) -> bool:
    """Whether the noun is counted, not measured: it is plural or a body of people, or stands behind the number."""
    plural = noun.tag == "NNS" or noun.lower in _MANY
    return plural or (noun.start >= one.span.end and noun.tag in ("NN", "NNPS"))


def _unit(one: Quantity, inside: tuple[Token, ...], noun: Token) -> str:
    """The counted noun in the singular with what it is made of: "first-team player"."""
    opening = inside[0]
    if (
        noun.tag == "NN"
        and noun is not opening
        and opening.tag == "NN"
        and one.low != 1
        and opening.index == noun.index - 1
    ):
        return opening.lemma.lower()  # "a 12 page letter": pages are counted
    first = next((token for token in inside if token.pos in _IN_A_UNIT or token.tag.startswith("VB")), noun)
    words: list[str] = []
    for token in inside:
        if token.index < first.index or token.index > noun.index or token.lower[0].isdigit() or token.pos == "CCONJ":
            continue
        glued = bool(words) and inside[token.index - inside[0].index - 1].end == token.start
        singular = token.tag in ("NNS", "NNPS", "JJR", "JJS")
        word = token.lemma.lower() if singular else token.lower
        word = word.removesuffix("s") if token.tag == "NNPS" else word
        words.append(("" if glued or not words else " ") + word)
    return "".join(words)


def _bearer(parse: Parse, one: Quantity, noun: Token) -> Token | None:
    """Whose the counted things are, or what they are counted in: "Ford has 13,000 workers", "a survey of 900 employers"."""
    owner = parse.child(noun.index, "poss")
    if owner is not None and owner.pos in _NOUNS:
        return owner
    link = parse.tokens[noun.head]
    around = noun.dependency == "pobj" and parse.tokens[link.head].pos in (
        "VERB",
        "AUX",
    )  # "drilled in 35 parts of the bay"
    if noun.dependency in ("dobj", "attr", "pobj", "conj", "appos") and not around:
        above = _above(parse, one, noun)
        if above is not None:
            return above
    below = (
        inner
        for link in parse.children(noun.index, "prep")
        for inner in parse.children(link.index, "pobj")
        if link.lower in _BEARERS
    )
    for inner in below:
        if inner.pos in _NOUNS and inner.index > noun.index:
            return inner
    for doing in parse.children(noun.index, "acl", "relcl"):
        place = _place(parse, doing)
        if place is not None:
            return place
    return _above(parse, one, noun)


def _above(parse: Parse, one: Quantity, noun: Token) -> Token | None:
    """The noun that the counted things hang on, or the subject of their verb."""
    inside = {token.index for token in parse.between(one.span)}
    token = noun
    for _ in range(_FAR):
        above = parse.tokens[token.head]
        if above.index == token.index:
            return None
        if above.pos in _NOUNS and above.index not in inside and token.dependency in ("prep", "appos"):
            return _named_by(parse, above)
        if above.pos in ("VERB", "AUX"):
            subject = _subject(parse, above)
            if subject is not None and subject.index != noun.index and subject.index not in inside:
                return None if subject.index == token.index else subject
            if token.dependency in ("nsubj", "nsubjpass"):
                return _place(parse, above)
        token = above
    return None


def _named_by(parse: Parse, noun: Token) -> Token:
    """Past "is": in "the bay is the home port of 60 boats" the bay has them."""
    verb = parse.tokens[noun.head]
    subject = parse.child(verb.index, "nsubj") if noun.dependency == "attr" else None
    return subject if subject is not None and subject.pos in _NOUNS else noun


def _place(parse: Parse, verb: Token) -> Token | None:
    """Where the counted subjects are what they are: "900 students are studying at the college"."""
    for link in parse.children(verb.index, "prep"):
        inner = parse.child(link.index, "pobj") if link.lower in ("at", "in") else None
        if inner is not None and inner.pos == "PROPN":
            return inner
    return None


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The noun that the verb is about, past "which" and past the verb that governs it."""
    token = verb
    for _ in range(5):
        subject = parse.child(token.index, "nsubj", "nsubjpass")
        above = parse.tokens[token.head]
        if subject is not None:
            if subject.tag in ("WDT", "WP") and token.dependency == "relcl":
                return above if above.pos in _NOUNS else None
            return subject if subject.pos in _NOUNS else None
        purpose = parse.child(token.index, "aux")
        if token.dependency == "acl" and purpose is not None and purpose.lower == "to":
            token = above  # "announced plans to lay off 650"
            continue
        if token.dependency in ("acl", "relcl"):
            return above if above.pos in _NOUNS else None
        if (
            token.dependency not in ("conj", "xcomp", "advcl", "aux", "prep", "pcomp", "dobj")
            or above.index == token.index
        ):
            return None
        token = above
    return None
