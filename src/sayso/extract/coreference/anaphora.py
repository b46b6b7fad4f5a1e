"""Whom descriptions and pronouns point back to: the noun, number, gender, grammar and nearness decide."""

from math import log2

from sayso.extract.coreference.clusters import Clusters
from sayso.extract.coreference.items import Item
from sayso.extract.coreference.lists import Lists
from sayso.extract.mentions import Words
from sayso.languages import Parse

_WINDOW = {"male": 6, "female": 6, "thing": 2, "plural": 3}
_NOT_PRESS = frozenset(["company", "press", "armed"])


class Anaphora:
    """Goes through one text once, from its start; `sources` are the numbers of items that are sources of attributions."""

    def __init__(self, parse: Parse, words: Words, lists: Lists, clusters: Clusters, sources: set[int]) -> None:
        self.parse = parse
        self.words = words
        self.lists = lists
        self.clusters = clusters
        self.sources = sources
        self.items = sorted(clusters.items.values(), key=lambda item: (item.span.start, -item.span.end))
        self.place_in_order = {item.number: at for at, item in enumerate(self.items)}
        self.pairs: dict[int, tuple[int, int]] = {}  # item of "both groups" → the two it stands for

    def run(self, anchored: set[int]) -> None:
        """Resolve all descriptions and third-person pronouns, in place; `anchored` items know already who they are."""
        for at, item in enumerate(self.items):
            if item.form == "nominal" and item.number not in anchored:
                self._description(at, item)
            elif item.form == "pronoun" and item.who in {"male", "female", "thing", "plural"}:
                antecedent = self._antecedent(at, item)
                if antecedent is not None:
                    self.clusters.join(antecedent.number, item.number)

    # -- descriptions

    def _description(self, at: int, item: Item) -> None:
        if self._pair(at, item):
            return
        if item.determiner == "indefinite" or item.kind not in {"person", "organisation", "place", "document", "other"}:
            return
        if item.determiner in {"bare", "possessive"}:
            if item.span.words(self.parse.text).split()[0].lower() not in self.words.possessive:
                self._same_words(at, item)
            return
        antecedent = self._named_by_noun(at, item) or self._general(at, item)
        if antecedent is not None:
            self.clusters.join(antecedent.number, item.number)
        else:
            self._same_words(at, item)

    def _same_words(self, at: int, item: Item) -> None:
        if len(item.key.split()) < 2 and item.determiner == "bare":
            return
        for other in reversed(self.items[:at]):
            if other.form == "nominal" and other.key == item.key and other.kind == item.kind:
                self.clusters.join(other.number, item.number)
                return

    def _modifiers(self, item: Item) -> set[str]:
        """The describing words before the head ("militant" in "the militant group"), without what points."""
        return {
            token.lower
            for token in self.parse.between(item.span)
            if token.index < item.head
            and token.pos in {"ADJ", "NOUN", "PROPN"}
            and token.lower not in self.words.sets["vague"]
        }

    def _named_by_noun(self, at: int, item: Item) -> Item | None:
        """As in "the authority" → Port Authority; "the spokesman" → the last person called so."""
        nouns = {item.noun} | self.lists.wider.get(item.noun, frozenset())
        modifiers = self._modifiers(item)
        best: tuple[float, Item] | None = None
        for back, other in enumerate(reversed(self.items[:at])):
            if back > 400:
                break
            if (
                other.form == "pronoun"
                or other.span.overlaps(item.span)
                or other.kind != item.kind
                or other.plural != item.plural
            ):
                continue
            called = self._called(other)
            exact = item.noun in called
            if not exact and (not nouns & called or item.noun in self.lists.generic["organisation"]):
                continue
            if modifiers and other.form == "nominal":
                theirs = self._modifiers(other)
                nationalities = self.words.adjectives | self.words.countries
                if (
                    (modifiers & nationalities)
                    and (theirs & nationalities)
                    and not (modifiers & theirs & nationalities)
                ):
                    continue
                if modifiers - theirs and not self._mentioned_with(other, modifiers):
                    continue
            elif modifiers and other.form == "name" and not self._mentioned_with(other, modifiers):
                continue
            distance = item.sentence - other.sentence
            if not exact and distance > 6:
                continue
            if other.form == "nominal" and other.determiner == "indefinite" and item.plural and distance > 3:
                continue
            score = (
                (3.0 if exact else 1.0)
                + (1.0 if other.form == "name" else 0.0)
                - 0.3 * distance
                + (1.0 if other.number in self.sources else 0)
            )
            if self._clash(item, other):
                continue
            if best is None or score > best[0]:
                best = (score, other)
        return best[1] if best else None

    def _mentioned_with(self, other: Item, modifiers: set[str]) -> bool:
        """Whether the whole set of `other` bears the describing words somewhere."""
        bag = {
            token.lower
            for member in self.clusters.members(other.number)
            if member.form != "pronoun"
            for token in self.parse.between(member.span)
        }
        missing = modifiers - bag
        return not missing or missing <= self._named_beside(other)

    def _named_beside(self, other: Item) -> set[str]:
        """The words of the bodies named in the descriptions of `other` ("an official with X" makes "the X official")."""
        found: set[str] = set()
        for member in self.clusters.members(other.number):
            if member.form != "nominal":
                continue
            reach = self.parse.subtree_span(member.head)
            for item in self.items:
                if item.form == "name" and reach.covers(item.span):
                    for same in self.clusters.members(item.number):
                        found |= {token.lower for token in self.parse.between(same.span)}
        return found

    def _called(self, item: Item) -> set[str]:
        """The nouns by which an item is called: its head, its titles, the last word of its name."""
        if item.form == "nominal":
            joined = {
                c.lemma.lower()
                for c in self.parse.children(item.head, "conj")
                if c.end <= item.span.end + 30 and c.pos == "NOUN"
            }
            return {item.noun} | (joined if item.kind == "person" else set())
        own = set(item.titles)
        if item.kind != "person":
            own |= {word.strip(".,") for word in item.key.split()}
        return own

    def _general(self, at: int, item: Item) -> Item | None:
        """As in "the group" → the body spoken of last; "the man", "the official" → the person."""
        kind = item.kind
        country = item.noun in self.lists.generic["country"]
        if not country and item.noun not in self.lists.generic.get(kind, frozenset()):
            return None
        if item.plural:
            return None
        modifiers = self._modifiers(item)
        best: tuple[float, Item] | None = None
        for other in reversed(self.items[:at]):
            distance = item.sentence - other.sentence
            if distance > 4:
                break
            if other.span.overlaps(item.span) or (other.form == "pronoun" and other.who != "plural"):
                continue
            if other.form == "pronoun" and not self._kinds(other) & {kind}:
                continue
            if not self._suits(item, other, country) or self._clash(item, other):
                continue
            if not self._may_be_called(item, other, modifiers):
                continue
            score = -1.2 * distance + (1.5 if other.subject else 0) + (1.0 if other.form == "name" else 0)
            score += 0.3 * min(len(self.clusters.members(other.number)), 6) + (
                0.5 if other.number in self.sources else 0
            )
            if self.lists.wider.get(item.noun, frozenset()) & self._called(other) or item.noun in self._called(other):
                score += 0.8
            if item.kind == "organisation":
                members = self.clusters.members(other.number)
                score -= 2.0 * sum(1 for member in members if member.number in self.sources) / len(members)
            if best is None or score > best[0]:
                best = (score, other)
        return best[1] if best else None

    def _may_be_called(self, item: Item, other: Item, modifiers: set[str]) -> bool:
        """Whether the describing words of a general noun can be said of `other`: plain adjectives can, names must be its own."""
        special = {
            token.lower
            for token in self.parse.between(item.span)
            if token.lower in modifiers
            and (
                token.pos == "PROPN"
                or token.lower in self.words.adjectives
                or (token.pos == "NOUN" and item.kind == "person")
            )
        } - self.words.sets["armed"]
        if special and not self._mentioned_with(other, special):
            return False
        called = {word.strip(".") for word in other.key.split()}
        return item.noun not in self.words.sets["types"] or item.noun in called or not called & self.words.sets["types"]

    def _kinds(self, item: Item) -> set[str]:
        return {m.kind for m in self.clusters.members(item.number) if m.form != "pronoun"}

    def _suits(self, item: Item, other: Item, country: bool) -> bool:
        key = other.key
        nation = key in self.words.countries
        if country:
            return nation and other.kind in {"place", "organisation"}
        if other.kind != item.kind and other.form != "pronoun":
            return False
        if item.kind == "organisation":
            if nation or (
                other.plural and other.form == "nominal" and other.noun not in self.lists.generic["organisation"]
            ):
                return False
            if other.form == "nominal" and other.noun != item.noun:
                return False
            called = {word.strip(".") for word in key.split()}
            classes = {name for name, nouns in self.lists.only.items() if item.noun in nouns}
            press = self.lists.wider.get("newspaper", frozenset()) | self.lists.wider.get("broadcaster", frozenset())
            business = self.lists.wider.get("company", frozenset())
            if "press" in classes and not called & press and other.number not in self.sources:
                return False
            if "press" not in classes and called & (
                press - {"network", "group", "journal", "mirror", "star", "standard"}
            ):
                return False
            official = {
                "ministry",
                "department",
                "court",
                "university",
                "parliament",
                "government",
                "senate",
                "police",
                "congress",
                "agency",
                "commission",
            }
            if item.noun not in {"agency", "body", "institution"} and called & official:
                return False
            if item.noun in {
                "group",
                "movement",
                "insurgency",
                "militia",
                "insurgents",
                "faction",
            } and called & business - {"group", "holdings"}:
                return "group" in called
            return True
        if item.kind == "person":
            if item.gender and other.gender and item.gender != other.gender:
                return False
            if other.form == "nominal":
                return (
                    item.noun in {"man", "woman", "official", "suspect"}
                    and other.gender in {None, item.gender}
                    and item.noun != "official"
                )
            titles = set().union(
                *(m.titles for m in self.clusters.members(other.number)),
                {m.noun for m in self.clusters.members(other.number) if m.form == "nominal"},
            )
            return not (
                item.noun in self.lists.wider and titles and not titles & (self.lists.wider[item.noun] | {item.noun})
            )
        return item.kind == "place" and not nation

    def _clash(self, item: Item, other: Item) -> bool:
        """Subject and object of one verb are not one, unless a reflexive says so."""
        mine, theirs = self.parse.tokens[item.head], self.parse.tokens[other.head]
        if mine.head != theirs.head or mine.index == theirs.index or mine.sentence != theirs.sentence:
            return (mine.head == theirs.index and mine.dependency in {"conj", "compound"}) or (
                theirs.head == mine.index and theirs.dependency in {"conj", "compound", "poss"}
            )
        return {mine.dependency, theirs.dependency} <= {"nsubj", "dobj", "nsubjpass", "dative", "pobj", "conj"}

    # -- "both groups"

    def _pair(self, at: int, item: Item) -> bool:
        first = [token.lower for token in self.parse.between(item.span)][:4]
        counted = bool(self.lists.pair_words.intersection(first)) or self._two_before(item)
        if not counted or not item.plural or self.parse.tokens[item.head].lower not in self.lists.pair_nouns:
            return False
        if first[0] not in {"the", "both", "these", "those", "its", "their"} and not self._two_before(item):
            return False
        people = item.noun in {"man", "woman", "leader"}
        nations = item.noun in {"country", "nation", "government", "state"}
        seen: list[Item] = []
        for other in reversed(self.items[:at]):
            if item.sentence - other.sentence > 4:
                break
            if other.form != "name" or other.span.overlaps(item.span):
                continue
            nation = other.key in self.words.countries
            fits = (
                other.kind == "person" if people else nation if nations else other.kind == "organisation" and not nation
            )
            if fits and all(self.clusters.find(other.number) != self.clusters.find(s.number) for s in seen):
                seen.append(other)
        if len(seen) < 2:
            for other in reversed(self.items[:at]):
                if other.form == "nominal" and other.number in self.pairs and item.noun == other.noun:
                    self.clusters.join(other.number, item.number)
                    return True
            return False
        one, two = sorted(self._best_two(seen, item), key=lambda other: other.span)
        self.pairs[item.number] = (one.number, two.number)
        for number, pair in self.pairs.items():
            if number != item.number and {self.clusters.find(n) for n in pair} == {
                self.clusters.find(one.number),
                self.clusters.find(two.number),
            }:
                self.clusters.join(number, item.number)
                break
        return True

    def _two_before(self, item: Item) -> bool:
        tokens = self.parse.between(item.span)
        first = tokens[0].index
        return (
            first > 0
            and self.parse.tokens[first - 1].lower in {"two", "2"}
            and first > 1
            and self.parse.tokens[first - 2].lower in {"the", "these", "both"}
        )

    def _best_two(self, seen: list[Item], item: Item) -> list[Item]:
        """The two joined by "and" if there are such, else the two most spoken of lately."""
        seen = sorted(seen, key=lambda other: -self._weight(other, item))[:5]
        if len(seen) == 2:
            return seen
        for one in seen:
            for two in seen:
                head = self.parse.tokens[two.head]
                if head.dependency == "conj" and head.head == one.head and item.sentence - one.sentence <= 2:
                    return [one, two]
        return sorted(seen, key=lambda other: -self._weight(other, item))[:2]

    def _weight(self, other: Item, item: Item) -> float:
        """How much is spoken of `other` hereabouts; who only reports is not who is reported on."""
        members = self.clusters.members(other.number)
        sourced = sum(1 for member in members if member.number in self.sources)
        return (
            log2(1 + len(members))
            - 0.6 * (item.sentence - other.sentence)
            - 3.0 * sourced / len(members)
            + (0.4 if other.subject else 0)
        )

    # -- pronouns

    def _antecedent(self, at: int, item: Item) -> Item | None:
        window = _WINDOW[item.who or "thing"]
        best: tuple[float, Item] | None = None
        token = self.parse.tokens[item.head]
        reflexive = token.lower in self.words.reflexive
        ahead = self._ahead(at, item)
        for other in [*ahead, *reversed(self.items[:at])]:
            distance = item.sentence - other.sentence
            if distance > window:
                break
            if other.span.overlaps(item.span) and not other.span.covers(item.span):
                continue
            if other.span.covers(item.span) or not self._fits(item, other):
                continue
            if not reflexive and token.lower not in self.words.possessive and self._clash(item, other):
                continue
            score = self._score(item, other, distance)
            if best is None or score > best[0]:
                best = (score, other)
        return best[1] if best else None

    def _ahead(self, at: int, item: Item) -> list[Item]:
        """The subject that a leading phrase looks forward to ("In his speech, the mayor ...")."""
        token = self.parse.tokens[item.head]
        if token.lower not in self.words.possessive and token.dependency != "nsubj":
            return []
        sentence = self.parse.sentences[item.sentence]
        if item.head - sentence.first > 8:
            return []
        for other in self.items[at + 1 : at + 12]:
            if other.sentence != item.sentence or other.head - item.head > 14:
                break
            head = self.parse.tokens[other.head]
            main = head.dependency in {"nsubj", "nsubjpass"} and self.parse.tokens[head.head].dependency in {
                "ROOT",
                "ccomp",
            }
            leads = any(
                t.dependency in {"prep", "advcl"} and t.head == head.head
                for t in (self.parse.tokens[item.head], *self.parse.ancestors(item.head))
            )
            if main and leads and other.form == "name":
                return [other]
        return []

    def _fits(self, item: Item, other: Item) -> bool:
        members = self.clusters.members(other.number)
        kinds = {m.kind for m in members if m.form != "pronoun"} or {other.kind}
        if item.who in {"male", "female"}:
            genders = {m.gender for m in members if m.gender}
            if "person" not in kinds or any(m.plural for m in members if m.form != "pronoun"):
                return False
            return not genders or item.who in genders
        if other.form == "pronoun" and other.who not in {item.who, None}:
            return False
        plural = any(m.plural for m in members if m.form != "pronoun")
        if item.who == "thing":
            return (
                not plural
                and bool(
                    kinds & {"organisation", "place", "document", "other", "vehicle", "weapon", "military_platform"}
                )
                and "person" not in kinds
            )
        if "person" in kinds and not plural:
            return False
        return (
            plural
            or (other.kind == "organisation" and other.form == "name")
            or other.noun in self.words.people
            or other.noun
            in {"group", "team", "union", "police", "insurgency", "militia", "company", "family", "couple"}
        )

    def _score(self, item: Item, other: Item, distance: int) -> float:
        token, theirs = self.parse.tokens[item.head], self.parse.tokens[other.head]
        score = -1.3 * abs(distance) + (1.6 if other.subject else 0.0)
        score += 0.6 if other.form == "name" else 0.0
        score += 0.2 * min(len(self.clusters.members(other.number)), 5)
        if item.number in self.sources and other.number in self.sources:
            score += 2.0
        elif other.number in self.sources:
            score += 0.7
        if item.quote is not None and other.number in self.sources and self._speaks(item, other):
            score -= 4.0
        if item.quote is None and other.quote is not None:
            score -= 2.5
        if item.quote is not None and other.quote == item.quote:
            score += 1.0
        if item.who == "thing":
            score += {"organisation": 0.8, "document": 0.3, "place": -0.6}.get(other.kind, 0.0)
            if theirs.dependency in {"compound", "poss", "amod"}:
                score -= 0.6
        if item.who == "plural" and (other.plural or any(m.plural for m in self.clusters.members(other.number))):
            score += 0.8
        if theirs.dependency in {"pobj", "conj"}:
            score -= 0.3
        if token.lower in self.words.possessive and distance == 0 and other.subject:
            score += 0.6
        if distance == 0:
            score -= 0.01 * min(abs(item.head - other.head), 40)
        if distance < 0 or other.span.start > item.span.start:
            score += 1.2
        return score

    def _speaks(self, item: Item, other: Item) -> bool:
        """Whether `other` is set beside the quotation that holds the pronoun, hence its likely speaker."""
        return other.quote is None and abs(item.sentence - other.sentence) <= 1
