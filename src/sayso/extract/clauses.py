"""Where a clause begins and ends, and whether it is one: verbs with a tense, and the words that lead out of it."""

from sayso.evidence import Span, any_covers
from sayso.languages import Parse, Token


def is_verb(token: Token, head: Token) -> bool:
    """Whether a word is a verb, and does not only describe the noun that heads the words ("the failed test")."""
    describes = token.dependency == "amod" and (head.pos == "ADP" or (token.head == head.index and head.pos == "NOUN"))
    return token.pos in {"VERB", "AUX"} and not describes


def is_bare_deed(parse: Parse, span: Span) -> bool:
    """Whether words are only what somebody is to do: "to leave the town"."""
    tokens = parse.between(span)
    return len(tokens) > 1 and tokens[0].tag == "TO" and tokens[1].tag == "VB" and tokens[1].lemma not in {"be", "have"}


def is_finite(parse: Parse, token: Token) -> bool:
    """Whether a verb has a tense, of its own or by the verbs that help it."""
    helpers = parse.children(token.index, "aux", "auxpass")
    tags = {"VBD", "VBP", "VBZ", "MD"}
    return token.pos in {"VERB", "AUX"} and (token.tag in tags or any(one.tag in tags for one in helpers))


def heads_a_clause(parse: Parse, token: Token) -> bool:
    """Whether a token is the finite verb of a main, joined or adverbial clause."""
    if token.pos not in {"VERB", "AUX"} or token.dependency not in {"ROOT", "conj", "advcl", "ccomp"}:
        return False
    helpers = parse.children(token.index, "aux", "auxpass")
    finite = token.tag in {"VBD", "VBP", "VBZ"} or any(one.tag in {"VBD", "VBP", "VBZ", "MD"} for one in helpers)
    return finite and (token.dependency == "ROOT" or parse.child(token.index, "nsubj", "nsubjpass", "expl") is not None)


def run_of(parse: Parse, head: Token, without: list[Span]) -> tuple[int, int]:
    """The longest unbroken run of tokens around a clause's head that lies under it and outside the spans, half-open."""
    apart: set[int] = set()
    for child in parse.children(head.index):
        if child.dependency in {"conj", "advcl", "ccomp"} and heads_a_clause(parse, child):
            apart.update(parse.subtree(child.index))
    under = {
        at for at in parse.subtree(head.index) if at not in apart and not any_covers(without, parse.tokens[at].span)
    }
    first = last = head.index
    while first - 1 in under:
        first -= 1
    while last + 1 in under:
        last += 1
    while first < head.index and (
        parse.tokens[first].pos in {"CCONJ", "SCONJ", "PUNCT"} or parse.tokens[first].dependency == "mark"
    ):
        first += 1
    return first, last + 1


def share(span: Span, parts: list[Span]) -> float:
    """The part of a span that the others cover."""
    covered: set[int] = set()
    for part in parts:
        covered.update(range(max(span.start, part.start), min(span.end, part.end)))
    return len(covered) / max(1, span.end - span.start)


def unpunctuated(span: Span, parse: Parse) -> Span:
    """The span without marks at its ends, and without the words that joined it to what is not in it: "and", "which", "with"."""
    text = parse.text
    start, end = span
    tokens = parse.between(span)
    while start < end and (text[start].isspace() or text[start] in "\"'\u201c\u201d\u2018\u2019,;:-\u2013\u2014.(>"):
        start += 1
    if text[start : start + 5].lower() == "that " and end - start > 5:
        opening = next((token for token in tokens if token.start == start), None)
        if opening is None or opening.tag != "DT":  # "that is how it ended" keeps its subject
            start += 5
    last = len(tokens)
    while end > start:
        if text[end - 1].isspace() or text[end - 1] in "\"'\u201c\u201d\u2018\u2019,;:-\u2013\u2014.":
            end -= 1
            continue
        while last and tokens[last - 1].start >= end:
            last -= 1
        joint = tokens[last - 1] if last else None
        if joint is None or joint.end != end or joint.start <= start or not _leads_on(parse, joint, span.end):
            break
        end = joint.start
    return Span(start, end)


def _leads_on(parse: Parse, token: Token, end: int) -> bool:
    """Whether a word leads to what stands behind `end`: a conjunction, a relative pronoun of a verb there, "with" of a noun there."""
    if token.dependency in {"cc", "mark"}:
        return True
    if token.tag in {"WDT", "WP", "WP$", "WRB"}:
        return parse.tokens[token.head].start >= end
    return token.dependency in {"prep", "agent"} and parse.tokens[max(parse.subtree(token.index))].start >= end
