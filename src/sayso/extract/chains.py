"""On whose say-so: the chain of sources that a stretch of text stands on, from the outlet inwards."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec import structs

from sayso.evidence import Attribution, Certainty, Document, Entity, Link, Reference, Span, hull
from sayso.extract.mentions import word_set
from sayso.languages import load_lexicon

_SPEAKING = {"person", "organisation", "place", "nationality", "document"}
# parts of the shorter and the longer of two contents that both have where they are of the same words
_WITHIN, _ALIKE = 0.5, 0.3
_COUNTING = 3  # the words at the beginning of a source among which a number stands
_MOST_COUNTED = 12  # more voices than that tell no reader how many there are
_ORDER: dict[Certainty, int] = {"certain": 3, "probable": 2, "possible": 1, "underspecified": 0}


class Speakers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list `speakers.toml` of a language."""

    hearsay: frozenset[str]
    evidence: frozenset[str]
    telling: frozenset[str]
    nobody: frozenset[str]
    impersonal: frozenset[str]
    showing: frozenset[str]
    inquiring: frozenset[str]
    answering: frozenset[str]
    knowing: frozenset[str]
    wanting: frozenset[str]
    reacting: frozenset[str]
    counted: dict[str, int]
    supposing: tuple[str, ...]
    behind_supposing: tuple[str, ...]
    describing: tuple[str, ...]


class _Before(NamedTuple):
    """What finds the words of `speakers.toml` that stand before a source, or before what it does."""

    supposing: re.Pattern[str]
    describing: re.Pattern[str]


@lru_cache(maxsize=4)
def _before(language: str) -> _Before:
    words = load_lexicon(language, "speakers", Speakers)
    supposing, behind, describing = map("|".join, (words.supposing, words.behind_supposing, words.describing))
    return _Before(
        re.compile(rf"\b(?:{supposing})(?: (?:{behind}))?\s+\Z", re.IGNORECASE),
        re.compile(rf",\s+(?:{describing})\s+(?:\w+\s+)?\Z", re.IGNORECASE),
    )


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two."""
    return min(one, other, key=lambda item: _ORDER[item])


class Chains:
    """Finds, for any place in a document, the attributions that it stands inside and the links they make."""

    def __init__(self, document: Document, attributions: Iterable[Attribution], entities: Iterable[Entity]) -> None:
        self._document = document
        self._attributions = tuple(attributions)
        self._contents = [(*piece, item) for item in self._attributions for piece in item.content]
        self._by_id = {item.id: item for item in self._attributions}
        self._entities = {item.id: item for item in entities}
        self._before = _before(document.language or "en")
        self._speakers = load_lexicon(document.language or "en", "speakers", Speakers)
        pronouns = load_lexicon(document.language or "en", "pronouns", dict[str, str])
        self._own_outlets = [[noun] for noun in word_set(document.language or "en", "own_outlets")]
        self._selves = {word for who in ("speaker", "group") for word in pronouns[who].split()}
        self._numbers = self._count_sources()

    def _count_sources(self) -> dict[str, int]:
        """How many a source's entity is, where the text counts it at any of its sayings."""
        numbers: dict[str, int] = {}
        for item in self._attributions:
            number = self._count(" ".join(piece.words(self._document.text) for piece in item.source))
            if number is not None and item.source_entity is not None:
                numbers.setdefault(item.source_entity, number)
        return numbers

    def _number(self, entity: Entity | None, words: str) -> int | None:
        if entity is None:
            return self._count(words)
        return self._numbers.get(entity.id) if entity.plural and not entity.named else None

    def _count(self, source: str) -> int | None:
        for word in _words(source)[:_COUNTING]:
            if word.isdecimal():
                return min(int(word), _MOST_COUNTED)
            number: int | None = self._speakers.counted.get(word)
            if number is not None:
                return number
        return None

    def innermost(self, span: Span) -> Attribution | None:
        """The deepest attribution that has a piece of content covering `span`, or `None` for the outlet's own voice."""
        begin, end = span
        covering = [item for first, last, item in self._contents if first <= begin and end <= last]
        if not covering:
            return None
        return min(covering, key=lambda item: (-len(self.path(item)), _length(item), item.id))

    def rivals(self, span: Span, innermost: Attribution | None) -> tuple[Attribution, ...]:
        """The attributions by which others deny what `innermost` says, or say what it denies: "P, he said, a claim she disputes"."""
        if innermost is None:
            return ()
        inside = self.path(innermost)
        return tuple(
            item
            for first, last, item in self._contents
            if first <= span.start
            and span.end <= last
            and item.polarity != innermost.polarity
            and (item.source or item.polarity == "denied")
            and item not in inside
            and innermost not in self.path(item)
            and _is_alike(item, innermost)
        )

    def path(self, attribution: Attribution) -> tuple[Attribution, ...]:
        """The attribution with those that hold it, outermost first."""
        found = [attribution]
        while (above := found[-1].inside) is not None and above in self._by_id:
            holder = self._by_id[above]
            if holder in found or (holder.manner == "indirect" and self._is_aside(found[-1])):
                break
            found.append(holder)
        return tuple(reversed(found))

    def _is_aside(self, item: Attribution) -> bool:
        """Whether an attribution is the reporter's own aside: "the union, which claims that ..."."""
        return (
            bool(item.cue)
            and self._before.describing.search(self._document.text[max(0, item.cue[0].start - 40) : item.cue[0].start])
            is not None
        )

    def links(self, attribution: Attribution | None) -> tuple[Link, ...]:
        """The chain from the document's own voice to the innermost source.

        What speaks to nobody adds no link: evidence ("the wreck shows that"), nobody ("no one denies"), a nominal cue
        without a source inside a denial ("rejected reports of"), the outlet or the author naming itself, one who is only
        supposed to say it by another ("If the mayor believed that, she said"). Its certainty and polarity
        are carried by the link before it; links of one source that follow each other are one.
        """
        links = [Link(self._document.outlet)]
        for item in self.path(attribution) if attribution is not None else ():
            link = self._link(item)
            before = links[-1]
            supposed = self._is_supposed(item)
            if supposed:
                link = structs.replace(link, certainty="underspecified")
            if (
                (supposed and len(links) > 1)
                or not self._speaks(item, link, before)
                or (len(links) == 1 and self._is_self(link))
            ):
                links[-1] = structs.replace(
                    before,
                    certainty=weaker(before.certainty, link.certainty),
                    polarity="affirmed" if before.polarity == link.polarity else "denied",
                )
            elif len(links) > 1 and link.source is not None and _same(link, before):
                links[-1] = link
            elif self._is_self(link):
                # "I" in a quotation of somebody whom nothing else is known of
                links[-1] = structs.replace(link, source=before.source, number=before.number, plural=before.plural)
            else:
                links.append(link)
        return tuple(links)

    def _is_self(self, link: Link) -> bool:
        """Whether a source is an "I" or "we" of whom nothing else is known: whoever speaks there, or the author."""
        return link.entity is None and _plain(link.source or "") in self._selves

    def extended(self, chain: tuple[Link, ...], giver: Reference) -> tuple[Link, ...]:
        """The chain with one more source inside it, where it does not end in that source already."""
        entity = self._entities.get(giver.entity) if giver.entity else None
        link = Link(
            source=entity.name if entity is not None else giver.name,
            entity=entity.id if entity is not None else None,
            manner="indirect",
            named=entity.named if entity is not None else False,
            plural=entity.plural if entity is not None else False,
            kind=entity.kind if entity is not None else None,
        )
        if _same(link, chain[-1]) or self._is_outlet(link):
            return chain
        return (*chain, link)

    def _speaks(self, item: Attribution, link: Link, before: Link) -> bool:
        """Whether an attribution's source is somebody, or something written, that says its content."""
        if self._is_outlet(link) or self._is_nobody(item):
            return False
        if link.source is None:
            heard = bool(self._cue_words(item) & self._speakers.hearsay)
            return heard and before.polarity == link.polarity == "affirmed"  # who calls reports untrue denies himself
        entity = self._entities.get(item.source_entity) if item.source_entity else None
        kind = entity.kind if entity is not None else "person"
        head = _words(link.source.split(" of ")[0].split(" and ")[0])[-1:]
        heard = item.manner == "direct" or bool(self._cue_words(item) & self._speakers.telling)
        heard = heard or bool(self._speakers.inquiring.intersection(head))
        return (kind in _SPEAKING or heard) and not self._speakers.evidence.intersection(head)

    def _cue_words(self, item: Attribution) -> set[str]:
        return {word for span in item.cue for word in _words(span.words(self._document.text))}

    def _is_nobody(self, item: Attribution) -> bool:
        words = _words(" ".join(span.words(self._document.text) for span in item.source))
        if words == ["it"]:
            entity = self._entities.get(item.source_entity or "")
            shown = self._speakers.showing if entity is None or entity.kind != "document" else frozenset()
            return bool(self._cue_words(item) & (self._speakers.impersonal | shown))  # "it is clear", "it shows"
        return bool(set(words[:1]) & self._speakers.nobody)

    def _is_supposed(self, item: Attribution) -> bool:
        """Whether a source stands in a condition or a question: "if somebody tells you", "asked whether she believed"."""
        if not item.source or not item.cue or item.source[0].start > item.cue[0].start:
            return False
        start = item.source[0].start
        return self._before.supposing.search(self._document.text, max(0, start - 20), start) is not None

    def _link(self, item: Attribution) -> Link:
        entity = self._entities.get(item.source_entity) if item.source_entity else None
        if entity is not None and entity.kind == "place" and not entity.named:
            entity = None  # a bridge says nothing: rather the text's own words for the source than a wrong thing
        words = " ".join(piece.words(self._document.text) for piece in item.source) or None
        if words is not None:
            words = re.sub(r"\s+", " ", words).strip()
        speaks = entity is not None and entity.kind in {"person", "document"} and entity.body is not None
        body = self._entities.get(entity.body or "") if entity is not None and speaks else None
        name = entity.name if entity is not None else words
        if entity is not None and not entity.named and words is not None and _goes_on(words, entity.name):
            name = words
        return Link(
            source=name,
            entity=entity.id if entity is not None else None,
            manner=item.manner,
            attribution=item.id,
            certainty=item.certainty,
            polarity=item.polarity,
            named=entity.named if entity is not None else False,
            plural=entity.plural if entity is not None else False,
            body=body.name if body is not None else None,
            kind=entity.kind if entity is not None else None,
            number=self._number(entity, words or ""),
        )

    def _is_outlet(self, link: Link) -> bool:
        outlet = self._document.outlet
        if _words(link.source or "")[:1] in (["this"], ["our"]) and _words(link.source or "")[1:] in self._own_outlets:
            return True  # "this newspaper has learned"
        return (
            outlet is not None and link.source is not None and _is_called(link, outlet) and link.polarity == "affirmed"
        )


def _is_alike(one: Attribution, other: Attribution) -> bool:
    """Whether two contents are of the same words, but for an aside in one of them."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    lengths = [sum(end - start for start, end in item.content) for item in (one, other)]
    return both >= _WITHIN * min(lengths) and both >= _ALIKE * max(lengths)


def _goes_on(words: str, name: str) -> bool:
    """Whether the words of a source begin with a description and go on with a name: "the website Lake Insider", "police in Orn"."""
    tail = words.removeprefix(name)
    return len(tail) < len(words) and re.fullmatch(r"( in)?( [A-Z][\w'’-]*)+", tail) is not None


def _is_called(link: Link, outlet: str) -> bool:
    """Whether a source is called like the outlet, or by the end of its name as outlets call themselves: "the Post has learned"."""
    source = link.source or ""
    name, whole = _plain(source), _plain(outlet)
    proper = source.removeprefix("The ").removeprefix("the ")[:1].isupper() and link.kind != "person"
    return name == whole or (proper and bool(name) and whole.endswith(" " + name))


def _same(one: Link, other: Link) -> bool:
    if one.entity is not None and other.entity is not None:
        return one.entity == other.entity
    return _plain(one.source or "") == _plain(other.source or "")


def _words(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold())


def _plain(name: str) -> str:
    words = re.findall(r"\w+", name.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _length(item: Attribution) -> int:
    span = hull(item.content)
    return span.end - span.start
