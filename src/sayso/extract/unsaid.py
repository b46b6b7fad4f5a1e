"""What is told without anybody's saying so: a question, and what somebody would not say or did not want to talk of."""

from collections.abc import Iterable

from sayso.evidence import Attribution, Certainty, Link, Span
from sayso.extract.mentions import word_set
from sayso.languages import Parse

_MARKS = "\"' )\u201d\u2019"
_NEGATORS = frozenset({"not", "n't", "n\u2019t", "never", "neither", "nor", "no", "nobody", "none"})


def is_asked(parse: Parse, scope: Span) -> bool:
    """Whether the words of one sentence, or of what is quoted of it, are a question."""
    return scope.words(parse.text).rstrip(_MARKS).endswith("?")


def says_nothing(parse: Parse, trigger: Span, scope: Span, path: Iterable[Attribution], certainty: Certainty) -> bool:
    """Whether what `trigger` names and `scope` leaves open is stated by nobody: it is asked, or kept back by its source.

    `path` has the attributions around it, the innermost last.
    """
    if certainty != "underspecified":
        return False
    around = tuple(path)
    if not around:
        return is_asked(parse, scope) or _is_kept_back(parse, trigger)
    own = around[-1]
    if own.manner == "direct" and is_asked(parse, scope):
        return True
    return any(keeps_back(parse, one) for one in around if one.source_entity == own.source_entity)


def _is_kept_back(parse: Parse, trigger: Span) -> bool:
    """Whether it stands under a verb of saying that is denied: "it would not say what it had done"."""
    token = parse.head_of(trigger)
    above = parse.tokens[token.head] if token is not None and token.dependency == "ccomp" else None
    if above is None or above.lemma.lower() not in word_set(parse.language, "speaking"):
        return False
    return parse.child(above.index, "neg") is not None


def keeps_back(parse: Parse, attribution: Attribution) -> bool:
    """Whether a cue says that its source would not say: "declined to say whether", "did not want to discuss"."""
    tokens = [token for cue in attribution.cue for token in parse.between(cue)]
    return any(
        token.lower in _NEGATORS or token.lemma.lower() in word_set(parse.language, "keeping_back") for token in tokens
    )


def told_after_question(parse: Parse, scope: Span, link: Link) -> bool:
    """Whether what stands in a quotation that opens with a question is none itself: "Why? We have to know," she asked."""
    return link.manner == "direct" and link.certainty == "underspecified" and not is_asked(parse, scope)
