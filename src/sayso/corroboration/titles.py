"""Which statement's words a claim is shown under: those that a reader understands without the report around them."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import structs

from sayso.corroboration.items import Directory, Item, is_worded_as_denied, side_of
from sayso.corroboration.joining.propositions import claim_notation
from sayso.corroboration.joining.wording import fates
from sayso.evidence import (
    AssertionProposition,
    CaseEntity,
    EventProposition,
    FigureProposition,
    Participant,
    Reference,
    RelationProposition,
    Span,
    hull,
)
from sayso.languages import load_lexicon
from sayso.languages.halves import is_half_a_clause
from sayso.languages.lexicon import word_list

FEWEST = 3  # words that tell what happened without the report around them, where they do not begin with whoever did it
MOST_TRIED = 20  # statements of a claim whose words may be its title
RARE = 0.34  # who is named in a smaller share of the statements is no better title than nobody
BESIDE = 12  # characters between a figure and whose it is
EARLIER = 400  # characters before a pronoun, where whom it means is named
MOST_WORDS = 14  # of a figure's own that are its title
_STOP = re.compile(r"[.;:!?,\n]")
_BROKEN = re.compile(r"[;:!?\n]|[.,](?!\d)| and ")  # words in which something else is told as well
_WORD = re.compile(r"[^\W_]+")
_PRONOUNS = ("male", "female", "thing", "plural", "speaker", "group", "possessive", "reflexive")
_SPEAKERS = ("speaker", "group")


@lru_cache(maxsize=4)
def _words(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    """Words that point out of a clause, and those of them that point at whoever speaks."""
    pronouns, more = (
        load_lexicon(language, "pronouns", dict[str, str]),
        load_lexicon(language, "titles_of_claims", dict[str, str]),
    )
    pointing = {word for who in _PRONOUNS for word in pronouns[who].split()} | set(more["pointing"].split())
    speaking = {word for who in _SPEAKERS for word in pronouns[who].split()}
    return frozenset(pointing), frozenset(speaking)


def _list(name: str) -> frozenset[str]:
    return word_list("titles_of_claims", name)


def by_wording(directory: Directory, items: Sequence[Item]) -> list[Item]:
    """The statements of a claim, first the one that words it best, whatever their order was.

    One that points at nobody outside it ("his party", "we"), then a tie, event or figure rather than an assertion (unless most are
    assertions), of these what more of them are, figures or the rest, about those whom most of the statements name, not worded with its negation, of the earliest day, the fullest.
    """
    kinds = Counter(item.statement.kind for item in items)
    plain = 2 * kinds["assertion"] > len(items)
    counted = kinds["figure"] > kinds["relation"] + kinds["event"]
    named = Counter(one for item in items for one in _named(directory, item))

    def rank(item: Item) -> tuple[bool, bool, bool, float, bool, date, int, str]:
        said = item.statement.said
        shown = {
            found.id for part in parties(item) if (found := directory.find(item.document.id, part.entity)) is not None
        }
        least = 0.0 if item.statement.kind == "figure" else -RARE  # where something was counted is no odd party
        central = sum(max(least, named[one] / len(items) - RARE) for one in shown if one in named)
        return (
            points_out(directory, item),
            (item.statement.kind == "assertion") != plain,
            (item.statement.kind == "figure") != counted,
            -round(central, 6),
            is_worded_as_denied(item),
            said.start or said.end or date.max,
            -len(item.words),
            item.id,
        )

    return sorted(items, key=rank)


def _named(directory: Directory, item: Item) -> set[str]:
    """The ids of the named whom a statement is about or mentions."""
    gist = item.statement.gist
    keys = {*(gist.entities if gist is not None else ()), *(part.entity for part in parties(item))}
    found = (directory.find(item.document.id, key) for key in keys)
    return {one.id for one in found if one is not None and one.named}


def title_of(directory: Directory, items: Sequence[Item]) -> str:
    """What a claim is called whose statements come best worded first.

    Of an event the words of the first of that side that say all that its parts do; of an assertion its words, under the name of
    whoever they begin with or who speaks of themselves.
    """
    first = items[0]
    if first.statement.kind == "assertion":
        return _told_by_name(directory, first)
    if first.statement.kind == "figure":
        return _counted(directory, first)
    if first.statement.kind == "event":
        alike = (one for one in items if side_of(one) == side_of(first))
        for one in sorted(islice(alike, MOST_TRIED), key=lambda one: one.statement.kind != "event"):
            words = _worded(directory, one) if one.statement.kind == "event" else _standing_alone(directory, one)
            if words is not None and one is first and words.casefold().split()[0] in _words()[0]:
                return words  # whom it means is not known
            if words is not None and _names_all(directory, first, words) and _names_all(directory, one, words):
                return words
    return claim_notation(directory, first)


def _counted(directory: Directory, item: Item) -> str:
    """A figure in the words of its report, with whose it is and where if that stands right beside them; else in its notation.

    What happened to people ("killed") goes by one name. Who is only guessed to be the owner is left out.
    """
    figure = item.statement.proposition
    if not isinstance(figure, FigureProposition):
        raise TypeError("only figures are counted")
    text, span = item.document.text, item.statement.span
    beside = [part for part in (figure.of, figure.place) if part is not None and _is_beside(text, span, part)]
    beside = [part for part in beside if part is not figure.place or part.span is None or part.span.start > span.start]
    fate = figure.measure.split(" ")[-1] in fates()
    for parts in (beside, []):
        words = " ".join(hull([span, *(part.span for part in parts if part.span is not None)]).words(text).split())
        opens = words[:1].isupper() or words[:1].isdigit()  # "killed 30 Norlanders" lacks who did it
        told = (figure.of in parts and opens) or not fate
        if told and 1 < len(words.split()) <= MOST_WORDS and not _BROKEN.search(words):
            return words
    place = figure.place if figure.place in beside or _is_named(directory, item, figure.place) else None
    owner = figure.of if figure.of in beside else None
    statement = structs.replace(item.statement, proposition=structs.replace(figure, of=owner, place=place))
    return claim_notation(directory, structs.replace(item, statement=statement))


def _is_beside(text: str, span: Span, part: Reference) -> bool:
    """Whether somebody is named in the words of a figure or right beside them, a place behind them."""
    if part.span is None or part.span.words(text).casefold() in _words()[0]:
        return False
    first, last = sorted((span, part.span))
    between = text[first.end : last.start]
    return len(between) <= BESIDE and not _STOP.search(between)


def _is_named(directory: Directory, item: Item, part: Reference | None) -> bool:
    found = directory.find(item.document.id, part.entity) if part is not None else None
    return found is not None and found.named


def _standing_alone(directory: Directory, item: Item) -> str | None:
    """The words of an assertion that a reader understands by themselves and that begin as a sentence does, or `None`."""
    words = claim_notation(directory, item)
    begins = words[:1].isupper() or words.partition(" ")[0].casefold() in _list("articles")
    whole = begins and len(words.split()) >= FEWEST and not is_worded_as_denied(item)
    return words if whole and item.statement.kind == "assertion" and not points_out(directory, item) else None


def _names_all(directory: Directory, item: Item, words: str) -> bool:
    """Whether the words name everybody who takes part in an event, and where it was."""
    shown = {word.casefold() for word in _WORD.findall(words)}
    told = item.statement.proposition
    named = [directory.name(item.document.id, part) or part.name for part in parties(item)]
    if isinstance(told, EventProposition) and told.place is not None:
        named.append(directory.name(item.document.id, told.place) or "")
    return all(set(_WORD.findall(name.casefold())[-1:]) <= shown for name in named)


def _told_by_name(directory: Directory, item: Item) -> str:
    """An assertion's words, with the name of whoever does it in front where they leave that to what stood before."""
    words = claim_notation(directory, item)
    each = [word.casefold() for word in _WORD.findall(words)]
    pointing, speaking = _words()
    if not speaking.isdisjoint(each):
        source = directory.source(item.document.id, item.statement.chain[-1])
        return f"{source.name}: “{words}”" if source is not None and source.named else words
    gist = item.statement.gist
    actor = directory.find(item.document.id, gist.actor) if gist is not None else None
    if gist is None or actor is None or not actor.named or len(each) < FEWEST:
        return words
    subject = each[0] in pointing and each[0] in _list("subjects") and each[1] not in _list("joining")
    if subject and not _may_mean_another(directory, item, actor):
        return f"{actor.name} {words.partition(' ')[2]}"
    return words


def _may_mean_another(directory: Directory, item: Item, meant: CaseEntity) -> bool:
    """Whether the paragraph tells of another of the same kind before a statement that begins with a pronoun: nobody knows then whom it means.

    Who is told by name or description to say something of himself is meant: "Tern Freight, a haulier, says it was told".
    """
    text, start, document = item.document.text, item.statement.span.start, item.document.id
    last = item.statement.chain[-1]
    source = directory.source(document, last)
    worded = (directory.worded(item.document, last) or "").casefold().split()
    paragraph = text.rfind("\n", 0, start) + 1
    quoted = text.count('"', paragraph, start) % 2 or text.count("“", paragraph, start) > text.count(
        "”", paragraph, start
    )
    if source is not None and source.id == meant.id and worded and worded[0] not in _words()[0] and not quoted:
        return False  # in quotation marks he would be "I"
    first = max(paragraph, start - EARLIER)
    others = (one for one in directory.standing(document, first, start) if one.form != "pronoun")
    return any(
        one.kind == meant.kind and getattr(directory.find(document, one.entity), "id", None) != meant.id
        for one in others
    )


def _worded(directory: Directory, item: Item) -> str | None:
    """The words of an event, under the name of whoever they begin with; `None` where they are half a clause, or say it is not so."""
    words = " ".join(item.words.split())
    each = words.casefold().split()
    pointing, speaking = _words()
    if len(each) < 2 or is_worded_as_denied(item) or _list("untitled") & {one.strip(",") for one in each}:
        return None
    opening = [part for part in parties(item) if part.span is not None and part.span.start == item.statement.span.start]
    if each[0] in speaking:
        return None
    if each[0] in pointing:
        name = directory.name(item.document.id, opening[0]) if opening else None
        meant = directory.find(item.document.id, opening[0].entity) if opening else None
        if name is None or name.casefold().split()[0] in pointing:
            return None
        if meant is not None and _may_mean_another(directory, item, meant):
            return words
        return f"{name}{'’s' if each[0] in _list('owners') else ''} {' '.join(words.split()[1:])}"
    reads = bool(opening) or (len(each) >= FEWEST and (each[0] in _list("articles") or each[1] in _list("behind")))
    return words if reads else None


def parties(item: Item) -> tuple[Reference | Participant, ...]:
    """Whom and what a tie, an event or a figure is about; nothing for an assertion."""
    told = item.statement.proposition
    if isinstance(told, RelationProposition):
        return told.subject, told.object
    if isinstance(told, EventProposition):
        return told.participants
    if isinstance(told, FigureProposition):
        return tuple(part for part in (told.of, told.place) if part is not None)
    return ()


def points_out(directory: Directory, item: Item) -> bool:
    """Whether a reader must know what stood before to know who is meant ("he", "her office", "this board")."""
    pointing, speaking = _words()
    told = item.statement.proposition
    if not isinstance(told, AssertionProposition):
        shown = [(directory.name(item.document.id, part) or part.name) for part in parties(item)]
        return any(words[0].casefold() in pointing for name in shown if (words := _WORD.findall(name)))
    words = _WORD.findall(told.words)
    if is_half_a_clause(told.words):
        return True
    before = False  # whether somebody is named whom a pronoun can stand for
    for word in words:
        plain = word.casefold()
        if plain in speaking or (plain in pointing and not before):
            return True
        before = before or (word[0].isupper() and plain not in pointing and plain not in _list("articles"))
    return False
