"""How sure, and whether yes or no, a cue makes its content once the words around the cue are heard too.

"claims" is weaker than "said"; "did not say that P" leaves P open; "could not rule out" makes it possible.
After FactBank (Sauri and Pustejovsky 2009): the certainty and polarity of the source that a predicate introduces.
"""

from sayso.evidence import Certainty, Span
from sayso.extract.attributions.cues import Cues, Stance
from sayso.extract.rejections import is_called_untrue
from sayso.languages.parse import Parse, Token

_WEAKER: dict[Certainty, Certainty] = {"certain": "probable", "probable": "possible", "possible": "possible"}
_NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "barely", "no"})
_REFUSING = frozenset({"refuse", "decline", "fail", "stop", "avoid", "hesitate", "forget", "neglect"})
_FACTIVE = frozenset(
    {"know", "realise", "realize", "recognise", "recognize", "remember", "regret", "forget", "discover"}
)
_BELIEVING = frozenset({"think", "believe", "expect", "suppose", "feel", "reckon", "imagine", "anticipate", "consider"})
_ACCEPTING = frozenset({"accept", "agree", "buy", "believe"})
_BACKING = frozenset({"support", "substantiate", "corroborate", "back", "bear"})
_EVIDENCE = frozenset({"evidence", "sign", "proof", "indication", "trace", "hint"})
_SHOWING = frozenset({"show", "suggest", "indicate", "prove", "imply", "confirm", "demonstrate", "hint", "establish"})
_OPEN_MODALS = frozenset({"may", "might", "could", "would", "should", "will", "shall", "'ll", "must", "can"})


def stance_of(cues: Cues, parse: Parse, verb: Token, base: Stance) -> Stance:
    """The stance that `verb`, whose own is `base`, gives to its content in this sentence."""
    certainty, polarity = base
    children = [parse.tokens[at] for at in parse.tokens[verb.index].children]
    negated = _negated(parse, children)
    modal = next((child.lower for child in children if child.tag == "MD"), None)
    lemma = verb.lemma.lower()
    if lemma in _SHOWING and base.polarity == "affirmed" and _by_nothing(parse, verb):
        return Stance("possible", "denied")
    if negated:
        return _negate(lemma, base, modal)
    if base.polarity == "denied" and (modal is not None or parse.tokens[verb.index - 1].lower == "nor"):
        return Stance("underspecified", "affirmed")  # "may yet deny that", "would neither confirm nor deny that"
    if verb.dependency in {"acl", "relcl"} and verb.tag == "VB" and _without_any(parse, parse.tokens[verb.head]):
        return _negate(lemma, base, modal)
    told = next((child for child in children if child.dependency == "ccomp"), None)
    mark = parse.child(told.index, "mark") if told is not None else None
    if mark is not None and mark.lower in {"whether", "if"} and lemma != "doubt":
        return Stance("underspecified", "affirmed")
    if verb.dependency in {"xcomp", "pcomp"}:
        head = parse.tokens[verb.head]
        if head.lemma in _REFUSING and base.polarity == "affirmed" and lemma not in _FACTIVE:
            return Stance("probable", "denied") if lemma in _ACCEPTING else Stance("underspecified", "affirmed")
    if (
        modal in _OPEN_MODALS
        and certainty in {"certain", "probable"}
        and lemma not in _FACTIVE
        and modal not in {"must", "can"}
    ):
        certainty = "underspecified" if modal in {"will", "shall", "'ll", "may", "might"} else _WEAKER[certainty]
    for child in children:
        if child.dependency == "advmod" and child.lower in cues.modifiers["lower"]:
            certainty = _WEAKER.get(certainty, certainty)
        elif child.dependency == "prep" and child.lower == "with":
            words = parse.subtree_span(child.index).words(parse.text).lower()
            if any(phrase in words for phrase in cues.modifiers["lowest"]):
                certainty = "possible"
            elif any(phrase in words for phrase in cues.modifiers["low"]):
                certainty = "probable"
    if any(child.dependency == "mark" and child.lower in {"if", "unless", "whether"} for child in children):
        certainty = "underspecified"
    return Stance(certainty, polarity)


def noun_stance(cues: Cues, parse: Parse, noun: Token) -> Stance | None:
    """The stance that a noun cue gives to its content: "reports" that nobody owns are a step weaker, unconfirmed ones two."""
    base = cues.nominal.get(noun.lemma.lower())
    if base is None:
        return None
    children = [parse.tokens[at] for at in noun.children]
    if noun.lemma.lower() in _EVIDENCE and _without_any(parse, noun):
        return Stance("possible", "denied")
    if any(child.lower in cues.doubting["adjectives"] for child in children):
        return Stance("possible", base.polarity)
    owned = any(child.dependency == "poss" or child.lower in {"by", "from"} for child in children)
    if not owned and is_called_untrue(parse, noun):
        return Stance("certain", "denied")
    if base.certainty == "certain" and noun.lemma.lower() in cues.nested.hearsay and not owned:
        return Stance("probable", base.polarity)
    return base


def tells_of_no_evidence(parse: Parse, span: Span) -> bool:
    """Whether a cue holds "no evidence", "nothing to support" or the like: what it introduces is denied, and not surely."""
    tokens = parse.between(span)
    nothing = any(token.lower in {"nothing", "none"} or _without_any(parse, token) for token in tokens)
    if nothing and any(token.lemma.lower() in _SHOWING | _BACKING and token.tag == "VB" for token in tokens):
        return True
    return any(token.lemma.lower() in _EVIDENCE and _without_any(parse, token) for token in tokens)


def _without_any(parse: Parse, noun: Token) -> bool:
    """As in "no reason to believe"."""
    return any(parse.tokens[at].lower in {"no", "little", "scant"} for at in noun.children)


def _by_nothing(parse: Parse, verb: Token) -> bool:
    """Whether what would show it is not there: "nothing suggests that", "no tracks that would show that"."""
    subject = parse.child(verb.index, "nsubj")
    shown_by = parse.tokens[verb.head] if verb.dependency in {"acl", "relcl"} else subject
    return shown_by is not None and (shown_by.lower in {"nothing", "none"} or _without_any(parse, shown_by))


def _negated(parse: Parse, children: list[Token]) -> bool:
    if any(
        child.dependency == "neg" or (child.dependency == "advmod" and child.lower in _NEGATORS) for child in children
    ):
        return True
    subject = next((child for child in children if child.dependency in {"nsubj", "nsubjpass"}), None)
    if subject is not None:
        if subject.lower in {"nobody", "none", "neither"} or (
            subject.lower == "one" and any(parse.tokens[at].lower == "no" for at in subject.children)
        ):
            return True
        return any(
            parse.tokens[at].lower in {"no", "neither"} and parse.tokens[at].dependency in {"det", "preconj"}
            for at in subject.children
        )
    return False


def _negate(lemma: str, base: Stance, modal: str | None) -> Stance:
    if lemma == "rule":  # could not rule out
        return Stance("possible", "affirmed")
    if base.polarity == "denied":  # did not deny, does not dispute, do not doubt
        return Stance("probable" if lemma in {"doubt", "dispute", "question", "contest"} else "possible", "affirmed")
    if lemma in _FACTIVE and modal is None:
        return Stance("underspecified", "affirmed") if lemma == "know" else base
    if lemma in _BELIEVING or lemma in _ACCEPTING:
        return Stance("probable", "denied")
    if lemma in {"find", "see", "detect", "establish", "observe"}:
        return Stance("possible", "denied")
    return Stance("underspecified", "affirmed")
