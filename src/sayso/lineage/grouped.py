"""Pairs of reports compared one by one, or a report with all that are filed with it: what an engine does elsewhere."""

from collections.abc import Callable
from typing import NamedTuple

from sayso.evidence import Document
from sayso.lineage.comparing import Comparison, add_facts, compare_facts, compare_words
from sayso.lineage.rewrites import Outline
from sayso.lineage.texts import Text

NEARLY_ALL = 0.9  # of both reports in common: their sentences need not be compared


class Block(NamedTuple):
    """A report and the `others` to compare it with; `standing` are hashes of runs of words that many unlike reports share."""

    document: Document
    others: tuple[Document, ...]
    standing: frozenset[int]


def compare(
    one: Text,
    other: Text,
    standing: frozenset[int],
    outline: Callable[[], Outline],
    other_outline: Callable[[], Outline],
) -> Comparison | None:
    """What two reports have in common, `None` where that proves nothing; their outlines are made only where needed."""
    comparison = compare_words(one, other, standing)
    if comparison is None:
        return compare_facts(outline(), other_outline())
    if min(comparison.one.covered, comparison.other.covered) < NEARLY_ALL:
        return add_facts(comparison, outline(), other_outline())
    return comparison


def compare_block(block: Block) -> tuple[Comparison | None, ...]:
    """`compare` for the report and each of the others, in their order."""
    one = _Side(block.document, block.standing)
    found = []
    for document in block.others:
        other = _Side(document, block.standing)
        found.append(compare(one.text, other.text, block.standing, one.outline, other.outline))
    return tuple(found)


class _Side:
    """A report made ready, its sentences only where needed."""

    def __init__(self, document: Document, standing: frozenset[int]) -> None:
        self.text = Text(document)
        self._standing = standing
        self._outline: Outline | None = None

    def outline(self) -> Outline:
        self._outline = self._outline or Outline(self.text, self._standing)
        return self._outline
