"""Statements that rules put into one claim, kept there only where what stands around them makes it likely that they are.

Rules see words and names. In two reports that have little to do with each other the same words are of two matters more often
than of one ("the strike", "he supported the bill"), and that is no corroboration.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from sayso.corroboration.items import Item, Key
from sayso.corroboration.joining.known import Known
from sayso.corroboration.joining.surroundings import likely
from sayso.corroboration.joining.wordings import Wording, shape_of
from sayso.corroboration.roots import root

LIKELY = 0.2  # that two statements are one claim, on the mean, for their reports' to stay together
CLOSE = 2.5  # odds (logarithm) of what stands around two statements at which the matcher is not asked
CLOSE_ALIKE = 1.5  # the same, of statements in the same words
WORDINGS = 3  # of what one text says that are looked at
PARTS = 12  # of a claim beside which the statements of one text more are put
ASKED = 6  # texts of a part that are looked at

Parents = Callable[[str], Iterable[str]]
_Text = list[Wording]  # what one report and those made from it say


def verified(
    groups: Mapping[Key, list[Item]],
    parents: Parents,
    tied: Callable[[Item], bool],
    known: Known,
    asked: Collection[str] | None = None,
) -> dict[Key, list[Item]]:
    """The groups, each in as many parts as it is likely to be claims; the largest part keeps the group's key.

    A report and its `parents` (by id), from which it was made, are not questioned, nor are ties of two that have names
    (`tied`), which are the same wherever they are told. Where only some documents are `asked` for, groups without a statement of theirs stay as they are.
    """
    found = {}
    for key, items in sorted(groups.items(), key=lambda group: (group[1][0].document.name, group[0])):
        # in the order of reports: those beside each other are looked at again and again, and then seldom any more
        questioned = asked is None or any(item.document.id in asked for item in items)
        parts = _parts(_texts(key, items, parents, tied), known) if questioned else []
        if len(parts) < 2:
            found[key] = items
            continue
        place = {one.item.document.id: at for at, part in enumerate(parts) for text in part for one in text}
        by_part: dict[int, list[Item]] = defaultdict(list)
        for item in items:
            by_part[place[item.document.id]].append(item)
        for at, some in by_part.items():
            found[key if at == 0 else (*key, f"={min(item.id for item in some)}")] = some
    return found


def _texts(key: Key, items: Sequence[Item], parents: Parents, tied: Callable[[Item], bool]) -> list[_Text]:
    """What each report says that was made from no other of them, with what was made from it; nothing where all are `tied`."""
    by_document: dict[str, dict[tuple[str, str], Item]] = defaultdict(dict)
    for item in sorted(items, key=lambda item: (item.document.name, item.document.id, item.id)):
        by_document[item.document.id].setdefault(shape_of(item), item)
    if len(by_document) < 2 or all(map(tied, items)):
        return []
    first = {document: document for document in by_document}
    find = partial(root, first)
    for document in by_document:
        for parent in parents(document):
            if parent in first:
                first[find(document)] = find(parent)
    found: dict[str, _Text] = defaultdict(list)
    for document, shapes in by_document.items():
        found[find(document)] += [Wording(key, item) for item in shapes.values()]
    return list(found.values())


def _parts(texts: Sequence[_Text], known: Known) -> list[list[_Text]]:
    """The texts that are likely to say the same, the largest part first: each text goes to the part that it fits best."""
    found: list[list[_Text]] = []
    for text in sorted(texts, key=len, reverse=True):
        fits = []
        for at, part in enumerate(found[:PARTS]):
            near = [_likely(text, other, known) for other in part[:ASKED]]
            fits.append((sum(near) / len(near), -at))
        best = max(fits, default=(0.0, 0))
        if best[0] >= LIKELY:
            found[-best[1]].append(text)
        else:
            found.append([text])
    return sorted(found, key=len, reverse=True)


def _likely(text: _Text, other: _Text, known: Known) -> float:
    """How likely two texts make one claim: by what stands around those of their wordings that are likeliest to, else by what the matcher says of these."""
    pairs = [(one, another) for one in text[:WORDINGS] for another in other[:WORDINGS]]
    odds, at = max((known.around(*pair), -at) for at, pair in enumerate(pairs))
    alike = pairs[-at][0].shape[0] == pairs[-at][1].shape[0]
    if likely(odds) < LIKELY or odds >= (CLOSE_ALIKE if alike else CLOSE):
        return likely(odds)
    return known.ruled(*pairs[-at])
