"""From a word in the grammar to the person, body or thing it stands for."""

from collections.abc import Iterable
from functools import lru_cache

from sayso.evidence import Mention, Reference, Span
from sayso.extract.mentions import word_set
from sayso.languages import Parse, Token

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
WITNESSING = {"see", "witness"}  # verbs that bring what they tell of: "the year will see the plant closed"
_OPENERS = {"the", "a", "an"}
_QUANTIFYING = {"no", "any"}  # determiners that are no part of what is spoken of: "found no tracks"


class MentionIndex:
    """Finds the mention that a token heads, and the mentions inside a span."""

    def __init__(self, parse: Parse, mentions: Iterable[Mention]) -> None:
        self.parse = parse
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in self.mentions:
            head = parse.head_of(mention.span)
            if head is None:
                continue
            kept = self._by_head.get(head.index)
            if kept is None or _rank(mention) > _rank(kept):
                self._by_head[head.index] = mention
            for token in parse.between(mention.span):
                held = self._by_token.get(token.index)
                if held is None or _length(mention) < _length(held):
                    self._by_token[token.index] = mention

    def headed_by(self, index: int) -> Mention | None:
        """The mention whose head is the token, the longest where several are."""
        return self._by_head.get(index)

    def holding(self, index: int) -> Mention | None:
        """The mention that the token is part of (its head first), or `None`."""
        return self._by_head.get(index) or self._by_token.get(index)

    def inside(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions that lie in `span`, in text order; only those of `kinds` where some are given."""
        return [m for m in self.mentions if span.covers(m.span) and (not kinds or m.kind in kinds)]


@lru_cache(maxsize=2)
def index_of(parse: Parse, mentions: tuple[Mention, ...]) -> MentionIndex:
    """The index of the mentions of a text; kept for the text in hand, since several steps ask."""
    return MentionIndex(parse, mentions)


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


def _rank(mention: Mention) -> tuple[bool, int]:
    return (mention.kind not in {"quantity", "date", "money"}, mention.span.end - mention.span.start)


def refer(index: MentionIndex, token: Token) -> Reference:
    """Who or what the noun phrase under `token` stands for: its mention, else the words of the phrase itself."""
    mention = index.headed_by(token.index)
    if mention is not None and mention.kind not in {"quantity", "date", "money"}:
        return Reference(mention.span.words(index.parse.text), mention.entity, mention.span)
    span = phrase(index.parse, token)
    return Reference(span.words(index.parse.text), None, span)


def named_beside(index: MentionIndex, token: Token) -> Token:
    """For a description that is no mention, the name set beside it ("the incumbent, Rolf Engel"); else the word itself."""
    if index.holding(token.index) is not None or token.pos != "NOUN":
        return token
    for child in index.parse.children(token.index, "appos"):
        if _names_party(index.headed_by(child.index)):
            return child
    tokens = index.parse.tokens
    if len(tokens) > token.index + 2 and tokens[token.index + 1].text == ",":  # set beside it, though parsed apart
        mention = index.holding(tokens[token.index + 2].index)
        head = index.parse.head_of(mention.span) if mention is not None and _names_party(mention) else None
        if mention is not None and head is not None and head.dependency in {"npadvmod", "appos"}:
            after = index.parse.text[mention.span.end : mention.span.end + 1]
            return head if mention.span.start == tokens[token.index + 2].start and after in {",", "."} else token
    return token


def _names_party(mention: Mention | None) -> bool:
    return mention is not None and mention.form == "name" and mention.kind in {"person", "organisation"}


def phrase(parse: Parse, token: Token) -> Span:
    """The words of the noun phrase headed by `token`, up to the head and a following "of", without its article."""
    first = last = token.index
    for at in token.children:
        child = parse.tokens[at]
        if at < token.index and child.dependency in {"compound", "amod", "nummod", "nmod", "poss", "det", "quantmod"}:
            low = min(parse.subtree(at))
            first = min(first, low)
        elif at > token.index and child.lower == "of":
            high = max(parse.subtree(at))
            if high - token.index <= 8:
                last = max(last, high)
    while first < token.index and _is_opener(parse.tokens[first]):
        first += 1
    return parse.span_of(first, last + 1)


def _is_opener(token: Token) -> bool:
    return token.lower in _OPENERS or (token.lower in _QUANTIFYING and token.dependency == "det")


def hyphenated(parse: Parse, token: Token) -> str:
    """The lemma with the word that is joined to it by a hyphen ("cease-fire"), in lower case; the lemma alone without one."""
    lemma = token.lemma.lower()
    if token.index < 2:
        return lemma
    hyphen, first = parse.tokens[token.index - 1], parse.tokens[token.index - 2]
    touching = first.end == hyphen.start and hyphen.end == token.start
    return f"{first.lower}-{lemma}" if hyphen.text in {"-", "\u2010", "\u2011"} and touching else lemma


def conjuncts(parse: Parse, token: Token) -> list[Token]:
    """The token and everything joined to it by "and", "or" or a comma, in text order."""
    found = [token]
    for item in found:
        found.extend(
            parse.children(item.index, "conj", "appos") if item is token else parse.children(item.index, "conj")
        )
    kept = [token, *(item for item in found[1:] if item.dependency == "conj")]
    return sorted(kept, key=lambda item: item.index)


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The grammatical subject of a verb, also where it is shared ("X came and saw") or raised ("X wants to go")."""
    token, seen = verb, set()
    while token.index not in seen:
        seen.add(token.index)
        found = parse.child(token.index, "nsubj", "nsubjpass", "csubj")
        if found is not None:
            return _antecedent(parse, token, found)
        made = _made_to(parse, token)
        if made is not None:
            return made
        if token.dependency in {"conj", "xcomp", "aux", "auxpass", "pcomp"} or (
            token.dependency == "advcl" and token.tag in {"VBG", "VBN"}
        ):
            token = parse.tokens[token.head]
            if token.pos == "ADP":
                token = parse.tokens[token.head]
        elif token.dependency == "acl" and parse.tokens[token.head].lemma.lower() in word_set(
            parse.language, "controlling"
        ):
            noun = parse.tokens[token.head]  # "the right to strike" is whose right it is
            owner = parse.child(noun.index, "poss")
            if owner is not None or noun.dependency not in {"dobj", "attr"}:
                return owner
            token = parse.tokens[noun.head]
        elif token.dependency in {"acl", "relcl"}:
            head = parse.tokens[token.head]
            return head if head.pos in NOMINAL else None
        else:
            return None
    return None


def _made_to(parse: Parse, verb: Token) -> Token | None:
    """Who is asked or made to do it: "forced the union to sign"."""
    above = parse.tokens[verb.head]
    lemma = above.lemma.lower()
    if (
        verb.dependency in {"xcomp", "advcl"}
        and verb.tag == "VB"
        and lemma in word_set(parse.language, "asking_behind")
    ):
        links = [one for one in parse.children(above.index, "prep") if above.index < one.index < verb.index]
        return next((one for link in links for one in parse.children(link.index, "pobj")), None)
    if verb.dependency == "pcomp" and verb.tag == "VBG" and above.lower in {"for", "of", "on", "with"}:
        deed = parse.tokens[above.head]  # "praised the police for arresting him"
        if deed.lemma.lower() in word_set(parse.language, "of_others_deeds"):
            return parse.child(deed.index, "dobj", "nsubjpass")
    if verb.dependency != "xcomp" or lemma not in word_set(parse.language, "object_control"):
        return None
    return parse.child(above.index, "dobj")


def _antecedent(parse: Parse, verb: Token, subject: Token) -> Token:
    """What a relative pronoun stands for."""
    if subject.lower in {"who", "which", "that", "whom"} and verb.dependency == "relcl":
        return parse.tokens[verb.head]
    return subject


def object_of(parse: Parse, verb: Token) -> Token | None:
    """The direct object of an active verb, or what a passive or relative verb acts on."""
    while True:
        found = parse.child(verb.index, "dobj", "obj")
        suffering = parse.child(verb.index, "nsubjpass")
        if found is not None and suffering is None:
            if found.lower in {"who", "which", "that", "whom"} and verb.dependency == "relcl":
                return parse.tokens[verb.head]
            return found
        if suffering is not None:
            return _antecedent(parse, verb, suffering)  # "was fined 90 crowns": not the crowns
        head = parse.tokens[verb.head]
        if is_participle(parse, verb):
            return head
        if verb.dependency != "conj" or not (
            is_passive(parse, verb) or (verb.tag == "VBN" and is_passive(parse, head))
        ):
            return None
        if not is_passive(parse, head):
            return subject_of(parse, head)
        if head.index == verb.index:
            return None
        verb = head


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    if parse.child(verb.index, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    return is_participle(parse, verb)


def is_participle(parse: Parse, verb: Token) -> bool:
    """Whether a noun undergoes the verb ("the truce agreed"), which has no subject of its own ("reports that they agreed")."""
    return (
        verb.dependency == "acl" and verb.tag == "VBN" and parse.child(verb.index, "nsubj", "nsubjpass", "aux") is None
    )


def agent_of(parse: Parse, verb: Token) -> Token | None:
    """Who acts: the subject of an active verb, or the "by" phrase of a passive one."""
    if is_passive(parse, verb) or verb.tag == "VBN":
        by = parse.child(verb.index, "agent")
        if by is not None:
            agent = parse.child(by.index, "pobj")
            bare = agent is not None and parse.child(agent.index, "det", "poss", "amod") is None
            return None if agent is not None and bare and agent.lower in word_set(parse.language, "means") else agent
        if is_passive(parse, verb):
            return None
        if verb.dependency == "conj" and is_passive(parse, parse.tokens[verb.head]):
            return None
    return subject_of(parse, verb)


def prepositional(parse: Parse, token: Token, *prepositions: str) -> list[Token]:
    """The nouns that hang on the token by one of the prepositions."""
    found = []
    for child in parse.children(token.index, "prep", "agent", "dative"):
        if child.lower in prepositions:
            found.extend(parse.children(child.index, "pobj"))
    return found
