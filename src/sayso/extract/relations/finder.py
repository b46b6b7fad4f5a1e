"""What all searches for ties share: the mention behind a word, and a tie for each pair of parties."""

from bisect import bisect_left
from collections.abc import Iterable

from sayso.evidence import Mention, Relation, Span, hull
from sayso.evidence.kinds import relation_kinds
from sayso.extract.mentions import word_set
from sayso.extract.references import index_of, named_beside
from sayso.extract.relations.grammar import behind, conjuncts
from sayso.extract.relations.patterns import Patterns
from sayso.extract.relations.standing import Standing
from sayso.languages import Parse, Token

NOBODY = frozenset({"date", "quantity", "money", "nationality"})
# ties that one has with somebody's campaign or rules without having them with himself
_IN_PERSON = frozenset(
    {
        "in_charge_of",
        "speaks_for",
        "represents",
        "employs",
        "owns",
        "communicated_with",
        "family_of",
        "same_as",
        "warned",
    }
)
_NEAR = 8  # words from a name to its possessive, further than which the tie's span would swallow other clauses


class Finder:
    """Looks for the ties of one text; `used` are the nouns that a verb's wording has taken up."""

    def __init__(self, parse: Parse, patterns: Patterns, mentions: Iterable[Mention]) -> None:
        self.parse = parse
        self.patterns = patterns
        self.index = index_of(parse, tuple(mentions))
        self.used: set[int] = set()
        self.kind = ""  # of the tie looked for now
        self._amounts = [m for m in self.index.mentions if m.kind == "quantity"]
        self._amount_starts = [m.span.start for m in self._amounts]

    def party(self, token: Token) -> Mention | None:
        """The mention that the token heads, or, of "some of the officials", the officials."""
        mention = self.index.headed_by(token.index)
        if mention is not None and mention.kind not in NOBODY:
            return self._owner(token, mention)
        if token.lower in word_set(self.parse.language, "light") or (
            mention is not None and mention.kind == "quantity"
        ):
            for child in behind(self.parse, token, frozenset({"of"})):
                found = self.index.headed_by(child.index)
                if found is not None and found.kind not in NOBODY:
                    return found
                owner = self._behind_it(child)
                if owner is not None:
                    return owner
        held = self.index.holding(token.index)
        if held is not None and held.form == "name" and held.kind not in NOBODY:
            return held
        beside = named_beside(self.index, token)
        if beside is not token:
            return self.index.headed_by(beside.index)
        return self._behind_it(token)

    def _behind_it(self, token: Token) -> Mention | None:
        """Whoever stands behind a thing that is nobody: "B's operations", "the B insurgency", "the B-led campaign"."""
        if self.kind in _IN_PERSON or token.lemma.lower() not in word_set(self.parse.language, "possessions"):
            return None
        for child in self.parse.children(token.index, "poss", "compound", "nmod"):
            owner = self.index.headed_by(child.index)
            if owner is not None and owner.kind in {"organisation", "person"}:
                return owner
        for led in self.parse.children(token.index, "amod"):
            if led.lower not in {"led", "run", "dominated", "controlled"}:
                continue
            for child in self.parse.children(led.index, "npadvmod", "compound", "nmod", "nsubj", "advmod", "amod"):
                owner = self.index.holding(child.index)
                if owner is not None and owner.kind == "organisation":
                    return owner
        for child in behind(self.parse, token, frozenset({"of"})):
            owner = self.index.headed_by(child.index)
            if owner is not None and owner.kind == "organisation" and owner.form == "name":
                return owner
        return None

    def _owner(self, token: Token, mention: Mention) -> Mention:
        """For a possessive pronoun the description or name that it stands for, where the same sentence has one before it."""
        if mention.form != "pronoun" or token.tag != "PRP$" or mention.entity is None:
            return mention
        sentence = self.parse.sentences[token.sentence].span
        before = [
            m
            for m in self.index.inside(sentence)
            if m.entity == mention.entity and m.form != "pronoun" and m.span.end <= mention.span.start
        ]
        if not before:
            return mention
        last = self.parse.between(before[-1].span)[-1]
        return before[-1] if token.index - last.index <= _NEAR else mention

    def parties(self, tokens: Iterable[Token]) -> list[Mention]:
        """The mentions headed by the tokens, without doubles."""
        found: list[Mention] = []
        for token in tokens:
            mention = self.party(token)
            if mention is not None and mention not in found:
                found.append(mention)
        return found

    def singly(self, mention: Mention) -> list[Mention]:
        """Of "A and B commanders" both A and B; else the mention itself."""
        token = self.parse.head_of(mention.span)
        if mention.form != "nominal" or token is None or token.tag not in {"NNS", "NNPS"}:
            return [mention]
        names: list[Mention] = []
        for child in self.parse.children(token.index, "nmod", "compound", "amod"):
            for listed in conjuncts(self.parse, child):
                named = self.index.headed_by(listed.index)
                if (
                    named is not None
                    and named not in names
                    and named.form == "name"
                    and named.kind in {"organisation", "place"}
                ):
                    names.append(named)
        return names if len(names) > 1 else [mention]

    def amounts_near(self, first: int, last: int) -> list[Mention]:
        """The amounts within a few words before the tokens `first` to `last`, or among them."""
        low = self.parse.tokens[max(0, first - 4)].start
        high = self.parse.tokens[last].end
        at = bisect_left(self._amount_starts, low)
        found: list[Mention] = []
        while at < len(self._amounts) and self._amounts[at].span.start < high:
            found.append(self._amounts[at])
            at += 1
        return found

    def ties(
        self, kind: str, pair: tuple[list[Mention], list[Mention]], cue: Span, stands: Standing
    ) -> Iterable[Relation]:
        """One relation for each of the sources with each of the targets."""
        for source in pair[0]:
            for target in pair[1]:
                if source.span.overlaps(target.span) and not nested(source, target):
                    continue
                if source.entity is not None and source.entity == target.entity:
                    continue
                yield Relation(
                    kind,
                    source.span,
                    target.span,
                    hull((source.span, target.span, cue)),
                    cue,
                    stands.status,
                    stands.negation_used,
                )

    def several(self, mention: Mention) -> bool:
        """Whether the mention stands for more than one."""
        head = self.parse.head_of(mention.span)
        return head is not None and (head.tag in {"NNS", "NNPS"} or head.lower in {"they", "them", "both", "we", "us"})

    def mutual(self, kind: str, parties: list[Mention], cue: Span, stands: Standing) -> Iterable[Relation]:
        """The ties of several to one another: a pair both ways, a plural to itself."""
        if len(parties) == 1:
            parties = self.singly(parties[0])
        if len(parties) == 1:
            one = parties[0]
            yield Relation(kind, one.span, one.span, hull((one.span, cue)), cue, stands.status, stands.negation_used)
            return
        yield from self.ties(kind, (parties[:1], parties[1:]), cue, stands)
        if not relation_kinds()[kind].symmetric:
            yield from self.ties(kind, (parties[1:], parties[:1]), cue, stands)

    def governor(self, noun: Token) -> Token | None:
        """The verb of which the noun is the object or the predicate."""
        token = noun
        for _ in range(4):
            if token.dependency == "conj":
                token = self.parse.tokens[token.head]
        head = self.parse.tokens[token.head]
        if token.dependency in {"dobj", "attr", "oprd", "nsubjpass"} and head.pos in {"VERB", "AUX"}:
            return head
        if token.dependency == "pobj" and head.pos == "ADP":
            above = self.parse.tokens[head.head]
            if above.pos in {"VERB", "AUX"} and head.lower in {"in", "into", "to", "for", "on", "of", "at", "under"}:
                return above
        return None


def nested(source: Mention, target: Mention) -> bool:
    """Whether one of the two stands inside the other."""
    return source.span != target.span and (source.span.covers(target.span) or target.span.covers(source.span))


def fits(mention: Mention, kinds: frozenset[str]) -> bool:
    """Whether the mention is of one of `kinds`; no kinds allow all, and what is of no known kind fits everywhere."""
    return not kinds or mention.kind in kinds or mention.kind == "other"


def paired(parse: Parse, mention: Mention) -> bool:
    """Whether the mention speaks of two ("both sides", "the two groups", "they")."""
    words = [token.lower for token in parse.between(mention.span)]
    first = parse.between(mention.span)[0].index
    before = parse.tokens[first - 1].lower if first else ""
    return bool({"two", "both", "they", "them", "sides"} & {*words, before})
