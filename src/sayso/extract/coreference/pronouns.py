"""Whom "he", "she", "it" and "they" stand for: gender, number, grammar, quotation and nearness decide."""

from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item
from sayso.extract.mentions import word_set
from sayso.languages import Token

EQUAL = (
    0.3  # two who are that near to each other are as likely: then a source is rather nobody known than the wrong one
)
NEAREST = 150  # items looked at, at most: a sentence of thousands of words would otherwise take minutes
_WINDOW = {"male": 6, "female": 6, "thing": 2, "plural": 3}  # how many sentences back


def antecedent_of(history: History, at: int, item: Item) -> Item | None:
    """The item that the pronoun most likely stands for, `None` where nothing fits."""
    window = _WINDOW[item.who or "thing"]
    best: dict[int, tuple[float, Item]] = {}
    token = history.parse.tokens[item.head]
    reflexive = token.lower in history.words.reflexive
    if reflexive and token.dependency in {"dobj", "pobj", "dative"}:
        own = _own_subject(history, at, item)
        if own is not None:
            return own
    ahead = _ahead(history, at, item)
    for other in [*ahead, *reversed(history.items[max(0, at - NEAREST) : at])]:
        distance = item.sentence - other.sentence
        if distance > window:
            break
        if other.span.overlaps(item.span) and not other.span.covers(item.span):
            continue
        if other.span.covers(item.span) or not _fits(history, item, other):
            continue
        if not reflexive and token.lower not in history.words.possessive and history.clash(item, other):
            continue
        score = _score(history, item, other, distance)
        root = history.clusters.find(other.number)
        if root not in best or score > best[root][0]:
            best[root] = (score, other)
    likely = sorted(best.values(), key=lambda one: -one[0])[:2]
    if item.number in history.sources and len(likely) == 2 and likely[0][0] - likely[1][0] < EQUAL:
        return _named_one(history, item, [other for _, other in likely])
    return likely[0][1] if likely else None


def _named_one(history: History, item: Item, two: list[Item]) -> Item | None:
    """Of two equally likely for a "he" the one with a name, whom the description of the other may mean too; else neither."""
    named = [other for other in two if history.is_named(other)]
    return named[0] if len(named) == 1 and item.who in {"male", "female"} else None


def _own_subject(history: History, at: int, item: Item) -> Item | None:
    """The subject of the reflexive's own verb ("B is distancing itself")."""
    token = history.parse.tokens[item.head]
    verb = history.parse.tokens[token.head]
    if verb.pos == "ADP":
        verb = history.parse.tokens[verb.head]
    for subject in history.parse.children(verb.index, "nsubj"):
        for other in reversed(history.items[:at]):
            if other.sentence != item.sentence:
                break
            if other.head == subject.index:
                return other
    return None


def _ahead(history: History, at: int, item: Item) -> list[Item]:
    """The subject that a leading phrase looks forward to ("In his speech, the mayor ...")."""
    token = history.parse.tokens[item.head]
    if token.lower not in history.words.possessive and token.dependency != "nsubj":
        return []
    sentence = history.parse.sentences[item.sentence]
    if item.head - sentence.first > 8:
        return []
    if history.parse.tokens[token.head].lemma.lower() in word_set(history.parse.language, "befalling"):
        return []  # "Commenting on his death, the general said": another's
    for other in history.items[at + 1 : at + 12]:
        if other.sentence != item.sentence or other.head - item.head > 14:
            break
        head = history.parse.tokens[other.head]
        main = head.dependency in {"nsubj", "nsubjpass"} and history.parse.tokens[head.head].dependency in {
            "ROOT",
            "ccomp",
        }
        leads = any(
            t.dependency in {"prep", "advcl"} and t.head == head.head
            for t in (history.parse.tokens[item.head], *history.parse.ancestors(item.head))
        )
        if main and leads and other.form == "name":
            return [other]
    return []


def _fits(history: History, item: Item, other: Item) -> bool:
    traits = history.clusters.traits(other.number)
    kinds = traits.kinds or {other.kind}
    if item.who in {"male", "female"}:
        if "person" not in kinds or traits.plural or (other.form == "pronoun" and other.who in {"speaker", "group"}):
            return False
        return not traits.genders or item.who in traits.genders
    if other.form == "pronoun" and other.who not in {item.who, None}:
        return False
    plural = traits.plural
    if item.who == "thing":
        return (
            not plural
            and bool(kinds & {"organisation", "place", "document", "other", "vehicle", "weapon", "military_platform"})
            and ("person" not in kinds or ("organisation" in kinds and not traits.genders))
        )
    if "person" in kinds and not plural:
        return False
    return (
        plural
        or (other.kind == "organisation" and other.form == "name")
        or other.noun in history.words.people
        or other.noun in {"group", "team", "union", "police", "insurgency", "militia", "company", "family", "couple"}
    )


def _score(history: History, item: Item, other: Item, distance: int) -> float:
    token, theirs = history.parse.tokens[item.head], history.parse.tokens[other.head]
    score = -1.3 * abs(distance) + (1.6 if other.subject else 0.0)
    score += 0.6 if other.form == "name" else 0.0
    if item.who in {"male", "female"}:
        score += _as_person(history, item, other)
    if other.form == "nominal" and other.determiner == "indefinite" and other.number not in history.sources:
        score -= 0.0 if other.subject else 1.2  # "an emperor" in passing is seldom spoken of again
    score += 0.2 * min(history.clusters.traits(other.number).size, 5)
    if item.number in history.sources and other.number in history.sources:
        score += 2.0
    elif other.number in history.sources and distance > 0:
        score += 0.7
    if item.number in history.sources and distance in {1, 2} and _is_spoken_to(history, theirs):
        score += 4.0  # who is asked answers
    sentences = history.parse.sentences
    if item.who in {"male", "female"} and sentences[item.sentence].paragraph != sentences[other.sentence].paragraph:
        score -= 1.2  # whoever the paragraph speaks of comes first
    if distance == 0 and _says_of_itself(history, token, theirs):
        score += 1.2
    if item.who == "plural" and distance == 0 and other.form == "pronoun":
        score += 0.6  # who "they" are is seldom changed within a sentence
    if item.quote is not None and other.number in history.sources and _speaks(item, other):
        score -= 4.0
    if item.quote is None and other.quote is not None:
        score -= 2.5
    if item.quote is not None and other.quote == item.quote:
        score += 1.0
    if item.who == "thing" and distance > 0 and _is_told(theirs, history):
        score -= 2.5  # "the clinic told the Post. Its director": who is told things is not what is spoken of
    if item.who in {"thing", "plural"} and distance > 0 and history.is_publisher(other):
        score -= 2.5  # who reports is not who is reported on
    if item.who == "thing":
        score += {"organisation": 0.8, "document": 0.3, "place": -0.6}.get(other.kind, 0.0)
        if theirs.dependency in {"compound", "poss", "amod"}:
            score -= 0.6
    if item.who == "plural" and (other.plural or history.clusters.traits(other.number).any_plural):
        score += 0.8
    if theirs.dependency in {"pobj", "conj"}:
        score -= 0.3
    if token.lower in history.words.possessive and distance == 0 and other.subject:
        score += 2.0 if _is_of_its_clause(history, token, theirs) else 0.6
    if distance == 0:
        score -= 0.01 * min(abs(item.head - other.head), 40)
    if distance < 0 or other.span.start > item.span.start:
        score += 1.2
    return score


def _as_person(history: History, item: Item, other: Item) -> float:
    """What it counts that somebody is known to be a man, or a woman; or that a name may be no person's at all."""
    traits = history.clusters.traits(other.number)
    if item.who in traits.genders:
        return 0.4
    return -1.5 if traits.kinds - {"person"} else 0.0


def _is_spoken_to(history: History, person: Token) -> bool:
    """Whether somebody is talked to, or met: "the Post spoke to Roth", "interviewed Roth"; not who is asked to do something."""
    above = history.parse.tokens[person.head]
    verb = history.parse.tokens[above.head] if above.lower in {"to", "with"} else above
    if person.dependency not in {"pobj", "dobj"} or verb.pos != "VERB":
        return False
    if any(
        aux.tag == "TO"
        for do in history.parse.children(verb.index, "xcomp", "ccomp")
        for aux in history.parse.children(do.index, "aux")
    ):
        return False
    return verb.lemma.lower() in word_set(history.parse.language, "talking_to")


def _is_told(other: Token, history: History) -> bool:
    """Whether somebody is only the one whom a source told."""
    verb = history.parse.tokens[other.head]
    return other.dependency in {"dobj", "dative"} and verb.lemma.lower() in word_set(
        history.parse.language, "informing"
    )


def _is_of_its_clause(history: History, pronoun: Token, subject: Token) -> bool:
    """Whether the possessive stands with the object of the subject's own verb ("the school fired its nurse")."""
    thing = history.parse.tokens[pronoun.head]
    return thing.dependency == "dobj" and subject.dependency == "nsubj" and thing.head == subject.head


def _says_of_itself(history: History, pronoun: Token, speaker: Token) -> bool:
    """Whether the pronoun does what the speaker says ("the army said it had left", not "the agency said it was unsafe")."""
    clause = history.parse.tokens[pronoun.head]
    return (
        pronoun.dependency in {"nsubj", "nsubjpass"}
        and clause.dependency == "ccomp"
        and clause.pos == "VERB"
        and clause.lemma.lower() not in word_set(history.parse.language, "of_things")
        and speaker.dependency == "nsubj"
        and speaker.head == clause.head
        and speaker.index < pronoun.index
    )


def _speaks(item: Item, other: Item) -> bool:
    """Whether `other` is set beside the quotation that holds the pronoun, hence its likely speaker."""
    return other.quote is None and abs(item.sentence - other.sentence) <= 1
