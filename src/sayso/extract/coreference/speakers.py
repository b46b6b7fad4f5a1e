"""Who speaks: the sources of attributions as items, and the "I" and "we" inside what they say."""

from sayso.evidence import Attribution, EntityKind, Form, Span, hull
from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item, Quotes, make_item
from sayso.extract.mentions import Words
from sayso.languages import Parse, Token


class Speakers:
    """The item of each attribution's source; sources that are no mention become items of their own, added to `items`."""

    def __init__(self, parse: Parse, words: Words, items: list[Item], attributions: tuple[Attribution, ...]) -> None:
        self.parse = parse
        self.words = words
        self.attributions = attributions
        self._item: dict[str, int] = {}
        by_head: dict[int, Item] = {}
        for item in items:
            kept = by_head.get(item.head)
            if kept is None or kept.span.end - kept.span.start < item.span.end - item.span.start:
                by_head[item.head] = item
        self._known = list(items)
        known = {item.number for item in items}
        following = max(known, default=-1) + 1_000_000  # numbers of mentions end below
        for attribution in attributions:
            if not attribution.source:
                continue
            found = self._find(attribution, by_head)
            if found is None:
                found = self._make(attribution, following)
                if found is None:
                    continue
                following += 1
                items.append(found)
                by_head.setdefault(found.head, found)
            self._item[attribution.id] = found.number
        self.source_items = set(self._item.values())
        self._first_persons = [item for item in items if item.who in {"speaker", "group"}]

    def of(self, attribution: str) -> int | None:
        """The number of the item that is the source of the attribution of that id."""
        return self._item.get(attribution)

    def _find(self, attribution: Attribution, by_head: dict[int, Item]) -> Item | None:
        whole = hull(attribution.source)
        head = self._head(attribution)
        if head is None:
            return None
        if head.tag in {"WP", "WDT"}:
            clause = next((t for t in self.parse.ancestors(head.index) if t.dependency in {"relcl", "acl"}), None)
            if clause is None:
                return None
            head = self.parse.tokens[clause.head]
            return by_head.get(head.index)
        for token in (head, *self._one_of_them(head), *self._inner(head, whole)):
            item = by_head.get(token.index)
            if item is not None and item.span.overlaps(whole):
                return self._person_instead(item, whole)
        start, end = head.span
        inside = [
            item
            for item in self._known
            if item.span.start <= start
            and end <= item.span.end
            and item.span.overlaps(whole)
            and item.kind != "nationality"
        ]
        covering = [item for item in inside if item.form == "name"]
        return min(covering, key=lambda item: item.span.end - item.span.start) if covering else None

    def _one_of_them(self, head: Token) -> list[Token]:
        """What is told of one out of several: "one of them, a nurse"."""
        return self.parse.children(head.index, "appos") if head.lower in {"one", "another"} else []

    def _person_instead(self, item: Item, whole: Span) -> Item:
        """The person whose name the source ends on, where a parser took a place in the title for its head."""
        if item.kind != "place":
            return item
        people = [
            other
            for other in self._known
            if other.kind == "person" and other.form == "name" and whole.covers(other.span)
        ]
        return people[0] if len(people) == 1 else item

    def _head(self, attribution: Attribution) -> Token | None:
        """The head of the source, without the preposition it may begin with."""
        source = attribution.source[0]
        head = self.parse.head_of(source)
        while head is not None and head.pos in {"ADP", "SCONJ", "VERB", "AUX"}:
            child = next(
                (
                    c
                    for c in self.parse.children(head.index)
                    if source.overlaps(c.span) and c.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}
                ),
                None,
            )
            if child is None:
                break
            head = child
        return head

    def _inner(self, head: Token, whole: Span) -> list[Token]:
        """Nouns that carry the meaning of a light head ("one of the officials", "a group of analysts")."""
        if head.lower not in {
            "one",
            "some",
            "many",
            "several",
            "both",
            "group",
            "number",
            "all",
            "most",
            "two",
            "three",
            "few",
            "others",
        }:
            return []
        return [
            child
            for prep in self.parse.children(head.index, "prep")
            for child in self.parse.children(prep.index, "pobj")
            if whole.overlaps(child.span)
        ]

    def _make(self, attribution: Attribution, number: int) -> Item | None:
        head = self._head(attribution)
        if (
            head is None
            or head.pos in {"PUNCT", "VERB", "AUX", "ADP"}
            or head.lower in {"you", "there", "that", "this"}
            or (head.tag in {"WP", "WDT", "WRB", "DT", "EX"} and head.lower not in self.words.sets["shares"])
        ):
            return None
        source = attribution.source[0]
        pronoun = self.words.pronouns.get(head.lower)
        form: Form = "pronoun" if pronoun else "name" if head.pos == "PROPN" else "nominal"
        plural = head.tag in {"NNS", "NNPS"}
        noun = self.words.nouns.get(head.lemma.lower()) or self.words.nouns.get(head.lower)
        kind: EntityKind = "organisation" if plural else "person"
        if noun in {"document", "organisation", "person"} and not (noun == "person" and plural):
            kind = noun  # type: ignore[assignment]
        elif head.lower in {"source", "insider", "someone", "somebody"}:
            kind = "person"
        elif head.lower in self.words.sets["shares"] or head.pos == "NUM" or head.lower in self.words.sets["camps"]:
            kind = "organisation"
        elif head.pos == "NOUN" and noun is None and not plural:
            kind = "document" if head.lower in self.words.sets["papers"] else "other"
        span = Span(head.start, head.end) if pronoun else self._phrase(source, head)
        return make_item(self.parse, self.words, number, span, kind, form)

    def _phrase(self, source: Span, head: Token) -> Span:
        """The source's words up to a relative clause or a comma."""
        end = head.end
        for at in self.parse.subtree(head.index):
            token = self.parse.tokens[at]
            if token.index > head.index and (
                token.dependency in {"relcl", "acl", "appos"}
                or token.text in {",", ";", '"', "("}
                or token.lower in {"who", "which", "that"}
            ):
                break
            if token.index > head.index and source.covers(token.span):
                end = max(end, token.end)
        start = head.start
        for at in self.parse.subtree(head.index):
            token = self.parse.tokens[at]
            if token.index < head.index and source.covers(token.span) and token.pos not in {"PUNCT", "ADP", "SCONJ"}:
                start = min(start, token.start)
        return Span(start, end)

    def join_first_persons(self, clusters: Clusters, bodies: dict[int, int]) -> None:
        """As in "I" is the one quoted; "we" its body where it has one, in place."""
        quotes = Quotes(self.parse)
        pairs: list[tuple[int, int]] = []
        for item in self._first_persons:
            source = self._speaker(item, quotes)
            if source is None or source == item.number:
                continue
            pairs.append((bodies.get(clusters.find(source), source) if item.who == "group" else source, item.number))
        for source, number in pairs:
            clusters.join(source, number)

    def _speaker(self, item: Item, quotes: Quotes) -> int | None:
        """The source of the innermost attribution whose quoted content holds the item: he who told the paper, not the paper."""
        best: tuple[tuple[int, bool], int] | None = None
        for attribution in self.attributions:
            number = self._item.get(attribution.id)
            if number is None:
                continue
            for content in attribution.content:
                if content.covers(item.span) and (
                    attribution.manner == "direct" or quotes.at(item.span.start) is not None
                ):
                    size = (content.end - content.start, attribution.inside is None)
                    if best is None or size < best[0]:
                        best = (size, number)
        return best[1] if best else None
