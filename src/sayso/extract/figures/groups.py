"""Whose number it is, and who gives it."""

from sayso.evidence import Quantity, Reference
from sayso.extract.figures.dimensions import dimension_of
from sayso.extract.figures.words import ACTORS, TALLIES, Index, governor_of, is_of_people, names_a_group
from sayso.extract.references import agent_of, object_of, refer, subject_of
from sayso.languages import Parse, Token

_QUOTES = frozenset('"“”«»')
_SETTING = {"in", "on", "at", "with", "to", "for", "by", "into", "against", "about"}


def giver_of(index: Index, anchor: Token, number: Token) -> Reference | None:
    """Who gives the number by the verb's own meaning: "the police put the crowd at 300", "raised its toll to 17"."""
    parse = index.parse
    tally = _tally_over(parse, anchor) or anchor
    if ("noun", tally.lemma.lower()) in index.states or tally.lemma.lower() in TALLIES:
        owner = parse.child(tally.index, "poss")  # "the union's 19 dead", "the coroner's count of 17"
        mention = index.mentions.headed_by(owner.index) if owner is not None else None
        known = mention is not None and (mention.form != "pronoun" or mention.entity is not None)
        if mention is not None and known and mention.kind != "place":
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    for token in (number, anchor):
        verb = governor_of(parse, token)
        if verb is None or verb.lemma.lower() not in index.words.words.giving:
            continue
        if parse.child(verb.index, "dative") is not None:
            continue  # "gave the bank a loan of 2 million" gives no number
        given = parse.child(verb.index, "dobj")
        if verb.lemma.lower() == "give" and given is not None and given.index not in {number.index, anchor.index}:
            continue  # "gives work to 310 people" gives none either
        subject = subject_of(parse, verb)
        if subject is None or subject.index in {number.index, anchor.index}:
            return None
        mention = index.mentions.headed_by(subject.index)
        if mention is not None and mention.kind in {"person", "organisation", "document", "place"}:
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    return None


def _told_beside(index: Index, counted: Token) -> Reference | None:
    """Whom a description with the number is set beside: "Senn, a town of 9,200 residents"."""
    of = index.parse.tokens[counted.head]
    described = index.parse.tokens[of.head]
    if counted.dependency != "pobj" or of.lower != "of" or described.dependency != "appos":
        return None
    whose = index.parse.tokens[described.head]
    return refer(index.mentions, whose) if index.mentions.headed_by(whose.index) is not None else None


def sufferer_of(index: Index, trigger: Token | None) -> Reference | None:
    """Whose losses they are, told by who suffers or admits them: "the army acknowledged seven dead", "with the loss of two men"."""
    if trigger is None or trigger.pos not in {"NOUN", "ADJ"}:
        return None
    parse = index.parse
    verb = governor_of(parse, trigger)
    if verb is None:
        return None
    for losses in parse.children(verb.index, "dobj"):  # "put its losses at seven dead"
        owner = parse.child(losses.index, "poss")
        if owner is not None and ("of people", losses.lemma.lower()) in index.states:
            return refer(index.mentions, owner)
    above = parse.tokens[trigger.head]
    with_loss = ("of people", trigger.lemma.lower()) in index.states and above.lower in {"with", "at", "for"}
    suffered = verb.lemma.lower() in index.words.words.suffering and above.index == verb.index
    if not (with_loss and above.head == verb.index) and not suffered:
        return None
    subject = subject_of(parse, verb)
    if subject is None:
        return None
    mention = index.mentions.headed_by(subject.index)
    return refer(index.mentions, subject) if mention is not None or subject.pos != "PRON" else None


def _tally_over(parse: Parse, token: Token) -> Token | None:
    """The tally that a number is the value of: "the coroner's count of 17 dead"."""
    for above in parse.ancestors(token.index)[:3]:
        if above.lemma.lower() in TALLIES:
            return above
        if above.pos not in {"ADP", "NUM", "ADJ"}:
            return None
    return None


def has_members(index: Index, of: Reference) -> bool:
    """Whether a group is a people, a body or named persons."""
    kinds = {
        mention.kind
        for mention in index.mentions.mentions
        if mention.span == of.span or (of.entity is not None and mention.entity == of.entity)
    }
    return bool(kinds & {"nationality", "organisation", "person"})


def is_owner(index: Index, quantity: Quantity, head: Token) -> bool:
    """Whether the noun found for an amount is the verb's subject, who has or makes it, and not what it is an amount of."""
    if head.dependency not in {"nsubj", "nsubjpass"} or quantity.span.start < head.end:
        return False
    under = index.parse.subtree(head.index)
    return not any(token.index in under for token in index.parse.between(quantity.span))


def group_of(
    index: Index, quantity: Quantity, head: Token | None, anchor: Token, trigger: Token | None
) -> Reference | None:
    """Whose: a name that modifies what is counted, its owner or "of" phrase, else the subject whose members they are."""
    parse = index.parse
    if trigger is not None and ("with people", trigger.lemma.lower()) in index.states:
        loser = subject_of(parse, trigger)  # "Israel has lost 52 soldiers"
        named = index.mentions.headed_by(loser.index) if loser is not None else None
        of_people = head is None or is_of_people(index, head)
        if loser is not None and named and of_people and (named.form == "name" or named.kind == "organisation"):
            return refer(index.mentions, loser)
    if head is not None:
        owns = quantity.unit is not None and is_owner(index, quantity, head)
        if dimension_of(index, quantity) is not None:  # "a 30-metre-wide hole"
            return refer(index.mentions, head)
        if owns or head.pos == "PRON" or names_a_group(index, head):
            return refer(index.mentions, head)
    beside = _told_beside(index, anchor)
    if beside is not None:
        return beside
    for token in [head, anchor] if head is not None else [anchor]:
        found = _owner(index, token)
        if found is not None:
            return found
    described = _described_as(index, anchor) or _holding(index, anchor)
    if described is not None:
        return described
    if quantity.concept_span is not None:
        for mention in index.mentions.inside(quantity.concept_span, "organisation", "nationality", "person"):
            if mention.form == "name":
                return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    lemma = head.lemma.lower() if head is not None else ""
    verb = governor_of(parse, anchor)
    if verb is None or _is_quoted_apart(parse, anchor, verb) or _stands_under_a_noun(parse, quantity, anchor):
        return None  # "eighty crowns," she told the Courier
    if trigger is not None and ("with people", trigger.lemma.lower()) in index.states:
        loser = subject_of(parse, trigger)  # "Israel has lost 52 jobs"
        named = index.mentions.headed_by(loser.index) if loser is not None else None
        return refer(index.mentions, loser) if loser is not None and named and named.form == "name" else None
    if trigger is not None and lemma in index.words.words.generic | index.words.words.members:
        return None  # people killed: the group is not the one who kills
    if head is None or lemma in index.words.words.members or lemma in index.words.words.generic:
        return _subject_group(index, verb, anchor)
    return None


def _owner(index: Index, token: Token) -> Reference | None:
    parse = index.parse
    is_toll = ("noun", token.lemma.lower()) in index.states  # "the ministry's toll" is not a toll of ministries
    owners = ("compound", "amod", "nmod", "appos") if is_toll else ("poss", "compound", "amod", "nmod", "appos")
    candidates = parse.children(token.index, *owners)
    for preposition in parse.children(token.index, "prep"):
        if preposition.lower in {"of", "from", "among", "for"}:
            candidates.extend(parse.children(preposition.index, "pobj"))
    for candidate in candidates:
        mention = index.mentions.headed_by(candidate.index) or index.mentions.holding(candidate.index)
        if (
            mention is not None
            and (mention.kind in ACTORS or mention.form == "pronoun")
            and not mention.span.covers(token.span)
            and (mention.form == "name" or candidate.dependency in {"poss", "pobj"})
        ):
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
        if any(parse.tokens[at].pos == "NUM" for at in parse.subtree(candidate.index)):
            continue  # "a harvest of 3 million tonnes" belongs to no tonnes
        if candidate.dependency == "pobj" and candidate.pos in {"NOUN", "PROPN"}:
            inner = _owner(index, candidate)
            return inner if inner is not None else refer(index.mentions, candidate)
    return None


def _holding(index: Index, anchor: Token) -> Reference | None:
    """The group that is told to have them: "a closed group with 640 members"."""
    link = index.parse.tokens[anchor.head]
    group = index.parse.tokens[link.head]
    words = index.words.words
    lemma = anchor.lemma.lower()
    if anchor.dependency != "pobj" or link.lower != "with" or group.pos not in {"NOUN", "PROPN"}:
        return None
    return refer(index.mentions, group) if lemma in words.members or lemma in words.generic else None


def _is_quoted_apart(parse: Parse, anchor: Token, verb: Token) -> bool:
    """Whether a quotation ends or begins between the two: who speaks is not the one of whom is spoken."""
    first, last = sorted((anchor, verb), key=lambda token: token.index)
    return not _QUOTES.isdisjoint(parse.text[first.end : last.start])


def _stands_under_a_noun(parse: Parse, quantity: Quantity, anchor: Token) -> bool:
    """Whether what is counted hangs on another noun, and on the verb only through that: "posted in a group with 640 members"."""
    for above in parse.ancestors(anchor.index):
        if above.pos in {"VERB", "AUX"}:
            return False
        if above.pos in {"NOUN", "PROPN"} and not quantity.span.covers(above.span) and above.dependency == "pobj":
            return parse.tokens[above.head].lower in _SETTING
    return False


def _described_as(index: Index, anchor: Token) -> Reference | None:
    """The group that those counted are said to belong to: "five of them were found to be members of X"."""
    parse = index.parse
    token = anchor
    for above in parse.ancestors(anchor.index)[:4]:
        if above.pos in {"VERB", "AUX"} and token.dependency in {"nsubj", "nsubjpass"}:
            verbs = [above, *parse.children(above.index, "xcomp")]
            for verb in verbs:
                for noun in parse.children(verb.index, "attr", "oprd"):
                    if noun.lemma.lower() in index.words.words.members:
                        return _owner(index, noun)
            return None
        if above.pos == "NUM":
            return None  # "five of the 12": what is said of the five is not said of the twelve
        token = above
    return None


def _subject_group(index: Index, verb: Token, anchor: Token) -> Reference | None:
    """The organisation that is the subject (or, passive, the object) of the verb that the number hangs on."""
    parse = index.parse
    for noun in (object_of(parse, verb), agent_of(parse, verb), subject_of(parse, verb)):
        if noun is None or noun.index == anchor.index:
            continue
        owner = _owner(index, noun)
        if owner is not None:
            return owner
        mention = index.mentions.headed_by(noun.index)
        many = (
            noun.tag == "NNS" and mention is not None and mention.form == "nominal"
        )  # "two members had brothers there"
        if mention is not None and mention.kind == "organisation" and not many:
            return Reference(mention.span.words(parse.text), mention.entity, mention.span)
    return None
