"""What a text rejects without repeating it: the words of somebody else to which "the allegation" or "that" points back."""

from collections.abc import Iterator, Sequence

from sayso.evidence import Span, Statement
from sayso.extract.elliptical import can_be, leaves_out
from sayso.extract.mentions import word_set
from sayso.extract.rejections import Rejection, pointing_word
from sayso.languages import Parse

FAR = 2  # sentences that what is rejected may lie back
FAR_IN_SPEECH = 5  # the same, where quotations of its source stand between
_ACCUSING = {"accusation", "allegation", "charge"}
_COUNTS = {"figure", "estimate", "number", "toll", "total", "count", "tally"}
# ties that introduce people (but for whose they are, which is disputed), and events that only tell that something was said: who
# rejects what was said denies none of these
_NO_ACCOUNTS = {"communicated_with", "in_charge_of", "speaks_for", "employs", "belongs_to"}
_NO_ACCOUNTS |= {"accusation", "statement", "refusal"}


def find_rejected(
    parse: Parse, rejection: Rejection, statements: Sequence[Statement], rejecter: frozenset[str]
) -> tuple[Statement, ...]:
    """The statements that a rejection points back to: what somebody else was last said to say, best about who rejects it.

    Only what is told as somebody's word can be meant: of what the text itself tells it is not known that anybody disputes it.
    "The claims" are all that was said there, "the claim" is what was said first. `rejecter` are the ids of the entities that reject, and of who
    says that they do. Empty where nothing fits.
    """
    before = list(_before(parse, rejection, statements, rejecter))
    if not before:
        return ()
    nearest = max(before, key=lambda one: one.span.start)
    before = [one for one in before if _is_account(parse, one)]
    if not any(_is_beside(parse, one, nearest) for one in before):
        return ()  # what was last said is nothing to be rejected: it is not known what else is meant
    nearest = max(before, key=lambda one: one.span.start)
    if _is_denied_since(parse, rejection, statements, nearest):
        return ()  # "the ministry denied any order. That is a fantasy, said its head": it is the order, and perhaps the denial
    if nearest.chain[-1].manner == "direct":
        farther = _before(parse, rejection, statements, rejecter, FAR_IN_SPEECH)
        before = [one for one in farther if _is_account(parse, one)]
        nearest = _told_before(parse, nearest, before)
    told = [one for one in before if one.chain[:2] == nearest.chain[:2] and _is_beside(parse, one, nearest)]
    deep = min(len(one.chain) for one in told)  # "he was warned that it leaks": that he was
    said = [one for one in told if len(one.chain) == deep]
    whole = [one for one in said if not any(_is_within(one, other) for other in said)]
    about = [one for one in whole if one.gist is not None and not rejecter.isdisjoint(one.gist.entities)]
    if rejection.vague and not about:
        return ()
    found = sorted(about or whole, key=lambda one: (one.span.start, one.kind == "figure", one.id))
    noun = pointing_word(parse, rejection)
    many = noun is not None and (noun.tag == "NNS" or noun.lower in {"these", "those"})
    return tuple(found if many else found[:1])


def _is_denied_since(parse: Parse, rejection: Rejection, statements: Sequence[Statement], nearest: Statement) -> bool:
    """Whether somebody denies something else between what was last said and its rejection."""
    return any(
        one.chain[-1].polarity == "denied"
        and one.certainty == "certain"
        and nearest.span.end <= one.span.start
        and one.span.end <= rejection.span.start
        and one.proposition != nearest.proposition
        and not _is_beside(parse, one, nearest)
        for one in statements
    )


def _told_before(parse: Parse, quoted: Statement, before: Sequence[Statement]) -> Statement:
    """What a report has the source of a quotation say in its own words just before: the quotation only goes on from it."""
    same = (
        one
        for one in before
        if _voice(one) == _voice(quoted)
        and one.chain[-1].manner == "indirect"
        and one.span.end <= quoted.span.start
        and any(paragraph.covers(one.span) and paragraph.covers(quoted.span) for paragraph in parse.paragraphs)
    )
    return max(same, key=lambda one: one.span.start, default=quoted)


def _voice(one: Statement) -> str | None:
    return one.chain[1].entity or one.chain[1].source


def _is_beside(parse: Parse, one: Statement, other: Statement) -> bool:
    """Whether two statements stand in one sentence."""
    there, here = (parse.sentence_at(each.span.start) for each in (one, other))
    return there is not None and here is not None and there.index == here.index


def _is_within(one: Statement, other: Statement) -> bool:
    """Whether one statement is told by a part of the words of another."""
    return other.span != one.span and other.span.covers(one.span)


def _before(
    parse: Parse, rejection: Rejection, statements: Sequence[Statement], rejecter: frozenset[str], far: int = FAR
) -> Iterator[Statement]:
    own, noun = parse.sentence_at(rejection.span.start), pointing_word(parse, rejection)
    counted = noun is not None and noun.lemma.lower() in _COUNTS
    for statement in statements:
        there = parse.sentence_at(statement.span.start)
        if own is None or there is None or not 0 <= own.index - there.index <= far:
            continue
        if statement.span.end > rejection.span.start or statement.chain[-1].polarity == "denied":
            continue
        if len(statement.chain) < 2 or statement.chain[-1].entity in rejecter:
            continue
        if rejection.speaker is not None and rejection.speaker not in {link.entity for link in statement.chain[1:]}:
            continue
        if rejection.left_out is not None and not _is_left_out(parse, rejection, statement):
            continue
        if rejection.about and not any(_speaks_of(parse, there.span, word) for word in rejection.about):
            continue
        if rejection.noun is not None and not _speaks_of(parse, there.span, rejection.noun):
            continue
        if counted and statement.kind != "figure":
            continue
        if noun is not None and noun.lemma.lower() in _ACCUSING and not _accuses(statement, rejecter):
            continue
        yield statement


def _is_account(parse: Parse, statement: Statement) -> bool:
    """Whether somebody says that something is so, that may be rejected: what is asked or offered is refused, no more."""
    if statement.granted or (len(statement.chain) == 2 and statement.certainty == "underspecified"):
        return False
    if getattr(statement.proposition, "kind", "") in _NO_ACCOUNTS:
        return False
    return not (statement.kind == "assertion" and _only_reports(parse, statement.span))


def _accuses(statement: Statement, rejecter: frozenset[str]) -> bool:
    """Whether a statement may accuse those who reject it: "we received nothing" accuses nobody, "he paid nothing" him."""
    actor = statement.gist.actor if statement.gist is not None else None
    return statement.polarity == "affirmed" or actor in rejecter


def _is_left_out(parse: Parse, rejection: Rejection, statement: Statement) -> bool:
    """Whether what "he did not" leaves out can be what a statement tells."""
    if rejection.left_out is None or statement.kind == "figure":
        return False
    pronoun, verb = rejection.left_out
    if not leaves_out(parse, verb, statement.span):
        return False
    named = statement.gist.entities if statement.gist is not None else ()
    own = rejection.attribution.source_entity if rejection.attribution is not None else None
    if pronoun.lower in {"he", "she"} and rejection.about_whom not in {None, own} and named:
        return rejection.about_whom in named
    return can_be(parse, pronoun, statement.span)


def _only_reports(parse: Parse, span: Span) -> bool:
    """Whether a clause tells only who reported it: "the Post was the first to report that"."""
    head = parse.head_of(span)
    if head is None or head.lemma.lower() != "be":
        return False
    first = parse.child(head.index, "attr", "acomp")
    verb = parse.child(first.index, "xcomp", "acl", "relcl") if first is not None else None
    return verb is not None and span.covers(verb.span) and verb.lemma.lower() in word_set(parse.language, "speaking")


def _speaks_of(parse: Parse, span: Span, noun: str) -> bool:
    return any(token.lemma.lower() == noun for token in parse.between(span))
