"""Whether the verb over a time expression looks back or ahead: "left Friday" or "will leave Friday"."""

from typing import Literal

from sayso.evidence.spans import Span
from sayso.languages.parse import Parse, Token

Direction = Literal["past", "future"]

_WILL = {"will", "'ll", "shall", "wo"}
_PLANS = {
    "expect", "schedule", "plan", "intend", "hope", "aim", "due", "set", "slate", "likely", "ready", "propose", "prepare", "promise", "vow", "agree", "want",
    "seek", "predict", "forecast", "anticipate", "project", "await", "pledge", "target", "deadline", "expire", "upcoming",
}  # fmt: skip


def direction(parse: Parse, span: Span) -> Direction | None:
    """Which way the nearest verb above the expression looks; `None` where it does not tell."""
    head = parse.head_of(span)
    first = parse.between(span)[:1]
    if first and first[0].index and parse.tokens[first[0].index - 1].lower == "since":
        return "past"
    if head is None or (head.dependency in ("compound", "nmod", "amod", "nummod") and head.pos in ("PROPN", "NOUN")):
        return None  # "a June agreement": the verb speaks of the agreement
    for depth, token in enumerate([head, *parse.ancestors(head.index)]):
        if depth > 8:
            break
        if token.lemma in _PLANS and token.pos != "VERB":
            return "future"
        if token.pos in ("VERB", "AUX"):
            found = _of_verb(parse, token)
            if found is not None:
                return found
    return None


def _of_verb(parse: Parse, verb: Token) -> Direction | None:
    helpers = [parse.tokens[at] for at in verb.children if parse.tokens[at].dependency in ("aux", "auxpass")]
    lowers = {helper.lower for helper in helpers}
    if lowers & _WILL:
        return "future"
    if lowers & {"did", "was", "were", "had", "has", "have", "'d", "'ve"}:
        return "future" if _plans(verb) and not lowers & {"had", "has", "have", "'ve", "did"} else "past"
    if lowers & {"would", "may", "might"} and "have" not in lowers:
        return "future"
    if lowers & {"is", "are", "am", "'s", "'re", "be", "been"}:
        if _plans(verb):
            return "future"
        if "been" in lowers:
            return "past"
        return "future" if verb.tag == "VBG" else None
    if "to" in lowers or lowers & {"may", "might", "can", "could", "should", "must", "would"}:
        above = parse.tokens[verb.head]
        if "to" in lowers and above.pos in ("VERB", "ADJ", "AUX"):
            over = {
                parse.tokens[at].lower for at in above.children if parse.tokens[at].dependency in ("aux", "auxpass")
            }
            if "had" in over or (above.tag == "VBD" and not _plans(above)):
                return "past"
        return "future"
    if verb.tag in ("VBD", "VBN"):
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        return "future" if _plans(verb) else None
    return None


def _plans(token: Token) -> bool:
    return token.lemma in _PLANS
