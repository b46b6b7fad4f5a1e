"""What an amount counts or measures: "fighters" in "400 to 600 fighters", "revenue" in "revenue rose to $4 million"."""

from sayso.evidence.spans import Span
from sayso.extract.quantities.grammar import Measured
from sayso.extract.quantities.lexicon import Units
from sayso.languages.parse import Parse, Token

_IDLE = {
    "other",
    "others",
    "more",
    "additional",
    "further",
    "another",
    "extra",
    "such",
    "different",
    "separate",
    "total",
    "combined",
    "so",
}
_NOUNS = ("NOUN", "PROPN", "PRON")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def concept_of(parse: Parse, one: Measured, span: Span, units: Units) -> Span | None:
    """Where the words for what is counted or measured stand, or `None` where the sentence has none."""
    inside = parse.between(span)
    if not inside:
        return None
    head = _top(parse, inside)
    indexes = {token.index for token in inside}
    if one.unit is None:
        counted = _counted(parse, one, inside, head, indexes)
        if counted is not None:
            if counted.lemma in units.through:
                return _through(parse, counted, units) or _phrase(parse, counted, indexes)
            return _phrase(parse, counted, indexes)
    measured = _measured(parse, head, indexes, units, one)
    return _phrase(parse, measured, indexes) if measured is not None else None


def _top(parse: Parse, inside: tuple[Token, ...]) -> Token:
    """The highest noun or number inside, seen past prepositions such as the "between" of a range."""
    indexes = {token.index for token in inside}
    for token in inside:
        if token.pos in ("PUNCT", "SPACE", "ADP", "ADV", "SCONJ", "DET"):
            continue
        if token.head not in indexes or token.head == token.index:
            return token
    for token in inside:
        if token.pos in ("NUM", "NOUN", "SYM"):
            above = token
            while (
                above.head in indexes
                and above.head != above.index
                and parse.tokens[above.head].pos not in ("ADP", "ADV")
            ):
                above = parse.tokens[above.head]
            return above
    return inside[-1]


def _counted(parse: Parse, one: Measured, inside: tuple[Token, ...], head: Token, indexes: set[int]) -> Token | None:
    """The noun that is counted: the one the number modifies, or the one after "of" ("dozens of cars")."""
    last = inside[-1].index
    tokens = parse.tokens
    if head.pos == "NOUN" and head.index not in indexes:
        return head
    if (
        head.dependency in ("nummod", "amod", "compound", "quantmod", "nmod", "det", "advmod", "predet", "npadvmod")
        and head.head > last
        and tokens[head.head].pos in _NOUNS
    ):
        return tokens[head.head]
    if head.pos == "NOUN" and one.shape != "vague" and head.index in indexes and one.shape == "digits":
        return None
    if last + 1 < len(tokens) and tokens[last + 1].lower == "of":
        counted = parse.child(tokens[last + 1].index, "pobj")
        if counted is not None:
            return counted
        for at in range(last + 2, min(last + 6, len(tokens))):
            if tokens[at].pos in ("NOUN", "PROPN"):
                return _chunk_root(parse, at)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.sentence == head.sentence and after.pos in ("NOUN", "PROPN", "ADJ"):
        for at in range(last + 1, min(last + 5, len(tokens))):
            if tokens[at].pos in ("NOUN", "PROPN") and (
                at + 1 >= len(tokens) or tokens[at + 1].pos not in ("NOUN", "PROPN")
            ):
                return tokens[at]
            if tokens[at].pos not in ("NOUN", "PROPN", "ADJ", "PUNCT"):
                break
    return None


def _chunk_root(parse: Parse, at: int) -> Token:
    token = parse.tokens[at]
    while token.dependency in ("compound", "amod", "nmod", "poss") and token.head > token.index:
        token = parse.tokens[token.head]
    return token


def _measured(parse: Parse, head: Token, indexes: set[int], units: Units, one: Measured) -> Token | None:
    """The thing an amount belongs to: the noun it modifies or is "of", what follows "of", or the subject of its verb."""
    token = head
    tokens = parse.tokens
    of = next(
        (child for child in parse.children(token.index, "prep") if child.lower == "of" and child.index > token.index),
        None,
    )
    if of is not None and (one.unit is None or not one.money):
        inner = parse.child(of.index, "pobj")
        if inner is not None:
            return inner
    for _ in range(12):
        if token.head == token.index:
            return parse.child(token.index, *_SUBJECTS) if token.pos in ("VERB", "AUX") else None
        above = tokens[token.head]
        if above.index not in indexes:
            if (
                above.pos in ("NOUN", "PROPN")
                and token.dependency not in ("appos", "conj", "npadvmod")
                and above.lemma not in units.through
            ):
                return above
            if above.pos in ("NOUN", "PROPN") and above.lemma in units.through:
                beyond = _through(parse, above, units)
                return _at(parse, beyond) if beyond is not None else above
            if above.pos in ("VERB", "AUX"):
                subject = _subject(parse, above, indexes)
                if subject is not None and subject.lemma in units.through:
                    beyond = _through(parse, subject, units)
                    return _at(parse, beyond) if beyond is not None else subject
                if subject is not None:
                    return subject
        token = above
    return None


def _at(parse: Parse, span: Span) -> Token | None:
    return parse.head_of(span)


def _subject(parse: Parse, verb: Token, indexes: set[int]) -> Token | None:
    """Who or what the verb is about: its subject, or that of the verb it hangs on."""
    token = verb
    for _ in range(5):
        subject = parse.child(token.index, "nsubj", "nsubjpass")
        if subject is not None and subject.index not in indexes:
            if subject.tag in ("WDT", "WP") and token.dependency == "relcl":
                return parse.tokens[token.head]
            if subject.pos == "PRON":
                return None
            return subject
        if token.dependency in ("acl", "relcl"):
            return parse.tokens[token.head]
        if token.dependency in ("conj", "xcomp", "advcl", "ccomp", "aux") and parse.tokens[token.head].pos in (
            "VERB",
            "AUX",
        ):
            token = parse.tokens[token.head]
            continue
        return None
    return None


def _through(parse: Parse, noun: Token, units: Units) -> Span | None:
    """Past "the number of": the noun after "of"; past "a peak of 3,000": the subject of the sentence."""
    of = next((child for child in parse.children(noun.index, "prep") if child.lower == "of"), None)
    if of is not None:
        inner = parse.child(of.index, "pobj")
        if inner is not None and inner.pos in ("NOUN", "PROPN") and inner.lemma not in units.through:
            return _phrase(parse, inner, set())
    owner = parse.child(noun.index, "poss")
    if owner is not None and owner.pos in _NOUNS[:2]:
        return _phrase(parse, owner, set())
    before = parse.child(noun.index, "compound", "amod")
    if noun.dependency in ("nsubj", "nsubjpass", "ROOT") or before is not None and before.dependency == "compound":
        return _phrase(parse, noun, set())
    for above in parse.ancestors(noun.index):
        if above.pos in ("VERB", "AUX"):
            subject = _subject(parse, above, {noun.index})
            return _phrase(parse, subject, set()) if subject is not None and subject.index != noun.index else None
    return None


def _phrase(parse: Parse, noun: Token, indexes: set[int]) -> Span:
    """The noun with the words before it that belong to it, without article, number and "other"."""
    first = noun.index
    while first - 1 >= 0:
        token = parse.tokens[first - 1]
        if token.sentence != noun.sentence or token.index in indexes:
            break
        above = token
        steps = 0
        while above.index != noun.index and above.head != above.index and steps < 6:
            above = parse.tokens[above.head]
            steps += 1
        if above.index != noun.index or token.pos in ("VERB", "ADP", "CCONJ") and token.dependency not in ("amod",):
            break
        first -= 1
    while first < noun.index:
        token = parse.tokens[first]
        if (
            token.pos in ("DET", "NUM", "PUNCT", "PRON", "ADV", "CCONJ", "ADP", "SYM")
            or token.lower in _IDLE
            or token.dependency in ("det", "poss", "case", "nummod")
        ):
            first += 1
        else:
            break
    return parse.span_of(first, noun.index + 1)
