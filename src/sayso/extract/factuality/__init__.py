"""Says how a text presents something: as certain, probable, possible or open, and whether as so or not so.

Certainty and polarity are those of FactBank (Sauri and Pustejovsky 2009): CT, PR, PS, Uu with + and -. Only words inside the
given scope count; a cue outside it ("claims", "denied") belongs to the source that is reported.
"""

from sayso.evidence import Certainty, Polarity, Record, Span
from sayso.extract.factuality.climbing import Climb
from sayso.extract.factuality.granted import is_granted, is_known_event, is_known_tie
from sayso.extract.factuality.lexicon import load_hedges
from sayso.extract.factuality.verdicts import Verdict
from sayso.extract.references import is_participle
from sayso.languages.parse import Parse, Token
from sayso.languages.remembered import Remembered

__all__ = ["Factuality", "is_granted", "is_known_event", "is_known_tie", "is_presupposed", "judge"]


class Factuality(Record, frozen=True):
    """How something is presented, and the words that show it, in text order."""

    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    markers: tuple[Span, ...] = ()


def judge(parse: Parse, trigger: Span, scope: Span) -> Factuality:
    """How what `trigger` names (a predicate, a noun for an event, a quantity) is presented inside `scope`.

    Certain and affirmed where no word says otherwise, and where `trigger` holds no word. Remembered by paragraph, as no word
    further away than in the one beside it counts.
    """
    head = parse.head_of(trigger)
    if head is None:
        return Factuality()
    number = parse.sentences[head.sentence].paragraph
    paragraph = parse.paragraphs[number]
    if not paragraph.covers(trigger):
        return _judge(parse, head, trigger, scope)
    key = parse.surroundings(number)
    judged = _remembered.get(key)
    if judged is None:
        judged = {}
        _remembered.add(key, judged)
    by = paragraph.start
    place = (trigger.start - by, trigger.end - by, scope.start - by, scope.end - by)
    known = judged.get(place)
    if known is None:
        known = _moved(_judge(parse, head, trigger, scope), -by)
        judged[place] = known
    return _moved(known, by)


_remembered = Remembered[str, dict[tuple[int, ...], "Factuality"]](3_000_000)


def _moved(found: Factuality, by: int) -> Factuality:
    """The same so many characters further on."""
    if not found.markers:
        return found
    return Factuality(
        found.certainty, found.polarity, tuple(Span(start + by, end + by) for start, end in found.markers)
    )


def _judge(parse: Parse, head: Token, trigger: Span, scope: Span) -> Factuality:
    climb = Climb(parse, load_hedges(parse.language), scope)
    verdict: Verdict = climb.judge(head)
    markers = tuple(sorted({span for span in climb.markers if not trigger.covers(span)}))
    if verdict.certainty == "certain" and verdict.polarity == "affirmed" and not markers:
        return Factuality()
    return Factuality(verdict.certainty, verdict.polarity, markers)


def is_presupposed(parse: Parse, trigger: Span, scope: Span) -> bool:
    """Whether what `trigger` names is taken for granted inside `scope`, so that who denies the rest does not deny it.

    "Denied that it had held back the deaths of those killed by the fire": the deaths and the killing are not in doubt.
    """
    token = parse.head_of(trigger)
    if token is None:
        return False
    if is_participle(parse, token):
        return True
    if token.pos != "NOUN" or token.dependency not in {"dobj", "pobj"}:
        return False
    definite = any(child.lower == "the" or child.dependency == "poss" for child in parse.children(token.index))
    verb = parse.tokens[token.head]
    if token.dependency == "pobj":
        verb = parse.tokens[verb.head]
    hedges = load_hedges(parse.language)
    light = verb.lemma.lower() in hedges.words["light"] and parse.child(verb.index, "prt") is None
    told = verb.pos == "VERB" and scope.covers(verb.span) and not light
    return definite and told and hedges.verb(verb.lemma.lower(), verb.lower) is None
