"""What the texts themselves credit, matched to reports in the pile or left as a report that is absent."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from sayso.engine import key_of
from sayso.evidence import Derivation, Passage, Span
from sayso.languages.meaning import embed
from sayso.lineage.crediting import Credit
from sayso.lineage.lexicon import lexicon
from sayso.lineage.linking import linked_addresses, plain_address
from sayso.lineage.outlets import keys_of, same_outlet
from sayso.lineage.pile import Pile
from sayso.lineage.texts import fold

# nearness of what a credited sentence says and a sentence of the credited report, by the days between the two at most
SAME = ((14, 0.58), (60, 0.75), (3_650, 0.95))
FACTS, FEWEST_FACTS = 0.3, 3  # what names and numbers in common add to it; how many the two reports must share,
ALONE = 0.16  # by how much less it must, where the outlet has no other report
SMALL = 100  # documents, of which all that an outlet published may be what is credited to it
VERBATIM, FEWEST_WORDS = (
    0.75,
    3,
)  # unless so much of the credited words that tell, at least so many, stands in one sentence


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
    for index in range(len(pile.documents)):
        for credits_ in _by_outlet(pile.credits[index]):
            found.extend(_credited(pile, index, credits_, sorted(near.get(index, ())), above, names))
    found.extend(_linked(pile, near, known))
    return found


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
    asked = near if len(pile.documents) > SMALL else [other for other in range(len(pile.documents)) if other != index]
    fits = [other for other in asked if any(same_outlet(key, own) for own in keys_of(pile.documents[other]))]
    ancestors = _ancestors(index, above)
    if any(same_outlet(key, own) for other in ancestors for own in keys_of(pile.documents[other])):
        return []  # it has the credit from there, or it is one more reason for what is known
    if not keys_of(document) and all(credit.own for credit in credits_) and key in pile.known:
        return []  # "told the Post" in a text whose outlet is not known: the Post's own report, most likely
    unnamed = [] if fits else [other for other in near if not keys_of(pile.documents[other])]
    earlier = [
        other for other in fits or unnamed if index not in above.get(other, ()) and not _later(pile, other, index)
    ]
    only = len(fits) == 1 and asked is not near  # the one report of that outlet: it need not be told from others
    fitting = pile.memory.notes("fits", Fit)
    found = [
        (
            fitting.made(
                key_of(pile.keys[index], pile.keys[other], pile.touched(index), pile.touched(other), credits_),
                partial(_nearest_words, pile, index, credits_, other),
            ),
            other,
        )
        for other in earlier
    ]
    likely = [
        (fit.near + fit.same, fit.passages, -other)
        for fit, other in found
        if fit.same >= VERBATIM or (fits and fit.near >= _needed(pile, other, index) - (ALONE if only else 0))
    ]
    best = max(likely, key=lambda one: (one[0], one[2]), default=None)  # as near as another: the one that sorts first
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


class Fit(NamedTuple):
    """How near a report comes to what is credited: in meaning and facts at best, in words on average; where it says so."""

    near: float
    same: float
    passages: tuple[Passage, ...]


def _nearest_words(pile: Pile, index: int, credits_: Sequence[Credit], other: int) -> Fit:
    """How near sentences of `other` come to what the credited sentences say, and the passages that show it.

    The words of the credit and the outlet's name do not count. Without names and numbers in common only words do.
    """
    mine, theirs = pile.outline(index), pile.outline(other)
    text, opposite = pile.texts[index], pile.texts[other]
    names = frozenset(fold(part) for credit in credits_ for part in credit.name.split())
    if not theirs.sentences:
        return Fit(0.0, 0.0, ())
    related = len((mine.all_facts & theirs.all_facts) - names) >= FEWEST_FACTS
    common = lexicon().common
    words_of = [frozenset(opposite.words[first:last]) for first, last in theirs.sentences]
    best, same, passages, figures = [], [], [], set[str]()
    for credit in credits_:
        for at, (first, last) in enumerate(mine.sentences):
            span = text.span(first, last)
            if not span.overlaps(credit.span):
                continue
            rest = frozenset(
                text.words[word]
                for word in range(first, last)
                if text.words[word] not in common and not credit.span.start <= text.starts[word] < credit.span.end
            )
            held = [len(rest & words) / max(FEWEST_WORDS, len(rest)) for words in words_of]
            same.append(max(held))
            figures.update(word for word in rest if word[0].isdigit())
            place = int(np.argmax(held))
            if related:
                words = (
                    text.document.text[span.start : credit.span.start] + text.document.text[credit.span.end : span.end]
                )
                cosines = embed([words])[0] @ theirs.vectors.T
                facts = mine.facts[at] - names
                shared = [len(facts & each) / max(1, min(len(facts), len(each - names))) for each in theirs.facts]
                scores = cosines + FACTS * np.minimum(np.array(shared, dtype=np.float32), 1)
                best.append(float(scores.max()))
                place = int((scores + np.array(held, dtype=np.float32)).argmax())
            passages.append(Passage(span, opposite.span(*theirs.sentences[place])))
    if figures and not figures & set(opposite.words):
        return Fit(0.0, 0.0, ())  # it gives none of the numbers that it is credited with
    return Fit(sum(best) / max(1, len(best)), sum(same) / max(1, len(same)), tuple(dict.fromkeys(passages)))


def _needed(pile: Pile, other: int, index: int) -> float:
    """How near two reports must come: the longer the time between them, the nearer."""
    start, end = pile.documents[index].published.start, pile.documents[other].published.end
    days = (start - end).days if start is not None and end is not None else 0
    return next((needed for most, needed in SAME if days <= most), 2.0)


def _later(pile: Pile, other: int, index: int) -> bool:
    """Whether `other` was certainly published after `index`."""
    start, end = pile.documents[other].published.start, pile.documents[index].published.end
    return start is not None and end is not None and start > end


def _linked(pile: Pile, near: dict[int, set[int]], known: set[tuple[int, int]]) -> list[Derivation]:
    """Credits by hyperlink: to a report of another outlet in the pile that is about the same."""
    pages: dict[str, int] = {}
    for index, document in enumerate(pile.documents):
        address = plain_address(document.url or "")
        if address:
            pages.setdefault(address, index)
    found = []
    for index, document in enumerate(pile.documents):
        for address in sorted(linked_addresses(document.links)):
            other = pages.get(address, index)
            alien = not keys_of(pile.documents[other]) & keys_of(document)
            if (
                other in near.get(index, ())
                and alien
                and (index, other) not in known
                and not _later(pile, other, index)
            ):
                parent = pile.documents[other]
                reasons = (f"it links to {parent.name} ({address}), which is about the same",)
                found.append(Derivation(document.id, parent.id, None, "credit", 0.7, reasons))
    return found
