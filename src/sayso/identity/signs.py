"""What there is to be weighed of two whom two reports tell of, the one without a name: by which words, with whom, in which sentences."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.identity.office_words import office_words
from sayso.identity.profiles import Profile, singular
from sayso.languages.meaning import embed

_KINDS = frozenset({"person", "organisation", "place"})
NEAR = 0.4  # in meaning, at least, where two nouns are neither the same nor kin
FEW = 2  # of a noun's kin in two reports together, for nobody else to be meant


class Report(NamedTuple):
    """The profiles of a report by entity, how many of them each noun can mean, and by entity their group in the pile."""

    profiles: Mapping[str, Profile]
    nouns: Counter[str]
    groups: Mapping[str, int]


class Signs(NamedTuple):
    """What there is to be weighed of two; each from 0 to 1 or a small count."""

    noun: float  # the first noun of both is the same
    other_noun: float  # another of their nouns is
    near_noun: float  # how near in meaning their nearest nouns are
    near_shown: float  # and their first descriptions
    bare: float  # the noun they share is one by which each report means somebody of its own
    shared_words: float  # other words that both say
    apart_words: float  # both say other words, and none in common
    no_words: float  # neither says more than a noun
    shared_names: float  # words with capitals that both have
    apart_names: float  # both have such, and none in common
    only_one: float  # neither report has another of the noun
    noun_alone: float  # and the noun is not bare
    rivals: float  # how many more there are of the noun, or its kin
    kin: float  # the nouns are kin ("the sergeant", "a policeman")
    kin_alone: float  # and nobody else there is
    kind: float  # both were read as one kind
    named: float  # the other has a name
    named_noun: float  # which ends in the noun, or is called so
    plural: float
    collective: float  # the noun is of a service that a place has one of: "the police"
    society: float  # the noun is of bodies of which a place has several
    age: float
    number: float
    rank: float  # only one has a word that tells when, or for how long, somebody is what he is: "former"
    personal: float  # somebody's lawyer or father, of whom it is not known that he is the same
    collective_more: float  # the noun is of a service, and only one says which
    body: float  # they speak for one body (1), or for two (-1)
    deeds: float  # verbs that carry what is told of both
    beside: float  # others told with both
    sentences: float  # how near in meaning the nearest of their sentences are
    speak: float  # both are sources
    often: float  # of how often the one seldom mentioned is


def ruled_out(one: Profile, other: Profile) -> bool:
    """Whether something speaks against two being one, whatever else speaks for it: ages, numbers, a deputy, a part of a body.

    Several of whom a report has not told yet, or whom all have ("members"), are its own.
    """
    if is_nobody(one) or is_nobody(other):
        return True
    if one.named != other.named and (_fits_any(one, other) if other.named else _fits_any(other, one)):
        return True
    if _differ(one.ages, other.ages) or _differ(one.numbers, other.numbers):
        return True
    if _differ(one.gender, other.gender) or (one.kind == "person") != (other.kind == "person"):
        return True
    if one.plural != other.plural and not (one.nouns | other.nouns) & _collective():
        return True
    if one.nouns & other.nouns & _offices() and _differ(telling(one), telling(other)):
        return True  # the labour ministry, the finance ministry
    return any((one.words & apart) != (other.words & apart) for apart in _telling_apart())


def telling(one: Profile) -> frozenset[str]:
    """The words that tell somebody from others of the noun."""
    return one.words - describing_words().neutral - lexicon().small


def are_told_apart(one: Profile, *others: Sequence[Profile]) -> bool:
    """Whether words, ages, numbers or the sex of a description tell it from another, of whom several profiles tell."""
    every = [each for listed in others for each in listed]
    for each in others[0]:
        if _differ(one.gender, each.gender) or _differ(one.ages, each.ages) or _differ(one.numbers, each.numbers):
            return True
    offices = one.nouns & _offices()
    theirs = {word for each in every if each.nouns & offices for word in telling(each)}
    if offices and _differ(telling(one), theirs):
        return True
    said = {word for each in every for word in each.words | each.nouns}
    return any(one.words & apart and not one.words & apart & said for apart in _telling_apart())


def is_collective(one: Profile) -> bool:
    """Whether a description is of a service that a place has one of: "the police"."""
    return bool(one.nouns & _collective())


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """The nouns that another word makes another office of."""
    return lexicon().turned | {role[-1] for role in office_words().roles}


def is_nobody(one: Profile) -> bool:
    """Whether a description is of nobody whom another report could mean."""
    if one.named:
        return False
    words = describing_words()
    if one.kind not in _KINDS or not one.nouns - words.nobody or one.shown.casefold().startswith(("my ", "our ")):
        return True
    if one.nouns & _collective():
        return False
    if not one.opening and one.kind == "person" and not one.words and one.nouns <= _offices():
        return True  # "as president", "the role of chairman"
    if one.opening == "a" and one.nouns & words.sole and one.kind == "person":
        return True  # "an unpredictable president"
    if one.plural:
        return one.opening != "the" or one.nouns <= words.bare
    known = one.opening in {"the", "own"} or bool(one.ages or one.words - words.neutral)
    return one.nouns <= words.bare and not known


def _fits_any(one: Profile, named: Profile) -> bool:
    """Whether a description fits any body and says nothing that is told of the one with the name: "the group", "the armed group"."""
    bare = one.kind == "organisation" and one.nouns <= describing_words().bare
    return bare and not one.numbers and not telling(one) & named.words


def _differ(one: Collection[str], other: Collection[str]) -> bool:
    return bool(one and other) and not set(one) & set(other)


@lru_cache(maxsize=1)
def _telling_apart() -> tuple[frozenset[str], ...]:
    """Words that make another of somebody, if only one of two has them."""
    words = describing_words()
    parts = words.parts | lexicon().branches - lexicon().trades
    return words.rivals, office_words().lesser, frozenset(map(singular, parts))


@lru_cache(maxsize=1)
def _collective() -> frozenset[str]:
    return frozenset(map(singular, describing_words().collective))


@lru_cache(maxsize=1)
def _kin() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for wide, narrow in describing_words().wider.items():
        for each in narrow:
            found.setdefault(wide, set()).add(each)
            found.setdefault(each, set()).add(wide)
    return {noun: frozenset(each) for noun, each in found.items()}


def kin(noun: str) -> frozenset[str]:
    """The nouns that can be said of the same as this one: wider and narrower ones."""
    return _kin().get(noun, frozenset())


def signs(here: Report, one: Profile, there: Report, other: Profile) -> Signs:
    """What there is to be weighed of `one`, who has no name, and the `other` of another report of the affair."""
    words = describing_words()
    nouns = one.nouns & other.nouns
    related = not nouns and any(kin(noun) & other.nouns for noun in one.nouns)
    ours, theirs = telling(one), telling(other)
    rivals = _rivals(here, one, there, other, nouns) if nouns or related else 0
    bare, alone = nouns <= words.bare, bool(nouns) and not rivals
    bodies = here.groups.get(one.body or ""), there.groups.get(other.body or "")
    told = [
        {report.groups[each] for each in who.beside if each in report.groups}
        for report, who in ((here, one), (there, other))
    ]
    return Signs(
        noun=one.noun != "" and one.noun == other.noun,
        other_noun=bool(nouns) and one.noun != other.noun,
        near_noun=nearness(sorted(one.nouns), sorted(other.nouns)),
        near_shown=nearness((one.shown,), (other.shown,)),
        bare=bool(nouns) and bare,
        shared_words=min(2, len(ours & theirs)),
        apart_words=_differ(ours, theirs),
        no_words=not ours and not theirs,
        shared_names=min(2, len(one.names & other.names)),
        apart_names=_differ(one.names, other.names),
        only_one=alone,
        noun_alone=alone and not bare,
        rivals=math.log1p(rivals),
        kin=related,
        kin_alone=related and rivals <= FEW,
        kind=one.kind == other.kind,
        named=other.named,
        named_noun=other.named and bool(nouns) and not one.names,
        plural=one.plural and other.plural,
        collective=bool(nouns & _collective()),
        society=bool(nouns & words.societies),
        age=bool(one.ages & other.ages),
        number=bool(one.numbers & other.numbers),
        rank=(one.words & _ranks()) != (other.words & _ranks()),
        personal="own" in (one.opening, other.opening) and bool((one.nouns | other.nouns) & office_words().personal),
        collective_more=bool(nouns & _collective()) and bool(ours) != bool(theirs),
        body=0 if None in bodies else 1 if bodies[0] == bodies[1] else -1,
        deeds=min(3, len(one.deeds & other.deeds)),
        beside=min(3, len(told[0] & told[1])),
        sentences=nearness(one.sentences, other.sentences),
        speak=one.speaks and other.speaks,
        often=math.log(max(1, min(one.mentions, other.mentions))),
    )


def speak_against(found: Signs) -> bool:
    """Whether signs rule it out: two bodies, other names beside, nouns that have nothing to do with each other."""
    if found.body < 0 or (found.apart_names and not found.named):
        return True
    called = found.noun or found.other_noun or found.kin or found.near_noun >= NEAR
    return not (called or found.age or found.number)


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    words = office_words()
    return words.former | words.new | words.current


def _rivals(here: Report, one: Profile, there: Report, other: Profile, nouns: Collection[str]) -> int:
    """How many more of the two reports the nouns can mean that they share, else those that are kin."""
    if nouns:
        most = [max(report.nouns[noun] for noun in nouns) for report in (here, there)]
        return max(0, sum(most) - 2)
    return sum(
        report.nouns[noun]
        for report, who in ((here, other), (there, one))
        for noun in {each for own in who.nouns for each in (own, *kin(own))}
    )


def nearness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How near in meaning the two texts of either side are that are nearest."""
    if not ours or not theirs:
        return 0.0
    return round(float((embed(ours) @ embed(theirs).T).max()), 3)
