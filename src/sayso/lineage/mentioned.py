"""Credits without a wording for it: a report whose outlet, or whose body, is named where one says what that report says."""

from collections.abc import Collection, Sequence
from functools import partial

from sayso.engine import key_of
from sayso.evidence import Derivation
from sayso.lineage.crediting import Credit
from sayso.lineage.fit import ALONE, FEWEST_WORDS, Fit, is_later, nearest_words, needed
from sayso.lineage.lexicon import lexicon
from sayso.lineage.mentioning import is_body, is_plainly_body, mentions
from sayso.lineage.outlets import same_outlet
from sayso.lineage.pile import Pile
from sayso.lineage.texts import fold

VERBATIM = 0.75  # of the words that tell, in one sentence, of what may have been said to all
BEYOND = 0.2  # by how much nearer a report must come where the name may be that of an outlet or of a body
MOSTLY, FEWEST_SHARED = 0.5, 4  # so much of them, and so many, where no words tell that a report is credited at all


def mentioned(
    pile: Pile, index: int, told: Collection[str], asked: Sequence[int], ancestors: Collection[int]
) -> list[Derivation]:
    """Credits to reports whose outlet or body is named, where one says just what the sentence says that names it.

    `told` are the outlets that the report at `index` credits in plain words, `asked` the reports that may be meant,
    `ancestors` those that it goes back to.
    """
    document = pile.documents[index]
    fitting = pile.memory.notes("fits", Fit)
    best: dict[str, tuple[float, int, Credit, Fit]] = {}
    for other in asked:
        listed = mentions(document.text, pile.named[index], pile.named[other])
        if not listed or is_later(pile, other, index):
            continue
        keys = pile.called[other]
        if any(same_outlet(key, own) for key in told for own in keys):
            continue
        if any(pile.called[each] & keys for each in ancestors):
            continue
        for credit in listed:
            key = key_of(pile.keys[index], pile.keys[other], pile.touched(index), pile.touched(other), [credit])
            fit = fitting.made(key, partial(nearest_words, pile, index, [credit], other))
            if not _says(pile, index, other, credit, fit):
                continue
            found = (fit.near + fit.same, other, credit, fit)
            if credit.key not in best or found[0] > best[credit.key][0]:
                best[credit.key] = found
    return [
        Derivation(
            document.id,
            pile.documents[other].id,
            None,
            "credit",
            credit.sure,
            (f"it names {credit.name} where it says what {pile.documents[other].name} says",),
            fit.passages,
        )
        for _, other, credit, fit in best.values()
    ]


def _says(pile: Pile, index: int, other: int, credit: Credit, fit: Fit) -> bool:
    """Whether the sentence that names an outlet or a body says what the report says that is of it.

    What a body said may have been said to all: then it must be said that it was published, or be said in the same words.
    """
    body = is_body(credit.name)
    if fit.words >= FEWEST_SHARED and fit.same >= (VERBATIM if body else MOSTLY):
        return True
    enough = needed(pile, other, index)
    if not body:
        return fit.near >= enough or (fit.words >= FEWEST_WORDS and fit.same >= VERBATIM)
    document = pile.documents[index]
    sentence = pile.texts[index].sentence_at(credit.span).words(document.text)
    if any(fold(word.strip(".,:;\"'()")) in lexicon().statement_words for word in sentence.split()):
        return fit.near >= enough - ALONE or (fit.words >= FEWEST_WORDS and fit.same >= MOSTLY)
    return not is_plainly_body(credit.name) and fit.near >= enough + BEYOND
