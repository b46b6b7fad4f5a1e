"""Credits to an outlet that is not named ("she told a regional broadcaster"), where one report of that sort says just that."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial

from sayso.engine import key_of
from sayso.evidence import Derivation, Document, Span
from sayso.lineage.crediting import Credit, in_blocks
from sayso.lineage.fit import Fit, is_later, nearest_words, needed
from sayso.lineage.lexicon import lexicon
from sayso.lineage.outlets import keys_of
from sayso.lineage.pile import Pile

SAME, FEWEST = 0.5, 2  # of the words that tell, and how many, that one sentence of the report must have,
CLEARLY = 0.15  # and by how much more near it must come than any other report
SURE = 0.5
_OWN = r"(?!this |our |its own |the same |reporters)"
_NO_OUTLET = r"(?! (?:conference|briefing|call|centre|center|corps|gallery|meeting|office|officer|release|secretary|statement|tour)s?\b| [A-Z])"


def unnamed(pile: Pile, index: int, asked: Sequence[int], known: Collection[int]) -> list[Derivation]:
    """Credits of the report at `index` to outlets that it does not name, each to the one report among `asked` that is meant.

    None where nothing in the pile says just the same, or two do; none to reports that are `known` to be behind it.
    """
    document = pile.documents[index]
    found: dict[int, Derivation] = {}
    for credit, signs in _credits(document):
        ranked = sorted(_fitting(pile, index, asked, credit, signs), key=lambda each: (-each[0], each[1]))
        if not ranked or (len(ranked) > 1 and ranked[0][0] < ranked[1][0] + CLEARLY):
            continue
        _, other, fit = ranked[0]
        good = fit.near >= needed(pile, other, index) and fit.same >= SAME and fit.words >= FEWEST
        if good and other not in known:
            words = " ".join(credit.wording.split())
            reasons = (
                f"it says so itself, without a name: “{words}”",
                f"{pile.documents[other].name} alone says that",
            )
            found.setdefault(
                other,
                Derivation(document.id, pile.documents[other].id, None, "credit", SURE, reasons, fit.passages),
            )
    return list(found.values())


def _fitting(
    pile: Pile, index: int, asked: Sequence[int], credit: Credit, signs: tuple[str, ...]
) -> Iterator[tuple[float, int, Fit]]:
    """How near the reports of that sort of outlet come, those that were there by then."""
    fitting = pile.memory.notes("fits", Fit)
    for other in asked:
        name = (pile.documents[other].outlet or " ".join(pile.named[other])).casefold()
        own = keys_of(pile.documents[other]) & keys_of(pile.documents[index])
        if own or is_later(pile, other, index) or (signs and not any(sign in name for sign in signs)):
            continue
        key = key_of(pile.keys[index], pile.keys[other], pile.touched(index), pile.touched(other), [credit])
        fit = fitting.made(key, partial(nearest_words, pile, index, [credit], other))
        yield fit.near + fit.same, other, fit


def _credits(document: Document) -> Iterator[tuple[Credit, tuple[str, ...]]]:
    """Where a text says that something was told to or reported by an outlet; what the names of such outlets hold."""
    text = in_blocks(document)
    for pattern, signs in _wordings():
        for match in pattern.finditer(text):
            yield Credit("", "", Span(*match.span()), match.group(), SURE, own=False, whole=False), signs


@lru_cache(maxsize=1)
def _wordings() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    listed = []
    for sort in lexicon().unnamed_outlets:
        kinds = "|".join(sorted(map(re.escape, sort.words), key=len, reverse=True))
        outlet = rf"{_OWN}(?:(?:an?|the|some|several|one|two) )?(?:[A-Za-z]+ ){{0,2}}?(?:{kinds})\b{_NO_OUTLET}"
        listed.append(
            (re.compile(rf"\b(?:told|informed|in an interview with|speaking to|spoke to) {outlet}"), sort.names)
        )
        listed.append((re.compile(rf"\b(?:reported|revealed|quoted) (?:by|in|on) {outlet}"), sort.names))
    listed.append((re.compile(r"\b[Ii]t (?:was|has been|had been) (?:first |widely )?reported\b"), ()))
    return tuple(listed)
