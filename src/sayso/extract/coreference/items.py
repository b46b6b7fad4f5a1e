"""One mention with all that decides whom it can stand for: its noun, number, gender, place and quotation."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.evidence import EntityKind, Form, Span
from sayso.extract.mentions import Words, key_of
from sayso.languages import Parse, Token

_SKIPPED = frozenset({"date", "quantity", "money"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PASSING = {"elect", "ret", "ret.", "retd", "retd.", "r", "retired"}  # "President-elect", "Gen. (ret.)"


@dataclass(slots=True)
class Item:
    """A mention, or the source of an attribution that is no mention; `number` is its place in the list of all."""

    number: int
    span: Span
    kind: EntityKind
    form: Form
    head: int
    core: str  # the name without title and article; the description's words
    key: str
    noun: str  # the head's lemma, lower case
    plural: bool
    gender: str | None
    sentence: int
    determiner: str  # definite, indefinite, bare, possessive
    subject: bool
    who: str | None = None  # a pronoun's class
    quote: int | None = None  # the number of the quotation it stands in
    titles: tuple[str, ...] = ()
    parts: list[int] = field(default_factory=list)


def make_item(parse: Parse, words: Words, number: int, span: Span, kind: EntityKind, form: Form) -> Item | None:
    """The item for a mention, or `None` where it stands for nobody (a date, an amount)."""
    if kind in _SKIPPED:
        return None
    head = parse.head_of(span)
    if head is None:
        return None
    inside = parse.between(span)
    if form == "nominal" and kind == "person" and inside[-1].lower == "old" and inside[0].lower == "the":
        head = inside[-1]  # "the 51-year-old", whatever the parser hangs it on
    if form == "nominal" and head.dependency in {"det", "poss"} and inside[-1].head == head.head:
        head = inside[-1]  # "the ferry" of "the ferry Mira", where parsers hang the article on the name
    if form == "name" and kind == "person" and inside[-1].sentence != head.sentence:
        head = inside[-1]  # "Thomas (Tommy) Vale" cut in two by the parser
    core, titles = core_of(parse, words, span, kind, form)
    key = key_of(core)
    who = words.pronouns.get(head.lower) if form == "pronoun" else None
    plural = _plural(words, head, inside, form, kind, who)
    return Item(
        number,
        span,
        kind,
        form,
        head.index,
        core,
        key,
        _noun(_told_more_of(parse, words, head, inside) if form == "nominal" else head),
        plural,
        _gender(words, key, head, titles, form, kind, who),
        head.sentence,
        _determiner(words, inside, form),
        _is_subject(parse, head),
        who,
        titles=titles,
    )


def core_of(parse: Parse, words: Words, span: Span, kind: EntityKind, form: Form) -> tuple[str, tuple[str, ...]]:
    """The bare name in `span` and the titles before it, or the whole description."""
    tokens = list(parse.between(span))
    titles: list[str] = []
    if form == "name":
        while len(tokens) > 1 and tokens[0].lower in {"the", "a", "an", "'", '"'}:
            tokens = tokens[1:]
        if kind == "person":
            start = 0
            for at, token in enumerate(tokens[:-1]):
                if token.lower in words.titles or token.lower in words.roles:
                    start = at + 1
                    titles.append(words.short_titles.get(token.lower, token.lower))
                    if tokens[start].lower in {"of", "for"} and len(tokens) - start > 2:
                        given = next(
                            (i for i in range(start + 1, len(tokens) - 1) if tokens[i].lower in words.first_names), None
                        )
                        start = given if given is not None else len(tokens) - 1
                        break
                elif (token.text in {".", "-", "(", ")"} or token.lower in _PASSING) and at == start and at:
                    start = at + 1
            tokens = tokens[start:] or tokens
        elif kind == "place":
            joint = next(
                (at for at, token in enumerate(tokens) if token.lower == "of" and at and tokens[at - 1].text.islower()),
                None,
            )
            if joint is not None and joint + 1 < len(tokens):
                tokens = tokens[joint + 1 :]
            comma = next((at for at, token in enumerate(tokens) if token.text == ","), None)
            if comma:
                tokens = tokens[:comma]
    if not tokens:
        return "", ()
    text = parse.text[tokens[0].start : tokens[-1].end]
    return " ".join(text.split()), tuple(titles)


def _told_more_of(parse: Parse, words: Words, head: Token, inside: tuple[Token, ...]) -> Token:
    """The noun of a description whose last word is an adjective: "the inspector general", "the president-elect"."""
    before = parse.tokens[max(0, head.index - 1)]
    if before.text == "-":
        before = parse.tokens[max(0, head.index - 2)]
    if head.lower not in words.postposed or before.index < inside[0].index or before.pos not in {"NOUN", "PROPN"}:
        return head
    return before if head.lower != "general" or before.lower in words.before_general else head


def _noun(head: Token) -> str:
    lemma = head.lemma.lower()
    if head.tag in {"NNS", "NNPS"} and lemma == head.lower and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def _plural(
    words: Words, head: Token, inside: tuple[Token, ...], form: Form, kind: EntityKind, who: str | None
) -> bool:
    if form == "pronoun":
        return who in {"plural", "group"}
    if form == "name":
        return head.tag == "NNPS" and (kind == "nationality" or head.lower in words.adjectives)
    if any(token.lower == "and" and token.head == head.index for token in inside):
        return True
    return head.tag in {"NNS", "NNPS"} or head.lower in words.people - {
        "police",
        "press",
        "public",
        "media",
        "crowd",
        "audience",
    }


def _gender(
    words: Words, key: str, head: Token, titles: tuple[str, ...], form: Form, kind: EntityKind, who: str | None
) -> str | None:
    if who in {"male", "female"}:
        return who
    for title in titles:
        if title in words.gender:
            return words.gender[title]
    if form == "name" and kind == "person":
        return words.gender.get(key.split(" ", maxsplit=1)[0]) if " " in key else None
    if form == "nominal":
        return words.gender.get(head.lower)
    return None


def _determiner(words: Words, inside: tuple[Token, ...], form: Form) -> str:
    if form != "nominal":
        return "definite"
    first = inside[0].lower
    if first in _DEFINITE:
        return "definite"
    if inside[0].tag == "PRP$" or any(token.tag == "POS" for token in inside[:-1]):
        return "possessive"
    if first in words.sets["indefinite"] or inside[0].pos == "NUM":
        return "indefinite"
    return "bare"


def _is_subject(parse: Parse, head: Token) -> bool:
    """Whether a word is a subject, is listed with one, or is set beside one: "the economist, Ana Roth, says"."""
    if head.dependency == "appos":
        head = parse.tokens[head.head]
    return head.dependency in {"nsubj", "nsubjpass"} or (head.dependency == "conj" and _first_subject(parse, head))


def _first_subject(parse: Parse, head: Token) -> bool:
    for _ in range(6):
        if head.dependency != "conj":
            break
        head = parse.tokens[head.head]
    return head.dependency in {"nsubj", "nsubjpass"}


class Quotes:
    """The stretches between quotation marks, paragraph by paragraph."""

    def __init__(self, parse: Parse) -> None:
        self.spans: list[Span] = []
        for paragraph in parse.paragraphs:
            opened: int | None = None
            for token in parse.between(paragraph):
                if token.text != '"' and token.text not in {"''", "``"}:
                    continue
                if opened is None:
                    opened = token.start
                else:
                    self.spans.append(Span(opened, token.end))
                    opened = None
            if opened is not None:
                self.spans.append(Span(opened, paragraph.end))
        self._starts = [span.start for span in self.spans]

    def at(self, offset: int) -> int | None:
        """The number of the quotation that holds `offset`."""
        found = bisect_right(self._starts, offset) - 1
        return found if found >= 0 and self.spans[found].end > offset else None


def without_places(named: Sequence[str], words: Words) -> list[str]:
    """The words of a name less those for a town or county that are not what it is: a City Building Inspectorate is no city."""
    return [word for at, word in enumerate(named) if at == len(named) - 1 or word not in words.sets["settlements"]]
