"""What the texts themselves credit, matched to reports in the pile or left as a report that is absent."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from sayso.engine import key_of
from sayso.evidence import Derivation, Passage, Span
from sayso.lineage.crediting import Credit
from sayso.lineage.fit import ALONE, SMALL, Fit, is_later, nearest_words, needed
from sayso.lineage.linked import Spellings, find_pages, linked, with_addresses
from sayso.lineage.mentioned import mentioned
from sayso.lineage.mentioning import is_body
from sayso.lineage.outlets import keys_of, same_outlet
from sayso.lineage.pile import Pile
from sayso.lineage.unnamed import unnamed

FEW = 3  # reports of one outlet, of which the earliest may be the only one that can be meant
LONE = 0.35  # by how much less near it must come in a small pile that has no other report of that outlet,
MEANT = 0.33  # or how near in meaning alone
VERBATIM = 0.75  # unless so much of the credited words that tell stands in one sentence


def with_credits(pile: Pile, found: list[Derivation], pairs: Sequence[tuple[int, int]]) -> list[Derivation]:
    """`found` and what the texts themselves credit: a report in the pile where one fits, else one that is absent."""
    index_of = {document.id: index for index, document in enumerate(pile.documents)}
    known = {(index_of[each.document], index_of[each.parent]) for each in found if each.parent is not None}
    near: dict[int, set[int]] = {}
    for one, other in [*pairs, *known]:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    names = _shared_names(pile.credits)
    above = _above(known)
    pages, spellings = find_pages(pile), Spellings(pile, names)
    for index in range(len(pile.documents)):
        close = sorted(near.get(index, ()))
        ancestors = _ancestors(index, above)
        told = [
            (group[0].key, one)
            for group in _by_outlet(pile.credits[index])
            for one in _credited(pile, index, group, close, above, names)
        ]
        others = [other for other in _asked(pile, index, close) if index not in above.get(other, ())]
        more = mentioned(pile, index, {key for key, one in told if one.parent}, others, ancestors)
        meant = [key for other in more for key in pile.called[index_of[other.parent or ""]]]
        kept = [(key, one) for key, one in told if one.parent or not any(same_outlet(key, each) for each in meant)]
        given = {index_of[one.parent] for one in more if one.parent}
        found.extend(with_addresses(pile, index, kept, (pages, spellings, {*ancestors, *given})))
        found.extend(more)
        if len(pile.documents) <= SMALL:
            behind = {*ancestors, *given, *(index_of[one.parent] for _, one in kept if one.parent)}
            found.extend(unnamed(pile, index, others, behind))
    found.extend(linked(pile, near, known, pages))
    return found


def _asked(pile: Pile, index: int, near: Sequence[int]) -> Sequence[int]:
    """The reports among which what one credits is looked for."""
    if len(pile.documents) > SMALL:
        return near
    return [other for other in range(len(pile.documents)) if other != index]


def _above(known: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The parents of each report."""
    found: dict[int, list[int]] = {}
    for derived, parent in known:
        found.setdefault(derived, []).append(parent)
    return found


def _ancestors(index: int, above: Mapping[int, Sequence[int]]) -> set[int]:
    """All that a report goes back to."""
    seen: set[int] = set()
    open_ = list(above.get(index, ()))
    while open_:
        at = open_.pop()
        if at not in seen:
            seen.add(at)
            open_.extend(above.get(at, ()))
    return seen


def _by_outlet(credits_: Sequence[Credit]) -> list[list[Credit]]:
    groups: list[list[Credit]] = []
    for credit in credits_:
        for group in groups:
            if same_outlet(group[0].key, credit.key):
                group.append(credit)
                break
        else:
            groups.append([credit])
    return groups


def _shared_names(listed: Sequence[Sequence[Credit]]) -> dict[str, str]:
    """One spelling for each outlet that is credited anywhere: no acronym, the most frequent, the longest, by alphabet."""
    counts: dict[str, dict[str, int]] = {}
    for credits_ in listed:
        for credit in credits_:
            names = counts.setdefault(credit.key, {})
            names[credit.name] = names.get(credit.name, 0) + 1
    return {
        key: min(names, key=lambda name: (name.isupper(), -names[name], -len(name), name))  # used at once
        for key, names in counts.items()
    }


def _credited(
    pile: Pile,
    index: int,
    credits_: list[Credit],
    near: Sequence[int],
    above: Mapping[int, Sequence[int]],
    names: dict[str, str],
) -> list[Derivation]:
    document = pile.documents[index]
    key = credits_[0].key
    asked = _asked(pile, index, near)
    fits = [other for other in asked if any(same_outlet(key, own) for own in pile.called[other])]
    ancestors = _ancestors(index, above)
    if any(same_outlet(key, own) for other in ancestors for own in pile.called[other]):
        return []  # it has the credit from there, or it is one more reason for what is known
    if not pile.called[index] and all(credit.own for credit in credits_) and key in pile.known:
        return []  # "told the Post" in a text whose outlet is not known: the Post's own report, most likely
    unnamed = [] if fits else [other for other in near if not keys_of(pile.documents[other])]
    earlier = [
        other for other in fits or unnamed if index not in above.get(other, ()) and not is_later(pile, other, index)
    ]
    # the one report that an outlet of few had by then: it need not be told from others
    only = 0 < len(fits) <= FEW and len(earlier) == 1 and asked is not near
    fitting = pile.memory.notes("fits", Fit)
    found = [
        (
            fitting.made(
                key_of(pile.keys[index], pile.keys[other], pile.touched(index), pile.touched(other), credits_),
                partial(nearest_words, pile, index, credits_, other),
            ),
            other,
        )
        for other in earlier
    ]
    likely = [
        (fit.near + fit.same, fit.passages, -other)
        for fit, other in found
        if fit.same >= VERBATIM
        or (fits and fit.near >= needed(pile, other, index) - (LONE if only else ALONE))
        or (only and fit.meaning >= MEANT)
    ]
    enough = only or any(fit.same >= VERBATIM or fit.near >= needed(pile, other, index) for fit, other in found)
    best = max(likely, key=lambda one: (one[0], one[2]), default=None) if enough else None  # as near: the first by day
    name = names[key]
    words = f"it says so itself: “{' '.join(credits_[0].wording.split())}”"
    sure = max(credit.sure for credit in credits_)
    if best is not None:
        parent = pile.documents[-best[2]]
        how = (
            f"the report of {name} nearest to it in content"
            if fits
            else "of an outlet unknown, and says so in the same words"
        )
        reasons = (words, f"{parent.name} is {how}")
        return [Derivation(document.id, parent.id, None, "credit", sure, reasons, best[1])]
    if is_body(name) and key in pile.known:
        return []  # what a body says is no report, but where it published one
    spans = pile.memory.notes("credited", tuple[Span, ...]).made(
        key_of(pile.keys[index], credits_), partial(_credited_words, pile, index, credits_)
    )
    passages = tuple(Passage(span, Span(0, 0)) for span in spans)  # an absent report has no words to point to
    return [
        Derivation(document.id, None, name, "credit", sure, (words, f"no report of {name} in the pile fits"), passages)
    ]


def _credited_words(pile: Pile, index: int, credits_: Sequence[Credit]) -> tuple[Span, ...]:
    """What of a report goes back to those whom it credits: the sentences that say so, or all of it."""
    text = pile.texts[index]
    if len(text) and any(credit.whole for credit in credits_):
        return (text.span(0, len(text)),)
    return tuple(dict.fromkeys(text.sentence_at(credit.span) for credit in credits_))
