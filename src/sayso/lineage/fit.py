"""How near a report comes to what another one credits to its outlet, and how near it must."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from sayso.evidence import Passage
from sayso.languages.meaning import embed
from sayso.lineage.crediting import Credit
from sayso.lineage.lexicon import lexicon
from sayso.lineage.pile import Pile
from sayso.lineage.texts import Text, fold

# nearness of what a credited sentence says and a sentence of the credited report, by the days between the two at most
SAME = ((14, 0.58), (60, 0.75), (3_650, 0.95))
FACTS, FEWEST_FACTS = 0.3, 3  # what names and numbers in common add to it; how many the two reports must share,
ALONE = 0.16  # by how much less near it must come, where the outlet has no other report
SMALL = 100  # documents, of which all that an outlet published may be what is credited to it
FEWEST_WORDS = 3  # words that tell, of which a sentence is held to have at least so many
FEWEST_TOLD = 2  # words that tell, under which it is the next sentence that says what is credited


class Fit(NamedTuple):
    """How near a report comes to what is credited: in meaning and facts at best, in words on average; where it says so.

    `words` is how many words that tell one of its sentences shares with a credited one, `meaning` how near it comes in
    meaning alone, whatever names and numbers the two reports share.
    """

    near: float
    same: float
    words: int
    passages: tuple[Passage, ...]
    meaning: float = 0.0


def nearest_words(pile: Pile, index: int, credits_: Sequence[Credit], other: int) -> Fit:
    """How near sentences of `other` come to what the credited sentences say, and the passages that show it.

    The words of the credit and the outlet's name do not count. Without names and numbers in common only words do.
    """
    mine, theirs = pile.outline(index), pile.outline(other)
    text, opposite = pile.texts[index], pile.texts[other]
    names = frozenset(fold(part) for credit in credits_ for part in credit.name.split())
    if not theirs.sentences:
        return Fit(0.0, 0.0, 0, ())
    alike = len((mine.all_facts & theirs.all_facts) - names) >= FEWEST_FACTS
    words_of = [frozenset(opposite.words[first:last]) for first, last in theirs.sentences]
    best, meant, same, passages, figures, most, counted = [], [0.0], [], [], set[str](), 0, False
    for credit in credits_:
        for at, (first, last) in enumerate(mine.sentences):
            span = text.span(first, last)
            if not span.overlaps(credit.span):
                continue
            rest = _telling(text, first, last, credit)
            end = last
            if len(rest) < FEWEST_TOLD and at + 1 < len(mine.sentences):  # "There was a story in the Echo. It said ..."
                end = mine.sentences[at + 1][1]
                span, rest = text.span(first, end), _telling(text, first, end, credit)
            held = [len(rest & words) / max(FEWEST_WORDS, len(rest)) for words in words_of]
            same.append(max(held))
            most = max(most, *(len(rest & words) for words in words_of))
            numbers = {word for word in _telling(text, first, last, credit) if word[0].isdigit()}
            figures.update(numbers)
            counted = counted or any(_counts(text, first, last, word) for word in numbers)
            place = int(np.argmax(held))
            facts = mine.facts[at] - names
            close = alike or max(map(partial(_common_facts, facts, rest), theirs.facts, words_of)) >= FEWEST_FACTS - 1
            if close or len(pile.documents) <= SMALL:
                words = (
                    text.document.text[span.start : credit.span.start] + text.document.text[credit.span.end : span.end]
                )
                cosines = embed([words])[0] @ theirs.vectors.T
                meant.append(float(cosines.max()))
            if close:
                shared = [len(facts & each) / max(1, min(len(facts), len(each - names))) for each in theirs.facts]
                scores = cosines + FACTS * np.minimum(np.array(shared, dtype=np.float32), 1)
                best.append(float(scores.max()))
                place = int((scores + np.array(held, dtype=np.float32)).argmax())
            passages.append(Passage(span, opposite.span(*theirs.sentences[place])))
    if counted and not figures & set(opposite.words):
        return Fit(0.0, 0.0, 0, ())  # it gives none of the numbers that it is credited with
    return Fit(max(best, default=0.0), sum(same) / max(1, len(same)), most, tuple(dict.fromkeys(passages)), max(meant))


def _telling(text: Text, first: int, last: int, credit: Credit) -> frozenset[str]:
    """The words from `first` up to `last` that tell something, without those of the credit."""
    common = lexicon().common
    return frozenset(
        text.words[word]
        for word in range(first, last)
        if text.words[word] not in common and not credit.span.start <= text.starts[word] < credit.span.end
    )


def _counts(text: Text, first: int, last: int, figure: str) -> bool:
    """Whether a number counts something: it is no day or year beside a month, nor part of a word ("four-term")."""
    months = lexicon().months
    places = [at for at in range(first, last) if text.words[at] == figure]
    dated = any(text.words[near] in months for at in places for near in (at - 1, at + 1) if first <= near < last)
    return not dated and any(text.document.text[text.ends[at] : text.ends[at] + 1] != "-" for at in places)


def _common_facts(facts: frozenset[str], words: frozenset[str], other: frozenset[str], others: frozenset[str]) -> int:
    """How many words that are a name or number in one sentence stand in the other; one that opens a sentence may be none."""
    return len((facts & others) | (other & words))


def needed(pile: Pile, other: int, index: int) -> float:
    """How near two reports must come: the longer the time between them, the nearer."""
    start, end = pile.documents[index].published.start, pile.documents[other].published.end
    days = (start - end).days if start is not None and end is not None else 0
    return next((enough for most, enough in SAME if days <= most), 2.0)


def is_later(pile: Pile, other: int, index: int) -> bool:
    """Whether `other` was certainly published after `index`."""
    start, end = pile.documents[other].published.start, pile.documents[index].published.end
    return start is not None and end is not None and start > end
